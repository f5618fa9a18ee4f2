//! Writes items as CSV (RFC 4180), one row per item, with the properties that fit into a cell.
//!
//! The columns come from the table of properties, plus a position at the end, so that tools without geometries can map a row. Nested
//! properties are left out. An empty cell is `null` in GeoJSON.

use super::{Collection, Layer, features::Writer, wkt::wkt};
use crate::chronicle::fold::PlaceIndex;
use crate::schema::layer::GeometryType;
use crate::schema::properties::{self, Holds};
use geo::{Euclidean, InteriorPoint, InterpolateLine, Length};
use geo_types::{Geometry, LineString, Point};
use serde_json::Value;
use std::collections::HashMap;

/// The byte order mark by which Excel recognises UTF-8.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in the header row.
    pub name: &'static str,
    /// The type of its values.
    pub holds: Holds,
    /// The description for Data Package.
    pub doc: &'static str,
}

const LONGITUDE: Column = Column {
    name: "longitude",
    holds: Holds::Number,
    doc: "degrees east (WGS84): of the point; of a line, the point halfway along its longest part; of an area, a point inside it",
};
const LATITUDE: Column = Column { name: "latitude", holds: Holds::Number, doc: "degrees north (WGS84) of the same point" };
const WKT: Column = Column { name: "wkt", holds: Holds::Text, doc: "the whole geometry as Well-Known Text, longitude first" };

/// Returns the columns of a collection: the properties that are not objects, then the position. A list of words is one column with
/// commas, under the name of the list.
#[must_use]
pub fn columns(collection: Collection) -> Vec<Column> {
    let table = properties::of(collection);
    let repeats = |name: &str| table.iter().any(|list| list.holds == Holds::Texts && list.as_text == Some(name));
    let flat = table.iter().filter(|property| !property.holds.is_nested() && !repeats(property.name));
    let position: &[Column] = match collection {
        Collection::Places => &[LONGITUDE, LATITUDE, WKT],
        Collection::States | Collection::Changes => &[LONGITUDE, LATITUDE],
        Collection::Sources => &[],
    };
    flat.map(|property| Column { name: property.name, holds: property.holds, doc: property.doc })
        .chain(position.iter().copied())
        .collect()
}

/// Writes these items of a layer as CSV with a header row.
#[must_use]
pub fn table(writer: &Writer<'_>, layer: Layer, items: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let columns = columns(layer.collection());
    let geometry_type = layer.geometry_type(writer.atlas);
    let mut positions = HashMap::new();
    let rows = items.into_iter().map(|index| {
        let (feature, place) = feature(writer, layer.collection(), index);
        let geometry = place.and_then(|place| writer.atlas.place(place).geometry.as_ref());
        let position = place.and_then(|place| *positions.entry(place).or_insert_with(|| geometry.and_then(representative_point)));
        let cell = |column: &Column| match column.name {
            "longitude" => position.map_or_else(String::new, |point: Point<f64>| degrees(point.x())),
            "latitude" => position.map_or_else(String::new, |point| degrees(point.y())),
            "wkt" => geometry.map_or_else(String::new, |geometry| text_of(geometry, geometry_type)),
            name => cell(&feature["properties"][name]),
        };
        columns.iter().map(cell).collect::<Vec<String>>()
    });
    write(columns.iter().map(|column| column.name), rows)
}

/// Writes a header row and rows.
pub(super) fn write<'c>(header: impl Iterator<Item = &'c str>, rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to a vector cannot fail.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

/// Returns an item and the place whose geometry it has.
fn feature(writer: &Writer<'_>, collection: Collection, index: u32) -> (Value, Option<PlaceIndex>) {
    let atlas = writer.atlas;
    let (feature, place) = match collection {
        Collection::Places => (serde_json::to_value(writer.place(index)), Some(index)),
        Collection::States => (serde_json::to_value(writer.state(index)), Some(atlas.view(index).state.place)),
        Collection::Changes => {
            let place = atlas.change(index).only_place().and_then(|id| atlas.place_index(id.as_str()));
            (serde_json::to_value(writer.change(index)), place)
        }
        Collection::Sources => (serde_json::to_value(writer.source(index)), None),
    };
    (feature.unwrap_or_default(), place)
}

fn text_of(geometry: &Geometry<f64>, geometry_type: Option<GeometryType>) -> String {
    geometry_type.map_or_else(|| wkt(geometry), |wanted| wkt(&wanted.of(geometry)))
}

/// Rounds a coordinate to the precision of the data, six decimal places.
fn degrees(value: f64) -> String {
    ((value * 1e6).round() / 1e6).to_string()
}

/// Returns a representative point of a geometry: the point itself, the point halfway along the longest line, or a point inside the
/// area.
#[must_use]
pub fn representative_point(geometry: &Geometry<f64>) -> Option<Point<f64>> {
    let halfway = |line: &LineString<f64>| Euclidean.point_at_ratio_from_start(line, 0.5);
    match geometry {
        Geometry::Point(point) => Some(*point),
        Geometry::LineString(line) => halfway(line),
        Geometry::MultiLineString(lines) => {
            lines.iter().max_by(|a, b| Euclidean.length(*a).total_cmp(&Euclidean.length(*b))).and_then(halfway)
        }
        other => other.interior_point(),
    }
}

/// Converts a JSON value to a cell; the items of a list are joined with commas.
#[must_use]
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{line_string, polygon};

    #[test]
    fn a_geometry_is_stood_for_by_a_point_of_its_own() {
        let short = line_string![(x: 0.0, y: 0.0), (x: 0.0, y: 1.0)];
        let long = line_string![(x: 10.0, y: 0.0), (x: 10.0, y: 4.0), (x: 14.0, y: 4.0)];
        let lines = Geometry::MultiLineString(geo_types::MultiLineString(vec![short.clone(), long]));
        assert_eq!(representative_point(&lines), Some(Point::new(10.0, 4.0)));
        assert_eq!(representative_point(&short.into()), Some(Point::new(0.0, 0.5)));
        // A bent area whose centroid is outside it.
        let bent =
            polygon![(x: 0.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 1.0), (x: 1.0, y: 1.0), (x: 1.0, y: 9.0), (x: 0.0, y: 9.0)];
        let point = representative_point(&bent.clone().into()).unwrap();
        assert!(geo::Contains::contains(&bent, &point), "{point:?}");
        assert_eq!(representative_point(&Geometry::LineString(line_string![])), None);
    }

    #[test]
    fn columns_have_names_of_their_own_and_no_objects() {
        for collection in Collection::ALL {
            let columns = columns(collection);
            let mut names: Vec<&str> = columns.iter().map(|column| column.name).collect();
            assert!(columns.iter().all(|column| !column.holds.is_nested()));
            assert_eq!(names.first(), Some(&"id"));
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), columns.len(), "{collection:?}");
        }
    }
}
