//! `docs/sentence.md` has the sentence of the shipped data at chosen days and at every change of the headline place's state, in
//! every language, and which fields carry each clause.

use crate::generated::is_fresh;
use corridor::{
    chronicle::{
        index::atlas::{Atlas, StateView},
        moment::{Day, Instant, parse_day, parse_instant},
        sentence::{Answer, Shown, answer},
    },
    l10n::TAGS,
};
use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

const NOW: &str = "2026-11-27T12:00:00+04:00";
const START: &str = "<!-- sentences -->\n";

/// Days on which readers asked about the sentence: turning points, days whose news is elsewhere, and days without a report.
const DAYS: &[&str] = &[
    "2020-11-10",
    "2020-11-15",
    "2020-11-17",
    "2021-08-01",
    "2022-08-26",
    "2022-08-28",
    "2022-08-30",
    "2022-08-31",
    "2022-12-03",
    "2022-12-04",
    "2022-12-12",
    "2022-12-16",
    "2022-12-19",
    "2023-02-22",
    "2023-03-30",
    "2023-04-22",
    "2023-04-23",
    "2023-04-26",
    "2023-04-28",
    "2023-04-29",
    "2023-05-26",
    "2023-06-15",
    "2023-06-22",
    "2023-07-06",
    "2023-07-11",
    "2023-07-14",
    "2023-07-26",
    "2023-07-29",
    "2023-08-21",
    "2023-09-19",
    "2023-09-20",
    "2023-09-24",
    "2023-10-02",
    "2023-10-15",
    "2024-04-22",
    "2024-11-12",
    "2025-08-08",
    "2026-01-14",
    "2026-02-11",
    "2026-11-25",
];

/// Which fields of which changes carry the clauses of an answer.
fn carried(atlas: &Atlas, said: &Answer) -> String {
    let Some(state) = said.state.map(|index| atlas.view(index)) else { return "no state".to_owned() };
    let makers =
        |state: StateView<'_>| state.starts().map(|(change, _)| format!("`{}`", change.id)).collect::<Vec<_>>().join(", ");
    let mut clauses = vec![format!("what: `status` of {} ({})", makers(state), state.certainty().as_str())];
    if state.has_told_actors() {
        let of_claims = if state.claimed_actors().is_empty() { "" } else { " and of its claims" };
        clauses.push(format!("who: `by` of {}{of_claims}", makers(state)));
    }
    if let Some(place) = state.scene().filter(|_| state.status().predicate_by.is_some()) {
        clauses.push(format!("where: `at` of {} (`{place}`)", makers(state)));
    }
    if said.detail.contains("In control: ") {
        clauses.push(format!("in control: `controllers` of {}", makers(state)));
    }
    if !state.access().is_empty() {
        clauses.push(format!("who could pass: `access` of {}", makers(state)));
    }
    if said.detail.contains("That day: ") {
        clauses.push(format!("that day: `title` of `{}`", state.maker().id));
    }
    if let Some(ended) = said.ordinary_ended {
        clauses.push(format!("count: from {} on, when ordinary traffic ended", atlas.header().offset.day_of(ended)));
    }
    if let Some(known) = said.last_known {
        clauses.push(format!("last known: `{}`", atlas.view(known).id()));
    }
    for &other in &said.also_that_day {
        clauses.push(format!("also that day: `{}`", atlas.view(other).id()));
    }
    if let Some(news) = said.news {
        clauses.push(format!("also that day: `title` of `{}`", atlas.change(news).id));
    }
    clauses.join("; ")
}

fn section(atlas: &Atlas, place: u32, day: Day, now: Instant) -> String {
    let mut out = format!("### {day}\n\n");
    let in_language = |language| answer(atlas, place, Shown::Day(day), now, language);
    for language in TAGS {
        let said = in_language(language);
        let _ = writeln!(out, "- {language}: {}", said.text);
    }
    let english = in_language("en");
    let _ = writeln!(out, "- headline: {}\n- label: {}\n- {}\n", english.short, english.label, carried(atlas, &english));
    out
}

#[test]
fn the_page_of_sentences_is_fresh() {
    let atlas = Atlas::new(corridor::geodata::built_in().unwrap()).unwrap();
    let place = atlas.place_index(atlas.header().headline_place.as_str()).unwrap();
    let offset = atlas.header().offset;
    let mut days: BTreeSet<Day> = DAYS.iter().map(|day| parse_day(day).unwrap()).collect();
    days.extend(atlas.states_of(place).map(|index| offset.day_of(atlas.view(index).state.period.since)));
    let now = parse_instant(NOW).unwrap();
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sentence.md")).unwrap();
    let (head, _) = page.split_once(START).unwrap();
    let sections: String = days.into_iter().map(|day| section(&atlas, place, day, now)).collect();
    is_fresh("docs/sentence.md", &format!("{head}{START}\n{}", sections.trim_end().to_owned() + "\n"));
}
