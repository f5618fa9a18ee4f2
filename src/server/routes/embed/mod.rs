//! `/embed`: a view inside a page of somebody else's, in whatever box that gives it.
//!
//! What the server writes is complete: answer, map, ribbons, a slider that works as a form, credits. The style sheet takes parts
//! away as the box gets smaller, down to a strip of text. A small script makes the slider move what is shown, and loads the live
//! map when somebody first touches the drawn one. With a time and `as-of` in its address, all that it says stays for good.

mod drawings;
pub(crate) mod file;
pub(crate) mod map;
pub(crate) mod params;
mod parts;
mod step;
mod story;
mod strip;
pub(crate) mod time;

use super::{
    assets::EMBED,
    oembed,
    pages::{card, components, drawings as drawings_of_pages, story as told_story, stylesheet, unindexed, view::View},
};
use crate::{
    chronicle::sentence::answer,
    server::{
        HTML,
        caching::CachedResponse,
        params::{Rejection, negotiate::MediaFormat},
        state::Shared,
    },
};
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
pub(crate) use drawings::drawings;
pub(crate) use file::file;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use params::{EmbedParams, Part};
use parts::{CSS, credits, fonts, head, theme, title, told};
pub(crate) use step::step;

/// The view for an iframe.
pub(crate) async fn embed(State(app): State<Shared>, mut view: View, headers: HeaderMap) -> Response {
    if let Some(target) = time::elsewhere(&view) {
        return Rejection::Elsewhere(target, view.question.base.vary()).into_response();
    }
    view.entry = app.page.entry(EMBED);
    let asked = EmbedParams::read(&mut view);
    let links = oembed::links(&view);
    let answer = CachedResponse {
        // Even a frozen one names the script of this release.
        keep: view.keep(),
        identity: format!("{} {asked:?}", view.identity()),
        links: &links,
        is_relative: true,
        ..CachedResponse::new(&view.question, HTML)
    };
    let response = answer.send(&app, &headers, MediaFormat::Html, || page(&view, &asked).into_bytes()).await;
    unindexed(&view, response)
}

fn page(view: &View, asked: &EmbedParams) -> String {
    let (speech, header) = (&view.speech, view.atlas().header());
    let subject = asked.subject(view);
    let shown = view.asked.unwrap_or(view.shown);
    let said = subject.map(|place| answer(view.atlas(), place, shown, told(view), &speech.language));
    let step = told_story::told(view);
    let title = step.as_ref().map_or_else(|| title(view, asked), |step| step.title.clone());
    let body = html! {
        main #embed {
            @match &step {
                Some(step) => (story::head(view, step)),
                None => (head(view, asked, said.as_ref(), &title)),
            }
            @if asked.has(Part::Legend) { (map::legend(view, asked)) }
            (map::map(view, asked, &title, said.as_ref().map_or("", |said| &said.short)))
            (strip::section(view, asked))
            @if step.is_some() { (drawings_of_pages::definitions(view)) (story::steps(view)) }
            @else if asked.has(Part::Slider) || asked.has(Part::Ribbons) { (time::controls(view, asked, subject)) }
            (foot(view, asked))
            (time::script_data(view))
        }
    };
    let body = body.into_string();
    let is_below_root = !view.question.base.prefix().is_empty();
    let document = html! {
        (DOCTYPE)
        html lang=(speech.language) data-languages=(header.languages.join(" ")) data-theme=[theme(view)]
            data-base=[is_below_root.then(|| view.question.base.prefix())] data-not-kept=[view.not_kept.as_deref()] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) }
                meta name="description" content=(said.as_ref().map_or("", |said| &said.short));
                link rel="canonical" href=(view.canonical_at("/", &speech.language));
                meta property="og:title" content=(title);
                (card::tags(view, card::Card::default(), &title))
                (oembed::head(view))
                style { (PreEscaped(stylesheet::embedded(header, view.question.base.prefix()))) (PreEscaped(fonts(&body))) (PreEscaped(CSS)) (PreEscaped(time::style(view))) }
                @if let Some(entry) = &view.entry {
                    @for module in &entry.preloads { link rel="modulepreload" href=(view.file(module)); }
                    script type="module" src=(view.file(&entry.script)) {}
                }
            }
            body { (PreEscaped(&body)) }
        }
    };
    document.into_string()
}

/// Whom to name, always, and the way to all of it.
fn foot(view: &View, asked: &EmbedParams) -> Markup {
    let credits = credits(view, asked, view.shown, told(view));
    html! {
        footer {
            // In whole, whatever the box has room for.
            details.credits {
                summary { (credits) }
                div {
                    p.told { (credits) }
                    p { (components::publisher(view)) }
                }
            }
            a href=(view.whole()) target="_blank" rel="noopener" { (view.speech.say("embed-open")) }
        }
    }
}
