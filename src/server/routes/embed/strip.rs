//! The strip of an embed: drawn at several widths, of which its box chooses one, and where that is high with who runs each stop.

use super::params::{EmbedParams, Part};
use crate::{
    chronicle::{moment::Instant, place::Place},
    render::{
        backends::svg::{Colours, write_head, write_shape, write_words},
        picture::strip::{StripDrawing, StripRequest, strip_drawing},
        strip::strip,
    },
    server::routes::pages::view::View,
    symbology::palette::Theme,
};
use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};

/// The drawings by their class in the style sheet: width in pixels, and whether they say who runs each stop.
const DRAWINGS: [Drawing; 4] = [("xs", 456.0, false), ("s", 574.0, false), ("s tall", 574.0, true), ("m tall", 800.0, true)];

/// The strip of the shown time; empty where no route carries the traffic then. An embed of two times, about another place, or of who
/// could pass has none: there the colours speak of access, and those of a strip of statuses.
pub(crate) fn section(view: &View, asked: &EmbedParams) -> Markup {
    html! {
        @if has_strip(view, asked) {
            section.strip aria-label=(view.speech.say("strip")) {
                @for (class, svg) in DRAWINGS.into_iter().filter_map(|drawing| drawn(view, asked, drawing, view.shown.at(view.speech.offset))) {
                    div class=(class) { (PreEscaped(svg.concat())) }
                }
            }
        }
    }
}

/// The strip at each of these instants: for each of its drawings the class, and all its pieces with those of each time.
pub(crate) fn through_time(view: &View, asked: &EmbedParams, instants: &[Instant]) -> Vec<Value> {
    if !has_strip(view, asked) {
        return Vec::new();
    }
    let through = |drawing: Drawing| {
        let (mut pieces, mut frames): (Vec<String>, Vec<Vec<usize>>) = Default::default();
        let mut number_of = |piece: String| {
            pieces.iter().position(|known| *known == piece).unwrap_or_else(|| {
                pieces.push(piece);
                pieces.len() - 1
            })
        };
        let at: Vec<usize> = instants
            .iter()
            .map(|at| {
                let frame: Vec<usize> =
                    drawn(view, asked, drawing, *at).into_iter().flat_map(|(_, svg)| svg).map(&mut number_of).collect();
                frames.iter().position(|known| *known == frame).unwrap_or_else(|| {
                    frames.push(frame);
                    frames.len() - 1
                })
            })
            .collect();
        json!({"class": drawing.0, "pieces": pieces, "frames": frames.iter().map(|frame| [frame]).collect::<Vec<_>>(), "at": at})
    };
    DRAWINGS.into_iter().map(through).collect()
}

/// Returns true if the embed shows one time and is about the road itself or about a stop of it.
fn has_strip(view: &View, asked: &EmbedParams) -> bool {
    let header = view.atlas().header();
    let is_stop =
        |place: &Place| header.routes.iter().flat_map(|route| &route.stops).any(|stop| stop.places().contains(&place.id));
    let is_about = |place: &Place| place.id == header.headline_place || is_stop(place);
    let place = asked.place.map(|place| view.atlas().place(place));
    asked.has(Part::Strip) && asked.compare.is_none() && asked.traveller.is_none() && place.is_none_or(is_about)
}

/// Returns true if the place that the embed is about, if any, is the road itself or one of its stops at an instant.
fn is_subject(view: &View, asked: &EmbedParams, at: Instant) -> bool {
    let atlas = view.atlas();
    asked.place.is_none_or(|place| {
        atlas.place(place).id == atlas.header().headline_place
            || strip(atlas, at).iter().any(|stop| stop.places().iter().any(|stop| stop.place == place))
    })
}

type Drawing = (&'static str, f64, bool);

/// The class of a drawing, and its `<svg>` in pieces; none where there is no strip at an instant.
fn drawn(
    view: &View,
    asked: &EmbedParams,
    (class, width, has_details): Drawing,
    at: Instant,
) -> Option<(&'static str, Vec<String>)> {
    if !is_subject(view, asked, at) {
        return None;
    }
    let request = StripRequest { at, language: &view.speech.language, names: &view.names, theme: Theme::Light, has_details };
    let strip = strip_drawing(view.atlas(), request, width)?;
    Some((class, svg(&strip, width, &view.speech.say("strip"))))
}

/// Writes a strip as an `<svg>` element in the colours of the page: its start, its shapes, its words, its end.
fn svg(strip: &StripDrawing, width: f64, title: &str) -> Vec<String> {
    let written = |write: &dyn Fn(&mut String)| {
        let mut out = String::new();
        write(&mut out);
        out
    };
    let head = written(&|out| write_head(out, (0.0, 0.0, width, strip.height), (title, &strip.alternative)));
    let shapes =
        strip.shapes.iter().map(|shape| written(&|out| write_shape(out, shape, (width, strip.height), Colours::Variables)));
    let words = strip.words.iter().map(|words| written(&|out| write_words(out, words, Colours::Variables, None)));
    std::iter::once(head).chain(shapes).chain(words).chain(["</svg>".to_owned()]).collect()
}
