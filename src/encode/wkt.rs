//! Writes geometries as Well-Known Text (OGC 06-103r4), longitude before latitude.

use geo_types::{Coord, Geometry, LineString, Polygon};
use std::fmt::Write;

/// Writes a geometry as Well-Known Text, without rounding.
#[must_use]
pub fn wkt(geometry: &Geometry<f64>) -> String {
    let tagged = |tag: &str, body: String| format!("{tag} {body}");
    match geometry {
        Geometry::Point(point) => tagged("POINT", coordinates(&[point.0])),
        Geometry::MultiPoint(points) => tagged("MULTIPOINT", list(&points.0, |point| coordinates(&[point.0]))),
        Geometry::Line(line) => tagged("LINESTRING", coordinates(&[line.start, line.end])),
        Geometry::LineString(line) => tagged("LINESTRING", coordinates(&line.0)),
        Geometry::MultiLineString(lines) => tagged("MULTILINESTRING", list(&lines.0, |line| coordinates(&line.0))),
        Geometry::Polygon(polygon) => tagged("POLYGON", rings(polygon)),
        Geometry::MultiPolygon(polygons) => tagged("MULTIPOLYGON", list(&polygons.0, rings)),
        Geometry::Rect(rect) => tagged("POLYGON", rings(&rect.to_polygon())),
        Geometry::Triangle(triangle) => tagged("POLYGON", rings(&triangle.to_polygon())),
        Geometry::GeometryCollection(parts) => tagged("GEOMETRYCOLLECTION", list(&parts.0, wkt)),
    }
}

fn rings(polygon: &Polygon<f64>) -> String {
    let rings: Vec<&LineString<f64>> = std::iter::once(polygon.exterior()).chain(polygon.interiors()).collect();
    list(&rings, |ring| coordinates(&ring.0))
}

fn list<T>(parts: &[T], write: impl Fn(&T) -> String) -> String {
    if parts.is_empty() {
        return "EMPTY".to_owned();
    }
    format!("({})", parts.iter().map(write).collect::<Vec<_>>().join(", "))
}

fn coordinates(coordinates: &[Coord<f64>]) -> String {
    list(coordinates, |at| {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = write!(text, "{} {}", at.x, at.y);
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{line_string, point, polygon};

    #[test]
    fn geometries_are_written_as_other_programs_read_them() {
        assert_eq!(wkt(&point!(x: 46.5, y: 39.0).into()), "POINT (46.5 39)");
        assert_eq!(wkt(&line_string![(x: 46.0, y: 39.5), (x: 47.0, y: 40.0)].into()), "LINESTRING (46 39.5, 47 40)");
        let area = polygon!(exterior: [(x: 0.0, y: 0.0), (x: 4.0, y: 0.0), (x: 0.0, y: 4.0)], interiors: [[(x: 1.0, y: 1.0), (x: 2.0, y: 1.0), (x: 1.0, y: 2.0)]]);
        assert_eq!(wkt(&area.clone().into()), "POLYGON ((0 0, 4 0, 0 4, 0 0), (1 1, 2 1, 1 2, 1 1))");
        let many = Geometry::MultiPolygon(geo_types::MultiPolygon(vec![area]));
        assert_eq!(wkt(&many), "MULTIPOLYGON (((0 0, 4 0, 0 4, 0 0), (1 1, 2 1, 1 2, 1 1)))");
        let points = Geometry::MultiPoint(vec![(1.0, 2.0), (3.0, 4.0)].into());
        assert_eq!(wkt(&points), "MULTIPOINT ((1 2), (3 4))");
        assert_eq!(wkt(&Geometry::LineString(line_string![])), "LINESTRING EMPTY");
    }
}
