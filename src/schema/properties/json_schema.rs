//! Generates JSON Schemas of items: logical schemas, and schemas of GeoJSON features.

use super::{Holds, Role, of};
use crate::{
    chronicle::place::Shape,
    schema::{
        collection::Collection,
        layer::{GeometryType, Layer},
    },
};
use serde_json::{Map, Value, json};

/// Returns the logical schema of a layer's items (OGC API – Features, Part 5): properties and geometry side by side, in order, with
/// roles.
#[must_use]
pub fn logical_schema(layer: Layer, geometry: Option<GeometryType>) -> Value {
    let table = of(layer.collection());
    let mut properties = Map::new();
    for (property, number) in table.iter().zip(1..) {
        let mut schema = property.json_schema();
        schema["x-ogc-propertySeq"] = json!(number);
        if let Some(role) = property.role {
            schema["x-ogc-role"] = role.word().into();
        }
        if property.holds == Holds::Metres {
            schema["x-ogc-unit"] = "m".into();
        }
        properties.insert(property.name.to_owned(), schema);
    }
    if layer.collection() != Collection::Sources {
        let format = match (geometry, layer.shape()) {
            (Some(geometry), _) => format!("geometry-{}", geometry.name().to_lowercase()),
            (None, Some(Shape::Point)) => "geometry-point-or-multipoint".to_owned(),
            (None, _) => "geometry-any".to_owned(),
        };
        let geometry = json!({
            "description": "null: listed, not drawn",
            "format": format, "x-ogc-role": "primary-geometry", "x-ogc-propertySeq": table.len() + 1,
        });
        properties.insert("geometry".to_owned(), geometry);
    }
    let required: Vec<&str> = table.iter().filter(|property| !property.is_nullable).map(|property| property.name).collect();
    json!({
        "$schema": DIALECT,
        "type": "object",
        "title": format!("{}: an item", layer.title()),
        "description": "The values of an item, whatever the format. A missing value is null in GeoJSON and an empty cell in CSV.",
        "properties": properties,
        "required": required,
    })
}

/// Returns the schema of a layer's items as GeoJSON features; GDAL reads the types of columns from it. The id is listed only as that of
/// the feature: listed among the properties too, it would become two columns in GDAL.
#[must_use]
pub fn feature_schema(layer: Layer, geometry: Option<GeometryType>) -> Value {
    let table = of(layer.collection());
    let properties: Map<String, Value> = table
        .iter()
        .filter(|property| property.role != Some(Role::Id))
        .map(|property| (property.name.to_owned(), property.json_schema()))
        .collect();
    let types = match geometry {
        Some(one) => vec![one.name()],
        None => vec!["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"],
    };
    json!({
        "$schema": DIALECT,
        "type": "object",
        "title": format!("{}: an item as a GeoJSON feature", layer.title()),
        "description": "Each property has one type, that of its values; null stands where there is no value. `properties` also repeats the id.",
        "required": ["type", "id", "properties", "geometry"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string"},
            "properties": {"type": "object", "properties": properties},
            "geometry": {"type": "object", "description": "null: listed, not drawn", "properties": {
                "type": {"type": "string", "enum": types}, "coordinates": {"type": "array"},
            }},
        },
    })
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_a_text_and_every_role_stands_once() {
        for collection in Collection::ALL {
            let table = of(collection);
            for property in &table {
                let text = property.as_text.and_then(|name| table.iter().find(|other| other.name == name));
                assert_eq!(property.holds.is_list(), text.is_some(), "{collection:?} {}", property.name);
                assert!(
                    text.is_none_or(|text| text.holds == Holds::Text && !text.is_nullable),
                    "{collection:?} {}",
                    property.name
                );
                let in_role = table.iter().filter(|other| other.role.is_some() && other.role == property.role).count();
                assert_eq!(in_role, usize::from(property.role.is_some()), "{collection:?} {}", property.name);
            }
        }
    }

    #[test]
    fn each_property_of_a_schema_has_one_type_and_no_moment_is_a_date() {
        for layer in Layer::ALL {
            let feature = feature_schema(layer, None);
            let logical = logical_schema(layer, None);
            for property in of(layer.collection()) {
                for schema in
                    [&feature["properties"]["properties"]["properties"][property.name], &logical["properties"][property.name]]
                {
                    if schema.is_null() {
                        assert_eq!(property.role, Some(Role::Id));
                        continue;
                    }
                    assert!(schema["type"].is_string(), "{}", property.name);
                    let is_date = schema["format"].as_str().is_some_and(|format| format.starts_with("date"));
                    assert_eq!(is_date, matches!(property.holds, Holds::Day | Holds::Instant), "{}", property.name);
                }
            }
        }
    }
}
