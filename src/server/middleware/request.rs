//! What surrounds every request: its number, the limits of its URL and its time, an answer where a handler panics, the headers
//! of every answer, a line of the log and the measures.
//!
//! One layer and not six, since each layer is copied for every request, and an answer takes little longer than that.

use super::{
    range::{RangeRequest, announce},
    security_headers::{
        HTTPS_ALONE, Kind, NoPolicy, OF_EVERY_ANSWER, OF_OPTIONS, RESOURCE_POLICY, allowed_to_send, resource_policy,
    },
    style_hash::Style,
    tracked_body::{AtEnd, TrackedBody},
};
use crate::server::{
    limits::client_key::ClientKey,
    problem::ApiError,
    request_origin::{Client, Peer},
    state::Shared,
};
use axum::{
    body::Body,
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use std::{
    any::Any,
    convert::Infallible,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll, ready},
    time::{Duration, Instant},
};
use tokio::time::{Sleep, sleep_until};
use tower::Service;

/// The header that carries the number of a request.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

static NEXT: AtomicU64 = AtomicU64::new(0);
/// The process, asked for once: each time is a call of the system.
static PROCESS: LazyLock<String> = LazyLock::new(|| format!("{:x}", std::process::id()));

/// Runs requests within their limits and finishes the answers. A service of its own and not a function between others, which
/// would be put into a box and copied for every request.
#[derive(Clone)]
pub(crate) struct RequestService<S> {
    app: Shared,
    inner: S,
}

impl<S> RequestService<S> {
    pub(crate) fn new(app: &Shared, inner: S) -> Self {
        Self { app: Shared::clone(app), inner }
    }
}

impl<S> Service<Request> for RequestService<S>
where
    S: Service<Request, Response = Response, Error = Infallible>,
    S::Future: Unpin,
{
    type Response = Response;
    type Error = Infallible;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        let reached = self.app.reach.read(&request);
        let method = request.method().clone();
        let range = RangeRequest::take(&method, request.headers_mut());
        let is_logged = tracing::enabled!(tracing::Level::INFO);
        let asked = RequestContext {
            begun: Instant::now(),
            route: request.extensions().get::<MatchedPath>().cloned(),
            id: id(&request, self.app.reach.trusts(request.extensions().get::<Peer>().copied())),
            range,
            share: reached.as_ref().map_or(ClientKey::UNLIMITED, |reached| reached.share),
            logged: is_logged.then(|| LogEntry {
                method: request.method().clone(),
                uri: request.uri().clone(),
                peer: request.extensions().get::<Peer>().copied(),
                client: reached.as_ref().ok().and_then(|reached| reached.client),
            }),
        };
        let length = request.uri().path_and_query().map_or(0, |uri| uri.as_str().len());
        let reached = match reached {
            Ok(reached) => {
                if let Some(client) = reached.client {
                    request.extensions_mut().insert(client);
                }
                request.extensions_mut().insert(reached.base);
                request.extensions_mut().insert(reached.share);
                self.app.memory.admit_client(reached.share).err()
            }
            Err(error) => Some(error),
        };
        let answer = if length > self.app.limits.url_bytes {
            Err(ApiError::UrlTooLong(self.app.limits.url_bytes).into_response())
        } else if let Some(error) = reached {
            Err(error.into_response())
        } else if request.method() == Method::OPTIONS {
            let mut response = Response::default();
            let headers = response.headers_mut();
            headers.extend(OF_OPTIONS.iter().cloned());
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, allowed_to_send(request.headers()));
            Err(response)
        } else {
            Ok(self.inner.call(request))
        };
        ResponseFuture { app: Shared::clone(&self.app), asked, answer, deadline: None }
    }
}

/// An answer under way.
pub(crate) struct ResponseFuture<F> {
    app: Shared,
    asked: RequestContext,
    /// What a handler makes, or what needs none.
    answer: Result<F, Response>,
    /// Set when the answer is not there at once, as nearly all are.
    deadline: Option<Pin<Box<Sleep>>>,
}

impl<F: Future<Output = Result<Response, Infallible>> + Unpin> Future for ResponseFuture<F> {
    type Output = Result<Response, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let answered = match &mut this.answer {
            Err(response) => Poll::Ready(std::mem::take(response)),
            Ok(answer) => poll_or_failure(answer, context),
        };
        let response = match answered {
            Poll::Ready(response) => response,
            Poll::Pending => {
                let limit = this.app.limits.request;
                let end = (this.asked.begun + limit).into();
                ready!(this.deadline.get_or_insert_with(|| Box::pin(sleep_until(end))).as_mut().poll(context));
                ApiError::TooSlow(limit.as_secs()).into_response()
            }
        };
        // Whatever breaks in here, the connection is not to end without an answer.
        let finished = catch_unwind(AssertUnwindSafe(|| this.asked.finish(&this.app, response)));
        Poll::Ready(Ok(finished.unwrap_or_else(|reason| failure(&*reason))))
    }
}

/// The answer of a handler. No input is known to make one panic; if one does, its sender gets a plain answer and the log the reason.
fn poll_or_failure<F>(answer: &mut F, context: &mut Context<'_>) -> Poll<Response>
where
    F: Future<Output = Result<Response, Infallible>> + Unpin,
{
    // What a panic leaves half done is dropped with the request: handlers share nothing that they write to without a lock.
    match catch_unwind(AssertUnwindSafe(|| Pin::new(answer).poll(context))) {
        Ok(poll) => poll.map(|Ok(response)| response),
        Err(reason) => Poll::Ready(failure(&*reason)),
    }
}

#[cold]
fn failure(reason: &(dyn Any + Send)) -> Response {
    let words = reason.downcast_ref::<&str>().copied().or_else(|| reason.downcast_ref::<String>().map(String::as_str));
    // Where it is the log that panics, there is an answer all the same.
    let _ = catch_unwind(|| tracing::error!(reason = words.unwrap_or("unknown"), "a handler panicked"));
    ApiError::Internal.into_response()
}

/// What is kept of a request until its answer is there.
struct RequestContext {
    begun: Instant,
    route: Option<MatchedPath>,
    id: HeaderValue,
    logged: Option<LogEntry>,
    range: Option<RangeRequest>,
    share: ClientKey,
}

/// What a line of the log says of a request.
struct LogEntry {
    method: Method,
    uri: Uri,
    peer: Option<Peer>,
    client: Option<Client>,
}

impl RequestContext {
    fn finish(&mut self, app: &Shared, response: Response) -> Response {
        let mut response = match &self.range {
            Some(range) => range.cut(response),
            None => response,
        };
        announce(&mut response);
        let route = self.route.as_ref().map(MatchedPath::as_str);
        let kind = route.and_then(Kind::of_route).or_else(|| response.extensions().get::<Kind>().copied()).unwrap_or_else(|| {
            let media_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
            media_type.map_or(Kind::Data, Kind::of)
        });
        // A cache puts the headers of a 304 in place of those it keeps, and the kept answer has its own style (RFC 9111, 4.3.4).
        let is_unmade = kind.has_style() && response.extensions().get::<NoPolicy>().is_some();
        let has_policy = response.status() != StatusCode::NOT_MODIFIED && !is_unmade;
        let policy = has_policy.then(|| kind.policy(response.extensions().get::<Style>()));
        let headers = response.headers_mut();
        headers.extend(policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
        for (name, value) in &OF_EVERY_ANSWER {
            headers.insert(name, value.clone());
        }
        headers.insert(RESOURCE_POLICY, resource_policy(route.unwrap_or("")));
        if app.reach.public().is_some_and(|url| url.starts_with("https://")) {
            headers.insert(HTTPS_ALONE.0.clone(), HTTPS_ALONE.1.clone());
        }
        headers.insert(REQUEST_ID, self.id.clone());
        let took = self.begun.elapsed();
        app.metrics.count(route.unwrap_or("none"), response.status(), took);
        let at_end =
            self.logged.take().map(|logged| logged.at_end(self.begun, took, response.status().as_u16(), self.id.clone()));
        response.map(|body| Body::new(TrackedBody::new(body, self.share, &app.memory, at_end)))
    }
}

impl LogEntry {
    /// The line of the log, written once the answer is sent or given up: `micros` until its head was there, `sent_micros` until its end.
    fn at_end(self, begun: Instant, took: Duration, status: u16, id: HeaderValue) -> AtEnd {
        Box::new(move |bytes| {
            let Self { method, uri, peer, client } = self;
            let peer = peer.map(|peer| peer.to_string());
            let client = client.map(|client| client.0.to_string());
            let (micros, sent_micros, id) = (took.as_micros(), begun.elapsed().as_micros(), id.to_str().unwrap_or(""));
            tracing::info!(%method, %uri, status, bytes, micros, sent_micros, id, peer, client, "answered");
        })
    }
}

/// The number that a trusted proxy gave, so that its log and ours can be read together; else the process and a count. What anybody else
/// sends would stand in the log as if it were ours.
fn id(request: &Request, is_trusted: bool) -> HeaderValue {
    let is_plain = |id: &&HeaderValue| {
        (1..=64).contains(&id.len()) && id.as_bytes().iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    let given = request.headers().get(REQUEST_ID).filter(|_| is_trusted).filter(is_plain);
    given.cloned().unwrap_or_else(|| {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        HeaderValue::try_from(format!("{}-{number:x}", *PROCESS)).unwrap_or(HeaderValue::from_static("-"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    type Made = Pin<Box<dyn Future<Output = Result<Response, Infallible>>>>;

    #[tokio::test]
    async fn a_handler_that_panics_is_answered_all_the_same() {
        let status =
            async |mut answer: Made| std::future::poll_fn(|context| poll_or_failure(&mut answer, context)).await.status();
        assert_eq!(status(Box::pin(async { panic!("broken") })).await, axum::http::StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(status(Box::pin(async { Ok(Response::default()) })).await, axum::http::StatusCode::OK);
    }

    #[test]
    fn a_number_counts_that_a_trusted_proxy_gives_and_the_log_can_hold() {
        let of = |given: &str, is_trusted| {
            let request = Request::builder().header(REQUEST_ID, given).body(axum::body::Body::empty()).unwrap();
            id(&request, is_trusted) == given
        };
        let (longest, longer) = ("a".repeat(64), "a".repeat(65));
        for good in ["7", "0af7651916cd43dd8448eb211c80319c", "f81d4fae-7dec-11d0-A765-00a0c91e6bf6", &longest] {
            assert!(of(good, true) && !of(good, false), "{good}");
        }
        for bad in ["", "a b", "a\"b", "a=b", "a\tb", "<b>", &longer] {
            assert!(!of(bad, true), "{bad}");
        }
    }

    #[tokio::test]
    async fn an_answer_that_takes_too_long_is_let_go_and_one_in_time_is_not() {
        let atlas = crate::chronicle::index::atlas::Atlas::new(crate::geodata::built_in().unwrap()).unwrap();
        let revision = crate::ledger::Revision::seal(jiff::Timestamp::UNIX_EPOCH, &[]).unwrap();
        let live = crate::published::Live::new(crate::published::Published::new(atlas, revision));
        let mut app = crate::server::state::App::new(live.into(), 0, std::sync::Arc::new(|| jiff::Timestamp::UNIX_EPOCH));
        let limit = std::time::Duration::from_millis(50);
        app.limits = crate::server::state::Limits { request: limit, ..Default::default() }.into();
        let inner = tower::service_fn(|request: Request| {
            let slow = request.uri().path() == "/never";
            let answer: Made = Box::pin(async move {
                if slow {
                    std::future::pending::<()>().await;
                }
                tokio::task::yield_now().await;
                Ok(Response::default())
            });
            answer
        });
        let mut around = RequestService::new(&Shared::new(app), inner);
        for (path, status) in [("/never", 503), ("/soon", 200)] {
            let request = Request::builder().uri(path).header(header::HOST, "a.test").body(axum::body::Body::empty()).unwrap();
            let response = around.call(request).await.unwrap();
            assert_eq!(response.status().as_u16(), status, "{path}");
            assert!(response.headers().contains_key(REQUEST_ID), "{path}");
        }
    }
}
