//! Figures: what was counted, in words of a language, and as a table with one row a figure.

use super::csv::{self, Column};
use crate::schema::properties::Holds;
use crate::{
    chronicle::{
        change::Certainty,
        figure::{Figure, Unit},
        index::atlas::Atlas,
    },
    l10n::{Value, catalogue},
};

/// The number with its unit: "17 people".
#[must_use]
pub fn amount(figure: &Figure, language: &str) -> String {
    let words = catalogue(language);
    let value = grouped(&figure.value.to_string());
    // A number with a fraction takes the form that no whole number of one or a few takes.
    #[expect(clippy::cast_possible_truncation, reason = "whole")]
    let n = if figure.value.fract() == 0.0 { figure.value as i64 } else { 100 };
    words.text(&format!("unit-{}", figure.unit), &[("n", Value::Count(n)), ("value", (&value).into())])
}

/// The number with its unit, and what was counted: "17 people: wounded people evacuated".
#[must_use]
pub fn in_words(figure: &Figure, language: &str) -> String {
    format!("{}: {}", amount(figure, language), figure.what.text(language))
}

/// Digits in groups of three with no-break spaces, from five digits on (ISO 80000-1).
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    if whole.trim_start_matches('-').len() < 5 {
        return number.to_owned();
    }
    let mut out = String::new();
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index) % 3 == 0 && !out.ends_with('-') {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out + rest
}

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

/// All figures as CSV with a header row, in the order of the changes.
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

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn long_numbers_are_grouped() {
        let written = ["7", "1960", "100400", "-12345.5", "19.5"];
        assert_eq!(written.map(grouped), ["7", "1960", "100\u{a0}400", "-12\u{a0}345.5", "19.5"]);
    }
}
