//! A question to a picture, understood: what is drawn of which revision, and under which URL the same is drawn again.

use super::params;
use crate::{
    published::Published,
    render::{
        image_format::ImageFormat,
        job::{DrawnRevision, RenderJob},
        request::RenderRequest,
    },
    server::{
        caching::{CachePolicy, CachedResponse, compress::Key, etag::etag},
        middleware::{range::PendingPart, security_headers::NoPolicy},
        params::{
            ApiRequest, PageRequest, Rejection,
            negotiate::{Coding, MediaFormat},
            url,
        },
        problem::ApiError,
        state::App,
    },
};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// What is drawn of a published revision.
pub(crate) fn drawn(published: &Published) -> DrawnRevision<'_> {
    let id = &published.revision.id;
    DrawnRevision { atlas: &published.atlas, id: id.as_str(), short_id: id.short() }
}

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
        let asked = params::read(&question.parameters, atlas, question.now)?;
        // A time that is named stays the same; "today" does not.
        let is_settled = question.is_pinned && asked.datetime.is_some();
        Ok(Self { order: order(app, &question, asked, is_settled), question, is_settled })
    }

    /// The same as a picture that never changes: its time and its revision are named.
    pub(crate) fn settled(&self, app: &App) -> Self {
        let offset = self.question.published.atlas.header().offset;
        let asked = RenderRequest { datetime: Some(self.order.asked.shown(offset, self.order.now)), ..self.order.asked.clone() };
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
    pub(super) fn at(&self, path: &str) -> Self {
        let question = ApiRequest { path: path.to_owned(), ..self.question.clone() };
        Self { question, order: self.order.clone(), is_settled: self.is_settled }
    }

    /// The bytes of a form.
    pub(super) async fn bytes(&self, app: &App, form: ImageFormat) -> Result<bytes::Bytes, ApiError> {
        let key = self.answer(form.media_type()).key(MediaFormat::Json);
        let (order, published) = (self.order.clone(), Arc::clone(&self.question.published));
        let pixels = if form.is_raster() { order.asked.whole_pixels() } else { 0 };
        let pixels = pixels.min(app.studio.pixels_beside(published.counted));
        app.studio.picture(key, self.question.share, pixels, move || order.make(drawn(&published), form)).await
    }
}

fn order(app: &App, question: &ApiRequest, asked: RenderRequest, is_settled: bool) -> RenderJob {
    let offset = question.published.atlas.header().offset;
    let told = if is_settled { asked.told_from(offset, question.now) } else { question.now };
    let host = app.public_host();
    let permalink = Some(permalink(question, &asked, &question.path));
    RenderJob { asked, now: question.now, told, host, permalink }
}

/// The URL under which the same picture is made again: the parameters that were given, the time and, where it is kept, the revision.
pub(super) fn permalink(question: &ApiRequest, asked: &RenderRequest, path: &str) -> String {
    let offset = question.published.atlas.header().offset;
    let given = question.parameters.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let given =
        given.filter(|(name, _)| params::PARAMETERS.iter().any(|parameter| parameter.name == *name) && *name != "datetime");
    let time = asked.shown(offset, question.now).written(offset);
    let pin = question.published.is_kept.then(|| question.pin());
    url(&question.base, path, std::iter::once(("datetime", time.as_str())).chain(given).chain(pin))
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
    let shown = sitting.order.asked.shown(header.offset, sitting.order.now).written(header.offset).replace(':', "");
    format!("{}-{shown}.{extension}", header.id)
}
