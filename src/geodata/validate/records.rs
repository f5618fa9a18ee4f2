//! What the checks run over: the files as values, and where each file stands.

use crate::{
    chronicle::{change::Change, dataset::Header, place::Place, source::Source},
    geodata::read::{List, Read},
};

/// The files as values, as far as they could be read.
pub(in crate::geodata) struct Records {
    pub(in crate::geodata) header: Option<Read<Header>>,
    pub(in crate::geodata) places: List<Place>,
    pub(in crate::geodata) changes: List<Change>,
    pub(in crate::geodata) sources: List<Source>,
}

impl Records {
    /// Returns how many records could not be read; a file in which no list could be found counts as one.
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
pub(super) const LOSES_IDS: &[&str] = &["json-syntax", "wrong-type", "unknown-field", "missing-field"];
