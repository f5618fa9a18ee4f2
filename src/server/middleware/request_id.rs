//! The number of a request: the one that a trusted proxy gave, so that its log and ours can be read together; else the process and a
//! count. What anybody else sends would stand in the log as if it were ours.

use crate::server::{request_origin::Peer, state::App};
use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue},
};
use std::sync::{
    LazyLock,
    atomic::{AtomicU64, Ordering},
};
use tower_http::request_id::{MakeRequestId, RequestId};

/// The header that carries the number of a request.
pub(crate) const NAME: HeaderName = HeaderName::from_static("x-request-id");

static NEXT: AtomicU64 = AtomicU64::new(0);
/// The process, asked for once: each time is a call of the system.
static PROCESS: LazyLock<String> = LazyLock::new(|| format!("{:x}", std::process::id()));

/// Numbers requests.
#[derive(Clone, Copy)]
pub(super) struct ProcessAndCount;

impl MakeRequestId for ProcessAndCount {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        HeaderValue::try_from(format!("{}-{number:x}", *PROCESS)).ok().map(RequestId::new)
    }
}

/// Takes out the number that a request brings along, unless it counts.
pub(super) fn keep_of_trusted(app: &App, request: &mut Request) {
    let is_trusted = app.reach.trusts(request.extensions().get::<Peer>().copied());
    if request.headers().get(NAME).is_some_and(|id| !counts(id, is_trusted)) {
        request.headers_mut().remove(NAME);
    }
}

/// Whether the number is kept: a trusted proxy gave it, and a log can hold it as it is.
fn counts(id: &HeaderValue, is_trusted: bool) -> bool {
    is_trusted && (1..=64).contains(&id.len()) && id.as_bytes().iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_that_a_trusted_proxy_gives_and_the_log_can_hold() {
        let (longest, longer) = ("a".repeat(64), "a".repeat(65));
        for good in ["7", "0af7651916cd43dd8448eb211c80319c", "f81d4fae-7dec-11d0-A765-00a0c91e6bf6", &longest] {
            let good = HeaderValue::from_str(good).unwrap();
            assert!(counts(&good, true) && !counts(&good, false), "{good:?}");
        }
        for bad in ["", "a b", "a\"b", "a=b", "a\tb", "<b>", &longer] {
            assert!(!counts(&HeaderValue::from_str(bad).unwrap(), true), "{bad}");
        }
    }
}
