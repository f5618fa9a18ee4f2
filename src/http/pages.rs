//! Pages that the server writes itself, complete without JavaScript.

use super::{
    Shared,
    cache::{Answer, Keep},
    error::ApiError,
    extract::{PageQuestion, Refusal, known_language, parse_shown},
    html::shell,
    negotiate::Form,
};
use crate::{
    chronicle::{
        atlas::Atlas,
        moment::{Instant, Offset},
        sentence::{Shown, answer, as_sentence, bare_moment_words, day_words},
    },
    encode::Collection,
    query::QueryError,
};
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

const HTML: &str = "text/html; charset=utf-8";

/// The answer for a day, what holds at every place, and where the data is. A page ignores names that it does not know, and
/// answers what it cannot read with today or the newest data and a plain message; a revision that it does not have it never
/// answers with another.
pub(super) async fn index(State(app): State<Shared>, asked: Result<PageQuestion, Refusal>, headers: HeaderMap) -> Response {
    let PageQuestion { question, complaint } = match asked {
        Ok(asked) => asked,
        Err(Refusal::Error(error)) => return refused(&error),
        Err(elsewhere) => return elsewhere.into_response(),
    };
    let mut complaints: Vec<String> = complaint.iter().map(|error| complain(error, "The newest data is shown.")).collect();
    let atlas = &question.published.atlas;
    let today = Shown::Day(atlas.header().offset.day_of(question.now));
    let shown = match question.parameters.once("datetime").and_then(|text| text.map_or(Ok(None), parse_shown)) {
        Ok(shown) => shown.unwrap_or(today),
        Err(error) => {
            complaints.push(complain(&error, "Today is shown."));
            today
        }
    };
    let language = match question.parameters.once("lang").and_then(|asked| known_language(atlas, asked.unwrap_or("en"))) {
        Ok(language) => language,
        Err(error) => {
            complaints.push(complain(&error, "English is shown."));
            "en"
        }
    };
    let revision = question.published.revision.id.short();
    let answer = Answer {
        question: &question,
        media_type: HTML,
        // The tense of the sentence follows the day on which it is read.
        keep: Keep::Shortly,
        identity: format!("{language} {shown:?} {:?} {complaints:?}", atlas.header().offset.day_of(question.now)),
        links: &[],
    };
    let make = || page(atlas, revision, shown, question.now, language, &complaints).into_string().into_bytes();
    answer.send(&app, &headers, Form::Html, make)
}

fn complain(error: &QueryError, instead: &str) -> String {
    format!("{} Allowed: {}. {instead}", as_sentence(&error.to_string()), error.allowed)
}

/// An error of a page, as a page.
fn refused(error: &ApiError) -> Response {
    let (title, detail) = error.words();
    let body = html! {
        main {
            h1.title { (title) }
            p role="alert" { (detail) }
            p { a href="/" { "The newest data" } }
        }
    };
    let page = shell(title, &detail, &[], &body).into_string();
    (error.status(), [(header::CONTENT_TYPE, HTML), (header::CACHE_CONTROL, "no-store")], page).into_response()
}

fn page(atlas: &Atlas, revision: &str, shown: Shown, now: Instant, language: &str, complaints: &[String]) -> Markup {
    let header = atlas.header();
    let title = header.title.in_language("en");
    let headline = atlas.place_index(header.headline_place.as_str());
    let said = headline.map(|place| answer(atlas, place, shown, now, language));
    let sentence = said.as_ref().map_or("", |said| &said.text);
    let day = shown.day(header.offset);
    let body = html! {
        header {
            h1 { (title) }
            @for complaint in complaints { p.complaint role="alert" { (complaint) } }
            p.answer lang=[said.as_ref().map(|said| said.language).filter(|language| *language != "en")] { (sentence) }
            form method="get" action="/" {
                label for="datetime" { "Another day" }
                input type="date" id="datetime" name="datetime" value=(day.to_string());
                button { "Show" }
            }
            p.moments {
                @for key in &header.key_moments {
                    @let day = header.offset.day_of(key.moment.earliest(header.offset));
                    a href={ "/?datetime=" (day.to_string()) } { (day_words(day, "en")) " – " (key.label.in_language("en")) }
                }
            }
        }
        main {
            h2 { (when(shown, header.offset)) }
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
    };
    shell(title, sentence, &[], &body)
}

/// The time that is shown, as the head of a table.
fn when(shown: Shown, offset: Offset) -> String {
    match shown {
        Shown::Day(day) => format!("At the end of {}", day_words(day, "en")),
        Shown::Instant(at) => format!("At {} on {}", offset.clock(at), day_words(offset.day_of(at), "en")),
    }
}

/// Every place with a state then: place, status, since, who says so.
fn table(atlas: &Atlas, shown: Shown) -> Markup {
    let offset = atlas.header().offset;
    let at = shown.at(offset);
    let held = crate::chronicle::diff::states_at(atlas, at).into_iter().flatten();
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
                        td { time datetime=(offset.rfc3339(state.state.period.since)) { (day_words(offset.day_of(state.state.period.since), "en")) } }
                        td { (state.certainty().as_str()) }
                        td { (bare_moment_words(state.last_report_by(at), offset, "en")) }
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
