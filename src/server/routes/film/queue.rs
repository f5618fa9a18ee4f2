//! Where films are made: few at once, away from the threads that answer, each once for all who ask at the same time. A film that nobody
//! watches any more is dropped after a while: a player that pauses and asks again finds it still under way.

use super::stream::{Failure, ReelWriter, SharedStream, StreamStatus, Watcher};
use crate::{
    render::{
        backends::raster::OwnPainter,
        film::{FilmContext, FilmError},
        raster_layer::LayerPainter,
    },
    server::{
        caching::compress::Key,
        limits::{
            budgeted_cache::{BudgetedCache, Weigh},
            client_key::ClientKey,
            lane::Lane,
            memory::{DEFAULT_BUDGET, MemoryBudget},
        },
        render_pool::working_memory,
    },
};
use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// What kept films may have of the budget: one in so many.
const CACHE_PART: u64 = 8;

/// How films are made.
#[derive(Clone, Copy, Debug)]
pub struct FilmLimits {
    /// Most frames of a film.
    pub frames: usize,
    /// Pixels of all its frames together.
    pub pixels: u64,
    /// Films that are made at once.
    pub at_once: usize,
    /// Films that wait for their turn; more are refused.
    pub waiting: usize,
}

impl Default for FilmLimits {
    fn default() -> Self {
        Self { frames: 800, pixels: 500_000_000, at_once: 1, waiting: 4 }
    }
}

impl Weigh for Arc<SharedStream> {
    fn weight(&self) -> u64 {
        self.length().unwrap_or(0) + 256
    }
}

/// How large a film is: pixels of a frame, and of all frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilmSize {
    /// Pixels of a frame.
    pub frame: u64,
    /// Pixels of all frames together.
    pub all: u64,
}

/// Opens a painter for a film.
pub type OpenPainter = Arc<dyn Fn() -> Box<dyn LayerPainter> + Send + Sync>;

/// Makes and keeps films.
pub struct FilmQueue {
    /// Its limits.
    pub limits: FilmLimits,
    /// What paints the frames.
    pub painter: OpenPainter,
    /// What paints the frames, by name: another painter makes other bytes.
    pub painted_by: Arc<str>,
    /// What films are made with; cancelling it ends those under way, and begins no more.
    pub context: FilmContext,
    kept: Arc<BudgetedCache<Key, Arc<SharedStream>>>,
    under_way: Mutex<HashMap<Key, Arc<SharedStream>>>,
    lane: Arc<Lane>,
    memory: Arc<MemoryBudget>,
}

impl fmt::Debug for FilmQueue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Cinema").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Default for FilmQueue {
    fn default() -> Self {
        Self::new(FilmLimits::default())
    }
}

impl FilmQueue {
    /// A cinema with these limits and a budget of its own, whose films are painted in this process.
    #[must_use]
    pub fn new(limits: FilmLimits) -> Self {
        Self::within(limits, &MemoryBudget::new(DEFAULT_BUDGET))
    }

    /// The same within a budget.
    #[must_use]
    pub fn within(limits: FilmLimits, memory: &Arc<MemoryBudget>) -> Self {
        Self {
            kept: BudgetedCache::within(memory, CACHE_PART, 64),
            under_way: Mutex::default(),
            lane: Arc::new(Lane::new(limits.at_once, limits.waiting).within(memory)),
            memory: Arc::clone(memory),
            painter: Arc::new(|| Box::new(OwnPainter)),
            painted_by: Arc::from(""),
            context: FilmContext::default(),
            limits,
        }
    }

    fn under_way(&self) -> MutexGuard<'_, HashMap<Key, Arc<SharedStream>>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many films are being made or wait for their turn.
    #[must_use]
    pub fn count_under_way(&self) -> usize {
        self.under_way().len()
    }

    /// The film with this key, if it is finished and kept.
    pub(crate) fn kept(&self, key: Key) -> Option<Arc<SharedStream>> {
        self.kept.get(&key)
    }

    /// The film with this key: kept, or under way, or begun now, and watched from now on. The log calls it by its name. Where too many
    /// wait already, it fails at once.
    pub(crate) fn film(
        self: &Arc<Self>,
        key: Key,
        name: &str,
        (share, size): (ClientKey, FilmSize),
        make: impl FnOnce(&Self, &mut dyn LayerPainter, &mut ReelWriter) -> Result<(), FilmError> + Send + 'static,
    ) -> (Arc<SharedStream>, Watcher) {
        let watched = |reel: Arc<SharedStream>| (Arc::clone(&reel), Watcher::new(&reel));
        if let Some(kept) = self.kept.get(&key) {
            return watched(kept);
        }
        let mut under_way = self.under_way();
        if let Some(reel) = under_way.get(&key) {
            return watched(Arc::clone(reel));
        }
        let (reel, watcher) = watched(Arc::default());
        under_way.insert(key, Arc::clone(&reel));
        drop(under_way);
        tokio::spawn(Arc::clone(self).turn(key, name.to_owned(), Arc::clone(&reel), (share, size), make));
        (reel, watcher)
    }

    /// Waits for its turn, makes the film, and keeps it if it is what it was to be.
    async fn turn(
        self: Arc<Self>,
        key: Key,
        name: String,
        reel: Arc<SharedStream>,
        (share, size): (ClientKey, FilmSize),
        make: impl FnOnce(&Self, &mut dyn LayerPainter, &mut ReelWriter) -> Result<(), FilmError> + Send + 'static,
    ) {
        let permit = tokio::select! {
            permit = self.lane.permit_watched(share, size.all, working_memory(size.frame), Some(reel.watchers())) => permit.ok(),
            () = reel.abandoned() => None,
        };
        // Others have come meanwhile, or nobody waits any more.
        let Some(permit) = permit else {
            reel.end(StreamStatus::Failed(Failure::Busy));
            self.under_way().remove(&key);
            return;
        };
        let (cinema, mut writer) = (Arc::clone(&self), ReelWriter::new(Arc::clone(&reel), &self.memory));
        let work = move || {
            let _permit = permit;
            if cinema.context.cancel.is_cancelled() {
                return Err(FilmError::Cancelled);
            }
            let mut painter = (cinema.painter)();
            let begun_by = painter.name();
            let made = make(&cinema, &mut *painter, &mut writer);
            let is_one_hand = painter.name() == begun_by;
            tracing::info!(painter = painter.name(), made = made.is_ok(), "a film");
            made.map(|()| is_one_hand)
        };
        // A film that two painters had a hand in is shown, and made anew for who asks next.
        let (course, is_kept) = match tokio::task::spawn_blocking(work).await {
            Ok(Ok(is_one_hand)) => (StreamStatus::Done, is_one_hand),
            Ok(Err(error)) => (StreamStatus::Failed(failure(&error, &name)), false),
            Err(error) => {
                tracing::error!(film = name, %error, "a film was not made");
                (StreamStatus::Failed(Failure::Broken), false)
            }
        };
        reel.end(course);
        if is_kept {
            self.kept.insert(key, reel);
        }
        self.under_way().remove(&key);
    }
}

/// What readers are told of an error; the log gets the rest.
fn failure(error: &FilmError, name: &str) -> Failure {
    match error {
        FilmError::NoFfmpeg(_) => Failure::NoFfmpeg,
        FilmError::Cancelled => {
            tracing::warn!(film = name, "a film was cut off, for the server stops");
            Failure::Cancelled
        }
        _ => {
            tracing::error!(film = name, %error, "a film was not made");
            if matches!(error, FilmError::NoRoom { .. }) { Failure::NoRoom } else { Failure::Broken }
        }
    }
}
