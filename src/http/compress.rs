//! Compressed answers, kept: fast on a miss, better in the background, bounded in bytes.
//!
//! Building an answer costs microseconds and compressing it costs hundreds, so what is kept is compressed bytes and nothing
//! else: an uncompressed answer is always built anew, which is as fast as finding it. One background thread, so that the better
//! compression never takes more than one core from the answers.

use super::{buffers, negotiate::Coding};
use bytes::Bytes;
use quick_cache::{Weighter, sync::Cache};
use std::{
    collections::HashSet,
    io::Write,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
};

/// Names an answer: what it says, in which form, from where. Two answers with one key have the same bytes.
pub type Key = u128;

/// Answers below this size are sent as they are: the headers would be most of the message.
const WORTH_COMPRESSING: usize = 1024;
/// Answers above this size are not compressed better in the background, which they would hold up for too long.
const MOST_TO_IMPROVE: usize = 4 << 20;
/// Waiting jobs of the background thread; more are dropped, since the fast bytes serve too.
const MOST_WAITING: usize = 1024;

/// Remembered keys of work that was begun.
const MOST_REMEMBERED: usize = 4096;

type Job = Box<dyn FnOnce(&Store) + Send>;

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
}

impl Coded {
    /// Bytes as they are.
    #[must_use]
    pub fn identity(bytes: Bytes) -> Self {
        Self { bytes, coding: Coding::Identity, quality: Quality::Best }
    }
}

/// The bytes that are kept.
#[derive(Debug)]
pub struct Store(Cache<(Key, Coding), (Bytes, Quality), ByBytes>);

#[derive(Clone, Copy, Debug)]
struct ByBytes;

impl Weighter<(Key, Coding), (Bytes, Quality)> for ByBytes {
    fn weight(&self, _: &(Key, Coding), (bytes, _): &(Bytes, Quality)) -> u64 {
        bytes.len() as u64 + 64
    }
}

impl Store {
    /// Whether an answer is kept in this coding.
    #[must_use]
    pub fn has(&self, key: Key, coding: Coding) -> bool {
        self.0.peek(&(key, coding)).is_some()
    }

    /// Keeps an answer, compressed as well as is worth it.
    pub fn keep_best(&self, key: Key, coding: Coding, body: &[u8]) {
        self.0.insert((key, coding), (best(coding, body).into(), Quality::Best));
    }
}

/// Compresses answers and keeps the results.
#[derive(Clone, Debug)]
pub struct Compressor {
    store: Arc<Store>,
    jobs: SyncSender<Job>,
    begun: Arc<Mutex<HashSet<Key>>>,
}

impl Compressor {
    /// Keeps up to `capacity` bytes, and starts the background thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn new(capacity: u64) -> std::io::Result<Self> {
        // An answer is a few kilobytes: the estimate only sizes the first allocation.
        let estimated = usize::try_from(capacity / 8192).unwrap_or(usize::MAX).clamp(16, 1 << 16);
        let store = Arc::new(Store(Cache::with_weighter(estimated, capacity, ByBytes)));
        let (jobs, waiting) = sync_channel(MOST_WAITING);
        let of_thread = Arc::clone(&store);
        std::thread::Builder::new().name("compress".to_owned()).spawn(move || work(&of_thread, &waiting))?;
        Ok(Self { store, jobs, begun: Arc::default() })
    }

    /// The answer with this key in this coding, if it is kept.
    #[must_use]
    pub fn kept(&self, key: Key, coding: Coding) -> Option<Coded> {
        if coding == Coding::Identity {
            return None;
        }
        let (bytes, quality) = self.store.0.get(&(key, coding))?;
        Some(Coded { bytes, coding, quality })
    }

    /// The body in this coding (or as it is, when it is small): fast now, kept, and better for the next who asks.
    #[must_use]
    pub fn compressed(&self, key: Key, coding: Coding, body: Vec<u8>) -> Coded {
        if coding == Coding::Identity || body.len() < WORTH_COMPRESSING {
            return Coded::identity(buffers::lend(body));
        }
        let quick: Bytes = fast(coding, &body).into();
        self.store.0.insert((key, coding), (quick.clone(), Quality::Quick));
        if body.len() <= MOST_TO_IMPROVE {
            self.later(Box::new(move |store| store.keep_best(key, coding, &body)));
        }
        Coded { bytes: quick, coding, quality: Quality::Quick }
    }

    /// Runs a job on the background thread; drops it when too many wait.
    pub fn later(&self, job: Job) {
        let _ = self.jobs.try_send(job);
    }

    /// Waits until everything that waits now is compressed; for tests, which ask before and after.
    pub fn drain(&self) {
        let (done, wait) = sync_channel(1);
        let last: Job = Box::new(move |_| {
            let _ = done.send(());
        });
        if self.jobs.send(last).is_ok() {
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

    /// How many answers are kept, and how many bytes they have.
    #[must_use]
    pub fn size(&self) -> (u64, u64) {
        (self.store.0.len() as u64, self.store.0.weight())
    }
}

fn work(store: &Store, waiting: &Receiver<Job>) {
    while let Ok(job) = waiting.recv() {
        job(store);
    }
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
