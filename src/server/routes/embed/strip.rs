//! The strip of an embed: drawn at several widths, of which its box chooses one, and where that is high with who runs each stop.

use super::params::{EmbedParams, Part};
use crate::{
    chronicle::place::Place,
    render::{
        backends::svg::{Colours, write_head, write_shape, write_words},
        picture::strip::{StripDrawing, StripRequest, strip_drawing},
        strip::strip,
    },
    server::routes::pages::view::View,
    symbology::palette::Theme,
};
use maud::{Markup, PreEscaped, html};

/// The drawings by their class in the style sheet: width in pixels, and whether they say who runs each stop.
const DRAWINGS: [(&str, f64, bool); 4] =
    [("xs", 456.0, false), ("s", 574.0, false), ("s tall", 574.0, true), ("m tall", 800.0, true)];

/// The strip of the shown time; empty where no route carries the traffic then. An embed of two times, about another place, or of who
/// could pass has none: there the colours speak of access, and those of a strip of statuses.
pub(crate) fn section(view: &View, asked: &EmbedParams) -> Markup {
    let is_about = asked.has(Part::Strip) && asked.compare.is_none() && asked.traveller.is_none() && is_subject(view, asked);
    html! {
        @if is_about {
            section.strip data-part="strip" aria-label=(view.speech.say("strip")) {
                @for drawing in DRAWINGS.into_iter().filter_map(|drawing| drawn(view, drawing)) { (drawing) }
            }
        }
    }
}

/// Returns true if the embed is about the road itself or about a stop of it.
fn is_subject(view: &View, asked: &EmbedParams) -> bool {
    let (atlas, at) = (view.atlas(), view.shown.at(view.speech.offset));
    let is_headline = |place: &Place| place.id == atlas.header().headline_place;
    asked.place.is_none_or(|place| {
        is_headline(atlas.place(place))
            || strip(atlas, at).iter().any(|stop| stop.places().iter().any(|stop| stop.place == place))
    })
}

fn drawn(view: &View, (class, width, has_details): (&str, f64, bool)) -> Option<Markup> {
    let request = StripRequest {
        at: view.shown.at(view.speech.offset),
        language: &view.speech.language,
        names: &view.names,
        theme: Theme::Light,
        has_details,
    };
    let strip = strip_drawing(view.atlas(), request, width)?;
    Some(html! { div class=(class) { (PreEscaped(svg(&strip, width, &view.speech.say("strip")))) } })
}

/// Writes a strip as an `<svg>` element in the colours of the page.
fn svg(strip: &StripDrawing, width: f64, title: &str) -> String {
    let mut out = String::with_capacity(8_000);
    write_head(&mut out, (0.0, 0.0, width, strip.height), (title, &strip.alternative));
    for shape in &strip.shapes {
        write_shape(&mut out, shape, (width, strip.height), Colours::Variables);
    }
    for words in &strip.words {
        write_words(&mut out, words, Colours::Variables, None);
    }
    out.push_str("</svg>");
    out
}
