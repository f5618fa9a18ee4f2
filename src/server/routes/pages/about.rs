//! `/about`: how to read all this – names, words, certainty, dates –, whose it is, and what to do about an error.

use super::{card::Card, components, drawings, json_ld, layout::PageLayout, view::View};
use crate::chronicle::{balance, change::Certainty, dataset::NOT_STATED, status::AccessLevel};
use maud::{Markup, html};

pub(crate) fn page(view: &View) -> PageLayout<'_> {
    let speech = &view.speech;
    let header = view.atlas().header();
    let title = speech.say("about-page");
    let description = speech.label(&header.description).to_owned();
    let body = html! {
        h1 { (title) }
        p.lead { (description) }
        h2 #statuses { (speech.say("status-words")) }
        (drawings::definitions(view))
        dl {
            @for status in &header.statuses {
                dt { (components::swatch(view, status)) }
                dd {
                    (speech.label(&status.description))
                    @if let Some(note) = &status.ordinary_traffic_note { " " (speech.line(note)) }
                }
            }
        }
        h2 #access { (speech.say("column-access")) }
        p { (speech.say("access-lead")) }
        ul.legend {
            @for pass in AccessLevel::ALL.iter().copied().map(Some).chain([None]) {
                li.state { (components::mark(&format!("access-{}", pass.map_or("not-recorded", AccessLevel::as_str)))) " " (speech.pass(header, pass)) }
            }
        }
        h2 #certainty { (speech.say("column-certainty")) }
        dl {
            @for &certainty in Certainty::ALL {
                dt { (components::certainty(view, certainty)) }
                dd { (speech.say(&format!("certainty-{certainty}-means"))) }
            }
        }
        h2 #dates { (speech.say("dates")) }
        p.prose { (speech.with("dates-mean", &[("offset", (&header.offset.to_string()).into())])) }
        h2 #positions { (speech.say("positions")) }
        p.prose { (speech.say("positions-mean")) }
        h2 #usage-note { (speech.say("usage-note")) }
        div.prose { (speech.prose(&header.usage_note)) }
        h2 #balance { (speech.say("balance")) }
        p.prose { (speech.say("balance-lead")) }
        (balance(view))
        h2 #data { (speech.say("the-data")) }
        (data(view))
        h2 #credits { (speech.say("credits")) }
        p { (components::publisher(view)) }
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
    PageLayout {
        title,
        description,
        kind: "website",
        linked: json_ld::about(view),
        trail: vec![],
        is_live: false,
        card: Card::default(),
        body,
    }
}

/// For each party its claims, their sources, and who published those.
fn balance(view: &View) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let head = |id: &str| speech.say(&format!("column-{id}"));
    let country = |country: &str| if country == NOT_STATED { speech.say("not-stated") } else { country.to_owned() };
    let counts = |counts: Vec<(String, usize)>| {
        counts.iter().map(|(what, count)| format!("{what} {count}")).collect::<Vec<_>>().join(", ")
    };
    let claims = atlas.changes().iter().flat_map(|change| &change.claims);
    html! {
        div.wide {
            table.stacked {
                thead { tr { @for id in ["party", "claims", "with-source", "with-note", "countries", "kinds"] { th scope="col" { (head(id)) } } } }
                tbody {
                    @for party in balance::balance(atlas.header(), claims, atlas.sources()) {
                        tr {
                            th scope="row" { (speech.party(atlas.header(), party.party.as_str())) }
                            td data-head=(head("claims")) { (party.claims) }
                            td data-head=(head("with-source")) { (party.with_source) " (" (party.percent_with_source()) " %)" }
                            td data-head=(head("with-note")) { (party.with_note) }
                            td.long data-head=(head("countries")) {
                                (counts(party.countries.iter().map(|(name, count)| (country(name), *count)).collect()))
                            }
                            td.long data-head=(head("kinds")) {
                                (counts(party.kinds.iter().map(|(kind, count)| (speech.say(&format!("publisher-kind-{kind}")), *count)).collect()))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn data(view: &View) -> Markup {
    let speech = &view.speech;
    html! {
        (components::downloads(view))
        p { a href=(view.file("/ogc/api?f=html")) { (speech.say("api-definition")) } " " span.muted { "OpenAPI 3.0" } }
        @if view.question.published.is_kept { p.muted.small { (speech.say("frozen-note")) } }
    }
}
