//! What surrounds every request: its number, the limits of its URL and its time, an answer where a handler panics, the headers
//! of every answer, a line of the log and the measures.
//!
//! One layer and not six, since each layer is copied for every request, and an answer takes little longer than that.

use super::{
    Shared,
    error::ApiError,
    headers::{Kind, OF_EVERY_ANSWER, OF_OPTIONS},
};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    task::Poll,
    time::Instant,
};

/// The header that carries the number of a request.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

static NEXT: AtomicU64 = AtomicU64::new(0);
/// The process, asked for once: each time is a call of the system.
static PROCESS: LazyLock<String> = LazyLock::new(|| format!("{:x}", std::process::id()));

/// Runs a request within its limits and finishes the answer.
pub(super) async fn around(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let id = id(&request);
    let asked = tracing::enabled!(tracing::Level::INFO).then(|| (request.method().clone(), request.uri().clone()));

    let length = request.uri().path_and_query().map_or(0, |uri| uri.as_str().len());
    let mut response = if length > app.limits.url_bytes {
        ApiError::UrlTooLong(app.limits.url_bytes).into_response()
    } else if request.method() == Method::OPTIONS {
        let mut response = Response::default();
        response.headers_mut().extend(OF_OPTIONS.iter().cloned());
        response
    } else {
        let answer = tokio::time::timeout(app.limits.request, or_failure(next.run(request))).await;
        answer.unwrap_or_else(|_| ApiError::TooSlow(app.limits.request.as_secs()).into_response())
    };

    let of_route = route.as_ref().and_then(|route| Kind::of_route(route.as_str()));
    let kind = of_route.or_else(|| response.extensions().get::<Kind>().copied()).unwrap_or_else(|| {
        let media_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        media_type.map_or(Kind::Data, Kind::of)
    });
    let headers = response.headers_mut();
    for (name, values) in &OF_EVERY_ANSWER {
        headers.insert(name, values[kind.column()].clone());
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

/// The answer of a handler. No input is known to make one panic; if one does, its sender gets a plain answer and the log the reason.
async fn or_failure(answer: impl Future<Output = Response>) -> Response {
    let mut answer = std::pin::pin!(answer);
    let answer_or_reason = std::future::poll_fn(|context| {
        // What a panic leaves half done is dropped with the request: handlers share nothing that they write to without a lock.
        match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(reason) => Poll::Ready(Err(reason)),
        }
    });
    answer_or_reason.await.unwrap_or_else(|reason| {
        let words = reason.downcast_ref::<&str>().copied().or_else(|| reason.downcast_ref::<String>().map(String::as_str));
        tracing::error!(reason = words.unwrap_or("unknown"), "a handler panicked");
        ApiError::Internal.into_response()
    })
}

/// The number that the request came with, so that a proxy's log and ours can be read together; else the process and a count.
fn id(request: &Request) -> HeaderValue {
    let given = request.headers().get(REQUEST_ID).filter(|id| !id.is_empty() && id.len() <= 128 && id.to_str().is_ok());
    given.cloned().unwrap_or_else(|| {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        HeaderValue::try_from(format!("{}-{number:x}", *PROCESS)).unwrap_or(HeaderValue::from_static("-"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_handler_that_panics_is_answered_all_the_same() {
        let response = or_failure(async { panic!("broken") }).await;
        assert_eq!(response.status(), axum::http::StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(or_failure(async { Response::default() }).await.status(), axum::http::StatusCode::OK);
    }
}
