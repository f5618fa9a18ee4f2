//! `/about`: how to read all this – names, words, certainty, dates –, whose it is, and what to do about an error.

use super::{card::Card, frame::Page, linked, parts, pictures, view::View};
use crate::chronicle::{change::Certainty, status::Pass};
use maud::{Markup, html};

pub(super) fn page(view: &View) -> Page<'_> {
    let speech = &view.speech;
    let header = view.atlas().header();
    let title = speech.say("about-page");
    let description = speech.label(&header.description).to_owned();
    let body = html! {
        h1 { (title) }
        p.lead { (description) }
        h2 #statuses { (speech.say("status-words")) }
        (pictures::definitions(view))
        dl {
            @for status in &header.statuses {
                dt { (parts::swatch(view, status)) }
                dd { (speech.label(&status.description)) }
            }
        }
        h2 #access { (speech.say("column-access")) }
        p { (speech.say("access-lead")) }
        ul.legend {
            @for pass in Pass::ALL.iter().copied().map(Some).chain([None]) {
                li.state { (parts::mark(&format!("access-{}", pass.map_or("not-recorded", Pass::as_str)))) " " (speech.pass(header, pass)) }
            }
        }
        h2 #certainty { (speech.say("column-certainty")) }
        dl {
            @for &certainty in Certainty::ALL {
                dt { (parts::certainty(view, certainty)) }
                dd { (speech.say(&format!("certainty-{certainty}-means"))) }
            }
        }
        h2 #dates { (speech.say("dates")) }
        p.prose { (speech.with("dates-mean", &[("offset", (&header.offset.to_string()).into())])) }
        h2 #positions { (speech.say("positions")) }
        p.prose { (speech.say("positions-mean")) }
        h2 #usage-note { (speech.say("usage-note")) }
        div.prose { (speech.prose(&header.usage_note)) }
        h2 #data { (speech.say("the-data")) }
        (data(view))
        h2 #credits { (speech.say("credits")) }
        p { (speech.say("data-licence")) ": " a href=(header.licence.url) rel="license" { (header.licence.id) } "." }
        ul.plain-list {
            @for credit in &header.credits {
                li lang="en" {
                    @match &credit.url { Some(url) => a href=(url) rel="noopener" { (credit.text) }, None => (credit.text) }
                    @if let Some(licence) = &credit.licence { " " span.muted { "(" (licence) ")" } }
                }
            }
        }
        h2 #errors { (speech.say("report-errors")) }
        div.prose { (speech.prose(&header.report_errors)) }
    };
    Page {
        title,
        description,
        kind: "website",
        linked: linked::about(view),
        trail: vec![],
        is_live: false,
        card: Card::default(),
        body,
    }
}

fn data(view: &View) -> Markup {
    let speech = &view.speech;
    html! {
        (parts::downloads(view))
        p { a href="/ogc/api?f=html" { (speech.say("api-definition")) } " " span.muted { "OpenAPI 3.0" } }
        @if view.question.published.is_kept { p.muted.small { (speech.say("frozen-note")) } }
    }
}
