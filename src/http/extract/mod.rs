//! Outside text becomes typed questions here, once, strictly: what is unknown or malformed is an error that names it.

mod bbox;
mod datetime;
mod parameters;

pub use bbox::parse as parse_bbox;
pub use datetime::{parse as parse_datetime, parse_shown};
pub use parameters::{Parameters, decode};

use super::{App, Shared, error::ApiError};
use crate::{
    chronicle::moment::{Instant, parse_instant},
    live::{AsOfError, Published},
    query::QueryError,
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use std::sync::Arc;

/// A request to a data resource: its parameters, the revision that it asks, and how to link back.
#[derive(Clone, Debug)]
pub struct Question {
    /// The revision that answers.
    pub published: Arc<Published>,
    /// Whether the request names that revision, so that the answer never changes.
    pub is_pinned: bool,
    /// Its parameters, without `as-of`.
    pub parameters: Parameters,
    /// Where this server is reached, without a slash at the end.
    pub base: String,
    /// The path that was asked.
    pub path: String,
    /// The instant that is "now" for this answer.
    pub now: Instant,
}

/// The forms of `as-of`.
pub const AS_OF_FORMS: &str = "the id of a revision (12 to 64 hexadecimal digits), or an RFC 3339 instant that has passed";

impl FromRequestParts<Shared> for Question {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Response> {
        let mut parameters = decode(parts.uri.query().unwrap_or("")).map_err(|error| ApiError::from(error).into_response())?;
        let now = app.now();
        let base = app.base_url(&parts.headers);
        let path = parts.uri.path().to_owned();
        let as_of = parameters.take("as-of");
        let (published, is_pinned) = match &as_of {
            None => (app.live.current(), false),
            Some(id) if is_revision_id(id) => {
                let published = app.live.revision(&id.to_ascii_lowercase());
                let published = published.ok().ok_or_else(|| ApiError::unknown_revision(id).into_response())?;
                (published, true)
            }
            Some(instant) => return Err(redirect_to_revision(app, instant, now, &base, &path, &parameters)),
        };
        Ok(Self { published, is_pinned, parameters, base, path, now })
    }
}

impl Question {
    /// A link to `path` on this server with this query, pinned to the revision when the request was.
    #[must_use]
    pub fn link(&self, path: &str, query: &[(String, String)]) -> String {
        let pin = self.is_pinned.then(|| self.pin());
        url(&self.base, path, query.iter().cloned().chain(pin))
    }

    /// The parameter that pins a link to the revision of this answer.
    #[must_use]
    pub fn pin(&self) -> (String, String) {
        ("as-of".to_owned(), self.published.revision.id.short().to_owned())
    }
}

/// A URL of this server.
#[must_use]
pub fn url(base: &str, path: &str, query: impl Iterator<Item = (String, String)>) -> String {
    let mut url = String::with_capacity(base.len() + path.len() + 96);
    url.push_str(base);
    url.push_str(path);
    for (number, (name, value)) in query.enumerate() {
        url.push(if number == 0 { '?' } else { '&' });
        url.extend(encoded(&name));
        url.push('=');
        url.extend(encoded(&value));
    }
    url
}

fn encoded(text: &str) -> percent_encoding::PercentEncode<'_> {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    // A colon, comma and slash may stand in a query (RFC 3986), and dates and boxes are easier to read with them.
    const KEPT: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':').remove(b',').remove(b'/');
    utf8_percent_encode(text, KEPT)
}

fn is_revision_id(text: &str) -> bool {
    (crate::ledger::SHORT_ID..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn redirect_to_revision(app: &App, given: &str, now: Instant, base: &str, path: &str, parameters: &Parameters) -> Response {
    let bad = |problem: String| ApiError::from(QueryError::new("as-of", given, problem, AS_OF_FORMS)).into_response();
    // A space is a plus that was not encoded: `…+04:00`.
    let at = match parse_instant(&given.replace(' ', "+")) {
        Ok(at) => at,
        Err(_) => return bad("that is neither a revision nor an instant".to_owned()),
    };
    match app.live.revision_at(at, now) {
        Ok(published) => {
            let pin = ("as-of".to_owned(), published.revision.id.short().to_owned());
            let target = url(base, path, parameters.pairs().iter().cloned().chain([pin]));
            // 302: what was published by an instant is settled, but which revision answers may be corrected by a restore.
            let mut response = Redirect::to(&target).into_response();
            *response.status_mut() = axum::http::StatusCode::FOUND;
            let headers = response.headers_mut();
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
            headers.append(header::VARY, HeaderValue::from_static("host"));
            response
        }
        Err(AsOfError::Future) => bad("that instant has not come".to_owned()),
        Err(AsOfError::Unknown | AsOfError::NothingYet) => ApiError::unknown_revision(given).into_response(),
    }
}

/// The ids that the path names, in order.
#[expect(clippy::disallowed_types, reason = "this is the one place where path segments are read")]
async fn segments(parts: &mut Parts, app: &Shared) -> Result<Vec<String>, Response> {
    let path = axum::extract::Path::<Vec<String>>::from_request_parts(parts, app).await;
    path.ok().map(|path| path.0).ok_or_else(|| ApiError::NoResource(parts.uri.path().to_owned()).into_response())
}

/// The last id that the path names.
#[derive(Debug)]
pub struct Id(pub String);

impl FromRequestParts<Shared> for Id {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Response> {
        let last = segments(parts, app).await?.pop();
        last.map(Self).ok_or_else(|| ApiError::NoResource(parts.uri.path().to_owned()).into_response())
    }
}

/// The collection that the path names; another name is a 404.
#[derive(Clone, Copy, Debug)]
pub struct InCollection(pub crate::encode::Collection);

impl FromRequestParts<Shared> for InCollection {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Response> {
        let id = segments(parts, app).await?.into_iter().next().unwrap_or_default();
        crate::encode::Collection::from_id(&id).map(Self).ok_or_else(|| ApiError::NoCollection(id).into_response())
    }
}

/// Where the request came to, as `http://host`, if it says so in a form that can stand in a link.
#[must_use]
pub fn host(headers: &HeaderMap) -> Option<&str> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']' | b'_');
    (!host.is_empty() && host.len() <= 255 && host.bytes().all(is_plain)).then_some(host)
}
