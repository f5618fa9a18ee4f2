//! `/snapshot.*`: pictures of a view, and the manifest that says what they are; `/package.zip`: all of it in one file.

pub mod asked;
pub(super) mod extent;
pub mod form;
mod manifest;
mod not_kept;
mod package;
pub mod studio;

use super::{
    App, Shared,
    cache::{Answer, Effort, Keep},
    compress::Key,
    error::ApiError,
    extract::{PageQuestion, Question, Refusal, url},
    headers::NoPolicy,
    negotiate::{Coding, Form},
    range::Unmade,
    validators::{etag, known},
};
use asked::{Asked, written};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use form::{Order, PictureForm, check_size};
pub(super) use package::package;
use std::sync::Arc;

/// A question to a picture, understood.
struct Sitting {
    question: Question,
    order: Order,
    /// Whether nothing of the answer can change any more.
    is_settled: bool,
}

impl Sitting {
    /// Names that no picture knows are ignored; what is malformed is refused.
    fn of(app: &App, asked: Result<PageQuestion, Refusal>) -> Result<Self, Refusal> {
        let PageQuestion { question, complaint, not_kept } = asked?;
        if let Some(error) = complaint {
            return Err(error.into());
        }
        if let Some(id) = not_kept {
            return Err(Refusal::Error(ApiError::unknown_revision(&id)));
        }
        let atlas = &question.published.atlas;
        let asked = Asked::read(&question.parameters, atlas, question.now)?;
        // A time that is named stays the same; "today" does not.
        let is_settled = question.is_pinned && asked.datetime.is_some();
        Ok(Self { order: order(app, &question, asked, is_settled), question, is_settled })
    }

    /// The same as a picture that never changes: its time and its revision are named.
    fn settled(&self, app: &App) -> Self {
        let offset = self.question.published.atlas.header().offset;
        let asked = Asked { datetime: Some(self.order.asked.shown(offset, self.order.now)), ..self.order.asked.clone() };
        let question = Question { is_pinned: true, ..self.question.clone() };
        Self { order: order(app, &question, asked, true), question, is_settled: true }
    }

    fn answer(&self, media_type: &'static str) -> Answer<'_> {
        let offset = self.question.published.atlas.header().offset;
        Answer {
            keep: Keep::pinned(self.is_settled && self.question.is_frozen()),
            is_relative: self.order.asked.datetime.is_none(),
            identity: format!("{:?} {} {:?}", self.order.asked, offset.day_of(self.order.told), self.order.host),
            ..Answer::new(&self.question, media_type)
        }
    }

    /// The same question to another path.
    fn at(&self, path: &str) -> Self {
        let question = Question { path: path.to_owned(), ..self.question.clone() };
        Self { question, order: self.order.clone(), is_settled: self.is_settled }
    }

    /// The bytes of a form.
    async fn bytes(&self, app: &App, form: PictureForm) -> Result<bytes::Bytes, ApiError> {
        let key = self.answer(form.media_type()).key(Form::Json);
        let (order, published) = (self.order.clone(), Arc::clone(&self.question.published));
        let pixels = if form.is_raster() { order.asked.whole_pixels() } else { 0 };
        let pixels = pixels.min(app.studio.pixels_beside(published.counted));
        app.studio.picture(key, self.question.share, pixels, move || order.make(&published, form)).await
    }
}

fn order(app: &App, question: &Question, asked: Asked, is_settled: bool) -> Order {
    let offset = question.published.atlas.header().offset;
    let told = if is_settled { asked.told_from(offset, question.now) } else { question.now };
    let host = app.public_host();
    let permalink = Some(permalink(question, &asked, &question.path));
    Order { asked, now: question.now, told, host, permalink }
}

/// The URL under which the same picture is made again: the parameters that were given, the time and, where it is kept, the revision.
fn permalink(question: &Question, asked: &Asked, path: &str) -> String {
    let offset = question.published.atlas.header().offset;
    let given = question.parameters.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let given = given.filter(|(name, _)| asked::NAMES.contains(name) && *name != "datetime");
    let time = written(asked.shown(offset, question.now), offset);
    let pin = question.published.is_kept.then(|| question.pin());
    url(&question.base, path, std::iter::once(("datetime", time.as_str())).chain(given).chain(pin))
}

async fn picture(
    app: Shared,
    asked: Result<PageQuestion, Refusal>,
    method: Method,
    headers: HeaderMap,
    form: PictureForm,
) -> Response {
    if let Ok(PageQuestion { question, complaint: None, not_kept: Some(id) }) = &asked {
        let read = Asked::read(&question.parameters, &question.published.atlas, question.now).map_err(ApiError::from);
        let read = read.and_then(|read| {
            check_size(&read, form, app.studio.limits.pixels).map_err(ApiError::TooLarge)?;
            Ok(read)
        });
        return match read {
            Ok(read) => not_kept::not_kept(&app, question, read, form, id).await,
            Err(error) => error.into_response(),
        };
    }
    let sitting = match Sitting::of(&app, asked) {
        Ok(sitting) => sitting,
        Err(refusal) => return refusal.into_response(),
    };
    if let Err(error) = check_size(&sitting.order.asked, form, app.studio.limits.pixels) {
        return ApiError::TooLarge(error).into_response();
    }
    let answer = sitting.answer(form.media_type());
    let key = answer.key(Form::Json);
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
        let answer = Answer { effort: Effort::Light, ..answer };
        answer.send(&app, &headers, Form::Json, || bytes.to_vec()).await
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
fn unmade(answer: Answer<'_>, key: Key) -> Response {
    let mut response = answer.finish(Body::new(Unmade).into_response(), etag(key, Coding::Identity), Coding::Identity, true);
    response.extensions_mut().insert(NoPolicy);
    response
}

/// What a browser calls the file when it is kept: the dataset and the time.
fn named(sitting: &Sitting, extension: &str) -> String {
    let header = sitting.question.published.atlas.header();
    let shown = written(sitting.order.asked.shown(header.offset, sitting.order.now), header.offset).replace(':', "");
    format!("{}-{shown}.{extension}", header.id)
}

pub(super) async fn svg(
    State(app): State<Shared>,
    asked: Result<PageQuestion, Refusal>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    picture(app, asked, method, headers, PictureForm::Svg).await
}

pub(super) async fn png(
    State(app): State<Shared>,
    asked: Result<PageQuestion, Refusal>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    picture(app, asked, method, headers, PictureForm::Png).await
}

pub(super) async fn webp(
    State(app): State<Shared>,
    asked: Result<PageQuestion, Refusal>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    picture(app, asked, method, headers, PictureForm::Webp).await
}

pub(super) async fn pdf(
    State(app): State<Shared>,
    asked: Result<PageQuestion, Refusal>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    picture(app, asked, method, headers, PictureForm::Pdf).await
}

pub(super) async fn json(
    State(app): State<Shared>,
    asked: Result<PageQuestion, Refusal>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let sitting = match Sitting::of(&app, asked) {
        Ok(sitting) => sitting,
        Err(refusal) => return refusal.into_response(),
    };
    if let Err(error) = check_size(&sitting.order.asked, PictureForm::Png, app.studio.limits.pixels) {
        return ApiError::TooLarge(error).into_response();
    }
    let answer = sitting.answer("application/json");
    let key = answer.key(Form::Json);
    if let Some(tag) = known(&headers, key) {
        return answer.finish(StatusCode::NOT_MODIFIED.into_response(), tag, Coding::Identity, false);
    }
    if method == Method::HEAD {
        // It names the hash of each picture, so that all of them would have to be made.
        return unmade(answer, key);
    }
    match manifest::manifest(&app, &sitting, &PictureForm::ALL).await {
        Ok(manifest) => answer.send(&app, &headers, Form::Json, || format!("{:#}\n", manifest.value).into_bytes()).await,
        Err(error) => error.into_response(),
    }
}
