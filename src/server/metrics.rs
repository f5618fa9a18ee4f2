//! What operators measure: requests by route and status, how long they took, connections, and what is kept.
//!
//! Written in the OpenMetrics text form at `/metrics`. A route is named by its pattern, never by the path that was asked, so
//! that no client can make up new series.

use super::{router::ROUTES, state::Shared};
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
    /// Connections that were closed, since their address had all that it may have.
    pub connections_refused: Counter,
    /// Lines of the log that could not be written.
    pub log_lines_lost: Counter,
    kept_bytes: Gauge,
    kept_answers: Gauge,
    queue_bytes: Gauge,
    memory_bytes: Gauge,
    memory_peak_bytes: Gauge,
    memory_budget_bytes: Gauge,
    quick_waiting: Gauge,
    pictures_waiting: Gauge,
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
        let (connections_refused, log_lines_lost) = (Counter::default(), Counter::default());
        registry.register("requests", "Requests by route and status", requests.clone());
        registry.register("request_seconds", "How long requests took, by route", seconds.clone());
        registry.register(
            "connections_refused",
            "Connections closed, since their address had all that it may have",
            connections_refused.clone(),
        );
        registry.register("log_lines_lost", "Lines of the log that could not be written", log_lines_lost.clone());
        let mut gauge = |name: &str, help: &str| {
            let gauge = Gauge::default();
            registry.register(name, help, gauge.clone());
            gauge
        };
        Self {
            connections: gauge("connections", "Open connections"),
            kept_bytes: gauge("kept_bytes", "Bytes of compressed answers that are kept"),
            kept_answers: gauge("kept_answers", "Compressed answers that are kept"),
            queue_bytes: gauge("compress_queue_bytes", "Bytes that wait to be compressed better"),
            memory_bytes: gauge("memory_bytes", "Bytes of the budget of memory that are held"),
            memory_peak_bytes: gauge("memory_peak_bytes", "The most bytes of it that were held since this was asked for last"),
            memory_budget_bytes: gauge("memory_budget_bytes", "Bytes of the budget of memory"),
            quick_waiting: gauge("quick_waiting", "Requests that wait for a turn at work of milliseconds"),
            pictures_waiting: gauge("pictures_waiting", "Requests that wait for a turn at making a picture"),
            broken_data: gauge("broken_data", "1 while newer data is broken and the last good data is served"),
            registry,
            requests,
            seconds,
            connections_refused,
            log_lines_lost,
        }
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
pub(crate) async fn metrics(State(app): State<Shared>) -> Response {
    let metrics = &app.metrics;
    let (answers, bytes, queued) = app.compressor.size();
    let gauge = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    metrics.kept_answers.set(gauge(answers));
    metrics.kept_bytes.set(gauge(bytes));
    metrics.queue_bytes.set(gauge(queued));
    metrics.memory_bytes.set(gauge(app.memory.held()));
    metrics.memory_peak_bytes.set(gauge(app.memory.take_peak()));
    metrics.memory_budget_bytes.set(gauge(app.memory.limit()));
    metrics.quick_waiting.set(gauge(app.quick.waiting() as u64));
    metrics.pictures_waiting.set(gauge(app.studio.waiting() as u64));
    metrics.broken_data.set(i64::from(app.live.last_error().is_some()));
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = encode(&mut text, &metrics.registry);
    let headers = [
        (header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, text).into_response()
}
