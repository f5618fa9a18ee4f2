//! The first page: the answer for the shown time, the map, the ribbons, what held at every place, and what changed around then.
//!
//! Without JavaScript it is complete; with it, the live page takes the place of everything inside `#app`.

use super::{
    card::Card,
    components::{self, ALL},
    drawings::{self, MapDrawing},
    json_ld,
    layout::{PageLayout, complaints},
    story, strip,
    view::View,
};
use crate::{
    chronicle::{
        change::Change,
        diff::states_at,
        index::atlas::{StateIndex, StateView},
        moment::Instant,
        sentence::{Answer, Shown, answer, day_words},
    },
    render::picture::time_words,
};
use maud::{Markup, html};

/// A title with the time that was asked for, where one was.
pub(crate) fn dated(view: &View, title: &str) -> String {
    let words = view.asked.map(|_| time_words(view.atlas(), view.shown, &view.speech.language));
    words.map_or_else(|| title.to_owned(), |words| format!("{title}, {words}"))
}

pub(crate) fn page(view: &View) -> PageLayout<'_> {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let header = atlas.header();
    let headline = atlas.place_index(header.headline_place.as_str());
    let shown = view.asked.unwrap_or(view.shown);
    let said = headline.map(|place| answer(atlas, place, shown, view.question.now, &speech.language));
    let short = said.as_ref().map_or_else(|| speech.label(&header.description).to_owned(), |said| said.short.clone());
    let title = when(view);
    let told = story::told(view);
    let map = MapDrawing::whole(&title, &short).framed(told.as_ref().and_then(|told| told.bbox));
    let body = html! {
        main #content {
            div.hero {
                @match &told {
                    Some(told) => (story::panel(view, told, said.as_ref())),
                    None => @if let Some(said) = &said { (answered(view, said)) },
                }
                figure { (drawings::map(view, &map)) }
            }
            div.column {
                @if view.entry.is_none() { p.build { (speech.say("how-to-build")) " " code { "make page" } } }
                (day_form(view))
                (drawings::legend(view))
                p.small.muted { (title) ". " (speech.say("map-note")) }
                (strip::section(view))
                section aria-labelledby="timeline" {
                    h2 #timeline { (speech.say("timeline")) }
                    (drawings::ribbons(view))
                }
                section aria-labelledby="places" {
                    h2 #places { (title) }
                    div.wide { (table(view)) }
                }
                section aria-labelledby="changes" {
                    h2 #changes { (speech.say("changes-near")) }
                    ol.changes { @for change in near(view) { (components::change_item(view, change, false)) } }
                    p { a href=(view.to("/timeline")) { (speech.count("all-changes", atlas.changes().len())) } }
                }
                (data(view))
                section.prose aria-labelledby="note" {
                    h2 #note { (speech.say("how-to-read")) }
                    details { summary { (speech.say("usage-note")) } (speech.prose(&header.usage_note)) }
                    p { a href=(view.to("/about")) { (speech.say("about-page")) } }
                }
            }
        }
    };
    let (title, description) =
        told.map_or_else(|| (dated(view, speech.label(&header.title)), short.clone()), |told| (told.title, told.text));
    PageLayout {
        title,
        description,
        kind: "website",
        linked: json_ld::dataset(view),
        trail: Vec::new(),
        is_live: true,
        card: Card::default(),
        body,
    }
}

/// The sentence, split into its dated statement and the rest, with how sure it is and what it rests on.
pub(crate) fn sentence(view: &View, said: &Answer) -> Markup {
    let speech = &view.speech;
    // What lies ahead comes before the statement, and is as much the answer as that is.
    let end = said.text.find(&said.short).map_or(said.text.len(), |start| start + said.short.len());
    let (statement, rest) = said.text.split_at(end);
    html! {
        p.sentence lang=[(said.language != &*speech.language).then_some(said.language)] {
            strong { (statement) }
            @if !rest.trim().is_empty() { span { (rest.trim()) } }
        }
    }
}

/// How sure the answer is, and how many sources it has. Where nobody is named as saying so, nobody's certainty is.
pub(crate) fn facts(view: &View, said: &Answer) -> Markup {
    html! {
        span { (facts_words(view, said.state)) }
        @if view.speech.is_unreviewed() { em { (view.speech.say("words-unreviewed")) } }
    }
}

/// How sure a state is, and how many sources it has.
pub(crate) fn facts_words(view: &View, state: Option<StateIndex>) -> String {
    let speech = &view.speech;
    let Some(state) = state.map(|state| view.atlas().view(state)) else { return speech.say("no-source") };
    match state.sources().len() {
        0 => speech.say("no-source"),
        count => format!("{} · {}", components::certainty(view, state.certainty()), speech.count("source-count", count)),
    }
}

fn answered(view: &View, said: &Answer) -> Markup {
    html! {
        section.answer aria-label=(view.speech.say("answer")) {
            h1.hidden { (view.speech.label(&view.atlas().header().title)) }
            (complaints(view))
            (sentence(view, said))
            div.facts { (facts(view, said)) (key_moments(view)) }
        }
    }
}

fn key_moments(view: &View) -> Markup {
    let speech = &view.speech;
    html! {
        ul.moments aria-label=(speech.say("key-moments")) {
            @for key in &view.atlas().header().key_moments {
                @let shown = Shown::from_moment(&key.moment, speech.offset);
                @let day = shown.day(speech.offset);
                @let link = shown.written(speech.offset);
                @let is_shown = view.kept("datetime") == Some(link.as_str());
                li {
                    a.chip href=(view.with("datetime", Some(&link))) title=(speech.label(&key.label)) aria-current=[is_shown.then_some("date")] {
                        (day_words(day, &speech.language))
                        span.hidden { ": " (speech.label(&key.label)) }
                    }
                }
            }
            li { a.chip href=(view.with("datetime", (!view.atlas().header().story.is_empty()).then_some("now"))) aria-current=[(view.asked.is_none() && view.step.is_none()).then_some("date")] { (speech.say("today")) } }
        }
    }
}

/// A form for another time, which carries on everything else.
fn day_form(view: &View) -> Markup {
    let speech = &view.speech;
    let clock = match view.shown {
        Shown::Day(_) => String::new(),
        Shown::Instant(at) => speech.offset.clock(at),
    };
    html! {
        form.day method="get" action=(view.file("/")) {
            label { (speech.say("another-day")) input type="date" name="datetime" required value=(view.shown.day(speech.offset)); }
            label { (speech.say("time-of-day")) input type="time" name="time" value=(clock); }
            @for (name, value) in view.hidden() { input type="hidden" name=(name) value=(value); }
            button.button.primary { (speech.say("show")) }
        }
    }
}

/// The shown time, as a heading.
pub(crate) fn when(view: &View) -> String {
    let speech = &view.speech;
    match view.shown {
        Shown::Day(day) => speech.with("end-of-day", &[("date", (&day_words(day, &speech.language)).into())]),
        Shown::Instant(at) => {
            let (clock, day) = (speech.offset.clock(at), day_words(speech.offset.day_of(at), &speech.language));
            speech.with("at-instant", &[("time", (&clock).into()), ("date", (&day).into())])
        }
    }
}

/// Every place with a state then.
fn table(view: &View) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let at = view.shown.at(speech.offset);
    let head = |id: &str| speech.say(&format!("column-{id}"));
    let row = |state: StateView<'_>| {
        html! {
            tr {
                th scope="row" { (components::place_link(view, state.place())) }
                td data-head=(head("status")) { (components::status(view, state.status())) }
                td data-head=(head("since")) { (components::since(view, &state)) }
                td.long data-head=(head("access")) { (components::access(view, state.access())) }
                td data-head=(head("certainty")) { (components::certainty(view, state.certainty())) }
                td data-head=(head("last-reported")) { (speech.time(state.last_report_by(at))) }
                td data-head=(head("sources")) { (components::folded_sources(view, &state.sources())) }
            }
        }
    };
    html! {
        table.stacked {
            thead {
                tr {
                    @for id in ["place", "status", "since", "access", "certainty", "last-reported", "sources"] { th scope="col" { (head(id)) } }
                }
            }
            tbody { @for state in states_at(atlas, at).into_iter().flatten() { (row(atlas.view(state))) } }
        }
    }
}

/// The changes around the shown time: those of its day and the last ones before, and the next ones after.
fn near(view: &View) -> Vec<&Change> {
    const EACH_WAY: usize = 4;
    let (atlas, offset) = (view.atlas(), view.speech.offset);
    let at = view.shown.at(offset);
    let mut all: Vec<&Change> = atlas.changes().iter().collect();
    all.sort_by_key(|change| change.moment.earliest(offset));
    let before = |limit: Instant| all.partition_point(|change| change.moment.earliest(offset) < limit);
    let (today, next) =
        (before(offset.start_of(view.shown.day(offset))), all.partition_point(|change| change.moment.earliest(offset) <= at));
    all[next.saturating_sub(EACH_WAY).min(today)..(next + EACH_WAY).min(all.len())].to_vec()
}

fn data(view: &View) -> Markup {
    let speech = &view.speech;
    let datetime = match view.shown {
        Shown::Day(day) => day.to_string(),
        Shown::Instant(at) => speech.offset.rfc3339(at),
    };
    let question = [("datetime", datetime.as_str()), ("limit", ALL), ("f", "json")];
    let states = view.question.link("/ogc/collections/states/items", question);
    html! {
        section aria-labelledby="data" {
            h2 #data { (speech.say("the-data")) }
            p { (speech.say("this-view-as-data")) }
            p.small { code { "curl '" a href=(states) { (states) } "'" } }
            (components::downloads(view))
        }
    }
}
