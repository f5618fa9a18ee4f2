//! The accept loop: HTTP/1.1 and HTTP/2 (with prior knowledge, behind a proxy), with a limit for everything that a client may
//! take its time over, and a shutdown that finishes the answers under way.

use super::{
    listener::{Listener, Stream},
    metrics::Metrics,
    reached::Peer,
    resumed::Resumed,
};
use axum::{Router, extract::Request, response::Response};
use hyper::{
    body::Incoming,
    server::conn::{http1, http2},
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{
    convert::Infallible,
    future::Future,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite},
    sync::Semaphore,
    time::{sleep, timeout},
};
use tower::Service;

/// What a connection may take.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// Connections at once; more wait in the system's queue.
    pub connections: usize,
    /// For the head of a request to arrive, and for the next one to begin on a kept connection.
    pub head: Duration,
    /// For the answers under way when the server is told to stop.
    pub shutdown: Duration,
    /// Bytes of a request's head.
    pub head_bytes: usize,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self { connections: 10_000, head: Duration::from_secs(10), shutdown: Duration::from_secs(5), head_bytes: 32 << 10 }
    }
}

/// Answers connections until `stop` is ready, then finishes what is under way.
pub async fn serve(
    listener: Listener,
    router: Router,
    limits: ConnectionLimits,
    metrics: Arc<Metrics>,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
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
                tracing::warn!(%error, "cannot accept a connection");
                sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let service = OfPeer { inner: router.clone(), peer };
        let (watcher, metrics) = (graceful.watcher(), Arc::clone(&metrics));
        tokio::spawn(async move {
            metrics.connections.inc();
            match stream {
                Stream::Tcp(stream) => connection(stream, service, limits, watcher).await,
                #[cfg(unix)]
                Stream::Unix(stream) => connection(stream, service, limits, watcher).await,
            }
            metrics.connections.dec();
            drop(place);
        });
    }
    drop(listener);
    if timeout(limits.shutdown, graceful.shutdown()).await.is_err() {
        tracing::warn!(seconds = limits.shutdown.as_secs(), "some answers were not finished in time");
    }
}

/// The routes, told whom they speak with.
#[derive(Clone)]
struct OfPeer {
    inner: Router,
    peer: Peer,
}

impl Service<Request<Incoming>> for OfPeer {
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

async fn connection<S>(mut stream: S, service: OfPeer, limits: ConnectionLimits, watcher: hyper_util::server::graceful::Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    // The protocol is told by the first bytes; a client that sends none is let go like one that sends half a head.
    let Ok(Some(first)) = timeout(limits.head, first_bytes(&mut stream)).await else { return };
    let is_http2 = first == *PREFACE;
    let (service, stream) = (TowerToHyperService::new(service), TokioIo::new(Resumed::new(first, stream)));
    let served = if is_http2 {
        let mut builder = http2::Builder::new(TokioExecutor::new());
        builder
            .timer(TokioTimer::new())
            .max_header_list_size(u32::try_from(limits.head_bytes).unwrap_or(u32::MAX))
            .max_concurrent_streams(128)
            .keep_alive_interval(limits.head)
            .keep_alive_timeout(limits.head);
        run(watcher.watch(builder.serve_connection(stream, service))).await
    } else {
        let mut builder = http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(limits.head_bytes);
        run(watcher.watch(builder.serve_connection(stream, service))).await
    };
    if let Err(error) = served {
        tracing::debug!(%error, "a connection ended early");
    }
}

async fn run<T>(connection: impl Future<Output = Result<T, hyper::Error>>) -> Result<(), hyper::Error> {
    connection.await.map(drop)
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
