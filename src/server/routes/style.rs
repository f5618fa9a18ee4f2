//! `/style.json`: how the map looks.

use crate::server::{
    caching::{CachePolicy, CachedResponse},
    params::{
        About, ApiRequest, LANGUAGE,
        negotiate::MediaFormat,
        param::{Param, params},
    },
    problem::ApiError,
    state::Shared,
};
use crate::{render::backends::style_json, symbology::palette::Theme};
use axum::{extract::State, http::HeaderMap, response::Response};

const THEME: Param<Theme> = Param {
    about: About::new("theme", "`light`, `dark`, `contrast` or `print`", "`light`"),
    parse: |given| Theme::from_word(given.text).ok_or_else(|| given.problem("there is no such theme", Theme::WORDS.join(", "))),
};

const LANG: Param<String> = Param {
    about: About::new("lang", "a language of the dataset: of the legends, and of the names of countries", "`en`"),
    ..LANGUAGE
};

params! {
    /// What `/style.json` is asked for.
    pub(crate) struct StyleParams {
        theme: Theme = THEME,
        lang: String = LANG,
    }
}

pub(crate) async fn style(State(app): State<Shared>, question: ApiRequest, headers: HeaderMap) -> Result<Response, ApiError> {
    question.parameters.only(StyleParams::NAMES)?;
    let atlas = &question.published.atlas;
    let asked = StyleParams::read(&question.parameters, atlas)?;
    let (theme, language) = (asked.theme.unwrap_or(Theme::Light), asked.lang.as_deref().unwrap_or("en"));
    let answer = CachedResponse {
        keep: CachePolicy::pinned(question.is_frozen()),
        identity: format!("{theme} {language}"),
        ..CachedResponse::new(&question, "application/json")
    };
    let make = || style_json::style(atlas.header(), theme, language, &question.base).to_string().into_bytes();
    Ok(answer.send(&app, &headers, MediaFormat::Json, make).await)
}
