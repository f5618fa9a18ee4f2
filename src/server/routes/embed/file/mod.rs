//! `map.html`: an embed as one file, for where there is no server and no network: letters, maps, sentences and script are inside.
//!
//! It is frozen by nature, and says of which revision it is. What the server writes shows one time in full; a small script puts
//! together any other of the pieces that the file holds. Its policy lets it ask for nothing.

pub(crate) mod data;

use super::{
    map,
    params::{EmbedParams, Part},
    parts::{CSS, credits, fonts, head, theme, title},
    time,
};
use crate::{
    chronicle::{moment::Instant, sentence::answer},
    render::{picture::time_words, relief, series::Series},
    server::{
        params::{ApiRequest, Parameters},
        routes::pages::{layout::data_block, stylesheet, view::View},
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};
use data::Data;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

const SCRIPT: &str = include_str!("map.js");
const OWN_CSS: &str = include_str!("map.css");

/// The parameters of a picture that such a file has no use for.
const UNUSED: [&str; 9] = ["width", "height", "scale", "width_mm", "height_mm", "dpi", "draw", "text", "controls"];

/// The file for a settled question about a picture, with the time that it names; none where that is to be asked elsewhere.
///
/// The days of its slider end when the revision was recorded, or with what is shown, so that a file is the same on any day.
pub(crate) fn file(question: ApiRequest) -> Option<String> {
    let header = question.published.atlas.header();
    let offset = header.offset;
    let mut parameters = question.parameters.clone();
    for name in UNUSED {
        parameters.take(name);
    }
    // A page has no theme for paper.
    if parameters.value("theme") == Some("print") {
        parameters.take("theme");
    }
    let recorded = question.published.revision.recorded_at;
    let now = latest(&parameters, offset).map_or(recorded, |shown| shown.max(recorded));
    let mut view = View::read(ApiRequest { parameters, now, is_pinned: true, ..question }, None, None).ok()?;
    let asked = EmbedParams::read(&mut view);
    view.complaints.clear();
    view.stays = true;
    Some(document(&view, &asked))
}

/// The latest of the times that are shown.
fn latest(parameters: &Parameters, offset: crate::chronicle::moment::Offset) -> Option<Instant> {
    let times = ["datetime", "compare"].into_iter().filter_map(|name| parameters.value(name));
    times.filter_map(|text| crate::server::params::parse_shown(text, offset).ok().flatten()).map(|shown| shown.at(offset)).max()
}

/// From when the file is told: the end of its last day, so that all of it is past.
fn told(view: &View) -> Instant {
    view.speech.offset.span_of(view.today()).until.unwrap_or(view.question.now)
}

fn document(view: &View, asked: &EmbedParams) -> String {
    let (speech, header) = (&view.speech, view.atlas().header());
    let subject = asked.subject(view);
    let said = subject.map(|place| answer(view.atlas(), place, view.shown, told(view), &speech.language));
    let title = title(view, asked);
    let description = said.as_ref().map_or("", |said| &said.short);
    let data = Data::of(view, asked, told(view), (&title, description));
    let body = html! {
        main #embed {
            (head(view, asked, said.as_ref(), &title))
            (map::legend(view, asked))
            (map(view, asked, &title, &data))
            (controls(view, asked))
            footer {
                details.credits {
                    @let credits = credits(view, asked, view.shown, told(view));
                    summary { (credits) }
                    p { (credits) }
                }
                a href=(view.whole()) target="_blank" rel="noopener" { (speech.say("embed-open")) }
            }
        }
        script #data type="application/json" { (PreEscaped(data_block(&data.value))) }
        script { (PreEscaped(SCRIPT)) }
    };
    let body = body.into_string();
    let date = time_words(view.atlas(), view.shown, &speech.language);
    let sheet = [&stylesheet::standalone(header), &fonts(&body), CSS, OWN_CSS, &time::style(view)].concat();
    let document = html! {
        (DOCTYPE)
        html lang=(speech.language) data-theme=[theme(view)] {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&sheet));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (title) ", " (date) }
                meta name="description" content=(description);
                style { (PreEscaped(&sheet)) }
            }
            body { (PreEscaped(&body)) }
        }
    };
    document.into_string()
}

/// Nothing is asked of anybody; no script runs and no style counts but these.
fn policy(sheet: &str) -> String {
    let [script, style] = [SCRIPT, sheet].map(|text| STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; font-src data:; img-src data:; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    )
}

/// The map at every size, and beside it that of the time that it is compared with.
fn map(view: &View, asked: &EmbedParams, title: &str, data: &Data) -> Markup {
    let times = map::times(view, asked);
    let words = |shown| time_words(view.atlas(), shown, &view.speech.language);
    let sheet = |size: &str, series: &Series, frame: usize| html! { div.sheet.(size) { (PreEscaped(relief::files::within_document(&series.svg(frame)))) } };
    html! {
        (PreEscaped(relief::files::definitions()))
        figure.map aria-label=(title) {
            div.drawn {
                @for shown in &times {
                    div.pane data-shown[*shown == view.shown] {
                        @for (size, series) in &data.sheets { (sheet(size, series, data.frame_at(*shown, view))) }
                        @if times.len() > 1 { p.plate { (words(*shown)) } }
                    }
                }
            }
        }
    }
}

/// The slider with its steps, which need the script, and the ribbons.
fn controls(view: &View, asked: &EmbedParams) -> Markup {
    let (speech, offset) = (&view.speech, view.speech.offset);
    let (first, last) = time::reach(view);
    let reach = time::instants(view);
    let said = time_words(view.atlas(), view.shown, &speech.language);
    let step = |id: &str, direction: &str, path: &str| {
        let says = speech.say(id);
        html! {
            button.step type="button" data-step=(direction) title=(says) aria-label=(says) {
                svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" { path d=(path) fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" {} }
            }
        }
    };
    html! {
        section.time aria-label=(speech.say("timeline")) {
            div.slider {
                span.now {
                    (step("embed-before", "-1", "M12.5 4 6.5 10l6 6"))
                    output { (said) }
                    (step("embed-after", "1", "M7.5 4l6 6-6 6"))
                }
                div.run {
                    input #day type="range" min="0" max=(time::days_between(view, first, last))
                        value=(time::days_between(view, first, view.shown.day(offset))) aria-label=(speech.say("embed-day")) aria-valuetext=(said);
                }
            }
            @if asked.has(Part::Ribbons) { (time::ribbons(view, asked, asked.subject(view), reach)) }
        }
    }
}
