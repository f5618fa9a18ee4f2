//! `/changes/{id}`: one report – when, how sure, what it did where, who says what, and on which sources.

use super::{card::Card, components, json_ld, layout::PageLayout, view::View};
use crate::chronicle::{
    change::{Change, Effect, Relation},
    fold::{ChangeIndex, PlaceIndex},
    moment::Precision,
    sentence::Shown,
    source::Source,
};
use maud::{Markup, html};

pub(crate) fn page(view: &View, index: ChangeIndex) -> PageLayout<'_> {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let change = atlas.change(index);
    let summary = change.summary.text(&speech.language);
    let when = speech.moment(&change.moment);
    let place = only_place(view, change).map(|place| atlas.place(place));
    let sources: Vec<&Source> = change.all_sources().filter_map(|id| atlas.source(id.as_str())).collect();
    let body = html! {
        p.muted { (speech.time(&change.moment)) " · " (precision(view, change)) }
        h1 { (speech.line(&change.summary)) }
        ul.tags {
            li.tag { (components::certainty(view, change.certainty)) }
            li.tag { (speech.say(&format!("category-{}", change.category))) }
        }
        @if let Some(note) = &change.note { div.prose { (speech.prose(note)) } }
        @if change.effects.is_empty() { p.muted { (speech.say("context-only")) } } @else {
            h2 { (speech.say("what-it-did")) }
            div.wide { (effects(view, change)) }
        }
        @if !change.claims.is_empty() {
            h2 { (speech.say("who-says-what")) }
            (components::claims(view, &change.claims))
        }
        @if !change.figures.is_empty() {
            h2 { (speech.say("figures")) }
            (components::figures(view, &change.figures))
        }
        (relations(view, index))
        h2 { (speech.say("column-sources")) }
        (components::sources(view, &sources))
        h2 { (speech.say("the-data")) }
        @let item = view.data(&format!("/ogc/collections/changes/items/{}", change.id), &[("f", "json")]);
        ul.plain-list {
            li { a href=(item) { (speech.say("item-change")) } " " span.muted { "GeoJSON" } }
            li { a href=(at_that_time(view, change)) { (speech.say("map-at-that-time")) } }
        }
        (steps(view, index))
    };
    PageLayout {
        title: format!("{when}: {summary}"),
        description: format!("{when}: {summary}"),
        kind: "article",
        linked: json_ld::change(view, change),
        trail: vec![(speech.say("timeline"), format!("{}#{}", view.to("/timeline"), change.id))],
        is_live: false,
        card: Card { place, at: Some(Shown::Instant(change.moment.earliest(speech.offset))) },
        body,
    }
}

/// The place that it is about; none where there are several, since the picture of the headline holds them all.
pub(crate) fn only_place(view: &View, change: &Change) -> Option<PlaceIndex> {
    change.only_place().and_then(|id| view.atlas().place_index(id.as_str()))
}

/// How precisely the time is known, in words.
fn precision(view: &View, change: &Change) -> String {
    let id = match change.moment.precision() {
        Precision::Year => "precision-year",
        Precision::Month => "precision-month",
        Precision::Day => "precision-day",
        Precision::Minute | Precision::Second => "precision-minute",
    };
    view.speech.say(id)
}

/// The first page at the time of this change.
fn at_that_time(view: &View, change: &Change) -> String {
    view.at("/", &datetime(view, change))
}

/// The time of this change as a view of the map names it.
pub(crate) fn datetime(view: &View, change: &Change) -> String {
    let offset = view.speech.offset;
    let since = change.moment.earliest(offset);
    match change.moment.precision() {
        Precision::Minute | Precision::Second => offset.rfc3339(since),
        _ => offset.day_of(since).to_string(),
    }
}

fn effects(view: &View, change: &Change) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let head = |id: &str| speech.say(&format!("column-{id}"));
    let places = |effect: &Effect| {
        let places = effect.places.iter().filter_map(|id| atlas.place_index(id.as_str()));
        html! { @for place in places { li { (components::place_link(view, atlas.place(place))) } } }
    };
    html! {
        table.stacked {
            thead {
                tr { @for id in ["place", "effect", "status", "access", "control", "certainty"] { th scope="col" { (head(id)) } } }
            }
            tbody {
                @for effect in &change.effects {
                    tr {
                        th scope="row" { ul.plain-list { (places(effect)) } }
                        td data-head=(head("effect")) {
                            span {
                                (speech.say(&format!("effect-{}", effect.kind)))
                                @if let Some(until) = &effect.until { ", " (speech.say("until")) " " (speech.time(until)) }
                            }
                        }
                        td data-head=(head("status")) {
                            @if let Some(status) = atlas.header().status(effect.status.as_str()) { (components::status(view, status)) }
                        }
                        td.long data-head=(head("access")) { (components::access(view, &effect.access)) }
                        td data-head=(head("control")) { (components::control(view, &effect.control.controllers())) }
                        td data-head=(head("certainty")) { (components::certainty(view, effect.certainty.unwrap_or(change.certainty))) }
                    }
                }
            }
        }
    }
}

/// The changes that this one refers to, and those that refer to it.
fn relations(view: &View, index: ChangeIndex) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let to: Vec<(Relation, &Change)> = (atlas.change(index).refers_to.iter())
        .filter_map(|reference| Some((reference.relation, atlas.change(atlas.change_index(reference.change.as_str())?))))
        .collect();
    let from = atlas.referred_by(index).iter().map(|&(relation, other)| (relation, atlas.change(other)));
    let line = |word: String, other: &Change| {
        html! {
            dt { (word) }
            dd { a href=(components::change_path(view, other)) { (speech.moment(&other.moment)) } " – " (speech.line(&other.summary)) }
        }
    };
    let word = |relation: Relation, way: &str| speech.say(&format!("{way}-{}", relation.as_str().replace('_', "-")));
    if to.is_empty() && atlas.referred_by(index).is_empty() {
        return html! {};
    }
    html! {
        h2 { (speech.say("related")) }
        dl {
            @for (relation, other) in to { (line(word(relation, "refers"), other)) }
            @for (relation, other) in from { (line(word(relation, "referred"), other)) }
        }
    }
}

/// The change before and the one after, in time.
fn steps(view: &View, index: ChangeIndex) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let order = super::timeline::in_time_order(atlas);
    let at = order.iter().position(|&other| other == index).unwrap_or(0);
    let step = |other: ChangeIndex, rel: &str, id: &str| {
        let other = atlas.change(other);
        html! { a rel=(rel) href=(components::change_path(view, other)) { (speech.say(id)) ": " (speech.moment(&other.moment)) } }
    };
    html! {
        nav.steps aria-label=(speech.say("column-changes")) {
            @if let Some(&before) = at.checked_sub(1).and_then(|before| order.get(before)) { (step(before, "prev", "previous-change")) } @else { span {} }
            @if let Some(&after) = order.get(at + 1) { (step(after, "next", "next-change")) }
        }
    }
}
