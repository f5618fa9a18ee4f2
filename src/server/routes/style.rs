//! `/style.json`: how the map looks.

use crate::server::{
    caching::{CachePolicy, CachedResponse},
    params::{ApiRequest, negotiate::MediaFormat},
    problem::ApiError,
    state::Shared,
};
use crate::{query::QueryError, render::backends::style_json, symbology::palette::Theme};
use axum::{extract::State, http::HeaderMap, response::Response};

/// The parameters of `/style.json`.
const NAMES: [&str; 2] = ["theme", "lang"];

pub(crate) async fn style(State(app): State<Shared>, question: ApiRequest, headers: HeaderMap) -> Result<Response, ApiError> {
    question.parameters.only(&NAMES)?;
    let header = question.published.atlas.header();
    let language = question.parameters.value("lang").unwrap_or("en");
    if !header.languages.iter().any(|known| &**known == language) {
        return Err(
            QueryError::new("lang", language, "that is not a language of this dataset", header.languages.join(", ")).into()
        );
    }
    let asked = question.parameters.value("theme").unwrap_or(Theme::Light.as_str());
    let theme = Theme::from_word(asked)
        .ok_or_else(|| QueryError::new("theme", asked, "there is no such theme", Theme::WORDS.join(", ")))?;
    let answer = CachedResponse {
        keep: CachePolicy::pinned(question.is_frozen()),
        identity: format!("{theme} {language}"),
        ..CachedResponse::new(&question, "application/json")
    };
    let make = || style_json::style(header, theme, language, &question.base).to_string().into_bytes();
    Ok(answer.send(&app, &headers, MediaFormat::Json, make).await)
}
