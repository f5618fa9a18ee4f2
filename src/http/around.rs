//! What surrounds every request: its number, the limits of its URL and its time, the headers of every answer, a line of the log
//! and the measures.
//!
//! One layer and not six, since each layer is copied for every request, and an answer takes little longer than that.

use super::{
    Shared,
    error::ApiError,
    headers::{Kind, SECURITY},
};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Instant,
};

/// The header that carries the number of a request.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

static NEXT: AtomicU64 = AtomicU64::new(0);

/// Runs a request within its limits and finishes the answer.
pub(super) async fn around(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let id = id(&request);
    let asked = tracing::enabled!(tracing::Level::INFO).then(|| (request.method().clone(), request.uri().clone()));

    let length = request.uri().path_and_query().map_or(0, |uri| uri.as_str().len());
    let mut response = if length > app.limits.url_bytes {
        ApiError::UrlTooLong(app.limits.url_bytes).into_response()
    } else {
        let answer = tokio::time::timeout(app.limits.request, next.run(request)).await;
        answer.unwrap_or_else(|_| ApiError::TooSlow(app.limits.request.as_secs()).into_response())
    };

    let kind = response.extensions().get::<Kind>().copied().unwrap_or_else(|| {
        let media_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        media_type.map_or(Kind::Data, Kind::of)
    });
    let headers = response.headers_mut();
    headers.reserve(SECURITY.len() + 2);
    for (name, values) in SECURITY {
        headers.insert(name, HeaderValue::from_static(values[kind.column()]));
    }
    if let Some((method, uri)) = asked {
        let (status, micros) = (response.status().as_u16(), begun.elapsed().as_micros());
        let id = id.to_str().unwrap_or("");
        tracing::info!(%method, %uri, status, micros, id, "answered");
    }
    app.metrics.count(route.as_ref().map_or("none", MatchedPath::as_str), response.status(), begun.elapsed());
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// The number that the request came with, so that a proxy's log and ours can be read together; else the process and a count.
fn id(request: &Request) -> HeaderValue {
    let given = request.headers().get(REQUEST_ID).filter(|id| !id.is_empty() && id.len() <= 128 && id.to_str().is_ok());
    given.cloned().unwrap_or_else(|| {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        HeaderValue::try_from(format!("{:x}-{number:x}", std::process::id())).unwrap_or(HeaderValue::from_static("-"))
    })
}
