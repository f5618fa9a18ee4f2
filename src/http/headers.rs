//! The security headers of every answer, from one table.

use axum::http::{HeaderName, header};

/// What a browser makes of an answer, which decides what it may do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page; or a script, since a worker is held to the policy of its own script and not to that of the page.
    Page,
    /// Everything else: nothing of it runs.
    Data,
}

/// The headers that every answer carries: with which value on a page, and with which on data.
pub const SECURITY: [(HeaderName, [&str; 2]); 4] = [
    (
        header::CONTENT_SECURITY_POLICY,
        [
            "default-src 'none'; script-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; \
             style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self' data: blob:; manifest-src 'self'; \
             base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
            "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
        ],
    ),
    (header::X_CONTENT_TYPE_OPTIONS, ["nosniff"; 2]),
    (header::REFERRER_POLICY, ["no-referrer"; 2]),
    (HeaderName::from_static("permissions-policy"), ["camera=(), geolocation=(), microphone=()"; 2]),
];

impl Kind {
    /// The kind of what has this media type.
    #[must_use]
    pub fn of(media_type: &str) -> Self {
        let is_page = media_type.starts_with("text/html") || media_type.starts_with("text/javascript");
        if is_page { Self::Page } else { Self::Data }
    }

    /// Its column in [`SECURITY`].
    #[must_use]
    pub fn column(self) -> usize {
        match self {
            Self::Page => 0,
            Self::Data => 1,
        }
    }
}
