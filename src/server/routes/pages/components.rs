//! The pieces that several pages share: a status with its mark, who could pass, control, sources, claims, changes in a list.

use super::view::View;
use crate::{
    chronicle::{
        change::{Certainty, Change},
        claim::{Claim, SpokenName},
        figure::Figure,
        index::atlas::StateView,
        place::Place,
        sentence::control_words,
        source::Source,
        status::{Access, AccessLevel, Controllers, Direction, Status, Traveller},
    },
    encode::{
        Collection,
        figures::amount,
        source_urls::{copies_url, statement_url},
        tables::Table,
    },
    render::{backends::svg::Colours, ribbons},
    symbology::{AccessSymbol, Symbol, palette::Theme},
};
use maud::{Markup, PreEscaped, html};

/// The `limit` of a link to items that is called a download: all of them on one page.
pub(crate) const ALL: &str = "10000";

/// A place, linked to its page.
pub(crate) fn place_link(view: &View, place: &Place) -> Markup {
    html! { a href=(view.to_same_time(&format!("/places/{}", place.id))) { (view.name(place)) } }
}

/// The address of a change's page.
pub(crate) fn change_path(view: &View, change: &Change) -> String {
    view.to(&format!("/changes/{}", change.id))
}

/// A status: its mark and its word.
pub(crate) fn status(view: &View, status: &Status) -> Markup {
    html! { span.state { (mark(&format!("status-{}", status.id))) " " (view.speech.label(&status.label)) } }
}

/// A status in a legend: a swatch with the texture that it has in ribbons, and its word. The page has the definitions once.
pub(crate) fn swatch(view: &View, status: &Status) -> Markup {
    let look = Symbol::of_status(view.atlas().header(), status, Theme::Light);
    html! { span.state { (sample(&look)) " " (view.speech.label(&status.label)) } }
}

/// An answer about passing in a legend.
pub(crate) fn passage(view: &View, look: &AccessSymbol) -> Markup {
    let pass = AccessLevel::from_word(look.id);
    html! { span.state { (sample(&Symbol::of_access(look, Theme::Light))) " " (view.speech.pass(view.atlas().header(), pass)) } }
}

fn sample(look: &Symbol) -> Markup {
    PreEscaped(ribbons::swatch_svg(look, Colours::Variables))
}

/// A mark in a colour of the style sheet; a word always stands beside it.
pub(crate) fn mark(colour: &str) -> Markup {
    html! { svg.mark aria-hidden="true" color=(format!("var(--{colour})")) {} }
}

pub(crate) fn certainty(view: &View, certainty: Certainty) -> String {
    view.speech.say(&format!("certainty-{certainty}"))
}

/// Who could pass: a line for each traveller of whom something is recorded.
pub(crate) fn access(view: &View, access: &Access) -> Markup {
    let (speech, header) = (&view.speech, view.atlas().header());
    if access.is_empty() {
        return html! { span.muted { (speech.pass(header, None)) } };
    }
    let word = |pass: Option<AccessLevel>| {
        let id = pass.map_or("not-recorded", AccessLevel::as_str);
        html! { span.state { (mark(&format!("access-{id}"))) " " (speech.pass(header, pass)) } }
    };
    // Travellers of whom the same is recorded share a line.
    let mut lines: Vec<([Option<AccessLevel>; 2], Vec<&str>)> = Vec::new();
    for &traveller in Traveller::ALL.iter().filter(|&&traveller| access.by_direction(traveller).is_some()) {
        let ways = [Direction::In, Direction::Out].map(|direction| access.get(traveller, direction));
        let name = speech.traveller(header, traveller);
        match lines.iter_mut().find(|(known, _)| *known == ways) {
            Some((_, names)) => names.push(name),
            None => lines.push((ways, vec![name])),
        }
    }
    html! {
        ul.passes {
            @for ([inward, outward], names) in lines {
                li {
                    (names.join(", ")) ": "
                    @if inward == outward { (word(inward)) } @else {
                        (word(inward)) " " (speech.direction(header, Direction::In)) ", "
                        (word(outward)) " " (speech.direction(header, Direction::Out))
                    }
                }
            }
        }
    }
}

/// When a state began, as precisely as its report says.
pub(crate) fn since(view: &View, state: &StateView<'_>) -> Markup {
    view.speech.time(&state.since_written())
}

/// When a state ended, as precisely as what followed it says.
pub(crate) fn until(view: &View, state: &StateView<'_>) -> Markup {
    match state.until_written() {
        Some(until) => view.speech.time(&until),
        None => html! { span.muted { (view.speech.say("now-and-on")) } },
    }
}

/// Who is reported in control.
pub(crate) fn control(view: &View, controllers: &Controllers) -> String {
    let words = control_words(view.atlas().header(), controllers, &view.speech.language);
    words.unwrap_or_else(|| view.speech.say("control-not-recorded"))
}

/// An address that a browser may follow; others stay text.
fn is_followed(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Sources, each with everything that is recorded of it.
pub(crate) fn sources(view: &View, sources: &[&Source]) -> Markup {
    html! {
        @if sources.is_empty() { p.muted.small { (view.speech.say("no-source")) } } @else {
            ul.sources { @for source in sources { li { (self::source(view, source)) } } }
        }
    }
}

fn source(view: &View, source: &Source) -> Markup {
    let speech = &view.speech;
    let statement = statement_url(source);
    let links = |url: Option<&str>, text: Markup| match url.filter(|url| is_followed(url)) {
        Some(url) => html! { a href=(url) rel="noopener" { (text) } },
        None => text,
    };
    html! {
        (source.publisher)
        @if let Some(via) = &source.via { " (" (speech.with("via", &[("publisher", (&**via).into())])) ")" }
        ": "
        (links(statement.as_deref(), html! { cite lang=[source.language.as_deref()] { (source.title) } }))
        @if let Some(author) = &source.author { ", " (author) }
        @if let Some(date) = &source.date { ", " (speech.time(date)) }
        @if let Some(language) = &source.language { " · " (super::locale::Locale::own_name(language)) }
        @if let Some(url) = source.archived_url.as_deref() { " · " (links(Some(url), html! { (speech.say("archived")) })) }
        @if let Some(copies) = copies_url(source) { " · " a.muted href=(copies) rel="noopener" { (speech.say("copies")) } }
        @if source.url.is_none() { " · " span.muted { (speech.say("no-address")) } }
        @for translation in &source.translations {
            " · " (links(translation.url.as_deref(), html! { (translation.publisher) " (" (translation.language) ")" }))
        }
    }
}

/// Sources behind their number, for a cell of a table.
pub(crate) fn folded_sources(view: &View, of: &[&Source]) -> Markup {
    html! {
        @if of.is_empty() { span.muted { (view.speech.say("no-source")) } } @else {
            details { summary { (view.speech.count("source-count", of.len())) } (sources(view, of)) }
        }
    }
}

/// Claims side by side, at equal size and with the same verb.
pub(crate) fn claims(view: &View, claims: &[Claim]) -> Markup {
    let (speech, atlas) = (&view.speech, view.atlas());
    html! {
        ul.claims {
            @for claim in claims {
                li.claim {
                    p.who { (speech.says(atlas.header(), claim.party.as_str())) }
                    @if let Some(speaker) = &claim.speaker {
                        p.muted { (speaker.name) @if let Some(role) = &speaker.role { ", " (speech.line(role)) } }
                    }
                    p { (spoken(view, claim)) }
                    @match &claim.source_note {
                        Some(note) => p.muted.small { (speech.say("no-source-because")) " " (speech.line(note)) },
                        None => (sources(view, &claim.sources.iter().filter_map(|id| atlas.source(id.as_str())).collect::<Vec<_>>())),
                    }
                }
            }
        }
    }
}

/// The text of a claim; a place that its speaker names in one form has its label beside it.
fn spoken(view: &View, claim: &Claim) -> Markup {
    let (speech, atlas) = (&view.speech, view.atlas());
    let Some((language, version)) = claim.text.in_language(&speech.language) else { return html! {} };
    let other = (language != &*speech.language).then_some(language);
    let label = |name: &SpokenName| {
        let place = atlas.place_index(name.place.as_str()).map(|index| atlas.place(index));
        place.map_or_else(String::new, |place| place.label(&speech.language))
    };
    html! {
        span lang=[other] {
            @for (text, name) in claim.pieces(version.text()) {
                @match name { Some(name) => abbr title=(label(name)) { (text) }, None => (text) }
            }
        }
        @if version.is_unreviewed() { " " span.muted.small { "(" (speech.say("translation-unreviewed-short")) ")" } }
    }
}

/// What was counted: differing counts one below the other, each with whose it is and its sources.
pub(crate) fn figures(view: &View, figures: &[Figure]) -> Markup {
    let (speech, atlas) = (&view.speech, view.atlas());
    html! {
        ul.claims {
            @for figure in figures {
                li.figure {
                    p { b { (amount(figure, &speech.language)) } ": " (speech.line(&figure.what)) }
                    p.muted.small {
                        @if let Some(party) = &figure.party { (speech.party(atlas.header(), party.as_str())) " · " }
                        (certainty(view, figure.certainty))
                        @if let Some(day) = &figure.counted_on { " · " (speech.with("counted-on", &[("date", (&speech.moment(day)).into())])) }
                    }
                    (sources(view, &figure.sources.iter().filter_map(|id| atlas.source(id.as_str())).collect::<Vec<_>>()))
                }
            }
        }
    }
}

/// A change in a list: when, what, how sure, and what it does where.
pub(crate) fn change_item(view: &View, change: &Change, is_anchor: bool) -> Markup {
    let (speech, atlas) = (&view.speech, view.atlas());
    html! {
        li id=[is_anchor.then_some(&change.id)] {
            span.when { (speech.time(&change.moment)) }
            div.what {
                a href=(change_path(view, change)) { (speech.line(&change.summary)) }
                div.meta {
                    span { (certainty(view, change.certainty)) }
                    @if change.is_context() { span { (speech.say(&format!("category-{}", change.category))) } }
                    @for effect in &change.effects {
                        span {
                            @if let Some(word) = atlas.header().status(effect.status.as_str()) { (status(view, word)) ": " }
                            @let named = effect.places.iter().filter_map(|id| atlas.place_index(id.as_str()));
                            (named.map(|place| view.name(atlas.place(place))).collect::<Vec<_>>().join(", "))
                        }
                    }
                    @let count = change.all_sources().count();
                    span { (if count == 0 { speech.say("no-source") } else { speech.count("source-count", count) }) }
                }
            }
        }
    }
}

/// Everything that can be had as data: collections, tables, the whole in one file, the API.
pub(crate) fn downloads(view: &View) -> Markup {
    let speech = &view.speech;
    html! {
        ul.plain-list {
            @for collection in Collection::ALL {
                @let path = format!("/data/{}.geojson", collection.id());
                li { a href=(view.pinned(&path)) { (speech.say(&format!("collection-{}", collection.id()))) } " " span.muted { "GeoJSON" } }
            }
            li {
                (speech.say("tables")) ": "
                @for (number, file) in Table::ALL.map(Table::file).into_iter().chain(["datapackage.json"]).enumerate() {
                    @if number > 0 { ", " }
                    a href=(view.pinned(&format!("/data/{file}"))) { (file) }
                }
            }
            li { a href=(view.pinned("/timeline.json")) { (speech.say("everything-in-one-file")) } " " span.muted { "JSON" } }
            li { a href=(view.file("/ogc")) { (speech.say("the-api")) } " " span.muted { "OGC API – Features" } }
        }
    }
}

/// Who publishes the data, and how they are reached.
pub(crate) fn publisher(view: &View) -> Markup {
    let speech = &view.speech;
    let publisher = view.atlas().header().publisher.as_ref();
    html! {
        @if let Some(publisher) = publisher {
            (speech.say("publisher")) ": "
            @match &publisher.url { Some(url) => a href=(url) rel="noopener" { (publisher.name) }, None => (publisher.name) }
            ". "
        }
        @match publisher.and_then(|publisher| publisher.contact.as_deref()) {
            Some(contact) => { (speech.say("contact")) ": " a href=(contact) { (contact.trim_start_matches("mailto:")) } }
            None => (speech.say("no-contact")),
        }
    }
}
