//! Pages that the server writes itself, complete without JavaScript.

use super::{
    cache::{Answer, Keep},
    error::ApiError,
    extract::{Question, parse_shown},
};
use crate::{
    chronicle::{
        atlas::Atlas,
        moment::Instant,
        sentence::{Shown, answer, day_words},
    },
    encode::Collection,
};
use axum::{http::HeaderMap, response::Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The answer for a day, what holds at every place, and where the data is. A page ignores names that it does not know, and
/// answers a `datetime` that it cannot read with today and a plain message.
pub(super) async fn index(question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    let atlas = &question.published.atlas;
    let today = Shown::Day(atlas.header().offset.day_of(question.now));
    let asked = question.parameters.value("datetime").map(parse_shown);
    let (shown, complaint) = match asked {
        None | Some(Ok(None)) => (today, None),
        Some(Ok(Some(shown))) => (shown, None),
        Some(Err(error)) => (today, Some(format!("{error}. Allowed: {}. Today is shown.", error.allowed))),
    };
    let page = page(atlas, question.published.revision.id.short(), shown, question.now, complaint.as_deref());
    let answer = Answer {
        body: page.into_string().into_bytes(),
        media_type: "text/html; charset=utf-8",
        keep: Keep::Shortly,
        revision: question.published.revision.id.short().to_owned(),
        varies_by_host: false,
    };
    Ok(answer.to(&headers))
}

fn page(atlas: &Atlas, revision: &str, shown: Shown, now: Instant, complaint: Option<&str>) -> Markup {
    let header = atlas.header();
    let title = header.title.in_language("en");
    let headline = atlas.place_index(header.headline_place.as_str());
    let sentence = headline.map(|place| answer(atlas, place, shown, now).text).unwrap_or_default();
    let day = shown.day(header.offset);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                meta name="description" content=(sentence);
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    @if let Some(complaint) = complaint { p.complaint role="alert" { (complaint) } }
                    p.answer { (sentence) }
                    form method="get" action="/" {
                        label for="datetime" { "Another day" }
                        input type="date" id="datetime" name="datetime" value=(day.to_string());
                        button { "Show" }
                    }
                    p.moments {
                        @for key in &header.key_moments {
                            @let day = header.offset.day_of(key.moment.earliest(header.offset));
                            a href={ "/?datetime=" (day.to_string()) } { (day_words(day)) " – " (key.label.in_language("en")) }
                        }
                    }
                }
                main {
                    h2 { "At the end of " (day_words(day)) }
                    div.wide { (table(atlas, shown)) }
                    h2 { "The data" }
                    ul {
                        @for collection in Collection::ALL {
                            li { a href={ "/ogc/collections/" (collection.id()) "/items" } { (collection.title()) } " – " (collection.description()) }
                        }
                        li { a href="/ogc" { "The API" } " (OGC API – Features), " a href="/timeline.json" { "everything in one file" } }
                    }
                    h2 { "How to read this" }
                    @for paragraph in header.usage_note.text("en").split("\n\n") { p { (paragraph) } }
                    p { (header.report_errors.text("en")) }
                }
                footer {
                    p { "Revision " code { (revision) } ". Data: " a href=(header.licence.url) { (header.licence.id) } "." }
                    @for credit in &header.credits { p { (credit.text) } }
                }
            }
        }
    }
}

/// Every place with a state then: place, status, since, who says so.
fn table(atlas: &Atlas, shown: Shown) -> Markup {
    let offset = atlas.header().offset;
    let held = held_at(atlas, shown);
    html! {
        table {
            thead { tr { th { "Place" } th { "Status" } th { "Since" } th { "Certainty" } th { "Last reported" } th { "Sources" } } }
            tbody {
                @for index in held {
                    @let state = atlas.view(index);
                    @let status = state.status();
                    tr {
                        th scope="row" { (state.place().label("en")) }
                        td { span.mark style={ "background:" (status.colour.light) } {} " " (status.label.in_language("en")) }
                        td { time datetime=(offset.rfc3339(state.state.period.since)) { (day_words(offset.day_of(state.state.period.since))) } }
                        td { (state.certainty().as_str()) }
                        td { (atlas.change(state.state.last_reported).moment.as_str()) }
                        td {
                            @for source in state.sources().into_iter().take(4) {
                                @match &source.url {
                                    Some(url) => a href=(url) rel="noopener" { (source.publisher) },
                                    None => span { (source.publisher) },
                                }
                                " "
                            }
                        }
                    }
                }
            }
        }
    }
}

fn held_at(atlas: &Atlas, shown: Shown) -> Vec<u32> {
    let at = shown.at(atlas.header().offset);
    crate::chronicle::diff::states_at(atlas, at).into_iter().flatten().collect()
}

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1d2126; --ground: #faf8f4; --faint: #6a6f76; --rule: #d9d4ca; --link: #1b5a7a }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --ground: #16191d; --faint: #9aa0a8; --rule: #343a41; --link: #8cc4e6 } }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 3rem; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
h1 { font-size: 1.1rem; color: var(--faint); font-weight: 600; margin: 0 0 .5rem }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
.answer { font-size: clamp(1.25rem, 3.2vw, 1.8rem); line-height: 1.3; margin: 0 0 1rem; max-width: 46rem }
.complaint { border-left: .3rem solid #a3561a; padding-left: .7rem }
form { display: flex; gap: .5rem; align-items: center; flex-wrap: wrap }
input, button { font: inherit; padding: .3rem .6rem }
.moments { display: flex; gap: .4rem 1.2rem; flex-wrap: wrap; font-size: .9rem }
a { color: var(--link) }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .92rem }
th, td { text-align: left; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; font-weight: 400 }
thead th { color: var(--faint); font-size: .8rem }
tbody th { font-weight: 600 }
.mark { display: inline-block; width: .8em; height: .8em; border-radius: 50%; border: 1px solid var(--ink) }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); color: var(--faint); font-size: .85rem }
footer p { margin: .3rem 0 }
";
