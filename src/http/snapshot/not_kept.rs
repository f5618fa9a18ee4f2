//! The picture in place of one whose revision is not kept: it says so, shows no data, and is a 404.

use super::{asked::Asked, form::PictureForm};
use crate::{
    catalogue::catalogue,
    http::{
        App,
        cache::{Answer, Depends, Keep},
        extract::Question,
        negotiate::Form,
        styles::Style,
    },
    render::{
        metadata::Metadata,
        pdf::pdf,
        picture::{Picture, notice},
        picture_svg::picture_svg,
        png::png,
        webp::webp,
    },
};
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// Answers that the revision with this id is not kept, with a picture of the form, size, theme and language that was asked for.
pub(super) async fn not_kept(app: &App, question: &Question, asked: Asked, form: PictureForm, id: &str) -> Response {
    let words = catalogue(&asked.language);
    let heading = words.text("picture-not-kept", &[]);
    let sentence = words.text("picture-not-kept-note", &[("revision", id.into())]);
    let picture = notice(asked.size, asked.theme, &asked.language, &heading, &sentence);
    let answer = Answer {
        identity: format!("not kept: {id} {asked:?}"),
        depends: Depends::NOTHING,
        ..Answer::new(question, form.media_type())
    };
    let pixels = if form.is_raster() { asked.whole_pixels() } else { 0 };
    let (key, share) = (answer.key(Form::Json), question.share);
    match app.studio.picture(key, share, pixels, move || made(&picture, &asked, form)).await {
        Err(error) => error.into_response(),
        Ok(bytes) => {
            let style = (form == PictureForm::Svg).then(|| Style::of(&bytes));
            let mut response = (StatusCode::NOT_FOUND, Body::from(bytes)).into_response();
            if let Some(style) = style {
                response.extensions_mut().insert(style);
            }
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(form.media_type()));
            headers.insert(header::CACHE_CONTROL, Keep::Shortly.header());
            response
        }
    }
}

fn made(picture: &Picture, asked: &Asked, form: PictureForm) -> Result<Vec<u8>, String> {
    let metadata = Metadata::default().of(picture);
    match form {
        PictureForm::Svg => Ok(picture_svg(picture, asked.lettering, &metadata).into_bytes()),
        PictureForm::Png => png(picture, asked.scale, &metadata).map_err(|error| error.to_string()),
        PictureForm::Webp => webp(picture, asked.scale, &metadata).map_err(|error| error.to_string()),
        PictureForm::Pdf => pdf(picture, &metadata).map_err(|error| format!("{error:?}")),
    }
}
