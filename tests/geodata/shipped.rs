//! The shipped files as files.

use corridor::{
    chronicle::atlas::Atlas,
    geodata::{self, FILES, Files},
};

#[test]
fn the_shipped_data_has_no_problem() {
    if let Err(problems) = geodata::load(&Files::built_in()) {
        panic!("{}", problems.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn every_row_of_the_timeline_is_there_and_none_twice() {
    let dataset = geodata::built_in().unwrap();
    let ids: Vec<&str> = dataset.changes.iter().map(|change| change.id.as_str()).collect();
    for id in (1..=117).map(|n| format!("t{n:03}")).chain((1..=11).map(|n| format!("a{n}"))) {
        assert_eq!(ids.iter().filter(|known| **known == id).count(), 1, "{id}");
    }
    let sources: Vec<&str> = dataset.sources.iter().map(|source| source.id.as_str()).collect();
    for id in (1..=171).map(|n| format!("s{n:03}")).chain((1..=41).map(|n| format!("n{n}"))) {
        assert_eq!(sources.iter().filter(|known| **known == id).count(), 1, "{id}");
    }
}

#[test]
fn opposing_claims_stand_side_by_side_in_one_change() {
    let dataset = geodata::built_in().unwrap();
    let shut = dataset.changes.iter().find(|change| change.id.as_str() == "t020").unwrap();
    let parties: Vec<&str> = shut.claims.iter().map(|claim| claim.party.as_str()).collect();
    assert!(parties.contains(&"azerbaijan"), "{parties:?}");
    assert!(parties.len() > 1, "{parties:?}");
}

#[test]
fn relations_are_shown_both_ways() {
    let atlas = Atlas::new(geodata::built_in().unwrap()).unwrap();
    let proposal = atlas.change_index("t028").unwrap();
    let by: Vec<&str> = atlas.referred_by(proposal).iter().map(|(_, change)| atlas.change(*change).id.as_str()).collect();
    assert!(by.contains(&"t030"), "{by:?}");
}

#[test]
fn a_mandate_stands_beside_the_reported_control_for_its_five_years() {
    let atlas = Atlas::new(geodata::built_in().unwrap()).unwrap();
    let corridor = atlas.place_index("lachin-corridor").unwrap();
    let at = |text| atlas.mandates_at(corridor, corridor::chronicle::moment::parse_instant(text).unwrap()).count();
    assert_eq!(at("2021-06-01T12:00:00+04:00"), 1);
    assert!(at("2025-11-10T00:00:00+04:00") > at("2025-11-10T02:00:00+04:00"));
}

#[test]
fn the_schemas_in_the_repository_are_fresh_and_the_shipped_data_fits_them() {
    for name in FILES {
        let schema = geodata::schema(name).unwrap();
        let file = format!("{}/geodata/schema/{}.schema.json", env!("CARGO_MANIFEST_DIR"), name.split('.').next().unwrap());
        let stored = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(stored, format!("{schema:#}\n"), "make it fresh with: cargo run -- schema --out geodata/schema");
    }
}
