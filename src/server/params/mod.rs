//! Outside text becomes typed questions here, once, strictly: what is unknown or malformed is an error that names it.

pub(crate) mod bbox;
pub(crate) mod datetime;
pub(crate) mod links;
pub mod negotiate;
pub(crate) mod param;
pub(crate) mod query_string;

pub use bbox::parse as parse_bbox;
pub use datetime::{Bound, Datetime, GivenDatetime, parse as parse_datetime, parse_shown};
pub use links::{texts, url};
use param::Param;
pub use param::{About, OpenApi};
pub use query_string::{Arity, Parameters, decode, decode_leniently};

use super::{
    caching::build_id::BuildId,
    limits::client_key::ClientKey,
    problem::{AS_OF_FORMS, ApiError},
    request_origin::BaseUrl,
    state::{App, Shared},
};
use crate::{
    chronicle::{
        index::atlas::Atlas,
        moment::{Instant, parse_instant},
    },
    published::{AsOfError, Published},
    query::QueryError,
    render::request::{self, Field},
};
use axum::{
    extract::FromRequestParts,
    http::{Extensions, HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use serde_json::json;
use std::sync::Arc;

/// A request to a data resource: its parameters, the revision that it asks, and how to link back.
#[derive(Clone, Debug)]
pub struct ApiRequest {
    /// The revision that answers.
    pub published: Arc<Published>,
    /// Whether the request names that revision, so that the answer never changes.
    pub is_pinned: bool,
    /// Its parameters, without `as-of`.
    pub parameters: Parameters,
    /// Where this server is reached.
    pub base: BaseUrl,
    /// The build that answers.
    pub build: BuildId,
    /// The path that was asked.
    pub path: String,
    /// The instant that is "now" for this answer.
    pub now: Instant,
    /// Whom the limits of each client count it to.
    pub share: ClientKey,
}

/// `as-of`, which all resources of data have.
pub const AS_OF: About = About {
    openapi: Some(OpenApi {
        description: "What was published: the id of a revision (12 to 64 hexadecimal digits), or an instant that has passed, which redirects to the revision of then.",
        members: |_| json!({"schema": {"type": "string", "minLength": 12, "anyOf": [{"pattern": "^[0-9A-Fa-f]{12,64}$"}, {"format": "date-time"}]}}),
    }),
    ..About::new("as-of", "see [below](#as-of)", "the newest revision")
};

/// `lang`, a language of the dataset; a route says what is written in it.
pub(crate) const LANGUAGE: Param<String> = Param {
    about: About::new("lang", "a language of the dataset", "`en`"),
    parse: |given| known_language(given.atlas, given.text).map(str::to_owned),
};

/// The parameters of pages and pictures that are lists, which clients write with commas or by repeating the name.
const LISTS: [&str; 4] = ["bbox", "center", "controls", "draw"];

/// The language of the dataset that `lang` names.
///
/// # Errors
/// Any other word.
pub fn known_language<'a>(atlas: &'a Atlas, asked: &str) -> Result<&'a str, QueryError> {
    request::language(atlas, Field::Language, asked).map_err(|error| {
        let (problem, allowed) = error.words(|field| field.parameter().to_owned());
        QueryError::new("lang", asked, problem, allowed)
    })
}

/// A request to a page: it is answered as far as it can be understood, and says what could not be. Its parameters may hold names
/// that no page knows, and names that stand twice.
#[derive(Clone, Debug)]
pub struct PageRequest {
    /// What is asked; the newest revision where `as-of` cannot be understood.
    pub question: ApiRequest,
    /// What is wrong with its `as-of`.
    pub complaint: Option<QueryError>,
    /// The revision that it names and that is not kept here: the newest is asked in its stead, and whoever shows it says so.
    pub not_kept: Option<String>,
}

/// Why a request cannot be answered here.
#[derive(Debug)]
pub enum Rejection {
    /// It has no answer.
    Error(ApiError),
    /// Its answer has this URL, which depends on these headers of the request.
    Elsewhere(String, Option<&'static str>),
}

impl From<ApiError> for Rejection {
    fn from(error: ApiError) -> Self {
        Self::Error(error)
    }
}

impl From<QueryError> for Rejection {
    fn from(error: QueryError) -> Self {
        Self::Error(error.into())
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let (target, vary) = match self {
            Self::Error(error) => return error.into_response(),
            Self::Elsewhere(target, vary) => (target, vary),
        };
        // 302: what was published by an instant is settled, but which revision answers may be corrected by a restore.
        let mut response = Redirect::to(&target).into_response();
        *response.status_mut() = axum::http::StatusCode::FOUND;
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
        if let Some(vary) = vary {
            headers.insert(header::VARY, HeaderValue::from_static(vary));
        }
        response
    }
}

impl FromRequestParts<Shared> for ApiRequest {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Rejection> {
        let parameters = decode(parts.uri.query().unwrap_or(""))?;
        let share = share_of(&parts.extensions);
        let mut question = Self::of_newest(app, share, &base_of(&parts.extensions), parts.uri.path(), parameters);
        question.parameters.once("as-of")?;
        match question.parameters.take("as-of") {
            None => Ok(question),
            Some(as_of) => question.of_revision(app, &as_of).await,
        }
    }
}

impl FromRequestParts<Shared> for PageRequest {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Rejection> {
        let query = parts.uri.query().unwrap_or("");
        Self::read(app, share_of(&parts.extensions), &base_of(&parts.extensions), parts.uri.path(), query).await
    }
}

impl PageRequest {
    /// What a request to a path, with a query, asks of a page of the server that is reached at `base`.
    ///
    /// # Errors
    /// An instant before anything was published; an `as-of` whose answer has another URL.
    pub async fn read(app: &App, share: ClientKey, base: &BaseUrl, path: &str, query: &str) -> Result<Self, Rejection> {
        let mut parameters = decode_leniently(query);
        parameters.join_lists(&LISTS);
        let mut question = ApiRequest::of_newest(app, share, base, path, parameters);
        let as_of = match question.parameters.once("as-of") {
            Ok(None) => return Ok(Self { question, complaint: None, not_kept: None }),
            Ok(Some(as_of)) => as_of.to_owned(),
            Err(error) => return Ok(Self { question, complaint: Some(error), not_kept: None }),
        };
        question.parameters.take("as-of");
        match question.clone().of_revision(app, &as_of).await {
            Ok(question) => Ok(Self { question, complaint: None, not_kept: None }),
            Err(Rejection::Error(ApiError::Parameter(error))) => Ok(Self { question, complaint: Some(error), not_kept: None }),
            Err(Rejection::Error(ApiError::NoRevision(given))) if is_revision_id(&given) => {
                Ok(Self { question, complaint: None, not_kept: Some(given) })
            }
            Err(refusal) => Err(refusal),
        }
    }
}

impl ApiRequest {
    fn of_newest(app: &App, share: ClientKey, base: &BaseUrl, path: &str, parameters: Parameters) -> Self {
        Self {
            published: app.live.current(),
            is_pinned: false,
            parameters,
            base: base.clone(),
            build: app.page.build_id(),
            path: path.to_owned(),
            now: app.now(),
            share,
        }
    }

    /// The same question of the revision that `as-of` names.
    async fn of_revision(self, app: &App, given: &str) -> Result<Self, Rejection> {
        let bad = |problem| Rejection::from(QueryError::new("as-of", given, problem, AS_OF_FORMS));
        let unknown = || Rejection::Error(ApiError::unknown_revision(given));
        if is_revision_id(given) {
            let found = app.revisions.find(&app.live, self.share, &given.to_ascii_lowercase()).await?;
            let published = found.ok_or_else(unknown)?;
            return Ok(Self { published, is_pinned: true, ..self });
        }
        // A space is a plus that was not encoded: `…+04:00`.
        let at = parse_instant(&given.replace(' ', "+")).ok();
        let at = at.ok_or_else(|| bad("that is neither a revision nor an instant"))?;
        Err(match app.live.revision_at(at, self.now) {
            Ok(id) => {
                let pin = ("as-of", id.short());
                Rejection::Elsewhere(url(&self.base, &self.path, texts(self.parameters.pairs()).chain([pin])), self.base.vary())
            }
            Err(AsOfError::Future) => bad("that instant has not come"),
            Err(AsOfError::NothingYet) => unknown(),
        })
    }

    /// Whether its answer is that of one revision for good, as far as that is up to the data: the revision is named and kept.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.is_pinned && self.published.is_kept
    }

    /// A link to `path` on this server with this query, pinned to the revision when the request was.
    #[must_use]
    pub fn link<'a>(&'a self, path: &str, query: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let pin = self.is_pinned.then(|| self.pin());
        url(&self.base, path, query.into_iter().chain(pin))
    }

    /// The parameter that pins a link to the revision of this answer.
    #[must_use]
    pub fn pin(&self) -> (&str, &str) {
        ("as-of", self.published.revision.id.short())
    }
}

/// Whom the limits of each client count a request to, as the layer around all routes has found out.
pub(crate) fn share_of(extensions: &Extensions) -> ClientKey {
    extensions.get::<ClientKey>().copied().unwrap_or(ClientKey::UNLIMITED)
}

fn is_revision_id(text: &str) -> bool {
    (crate::ledger::SHORT_ID..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit())
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
pub struct InCollection(pub crate::encode::Layer);

impl FromRequestParts<Shared> for InCollection {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Response> {
        let id = segments(parts, app).await?.into_iter().next().unwrap_or_default();
        crate::encode::Layer::from_id(&id).map(Self).ok_or_else(|| ApiError::NoCollection(id).into_response())
    }
}

/// Where the request has reached the server, as the layer around all routes has found out.
#[must_use]
pub fn base_of(extensions: &Extensions) -> BaseUrl {
    extensions.get::<BaseUrl>().cloned().unwrap_or_else(|| BaseUrl::fixed("http://localhost"))
}
