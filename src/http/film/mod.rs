//! `/film.*`: films of a view, sent while they are made.

pub mod asked;
pub mod cinema;
pub mod order;
mod reel;

use super::{
    App, Shared,
    cache::{Answer, Keep},
    compress::Key,
    error::ApiError,
    extract::{PageQuestion, Question, Refusal, url},
    limits::in_lane,
    negotiate::{Coding, Form},
    range::Unmade,
    snapshot::{
        asked::{NAMES as PICTURE_NAMES, written},
        form::{PictureForm, check_size},
    },
    validators::{etag, known},
};
use crate::render::{
    film::{
        FilmForm,
        times::{Moment, TooMany},
    },
    layer::LayerPainter,
};
use asked::AskedFilm;
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use cinema::{Cinema, FilmSize};
use order::FilmOrder;
use reel::{Failure, Reel, ReelReader, ReelWriter};
use std::sync::Arc;

/// Whether nothing of the film can change any more: its end and its revision are named.
fn is_settled(question: &Question, asked: &AskedFilm) -> bool {
    question.is_pinned && asked.until.is_some()
}

fn order(app: &App, question: &Question, asked: AskedFilm) -> FilmOrder {
    let offset = question.published.atlas.header().offset;
    let told = if is_settled(question, &asked) { asked.told_from(offset, question.now) } else { question.now };
    let host = app.public_host();
    let permalink = Some(permalink(question, &asked));
    FilmOrder { asked, now: question.now, told, host, permalink }
}

/// The URL under which the same film is made again: what was given, with its times and, where it is kept, the revision.
fn permalink(question: &Question, asked: &AskedFilm) -> String {
    let atlas = &question.published.atlas;
    let (offset, run) = (atlas.header().offset, asked.run(atlas, question.now));
    let is_own = |name: &str| asked::NAMES.contains(&name) || PICTURE_NAMES.contains(&name);
    let given = question.parameters.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let given = given.filter(|(name, _)| is_own(name) && !["datetime", "compare", "from", "to"].contains(name));
    let (from, to) = (written(run.since, offset), written(run.until, offset));
    url(
        &question.base,
        &question.path,
        [("from", from.as_str()), ("to", to.as_str())]
            .into_iter()
            .chain(given)
            .chain(question.published.is_kept.then(|| question.pin())),
    )
}

/// The frames of a film, found away from the threads that answer.
async fn planned(
    app: &App,
    question: &Question,
    order: FilmOrder,
) -> Result<(FilmOrder, Result<Vec<Moment>, TooMany>), ApiError> {
    let most = app.cinema.limits.frames;
    in_lane(&app.quick, question.share, 0, || {
        let moments = order.moments(&question.published, most);
        (order, moments)
    })
    .await
}

async fn film(app: Shared, asked: Result<PageQuestion, Refusal>, method: Method, headers: HeaderMap, form: FilmForm) -> Response {
    match answered(&app, asked, &method, &headers, form).await {
        Ok(response) => response,
        Err(refusal) => refusal.into_response(),
    }
}

async fn answered(
    app: &Shared,
    asked: Result<PageQuestion, Refusal>,
    method: &Method,
    headers: &HeaderMap,
    form: FilmForm,
) -> Result<Response, Refusal> {
    let PageQuestion { question, complaint, not_kept } = asked?;
    if let Some(error) = complaint {
        return Err(error.into());
    }
    if let Some(id) = not_kept {
        return Err(Refusal::Error(ApiError::unknown_revision(&id)));
    }
    let asked = AskedFilm::read(&question.parameters, &question.published.atlas, question.now)?;
    let too_large = |error| Refusal::Error(ApiError::TooLarge(error));
    check_size(&asked.picture, PictureForm::Png, app.studio.limits.pixels).map_err(too_large)?;
    let (order, moments) = planned(app, &question, order(app, &question, asked)).await.map_err(Refusal::Error)?;
    let moments = moments.map_err(|error| too_large(asked::too_long(&order.asked, error)))?;
    asked::check_pixels(&order.asked, moments.len(), app.cinema.limits.pixels).map_err(too_large)?;
    let offset = question.published.atlas.header().offset;
    let answer = Answer {
        keep: Keep::pinned(question.is_frozen() && is_settled(&question, &order.asked)),
        is_relative: order.asked.until.is_none(),
        identity: format!("{:?} {} {:?} {}", order.asked, offset.day_of(order.told), order.host, app.cinema.painted_by),
        ..Answer::new(&question, form.media_type())
    };
    let key = answer.key(Form::Json);
    let name = order.file_name(&question.published, form);
    let mut response = match app.cinema.kept(key) {
        Some(reel) => of_reel(answer, headers, key, form, reel),
        // Who asks for the head alone gets no film made, and nobody knows how long it will be.
        None if *method == Method::HEAD => {
            let tag = if form == FilmForm::Mp4 { String::new() } else { etag(key, Coding::Identity) };
            answer.finish(Body::new(Unmade).into_response(), tag, Coding::Identity, true)
        }
        None => {
            if form != FilmForm::Mp4
                && let Some(tag) = known(headers, key)
            {
                return Ok(answer.finish(StatusCode::NOT_MODIFIED.into_response(), tag, Coding::Identity, false));
            }
            let published = Arc::clone(&question.published);
            let frame = order.asked.picture.whole_pixels();
            let all = frame * moments.len() as u64;
            let size = FilmSize { frame: frame.min(app.studio.pixels_beside(question.published.counted)), all };
            let make = move |cinema: &Cinema, painter: &mut dyn LayerPainter, out: &mut ReelWriter| {
                order.make(&published, &moments, form, painter, &cinema.context, out, &mut |_| {})
            };
            let reel = app.cinema.film(key, &name, (question.share, size), make).map_err(Refusal::Error)?;
            // The bytes of ffmpeg come at its end, and only then is known what their tag is.
            let begun = if form == FilmForm::Mp4 { reel.whole().await } else { reel.begun().await };
            begun.map_err(|failure| {
                Refusal::Error(match failure {
                    Failure::NoFfmpeg => ApiError::NoEncoder(form.extension()),
                    Failure::NoRoom => ApiError::NoRoom(form.extension()),
                    Failure::Cancelled => ApiError::Stopping,
                    Failure::Broken => ApiError::Internal,
                    Failure::Busy => ApiError::Busy,
                })
            })?;
            of_reel(answer, headers, key, form, reel)
        }
    };
    if let Ok(disposition) = HeaderValue::try_from(format!("inline; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    Ok(response)
}

/// The answer of a film that is there or grows. The tag of an MP4 is of its bytes: another ffmpeg makes other ones.
fn of_reel(answer: Answer<'_>, headers: &HeaderMap, key: Key, form: FilmForm, reel: Arc<Reel>) -> Response {
    let key = match (form, reel.digest()) {
        (FilmForm::Mp4, Some(digest)) => digest[..16].iter().fold(0, |key, byte| key << 8 | Key::from(*byte)),
        _ => key,
    };
    if let Some(tag) = known(headers, key) {
        return answer.finish(StatusCode::NOT_MODIFIED.into_response(), tag, Coding::Identity, false);
    }
    answer.finish(Body::new(ReelReader::new(&reel)).into_response(), etag(key, Coding::Identity), Coding::Identity, true)
}

pub(super) async fn gif(
    State(app): State<Shared>,
    asked: Result<PageQuestion, Refusal>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    film(app, asked, method, headers, FilmForm::Gif).await
}

pub(super) async fn apng(
    State(app): State<Shared>,
    asked: Result<PageQuestion, Refusal>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    film(app, asked, method, headers, FilmForm::Apng).await
}

pub(super) async fn mp4(
    State(app): State<Shared>,
    asked: Result<PageQuestion, Refusal>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    film(app, asked, method, headers, FilmForm::Mp4).await
}
