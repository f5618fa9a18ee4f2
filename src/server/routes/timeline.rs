//! `/timeline.json`, the data of the page in one answer, and `/answer.json`, what is said of the headline place at one time.

use crate::server::{
    caching::{CachePolicy, CachedResponse, Cost, DependsOn},
    params::{
        About, ApiRequest, LANGUAGE,
        negotiate::MediaFormat,
        param::{Param, params},
        parse_shown,
    },
    problem::ApiError,
    state::Shared,
};
use crate::{chronicle::sentence::Shown, encode};
use axum::{extract::State, http::HeaderMap, response::Response};

const LANG: Param<String> = Param {
    about: About::new(
        "lang",
        "a language of the dataset (first dataset: `en`, `hy`, `az`, `ru`, `ka`): of the labels, of the sentences, and of texts where a translation exists",
        "`en`",
    ),
    ..LANGUAGE
};

/// A time; none for `now`.
const DATETIME: Param<Option<Shown>> = Param {
    about: About::new("datetime", "a local day, an RFC 3339 instant, or `now` (today); adds the member `answer`", "no `answer`"),
    parse: |given| parse_shown(given.text, given.atlas.header().offset),
};

params! {
    /// What `/timeline.json` and `/answer.json` are asked for.
    pub(crate) struct TimelineParams {
        lang: String = LANG,
        datetime: Option<Shown> = DATETIME,
    }
}

/// What both are asked for, with what holds where nothing is named.
struct Asked {
    language: String,
    /// The time to show; none where none was asked for.
    shown: Option<Shown>,
    today: Shown,
}

impl Asked {
    fn of(question: &ApiRequest) -> Result<Self, ApiError> {
        question.parameters.only(TimelineParams::NAMES)?;
        let atlas = &question.published.atlas;
        let TimelineParams { lang, datetime } = TimelineParams::read(&question.parameters, atlas)?;
        let language = lang.unwrap_or_else(|| "en".to_owned());
        let today = Shown::Day(atlas.header().offset.day_of(question.now));
        Ok(Self { language, shown: datetime.map(|shown| shown.unwrap_or(today)), today })
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
        let all = encode::timeline::timeline(atlas, revision, published.is_kept, &asked.language, asked.shown, question.now);
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
    let make = || encode::answer::one_answer(atlas, revision, &asked.language, shown, question.now).to_string().into_bytes();
    Ok(cached.send(&app, &headers, MediaFormat::Json, make).await)
}
