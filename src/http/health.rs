//! For operators: whether the process runs, and whether it serves what its editors wrote.

use super::Shared;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::json;

pub(super) async fn healthz() -> &'static str {
    "ok\n"
}

/// Ready as long as some revision is served; broken newer data is said here, and does not make the server unready.
pub(super) async fn readyz(State(app): State<Shared>) -> Response {
    let published = app.live.current();
    let header = published.atlas.header();
    let trouble = app.live.trouble();
    let problems = trouble.as_ref().as_ref().map(|problems| &problems.0[..]);
    let not_kept = app.live.not_kept();
    let body = json!({
        "status": "ready",
        "dataset": &*header.id,
        "revision": published.revision.id.short(),
        "recorded_at": header.offset.rfc3339(published.revision.recorded_at),
        "geodata": if problems.is_some() { "broken: the last good data is served" } else { "good" },
        "revisions": not_kept.as_ref().as_ref().map_or_else(|| "kept".to_owned(), |why| format!("not kept: {why}")),
        "problems": problems.unwrap_or_default(),
    });
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], body.to_string()).into_response()
}
