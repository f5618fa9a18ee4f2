//! The shipped files as files.

use corridor::{
    chronicle::index::atlas::Atlas,
    geodata::{self, FILES, Files},
};

#[test]
fn the_shipped_data_has_no_problem() {
    if let Err(problems) = geodata::load(&Files::built_in()) {
        panic!("{}", problems.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
}

/// Sources that were given up for better ones: an id is never used again.
const RETIRED: [&str; 7] = ["s017", "s041", "s075", "s135", "s137", "s138", "n17"];

#[test]
fn every_published_id_is_there_once_and_a_retired_one_is_not_used_again() {
    let dataset = geodata::built_in().unwrap();
    let ids: Vec<&str> = dataset.changes.iter().map(|change| change.id.as_str()).collect();
    let letters = (1..=38).map(|n| format!("a{n}")).chain((1..=4).map(|n| format!("e{n}")));
    for id in (1..=117).map(|n| format!("t{n:03}")).chain(letters) {
        assert_eq!(ids.iter().filter(|known| **known == id).count(), 1, "{id}");
    }
    let sources: Vec<&str> = dataset.sources.iter().map(|source| source.id.as_str()).collect();
    for id in (1..=269).map(|n| format!("s{n:03}")).chain((1..=41).map(|n| format!("n{n}"))) {
        let expected = usize::from(!RETIRED.contains(&id.as_str()));
        assert_eq!(sources.iter().filter(|known| **known == id).count(), expected, "{id}");
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
fn the_mandates_stand_beside_the_reported_control_each_for_its_own_time() {
    let atlas = Atlas::new(geodata::built_in().unwrap()).unwrap();
    let corridor = atlas.place_index("lachin-corridor").unwrap();
    let at = |text| -> Vec<&str> {
        let at = corridor::chronicle::moment::parse_instant(text).unwrap();
        atlas.mandates_at(corridor, at).map(|mandate| mandate.id.as_str()).collect()
    };
    assert_eq!(at("2021-06-01T12:00:00+04:00"), ["statement-2020-11-10", "peacekeepers-2020-11-10"]);
    assert!(at("2024-06-11T23:00:00+04:00").contains(&"peacekeepers-2020-11-10"));
    assert!(!at("2024-06-12T00:00:00+04:00").contains(&"peacekeepers-2020-11-10"), "the force has left");
    assert!(at("2026-06-01T12:00:00+04:00").contains(&"statement-2020-11-10"), "no text ends the corridor");
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
