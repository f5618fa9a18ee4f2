//! Whether a client takes what it asked for: by the byte on a connection, by the stream in HTTP/2.
//!
//! On HTTP/1 a client that takes nothing leaves a write to its connection unfinished, which [`Timed`] notices. On HTTP/2 it can leave the
//! window of a stream shut, and then nothing is written that could be late: so each stream runs in a task that ends once its body was not
//! asked for its next bytes for that long, which resets the stream. A body hands its last byte over by itself, so that its end too waits for
//! the client and not in a buffer.

use hyper::rt::Executor;
use std::{
    io::{self, IoSlice},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Sleep, sleep, sleep_until},
};

tokio::task_local! {
    /// How the body of this task's stream gets on.
    static STREAM: Arc<StreamProgress>;
}

/// How the streams of a connection of HTTP/2 get on.
#[derive(Debug)]
pub struct ConnectionProgress {
    begun: Instant,
    streams: AtomicUsize,
    /// Milliseconds from the beginning to when a stream moved, began or ended last.
    moved: AtomicU64,
    /// Whether a stream was reset, and none has moved since.
    is_stalled: AtomicBool,
}

impl Default for ConnectionProgress {
    fn default() -> Self {
        let (streams, moved, is_stalled) = (AtomicUsize::new(0), AtomicU64::new(0), AtomicBool::new(false));
        Self { begun: Instant::now(), streams, moved, is_stalled }
    }
}

impl ConnectionProgress {
    fn millis(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn has_moved(&self) {
        self.moved.store(self.millis(), Ordering::Relaxed);
        self.is_stalled.store(false, Ordering::Relaxed);
    }

    /// Waits until no stream was open for `idle`, or a stream was reset and no other has moved for `stall`.
    pub async fn over(&self, idle: Duration, stall: Duration) {
        let step = (idle.min(stall) / 4).clamp(Duration::from_millis(20), Duration::from_secs(1));
        loop {
            sleep(step).await;
            let rested = Duration::from_millis(self.millis().saturating_sub(self.moved.load(Ordering::Relaxed)));
            let is_empty = self.streams.load(Ordering::Relaxed) == 0;
            let is_stalled = self.is_stalled.load(Ordering::Relaxed);
            if (is_empty && (is_stalled || rested >= idle)) || (is_stalled && rested >= stall) {
                return;
            }
        }
    }
}

/// How the body of a stream gets on.
#[derive(Debug)]
pub struct StreamProgress {
    connection: Arc<ConnectionProgress>,
    /// Milliseconds from the connection's beginning to when the client got something to take; 0 while it waits for the server.
    handed: AtomicU64,
}

impl StreamProgress {
    /// That of the stream which this task answers; none on HTTP/1.
    #[must_use]
    pub fn current() -> Option<Arc<Self>> {
        STREAM.try_with(Arc::clone).ok()
    }

    /// The client has room for more, and gets it.
    pub fn hands_over(&self) {
        self.connection.has_moved();
        self.handed.store(self.connection.millis().max(1), Ordering::Relaxed);
    }

    /// The client has room for more, which is not there yet.
    pub fn owes(&self) {
        self.connection.has_moved();
        self.handed.store(0, Ordering::Relaxed);
    }

    /// Since when the client takes nothing.
    fn waits_since(&self) -> Option<Instant> {
        let handed = self.handed.load(Ordering::Relaxed);
        (handed > 0).then(|| self.connection.begun + Duration::from_millis(handed))
    }
}

/// Runs the streams of a connection, each as long as its client takes what it asked for.
#[derive(Clone, Debug)]
pub struct StreamExecutor {
    /// How they get on.
    pub connection: Arc<ConnectionProgress>,
    /// How long a client may take nothing.
    pub stall: Duration,
}

impl<F> Executor<F> for StreamExecutor
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    fn execute(&self, stream: F) {
        let connection = Arc::clone(&self.connection);
        connection.streams.fetch_add(1, Ordering::Relaxed);
        connection.has_moved();
        let progress = Arc::new(StreamProgress { connection, handed: AtomicU64::new(0) });
        let watched = Watched { stream: Box::pin(stream), progress: Arc::clone(&progress), stall: self.stall, timer: None };
        tokio::spawn(STREAM.scope(progress, watched));
    }
}

/// A stream that ends when its client takes nothing.
struct Watched<F> {
    stream: Pin<Box<F>>,
    progress: Arc<StreamProgress>,
    stall: Duration,
    timer: Option<Pin<Box<Sleep>>>,
}

impl<F: Future> Future for Watched<F> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        if this.stream.as_mut().poll(context).is_ready() {
            this.progress.connection.has_moved();
            return Poll::Ready(());
        }
        let Some(since) = this.progress.waits_since() else { return Poll::Pending };
        let end = (since + this.stall).into();
        let timer = this.timer.get_or_insert_with(|| Box::pin(sleep_until(end)));
        if timer.deadline() != end {
            timer.as_mut().reset(end);
        }
        if timer.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        this.progress.connection.is_stalled.store(true, Ordering::Relaxed);
        Poll::Ready(())
    }
}

impl<F> Drop for Watched<F> {
    fn drop(&mut self) {
        self.progress.connection.streams.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A connection on which no write may stay unfinished for longer than a limit.
#[derive(Debug)]
pub struct Timed<S> {
    stream: S,
    limit: Duration,
    timer: Option<Pin<Box<Sleep>>>,
    is_waiting: bool,
}

impl<S> Timed<S> {
    /// The stream, with this limit.
    pub fn new(stream: S, limit: Duration) -> Self {
        Self { stream, limit, timer: None, is_waiting: false }
    }

    fn in_time<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.is_waiting = false;
            return written;
        }
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep(self.limit)));
        if !self.is_waiting {
            timer.as_mut().reset(tokio::time::Instant::now() + self.limit);
            self.is_waiting = true;
        }
        timer.as_mut().poll(context).map(|()| {
            self.is_waiting = false;
            Err(io::Error::new(io::ErrorKind::TimedOut, "the client takes nothing"))
        })
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Timed<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Timed<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.in_time(context, written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        self.in_time(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.stream).poll_shutdown(context);
        self.in_time(context, shut)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.in_time(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncWriteExt;

    #[tokio::test]
    async fn a_write_that_nobody_takes_ends_and_one_that_is_taken_goes_on() {
        let (near, mut far) = tokio::io::duplex(10);
        let mut timed = Timed::new(near, Duration::from_millis(60));
        assert_eq!(timed.write_all(&[0; 50]).await.unwrap_err().kind(), io::ErrorKind::TimedOut);

        let slow = async {
            // Longer than the limit in all, but never so long without a byte.
            for _ in 0..8 {
                sleep(Duration::from_millis(20)).await;
                let mut bytes = [0; 10];
                tokio::io::AsyncReadExt::read_exact(&mut far, &mut bytes).await.unwrap();
            }
        };
        let (written, ()) = tokio::join!(timed.write_all(&[0; 70]), slow);
        written.unwrap();
    }

    fn executor(stall: u64) -> StreamExecutor {
        StreamExecutor { connection: Arc::default(), stall: Duration::from_millis(stall) }
    }

    #[tokio::test]
    async fn a_stream_whose_client_takes_nothing_ends_and_its_connection_is_over() {
        let executor = executor(40);
        let (sender, ended) = tokio::sync::oneshot::channel::<()>();
        executor.execute(async move {
            let _ends_with_the_task = sender;
            StreamProgress::current().unwrap().hands_over();
            std::future::pending::<()>().await;
        });
        assert!(ended.await.is_err());
        tokio::time::timeout(
            Duration::from_secs(5),
            executor.connection.over(Duration::from_secs(60), Duration::from_millis(40)),
        )
        .await
        .unwrap();
    }

    #[tokio::test]
    async fn a_stream_that_waits_for_the_server_is_not_late() {
        let executor = executor(20);
        let (sender, ended) = tokio::sync::oneshot::channel();
        executor.execute(async move {
            let progress = StreamProgress::current().unwrap();
            progress.hands_over();
            progress.owes();
            sleep(Duration::from_millis(100)).await;
            sender.send(()).unwrap();
        });
        assert_eq!(ended.await, Ok(()));
    }

    #[tokio::test]
    async fn an_idle_connection_is_over_and_one_with_a_stream_is_not() {
        let executor = executor(10_000);
        let (idle, stall) = (Duration::from_millis(60), Duration::from_secs(10));
        let (sender, ended) = tokio::sync::oneshot::channel::<()>();
        executor.execute(async move {
            let _ = ended.await;
        });
        assert!(tokio::time::timeout(Duration::from_millis(200), executor.connection.over(idle, stall)).await.is_err());
        sender.send(()).unwrap();
        assert!(tokio::time::timeout(Duration::from_secs(5), executor.connection.over(idle, stall)).await.is_ok());
    }
}
