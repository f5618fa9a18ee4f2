//! The accept loop: HTTP/1.1 and HTTP/2 (with prior knowledge, behind a proxy), with a limit for everything that a client may
//! take its time over, and a shutdown that finishes the answers under way.

use super::metrics::Metrics;
use axum::Router;
use hyper::server::conn::{http1, http2};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{future::Future, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::{sleep, timeout},
};

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
    listener: TcpListener,
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
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                // Most likely no file descriptor is left: some connection has to end first.
                tracing::warn!(%error, "cannot accept a connection");
                sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Without this, an answer of several segments waits 40 ms for the other side's acknowledgement.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY");
        }
        let (router, watcher, metrics) = (router.clone(), graceful.watcher(), Arc::clone(&metrics));
        tokio::spawn(async move {
            metrics.connections.inc();
            connection(stream, router, limits, watcher).await;
            metrics.connections.dec();
            drop(place);
        });
    }
    drop(listener);
    if timeout(limits.shutdown, graceful.shutdown()).await.is_err() {
        tracing::warn!(seconds = limits.shutdown.as_secs(), "some answers were not finished in time");
    }
}

async fn connection(stream: TcpStream, router: Router, limits: ConnectionLimits, watcher: hyper_util::server::graceful::Watcher) {
    // The protocol is told by the first bytes; a client that sends none is let go like one that sends half a head.
    let Ok(Some(is_http2)) = timeout(limits.head, begins_http2(&stream)).await else { return };
    let service = TowerToHyperService::new(router);
    let served = if is_http2 {
        let mut builder = http2::Builder::new(TokioExecutor::new());
        builder
            .timer(TokioTimer::new())
            .max_header_list_size(u32::try_from(limits.head_bytes).unwrap_or(u32::MAX))
            .max_concurrent_streams(128)
            .keep_alive_interval(limits.head)
            .keep_alive_timeout(limits.head);
        run(watcher.watch(builder.serve_connection(TokioIo::new(stream), service))).await
    } else {
        let mut builder = http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(limits.head_bytes);
        run(watcher.watch(builder.serve_connection(TokioIo::new(stream), service))).await
    };
    if let Err(error) = served {
        tracing::debug!(%error, "a connection ended early");
    }
}

async fn run<T>(connection: impl Future<Output = Result<T, hyper::Error>>) -> Result<(), hyper::Error> {
    connection.await.map(drop)
}

/// Whether the connection begins with the HTTP/2 preface (`PRI * HTTP/2.0`); no method of HTTP/1.1 begins with `PRI`.
/// None when it is closed before it has said anything.
async fn begins_http2(stream: &TcpStream) -> Option<bool> {
    const PREFACE: &[u8; 3] = b"PRI";
    let mut first = [0; 3];
    loop {
        let count = stream.peek(&mut first).await.ok()?;
        if count == 0 {
            return None;
        }
        if first[..count] != PREFACE[..count] {
            return Some(false);
        }
        if count == PREFACE.len() {
            return Some(true);
        }
        // Peeking again is answered at once by the same bytes, so it waits a little for more.
        sleep(Duration::from_millis(2)).await;
    }
}
