//! What is known of an answer before it is made, and its headers.

use super::{
    compress::Key,
    etag::{etag_of, known},
};
use crate::{
    chronicle::moment::Instant,
    server::{
        params::{
            ApiRequest,
            negotiate::{Coding, MediaFormat},
        },
        state::App,
    },
};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The header that names the revision of an answer.
const REVISION: HeaderName = HeaderName::from_static("corridor-revision");

/// How long an answer may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// For good: the request names the revision.
    Pinned,
    /// For five minutes: a page that names its revision, to which a notice may be added.
    Frozen,
    /// For a day, then asked again with its validator: files that change with a release.
    Daily,
    /// Shortly, then asked again with its validator.
    Shortly,
}

impl CachePolicy {
    /// For good when the request names the revision and nothing of the question moves with the clock, else shortly.
    #[must_use]
    pub fn pinned(is_pinned: bool) -> Self {
        if is_pinned { Self::Pinned } else { Self::Shortly }
    }

    /// The same as `Cache-Control`.
    #[must_use]
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Pinned => "public, max-age=31536000, immutable",
            Self::Frozen => "public, max-age=300, stale-while-revalidate=600",
            Self::Daily => "public, max-age=86400, stale-while-revalidate=604800",
            Self::Shortly => "public, max-age=60, stale-while-revalidate=600",
        })
    }
}

/// A link to another resource, in the body and in the `Link` header (RFC 8288).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Where it leads; absolute.
    pub href: String,
    /// What it is to this resource.
    pub rel: &'static str,
    /// The media type to expect.
    #[serde(rename = "type")]
    pub media_type: &'static str,
    /// For people.
    pub title: &'static str,
}

/// What of a request decides an answer, beside its path, its query and the codings that it accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DependsOn {
    /// The media types that it accepts.
    pub accept: bool,
    /// Where it says that the server is reached: the answer holds links.
    pub base: bool,
}

impl DependsOn {
    /// Nothing else.
    pub const NOTHING: Self = Self { accept: false, base: false };
    /// Where the server is reached.
    pub const BASE: Self = Self { accept: false, base: true };
    /// The media types that it accepts, and where the server is reached.
    pub const ACCEPT_AND_BASE: Self = Self { accept: true, base: true };
}

/// How much work an answer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cost {
    /// Less than a millisecond: joined from parts that are there.
    Light,
    /// More: away from the threads that answer, and kept in whatever coding it is asked for.
    #[default]
    Long,
    /// More, and the same for all who ask: made once, whatever the codings.
    Shared,
}

/// What is known of an answer before it is made.
#[derive(Debug)]
pub struct CachedResponse<'a> {
    /// The request.
    pub question: &'a ApiRequest,
    /// Its media type.
    pub media_type: &'static str,
    /// How long it may be kept.
    pub keep: CachePolicy,
    /// What the URL does not say of its identity: the start of the slice, the day of a sentence.
    pub identity: String,
    /// Its links.
    pub links: &'a [Link],
    /// What of the request decides it.
    pub depends: DependsOn,
    /// How much work it is.
    pub effort: Cost,
    /// The URL of just this answer, where the request's is that of several (`Content-Location`).
    pub location: Option<&'a str>,
    /// Whether another day can give another answer: it then has no `Last-Modified`, which only knows of the data.
    pub is_relative: bool,
}

impl<'a> CachedResponse<'a> {
    /// An answer that holds links and is kept shortly.
    #[must_use]
    pub fn new(question: &'a ApiRequest, media_type: &'static str) -> Self {
        Self {
            question,
            media_type,
            keep: CachePolicy::Shortly,
            identity: String::new(),
            links: &[],
            depends: DependsOn::BASE,
            location: None,
            is_relative: false,
            effort: Cost::default(),
        }
    }
}

impl CachedResponse<'_> {
    /// The key of the answer in this form.
    #[must_use]
    pub fn key(&self, form: MediaFormat) -> Key {
        key(self.question, form, &self.identity, self.depends)
    }

    /// The answer to a request: 304 when it is known, kept bytes when there are some, else what `make` builds: here when that is light
    /// work, else in the quick lane, away from the threads that answer.
    pub async fn send(self, app: &App, request: &HeaderMap, form: MediaFormat, make: impl FnOnce() -> Vec<u8>) -> Response {
        let key = self.key(form);
        if let Some(tag) = known(request, key) {
            return self.finish(StatusCode::NOT_MODIFIED.into_response(), tag, Coding::Identity, false);
        }
        match self.coded(app, key, Coding::accepted(request), make).await {
            Ok(coded) => {
                let (tag, coding) = (etag_of(key, &coded), coded.coding);
                let mut response = self.finish(Body::from(coded.bytes).into_response(), tag, coding, true);
                if let Some(style) = coded.style {
                    response.extensions_mut().insert(style);
                }
                response
            }
            Err(error) => error.into_response(),
        }
    }

    /// The headers of the answer.
    pub(crate) fn finish(self, mut response: Response, etag: String, coding: Coding, has_body: bool) -> Response {
        let headers = response.headers_mut();
        // Room for these and those of every answer, so that the map does not grow three times.
        headers.reserve(16);
        if has_body {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
            if let Some(name) = coding.name() {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
            }
        }
        // Of an answer whose tag is made of its bytes there is none before they are.
        if let Some(etag) = HeaderValue::try_from(etag).ok().filter(|etag| !etag.is_empty()) {
            headers.insert(header::ETAG, etag);
        }
        headers.insert(header::CACHE_CONTROL, self.keep.header());
        if let Some(vary) = self.vary() {
            headers.insert(header::VARY, vary);
        }
        if let Some(location) = self.location.and_then(|location| HeaderValue::from_str(location).ok()) {
            headers.insert(header::CONTENT_LOCATION, location);
        }
        if !self.is_relative
            && let Some(modified) = http_date(self.question.published.revision.recorded_at.min(self.question.now))
        {
            headers.insert(header::LAST_MODIFIED, modified);
        }
        if let Ok(revision) = HeaderValue::from_str(self.question.published.revision.id.short()) {
            headers.insert(REVISION, revision);
        }
        if let Some(link) = link_header(self.links) {
            headers.insert(header::LINK, link);
        }
        response
    }
}

impl CachedResponse<'_> {
    /// The headers of a request that decide the answer.
    fn vary(&self) -> Option<HeaderValue> {
        let is_coded = is_compressible(self.media_type);
        let by_base = self.question.base.vary().filter(|_| self.depends.base);
        let names = match (self.depends.accept, is_coded, by_base) {
            (true, true, Some(names)) => return HeaderValue::try_from(format!("accept, accept-encoding, {names}")).ok(),
            (true, false, Some(names)) => return HeaderValue::try_from(format!("accept, {names}")).ok(),
            (false, true, Some(names)) => return HeaderValue::try_from(format!("accept-encoding, {names}")).ok(),
            (false, false, Some(names)) => names,
            (true, true, None) => "accept, accept-encoding",
            (true, false, None) => "accept",
            (false, true, None) => "accept-encoding",
            (false, false, None) => return None,
        };
        Some(HeaderValue::from_static(names))
    }
}

/// Whether answers of this media type are sent compressed.
pub(crate) fn is_compressible(media_type: &str) -> bool {
    let media_type = media_type.split(';').next().unwrap_or_default();
    let [kind, format] = media_type.split_once('/').map_or(["", ""], |(kind, format)| [kind, format]);
    kind == "text" || ["json", "xml", "wasm"].iter().any(|end| format.ends_with(end))
}

/// An instant as HTTP writes it (RFC 9110, 5.6.7).
fn http_date(at: Instant) -> Option<HeaderValue> {
    let text = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok()?;
    HeaderValue::try_from(text).ok()
}

/// The key of an answer to a question.
#[must_use]
pub fn key(question: &ApiRequest, form: MediaFormat, identity: &str, depends: DependsOn) -> Key {
    let mut hash = Sha256::new();
    hash.update(question.build.as_bytes());
    let parts = [
        question.published.revision.id.as_str(),
        if question.is_pinned { "pinned" } else { "live" },
        if question.published.is_kept { "kept" } else { "not kept" },
        form.word(),
        if depends.base { &question.base } else { "" },
        &question.path,
        identity,
    ];
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let mut key = [0; 16];
    key.copy_from_slice(&hash.finalize()[..16]);
    Key::from_be_bytes(key)
}

fn link_header(links: &[Link]) -> Option<HeaderValue> {
    if links.is_empty() {
        return None;
    }
    let mut text = String::with_capacity(links.len() * 160);
    for (number, link) in links.iter().enumerate() {
        if number > 0 {
            text.push_str(", ");
        }
        text.push('<');
        text.push_str(&link.href);
        text.push_str(">; rel=\"");
        text.push_str(link.rel);
        text.push_str("\"; type=\"");
        text.push_str(link.media_type);
        text.push('"');
    }
    HeaderValue::try_from(text).ok()
}
