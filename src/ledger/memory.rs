//! Computes the revision of a dataset folder; nothing is stored.
//!
//! Every replica and every restart with the same data has the same revision id.

use super::{Record, RecordKind, Revision};
use crate::{
    chronicle::moment::Instant,
    geodata::{Json, Parsed},
};

/// The one revision of a folder that has been checked, and says that it was modified at `modified`.
///
/// # Errors
/// When a number in it is not finite.
pub fn revision_of(parsed: &Parsed<'_>, modified: Instant) -> Result<Revision, serde_json::Error> {
    let records: Vec<_> = parsed.records().map(|(file, payload)| record(file, payload)).collect();
    Revision::of_records(modified, &records)
}

fn record<'v>(file: &str, payload: Json<'v>) -> Record<Json<'v>> {
    let kind = match file {
        "places.geojson" => RecordKind::Place,
        "changes.json" => RecordKind::Change,
        "sources.json" => RecordKind::Source,
        _ => RecordKind::Dataset,
    };
    Record { kind, id: payload.id().unwrap_or_default().to_owned(), payload: Some(payload) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{FILES, Files};
    use serde_json::Value;

    /// The id by the definition: of the canonical JSON of all records, read by another parser.
    fn by_definition(files: &Files) -> Revision {
        let mut records = Vec::new();
        for (name, kind) in
            FILES.into_iter().zip([RecordKind::Dataset, RecordKind::Place, RecordKind::Change, RecordKind::Source])
        {
            let root: Value = serde_json::from_str(files.text(name)).unwrap();
            let list = match kind {
                RecordKind::Dataset => vec![root],
                RecordKind::Place => root["features"].as_array().unwrap().clone(),
                _ => root.as_array().unwrap().clone(),
            };
            records.extend(list.into_iter().map(|payload| {
                let id = payload["id"].as_str().unwrap_or_default().to_owned();
                Record { kind, id, payload: Some(payload) }
            }));
        }
        Revision::seal(Instant::UNIX_EPOCH, &records).unwrap()
    }

    #[test]
    fn a_revision_sealed_from_parsed_files_is_the_one_of_the_definition() {
        let odd = [
            r#"{"id": "é😀\u0001", "ü": -0.0, "u": 1e2, "n": 12345678901234567890, "": [null, true, {}]}"#,
            r#"{"type": "FeatureCollection", "features": [{"id": 5, "x": [45.20, 0.1e-7]}]}"#,
            r#"[{"id": "a/b\/c", "t": "\t\u00e9\ud83d\ude00"}, 7]"#,
            "[]",
        ];
        for files in [Files::built_in(), Files::from_texts(odd.map(str::to_owned))] {
            let parsed = Parsed::new(&files).unwrap();
            assert_eq!(revision_of(&parsed, Instant::UNIX_EPOCH).unwrap(), by_definition(&files));
        }
    }

    #[test]
    fn revisions_that_earlier_releases_kept_have_the_ids_that_they_were_kept_under() {
        let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kept-revisions");
        let folders = std::fs::read_dir(kept).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
        let mut count = 0;
        for folder in folders {
            let files = Files::from_texts(FILES.map(|name| std::fs::read_to_string(folder.join(name)).unwrap()));
            let revision = revision_of(&Parsed::new(&files).unwrap(), Instant::UNIX_EPOCH).unwrap();
            assert_eq!(revision.id.as_str(), folder.file_name().unwrap().to_str().unwrap());
            count += 1;
        }
        assert!(count > 0);
    }
}
