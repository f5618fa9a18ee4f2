//! Computes the revision of a dataset folder; nothing is stored.
//!
//! Every replica and every restart with the same data has the same revision id.

use super::{Record, RecordKind, Revision};
use crate::{chronicle::dataset::Header, geodata::Files};
use serde_json::Value;

/// Returns the revision of checked files; its `recorded_at` is the header's `modified`.
///
/// # Errors
/// If a file is not valid JSON.
pub fn revision_of(files: &Files, header: &Header) -> Result<Revision, serde_json::Error> {
    Revision::seal(header.modified, &records(files)?)
}

fn records(files: &Files) -> Result<Vec<Record>, serde_json::Error> {
    let mut records = Vec::new();
    for (name, text) in files.iter() {
        let mut value: Value = serde_json::from_str(text)?;
        let (kind, list) = match name {
            "places.geojson" => (RecordKind::Place, value.get_mut("features").map(Value::take)),
            "changes.json" => (RecordKind::Change, Some(value.take())),
            "sources.json" => (RecordKind::Source, Some(value.take())),
            _ => (RecordKind::Dataset, Some(Value::Array(vec![value.take()]))),
        };
        let Some(Value::Array(list)) = list else { continue };
        records.extend(list.into_iter().map(|payload| Record {
            kind,
            id: payload.get("id").and_then(Value::as_str).unwrap_or_default().to_owned(),
            payload: Some(payload),
        }));
    }
    Ok(records)
}
