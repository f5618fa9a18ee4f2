//! `/embed/drawings.json`: the maps and the strips of an embed at all times, in pieces: fetched once, so that a step to another time
//! asks for its words alone.

use super::{
    map,
    params::{EmbedParams, Part},
    step::read,
    strip, time,
};
use crate::{
    chronicle::{moment::Instant, period::Period},
    render::{
        backends::svg::Colours,
        series::{Series, series},
    },
    server::{
        caching::{CachedResponse, DependsOn},
        params::{ApiRequest, Rejection, negotiate::MediaFormat},
        routes::pages::view::View,
        state::Shared,
    },
};
use axum::{extract::State, http::HeaderMap, response::Response};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The drawings of all times.
pub(crate) async fn drawings(State(app): State<Shared>, question: ApiRequest, headers: HeaderMap) -> Result<Response, Rejection> {
    let (view, asked) = read(question)?;
    let answer = CachedResponse {
        keep: view.keep(),
        identity: format!("{} {asked:?}", view.identity()),
        depends: DependsOn::NOTHING,
        is_relative: true,
        ..CachedResponse::new(&view.question, "application/json")
    };
    Ok(answer.send(&app, &headers, MediaFormat::Json, || value(&view, &asked).to_string().into_bytes()).await)
}

fn value(view: &View, asked: &EmbedParams) -> Value {
    let instants = instants(view, time::instants(view).1);
    let sheet = |size: (&'static str, f64, f64)| {
        let request = map::request(view, asked, view.shown, size, ("", ""));
        let series = series(view.atlas(), &request, &instants, Colours::Variables);
        let mut sheet = in_pieces(&series);
        sheet["at"] = series.at.into();
        (size.0.to_owned(), sheet)
    };
    let maps: Map<String, Value> = map::SIZES.into_iter().map(sheet).collect();
    let strips = asked.has(Part::Strip).then(|| strip::through_time(view, asked, &instants));
    json!({
        "revision": view.question.published.revision.id.short(),
        "instants": instants.iter().map(|at| at.as_millisecond()).collect::<Vec<_>>(),
        "maps": maps,
        "strips": strips.unwrap_or_default(),
    })
}

/// The pieces of a map, and those of each of its frames: shapes, then text.
pub(super) fn in_pieces(series: &Series) -> Value {
    let frames: Vec<Value> = series.frames.iter().map(|frame| json!([frame.shapes, frame.words])).collect();
    json!({"pieces": series.pieces, "frames": frames})
}

/// The instants from the first day of the slider up to `end` from which a drawing may look otherwise, the very first one included.
pub(super) fn instants(view: &View, end: Instant) -> Vec<Instant> {
    let (atlas, offset) = (view.atlas(), view.speech.offset);
    let header = atlas.header();
    let first = offset.start_of(time::reach(view).0);
    let ends = |period: Period| [Some(period.since), period.until].into_iter().flatten();
    let existences = atlas.places().iter().flat_map(|place| place.existence(offset)).flat_map(ends);
    let labels = header.labels.iter().map(|label| label.period(offset)).flat_map(ends);
    let routes = header.routes.iter().map(|route| route.period(offset)).flat_map(ends);
    let all: BTreeSet<Instant> =
        atlas.instants().iter().copied().chain(existences).chain(labels).chain(routes).chain([first]).collect();
    all.into_iter().filter(|at| *at >= first && *at < end).collect()
}
