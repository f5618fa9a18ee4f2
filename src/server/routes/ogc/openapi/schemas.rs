//! The schemas in the definition of the API.

use super::reference::reference;
use crate::{encode::Collection, schema::properties};
use serde_json::{Map, Value, json};

/// All schemas by their names.
pub(crate) fn all() -> Map<String, Value> {
    let links = json!({"type": "array", "items": reference("schemas", "link")});
    let mut schemas = Map::new();
    let mut add = |name: &str, schema: Value| {
        schemas.insert(name.to_owned(), schema);
    };
    add(
        "link",
        json!({"type": "object", "required": ["href", "rel"], "properties": {
            "href": {"type": "string"}, "rel": {"type": "string"}, "type": {"type": "string"}, "title": {"type": "string"},
        }}),
    );
    add(
        "landingPage",
        json!({"type": "object", "required": ["links"], "properties": {
            "title": {"type": "string"}, "description": {"type": "string"}, "attribution": {"type": "string"}, "revision": {"type": "string"}, "links": links,
        }}),
    );
    add(
        "conformance",
        json!({"type": "object", "required": ["conformsTo"], "properties": {
            "conformsTo": {"type": "array", "items": {"type": "string"}}, "links": links,
        }}),
    );
    add(
        "collections",
        json!({"type": "object", "required": ["links", "collections"], "properties": {
            "links": links, "collections": {"type": "array", "items": reference("schemas", "collection")},
        }}),
    );
    add(
        "collection",
        json!({"type": "object", "required": ["id", "links"], "properties": {
            "id": {"type": "string"}, "title": {"type": "string"}, "description": {"type": "string"}, "links": links,
            "extent": {"type": "object"}, "itemType": {"type": "string"}, "crs": {"type": "array", "items": {"type": "string"}}, "storageCrs": {"type": "string"},
        }}),
    );
    add(
        "geometry",
        json!({"type": "object", "nullable": true, "required": ["type", "coordinates"], "properties": {
            "type": {"type": "string", "enum": ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]},
            "coordinates": {"type": "array", "items": {}},
        }}),
    );
    add(
        "validity",
        json!({"type": "object", "description": "While the same question has the same answer; since is included, until is not", "properties": {
            "since": {"type": "string", "format": "date-time", "nullable": true}, "until": {"type": "string", "format": "date-time", "nullable": true},
        }}),
    );
    add(
        "problem",
        json!({"type": "object", "required": ["type", "title", "status", "detail"], "properties": {
            "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
            "parameter": {"type": "string"}, "given": {"type": "string"}, "allowed": {"type": "string"},
        }}),
    );
    for (name, schema) in properties::openapi_objects() {
        add(name, schema);
    }
    for collection in Collection::ALL {
        let properties = properties::of(collection);
        let required: Vec<&str> = properties.iter().map(|property| property.name).collect();
        let members: Map<String, Value> =
            properties.iter().map(|property| (property.name.to_owned(), property.openapi())).collect();
        let feature = |required_members: &[&str]| {
            json!({"type": "object", "required": required_members, "properties": {
                "type": {"type": "string", "enum": ["Feature"]}, "id": {"type": "string"}, "geometry": reference("schemas", "geometry"),
                "properties": {"type": "object", "required": required, "properties": members}, "links": links,
            }})
        };
        add(&format!("{}Feature", collection.id()), feature(&["type", "id", "geometry", "properties"]));
        add(&format!("{}Item", collection.id()), feature(&["type", "id", "geometry", "properties", "links"]));
        add(
            &format!("{}Page", collection.id()),
            json!({
                "type": "object",
                "required": ["type", "features", "numberMatched", "numberReturned", "links"],
                "properties": {
                    "type": {"type": "string", "enum": ["FeatureCollection"]},
                    "features": {"type": "array", "items": reference("schemas", &format!("{}Feature", collection.id()))},
                    "numberMatched": {"type": "integer"}, "numberReturned": {"type": "integer"},
                    "validity": reference("schemas", "validity"), "revision": {"type": "string"}, "links": links,
                },
            }),
        );
    }
    schemas
}
