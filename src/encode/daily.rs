//! Writes one row per place and local day: the state at the end of the day, and other statuses of that day.
//!
//! Statistical tools get a table without gaps or overlaps. Days are local days at the dataset's offset.

use super::{
    csv::{self, Column},
    features::{FlatAccess, control_word},
};
use crate::chronicle::{
    change::Certainty,
    index::atlas::Atlas,
    moment::{Day, Instant, days},
    place::Kind,
    sentence::Shown,
};
use crate::schema::access_columns::ACCESS_COLUMNS;
use crate::schema::properties::{CONTROL_WORDS, Holds, PASS_WORDS};
use serde::Serialize;

/// A row: one place on one local day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The local day.
    pub date: String,
    /// The id of the place.
    pub place: String,
    /// The status at the end of the day, or `None` if no state held.
    pub status: Option<String>,
    /// Other statuses that held on that day, in order, with commas.
    pub also: String,
    /// The certainty of the state at the end of the day.
    pub certainty: Option<&'static str>,
    /// How control is known.
    pub control: Option<&'static str>,
    /// The parties in control, with commas.
    pub controllers: String,
    /// The flat access columns.
    #[serde(flatten)]
    pub access: FlatAccess,
    /// The moment of the newest report of the state by that day.
    pub last_reported_edtf: Option<String>,
    /// The id of the state.
    pub state: Option<String>,
}

/// The columns of [`Row`], in order.
#[must_use]
pub fn columns() -> Vec<Column> {
    let column = |name, holds, doc| Column { name, holds, doc };
    let pass = "who could pass at the end of the day; empty: not recorded, or no state";
    let access = ACCESS_COLUMNS.map(|(name, ..)| column(name, Holds::Words(PASS_WORDS), pass));
    let head = [
        column("date", Holds::Day, "the local day"),
        column("place", Holds::Text, "id of the place"),
        column("status", Holds::Text, "what holds at the end of the day; empty: no state then"),
        column("also", Holds::Text, "statuses of the other states that held on that day, in order, with commas"),
        column("certainty", Holds::Words(Certainty::WORDS), "of the state at the end of the day"),
        column("control", Holds::Words(CONTROL_WORDS), "how control is known"),
        column("controllers", Holds::Texts, "the parties reported in control, with commas"),
    ];
    let tail = [
        column("last_reported_edtf", Holds::Edtf, "the moment of the newest report of the state by that day"),
        column("state", Holds::Text, "id of the state; empty: none"),
    ];
    head.into_iter().chain(access).chain(tail).collect()
}

/// Returns a row for every place that has states and every local day, from the dataset's first to the day of `now`, ordered by place
/// and day.
pub fn rows(atlas: &Atlas, now: Instant) -> impl Iterator<Item = Row> {
    let offset = atlas.header().offset;
    let first = offset.day_of(atlas.header().extent.since.earliest(offset));
    let last = offset.day_of(now);
    (0..)
        .zip(atlas.places())
        .filter(move |(index, place)| place.kind != Kind::Area && !atlas.states_of(*index).is_empty())
        .flat_map(move |(index, _)| days(first, last).map(move |day| row(atlas, index, day)))
}

fn row(atlas: &Atlas, place: u32, day: Day) -> Row {
    let offset = atlas.header().offset;
    let end = Shown::Day(day).at(offset);
    let state = atlas.state_at(place, end);
    let others: Vec<String> = atlas
        .states_during(place, &offset.span_of(day))
        .filter(|&other| Some(other) != state)
        .map(|other| atlas.view(other).status().id.to_string())
        .collect();
    let view = state.map(|state| atlas.view(state));
    Row {
        date: day.to_string(),
        place: atlas.place(place).id.to_string(),
        status: view.map(|view| view.status().id.to_string()),
        also: others.join(","),
        certainty: view.map(|view| view.certainty().as_str()),
        control: view.map(|view| control_word(&view.controllers())),
        controllers: view.map_or_else(String::new, |view| {
            view.controllers().parties().iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        }),
        access: view.map(|view| view.access().into()).unwrap_or_default(),
        last_reported_edtf: view.map(|view| view.last_report_by(end).to_string()),
        state: view.map(|view| view.id()),
    }
}

/// Writes the rows as CSV with a header row.
#[must_use]
pub fn csv(rows: impl Iterator<Item = Row>) -> Vec<u8> {
    let columns = columns();
    let cells = rows.map(|row| {
        let row = serde_json::to_value(&row).unwrap_or_default();
        columns.iter().map(|column| csv::cell(&row[column.name])).collect()
    });
    csv::write(columns.iter().map(|column| column.name), cells)
}
