//! Compressed answers, kept: fast on a miss, better in the background once somebody asks again, bounded in bytes.
//!
//! Building an answer costs microseconds and compressing it costs hundreds, so what is kept is compressed bytes; an uncompressed answer
//! is built anew, which is as fast as finding it, unless it takes long to make. One background thread, so that the better compression
//! never takes more than one core from the answers. What waits for it is the bytes that are kept already, and not the answer again.

use super::{
    limits::memory::{MemoryBudget, Shrink},
    negotiate::Coding,
    styles::Style,
};
use bytes::Bytes;
use quick_cache::{Weighter, sync::Cache};
use std::{
    collections::HashSet,
    io::{Read, Write},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
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

/// How well an answer is compressed. Each has bytes of its own, and so a tag of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quality {
    /// At once, for whoever asked first.
    Quick,
    /// In the background, for all who ask later; also what is not compressed.
    Best,
}

/// An answer as it is sent.
#[derive(Clone, Debug)]
pub struct Coded {
    /// Its bytes.
    pub bytes: Bytes,
    /// How they are coded.
    pub coding: Coding,
    /// How well.
    pub quality: Quality,
    /// The style element of a document, for its policy.
    pub style: Option<Style>,
}

impl Coded {
    /// Bytes as they are.
    #[must_use]
    pub fn identity(bytes: Bytes) -> Self {
        Self { bytes, coding: Coding::Identity, quality: Quality::Best, style: None }
    }
}

/// The bytes that are kept.
#[derive(Debug)]
pub struct Store {
    /// By key and the coding that was asked for; a small answer is not coded all the same.
    kept: Cache<(Key, Coding), Coded, ByBytes>,
    memory: Arc<MemoryBudget>,
}

#[derive(Clone, Copy, Debug)]
struct ByBytes;

impl Weighter<(Key, Coding), Coded> for ByBytes {
    fn weight(&self, _: &(Key, Coding), coded: &Coded) -> u64 {
        coded.bytes.len() as u64 + 64
    }
}

impl Shrink for Store {
    fn shrink(&self) {
        self.kept.clear();
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
    jobs: SyncSender<Job>,
    /// Bytes that wait to be compressed better.
    queued: Arc<AtomicU64>,
    begun: Arc<Mutex<HashSet<Key>>>,
}

impl Compressor {
    /// Keeps what its part of the budget holds, and starts the background thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn new(memory: &Arc<MemoryBudget>) -> std::io::Result<Self> {
        let capacity = memory.limit() / CACHE_PART;
        // An answer is a few kilobytes: the estimate only sizes the first allocation.
        let estimated = usize::try_from(capacity / 8192).unwrap_or(usize::MAX).clamp(16, 1 << 16);
        let store = Arc::new(Store { kept: Cache::with_weighter(estimated, capacity, ByBytes), memory: Arc::clone(memory) });
        memory.shrinks(&store);
        let (jobs, waiting) = sync_channel(MOST_WAITING);
        let queued = Arc::new(AtomicU64::new(0));
        let (of_thread, counted) = (Arc::clone(&store), Arc::clone(&queued));
        let work = move || work(&of_thread, &waiting, &counted);
        std::thread::Builder::new().name("compress".to_owned()).spawn(work)?;
        Ok(Self { store, jobs, queued, begun: Arc::default() })
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
        let size = quick.bytes.len() as u64;
        let has_room = self.queued.load(Ordering::Relaxed) + size <= self.store.memory.limit() / QUEUE_PART;
        if quick.bytes.len() > MOST_TO_IMPROVE || !has_room || !self.is_first(key ^ quick.coding as Key) {
            return;
        }
        self.queued.fetch_add(size, Ordering::Relaxed);
        if self.jobs.try_send(Job::Improve(key, quick.clone())).is_err() {
            self.queued.fetch_sub(size, Ordering::Relaxed);
        }
    }

    /// Makes answers ahead on the background thread; drops the job when too many wait.
    pub fn ahead(&self, job: Box<dyn FnOnce(&Store) + Send>) {
        let _ = self.jobs.try_send(Job::Ahead(job));
    }

    /// Waits until everything that waits now is compressed; for tests, which ask before and after.
    pub fn drain(&self) {
        let (done, wait) = sync_channel(1);
        if self.jobs.send(Job::Mark(done)).is_ok() {
            let _ = wait.recv();
        }
    }

    /// Whether work with this key was not begun yet. It forgets when it has too much to remember: then work is done twice.
    #[must_use]
    pub fn is_first(&self, key: Key) -> bool {
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        if begun.len() >= MOST_REMEMBERED {
            begun.clear();
        }
        begun.insert(key)
    }

    /// How many answers are kept, how many bytes they have, and how many bytes wait to be compressed better.
    #[must_use]
    pub fn size(&self) -> (u64, u64, u64) {
        (self.store.kept.len() as u64, self.store.kept.weight(), self.queued.load(Ordering::Relaxed))
    }
}

fn work(store: &Store, waiting: &Receiver<Job>, queued: &AtomicU64) {
    while let Ok(job) = waiting.recv() {
        match job {
            Job::Improve(key, quick) => {
                let size = quick.bytes.len() as u64;
                store.improve(key, quick);
                queued.fetch_sub(size, Ordering::Relaxed);
            }
            Job::Ahead(job) => job(store),
            Job::Mark(done) => {
                let _ = done.send(());
            }
        }
    }
}

/// The body as it was before it was compressed.
fn plain(coding: Coding, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut body = Vec::new();
    match coding {
        Coding::Identity => body.extend_from_slice(bytes),
        Coding::Gzip => {
            flate2::read::GzDecoder::new(bytes).read_to_end(&mut body)?;
        }
        Coding::Zstd => body = zstd::stream::decode_all(bytes)?,
        Coding::Brotli => {
            brotli::Decompressor::new(bytes, 4096).read_to_end(&mut body)?;
        }
    }
    Ok(body)
}

fn fast(coding: Coding, body: &[u8]) -> Vec<u8> {
    match coding {
        Coding::Identity => body.to_vec(),
        Coding::Gzip => gzip(body, 1),
        Coding::Zstd => zstd::bulk::compress(body, 1).unwrap_or_else(|_| body.to_vec()),
        Coding::Brotli => brotli(body, 2),
    }
}

fn best(coding: Coding, body: &[u8]) -> Vec<u8> {
    match coding {
        Coding::Identity => body.to_vec(),
        Coding::Gzip => gzip(body, 9),
        Coding::Zstd => zstd::bulk::compress(body, 12).unwrap_or_else(|_| body.to_vec()),
        Coding::Brotli => brotli(body, 9),
    }
}

// Writing to memory does not fail in any of these.

fn gzip(body: &[u8], level: u32) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 3), flate2::Compression::new(level));
    let _ = writer.write_all(body);
    writer.finish().unwrap_or_default()
}

fn brotli(body: &[u8], quality: i32) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, size_hint: body.len(), ..Default::default() };
    let mut out = Vec::with_capacity(body.len() / 3);
    let _ = brotli::BrotliCompress(&mut &body[..], &mut out, &parameters);
    out
}
