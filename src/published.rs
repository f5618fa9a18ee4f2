//! What is published now: swapped whole, read without locks; and what was published before, as far as a ledger keeps it.

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
    /// Whether it can still be asked for when newer data is published, and after a restart. Nothing is promised of one that cannot.
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
    /// Checks, folds, seals and prepares a dataset folder.
    ///
    /// # Errors
    /// Everything that is wrong with the files.
    pub fn from_files(files: &Files) -> Result<Self, Problems> {
        let loaded = geodata::load(files)?;
        let claims_without_source = loaded.claims_without_source;
        let revision = memory::revision_of(&loaded.parsed, loaded.atlas.header().modified);
        let revision = revision.map_err(|error| Problems::internal(&error.to_string()))?;
        // What was parsed is as large as the atlas, and is not needed while that is prepared.
        let published = Self::new(loaded.into_atlas(), revision);
        Ok(Self { claims_without_source, files: Some(files.clone()), ..published }.read_from(files))
    }

    /// Folds and prepares a revision that was kept, under the id that it was kept with.
    ///
    /// # Errors
    /// What cannot be read of it.
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

    /// Prepares an atlas under a revision.
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

/// Why no revision answers an `as-of`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsOfError {
    /// Nothing was published by then.
    NothingYet,
    /// The instant has not come.
    Future,
}

/// A revision that is known here.
#[derive(Debug)]
pub enum Known {
    /// It can be asked at once.
    Ready(Arc<Published>),
    /// It has to be read first.
    Kept(Revision),
}

/// Where revisions are kept.
#[derive(Debug)]
enum Ledger {
    /// Nowhere, and why.
    Memory(String),
    Folder(Box<FolderLedger>),
}

/// The handle on what is published.
#[derive(Debug)]
pub struct Live {
    current: ArcSwap<Published>,
    trouble: ArcSwap<Option<Problems>>,
    /// When the dataset folder was read last, if there is one.
    read_at: ArcSwap<Option<Instant>>,
    ledger: Ledger,
    /// Why the newest revision could not be kept, if it could not.
    not_kept: ArcSwap<Option<String>>,
}

impl Live {
    /// Starts with one revision and keeps none.
    #[must_use]
    pub fn new(published: Published) -> Self {
        Self::with(published, Ledger::Memory("the ledger is `memory`".to_owned()))
    }

    /// Starts with one revision, and keeps it and all that follow. Where it cannot be kept, it is published all the same, and nothing is
    /// promised of it: see [`Live::not_kept`].
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
            trouble: ArcSwap::from_pointee(None),
            read_at: ArcSwap::from_pointee(None),
            ledger,
            not_kept: ArcSwap::from_pointee(why),
        }
    }

    /// What is published now. Hold it for one answer, so that the answer is of one revision.
    #[must_use]
    pub fn current(&self) -> Arc<Published> {
        self.current.load_full()
    }

    /// Publishes another revision, and keeps it where revisions are kept; answers under way finish with the old one.
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
        self.trouble.store(Arc::new(None));
        self.current.store(Arc::new(published));
    }

    /// Why the newest revision cannot be asked for when newer data is published, if it cannot.
    #[must_use]
    pub fn not_kept(&self) -> Arc<Option<String>> {
        self.not_kept.load_full()
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

    /// Notes that the dataset folder was read.
    pub fn read_folder(&self, now: Instant) {
        self.read_at.store(Arc::new(Some(now)));
    }

    /// When the dataset folder was read last; none where there is no folder.
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

    /// Returns the id of the revision that was the newest at an instant.
    ///
    /// # Errors
    /// When the instant has not come, or nothing was published by then.
    pub fn revision_at(&self, at: Instant, now: Instant) -> Result<RevisionId, AsOfError> {
        if at > now {
            return Err(AsOfError::Future);
        }
        let kept = self.folder().and_then(|ledger| ledger.published_at(at));
        let current = self.current();
        let newest = || Some(current.revision.id.clone()).filter(|_| current.revision.recorded_at <= at);
        // What could not be kept is published all the same, and is the newest from its own instant on.
        let kept = if current.is_kept { kept } else { newest().or(kept) };
        kept.or_else(newest).ok_or(AsOfError::NothingYet)
    }
}

/// Keeps a revision; else says why it is not kept.
fn kept_by(ledger: &FolderLedger, mut published: Published, now: Instant) -> (Published, Option<String>) {
    let Some(files) = published.files.take() else {
        return (published, Some("its files are not known".to_owned()));
    };
    match ledger.keep(&files, &published.revision, now) {
        Ok(()) => {
            published.is_kept = true;
            (published, None)
        }
        Err(error) => {
            tracing::error!(revision = published.revision.id.short(), %error, "a revision cannot be kept: nothing is promised of it");
            (published, Some(error.to_string()))
        }
    }
}
