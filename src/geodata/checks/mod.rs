//! What a form cannot say: references, geometry, existence, order, and effects that contradict each other.

mod changes;
mod fold;
mod geometry;
mod header;
mod places;
mod references;

use super::{
    document::{Complaint, Document, Path},
    read::{List, Read},
    walk::Mention,
};
use crate::chronicle::{
    atlas::Atlas,
    change::Change,
    dataset::Header,
    moment::{Moment, Offset},
    place::Place,
    source::Source,
};

pub(super) use geometry::check as geometry;
pub(super) use header::is_box;
pub(super) use references::references;

/// The files as values, as far as they could be read.
pub(super) struct Records {
    pub(super) header: Option<Read<Header>>,
    pub(super) places: List<Place>,
    pub(super) changes: List<Change>,
    pub(super) sources: List<Source>,
}

impl Records {
    /// How many records could not be read; a file of which no list could be found counts as one.
    pub(super) fn lost(&self) -> usize {
        self.places.lost.len() + self.changes.lost.len() + self.sources.lost.len()
    }
}

/// Where each file stands among the documents.
pub(super) const DATASET: usize = 0;
pub(super) const PLACES: usize = 1;
pub(super) const CHANGES: usize = 2;
pub(super) const SOURCES: usize = 3;

/// Problems after which ids that stand in a file may not have been seen.
const LOSES_IDS: &[&str] = &["json-syntax", "wrong-type", "unknown-field", "missing-field"];

/// Runs every check that the readable records allow, and folds them. None where not all of them could be read and folded: then some
/// check, this one or an earlier one, has told why.
pub(super) fn all(documents: &[Document<'_>], records: Records, referred: &[(usize, Mention)]) -> Option<Atlas> {
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
    document: &Document<'_>,
    id: Option<&str>,
    path: &Path,
    since: &Moment,
    until: Option<&Moment>,
    offset: Offset,
) {
    if let Some(until) = until.filter(|until| until.earliest(offset) <= since.earliest(offset)) {
        let complaint = Complaint::new(
            "ends-before-start",
            format!("It ends ({until}) before or at the moment at which it starts ({since})."),
            "correct one of the two dates; the end is not included, so an end on the same day needs the next day or a time",
        );
        document.report_at(id, path, complaint);
    }
}
