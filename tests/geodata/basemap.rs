//! The background of the map: where every line comes from, how near to the ground it is, and that it is what a map can draw.

use geojson::{Feature, FeatureCollection, GeometryValue as Shape, Position};
use std::{collections::BTreeSet, io::Write};

const FILES: [&str; 3] = ["land.geojson", "borders.geojson", "water.geojson"];
/// What a renderer draws besides, and nothing else reads yet.
const MORE: [&str; 2] = ["towns.geojson", "locator.geojson"];
/// West, south, east, north.
const NEAR: [f64; 4] = [44.0, 38.0, 50.5, 42.5];
const FAR: [f64; 4] = [37.5, 34.0, 56.0, 46.0];
const MOST_COMPRESSED_BYTES: usize = 70_000;

fn text(file: &str) -> String {
    std::fs::read_to_string(format!("{}/geodata/basemap/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Every feature of every file, with a name to complain with.
fn features() -> impl Iterator<Item = (String, Feature)> {
    FILES.into_iter().flat_map(|file| {
        let collection: FeatureCollection = text(file).parse().unwrap();
        collection.features.into_iter().map(move |feature| (format!("{file} {:?}", feature.id), feature))
    })
}

fn word<'f>(feature: &'f Feature, name: &str) -> &'f str {
    feature.property(name).and_then(|value| value.as_str()).unwrap_or("")
}

fn lines(geometry: &Shape) -> Vec<&Vec<Position>> {
    match geometry {
        Shape::LineString { coordinates } => vec![coordinates],
        Shape::MultiLineString { coordinates } | Shape::Polygon { coordinates } => coordinates.iter().collect(),
        Shape::MultiPolygon { coordinates } => coordinates.iter().flatten().collect(),
        other => panic!("a background has lines and areas, not {}", other.type_name()),
    }
}

#[test]
fn every_feature_says_where_it_comes_from_and_how_near_to_the_ground_it_is() {
    let (mut ids, mut count) = (BTreeSet::new(), 0);
    for (name, feature) in features() {
        assert!(ids.insert(format!("{:?}", feature.id)) && feature.id.is_some(), "{name}: no id of its own");
        assert!(!word(&feature, "origin").is_empty(), "{name}: no origin");
        let precision = feature.property("precision_m").and_then(serde_json::Value::as_u64).unwrap_or(0);
        assert!((100..=10_000).contains(&precision), "{name}: {precision} m");
        assert!(["country", "land", "border", "river", "lake"].contains(&word(&feature, "kind")), "{name}: kind");
        count += 1;
    }
    assert!(count > 20, "only {count}");
}

#[test]
fn every_vertex_lies_in_the_box_of_its_scale_with_at_most_five_decimals() {
    for (name, feature) in features() {
        let [west, south, east, north] = if word(&feature, "scale") == "far" { FAR } else { NEAR };
        for position in lines(&feature.geometry.unwrap().value).into_iter().flatten() {
            let (x, y) = (position[0], position[1]);
            assert!((west..=east).contains(&x) && (south..=north).contains(&y), "{name}: {x} {y}");
            for value in [x, y] {
                assert!(((value * 1e5).round() / 1e5 - value).abs() < 1e-12, "{name}: {value}");
            }
        }
    }
}

/// Twice the area inside a closed ring; positive when it runs counterclockwise.
fn turn(ring: &[Position]) -> f64 {
    ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum()
}

#[test]
fn outer_rings_run_counterclockwise_and_holes_clockwise() {
    for (name, feature) in features() {
        let geometry = feature.geometry.unwrap().value;
        let polygons = match &geometry {
            Shape::Polygon { coordinates } => vec![coordinates],
            Shape::MultiPolygon { coordinates } => coordinates.iter().collect(),
            _ => continue,
        };
        for (number, ring) in polygons.into_iter().flat_map(|rings| rings.iter().enumerate()) {
            assert!(ring.len() >= 4 && ring.first() == ring.last(), "{name}: ring {number} is not closed");
            assert_eq!(turn(ring) > 0.0, number == 0, "{name}: ring {number}");
        }
    }
}

#[test]
fn the_border_between_armenia_and_azerbaijan_is_said_to_be_not_delimited() {
    let between: Vec<_> = features().filter(|(_, feature)| word(feature, "between") == "ARM-AZE").collect();
    assert_eq!(between.len(), 4, "the coarse line, its piece that is replaced, and the two finer lines");
    for (name, feature) in &between {
        assert_eq!(feature.property("delimited"), Some(&false.into()), "{name}");
    }
    let replaced = |(_, feature): &&(String, Feature)| feature.property("replaced") == Some(&true.into());
    assert_eq!(between.iter().filter(replaced).count(), 1);
}

#[test]
fn no_area_and_no_line_of_a_disputed_region_is_drawn() {
    for file in FILES.into_iter().chain(MORE) {
        let text = text(file).to_lowercase();
        for word in ["karabakh", "artsakh", "oblast", "ceasefire"] {
            assert!(!text.contains(word), "{file}: {word}");
        }
    }
    let countries: Vec<String> =
        features().filter(|(_, f)| word(f, "kind") == "country").map(|(_, f)| word(&f, "iso").to_owned()).collect();
    assert_eq!(countries, ["ARM", "AZE", "GEO", "IRN", "RUS", "TUR"]);
}

#[test]
fn the_background_stays_small() {
    let compressed = |file: &str| {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(text(file).as_bytes()).unwrap();
        writer.finish().unwrap().len()
    };
    let bytes: usize = FILES.into_iter().chain(MORE).map(compressed).sum();
    assert!(bytes <= MOST_COMPRESSED_BYTES, "{bytes} bytes with gzip");
}
