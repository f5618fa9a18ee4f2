//! The revision of a dataset folder, recorded when the folder says that it was last modified.
//!
//! Every replica and every restart over the same data has the same revision id.

use super::{Record, RecordKind, Revision};
use crate::{chronicle::dataset::Header, geodata::Files};
use serde_json::Value;

/// The one revision of a folder that has been checked.
///
/// # Errors
/// When a file is not what the check has found it to be.
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
