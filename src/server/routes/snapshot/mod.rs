//! `/snapshot.*`: pictures of a view, and the manifest that says what they are; `/package.zip`: all of it in one file.

pub(crate) mod manifest;
pub(crate) mod not_kept;
pub mod params;
pub(crate) mod resolved;

use crate::{
    render::image_format::ImageFormat,
    server::{
        caching::{
            CachedResponse, Cost,
            etag::{etag, known},
        },
        params::{
            PageRequest, Rejection,
            negotiate::{Coding, MediaFormat},
        },
        problem::ApiError,
        state::Shared,
    },
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use params::check_size;
use resolved::{ResolvedRequest, named, unmade};

async fn picture(
    app: Shared,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
    form: ImageFormat,
) -> Response {
    if let Ok(PageRequest { question, complaint: None, not_kept: Some(id) }) = &asked {
        let read = params::read(&question.parameters, &question.published.atlas, question.now).map_err(ApiError::from);
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
