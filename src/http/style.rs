//! `/style.json`: how the map looks.

use super::{
    Shared,
    cache::{Answer, Keep},
    error::ApiError,
    extract::Question,
    negotiate::Form,
};
use crate::{
    query::QueryError,
    render::{palette::Theme, style},
};
use axum::{extract::State, http::HeaderMap, response::Response};

/// The parameters of `/style.json`.
const NAMES: [&str; 2] = ["theme", "lang"];

pub(super) async fn style(State(app): State<Shared>, question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
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
    let answer = Answer {
        keep: Keep::pinned(question.is_frozen()),
        identity: format!("{theme} {language}"),
        ..Answer::new(&question, "application/json")
    };
    let make = || style::style(header, theme, language, &question.base).to_string().into_bytes();
    Ok(answer.send(&app, &headers, Form::Json, make).await)
}
