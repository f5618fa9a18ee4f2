//! States and changes as CSV (RFC 4180): the flat columns of the features, one row an item.
//!
//! What is nested in GeoJSON is left to GeoJSON; an empty cell is what GeoJSON writes as `null`.

use super::features::Writer;
use crate::chronicle::atlas::StateIndex;
use serde::Serialize;
use serde_json::Value;

/// The columns of states.
pub const STATE_COLUMNS: [&str; 28] = [
    "id",
    "place",
    "place_name",
    "kind",
    "status",
    "since",
    "until",
    "since_latest",
    "since_edtf",
    "certainty",
    "is_exception",
    "control",
    "controllers",
    "access_civilians_in",
    "access_civilians_out",
    "access_humanitarian_in",
    "access_humanitarian_out",
    "access_goods_in",
    "access_goods_out",
    "access_peacekeepers_in",
    "access_peacekeepers_out",
    "last_reported",
    "last_reported_edtf",
    "change_ids",
    "source_publishers",
    "source_urls",
    "precision_m",
    "revision",
];

/// The columns of changes.
pub const CHANGE_COLUMNS: [&str; 12] = [
    "id",
    "moment",
    "since",
    "since_latest",
    "certainty",
    "category",
    "summary",
    "place_ids",
    "statuses",
    "source_publishers",
    "source_urls",
    "revision",
];

/// These states as CSV with a header row.
#[must_use]
pub fn states(writer: &Writer<'_>, items: impl Iterator<Item = StateIndex>) -> Vec<u8> {
    table(&STATE_COLUMNS, items.map(|index| writer.state(index)))
}

/// All changes as CSV with a header row.
#[must_use]
pub fn changes(writer: &Writer<'_>) -> Vec<u8> {
    table(&CHANGE_COLUMNS, (0..).zip(writer.atlas.changes()).map(|(index, _)| writer.change(index)))
}

fn table<T: Serialize>(columns: &[&str], features: impl Iterator<Item = T>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(columns);
    for feature in features {
        let feature = serde_json::to_value(&feature).unwrap_or_default();
        let cell = |column: &&str| {
            let value = if *column == "id" { &feature["id"] } else { &feature["properties"][*column] };
            cell(value)
        };
        let _ = writer.write_record(columns.iter().map(cell));
    }
    writer.into_inner().unwrap_or_default()
}

/// A JSON value as a cell; a list as its items between commas.
#[must_use]
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
