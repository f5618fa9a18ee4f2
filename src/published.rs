//! The published revision, replaced atomically and read without locks, and earlier revisions as far as a ledger keeps them.

use crate::{
    chronicle::{index::atlas::Atlas, moment::Instant},
    encode::Prepared,
    geodata::{self, Files, Problems},
    ledger::{Revision, RevisionId, folder::FolderLedger, memory},
};
use arc_swap::ArcSwap;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Number of earlier revisions that stay in memory. Loading one again takes tens of milliseconds for hundreds of changes.
const MOST_LOADED: usize = 8;

/// A revision that is ready for queries.
#[derive(Debug)]
pub struct Published {
    /// Id and time of the revision.
    pub revision: Revision,
    /// Content of the revision.
    pub atlas: Atlas,
    /// Features in encoded form, computed once.
    pub prepared: Prepared,
    /// Number of claims without a source.
    pub claims_without_source: usize,
    /// Whether it is kept, so that it is available after newer data is published and after a restart.
    pub is_kept: bool,
    /// Files of the revision until they are kept.
    files: Option<Files>,
}

impl Published {
    /// Checks and folds the files of a dataset folder, and computes the revision and the encoded features.
    ///
    /// # Errors
    /// All problems of the files.
    pub fn from_files(files: &Files) -> Result<Self, Problems> {
        let loaded = geodata::load(files)?;
        let claims_without_source = loaded.claims_without_source;
        let revision =
            memory::revision_of(files, &loaded.dataset.header).map_err(|error| Problems::internal(&error.to_string()))?;
        Ok(Self { claims_without_source, files: Some(files.clone()), ..Self::new(loaded.into_atlas()?, revision) })
    }

    /// Loads a kept revision under the id with which it was kept. The files are not checked again.
    ///
    /// # Errors
    /// The parts of it that cannot be read.
    fn from_kept(files: &Files, revision: Revision) -> Result<Self, Problems> {
        let dataset = geodata::read_published(files)?;
        let atlas = Atlas::new(dataset).map_err(|problems| Problems::internal(&format!("{problems:?}")))?;
        Ok(Self { is_kept: true, ..Self::new(atlas, revision) })
    }

    /// Creates a revision from an atlas that is not kept, and encodes its features.
    #[must_use]
    pub fn new(atlas: Atlas, revision: Revision) -> Self {
        let prepared = Prepared::new(&atlas, &revision);
        Self { revision, atlas, prepared, claims_without_source: 0, is_kept: false, files: None }
    }
}

/// The error of finding the revision for `as-of`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsOfError {
    /// No revision has this id, or it is not kept.
    Unknown,
    /// Nothing was published at or before the instant.
    NothingYet,
    /// The instant is in the future.
    Future,
}

/// A revision that exists, loaded or not.
#[derive(Debug)]
pub enum Known {
    /// The revision is in memory.
    Ready(Arc<Published>),
    /// The revision is kept and has to be loaded.
    Kept(Revision),
}

/// Storage of revisions.
#[derive(Debug)]
enum Ledger {
    /// Revisions are not kept, for this reason.
    Memory(String),
    Folder(Box<FolderLedger>),
}

/// The shared handle to the published revision and the earlier ones.
#[derive(Debug)]
pub struct Live {
    current: ArcSwap<Published>,
    last_error: ArcSwap<Option<Problems>>,
    /// When the dataset folder was last read, if there is one.
    read_at: ArcSwap<Option<Instant>>,
    ledger: Ledger,
    /// Why the current revision is not kept, if it is not.
    not_kept: ArcSwap<Option<String>>,
    /// Earlier revisions in memory, most recently used first.
    loaded: Mutex<VecDeque<Arc<Published>>>,
}

impl Live {
    /// Publishes a revision; no revisions are kept.
    #[must_use]
    pub fn new(published: Published) -> Self {
        Self::with(published, Ledger::Memory("the ledger is `memory`".to_owned()))
    }

    /// Publishes a revision, and keeps it and all later ones. A revision that cannot be kept is still published; see
    /// [`Live::not_kept`].
    #[must_use]
    pub fn keeping(published: Published, ledger: Result<FolderLedger, std::io::Error>, now: Instant) -> Self {
        match ledger {
            Err(error) => Self::with(published, Ledger::Memory(error.to_string())),
            Ok(ledger) => {
                let (published, why) = kept_by(&ledger, published, now);
                Self { not_kept: ArcSwap::from_pointee(why), ..Self::with(published, Ledger::Folder(Box::new(ledger))) }
            }
        }
    }

    fn with(published: Published, ledger: Ledger) -> Self {
        let why = match &ledger {
            Ledger::Memory(why) => Some(why.clone()),
            Ledger::Folder(_) => None,
        };
        Self {
            current: ArcSwap::from_pointee(published),
            last_error: ArcSwap::from_pointee(None),
            read_at: ArcSwap::from_pointee(None),
            ledger,
            not_kept: ArcSwap::from_pointee(why),
            loaded: Mutex::default(),
        }
    }

    /// Returns the current revision. Call it once for each response, so that the response is consistent.
    #[must_use]
    pub fn current(&self) -> Arc<Published> {
        self.current.load_full()
    }

    /// Publishes another revision, and keeps it if revisions are kept. Responses in progress use the old one.
    pub fn publish(&self, published: Published, now: Instant) {
        let published = match &self.ledger {
            Ledger::Memory(_) => published,
            Ledger::Folder(ledger) => {
                let (published, why) = kept_by(ledger, published, now);
                self.not_kept.store(Arc::new(why));
                published
            }
        };
        // In this order, so that nobody sees the newer data with the error before it. Dropping the old data takes time.
        self.last_error.store(Arc::new(None));
        let before = self.current.swap(Arc::new(published));
        if before.is_kept {
            self.remember(before);
        }
    }

    /// Returns why the current revision is not kept; none if it is.
    #[must_use]
    pub fn not_kept(&self) -> Arc<Option<String>> {
        self.not_kept.load_full()
    }

    /// Rejects newer data for these problems; the current revision stays published.
    pub fn reject(&self, problems: Problems) {
        self.last_error.store(Arc::new(Some(problems)));
    }

    /// Returns the problems for which newer data was rejected; none where the newest data is published.
    #[must_use]
    pub fn last_error(&self) -> Arc<Option<Problems>> {
        self.last_error.load_full()
    }

    /// Records that the dataset folder was read at `now`.
    pub fn read_folder(&self, now: Instant) {
        self.read_at.store(Arc::new(Some(now)));
    }

    /// Returns when the dataset folder was last read; none where there is no folder.
    #[must_use]
    pub fn read_at(&self) -> Option<Instant> {
        **self.read_at.load()
    }

    fn loaded(&self) -> MutexGuard<'_, VecDeque<Arc<Published>>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a revision the most recently used of those in memory.
    fn remember(&self, published: Arc<Published>) {
        let mut loaded = self.loaded();
        loaded.retain(|other| other.revision.id != published.revision.id);
        loaded.push_front(published);
        loaded.truncate(MOST_LOADED);
    }

    /// Finds the revision whose id begins with `id` (at least 12 digits), without loading it.
    ///
    /// # Errors
    /// [`AsOfError::Unknown`] if there is no such revision; another one is never returned instead.
    pub fn find(&self, id: &str) -> Result<Known, AsOfError> {
        let current = self.current();
        if current.revision.id.is_named_by(id) {
            return Ok(Known::Ready(current));
        }
        let ready = self.loaded().iter().find(|published| published.revision.id.is_named_by(id)).cloned();
        if let Some(ready) = ready {
            self.remember(Arc::clone(&ready));
            return Ok(Known::Ready(ready));
        }
        match &self.ledger {
            Ledger::Memory(_) => Err(AsOfError::Unknown),
            Ledger::Folder(ledger) => ledger.find(id).map(Known::Kept).ok_or(AsOfError::Unknown),
        }
    }

    /// Returns the revision whose id begins with `id` (at least 12 digits). It blocks while a kept revision is loaded.
    ///
    /// # Errors
    /// [`AsOfError::Unknown`] if there is no such revision or it cannot be loaded; another one is never returned instead.
    pub fn revision(&self, id: &str) -> Result<Arc<Published>, AsOfError> {
        let revision = match self.find(id)? {
            Known::Ready(published) => return Ok(published),
            Known::Kept(revision) => revision,
        };
        let Ledger::Folder(ledger) = &self.ledger else { return Err(AsOfError::Unknown) };
        let short = revision.id.short().to_owned();
        let read = ledger.files(&revision.id).map_err(|error| error.to_string());
        let read = read.and_then(|files| Published::from_kept(&files, revision).map_err(|problems| problems.to_string()));
        match read {
            Ok(published) => {
                let published = Arc::new(published);
                self.remember(Arc::clone(&published));
                Ok(published)
            }
            Err(error) => {
                tracing::error!(revision = short, error, "cannot load a kept revision");
                Err(AsOfError::Unknown)
            }
        }
    }

    /// Returns the id of the newest revision that was published at or before `at`.
    ///
    /// # Errors
    /// If `at` is after `now`, or nothing was published at or before it.
    pub fn revision_at(&self, at: Instant, now: Instant) -> Result<RevisionId, AsOfError> {
        if at > now {
            return Err(AsOfError::Future);
        }
        let kept = match &self.ledger {
            Ledger::Memory(_) => None,
            Ledger::Folder(ledger) => ledger.published_at(at),
        };
        let current = self.current();
        let newest = || Some(current.revision.id.clone()).filter(|_| current.revision.recorded_at <= at);
        // A revision that could not be kept is published all the same, and is the newest one from its `recorded_at` on.
        let kept = if current.is_kept { kept } else { newest().or(kept) };
        kept.or_else(newest).ok_or(AsOfError::NothingYet)
    }
}

/// Keeps a revision; if that fails, returns the reason with it.
fn kept_by(ledger: &FolderLedger, mut published: Published, now: Instant) -> (Published, Option<String>) {
    let Some(files) = published.files.take() else {
        return (published, Some("its files are not in memory".to_owned()));
    };
    match ledger.keep(&files, &published.revision, now) {
        Ok(()) => {
            published.is_kept = true;
            (published, None)
        }
        Err(error) => {
            tracing::error!(revision = published.revision.id.short(), %error, "cannot keep a revision: it will not be available after newer data or a restart");
            (published, Some(error.to_string()))
        }
    }
}
