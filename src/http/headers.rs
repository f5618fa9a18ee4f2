//! The headers that every answer carries, from one table: what a page may do with it, and that any page may read it (CORS).

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// What a browser makes of an answer, which decides what it may do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page; or a script, since a worker is held to the policy of its own script and not to that of the page.
    Page,
    /// Everything else: nothing of it runs.
    Data,
    /// A page that stands inside pages of others, and brings its letters with it.
    Embed,
}

/// What a page of another origin may read of an answer, beside what it always may: all that is ours, and what clients steer by.
const EXPOSED: &str = "accept-ranges,content-crs,content-disposition,content-length,content-location,content-range,corridor-revision,\
                       date,etag,link,location,retry-after,vary,x-request-id";

const fn on_all(value: &'static str) -> [HeaderValue; 3] {
    [HeaderValue::from_static(value), HeaderValue::from_static(value), HeaderValue::from_static(value)]
}

/// The headers that every answer carries: with which value on a page, on data, and on an embed. Values that are made once: making
/// one reads all of its letters.
pub static OF_EVERY_ANSWER: [(HeaderName, [HeaderValue; 3]); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        [
            HeaderValue::from_static(
                "default-src 'none'; script-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; \
                 style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self' data: blob:; manifest-src 'self'; \
                 base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
            ),
            HeaderValue::from_static(
                "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
            ),
            HeaderValue::from_static(
                "default-src 'none'; script-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; \
                 style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self' data: blob:; \
                 base-uri 'none'; form-action 'self'; frame-ancestors *",
            ),
        ],
    ),
    (header::X_CONTENT_TYPE_OPTIONS, on_all("nosniff")),
    (header::REFERRER_POLICY, on_all("no-referrer")),
    (HeaderName::from_static("permissions-policy"), on_all("camera=(), geolocation=(), microphone=()")),
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, on_all("*")),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, on_all(EXPOSED)),
];

/// What the answer to OPTIONS adds: how a page of another origin may ask.
pub static OF_OPTIONS: [(HeaderName, HeaderValue); 4] = [
    (header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS")),
    (header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET,HEAD,OPTIONS")),
    (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400")),
    (header::VARY, HeaderValue::from_static("access-control-request-headers")),
];

/// The headers that a page of another origin may send: all that it asks for. Nothing here is secret and nobody signs in, so a header
/// more does no harm, and a refused one ends as "failed to fetch". They are named one by one, since `*` leaves `Authorization` out.
#[must_use]
pub fn allowed_to_send(request: &HeaderMap) -> HeaderValue {
    let asked = request.get(header::ACCESS_CONTROL_REQUEST_HEADERS);
    let is_list = |value: &&HeaderValue| {
        value.to_str().is_ok_and(|names| names.split(',').all(|name| HeaderName::from_bytes(name.trim().as_bytes()).is_ok()))
    };
    asked.filter(is_list).cloned().unwrap_or(HeaderValue::from_static("*"))
}

impl Kind {
    /// The kind of what has this media type.
    #[must_use]
    pub fn of(media_type: &str) -> Self {
        let is_page = media_type.starts_with("text/html") || media_type.starts_with("text/javascript");
        if is_page { Self::Page } else { Self::Data }
    }

    /// The kind of every answer of a route, errors too, whatever its media type; none: as that says.
    #[must_use]
    pub fn of_route(route: &str) -> Option<Self> {
        (route == "/embed").then_some(Self::Embed)
    }

    /// Its column in [`OF_EVERY_ANSWER`].
    #[must_use]
    pub fn column(self) -> usize {
        match self {
            Self::Page => 0,
            Self::Data => 1,
            Self::Embed => 2,
        }
    }
}
