//! Checks geometries (RFC 7946): two dimensions, in range, closed rings, right-hand rule, and at most six decimals.

use crate::geodata::source_file::{Diagnostic, Path, SourceFile, head_of, range_of};
use geo::{Validation, Winding};
use geo_types::{Coord, LineString, Polygon};
use jsonc_parser::ast::{Array, Object, Value};

/// Six decimals are 11 cm; more are noise and enlarge every response.
const MOST_DECIMALS: usize = 6;

/// Checks every geometry of `places.geojson`; `extent` is that of the dataset (west, south, east, north), where it is known.
pub(in crate::geodata) fn check(document: &SourceFile<'_>, extent: Option<[f64; 4]>) {
    let features = document.root.as_ref().and_then(|root| root.as_object()?.get_array("features"));
    for (number, feature) in features.into_iter().flat_map(|list| &list.elements).enumerate() {
        let Some(feature) = feature.as_object() else { continue };
        let id = feature.get_string("id").map(|id| id.value.to_string());
        let path = Path::default().key("features").index(number).key("geometry");
        let checker = Checker { document, id: id.as_deref(), path, extent };
        match feature.get("geometry").map(|geometry| &geometry.value) {
            Some(value @ Value::Object(geometry)) => {
                checker.geometry(geometry, value);
                checker.has_precision(feature, value);
            }
            _ => continue,
        }
    }
}

struct Checker<'a> {
    document: &'a SourceFile<'a>,
    id: Option<&'a str>,
    path: Path,
    extent: Option<[f64; 4]>,
}

impl Checker<'_> {
    fn report(&self, value: &Value<'_>, code: &'static str, message: impl Into<String>, fix: impl Into<String>) {
        let range = match value {
            Value::Object(_) | Value::Array(_) => head_of(value, self.document.text),
            scalar => range_of(scalar),
        };
        self.document.report(self.id, &self.path, range, Diagnostic::new(code, message, fix));
    }

    fn has_precision(&self, feature: &Object<'_>, value: &Value<'_>) {
        let properties = feature.get_object("properties");
        if properties.is_some_and(|properties| properties.get("precision_m").is_none()) {
            self.report(
                value,
                "missing-precision",
                "The geometry has no `precision_m`.",
                "add `\"precision_m\": 300` to the properties: the largest distance from the real place, in metres",
            );
        }
    }

    fn geometry(&self, geometry: &Object<'_>, value: &Value<'_>) {
        let kind = geometry.get_string("type").map_or("", |kind| &kind.value);
        let depth = match kind {
            "Point" => 0,
            "MultiPoint" | "LineString" => 1,
            "MultiLineString" | "Polygon" => 2,
            "MultiPolygon" => 3,
            other => {
                let fix = "use one of `Point`, `MultiPoint`, `LineString`, `MultiLineString`, `Polygon` and `MultiPolygon`";
                return self.report(value, "geometry-type", format!("The geometry type `{other}` is not supported."), fix);
            }
        };
        if let Some(other) = geometry.properties.iter().find(|p| !["type", "coordinates"].contains(&p.name.as_str())) {
            self.report(
                &other.value,
                "unknown-field",
                format!("There is no field `{}` in a geometry.", other.name.as_str()),
                "remove it; a geometry has `type` and `coordinates`",
            );
        }
        let Some(coordinates) = geometry.get("coordinates").map(|coordinates| &coordinates.value) else {
            return self.report(
                value,
                "geometry-empty",
                "The geometry has no `coordinates`.",
                "add them, or write `null` for a place that is listed but not drawn",
            );
        };
        let mut lines = Vec::new();
        if !self.positions(coordinates, depth, &mut lines) {
            return;
        }
        self.inside_extent(coordinates);
        match kind {
            "LineString" | "MultiLineString" => self.lines(&lines),
            "Polygon" | "MultiPolygon" => self.polygons(coordinates, kind, &lines),
            _ => {}
        }
    }

    /// Checks every position and collects the lists of positions in order. Returns false if the structure is broken.
    fn positions<'v>(&self, value: &'v Value<'v>, depth: usize, lines: &mut Vec<(&'v Value<'v>, Vec<Coord<f64>>)>) -> bool {
        let Value::Array(list) = value else {
            match depth {
                0 => self.no_pair(value),
                _ => self.not_nested(value),
            }
            return false;
        };
        if depth == 0 {
            return self.position(list, value).is_some();
        }
        if list.elements.is_empty() {
            self.report(
                value,
                "geometry-empty",
                "The geometry is empty.",
                "add coordinates, or write `null` for a place that is listed but not drawn",
            );
            return false;
        }
        if depth == 1 {
            let points: Vec<Option<Coord<f64>>> = list
                .elements
                .iter()
                .map(|element| match element {
                    Value::Array(pair) => self.position(pair, element),
                    _ => {
                        self.positions(element, 0, &mut Vec::new());
                        None
                    }
                })
                .collect();
            let Some(points) = points.into_iter().collect::<Option<Vec<_>>>() else { return false };
            lines.push((value, points));
            return true;
        }
        // Not `all`, which would stop at the first broken one: every problem is reported.
        list.elements.iter().map(|element| self.positions(element, depth - 1, lines)).filter(|fine| !fine).count() == 0
    }

    fn not_nested(&self, value: &Value<'_>) {
        let message = "The nesting of the coordinates does not fit the geometry type.";
        let fix = "compare them with a valid geometry of the same type: a position is a list of two numbers, a line or ring a list of positions";
        self.report(value, "geometry-shape", message, fix);
    }

    fn no_pair(&self, value: &Value<'_>) {
        let fix = "write longitude and latitude, such as `[46.5714, 39.5658]`, and nothing else (no height)";
        self.report(value, "geometry-shape", "A position is not a pair of numbers.", fix);
    }

    fn position(&self, list: &Array<'_>, value: &Value<'_>) -> Option<Coord<f64>> {
        let [Value::NumberLit(longitude), Value::NumberLit(latitude)] = &list.elements[..] else {
            match list.elements.first() {
                Some(Value::Array(_)) => self.not_nested(value),
                _ => self.no_pair(value),
            }
            return None;
        };
        let (longitude, latitude) = (longitude.value, latitude.value);
        let (x, y): (f64, f64) = (longitude.parse().ok()?, latitude.parse().ok()?);
        if !(-180.0..=180.0).contains(&x) || !(-90.0..=90.0).contains(&y) {
            let swapped = if (-180.0..=180.0).contains(&y) && (-90.0..=90.0).contains(&x) { "; they may be swapped" } else { "" };
            self.report(
                value,
                "geometry-out-of-range",
                format!("The position {longitude}, {latitude} is out of range."),
                format!("write longitude (-180 to 180) first, then latitude (-90 to 90){swapped}"),
            );
            return None;
        }
        if [longitude, latitude]
            .iter()
            .any(|number| number.split_once('.').is_some_and(|(_, digits)| digits.len() > MOST_DECIMALS))
        {
            let rounded =
                |number: f64| format!("{number:.MOST_DECIMALS$}").trim_end_matches('0').trim_end_matches('.').to_owned();
            self.report(
                value,
                "too-many-decimals",
                format!("The position {longitude}, {latitude} has more than {MOST_DECIMALS} decimals."),
                format!("write `[{}, {}]`: six decimals are 11 cm", rounded(x), rounded(y)),
            );
        }
        Some(Coord { x, y })
    }

    /// Reports the first position outside the extent; others usually have the same cause.
    fn inside_extent(&self, coordinates: &Value<'_>) {
        let Some([west, south, east, north]) = self.extent else { return };
        let inside = |x: f64, y: f64| (west..=east).contains(&x) && (south..=north).contains(&y);
        let mut left = vec![coordinates];
        while let Some(value) = left.pop() {
            let Value::Array(list) = value else { continue };
            left.extend(list.elements.iter().rev());
            let numbers: Vec<f64> = list.elements.iter().filter_map(|n| n.as_number_lit()?.value.parse().ok()).collect();
            let [x, y] = numbers[..] else { continue };
            if inside(x, y) {
                continue;
            }
            let fix = if inside(y, x) {
                format!("longitude and latitude look swapped: write `[{y}, {x}]`, longitude first")
            } else {
                "correct the position, or widen `extent.bbox` in dataset.json".to_owned()
            };
            let message =
                format!("The position {x}, {y} is outside the extent of the dataset ({west}, {south}, {east}, {north}).");
            return self.report(value, "outside-extent", message, fix);
        }
    }

    fn lines(&self, lines: &[(&Value<'_>, Vec<Coord<f64>>)]) {
        for (value, points) in lines.iter().filter(|(_, points)| points.len() < 2) {
            self.report(
                value,
                "geometry-too-short",
                format!("A line has {} position.", points.len()),
                "give it at least two positions",
            );
        }
    }

    fn polygons(&self, coordinates: &Value<'_>, kind: &str, rings: &[(&Value<'_>, Vec<Coord<f64>>)]) {
        let mut broken = false;
        for (value, points) in rings {
            if points.len() < 4 || points.first() != points.last() {
                broken = true;
                self.report(
                    value,
                    "ring-not-closed",
                    "A ring is not closed.",
                    "give it at least four positions, the last equal to the first",
                );
            }
        }
        if broken {
            return;
        }
        let polygons: Vec<&Array<'_>> = match (kind, coordinates) {
            ("Polygon", Value::Array(polygon)) => vec![polygon],
            (_, Value::Array(list)) => list.elements.iter().filter_map(Value::as_array).collect(),
            _ => Vec::new(),
        };
        let mut rings = rings.iter();
        for polygon in polygons {
            let of_polygon: Vec<_> = rings.by_ref().take(polygon.elements.len()).collect();
            let mut lines = of_polygon.iter().map(|(_, points)| LineString::new(points.clone()));
            let Some(outer) = lines.next() else { continue };
            if let Err(error) = Polygon::new(outer, lines.collect()).check_validation() {
                let message = format!("The polygon is not valid: {error}.");
                self.report(
                    of_polygon.first().map_or(coordinates, |(value, _)| value),
                    "invalid-polygon",
                    message,
                    "draw it again without crossing itself",
                );
                continue;
            }
            for (number, (value, points)) in of_polygon.iter().enumerate() {
                let line = LineString::new(points.clone());
                let (right, word) = if number == 0 { (line.is_ccw(), "counter-clockwise") } else { (line.is_cw(), "clockwise") };
                if !right {
                    let ring = if number == 0 { "An outer ring" } else { "A hole" };
                    self.report(
                        value,
                        "wrongly-wound",
                        format!("{ring} does not run {word} (RFC 7946, right-hand rule)."),
                        "reverse the order of its positions",
                    );
                }
            }
        }
    }
}
