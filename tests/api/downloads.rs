//! `/data/…`: the dataset as tables.

use crate::support::{Service, get};
use sha2::{Digest, Sha256};

fn rows(file: &str) -> Vec<csv::StringRecord> {
    let reply = get(&format!("/data/{file}")).ok();
    assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
    let text = reply.text();
    csv::Reader::from_reader(text.as_bytes()).records().map(|row| row.unwrap()).collect()
}

#[test]
fn the_tables_hold_every_state_and_change_once() {
    let matched =
        |collection: &str| get(&format!("/ogc/collections/{collection}/items?limit=1")).ok().json()["numberMatched"].as_u64();
    for collection in ["places", "states", "changes", "sources"] {
        assert_eq!(Some(rows(&format!("{collection}.csv")).len() as u64), matched(collection));
    }
}

#[test]
fn the_days_end_today() {
    let earlier = Service::default().at("2026-11-25T12:00:00+04:00").get("/data/daily.csv").ok().text();
    assert!(earlier.lines().count() < rows("daily.csv").len() + 1, "a day more is a row more");
}

#[test]
fn a_browser_saves_them_under_a_name_that_says_what_they_are() {
    let name = get("/data/states.csv").header("content-disposition").to_owned();
    assert_eq!(name, format!("attachment; filename=\"lachin-corridor-{}-states.csv\"", Service::default().revision()));
}

#[test]
fn the_descriptor_tells_the_checksum_of_each_table() {
    let package = get("/data/datapackage.json").ok().json();
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), 6);
    for resource in resources {
        let bytes = get(&format!("/data/{}", resource["path"].as_str().unwrap())).ok().text();
        let hash: String = Sha256::digest(bytes.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(resource["hash"], format!("sha256:{hash}"), "{}", resource["path"]);
    }
}

#[test]
fn a_revision_freezes_them_and_other_names_and_parameters_are_refused() {
    let revision = Service::default().revision();
    let pinned = get(&format!("/data/states.csv?as-of={revision}")).ok();
    assert!(pinned.header("cache-control").contains("immutable"));
    assert_eq!(get("/data/secrets.csv").status.as_u16(), 404);
    assert_eq!(get("/data/..%2fCargo.toml").status.as_u16(), 404);
    assert_eq!(get("/data/states.csv?limit=3").status.as_u16(), 400);
}
