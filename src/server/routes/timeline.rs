//! `/timeline.json`, the data of the page in one answer, and `/answer.json`, what is said of the headline place at one time.

use crate::server::{
    caching::{CachePolicy, CachedResponse, Cost, DependsOn},
    params::{ApiRequest, known_language, negotiate::MediaFormat, parse_shown},
    problem::ApiError,
    state::Shared,
};
use crate::{chronicle::sentence::Shown, encode};
use axum::{extract::State, http::HeaderMap, response::Response};

/// The parameters of both.
const NAMES: [&str; 2] = ["datetime", "lang"];

/// What both are asked for.
struct Asked<'a> {
    language: &'a str,
    /// The time to show; none where none was asked for.
    shown: Option<Shown>,
    today: Shown,
}

impl<'a> Asked<'a> {
    fn of(question: &'a ApiRequest) -> Result<Self, ApiError> {
        question.parameters.only(&NAMES)?;
        let atlas = &question.published.atlas;
        let offset = atlas.header().offset;
        let language = known_language(atlas, question.parameters.value("lang").unwrap_or("en"))?;
        let asked = question.parameters.value("datetime").map(|text| parse_shown(text, offset)).transpose()?;
        let today = Shown::Day(offset.day_of(question.now));
        Ok(Self { language, shown: asked.map(|shown| shown.unwrap_or(today)), today })
    }

    fn identity(&self) -> String {
        format!("{} {:?} {:?}", self.language, self.shown, self.today)
    }
}

pub(crate) async fn timeline(State(app): State<Shared>, question: ApiRequest, headers: HeaderMap) -> Result<Response, ApiError> {
    let asked = Asked::of(&question)?;
    let answer = CachedResponse {
        // Sentences know which day is today, so even a pinned answer changes every day.
        keep: CachePolicy::Shortly,
        is_relative: true,
        // Without a time, all who ask in one language get the same.
        effort: if asked.shown.is_none() { Cost::Shared } else { Cost::Long },
        depends: DependsOn::NOTHING,
        identity: asked.identity(),
        ..CachedResponse::new(&question, "application/json")
    };
    let published = &question.published;
    let make = || {
        let (atlas, revision) = (&published.atlas, &published.revision);
        let all = encode::timeline::timeline(atlas, revision, published.is_kept, asked.language, asked.shown, question.now);
        all.to_string().into_bytes()
    };
    Ok(answer.send(&app, &headers, MediaFormat::Json, make).await)
}

pub(crate) async fn answer(State(app): State<Shared>, question: ApiRequest, headers: HeaderMap) -> Result<Response, ApiError> {
    let asked = Asked::of(&question)?;
    let shown = asked.shown.unwrap_or(asked.today);
    let cached = CachedResponse {
        keep: CachePolicy::Shortly,
        is_relative: true,
        depends: DependsOn::NOTHING,
        identity: asked.identity(),
        ..CachedResponse::new(&question, "application/json")
    };
    let (atlas, revision) = (&question.published.atlas, &question.published.revision);
    let make = || encode::timeline::one_answer(atlas, revision, asked.language, shown, question.now).to_string().into_bytes();
    Ok(cached.send(&app, &headers, MediaFormat::Json, make).await)
}
