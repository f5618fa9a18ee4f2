//! The accept loop: HTTP/1.1 and HTTP/2 (with prior knowledge, behind a proxy), with a limit for everything that a client may
//! take its time over, and a shutdown that finishes the answers under way.

use super::{Listener, Stream, rewind::Rewind};
use crate::server::{
    limits::{
        connections::ConnectionsByClient,
        progress::{ConnectionProgress, StreamExecutor, Timed},
    },
    metrics::Metrics,
    request_origin::{OriginPolicy, Peer},
};
use axum::{Router, extract::Request, response::Response};
use hyper::{
    body::Incoming,
    server::conn::{http1, http2},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{
    convert::Infallible,
    future::Future,
    pin::pin,
    sync::Arc,
    task::{Context, Poll},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite},
    sync::{Semaphore, mpsc, watch},
    time::{sleep, timeout},
};
use tower::Service;

/// What a connection may take.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// Connections at once; more wait in the system's queue.
    pub connections: usize,
    /// Connections of one address at once; more are closed.
    pub of_client: usize,
    /// For the head of a request to arrive, and for the next one to begin on a kept connection of HTTP/1.
    pub head: Duration,
    /// Without a byte of an answer taken, or of a connection's own frames.
    pub stall: Duration,
    /// Without a request on a kept connection of HTTP/2.
    pub idle: Duration,
    /// Requests at once on a connection of HTTP/2.
    pub streams: u32,
    /// For the answers under way when the server is told to stop.
    pub shutdown: Duration,
    /// Bytes of a request's head.
    pub head_bytes: usize,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            connections: 10_000,
            of_client: 256,
            head: Duration::from_secs(10),
            stall: Duration::from_secs(30),
            idle: Duration::from_secs(60),
            streams: 32,
            shutdown: Duration::from_secs(3),
            head_bytes: 32 << 10,
        }
    }
}

/// Answers connections until `stop` is ready, then finishes what is under way.
pub async fn serve(
    listener: Listener,
    router: Router,
    limits: ConnectionLimits,
    (metrics, reach): (Arc<Metrics>, Arc<OriginPolicy>),
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let clients = Arc::new(ConnectionsByClient::default());
    let (stopping, told) = watch::channel(false);
    // Closed once the last connection has ended.
    let (open, mut ended) = mpsc::channel::<()>(1);
    let (mut refused, mut was_warned) = (Refusals::default(), false);
    let mut stop = pin!(stop);
    loop {
        // A place is taken before a connection is accepted, so that those over the limit wait in the system's queue.
        let place = tokio::select! {
            () = &mut stop => break,
            place = Arc::clone(&places).acquire_owned() => place,
        };
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Most likely no file descriptor is left: some connection has to end first.
                refused.log(&error);
                sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let share = reach.share_of_peer(peer);
        let most = share.address().map_or(usize::MAX, |_| limits.of_client);
        let counted = peer.ip().map(|ip| clients.count(ip, most));
        if matches!(counted, Some(None)) {
            metrics.connections_refused.inc();
            continue;
        }
        let counted = counted.flatten();
        // Only one that is not limited can be above the limit.
        if !was_warned && counted.as_ref().is_some_and(|counted| counted.number() > limits.of_client) {
            was_warned = true;
            reach.warn_of_unlimited(peer);
        }
        let service = PeerService { inner: router.clone(), peer };
        let (told, open, metrics) = (told.clone(), open.clone(), Arc::clone(&metrics));
        tokio::spawn(async move {
            metrics.connections.inc();
            match stream {
                Stream::Tcp(stream) => connection(stream, service, limits, told).await,
                #[cfg(unix)]
                Stream::Unix(stream) => connection(stream, service, limits, told).await,
            }
            metrics.connections.dec();
            drop((place, counted, open));
        });
    }
    drop((listener, open));
    let _ = stopping.send(true);
    if timeout(limits.shutdown, ended.recv()).await.is_err() {
        let cut_off = metrics.connections.get();
        tracing::warn!(
            connections = cut_off,
            seconds = limits.shutdown.as_secs(),
            "some answers were not finished in time and are cut off"
        );
    }
}

/// Connections that could not be accepted: said once a second, with their count.
#[derive(Default)]
struct Refusals {
    count: u64,
    said: Option<Instant>,
}

impl Refusals {
    fn log(&mut self, error: &std::io::Error) {
        self.count += 1;
        if self.said.is_none_or(|said| said.elapsed() >= Duration::from_secs(1)) {
            tracing::warn!(%error, count = self.count, "cannot accept connections");
            (self.count, self.said) = (0, Some(Instant::now()));
        }
    }
}

/// The routes, told whom they speak with.
#[derive(Clone)]
struct PeerService {
    inner: Router,
    peer: Peer,
}

impl Service<Request<Incoming>> for PeerService {
    type Response = Response;
    type Error = Infallible;
    type Future = <Router as Service<Request<Incoming>>>::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        <Router as Service<Request<Incoming>>>::poll_ready(&mut self.inner, context)
    }

    fn call(&mut self, mut request: Request<Incoming>) -> Self::Future {
        request.extensions_mut().insert(self.peer);
        self.inner.call(request)
    }
}

async fn connection<S>(mut stream: S, service: PeerService, limits: ConnectionLimits, told: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    // The protocol is told by the first bytes; a client that sends none is let go like one that sends half a head.
    let Ok(Some(first)) = timeout(limits.head, first_bytes(&mut stream)).await else { return };
    let is_http2 = first == *PREFACE;
    let stream = TokioIo::new(Timed::new(Rewind::new(first, stream), limits.stall));
    let service = TowerToHyperService::new(service);
    let served = if is_http2 { http2(stream, service, limits, told).await } else { http1(stream, service, limits, told).await };
    if let Err(error) = served {
        tracing::debug!(%error, "a connection ended early");
    }
}

type Io<S> = TokioIo<Timed<Rewind<S>>>;
type MakePeerService = TowerToHyperService<PeerService>;

async fn http1<S>(
    stream: Io<S>,
    service: MakePeerService,
    limits: ConnectionLimits,
    mut told: watch::Receiver<bool>,
) -> hyper::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(limits.head_bytes);
    let mut connection = pin!(builder.serve_connection(stream, service));
    tokio::select! {
        ended = connection.as_mut() => return ended,
        () = to_stop(&mut told) => connection.as_mut().graceful_shutdown(),
    }
    connection.await
}

async fn http2<S>(
    stream: Io<S>,
    service: MakePeerService,
    limits: ConnectionLimits,
    mut told: watch::Receiver<bool>,
) -> hyper::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let progress = Arc::new(ConnectionProgress::default());
    let mut builder = http2::Builder::new(StreamExecutor { connection: Arc::clone(&progress), stall: limits.stall });
    builder
        .timer(TokioTimer::new())
        .max_header_list_size(u32::try_from(limits.head_bytes).unwrap_or(u32::MAX))
        .max_concurrent_streams(limits.streams)
        .keep_alive_interval(limits.head)
        .keep_alive_timeout(limits.head);
    let mut connection = pin!(builder.serve_connection(stream, service));
    tokio::select! {
        ended = connection.as_mut() => return ended,
        () = to_stop(&mut told) => connection.as_mut().graceful_shutdown(),
        () = progress.over(limits.idle, limits.stall) => connection.as_mut().graceful_shutdown(),
    }
    // Whoever does not take its last answers is not waited for.
    timeout(limits.stall, connection).await.unwrap_or(Ok(()))
}

/// Waits until the server is told to stop.
async fn to_stop(told: &mut watch::Receiver<bool>) {
    // The sender lives as long as the accept loop.
    let _ = told.wait_for(|is_stopping| *is_stopping).await;
}

/// What a connection of HTTP/2 begins with (`PRI * HTTP/2.0`); no method of HTTP/1.1 begins so.
const PREFACE: &[u8; 3] = b"PRI";

/// Reads as many bytes as tell the protocol: at most three. None when the connection is closed before it has said anything.
async fn first_bytes<S: AsyncRead + Unpin>(stream: &mut S) -> Option<Vec<u8>> {
    let mut first = Vec::with_capacity(PREFACE.len());
    let mut bytes = [0; PREFACE.len()];
    while first.len() < PREFACE.len() {
        let count = stream.read(&mut bytes[first.len()..]).await.ok()?;
        if count == 0 {
            return (!first.is_empty()).then_some(first);
        }
        first.extend_from_slice(&bytes[first.len()..][..count]);
        if first != PREFACE[..first.len()] {
            break;
        }
    }
    Some(first)
}
