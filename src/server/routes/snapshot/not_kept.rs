//! The picture in place of one whose revision is not kept: it says so, shows no data, and is a 404.

use crate::{
    l10n::catalogue,
    render::{
        backends::{metadata::Metadata, pdf::pdf, picture_svg::picture_svg, png::png, webp::webp},
        image_format::ImageFormat,
        picture::{Picture, notice},
        request::RenderRequest,
    },
    server::{
        caching::{CachePolicy, CachedResponse, DependsOn},
        middleware::style_hash::Style,
        params::{ApiRequest, negotiate::MediaFormat},
        state::App,
    },
};
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// Answers that the revision with this id is not kept, with a picture of the form, size, theme and language that was asked for.
pub(crate) async fn not_kept(app: &App, question: &ApiRequest, asked: RenderRequest, form: ImageFormat, id: &str) -> Response {
    let words = catalogue(&asked.language);
    let heading = words.text("picture-not-kept", &[]);
    let sentence = words.text("picture-not-kept-note", &[("revision", id.into())]);
    let picture = notice(asked.size, asked.theme, &asked.language, &heading, &sentence);
    let answer = CachedResponse {
        identity: format!("not kept: {id} {asked:?}"),
        depends: DependsOn::NOTHING,
        ..CachedResponse::new(question, form.media_type())
    };
    let pixels = if form.is_raster() { asked.whole_pixels() } else { 0 };
    let (key, share) = (answer.key(MediaFormat::Json), question.share);
    match app.studio.picture(key, share, pixels, move || made(&picture, &asked, form)).await {
        Err(error) => error.into_response(),
        Ok(bytes) => {
            let style = (form == ImageFormat::Svg).then(|| Style::of(&bytes));
            let mut response = (StatusCode::NOT_FOUND, Body::from(bytes)).into_response();
            if let Some(style) = style {
                response.extensions_mut().insert(style);
            }
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(form.media_type()));
            headers.insert(header::CACHE_CONTROL, CachePolicy::Shortly.header());
            response
        }
    }
}

fn made(picture: &Picture, asked: &RenderRequest, form: ImageFormat) -> Result<Vec<u8>, String> {
    let metadata = Metadata::default().of(picture);
    match form {
        ImageFormat::Svg => Ok(picture_svg(picture, asked.lettering, &metadata).into_bytes()),
        ImageFormat::Png => png(picture, asked.scale, &metadata).map_err(|error| error.to_string()),
        ImageFormat::Webp => webp(picture, asked.scale, &metadata).map_err(|error| error.to_string()),
        ImageFormat::Pdf => pdf(picture, &metadata).map_err(|error| format!("{error:?}")),
    }
}
