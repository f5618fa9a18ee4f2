//! What operators measure: requests by route and status, how long they took, connections, and what is kept.
//!
//! Written in the OpenMetrics text form at `/metrics`. A route is named by its pattern, never by the path that was asked, so
//! that no client can make up new series.

use super::{ROUTES, Shared};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::Registry,
};
use std::{fmt, time::Duration};

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    route: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: &'static str,
}

/// The measures of one server.
pub struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    /// Open connections.
    pub connections: Gauge,
    /// Lines of the log that could not be written.
    pub log_lines_lost: Counter,
    kept_bytes: Gauge,
    kept_answers: Gauge,
    broken_data: Gauge,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metrics").finish_non_exhaustive()
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("corridor");
        let requests = Family::default();
        // From a tenth of a millisecond to a second: an answer takes a fraction of the first bucket.
        let seconds = Family::<Route, Histogram, fn() -> Histogram>::new_with_constructor(|| {
            Histogram::new([0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0])
        });
        let (connections, kept_bytes, kept_answers, broken_data) =
            (Gauge::default(), Gauge::default(), Gauge::default(), Gauge::default());
        registry.register("requests", "Requests by route and status", requests.clone());
        registry.register("request_seconds", "How long requests took, by route", seconds.clone());
        registry.register("connections", "Open connections", connections.clone());
        let log_lines_lost = Counter::default();
        registry.register("log_lines_lost", "Lines of the log that could not be written", log_lines_lost.clone());
        registry.register("kept_bytes", "Bytes of compressed answers that are kept", kept_bytes.clone());
        registry.register("kept_answers", "Compressed answers that are kept", kept_answers.clone());
        registry.register("broken_data", "1 while newer data is broken and the last good data is served", broken_data.clone());
        Self { registry, requests, seconds, connections, log_lines_lost, kept_bytes, kept_answers, broken_data }
    }
}

impl Metrics {
    /// Counts and times an answer.
    pub fn count(&self, route: &str, status: StatusCode, took: Duration) {
        let known = ROUTES.iter().map(|(path, _)| *path).find(|path| *path == route);
        let route = known.unwrap_or("none");
        self.seconds.get_or_create(&Route { route }).observe(took.as_secs_f64());
        self.requests.get_or_create(&Labels { route, status: status.as_u16() }).inc();
    }
}

/// `/metrics`.
pub(super) async fn metrics(State(app): State<Shared>) -> Response {
    let metrics = &app.metrics;
    let (answers, bytes) = app.compressor.size();
    let gauge = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    metrics.kept_answers.set(gauge(answers));
    metrics.kept_bytes.set(gauge(bytes));
    metrics.broken_data.set(i64::from(app.live.trouble().is_some()));
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = encode(&mut text, &metrics.registry);
    let headers = [
        (header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, text).into_response()
}
