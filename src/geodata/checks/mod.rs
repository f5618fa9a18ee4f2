//! What a form cannot say: references, geometry, existence, order, and effects that contradict each other.

mod changes;
mod fold;
mod geometry;
mod header;
mod places;
mod references;

use super::{
    document::{Complaint, Document, Path},
    form::Id,
};
use crate::chronicle::{
    change::Change,
    dataset::Header,
    moment::{Moment, Offset},
    place::Place,
    source::Source,
};

pub(super) use references::references;

/// The files as values; none where the form of the file is broken.
pub(super) struct Typed {
    pub(super) header: Option<Header>,
    pub(super) places: Option<Vec<Place>>,
    pub(super) changes: Option<Vec<Change>>,
    pub(super) sources: Option<Vec<Source>>,
}

const DATASET: usize = 0;
const PLACES: usize = 1;
const CHANGES: usize = 2;

/// Runs every check that the readable files allow.
pub(super) fn all(documents: &[Document<'_>], typed: &Typed) {
    geometry::check(&documents[PLACES]);
    let Some(header) = &typed.header else { return };
    header::check(&documents[DATASET], header);
    if let Some(places) = &typed.places {
        header::check_extent(&documents[DATASET], header, places);
        places::check(&documents[PLACES], header, places);
    }
    if let Some(changes) = &typed.changes {
        changes::check(&documents[CHANGES], header, changes);
    }
    if let (Some(places), Some(changes)) = (&typed.places, &typed.changes) {
        fold::check(documents, header, places, changes);
    }
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

/// "the id of a place" and the like, for unknown references.
fn unknown(id: Id, text: &str) -> String {
    format!("There is no {} `{text}` in {}.", id.noun(), id.home())
}
