//! `/ogc/collections/sources/items`: who published what.

use crate::support::{Reply, get, property};

const ITEMS: &str = "/ogc/collections/sources/items";

fn ask(query: &str) -> Reply {
    get(&format!("{ITEMS}?{query}"))
}

fn ids(query: &str) -> Vec<String> {
    ask(query).ids()
}

#[test]
fn every_source_has_a_publisher_and_a_title_and_no_geometry() {
    let all = ask("limit=10000").features();
    assert!(all.len() >= 200);
    for source in all {
        assert!(source["geometry"].is_null(), "{}", source["id"]);
        assert!(!source["properties"]["publisher"].as_str().unwrap().is_empty(), "{}", source["id"]);
        assert!(!source["properties"]["title"].as_str().unwrap().is_empty(), "{}", source["id"]);
    }
}

#[test]
fn every_box_holds_every_source() {
    assert_eq!(ids("bbox=0,0,1,1&limit=10000"), ids("limit=10000"));
}

#[test]
fn a_datetime_gives_those_published_then_and_those_without_a_date() {
    let on_the_day = ids("datetime=2023-04-24&limit=10000");
    assert!(on_the_day.contains(&"s001".into()));
    assert!(!on_the_day.contains(&"s072".into()), "published the day before");
    assert!(on_the_day.contains(&"n5".into()), "without a date");
    assert!(ids("datetime=2023-04-23/2023-04-24&limit=10000").contains(&"s072".into()));
}

#[test]
fn each_filter_gives_just_the_sources_that_have_the_value() {
    let by = ask("publisher=OC%20Media&limit=1000").features();
    assert!(!by.is_empty() && property(&by, "publisher").iter().all(|publisher| publisher == "OC Media"));
    let russian = ask("language=ru&limit=1000").features();
    assert!(!russian.is_empty() && property(&russian, "language").iter().all(|language| language == "ru"));
    assert_eq!(ids("source=s002,s001"), ["s001", "s002"]);
    let both = ids("publisher=OC%20Media,Asbarez&limit=1000");
    assert_eq!(both.len(), by.len() + ids("publisher=Asbarez&limit=1000").len());
}

#[test]
fn a_publisher_whose_name_holds_a_comma_can_be_asked_for() {
    assert_eq!(ids("publisher=PM%20of%20Armenia,%20press%20service"), ["s002"]);
    assert_eq!(ids("publisher=PM+of+Armenia%2C+press+service"), ["s002"], "as a form writes it");
}

#[test]
fn a_source_names_the_changes_that_rest_on_it() {
    let source = get(&format!("{ITEMS}/s001")).ok().json();
    let changes = source["properties"]["changes"].as_array().unwrap();
    assert!(changes.contains(&"t040".into()) && changes.contains(&"t044".into()));
    let texts: Vec<&str> = changes.iter().map(|change| change.as_str().unwrap()).collect();
    assert_eq!(source["properties"]["change_ids"], texts.join(","), "the same for tables");
    for change in changes {
        let change = get(&format!("/ogc/collections/changes/items/{}", change.as_str().unwrap())).ok().json();
        let sources = change["properties"]["sources"].as_array().unwrap();
        assert!(sources.iter().any(|source| source["id"] == "s001"), "{}", change["id"]);
    }
}

#[test]
fn every_source_is_the_same_by_its_id() {
    for feature in ask("limit=10000").features() {
        let mut alone = get(&format!("{ITEMS}/{}", feature["id"].as_str().unwrap())).ok().json();
        alone.as_object_mut().unwrap().remove("links");
        assert_eq!(alone, feature);
    }
}
