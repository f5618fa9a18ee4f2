//! `/places/{id}`: everything about one place – what held, who could pass, its names, its whole history, texts over it.

use super::locale::Locale;
use super::{
    card::Card,
    components::{self, ALL},
    drawings::{self, MapDrawing},
    home, json_ld,
    layout::PageLayout,
    view::View,
};
use crate::chronicle::{
    change::Change,
    dataset::Mandate,
    fold::PlaceIndex,
    index::atlas::{StateIndex, StateView},
    moment::Moment,
    place::{Name, Place},
    sentence::{Answer, answer, day_words},
    source::Source,
};
use maud::{Markup, html};

pub(crate) fn page(view: &View, index: PlaceIndex) -> PageLayout<'_> {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let place = atlas.place(index);
    let name = view.name(place);
    let shown = view.asked.unwrap_or(view.shown);
    let has_states = !atlas.states_of(index).is_empty();
    let said = has_states.then(|| answer(atlas, index, shown, view.question.now, &speech.language));
    let kind = speech.say(&format!("kind-{}", place.kind));
    let description = said.as_ref().map_or_else(|| format!("{name} ({kind})"), |said| said.short.clone());
    let body = html! {
        h1 { (name) }
        ul.tags {
            li.tag { (kind) }
            @if place.schematic { li.tag { (speech.say("schematic")) } }
        }
        @if let Some(said) = &said { (answered(view, said)) } @else { p.muted { (speech.say("no-states")) } }
        @if has_states { (drawings::ribbon(view, index)) }
        @if place.geometry.is_some() {
            figure {
                (drawings::map(view, &MapDrawing::around(place, &name, &description)))
                figcaption { (home::when(view)) ". " (position(view, place)) }
            }
        } @else { p.muted { (speech.say("no-geometry")) } }
        @if let Some(note) = &place.note { div.prose { (speech.prose(note)) } }
        h2 { (speech.say("control-heading")) }
        (control(view, index))
        @if has_states {
            h2 { (speech.say("history")) }
            div.wide { (history(view, index)) }
            h2 { (speech.say("days-in-each")) }
            (durations(view, index))
        }
        h2 { (speech.say("names")) }
        div.wide { (names(view, place)) }
        h2 { (speech.say("about-this-place")) }
        (particulars(view, place))
        (data(view, place))
    };
    PageLayout {
        title: home::dated(view, &name),
        description,
        kind: "article",
        linked: json_ld::place(view, place),
        trail: vec![],
        is_live: false,
        card: Card { place: Some(place), at: None },
        body,
    }
}

fn answered(view: &View, said: &Answer) -> Markup {
    html! { div.answer.inside { (home::sentence(view, said)) div.facts { (home::facts(view, said)) } } }
}

fn position(view: &View, place: &Place) -> String {
    let speech = &view.speech;
    let precision = place.precision_m.map(|metres| {
        let metres = format!("{metres}");
        speech.with("precision", &[("metres", (&metres).into())])
    });
    let schematic = place.schematic.then(|| speech.say("schematic-note"));
    precision.into_iter().chain(schematic).collect::<Vec<_>>().join(" ")
}

/// Who is reported in control, beside the texts that stand over the place at the shown time.
fn control(view: &View, index: PlaceIndex) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let at = view.shown.at(speech.offset);
    let state = atlas.state_at(index, at).map(|state| atlas.view(state));
    let parties = |ids: &[crate::chronicle::PartyId]| {
        ids.iter().map(|id| speech.party(atlas.header(), id.as_str())).collect::<Vec<_>>().join(", ")
    };
    let mandate = |mandate: &Mandate| {
        let own: Vec<&Source> = mandate.sources.iter().filter_map(|id| atlas.source(id.as_str())).collect();
        html! {
            li.claim {
                p.who { (speech.with("under", &[("text", speech.label(&mandate.label).into())])) }
                @if !mandate.control.is_empty() { p { (speech.say("column-control")) ": " (parties(&mandate.control)) } }
                @if !mandate.safety.is_empty() { p { (speech.say("safety")) ": " (parties(&mandate.safety)) } }
                p { (speech.line(&mandate.text)) }
                (components::sources(view, &own))
            }
        }
    };
    html! {
        ul.claims {
            li.claim {
                p.who { (speech.say("reported-control")) }
                p {
                    @match state {
                        Some(state) => (components::control(view, &state.controllers())),
                        None => (speech.say("control-not-recorded")),
                    }
                }
                p.muted { (home::when(view)) }
            }
            @for standing in atlas.mandates_at(index, at) { (mandate(standing)) }
        }
    }
}

fn history(view: &View, index: PlaceIndex) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let shown = atlas.state_at(index, view.shown.at(speech.offset));
    let head = |id: &str| speech.say(&format!("column-{id}"));
    let row = |index: StateIndex, is_shown: bool| {
        let state = atlas.view(index);
        html! {
            tr aria-current=[is_shown.then_some("date")] {
                td data-head=(head("since")) { (components::since(view, &state)) }
                td data-head=(head("until")) { (components::until(view, &state)) }
                td data-head=(head("status")) { (components::status(view, state.status())) }
                td data-head=(head("certainty")) { (components::certainty(view, state.certainty())) }
                td.long data-head=(head("access")) { (components::access(view, state.access())) }
                td data-head=(head("control")) { (components::control(view, &state.controllers())) }
                td.long data-head=(head("changes")) {
                    ul.plain-list {
                        @for (change, report) in state.reports() {
                            li {
                                a href=(components::change_path(view, change)) { (speech.moment(&change.moment)) }
                                " " span.muted { (speech.say(&format!("report-{}", report.as_str()))) }
                            }
                        }
                    }
                }
                td data-head=(head("sources")) { (components::folded_sources(view, &state.sources())) }
            }
        }
    };
    html! {
        table.stacked {
            thead {
                tr {
                    @for id in ["since", "until", "status", "certainty", "access", "control", "changes", "sources"] { th scope="col" { (head(id)) } }
                }
            }
            tbody { @for state in atlas.states_of(index) { (row(state, shown == Some(state))) } }
        }
    }
}

/// How many days each status held, up to today. A day counts for what held at its end, as in the table of days and on the map.
fn durations(view: &View, index: PlaceIndex) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let today = speech.offset.day_of(view.question.now);
    let tomorrow = speech.offset.span_of(today).until.unwrap_or(view.question.now);
    let days = |state: StateView<'_>| {
        let until = state.state.period.until.map_or(tomorrow, |until| until.min(tomorrow));
        (speech.offset.day_of(until) - speech.offset.day_of(state.state.period.since)).get_days()
    };
    let states = || atlas.states_of(index).map(|state| atlas.view(state)).filter(|state| state.state.period.since < tomorrow);
    let held = |number: u32| states().filter(|state| state.state.status == number).map(days).reduce(|all, more| all + more);
    let words = |days: i32| speech.count("days", usize::try_from(days).unwrap_or(0));
    let total = words(states().map(days).sum());
    html! {
        dl.facts-list {
            @for (status, number) in atlas.header().statuses.iter().zip(0..) {
                @if let Some(days) = held(number) {
                    dt { (components::status(view, status)) } dd { (if days > 0 { words(days) } else { speech.say("hours-only") }) }
                }
            }
        }
        p.muted.small { (speech.with("days-note", &[("date", (&day_words(today, &speech.language)).into()), ("total", (&total).into())])) }
    }
}

fn names(view: &View, place: &Place) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let head = |id: &str| speech.say(&format!("column-{id}"));
    let period = |from: &Option<Moment>, to: &Option<Moment>| match (from, to) {
        (None, None) => String::new(),
        (from, to) => {
            let words = |moment: &Option<Moment>| moment.as_ref().map_or_else(String::new, |moment| speech.moment(moment));
            format!("{} – {}", words(from), words(to))
        }
    };
    let remarks = |name: &Name| {
        let own: Vec<&Source> = name.sources.iter().filter_map(|id| atlas.source(id.as_str())).collect();
        html! {
            @if let Some(note) = &name.note { span lang="en" { (note) } " " }
            @if name.general_knowledge { span.muted { (speech.say("general-knowledge")) } " " }
            @if !own.is_empty() { (components::folded_sources(view, &own)) }
        }
    };
    let users =
        |name: &Name| name.used_by.iter().map(|id| speech.party(atlas.header(), id.as_str())).collect::<Vec<_>>().join(", ");
    html! {
        table.stacked {
            thead { tr { @for id in ["name", "language", "used-by", "in-use", "remarks"] { th scope="col" { (head(id)) } } } }
            tbody {
                @for name in &place.names {
                    tr {
                        th scope="row" lang=(name.lang) { (name.form) }
                        td data-head=(head("language")) { (Locale::own_name(&name.lang)) }
                        td data-head=(head("used-by")) { (users(name)) }
                        td data-head=(head("in-use")) { (period(&name.from, &name.to)) }
                        td data-head=(head("remarks")) { (remarks(name)) }
                    }
                }
            }
        }
        @let spoken = spoken(view, place);
        @if !spoken.is_empty() {
            p {
                (speech.say("names-in-claims")) ": "
                @for (number, (form, change)) in spoken.into_iter().enumerate() {
                    @if number > 0 { ", " }
                    a href=(components::change_path(view, change)) { (form) }
                }
            }
        }
    }
}

/// The forms in which speakers of claims name a place, each once, with the first change that has it.
fn spoken<'v>(view: &'v View, place: &Place) -> Vec<(&'v str, &'v Change)> {
    let mut forms: Vec<(&str, &Change)> = Vec::new();
    for change in view.atlas().changes() {
        for name in change.claims.iter().flat_map(|claim| &claim.names).filter(|name| name.place == place.id) {
            if forms.iter().all(|(known, _)| **known != *name.form) {
                forms.push((&name.form, change));
            }
        }
    }
    forms
}

fn particulars(view: &View, place: &Place) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let wholes = place.part_of.iter().filter_map(|id| atlas.place_index(id.as_str())).map(|index| atlas.place(index));
    let parts: Vec<&Place> = atlas.places().iter().filter(|other| other.part_of.contains(&place.id)).collect();
    let own: Vec<&Source> = place.sources.iter().filter_map(|id| atlas.source(id.as_str())).collect();
    html! {
        dl.facts-list {
            @for whole in wholes { dt { (speech.say("part-of")) } dd { (components::place_link(view, whole)) } }
            @if !parts.is_empty() {
                dt { (speech.say("parts")) }
                dd { @for (number, part) in parts.iter().enumerate() { @if number > 0 { ", " } (components::place_link(view, part)) } }
            }
            @if !place.periods.is_empty() {
                dt { (speech.say("exists")) }
                dd {
                    @for (number, period) in place.periods.iter().enumerate() {
                        @if number > 0 { "; " }
                        (speech.time(&period.since)) " – "
                        @match &period.until { Some(until) => (speech.time(until)), None => (speech.say("now-and-on")) }
                    }
                }
            }
            @if place.geometry.is_some() { dt { (speech.say("position")) } dd { (position(view, place)) } }
            @if let Some(confidence) = place.confidence {
                dt { (speech.say("confidence")) } dd { (speech.say(&format!("confidence-{confidence}"))) }
            }
            @if let Some(origin) = &place.origin { dt { (speech.say("origin")) } dd lang="en" { (origin) } }
            dt { (speech.say("column-sources")) } dd { (components::sources(view, &own)) }
        }
    }
}

fn data(view: &View, place: &Place) -> Markup {
    let speech = &view.speech;
    let item = view.data(&format!("/ogc/collections/places/items/{}", place.id), &[("f", "json")]);
    let of = |collection: &str| {
        let path = format!("/ogc/collections/{collection}/items");
        view.data(&path, &[("place", place.id.as_str()), ("limit", ALL), ("f", "json")])
    };
    html! {
        h2 { (speech.say("the-data")) }
        ul.plain-list {
            li { a href=(item) { (speech.say("item-place")) } " " span.muted { "GeoJSON" } }
            li { a href=(of("states")) { (speech.say("collection-states")) } " " span.muted { "GeoJSON" } }
            li { a href=(of("changes")) { (speech.say("collection-changes")) } " " span.muted { "GeoJSON" } }
        }
    }
}
