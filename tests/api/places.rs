//! `/ogc/collections/places/items`: what is on the map.

use crate::support::{Reply, get};
use serde_json::Value;

const ITEMS: &str = "/ogc/collections/places/items";

fn ask(query: &str) -> Reply {
    get(&format!("{ITEMS}?{query}"))
}

fn ids(query: &str) -> Vec<String> {
    ask(query).ids()
}

fn coordinates(value: &Value, found: &mut Vec<(f64, f64)>) {
    match value.as_array().unwrap().as_slice() {
        [Value::Number(x), Value::Number(y), ..] => found.push((x.as_f64().unwrap(), y.as_f64().unwrap())),
        nested => nested.iter().for_each(|value| coordinates(value, found)),
    }
}

#[test]
fn every_place_is_there_with_a_name_a_kind_and_its_precision() {
    let all = ask("limit=1000").features();
    assert!(all.len() >= 35);
    for place in all {
        let properties = &place["properties"];
        assert!(!properties["name"].as_str().unwrap().is_empty(), "{}", place["id"]);
        assert!(!properties["kind"].as_str().unwrap().is_empty(), "{}", place["id"]);
        assert_eq!(properties["precision_m"].is_number(), !place["geometry"].is_null(), "{}", place["id"]);
    }
}

#[test]
fn geometry_is_geojson_of_rfc_7946() {
    for place in ask("limit=1000").features() {
        let geometry = &place["geometry"];
        if geometry.is_null() {
            continue;
        }
        let mut points = Vec::new();
        coordinates(&geometry["coordinates"], &mut points);
        for (x, y) in points {
            assert!((44.0..49.0).contains(&x) && (38.0..42.0).contains(&y), "{}: longitude first", place["id"]);
            for number in [x, y] {
                let decimals = number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
                assert!(decimals <= 6, "{}: {number}", place["id"]);
            }
        }
        if geometry["type"] == "Polygon" {
            let mut ring = Vec::new();
            coordinates(&geometry["coordinates"][0], &mut ring);
            assert_eq!(ring.first(), ring.last(), "{}", place["id"]);
            let twice: f64 = ring.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum();
            assert!(twice > 0.0, "{}: the outer ring turns left", place["id"]);
        }
    }
}

#[test]
fn a_datetime_gives_the_places_that_exist_then() {
    assert!(!ids("datetime=2022-04-20&limit=100").contains(&"hakari-bridge".into()));
    assert!(ids("datetime=2022-04-21&limit=100").contains(&"hakari-bridge".into()));
    let at = |when: &str, place: &str| ids(&format!("datetime={when}&limit=100")).contains(&place.to_owned());
    assert!(at("2022-08-30T19:59:59%2B04:00", "old-road"));
    assert!(!at("2022-08-30T20:00:00%2B04:00", "old-road"), "the end of a period is not in it");
    assert!(at("2022-08-30T20:00:00%2B04:00", "temporary-link"));
    assert!(at("2022-08-30", "old-road") && at("2022-08-30", "temporary-link"), "the day of the change holds both");
    assert!(at("1950-01-01", "tatev"), "a place without periods is always there");
    assert!(
        at("2022-12-03T13:00:00%2B04:00", "blockade-site") && !at("2022-12-05", "blockade-site"),
        "a place may have two periods"
    );
    assert!(at("2022-12-12/2022-12-13", "blockade-site"));
}

#[test]
fn each_filter_gives_just_the_places_that_have_the_value() {
    let all = ask("limit=1000").features();
    let with = |wanted: &dyn Fn(&Value) -> bool| -> Vec<String> {
        all.iter().filter(|place| wanted(place)).map(crate::support::id).collect()
    };
    assert_eq!(ids("kind=bridge"), ["hakari-bridge"]);
    assert_eq!(ids("kind=bridge,checkpoint"), ["hakari-bridge", "az-checkpoint", "am-checkpoint"]);
    assert_eq!(ids("place=tatev,goris"), ["tatev", "goris"]);
    assert_eq!(ids("place=goris,tatev"), ["tatev", "goris"], "the order is that of the data");
    let is_part = |place: &Value| place["properties"]["part_of"].as_array().unwrap().contains(&"lachin-corridor".into());
    assert_eq!(ids("part_of=lachin-corridor&limit=100"), with(&is_part));
    let rests = |place: &Value| place["properties"]["sources"].as_array().unwrap().iter().any(|source| source["id"] == "p3");
    assert_eq!(ids("source=p3&limit=100"), with(&rests));
    assert!(ids("kind=bridge&place=tatev").is_empty());
}

#[test]
fn a_place_that_is_not_drawn_has_a_null_geometry_and_is_in_every_box() {
    let track = get(&format!("{ITEMS}/bypass-track")).ok().json();
    assert!(track["geometry"].is_null());
    assert_eq!(ids("bbox=0,0,1,1"), ["bypass-track"]);
    let near = ids("bbox=46.57,39.56,46.58,39.57&limit=100");
    assert!(near.contains(&"hakari-bridge".into()) && near.contains(&"bypass-track".into()) && !near.contains(&"tatev".into()));
}

#[test]
fn a_place_has_its_names_as_they_are_used() {
    let bridge = get(&format!("{ITEMS}/hakari-bridge")).ok().json();
    assert_eq!(bridge["properties"]["name"], "Hakari Bridge");
    let town = get(&format!("{ITEMS}/lachin")).ok().json();
    assert_eq!(town["properties"]["name"], "Berdzor / Lachin", "neither name alone");
    let names = town["properties"]["names"].as_array().unwrap();
    for language in corridor::l10n::TAGS {
        assert!(names.iter().any(|name| name["lang"] == language), "{language}");
    }
}

#[test]
fn every_place_is_the_same_by_its_id() {
    for feature in ask("limit=1000").features() {
        let reply = get(&format!("{ITEMS}/{}", feature["id"].as_str().unwrap())).ok();
        assert!(reply.link("self").unwrap().ends_with(feature["id"].as_str().unwrap()));
        let mut alone = reply.json();
        alone.as_object_mut().unwrap().remove("links");
        assert_eq!(alone, feature);
    }
}
