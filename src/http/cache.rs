//! Caching as a value that a handler returns; validators and headers are written in one place. Errors are never cached.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

/// How long an answer may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// For good: the request names the revision.
    Pinned,
    /// Shortly, then asked again with its validator.
    Shortly,
    /// Not at all.
    Never,
}

impl Keep {
    /// For good when the request names the revision, else shortly.
    #[must_use]
    pub fn pinned(is_pinned: bool) -> Self {
        if is_pinned { Self::Pinned } else { Self::Shortly }
    }

    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Pinned => "public, max-age=31536000, immutable",
            Self::Shortly => "public, max-age=60, stale-while-revalidate=600",
            Self::Never => "no-store",
        })
    }
}

/// A complete answer: bytes, media type, how long to keep it.
#[derive(Debug)]
pub struct Answer {
    /// Its bytes.
    pub body: Vec<u8>,
    /// Its media type.
    pub media_type: &'static str,
    /// How long it may be kept.
    pub keep: Keep,
    /// The revision that it is of.
    pub revision: String,
    /// Whether its links are made from the request's `Host`.
    pub varies_by_host: bool,
}

impl Answer {
    /// The answer with its validators; 304 without a body when the request already has it.
    #[must_use]
    pub fn to(self, request: &HeaderMap) -> Response {
        let hash = Sha256::digest(&self.body);
        let tag: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        let etag = format!("\"{tag}\"");
        let matches =
            request.get_all(header::IF_NONE_MATCH).iter().any(|value| value.to_str().is_ok_and(|value| names(value, &etag)));
        let mut response = if matches { StatusCode::NOT_MODIFIED.into_response() } else { Body::from(self.body).into_response() };
        let headers = response.headers_mut();
        if !matches {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        }
        if let Ok(etag) = HeaderValue::from_str(&etag) {
            headers.insert(header::ETAG, etag);
        }
        headers.insert(header::CACHE_CONTROL, self.keep.header());
        if let Ok(revision) = HeaderValue::from_str(&self.revision) {
            headers.insert("corridor-revision", revision);
        }
        if self.varies_by_host {
            headers.append(header::VARY, HeaderValue::from_static("host"));
        }
        response
    }
}

/// Whether an `If-None-Match` names this tag; the comparison is the weak one (RFC 9110, 13.1.2).
fn names(header: &str, etag: &str) -> bool {
    header.trim() == "*" || header.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag)
}
