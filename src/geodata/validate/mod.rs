//! Checks files against the schema and against rules that it cannot express: references, geometry, existence, order, and
//! effects that contradict each other.

pub(crate) mod changes;
pub(crate) mod fields;
pub(crate) mod fold;
pub(crate) mod geometry;
pub(crate) mod header;
pub(crate) mod places;
pub(crate) mod references;
pub(crate) mod text_format;
pub(crate) mod text_limits;
pub(crate) mod translations;

use super::{
    read::{List, Read},
    source_file::{Diagnostic, Path, SourceFile},
};
use crate::chronicle::{
    change::Change,
    dataset::Header,
    moment::{Moment, Offset},
    place::Place,
    source::Source,
};
use fields::Mention;

pub(in crate::geodata) use geometry::check as geometry;
pub(in crate::geodata) use header::is_box;
pub(in crate::geodata) use references::references;

/// The values of all files, as far as they could be read.
pub(in crate::geodata) struct Records {
    pub(in crate::geodata) header: Option<Read<Header>>,
    pub(in crate::geodata) places: List<Place>,
    pub(in crate::geodata) changes: List<Change>,
    pub(in crate::geodata) sources: List<Source>,
}

/// Position of each file in [`FILES`](super::FILES).
pub(in crate::geodata) const DATASET: usize = 0;
pub(in crate::geodata) const PLACES: usize = 1;
pub(in crate::geodata) const CHANGES: usize = 2;
pub(in crate::geodata) const SOURCES: usize = 3;

/// Codes of problems because of which ids in a file may not have been read.
const LOSES_IDS: &[&str] = &["json-syntax", "wrong-type", "unknown-field", "missing-field"];

/// Runs every check that the readable records allow. Returns the number of states; 0 where effects contradict each other.
pub(in crate::geodata) fn all(documents: &[SourceFile<'_>], records: &Records, referred: &[(usize, Mention)]) -> usize {
    let Some(header) = &records.header else { return 0 };
    if header.is_complete {
        header::check(&documents[DATASET], &header.value);
    }
    header::publishers(documents, &header.value, &records.sources);
    places::check(&documents[PLACES], &header.value, &records.places);
    changes::check(&documents[CHANGES], &header.value, &records.changes);
    fold::check(documents, &header.value, records, referred)
}

/// Reports a period that ends before or at its start.
fn ends_before_start(
    document: &SourceFile<'_>,
    id: Option<&str>,
    path: &Path,
    since: &Moment,
    until: Option<&Moment>,
    offset: Offset,
) {
    if let Some(until) = until.filter(|until| until.earliest(offset) <= since.earliest(offset)) {
        let diagnostic = Diagnostic::new(
            "ends-before-start",
            format!("The end ({until}) is not after the start ({since})."),
            "correct one of the two; the end is not included, so for an end on the same day write the next day or a time",
        );
        document.report_at(id, path, diagnostic);
    }
}
