//! `/snapshot.*`: pictures of a view, and the manifest that says what they are; `/package.zip`: all of it in one file.

pub(crate) mod extent;
pub mod format;
pub(crate) mod manifest;
pub(crate) mod not_kept;
pub mod params;

use crate::server::{
    caching::{
        CachePolicy, CachedResponse, Cost,
        compress::Key,
        etag::{etag, known},
    },
    middleware::{range::PendingPart, security_headers::NoPolicy},
    params::{
        ApiRequest, PageRequest, Rejection,
        negotiate::{Coding, MediaFormat},
        url,
    },
    problem::ApiError,
    state::{App, Shared},
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use format::{ImageFormat, RenderJob, check_size};
use params::{SnapshotParams, written};
use std::sync::Arc;

/// A question to a picture, understood.
pub(crate) struct ResolvedRequest {
    pub(crate) question: ApiRequest,
    pub(crate) order: RenderJob,
    /// Whether nothing of the answer can change any more.
    pub(crate) is_settled: bool,
}

impl ResolvedRequest {
    /// Names that no picture knows are ignored; what is malformed is refused.
    pub(crate) fn of(app: &App, asked: Result<PageRequest, Rejection>) -> Result<Self, Rejection> {
        let PageRequest { question, complaint, not_kept } = asked?;
        if let Some(error) = complaint {
            return Err(error.into());
        }
        if let Some(id) = not_kept {
            return Err(Rejection::Error(ApiError::unknown_revision(&id)));
        }
        let atlas = &question.published.atlas;
        let asked = SnapshotParams::read(&question.parameters, atlas, question.now)?;
        // A time that is named stays the same; "today" does not.
        let is_settled = question.is_pinned && asked.datetime.is_some();
        Ok(Self { order: order(app, &question, asked, is_settled), question, is_settled })
    }

    /// The same as a picture that never changes: its time and its revision are named.
    pub(crate) fn settled(&self, app: &App) -> Self {
        let offset = self.question.published.atlas.header().offset;
        let asked = SnapshotParams { datetime: Some(self.order.asked.shown(offset, self.order.now)), ..self.order.asked.clone() };
        let question = ApiRequest { is_pinned: true, ..self.question.clone() };
        Self { order: order(app, &question, asked, true), question, is_settled: true }
    }

    pub(crate) fn answer(&self, media_type: &'static str) -> CachedResponse<'_> {
        let offset = self.question.published.atlas.header().offset;
        CachedResponse {
            keep: CachePolicy::pinned(self.is_settled && self.question.is_frozen()),
            is_relative: self.order.asked.datetime.is_none(),
            identity: format!("{:?} {} {:?}", self.order.asked, offset.day_of(self.order.told), self.order.host),
            ..CachedResponse::new(&self.question, media_type)
        }
    }

    /// The same question to another path.
    fn at(&self, path: &str) -> Self {
        let question = ApiRequest { path: path.to_owned(), ..self.question.clone() };
        Self { question, order: self.order.clone(), is_settled: self.is_settled }
    }

    /// The bytes of a form.
    async fn bytes(&self, app: &App, form: ImageFormat) -> Result<bytes::Bytes, ApiError> {
        let key = self.answer(form.media_type()).key(MediaFormat::Json);
        let (order, published) = (self.order.clone(), Arc::clone(&self.question.published));
        let pixels = if form.is_raster() { order.asked.whole_pixels() } else { 0 };
        app.studio.picture(key, self.question.share, pixels, move || order.make(&published, form)).await
    }
}

fn order(app: &App, question: &ApiRequest, asked: SnapshotParams, is_settled: bool) -> RenderJob {
    let offset = question.published.atlas.header().offset;
    let told = if is_settled { asked.told_from(offset, question.now) } else { question.now };
    let host = app.public_host();
    let permalink = Some(permalink(question, &asked, &question.path));
    RenderJob { asked, now: question.now, told, host, permalink }
}

/// The URL under which the same picture is made again: the parameters that were given, the time and, where it is kept, the revision.
fn permalink(question: &ApiRequest, asked: &SnapshotParams, path: &str) -> String {
    let offset = question.published.atlas.header().offset;
    let given = question.parameters.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let given = given.filter(|(name, _)| params::NAMES.contains(name) && *name != "datetime");
    let time = written(asked.shown(offset, question.now), offset);
    let pin = question.published.is_kept.then(|| question.pin());
    url(&question.base, path, std::iter::once(("datetime", time.as_str())).chain(given).chain(pin))
}

async fn picture(
    app: Shared,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
    form: ImageFormat,
) -> Response {
    if let Ok(PageRequest { question, complaint: None, not_kept: Some(id) }) = &asked {
        let read = SnapshotParams::read(&question.parameters, &question.published.atlas, question.now).map_err(ApiError::from);
        let read = read.and_then(|read| {
            check_size(&read, form, app.studio.limits.pixels).map_err(ApiError::TooLarge)?;
            Ok(read)
        });
        return match read {
            Ok(read) => not_kept::not_kept(&app, question, read, form, id).await,
            Err(error) => error.into_response(),
        };
    }
    let sitting = match ResolvedRequest::of(&app, asked) {
        Ok(sitting) => sitting,
        Err(refusal) => return refusal.into_response(),
    };
    if let Err(error) = check_size(&sitting.order.asked, form, app.studio.limits.pixels) {
        return ApiError::TooLarge(error).into_response();
    }
    let answer = sitting.answer(form.media_type());
    let key = answer.key(MediaFormat::Json);
    if let Some(tag) = known(&headers, key) {
        return answer.finish(StatusCode::NOT_MODIFIED.into_response(), tag, Coding::Identity, false);
    }
    if method == Method::HEAD && app.studio.kept(key).is_none() {
        return unmade(answer, key);
    }
    let bytes = match sitting.bytes(&app, form).await {
        Ok(bytes) => bytes,
        Err(error) => return error.into_response(),
    };
    let mut response = if form.is_text() {
        // It is kept with the other pictures.
        let answer = CachedResponse { effort: Cost::Light, ..answer };
        answer.send(&app, &headers, MediaFormat::Json, || bytes.to_vec()).await
    } else {
        answer.finish(Body::from(bytes).into_response(), etag(key, Coding::Identity), Coding::Identity, true)
    };
    let name = named(&sitting, form.extension());
    if let Ok(disposition) = HeaderValue::try_from(format!("inline; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// The answer to HEAD where the whole is not at hand: nothing is made for it, and nobody knows how long it will be.
pub(crate) fn unmade(answer: CachedResponse<'_>, key: Key) -> Response {
    let mut response = answer.finish(Body::new(PendingPart).into_response(), etag(key, Coding::Identity), Coding::Identity, true);
    response.extensions_mut().insert(NoPolicy);
    response
}

/// What a browser calls the file when it is kept: the dataset and the time.
pub(crate) fn named(sitting: &ResolvedRequest, extension: &str) -> String {
    let header = sitting.question.published.atlas.header();
    let shown = written(sitting.order.asked.shown(header.offset, sitting.order.now), header.offset).replace(':', "");
    format!("{}-{shown}.{extension}", header.id)
}

pub(crate) async fn svg(
    State(app): State<Shared>,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    picture(app, asked, method, headers, ImageFormat::Svg).await
}

pub(crate) async fn png(
    State(app): State<Shared>,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    picture(app, asked, method, headers, ImageFormat::Png).await
}

pub(crate) async fn webp(
    State(app): State<Shared>,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    picture(app, asked, method, headers, ImageFormat::Webp).await
}

pub(crate) async fn pdf(
    State(app): State<Shared>,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    picture(app, asked, method, headers, ImageFormat::Pdf).await
}

pub(crate) async fn json(
    State(app): State<Shared>,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let sitting = match ResolvedRequest::of(&app, asked) {
        Ok(sitting) => sitting,
        Err(refusal) => return refusal.into_response(),
    };
    if let Err(error) = check_size(&sitting.order.asked, ImageFormat::Png, app.studio.limits.pixels) {
        return ApiError::TooLarge(error).into_response();
    }
    let answer = sitting.answer("application/json");
    let key = answer.key(MediaFormat::Json);
    if let Some(tag) = known(&headers, key) {
        return answer.finish(StatusCode::NOT_MODIFIED.into_response(), tag, Coding::Identity, false);
    }
    if method == Method::HEAD {
        // It names the hash of each picture, so that all of them would have to be made.
        return unmade(answer, key);
    }
    match manifest::manifest(&app, &sitting, &ImageFormat::ALL).await {
        Ok(manifest) => answer.send(&app, &headers, MediaFormat::Json, || format!("{:#}\n", manifest.value).into_bytes()).await,
        Err(error) => error.into_response(),
    }
}
