//! For operators: whether the process runs, whether it serves what its editors wrote, and what it measures.

use crate::server::{metrics::Levels, state::Shared};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::json;

pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// Ready as long as some revision is served; broken newer data is said here, and does not make the server unready.
pub(crate) async fn readyz(State(app): State<Shared>) -> Response {
    let published = app.live.current();
    let header = published.atlas.header();
    let last_error = app.live.last_error();
    let geodata = match last_error.as_ref() {
        None => "good",
        Some(problems) if problems.is_of_missing_folder() => "gone: the last good data is served",
        Some(_) => "broken: the last good data is served",
    };
    let not_kept = app.live.not_kept();
    let body = json!({
        "status": "ready",
        "dataset": &*header.id,
        "revision": published.revision.id.short(),
        "recorded_at": header.offset.rfc3339(published.revision.recorded_at),
        "geodata": geodata,
        "read_at": app.live.read_at().map(|at| header.offset.rfc3339(at)),
        "revisions": not_kept.as_ref().as_ref().map_or_else(|| "kept".to_owned(), |why| format!("not kept: {why}")),
        "problems": last_error.as_ref().as_ref().map(|problems| &problems.0[..]).unwrap_or_default(),
    });
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], body.to_string()).into_response()
}

/// `/metrics`.
pub(crate) async fn metrics(State(app): State<Shared>) -> Response {
    let levels = Levels {
        kept: app.compressor.size(),
        memory: (app.memory.held(), app.memory.take_peak(), app.memory.limit()),
        quick_waiting: app.quick.waiting() as u64,
        pictures_waiting: app.studio.waiting() as u64,
        is_data_broken: app.live.last_error().is_some(),
    };
    let headers = [
        (header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, app.metrics.written(&levels)).into_response()
}
