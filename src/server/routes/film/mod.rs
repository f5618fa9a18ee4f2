//! `/film.*`: films of a view, sent while they are made.

pub mod params;
pub mod queue;
pub(crate) mod stream;

use super::snapshot::{
    params::{PARAMETERS as PICTURE_PARAMETERS, check_size, problem},
    resolved::drawn,
};
use crate::render::{
    film::{
        FilmFormat,
        times::{FrameTime, TooMany},
    },
    image_format::ImageFormat,
    job::FilmJob,
    raster_layer::LayerPainter,
    request::{FilmRequest, RenderError},
};
use crate::server::{
    caching::{
        CachePolicy, CachedResponse,
        compress::Key,
        etag::{etag, known},
    },
    limits::in_lane,
    middleware::range::PendingPart,
    params::{
        ApiRequest, PageRequest, Parameters, Rejection,
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
use queue::{FilmQueue, FilmSize};
use std::sync::Arc;
use stream::{Failure, ReelReader, ReelWriter, SharedStream};

/// Whether nothing of the film can change any more: its end and its revision are named.
fn is_settled(question: &ApiRequest, asked: &FilmRequest) -> bool {
    question.is_pinned && asked.until.is_some()
}

fn order(app: &App, question: &ApiRequest, asked: FilmRequest) -> FilmJob {
    let offset = question.published.atlas.header().offset;
    let told = if is_settled(question, &asked) { asked.told_from(offset, question.now) } else { question.now };
    let host = app.public_host();
    let permalink = Some(permalink(question, &asked));
    FilmJob { asked, now: question.now, told, host, permalink }
}

/// The URL under which the same film is made again: what was given, with its times and, where it is kept, the revision.
fn permalink(question: &ApiRequest, asked: &FilmRequest) -> String {
    let atlas = &question.published.atlas;
    let (offset, run) = (atlas.header().offset, asked.run(atlas, question.now));
    let is_own = |name: &str| params::PARAMETERS.iter().chain(&PICTURE_PARAMETERS).any(|parameter| parameter.name == name);
    let given = question.parameters.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let given = given.filter(|(name, _)| is_own(name) && !["datetime", "compare", "from", "to"].contains(name));
    let (from, to) = (run.since.written(offset), run.until.written(offset));
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
    question: &ApiRequest,
    order: FilmJob,
) -> Result<(FilmJob, Result<Vec<FrameTime>, TooMany>), ApiError> {
    let most = app.cinema.limits.frames;
    in_lane(&app.quick, question.share, 0, || {
        let moments = order.moments(drawn(&question.published), most);
        (order, moments)
    })
    .await
}

async fn film(
    app: Shared,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
    form: FilmFormat,
) -> Response {
    match answered(&app, asked, &method, &headers, form).await {
        Ok(response) => response,
        Err(refusal) => refusal.into_response(),
    }
}

async fn answered(
    app: &Shared,
    asked: Result<PageRequest, Rejection>,
    method: &Method,
    headers: &HeaderMap,
    form: FilmFormat,
) -> Result<Response, Rejection> {
    let PageRequest { question, complaint, not_kept } = asked?;
    if let Some(error) = complaint {
        return Err(error.into());
    }
    if let Some(id) = not_kept {
        return Err(Rejection::Error(ApiError::unknown_revision(&id)));
    }
    let asked = params::read(&question.parameters, &question.published.atlas, question.now)?;
    let too_large = |error| Rejection::Error(ApiError::TooLarge(error));
    check_size(&asked.picture, ImageFormat::Png, app.studio.limits.pixels).map_err(too_large)?;
    let (order, moments) = planned(app, &question, order(app, &question, asked)).await.map_err(Rejection::Error)?;
    let too_large = |error: RenderError| too_large(problem(&error, &Parameters::default()));
    let moments = moments.map_err(|error| too_large(order.asked.too_long(error)))?;
    order.asked.check_pixels(moments.len(), app.cinema.limits.pixels).map_err(too_large)?;
    let offset = question.published.atlas.header().offset;
    let answer = CachedResponse {
        keep: CachePolicy::pinned(question.is_frozen() && is_settled(&question, &order.asked)),
        is_relative: order.asked.until.is_none(),
        identity: format!("{:?} {} {:?} {}", order.asked, offset.day_of(order.told), order.host, app.cinema.painted_by),
        ..CachedResponse::new(&question, form.media_type())
    };
    let key = answer.key(MediaFormat::Json);
    let name = order.file_name(&question.published.atlas, form);
    let mut response = match app.cinema.kept(key) {
        Some(reel) => of_reel(answer, headers, key, form, reel),
        // Who asks for the head alone gets no film made, and nobody knows how long it will be.
        None if *method == Method::HEAD => {
            let tag = if form == FilmFormat::Mp4 { String::new() } else { etag(key, Coding::Identity) };
            answer.finish(Body::new(PendingPart).into_response(), tag, Coding::Identity, true)
        }
        None => {
            if form != FilmFormat::Mp4
                && let Some(tag) = known(headers, key)
            {
                return Ok(answer.finish(StatusCode::NOT_MODIFIED.into_response(), tag, Coding::Identity, false));
            }
            let published = Arc::clone(&question.published);
            let frame = order.asked.picture.whole_pixels();
            let all = frame * moments.len() as u64;
            let size = FilmSize { frame: frame.min(app.studio.pixels_beside(question.published.counted)), all };
            let make = move |cinema: &FilmQueue, painter: &mut dyn LayerPainter, out: &mut ReelWriter| {
                order.make(drawn(&published), &moments, form, painter, &cinema.context, out, &mut |_| {})
            };
            let (reel, _watcher) = app.cinema.film(key, &name, (question.share, size), make);
            // The bytes of ffmpeg come at its end, and only then is known what their tag is.
            let begun = if form == FilmFormat::Mp4 { reel.whole().await } else { reel.begun().await };
            begun.map_err(|failure| {
                Rejection::Error(match failure {
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
fn of_reel(answer: CachedResponse<'_>, headers: &HeaderMap, key: Key, form: FilmFormat, reel: Arc<SharedStream>) -> Response {
    let key = match (form, reel.digest()) {
        (FilmFormat::Mp4, Some(digest)) => digest[..16].iter().fold(0, |key, byte| key << 8 | Key::from(*byte)),
        _ => key,
    };
    if let Some(tag) = known(headers, key) {
        return answer.finish(StatusCode::NOT_MODIFIED.into_response(), tag, Coding::Identity, false);
    }
    answer.finish(Body::new(ReelReader::new(&reel)).into_response(), etag(key, Coding::Identity), Coding::Identity, true)
}

pub(crate) async fn gif(
    State(app): State<Shared>,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    film(app, asked, method, headers, FilmFormat::Gif).await
}

pub(crate) async fn apng(
    State(app): State<Shared>,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    film(app, asked, method, headers, FilmFormat::Apng).await
}

pub(crate) async fn mp4(
    State(app): State<Shared>,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    film(app, asked, method, headers, FilmFormat::Mp4).await
}
