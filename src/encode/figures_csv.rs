//! Writes figures as CSV, one row per figure.

use super::csv::{self, Column};
use crate::{
    chronicle::{change::Certainty, figure::Unit, index::atlas::Atlas},
    schema::properties::Holds,
};

/// The columns of the table.
#[must_use]
pub fn columns() -> Vec<Column> {
    let column = |name, holds, doc| Column { name, holds, doc };
    vec![
        column("id", Holds::Text, "id of the figure"),
        column("change", Holds::Text, "id of the change that it belongs to"),
        column("date", Holds::Day, "the local day of the change: of a month or a year, the first"),
        column("value", Holds::Number, "the number as it was given"),
        column("unit", Holds::Words(Unit::WORDS), "what is counted in"),
        column("what", Holds::Text, "what is counted, in English"),
        column("counted_on", Holds::Edtf, "when it was counted; empty: not known"),
        column("party", Holds::Text, "id of the party whose figure it is; empty: nobody's in particular"),
        column("certainty", Holds::Words(Certainty::WORDS), "how far it is agreed"),
        column("source_ids", Holds::Text, "ids of its sources, with commas"),
        column("source_publishers", Holds::Text, "publishers of its sources, with semicolons"),
    ]
}

/// Writes all figures as CSV with a header row, in the order of the changes.
#[must_use]
pub fn csv(atlas: &Atlas) -> Vec<u8> {
    let offset = atlas.header().offset;
    let rows = atlas.changes().iter().flat_map(|change| change.figures.iter().map(move |figure| (change, figure)));
    let cells = rows.map(|(change, figure)| {
        let sources = || figure.sources.iter().filter_map(|id| atlas.source(id.as_str()));
        vec![
            figure.id.to_string(),
            change.id.to_string(),
            offset.day_of(change.moment.earliest(offset)).to_string(),
            figure.value.to_string(),
            figure.unit.to_string(),
            figure.what.text("en").to_owned(),
            figure.counted_on.as_ref().map(ToString::to_string).unwrap_or_default(),
            figure.party.as_ref().map(ToString::to_string).unwrap_or_default(),
            figure.certainty.to_string(),
            sources().map(|source| source.id.as_str()).collect::<Vec<_>>().join(","),
            sources().map(|source| &*source.publisher).collect::<Vec<_>>().join("; "),
        ]
    });
    csv::write(columns().iter().map(|column| column.name), cells)
}
