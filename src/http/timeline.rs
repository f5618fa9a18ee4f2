//! `/timeline.json`: the data of the page in one answer.

use super::{
    Shared,
    cache::{Answer, Keep},
    error::ApiError,
    extract::{Question, known_language, parse_shown},
    negotiate::Form,
};
use crate::{chronicle::sentence::Shown, encode};
use axum::{extract::State, http::HeaderMap, response::Response};

/// The parameters of `/timeline.json`.
const NAMES: [&str; 2] = ["datetime", "lang"];

pub(super) async fn timeline(State(app): State<Shared>, question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    question.parameters.only(&NAMES)?;
    let atlas = &question.published.atlas;
    let language = known_language(atlas, question.parameters.value("lang").unwrap_or("en"))?;
    let asked = question.parameters.value("datetime").map(parse_shown).transpose()?;
    let today = || Shown::Day(atlas.header().offset.day_of(question.now));
    let shown = asked.map(|shown| shown.unwrap_or_else(today));
    let answer = Answer {
        question: &question,
        media_type: "application/json",
        // Sentences know which day is today, so even a pinned answer changes every day.
        keep: Keep::Shortly,
        identity: format!("{language} {shown:?} {:?}", atlas.header().offset.day_of(question.now)),
        links: &[],
    };
    let revision = &question.published.revision;
    let make = || encode::timeline::timeline(atlas, revision, language, shown, question.now).to_string().into_bytes();
    Ok(answer.send(&app, &headers, Form::Json, make))
}
