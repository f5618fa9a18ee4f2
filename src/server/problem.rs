//! Errors as HTTP answers: one shape for every route, problem details of RFC 9457, and nothing of the inside.

use crate::{
    chronicle::sentence::as_sentence,
    query::{QueryError, shortened},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// The forms of `as-of`.
pub const AS_OF_FORMS: &str = "the id of a revision (12 to 64 hexadecimal digits), or an RFC 3339 instant that has passed";

/// Why a request has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// A parameter is unknown or malformed.
    Parameter(QueryError),
    /// No route has this path.
    NoResource(String),
    /// No collection has this id.
    NoCollection(String),
    /// No item of the collection has this id.
    NoItem {
        /// The collection.
        collection: &'static str,
        /// The id that was asked for.
        id: String,
    },
    /// No revision answers this `as-of`.
    NoRevision(String),
    /// The address names nothing here that can be embedded.
    NoEmbed {
        /// The address.
        url: String,
        /// Why it does not.
        why: String,
    },
    /// An embed is not described in this format.
    NoFormat(String),
    /// The request does not name one host.
    BadHost {
        /// What it names.
        given: String,
        /// What is wrong with that.
        why: String,
    },
    /// The resource does not know the method.
    Method(String),
    /// The URL has more bytes than this.
    UrlTooLong(usize),
    /// The answer has this many bytes, and none of those that were asked for.
    Range(u64),
    /// The answer took longer than this many seconds.
    TooSlow(u64),
    /// The picture has more pixels than are drawn here.
    TooLarge(QueryError),
    /// Too many pictures are waiting to be made.
    Busy,
    /// The program that makes this form of a film is not installed.
    NoEncoder(&'static str),
    /// This form of a film needs room for temporary files, and there is none.
    NoRoom(&'static str),
    /// The server stops, and what was being made is not finished.
    Stopping,
    /// Something is broken here; the log knows what.
    Internal,
}

impl From<QueryError> for ApiError {
    fn from(error: QueryError) -> Self {
        Self::Parameter(error)
    }
}

/// The members of RFC 9457, and ours.
#[derive(Debug, Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    given: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<&'a str>,
}

impl ApiError {
    /// No revision has this id, or none was published by this instant.
    #[must_use]
    pub fn unknown_revision(given: &str) -> Self {
        Self::NoRevision(shortened(given))
    }

    /// The HTTP status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Parameter(_) | Self::BadHost { .. } => StatusCode::BAD_REQUEST,
            Self::NoResource(_) | Self::NoCollection(_) | Self::NoItem { .. } | Self::NoRevision(_) | Self::NoEmbed { .. } => {
                StatusCode::NOT_FOUND
            }
            Self::NoFormat(_) => StatusCode::NOT_IMPLEMENTED,
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::UrlTooLong(_) => StatusCode::URI_TOO_LONG,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Range(_) => StatusCode::RANGE_NOT_SATISFIABLE,
            Self::TooSlow(_) | Self::Busy | Self::NoRoom(_) | Self::Stopping => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoEncoder(_) => StatusCode::NOT_IMPLEMENTED,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What is wrong in a few words, and in a sentence; for a page.
    #[must_use]
    pub fn words(&self) -> (&'static str, String) {
        let problem = self.problem();
        (problem.title, problem.detail)
    }

    fn problem(&self) -> Problem<'_> {
        let problem = |kind, title, detail: String| Problem {
            kind,
            title,
            status: self.status().as_u16(),
            detail,
            parameter: None,
            given: None,
            allowed: None,
        };
        match self {
            Self::Parameter(error) => Problem {
                parameter: Some(&error.parameter),
                given: Some(&error.given),
                allowed: Some(&error.allowed),
                ..problem("/problems/bad-parameter", "A parameter cannot be understood", as_sentence(&error.to_string()))
            },
            Self::NoResource(path) => problem(
                "/problems/no-resource",
                "There is nothing here",
                format!("Nothing has the path `{}`. The API begins at /ogc.", shortened(path)),
            ),
            Self::NoCollection(id) => Problem {
                allowed: Some("places, states, changes, sources"),
                ..problem(
                    "/problems/no-collection",
                    "There is no such collection",
                    format!("No collection has the id `{}`.", shortened(id)),
                )
            },
            Self::NoItem { collection, id } => problem(
                "/problems/no-item",
                "There is no such item",
                format!("The collection `{collection}` has no item with the id `{}`.", shortened(id)),
            ),
            Self::NoRevision(given) => Problem {
                parameter: Some("as-of"),
                given: Some(given),
                allowed: Some(AS_OF_FORMS),
                ..problem(
                    "/problems/no-revision",
                    "There is no such revision",
                    format!("No revision answers `as-of={given}`; newer data is never given in its place."),
                )
            },
            Self::NoEmbed { url, why } => Problem {
                parameter: Some("url"),
                given: Some(url),
                allowed: Some("the address of a page, or of a picture as SVG, PNG or WebP, of this server"),
                ..problem("/problems/no-embed", "There is nothing to embed at this address", as_sentence(why))
            },
            Self::NoFormat(given) => Problem {
                parameter: Some("format"),
                given: Some(given),
                allowed: Some("json, xml"),
                ..problem(
                    "/problems/no-such-format",
                    "There is no such format here",
                    format!("Embeds are described as JSON and XML, and not as `{given}`."),
                )
            },
            Self::BadHost { given, why } => Problem {
                parameter: Some("Host"),
                given: Some(given),
                allowed: Some(
                    "one header `Host` with the host, and the port if need be, such as maps.example.org:8080 (RFC 9112, 3.2)",
                ),
                ..problem(
                    "/problems/bad-host",
                    "The request does not name one host",
                    format!("The header `Host` cannot be used: {why}."),
                )
            },
            Self::Method(method) => problem(
                "/problems/method-not-allowed",
                "The method is not allowed here",
                format!("`{}` is not allowed here; reading is by GET and HEAD.", shortened(method)),
            ),
            Self::UrlTooLong(most) => {
                problem("/problems/url-too-long", "The URL is too long", format!("A URL may have {most} bytes here."))
            }
            Self::Range(length) => problem(
                "/problems/bad-range",
                "The answer has no such bytes",
                format!("It has {length} bytes, and the range that was asked for begins after them."),
            ),
            Self::TooSlow(seconds) => problem(
                "/problems/too-slow",
                "The answer took too long",
                format!("It was given up after {seconds} seconds; ask for less at once."),
            ),
            Self::TooLarge(error) => Problem {
                parameter: Some(&error.parameter),
                given: Some(&error.given),
                allowed: Some(&error.allowed),
                ..problem("/problems/too-large", "The picture is too large", as_sentence(&error.to_string()))
            },
            Self::Busy => problem(
                "/problems/busy",
                "Too many pictures are being made",
                "So many wait already that this one was not begun; ask again in a few seconds.".to_owned(),
            ),
            Self::NoEncoder(form) => problem(
                "/problems/no-encoder",
                "This form of a film is not made here",
                format!("A `{form}` needs the program ffmpeg, which this server does not have; `gif` and `apng` need nothing."),
            ),
            Self::NoRoom(form) => problem(
                "/problems/no-room",
                "There is no room to make this form of a film",
                format!(
                    "A `{form}` is made in the server's folder of temporary files, which is missing, full or cannot be written; `gif` and `apng` need none."
                ),
            ),
            Self::Stopping => problem(
                "/problems/stopping",
                "The server stops",
                "It was told to stop before this was made; ask again in a few seconds.".to_owned(),
            ),
            Self::Internal => problem(
                "/problems/internal",
                "Something is broken here",
                "The server failed on this request, and has written down why.".to_owned(),
            ),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&self.problem()).unwrap_or_default();
        let mut response = (self.status(), body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if matches!(self, Self::TooSlow(_) | Self::Busy | Self::NoRoom(_) | Self::Stopping) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        if let Self::Range(length) = self
            && let Ok(range) = HeaderValue::try_from(format!("bytes */{length}"))
        {
            headers.insert(header::CONTENT_RANGE, range);
        }
        if matches!(self, Self::Method(_)) {
            headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
        }
        response
    }
}
