//! The parts of an embed that the page for an iframe and the file without a server have in common.

use super::{
    map,
    params::{EmbedParams, Part},
};
use crate::{
    chronicle::{
        moment::Instant,
        sentence::{Answer as Said, Shown, day_words},
    },
    render::{
        backends::font_subset::woff,
        font::FAMILY,
        picture::{self, Parts, PictureRequest, Size},
    },
    server::routes::pages::{home, layout::complaints, view::View},
    symbology::palette::Theme,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use maud::{Markup, html};
use std::collections::BTreeSet;

pub(super) const CSS: &str = include_str!("embed.css");

/// The theme of an embed: light unless another one is asked for, since the page around it is most often light on every device; none
/// for `auto`, which follows the device.
pub(super) fn theme(view: &View) -> Option<&str> {
    if view.kept("theme") == Some("auto") { None } else { Some(view.theme.as_deref().unwrap_or("light")) }
}

/// From when the answer is told: a frozen one is told as the past, whenever it is read.
pub(super) fn told(view: &View) -> Instant {
    let (offset, now) = (view.speech.offset, view.question.now);
    let is_settled = view.question.is_pinned && view.asked.is_some();
    let end = offset.span_of(view.shown.day(offset)).until;
    if is_settled { end.unwrap_or(now) } else { now }
}

/// The letters of the page inside the page, which so needs no second request to look as it should. Letters that it gets later
/// come from the whole font.
pub(super) fn fonts(body: &str) -> String {
    let letters: BTreeSet<char> = body.chars().filter(|letter| !letter.is_control()).collect();
    let one = |is_bold: bool, weight: u16| {
        let font = woff(letters.iter().copied(), is_bold)?;
        let font = STANDARD.encode(font);
        Some(format!(
            "@font-face{{font-family:'Embedded';font-weight:{weight};src:url(data:font/woff;base64,{font}) format('woff')}}"
        ))
    };
    let faces: String = [one(false, 400), one(true, 600)].into_iter().flatten().collect();
    format!("{faces}body,svg{{font-family:'Embedded','{FAMILY}',system-ui,sans-serif}}")
}

pub(super) fn head(view: &View, asked: &EmbedParams, said: Option<&Said>, title: &str) -> Markup {
    html! {
        header.answer aria-live="polite" {
            div.line {
                @if asked.has(Part::Title) { h1 { a href=(view.whole()) target="_blank" rel="noopener" { (title) } } }
                (badge(view))
            }
            (complaints(view))
            div.said { (answered(view, asked, said)) }
        }
    }
}

/// What is said of the shown time, or of both.
pub(super) fn answered(view: &View, asked: &EmbedParams, said: Option<&Said>) -> Markup {
    html! {
        @match said.filter(|_| asked.has(Part::Sentence)) {
            Some(said) if asked.compare.is_none() => {
                (home::sentence(view, said))
                div.facts { (home::facts(view, said)) }
            }
            Some(_) => (map::compared(view, asked, told(view))),
            None => p.sentence { strong { (home::when(view)) } },
        }
    }
}

/// What the embed is about, in words.
pub(super) fn title(view: &View, asked: &EmbedParams) -> String {
    let site = view.speech.label(&view.atlas().header().title);
    asked.place.map_or_else(|| site.to_owned(), |place| format!("{} – {site}", view.name(view.atlas().place(place))))
}

/// That the embed is frozen: of which day the data is, and at which revision.
pub(super) fn badge(view: &View) -> Markup {
    let published = &view.question.published;
    if !view.stays {
        return html! {};
    }
    let recorded = day_words(view.speech.offset.day_of(published.revision.recorded_at), &view.speech.language);
    let values = [("date", (&recorded).into()), ("revision", view.question.pin().1.into())];
    html! { span.badge title=(view.speech.say("embed-frozen-note")) { (view.speech.with("embed-frozen", &values)) } }
}

/// Whom to name at a time.
pub(super) fn credits(view: &View, asked: &EmbedParams, shown: Shown, told: Instant) -> String {
    let request = PictureRequest {
        shown,
        compare: asked.compare,
        now: told,
        traveller: asked.traveller,
        place: asked.place,
        view: asked.extent,
        size: Size::pixels(600.0, 400.0),
        language: &view.speech.language,
        names: &view.names,
        theme: Theme::Light,
        parts: Parts::NONE,
        host: None,
        revision: view.question.published.revision.id.short(),
    };
    picture::credits(view.atlas(), &request).join(" ")
}
