//! A film while it is made: bytes that grow, and that any number of readers follow from the beginning, each at its own pace.

use crate::server::limits::memory::MemoryBudget;
use axum::body::HttpBody;
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use sha2::{Digest, Sha256};
use std::{
    io::{self, Write},
    pin::Pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

/// Bytes that are handed on at once.
const CHUNK: usize = 64 << 10;

/// How long a film is made on though nobody watches.
const GRACE: Duration = Duration::from_secs(10);

/// How the making of a film went, or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StreamStatus {
    UnderWay,
    Done,
    Failed(Failure),
}

/// Why a film was not made, for who asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    NoFfmpeg,
    /// There is no room for temporary files.
    NoRoom,
    /// The server stops.
    Cancelled,
    Broken,
    /// Its turn went to others.
    Busy,
}

#[derive(Debug)]
struct StreamState {
    chunks: Vec<Bytes>,
    course: StreamStatus,
    waiting: Vec<Waker>,
    /// The SHA-256 of all of it, once it is whole and was asked for.
    digest: Option<[u8; 32]>,
    /// Since when nobody watches.
    left: Instant,
}

/// A film, made or being made.
#[derive(Debug)]
pub(crate) struct SharedStream {
    inside: Mutex<StreamState>,
    /// How many read it or wait for it.
    watchers: Arc<AtomicUsize>,
}

impl Default for SharedStream {
    fn default() -> Self {
        let (course, left) = (StreamStatus::UnderWay, Instant::now());
        let inside = StreamState { chunks: Vec::new(), course, waiting: Vec::new(), digest: None, left };
        Self { inside: Mutex::new(inside), watchers: Arc::default() }
    }
}

impl SharedStream {
    fn inside(&self) -> MutexGuard<'_, StreamState> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn turn(&self, change: impl FnOnce(&mut StreamState)) {
        let mut inside = self.inside();
        change(&mut inside);
        let waiting = std::mem::take(&mut inside.waiting);
        drop(inside);
        waiting.into_iter().for_each(Waker::wake);
    }

    /// Whether nobody has watched for a while.
    fn is_abandoned(&self) -> bool {
        self.watchers.load(Ordering::Relaxed) == 0 && self.inside().left.elapsed() > GRACE
    }

    /// How many read it or wait for it, as that changes.
    pub(super) fn watchers(&self) -> Arc<AtomicUsize> {
        Arc::clone(&self.watchers)
    }

    /// Waits until nobody has watched for a while.
    pub(crate) async fn abandoned(&self) {
        while !self.is_abandoned() {
            tokio::time::sleep(GRACE / 10).await;
        }
    }

    /// No more will come.
    pub(crate) fn end(&self, course: StreamStatus) {
        self.turn(|inside| inside.course = course);
    }

    /// Its bytes, once it is whole.
    pub(crate) fn length(&self) -> Option<u64> {
        let inside = self.inside();
        (inside.course == StreamStatus::Done).then(|| inside.chunks.iter().map(|chunk| chunk.len() as u64).sum())
    }

    /// The SHA-256 of its bytes, once it is whole.
    pub(crate) fn digest(&self) -> Option<[u8; 32]> {
        let mut inside = self.inside();
        if inside.course != StreamStatus::Done {
            return None;
        }
        let digest = inside.digest.unwrap_or_else(|| {
            let mut hash = Sha256::new();
            inside.chunks.iter().for_each(|chunk| hash.update(chunk));
            hash.finalize().into()
        });
        inside.digest = Some(digest);
        Some(digest)
    }

    /// Waits until it is whole.
    pub(crate) async fn whole(self: &Arc<Self>) -> Result<(), Failure> {
        let _watcher = Watcher::new(self);
        std::future::poll_fn(|context| {
            let mut inside = self.inside();
            match &inside.course {
                StreamStatus::Done => Poll::Ready(Ok(())),
                StreamStatus::Failed(failure) => Poll::Ready(Err(failure.clone())),
                StreamStatus::UnderWay => {
                    inside.waiting.push(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }

    /// Waits until there is something to read, or it is known that there will be nothing.
    pub(crate) async fn begun(self: &Arc<Self>) -> Result<(), Failure> {
        let _watcher = Watcher::new(self);
        std::future::poll_fn(|context| {
            let mut inside = self.inside();
            match &inside.course {
                StreamStatus::Failed(failure) if inside.chunks.is_empty() => Poll::Ready(Err(failure.clone())),
                StreamStatus::UnderWay if inside.chunks.is_empty() => {
                    inside.waiting.push(context.waker().clone());
                    Poll::Pending
                }
                _ => Poll::Ready(Ok(())),
            }
        })
        .await
    }
}

/// Somebody who reads a reel or waits for it.
#[derive(Debug)]
pub(crate) struct Watcher(Arc<SharedStream>);

impl Watcher {
    pub(crate) fn new(reel: &Arc<SharedStream>) -> Self {
        reel.watchers.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(reel))
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        // In this order: without watchers, the time counts from now on.
        self.0.inside().left = Instant::now();
        self.0.watchers.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Writes a reel, as long as somebody watches and there is memory for it.
#[derive(Debug)]
pub(crate) struct ReelWriter {
    reel: Arc<SharedStream>,
    chunk: Vec<u8>,
    memory: Arc<MemoryBudget>,
}

impl ReelWriter {
    pub(crate) fn new(reel: Arc<SharedStream>, memory: &Arc<MemoryBudget>) -> Self {
        Self { reel, chunk: Vec::with_capacity(CHUNK), memory: Arc::clone(memory) }
    }
}

impl Write for ReelWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.chunk.extend_from_slice(bytes);
        if self.chunk.len() >= CHUNK {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.reel.is_abandoned() {
            return Err(io::Error::other("nobody watches it any more"));
        }
        if !self.chunk.is_empty() {
            if self.memory.admit().is_err() {
                return Err(io::Error::new(io::ErrorKind::OutOfMemory, "the budget of memory is spent"));
            }
            let chunk = self.memory.bytes(std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK)));
            self.reel.turn(|inside| inside.chunks.push(chunk));
        }
        Ok(())
    }
}

/// A reader of a reel.
#[derive(Debug)]
pub(crate) struct ReelReader {
    watched: Watcher,
    read: usize,
}

impl ReelReader {
    pub(crate) fn new(reel: &Arc<SharedStream>) -> Self {
        Self { watched: Watcher::new(reel), read: 0 }
    }
}

impl HttpBody for ReelReader {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let reel = Arc::clone(&self.watched.0);
        let mut inside = reel.inside();
        if let Some(chunk) = inside.chunks.get(self.read) {
            self.read += 1;
            return Poll::Ready(Some(Ok(Frame::data(chunk.clone()))));
        }
        match inside.course {
            StreamStatus::Done => Poll::Ready(None),
            // The connection is cut, so that nobody takes half a film for a whole one.
            StreamStatus::Failed(_) => Poll::Ready(Some(Err(io::Error::other("the film was not finished")))),
            StreamStatus::UnderWay => {
                inside.waiting.push(context.waker().clone());
                Poll::Pending
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.watched.0.length().map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;

    async fn read(reel: &Arc<SharedStream>) -> Result<Vec<u8>, io::Error> {
        ReelReader::new(reel).collect().await.map(|body| body.to_bytes().to_vec())
    }

    #[tokio::test]
    async fn readers_get_all_of_it_whenever_they_come() {
        let reel = Arc::new(SharedStream::default());
        let mut writer = ReelWriter::new(Arc::clone(&reel), &MemoryBudget::new(1 << 20));
        let making = async {
            for part in [&b"one "[..], b"two ", b"three"] {
                tokio::task::yield_now().await;
                writer.write_all(part).unwrap();
                writer.flush().unwrap();
            }
            reel.end(StreamStatus::Done);
        };
        let (early, ()) = tokio::join!(read(&reel), making);
        assert_eq!(early.unwrap(), b"one two three");
        assert_eq!(read(&reel).await.unwrap(), b"one two three");
        assert_eq!(reel.length(), Some(13));
    }

    #[tokio::test]
    async fn half_a_film_is_an_error_and_none_is_known_at_once() {
        let reel = Arc::new(SharedStream::default());
        let (begun, ()) = tokio::join!(reel.begun(), async { reel.end(StreamStatus::Failed(Failure::NoFfmpeg)) });
        assert_eq!(begun, Err(Failure::NoFfmpeg));

        let reel = Arc::new(SharedStream::default());
        let mut writer = ReelWriter::new(Arc::clone(&reel), &MemoryBudget::new(1 << 20));
        writer.write_all(b"GIF").unwrap();
        writer.flush().unwrap();
        reel.end(StreamStatus::Failed(Failure::Broken));
        assert_eq!(reel.begun().await, Ok(()));
        assert!(read(&reel).await.is_err());
    }
}
