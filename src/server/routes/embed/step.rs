//! `/embed/step.json`: what an embed says of one time, small enough to be asked for at each step of the slider. What it draws then
//! is among its drawings, which it has fetched before.

use super::{
    map,
    params::{EmbedParams, OF_STEPS},
    parts::{answered, credits, title, told},
    time,
};
use crate::{
    chronicle::sentence::answer,
    query::QueryError,
    render::picture::time_words,
    server::{
        caching::CachedResponse,
        params::{ApiRequest, Rejection, negotiate::MediaFormat},
        routes::pages::view::View,
        state::Shared,
    },
};
use axum::{extract::State, http::HeaderMap, response::Response};
use serde_json::{Value, json};

/// What is said of one time.
pub(crate) async fn step(State(app): State<Shared>, question: ApiRequest, headers: HeaderMap) -> Result<Response, Rejection> {
    let (view, asked) = read(question)?;
    let answer = CachedResponse {
        keep: view.keep(),
        identity: format!("{} {asked:?}", view.identity()),
        is_relative: true,
        ..CachedResponse::new(&view.question, "application/json")
    };
    Ok(answer.send(&app, &headers, MediaFormat::Json, || value(&view, &asked).to_string().into_bytes()).await)
}

/// Reads the question as that of an embed, whose links it answers with; what a page forgives is refused.
///
/// # Errors
/// The first parameter that is unknown or cannot be read, and a time that lies ahead.
pub(super) fn read(question: ApiRequest) -> Result<(View, EmbedParams), Rejection> {
    question.parameters.only(&OF_STEPS)?;
    let path = "/embed".to_owned();
    let mut view = View::read(ApiRequest { path, ..question }, None, None)?;
    let asked = EmbedParams::read(&mut view);
    if let Some(error) = view.unread.first() {
        return Err(error.clone().into());
    }
    if let Some(ahead) = view.asked.filter(|asked| *asked != view.shown) {
        let (offset, (_, last)) = (view.speech.offset, time::reach(&view));
        let (day, allowed) = (ahead.day(offset).to_string(), format!("a time until {last}, today"));
        return Err(QueryError::new("datetime", &day, "that day lies ahead", allowed).into());
    }
    Ok((view, asked))
}

fn value(view: &View, asked: &EmbedParams) -> Value {
    let (atlas, offset, language) = (view.atlas(), view.speech.offset, &*view.speech.language);
    let said = asked.subject(view).map(|place| answer(atlas, place, view.asked.unwrap_or(view.shown), told(view), language));
    let times = map::times(view, asked);
    let [before, after] = time::steps(view);
    json!({
        "revision": view.question.published.revision.id.short(),
        "at": view.shown.at(offset).as_millisecond(),
        "day": time::days_between(view, time::reach(view).0, view.shown.day(offset)),
        "playhead": time::playhead(view),
        "shown": time_words(atlas, view.shown, language),
        "title": title(view, asked),
        "said": answered(view, asked, said.as_ref()).into_string(),
        "short": said.as_ref().map_or("", |said| &said.short),
        "looks": map::looks_at(view, asked, &times),
        "panes": times.len(),
        "is_first": times.first() == Some(&view.shown),
        "credits": credits(view, asked, view.shown, told(view)),
        "whole": view.whole(),
        "before": before,
        "after": after,
    })
}
