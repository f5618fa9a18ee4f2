//! The published revision, replaced atomically and read without locks, and earlier revisions as far as a ledger keeps them.

use crate::{
    chronicle::{index::atlas::Atlas, moment::Instant},
    encode::Prepared,
    geodata::{self, Files, Problems},
    ledger::{Revision, RevisionId, folder::FolderLedger, memory},
};
use arc_swap::ArcSwap;
use std::{any::Any, sync::Arc};

/// Bytes of memory that an atlas takes for each byte of the files that it was read from: measured, with a tenth for what varies.
const ATLAS_PER_BYTE: u64 = 4;
/// Bytes of memory that the reading of a kept revision takes for each byte of its files, the atlas and its answers among them.
const READING_PER_BYTE: u64 = 12;
/// What the reading takes beside that.
const READING_AT_LEAST: u64 = 1 << 20;

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
    /// Bytes of memory that it takes, estimated: its atlas by the size of its files, its features as they are.
    pub bytes: u64,
    /// How many of these are counted by what is given back with it: none of the newest revision.
    pub counted: u64,
    /// Its files, until they are kept.
    files: Option<Files>,
    /// What counts its memory, given back with it.
    _charge: Option<Charge>,
}

/// What counts the memory of a revision as long as that is there.
pub type Charge = Box<dyn Any + Send + Sync>;

impl Published {
    /// Checks and folds the files of a dataset folder, and computes the revision and the encoded features.
    ///
    /// # Errors
    /// All problems of the files.
    pub fn from_files(files: &Files) -> Result<Self, Problems> {
        let loaded = geodata::load(files)?;
        let claims_without_source = loaded.claims_without_source;
        let revision = memory::revision_of(&loaded.parsed, loaded.atlas.header().modified);
        let revision = revision.map_err(|error| Problems::internal(&error.to_string()))?;
        // What was parsed is as large as the atlas, and is not needed while that is prepared.
        let published = Self::new(loaded.into_atlas(), revision);
        Ok(Self { claims_without_source, files: Some(files.clone()), ..published }.read_from(files))
    }

    /// Loads a kept revision under the id with which it was kept. The files are not checked again.
    ///
    /// # Errors
    /// The parts of it that cannot be read.
    fn from_kept(files: &Files, revision: Revision) -> Result<Self, Problems> {
        let dataset = geodata::read_published(files)?;
        let atlas = Atlas::new(dataset).map_err(|problems| Problems::internal(&format!("{problems:?}")))?;
        Ok(Self { is_kept: true, ..Self::new(atlas, revision) }.read_from(files))
    }

    fn read_from(mut self, files: &Files) -> Self {
        self.bytes += files.bytes() * ATLAS_PER_BYTE;
        self
    }

    /// The same, with what counts so many of its bytes.
    #[must_use]
    pub fn charged(self, counted: u64, charge: impl Any + Send + Sync) -> Self {
        Self { counted, _charge: Some(Box::new(charge)), ..self }
    }

    /// Creates a revision from an atlas that is not kept, and encodes its features.
    #[must_use]
    pub fn new(atlas: Atlas, revision: Revision) -> Self {
        let prepared = Prepared::new(&atlas, &revision);
        let bytes = prepared.bytes() as u64;
        Self {
            revision,
            atlas,
            prepared,
            claims_without_source: 0,
            is_kept: false,
            bytes,
            counted: 0,
            files: None,
            _charge: None,
        }
    }
}

/// The error of finding the revision for `as-of`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsOfError {
    /// Nothing was published by then.
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
        // In this order, so that who sees the newer data never sees the trouble before it. Dropping the old data takes a while.
        self.last_error.store(Arc::new(None));
        self.current.store(Arc::new(published));
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

    /// Finds the revision that these digits name (12 at least), without reading it. None where no revision has this id, or it is not kept.
    #[must_use]
    pub fn find(&self, digits: &str) -> Option<Known> {
        let current = self.current();
        if current.revision.id.is_named_by(digits) {
            return Some(Known::Ready(current));
        }
        self.folder()?.find(digits).map(Known::Kept)
    }

    fn folder(&self) -> Option<&FolderLedger> {
        match &self.ledger {
            Ledger::Memory(_) => None,
            Ledger::Folder(ledger) => Some(ledger),
        }
    }

    /// Bytes of memory that the reading of a kept revision takes; none where it is not there any more.
    #[must_use]
    pub fn memory_to_read(&self, id: &RevisionId) -> Option<u64> {
        let files = self.folder()?.bytes(id).ok()?;
        Some(files.saturating_mul(READING_PER_BYTE).saturating_add(READING_AT_LEAST))
    }

    /// Reads a kept revision, which takes a while. None where it is not kept any more or cannot be read, which is logged.
    #[must_use]
    pub fn read(&self, revision: &Revision) -> Option<Published> {
        let read = self.folder()?.files(&revision.id).map_err(|error| error.to_string());
        let read = read.and_then(|files| Published::from_kept(&files, revision.clone()).map_err(|problems| problems.to_string()));
        read.inspect_err(|error| {
            tracing::error!(revision = revision.id.short(), error, "a kept revision cannot be read");
        })
        .ok()
    }

    /// Returns the id of the newest revision that was published at or before `at`.
    ///
    /// # Errors
    /// If `at` is after `now`, or nothing was published at or before it.
    pub fn revision_at(&self, at: Instant, now: Instant) -> Result<RevisionId, AsOfError> {
        if at > now {
            return Err(AsOfError::Future);
        }
        let kept = self.folder().and_then(|ledger| ledger.published_at(at));
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
