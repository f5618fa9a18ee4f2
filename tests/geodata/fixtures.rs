//! The fixtures: each is valid, canonical, and shows the one thing that its README names.

use corridor::{
    chronicle::status::Controllers,
    encode::features::Writer,
    geodata::{self, Files},
};
use std::fmt::Write as _;

fn files(name: &str) -> Files {
    Files::read(&super::fixture(name)).unwrap()
}

/// Every state of every place, one a line: id, period, status, certainty, control, reports behind it.
fn states(name: &str) -> String {
    let atlas = geodata::load(&files(name)).unwrap().into_atlas();
    let mut told = String::new();
    for index in 0..u32::try_from(atlas.states().len()).unwrap() {
        let view = atlas.view(index);
        let at = |instant| atlas.header().offset.rfc3339(instant);
        let control = match view.controllers() {
            Controllers::NotRecorded => "not recorded".to_owned(),
            Controllers::Unknown => "unknown".to_owned(),
            Controllers::Contested => "contested".to_owned(),
            Controllers::Known(parties) => parties.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        };
        let reports: Vec<String> = view.reports().map(|(change, _)| change.id.to_string()).collect();
        writeln!(
            told,
            "{}: {} until {}: {}, {}; control {control}; reports {}",
            view.id(),
            at(view.state.period.since),
            view.state.period.until.map_or_else(|| "now".to_owned(), at),
            view.status().id,
            view.state.certainty,
            reports.join(", ")
        )
        .unwrap();
    }
    told
}

/// The properties of a state of `one-road` whose changes were edited.
fn state_of_edited_road(id: &str, from: &str, to: &str) -> serde_json::Value {
    let mut texts: Vec<String> = files("one-road").iter().map(|(_, text)| text.to_owned()).collect();
    let changes = texts.iter_mut().find(|text| text.contains(from)).unwrap();
    *changes = changes.replacen(from, to, 1);
    let files = Files::from_texts(texts.try_into().unwrap()).in_canonical_form();
    let atlas = geodata::load(&files).unwrap().into_atlas();
    let writer = Writer { atlas: &atlas, revision: "0" };
    serde_json::to_value(writer.state(atlas.state_by_id(id).unwrap())).unwrap()["properties"].take()
}

#[test]
fn a_state_resumes_at_the_written_end_of_the_exception_else_on_the_day_after_it() {
    const UNTIL: &str = ", \"until\": \"2021-02-12\"";
    for (moment, until, since, since_edtf, since_latest) in [
        ("2021-02-10", UNTIL, "2021-02-12T00:00:00+04:00", "2021-02-12", "2021-02-13T00:00:00+04:00"),
        ("2021-02-10", "", "2021-02-11T00:00:00+04:00", "2021-02-11", "2021-02-12T00:00:00+04:00"),
        ("2021-02-10T14:30+04:00~", "", "2021-02-11T00:00:00+04:00", "2021-02-11", "2021-02-12T00:00:00+04:00"),
    ] {
        let changes = files("one-road").iter().find(|(name, _)| *name == "changes.json").unwrap().1.to_owned();
        let start = changes.find("\"moment\": \"2021-02-10\"").unwrap();
        let end = start + changes[start..].find(UNTIL).unwrap() + UNTIL.len();
        let edited = changes[start..end].replace("2021-02-10", moment).replace(UNTIL, until);
        let state = state_of_edited_road("valley-road.c1.resumed", &changes[start..end], &edited);
        assert_eq!(state["since"], since, "{moment}");
        assert_eq!(state["since_edtf"], since_edtf, "{moment}");
        assert_eq!(state["since_latest"], since_latest, "{moment}");
    }
}

#[test]
fn one_road_shows_every_effect() {
    insta::assert_snapshot!(states("one-road"), @r#"
    valley-road.c1: 2021-01-01T00:00:00+04:00 until 2021-02-10T00:00:00+04:00: open, confirmed; control ministry; reports c1
    valley-road.c2: 2021-02-10T00:00:00+04:00 until 2021-02-12T00:00:00+04:00: closed, reported; control not recorded; reports c2
    valley-road.c1.resumed: 2021-02-12T00:00:00+04:00 until 2021-04-01T12:00:00+04:00: open, confirmed; control ministry; reports c1, c2, c4
    valley-road.c5: 2021-04-01T12:00:00+04:00 until 2022-06-01T00:00:00+04:00: restricted, confirmed; control ministry; reports c5
    "#);
}

#[test]
fn month_precision_starts_each_state_at_the_earliest_instant_as_written() {
    insta::assert_snapshot!(states("month-precision"), @r#"
    old-ferry.c1: 2019-01-01T00:00:00+04:00 until 2020-04-01T00:00:00+04:00: open, reported; control not recorded; reports c1
    old-ferry.c2: 2020-04-01T00:00:00+04:00 until 2020-06-01T00:00:00+04:00: closed, reported; control not recorded; reports c2
    old-ferry.c1.resumed: 2020-06-01T00:00:00+04:00 until 2020-12-01T00:00:00+04:00: open, reported; control not recorded; reports c1, c2
    old-ferry.c3: 2020-12-01T00:00:00+04:00 until now: restricted, reported; control not recorded; reports c3, c4
    "#);
}

#[test]
fn sources_disagree_keeps_contested_and_unknown_apart() {
    insta::assert_snapshot!(states("sources-disagree"), @r#"
    hill-post.c1: 2021-01-01T00:00:00+04:00 until 2021-02-10T00:00:00+04:00: open, confirmed; control ministry; reports c1
    hill-post.c2: 2021-02-10T00:00:00+04:00 until 2021-05-01T00:00:00+04:00: closed, disputed; control contested; reports c2
    hill-post.c3: 2021-05-01T00:00:00+04:00 until now: unknown, reported; control unknown; reports c3
    "#);
    let atlas = geodata::load(&files("sources-disagree")).unwrap().into_atlas();
    let parties: Vec<&str> = atlas.changes()[1].claims.iter().map(|claim| claim.party.as_str()).collect();
    assert_eq!(parties, ["ministry", "council"], "both sides stand in one change");
}

#[test]
fn every_fixture_is_named_in_the_readme_and_is_valid() {
    let readme = std::fs::read_to_string(super::fixture("README.md")).unwrap();
    for entry in std::fs::read_dir(super::fixture(".")).unwrap().map(|entry| entry.unwrap()) {
        if entry.path().is_dir() {
            let name = entry.file_name().into_string().unwrap();
            assert!(readme.contains(&format!("`{name}`")), "{name}");
            assert!(geodata::load(&files(&name)).is_ok(), "{name}");
        }
    }
}
