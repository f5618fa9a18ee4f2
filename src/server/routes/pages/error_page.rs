//! What has no answer, as a page: it says so, shows no data, and leads on.

use super::{locale::Locale, stylesheet};
use crate::server::{HTML, middleware::style_hash::Style, problem::ApiError};
use axum::{
    Extension,
    http::header,
    response::{IntoResponse, Response},
};
use maud::{DOCTYPE, PreEscaped, html};

/// An error as a page, in a language where its words are known.
pub(crate) fn page(speech: &Locale, prefix: &str, error: &ApiError) -> Response {
    let (title, detail) = match error {
        ApiError::NoItem { collection, id } => {
            let title = speech.say(if *collection == "places" { "no-such-place" } else { "no-such-change" });
            (title, speech.with("no-such-id", &[("id", (id).into())]))
        }
        error => {
            let (title, detail) = error.words();
            (title.to_owned(), detail)
        }
    };
    let lang = (&*speech.language != super::locale::DEFAULT_LANGUAGE).then(|| format!("?lang={}", speech.language));
    let lang = lang.as_deref().unwrap_or("");
    let page = html! {
        (DOCTYPE)
        html lang=(speech.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(stylesheet::plain(prefix))) }
            }
            body {
                main.column.written {
                    h1 { (title) }
                    p role="alert" { (detail) }
                    p { a href=(format!("{prefix}/{lang}")) { (speech.say("newest-data")) } " · " a href=(format!("{prefix}/timeline{lang}")) { (speech.say("timeline")) } }
                }
            }
        }
    };
    let headers = [(header::CONTENT_TYPE, HTML), (header::CACHE_CONTROL, "no-store")];
    let page = page.into_string();
    let style = Style::of(page.as_bytes());
    (error.status(), headers, Extension(style), page).into_response()
}
