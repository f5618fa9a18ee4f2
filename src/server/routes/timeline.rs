//! `/timeline.json`: the data of the page in one answer.

use crate::server::{
    caching::{CachePolicy, CachedResponse, Cost, DependsOn},
    params::{ApiRequest, known_language, negotiate::MediaFormat, parse_shown},
    problem::ApiError,
    state::Shared,
};
use crate::{chronicle::sentence::Shown, encode};
use axum::{extract::State, http::HeaderMap, response::Response};

/// The parameters of `/timeline.json`.
const NAMES: [&str; 2] = ["datetime", "lang"];

pub(crate) async fn timeline(State(app): State<Shared>, question: ApiRequest, headers: HeaderMap) -> Result<Response, ApiError> {
    question.parameters.only(&NAMES)?;
    let atlas = &question.published.atlas;
    let offset = atlas.header().offset;
    let language = known_language(atlas, question.parameters.value("lang").unwrap_or("en"))?;
    let asked = question.parameters.value("datetime").map(|text| parse_shown(text, offset)).transpose()?;
    let today = || Shown::Day(offset.day_of(question.now));
    let shown = asked.map(|shown| shown.unwrap_or_else(today));
    let answer = CachedResponse {
        // Sentences know which day is today, so even a pinned answer changes every day.
        keep: CachePolicy::Shortly,
        is_relative: true,
        // Without a time, all who ask in one language get the same.
        effort: if shown.is_none() { Cost::Shared } else { Cost::Long },
        depends: DependsOn::NOTHING,
        identity: format!("{language} {shown:?} {:?}", offset.day_of(question.now)),
        ..CachedResponse::new(&question, "application/json")
    };
    let revision = &question.published.revision;
    let is_kept = question.published.is_kept;
    let make = || encode::timeline::timeline(atlas, revision, is_kept, language, shown, question.now).to_string().into_bytes();
    Ok(answer.send(&app, &headers, MediaFormat::Json, make).await)
}
