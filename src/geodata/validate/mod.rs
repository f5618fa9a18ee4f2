//! What a form cannot say: references, geometry, existence, order, and effects that contradict each other.

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
    index::atlas::Atlas,
    moment::{Moment, Offset},
    place::Place,
    source::Source,
};
use fields::Mention;

pub(in crate::geodata) use geometry::check as geometry;
pub(in crate::geodata) use header::is_box;
pub(in crate::geodata) use references::references;

/// The files as values, as far as they could be read.
pub(in crate::geodata) struct Records {
    pub(in crate::geodata) header: Option<Read<Header>>,
    pub(in crate::geodata) places: List<Place>,
    pub(in crate::geodata) changes: List<Change>,
    pub(in crate::geodata) sources: List<Source>,
}

impl Records {
    /// How many records could not be read; a file of which no list could be found counts as one.
    pub(super) fn lost(&self) -> usize {
        self.places.lost.len() + self.changes.lost.len() + self.sources.lost.len()
    }
}

/// Where each file stands among the documents.
pub(in crate::geodata) const DATASET: usize = 0;
pub(in crate::geodata) const PLACES: usize = 1;
pub(in crate::geodata) const CHANGES: usize = 2;
pub(in crate::geodata) const SOURCES: usize = 3;

/// Problems after which ids that stand in a file may not have been seen.
const LOSES_IDS: &[&str] = &["json-syntax", "wrong-type", "unknown-field", "missing-field"];

/// Runs every check that the readable records allow, and folds them. None where not all of them could be read and folded: then some
/// check, this one or an earlier one, has told why.
pub(in crate::geodata) fn all(documents: &[SourceFile<'_>], records: Records, referred: &[(usize, Mention)]) -> Option<Atlas> {
    let header = records.header.as_ref()?;
    if header.whole {
        header::check(&documents[DATASET], &header.value);
    }
    header::publishers(documents, &header.value, &records.sources);
    places::check(&documents[PLACES], &header.value, &records.places);
    changes::check(&documents[CHANGES], &header.value, &records.changes);
    fold::check(documents, records, referred)
}

/// Reports a stretch that ends before it starts, or at once.
fn ends_before_start(
    document: &SourceFile<'_>,
    id: Option<&str>,
    path: &Path,
    since: &Moment,
    until: Option<&Moment>,
    offset: Offset,
) {
    if let Some(until) = until.filter(|until| until.earliest(offset) <= since.earliest(offset)) {
        let complaint = Diagnostic::new(
            "ends-before-start",
            format!("It ends ({until}) before or at the moment at which it starts ({since})."),
            "correct one of the two dates; the end is not included, so an end on the same day needs the next day or a time",
        );
        document.report_at(id, path, complaint);
    }
}
