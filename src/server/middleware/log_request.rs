//! A line of the log for each request, the measures, and the body of the answer on its way.
//!
//! Not the layer of `tower-http`, which writes its line when the head of an answer is there: ours comes at the end of the body, since
//! it tells how many bytes were taken, and in which time.

use super::{
    request_id,
    tracked_body::{AtEnd, TrackedBody},
};
use crate::server::{
    limits::client_key::ClientKey,
    request_origin::{Client, Peer},
    state::Shared,
};
use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, Uri},
    middleware::Next,
    response::Response,
};
use std::time::{Duration, Instant};

/// What a line of the log says of a request.
struct LogEntry {
    method: Method,
    uri: Uri,
    peer: Option<Peer>,
}

pub(super) async fn log_request(State(app): State<Shared>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    request_id::keep_of_trusted(&app, &mut request);
    let route = request.extensions().get::<MatchedPath>().cloned();
    let entry = tracing::enabled!(tracing::Level::INFO).then(|| LogEntry {
        method: request.method().clone(),
        uri: request.uri().clone(),
        peer: request.extensions().get::<Peer>().copied(),
    });
    let response = next.run(request).await;
    let took = begun.elapsed();
    app.metrics.count(route.as_ref().map_or("none", MatchedPath::as_str), response.status(), took);
    let share = response.extensions().get::<ClientKey>().copied().unwrap_or(ClientKey::UNLIMITED);
    let at_end = entry.map(|entry| entry.at_end(begun, took, &response));
    response.map(|body| Body::new(TrackedBody::new(body, share, &app.memory, at_end)))
}

impl LogEntry {
    /// The line of the log, written once the answer is sent or given up: `micros` until its head was there, `sent_micros` until its end.
    fn at_end(self, begun: Instant, took: Duration, response: &Response) -> AtEnd {
        let status = response.status().as_u16();
        let id = response.headers().get(request_id::NAME).cloned().unwrap_or(HeaderValue::from_static("-"));
        let client = response.extensions().get::<Client>().copied();
        Box::new(move |bytes| {
            let Self { method, uri, peer } = self;
            let peer = peer.map(|peer| peer.to_string());
            let client = client.map(|client| client.0.to_string());
            let (micros, sent_micros, id) = (took.as_micros(), begun.elapsed().as_micros(), id.to_str().unwrap_or(""));
            tracing::info!(%method, %uri, status, bytes, micros, sent_micros, id, peer, client, "answered");
        })
    }
}
