//! A step of the story in an embed: what it says in place of the answer, and links to the other steps in place of the slider.

use crate::server::routes::pages::{
    layout::complaints,
    story::{Told, number_line},
    view::View,
};
use maud::{Markup, html};

/// The words of a step, above its map.
pub(super) fn head(view: &View, told: &Told<'_>) -> Markup {
    let speech = &view.speech;
    html! {
        header.answer.story {
            div.line {
                p.site { a href=(view.whole()) target="_blank" rel="noopener" { (speech.label(&view.atlas().header().title)) } }
                (super::parts::badge(view))
            }
            (complaints(view))
            h1.telling-title { (told.title) }
            p.telling { (told.text) }
            (number_line(view, told, true))
        }
    }
}

/// The way to the step before and after, and to every other one.
pub(super) fn steps(view: &View) -> Markup {
    let (speech, steps) = (&view.speech, view.atlas().header().story.len());
    let position = view.step.unwrap_or(0);
    let said = speech.with("story-step", &[("number", (position + 1).into()), ("count", steps.into())]);
    html! {
        nav.steps aria-label=(speech.say("story-steps")) {
            span.muted { (said) }
            @if position > 0 { a.button rel="prev" href=(view.to_step(position - 1)) { (speech.say("story-previous")) } }
            @if position + 1 < steps { a.button rel="next" href=(view.to_step(position + 1)) { (speech.say("story-next")) } }
        }
    }
}
