//! The headers that every answer carries, from one table: what a page may do with it, and that any page may read it (CORS).

use axum::http::{HeaderName, HeaderValue, header};

/// What every answer carries; no route differs yet. Values that are made once: making one reads all of its letters.
pub static OF_EVERY_ANSWER: [(HeaderName, HeaderValue); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static("camera=(), geolocation=(), microphone=()")),
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag,link,location,corridor-revision")),
];

/// What the answer to OPTIONS adds: how a page of another origin may ask.
pub static OF_OPTIONS: [(HeaderName, HeaderValue); 4] = [
    (header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS")),
    (header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET,HEAD,OPTIONS")),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("if-none-match,accept,accept-language")),
    (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400")),
];
