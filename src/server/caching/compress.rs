//! Compressed answers, kept: fast on a miss, better in the background once somebody asks again, bounded in bytes.
//!
//! Building an answer costs microseconds and compressing it costs hundreds, so what is kept is compressed bytes; an uncompressed answer
//! is built anew, which is as fast as finding it, unless it takes long to make. One background thread, so that the better compression
//! never takes more than one core from the answers. What waits for it is the bytes that are kept already, and not the answer again.

pub use super::encodings::{Coded, Quality};
use super::encodings::{best, fast, plain};
use crate::server::{
    limits::{
        budgeted_cache::{BudgetedCache, Weigh},
        memory::MemoryBudget,
    },
    middleware::style_hash::Style,
    params::negotiate::Coding,
};
use std::{
    collections::{HashSet, VecDeque},
    fmt,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{SyncSender, sync_channel},
    },
    time::Duration,
};

/// Names an answer: what it says, in which form, from where. Two answers with one key have the same bytes.
pub type Key = u128;

/// Answers below this size are sent as they are: the headers would be most of the message.
const WORTH_COMPRESSING: usize = 1024;
/// Answers above this size, compressed, are not compressed better in the background, which they would hold up for too long.
const MOST_TO_IMPROVE: usize = 1 << 20;
/// Waiting jobs of the background thread; more are dropped, since the fast bytes serve too.
const MOST_WAITING: usize = 256;
/// Bytes that wait for it, one of so many of the budget; more are dropped too.
const QUEUE_PART: u64 = 32;
/// What kept answers may have of the budget: one in so many.
const CACHE_PART: u64 = 4;

/// The background thread ends when nothing has come for so long.
const IDLE: Duration = Duration::from_secs(2);

/// Remembered keys of work that was begun.
const MOST_REMEMBERED: usize = 4096;

enum Job {
    /// Bytes that were compressed fast, to be compressed better.
    Improve(Key, Coded),
    /// Answers that somebody is likely to ask for.
    Ahead(Box<dyn FnOnce(&Store) + Send>),
    /// Somebody wants to know that all before it is done.
    Mark(SyncSender<()>),
}

/// The bytes that are kept.
#[derive(Debug)]
pub struct Store {
    /// By key and the coding that was asked for; a small answer is not coded all the same.
    kept: Arc<BudgetedCache<(Key, Coding), Coded>>,
    memory: Arc<MemoryBudget>,
}

impl Weigh for Coded {
    fn weight(&self) -> u64 {
        self.bytes.weight()
    }
}

impl Store {
    /// Whether an answer is kept in this coding.
    #[must_use]
    pub fn has(&self, key: Key, coding: Coding) -> bool {
        self.kept.peek(&(key, coding)).is_some()
    }

    /// Keeps an answer, compressed as well as is worth it.
    pub fn keep_best(&self, key: Key, coding: Coding, body: &[u8]) {
        self.insert_best(key, coding, body, None);
    }

    fn insert_best(&self, key: Key, coding: Coding, body: &[u8], style: Option<Style>) {
        let bytes = self.memory.bytes(best(coding, body));
        self.kept.insert((key, coding), Coded { bytes, coding, quality: Quality::Best, style });
    }

    /// Compresses better what was compressed fast. It was written here, so that it can be read.
    fn improve(&self, key: Key, quick: Coded) {
        match plain(quick.coding, &quick.bytes) {
            Ok(body) => self.insert_best(key, quick.coding, &body, quick.style),
            Err(error) => tracing::error!(%error, coding = ?quick.coding, "a kept answer cannot be read"),
        }
    }
}

/// Compresses answers and keeps the results.
#[derive(Clone, Debug)]
pub struct Compressor {
    store: Arc<Store>,
    jobs: Arc<Jobs>,
    begun: Arc<Mutex<HashSet<Key>>>,
}

/// What waits for the background thread, which ends when nothing has waited for a while: so the memory that it works in goes back.
#[derive(Default)]
struct Jobs {
    queue: Mutex<Queue>,
    came: Condvar,
}

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Job>,
    /// Bytes that wait to be compressed better.
    bytes: u64,
    has_thread: bool,
}

impl fmt::Debug for Jobs {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Jobs").finish_non_exhaustive()
    }
}

impl Jobs {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues a job of so many bytes, and sees that a thread is there for it; false where too much waits.
    fn push(self: &Arc<Self>, store: &Arc<Store>, job: Job, bytes: u64) -> bool {
        let mut queue = self.queue();
        let has_room = queue.jobs.len() < MOST_WAITING && queue.bytes + bytes <= store.memory.limit() / QUEUE_PART;
        if !has_room && !matches!(job, Job::Mark(_)) {
            return false;
        }
        queue.bytes += bytes;
        queue.jobs.push_back(job);
        self.came.notify_one();
        if !queue.has_thread {
            let (jobs, store) = (Arc::clone(self), Arc::clone(store));
            let started = std::thread::Builder::new().name("compress".to_owned()).spawn(move || jobs.work(&store));
            queue.has_thread = started.is_ok();
        }
        true
    }

    fn work(&self, store: &Store) {
        while let Some(job) = self.next() {
            match job {
                Job::Improve(key, quick) => {
                    let size = quick.bytes.len() as u64;
                    store.improve(key, quick);
                    self.queue().bytes -= size;
                }
                Job::Ahead(job) => job(store),
                Job::Mark(done) => {
                    let _ = done.send(());
                }
            }
        }
    }

    /// The next job; none when none has come for a while, and then the thread ends.
    fn next(&self) -> Option<Job> {
        let is_empty = |queue: &mut Queue| queue.jobs.is_empty();
        let waited = self.came.wait_timeout_while(self.queue(), IDLE, is_empty);
        let (mut queue, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let job = queue.jobs.pop_front();
        queue.has_thread = job.is_some();
        job
    }
}

impl Compressor {
    /// Keeps what its part of the budget holds.
    #[must_use]
    pub fn new(memory: &Arc<MemoryBudget>) -> Self {
        // An answer is a few kilobytes: the estimate only sizes the first allocation.
        let expected = usize::try_from(memory.limit() / CACHE_PART / 8192).unwrap_or(usize::MAX).clamp(16, 1 << 16);
        let store = Arc::new(Store { kept: BudgetedCache::within(memory, CACHE_PART, expected), memory: Arc::clone(memory) });
        Self { store, jobs: Arc::default(), begun: Arc::default() }
    }

    /// The answer with this key in this coding, if it is kept. Who asks for one that was compressed fast has it compressed better for
    /// the next.
    #[must_use]
    pub fn kept(&self, key: Key, coding: Coding) -> Option<Coded> {
        let coded = self.store.kept.get(&(key, coding))?;
        if coded.quality == Quality::Quick {
            self.improve_later(key, &coded);
        }
        Some(coded)
    }

    /// The answer with this key in this coding: kept, or under way for somebody else, or made now and kept.
    ///
    /// # Errors
    /// What making it says.
    pub async fn once<E>(&self, key: Key, coding: Coding, make: impl Future<Output = Result<Coded, E>>) -> Result<Coded, E> {
        match self.kept(key, coding) {
            Some(kept) => Ok(kept),
            None => self.store.kept.get_or_insert_async(&(key, coding), make).await,
        }
    }

    /// The body in this coding (or as it is, when it is small), compressed fast.
    #[must_use]
    pub fn fast(&self, coding: Coding, body: Coded) -> Coded {
        if coding == Coding::Identity || body.bytes.len() < WORTH_COMPRESSING {
            return body;
        }
        Coded { bytes: self.store.memory.bytes(fast(coding, &body.bytes)), coding, quality: Quality::Quick, ..body }
    }

    /// Keeps an answer for who asks for this coding.
    pub fn keep(&self, key: Key, asked: Coding, coded: &Coded) {
        self.store.kept.insert((key, asked), coded.clone());
    }

    fn improve_later(&self, key: Key, quick: &Coded) {
        let name = key ^ quick.coding as Key;
        if quick.bytes.len() > MOST_TO_IMPROVE || !self.is_first(name) {
            return;
        }
        if !self.jobs.push(&self.store, Job::Improve(key, quick.clone()), quick.bytes.len() as u64) {
            // Another time there may be room.
            self.begun().remove(&name);
        }
    }

    /// Makes answers ahead on the background thread; drops the job when too much waits.
    pub fn ahead(&self, job: Box<dyn FnOnce(&Store) + Send>) {
        let _ = self.jobs.push(&self.store, Job::Ahead(job), 0);
    }

    /// Waits until everything that waits now is compressed; for tests, which ask before and after.
    pub fn drain(&self) {
        let (done, wait) = sync_channel(1);
        if self.jobs.push(&self.store, Job::Mark(done), 0) {
            let _ = wait.recv();
        }
    }

    fn begun(&self) -> MutexGuard<'_, HashSet<Key>> {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether work with this key was not begun yet. It forgets when it has too much to remember: then work is done twice.
    #[must_use]
    pub fn is_first(&self, key: Key) -> bool {
        let mut begun = self.begun();
        if begun.len() >= MOST_REMEMBERED {
            begun.clear();
        }
        begun.insert(key)
    }

    /// How many answers are kept, how many bytes they have, and how many bytes wait to be compressed better.
    #[must_use]
    pub fn size(&self) -> (u64, u64, u64) {
        (self.store.kept.len() as u64, self.store.kept.weight(), self.jobs.queue().bytes)
    }
}
