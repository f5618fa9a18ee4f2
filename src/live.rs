//! What is published now: swapped whole, read without locks.

use crate::{
    chronicle::{atlas::Atlas, moment::Instant},
    encode::Prepared,
    geodata::{self, Files, Problems},
    ledger::{Revision, memory},
};
use arc_swap::ArcSwap;
use std::sync::Arc;

/// One revision, ready to be asked.
#[derive(Debug)]
pub struct Published {
    /// Which revision it is.
    pub revision: Revision,
    /// What it says.
    pub atlas: Atlas,
    /// Its features as bytes, written once.
    pub prepared: Prepared,
    /// How many claims of the data name no source.
    pub claims_without_source: usize,
}

impl Published {
    /// Checks, folds, seals and prepares a dataset folder.
    ///
    /// # Errors
    /// Everything that is wrong with the files.
    pub fn from_files(files: &Files) -> Result<Self, Problems> {
        let loaded = geodata::load(files)?;
        let claims_without_source = loaded.claims_without_source;
        let revision =
            memory::revision_of(files, &loaded.dataset.header).map_err(|error| Problems::internal(&error.to_string()))?;
        Ok(Self { claims_without_source, ..Self::new(loaded.into_atlas()?, revision) })
    }

    /// Prepares an atlas under a revision.
    #[must_use]
    pub fn new(atlas: Atlas, revision: Revision) -> Self {
        let prepared = Prepared::new(&atlas, &revision);
        Self { revision, atlas, prepared, claims_without_source: 0 }
    }
}

/// Why no revision answers an `as-of`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsOfError {
    /// No revision has this id.
    Unknown,
    /// Nothing was published by then.
    NothingYet,
    /// The instant has not come.
    Future,
}

/// The handle on what is published.
#[derive(Debug)]
pub struct Live {
    current: ArcSwap<Published>,
    trouble: ArcSwap<Option<Problems>>,
}

impl Live {
    /// Starts with one revision.
    #[must_use]
    pub fn new(published: Published) -> Self {
        Self { current: ArcSwap::from_pointee(published), trouble: ArcSwap::from_pointee(None) }
    }

    /// What is published now. Hold it for one answer, so that the answer is of one revision.
    #[must_use]
    pub fn current(&self) -> Arc<Published> {
        self.current.load_full()
    }

    /// Publishes another revision; answers under way finish with the old one.
    pub fn publish(&self, published: Published) {
        // In this order, so that who sees the newer data never sees the trouble before it. Dropping the old data takes a while.
        self.trouble.store(Arc::new(None));
        self.current.store(Arc::new(published));
    }

    /// Keeps what is published, and says why the newer data is not.
    pub fn keep(&self, problems: Problems) {
        self.trouble.store(Arc::new(Some(problems)));
    }

    /// Why newer data is not published, if there is such.
    #[must_use]
    pub fn trouble(&self) -> Arc<Option<Problems>> {
        self.trouble.load_full()
    }

    /// The revision with this id (12 digits at least).
    ///
    /// # Errors
    /// [`AsOfError::Unknown`]: never another revision than the one that was named.
    pub fn revision(&self, id: &str) -> Result<Arc<Published>, AsOfError> {
        Some(self.current()).filter(|published| published.revision.id.is_named_by(id)).ok_or(AsOfError::Unknown)
    }

    /// The revision that was the newest at an instant.
    ///
    /// # Errors
    /// When the instant has not come, or nothing was published by then.
    pub fn revision_at(&self, at: Instant, now: Instant) -> Result<Arc<Published>, AsOfError> {
        if at > now {
            return Err(AsOfError::Future);
        }
        Some(self.current()).filter(|published| published.revision.recorded_at <= at).ok_or(AsOfError::NothingYet)
    }
}
