//! `/timeline.json`: the data of the page in one answer.

use super::{
    Shared,
    cache::{Answer, Keep},
    error::ApiError,
    extract::{Question, parse_shown},
    negotiate::Form,
};
use crate::{chronicle::sentence::Shown, encode, query::QueryError};
use axum::{extract::State, http::HeaderMap, response::Response};

/// The parameters of `/timeline.json`.
const NAMES: [&str; 2] = ["datetime", "lang"];

pub(super) async fn timeline(State(app): State<Shared>, question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    question.parameters.only(&NAMES)?;
    let atlas = &question.published.atlas;
    let languages = &atlas.header().languages;
    let language = question.parameters.value("lang").unwrap_or("en");
    if !languages.iter().any(|known| &**known == language) {
        return Err(QueryError::new("lang", language, "that is not a language of this dataset", languages.join(", ")).into());
    }
    let asked = question.parameters.value("datetime").map(parse_shown).transpose()?;
    let today = || Shown::Day(atlas.header().offset.day_of(question.now));
    let shown = asked.map(|shown| shown.unwrap_or_else(today));
    let answer = Answer {
        question: &question,
        media_type: "application/json",
        // The tense of a sentence follows the day on which it is read, so even a pinned answer may change once.
        keep: if shown.is_some() { Keep::Shortly } else { Keep::pinned(question.is_pinned) },
        identity: format!("{language} {shown:?} {:?}", atlas.header().offset.day_of(question.now)),
        links: &[],
    };
    let revision = &question.published.revision;
    let make = || encode::timeline::timeline(atlas, revision, language, shown, question.now).to_string().into_bytes();
    Ok(answer.send(&app, &headers, Form::Json, make))
}
