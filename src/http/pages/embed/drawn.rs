//! What an embed draws: the map at several sizes, of which its box chooses one, and what the colours mean.

use super::asked::{Asked, Part};
use crate::{
    chronicle::{
        atlas::StateView,
        diff::states_at,
        moment::Instant,
        sentence::{Shown, answer},
    },
    http::pages::{front, parts, pictures, view::View},
    render::{
        look::{ACCESS, AccessLook},
        map::{MapRequest, map_svg},
        picture::time_words,
        projection::Frame,
        svg::Colours,
    },
};
use maud::{Markup, PreEscaped, html};

/// The frames that have to be seen, in pixels: a box takes the largest that it has room for, and shows what it has room for
/// around it.
const SIZES: [(&str, f64, f64); 4] = [("xs", 300.0, 120.0), ("s", 330.0, 190.0), ("m", 560.0, 310.0), ("l", 940.0, 480.0)];

/// The map, or two where times are compared, as SVG in the colours of the page.
pub(super) fn map(view: &View, asked: &Asked, title: &str, description: &str) -> Markup {
    let times = times(view, asked);
    html! {
        figure.map aria-label=(title) {
            div.drawn data-part="map" {
                @for &shown in &times {
                    div.pane {
                        @for size in SIZES { div.sheet.(size.0) { (drawn(view, asked, shown, size, (title, description))) } }
                        @if times.len() > 1 { p.plate { (time_words(view.atlas(), shown, &view.speech.language)) } }
                    }
                }
            }
        }
    }
}

/// The shown times, the earlier one first.
fn times(view: &View, asked: &Asked) -> Vec<Shown> {
    let offset = view.speech.offset;
    let mut times: Vec<Shown> = asked.compare.into_iter().chain([view.shown]).collect();
    times.sort_by_key(|shown| shown.at(offset));
    times
}

fn drawn(
    view: &View,
    asked: &Asked,
    shown: Shown,
    (_, width, height): (&str, f64, f64),
    (title, description): (&str, &str),
) -> Markup {
    use crate::render::picture::View as Extent;
    let frame = match asked.extent {
        Extent::Box(bbox) => Frame::fitting(bbox, width, height, 0.0),
        Extent::Camera(center, zoom) => Frame::new(center, zoom, width, height),
        // A small map shows what the answer is about, and around it what its box has room for.
        Extent::Default => pictures::close_frame(view, asked.subject(view), width, height),
    };
    let request = MapRequest {
        at: shown.at(view.speech.offset),
        names: &view.names,
        traveller: asked.traveller,
        frame,
        spare: (width * 0.7, height),
        title,
        description,
    };
    html! { (PreEscaped(map_svg(view.atlas(), &request, Colours::Variables))) }
}

/// What held at each of two times, in a sentence each.
pub(super) fn compared(view: &View, asked: &Asked, told: Instant) -> Markup {
    let atlas = view.atlas();
    let Some(subject) = asked.subject(view) else {
        return html! { p.sentence { strong { (front::when(view)) } } };
    };
    html! {
        p.sentence.two {
            @for shown in times(view, asked) { strong { (answer(atlas, subject, shown, told, &view.speech.language).short) } " " }
        }
    }
}

/// What the colours mean, and of whose passage they speak: those on the map, then those of ribbons alone.
pub(super) fn legend(view: &View, asked: &Asked) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let header = atlas.header();
    let held = |at: Instant| states_at(atlas, at).into_iter().flatten().map(|state| atlas.view(state));
    let now: Vec<StateView<'_>> = times(view, asked).into_iter().flat_map(|shown| held(shown.at(speech.offset))).collect();
    let ever: Vec<StateView<'_>> = (0..).zip(atlas.states()).map(|(state, _)| atlas.view(state)).collect();
    let samples: Vec<(bool, Markup)> = match asked.traveller {
        Some((traveller, direction)) => {
            let any = |states: &[StateView<'_>], look: &AccessLook| {
                states.iter().any(|state| AccessLook::of(state.access().get(traveller, direction)).id == look.id)
            };
            let looks = ACCESS.iter().filter(|look| any(&ever, look));
            looks.map(|look| (any(&now, look), parts::passage(view, look))).collect()
        }
        None => {
            let any = |states: &[StateView<'_>], id: &str| states.iter().any(|state| state.status().id.as_str() == id);
            let statuses = header.statuses.iter().filter(|status| any(&ever, status.id.as_str()));
            statuses.map(|status| (any(&now, status.id.as_str()), parts::swatch(view, status))).collect()
        }
    };
    html! {
        div.means data-part="legend" {
            @if let Some((traveller, direction)) = asked.traveller {
                @let who = speech.traveller(header, traveller);
                @let way = speech.direction(header, direction);
                span { (speech.with("picture-passage", &[("traveller", who.into()), ("direction", way.into())])) }
            }
            ul.legend aria-label=(speech.say("column-status")) {
                @for (_, sample) in samples.iter().filter(|(is_now, _)| *is_now) { li { (sample) } }
                @if asked.has(Part::Ribbons) {
                    @for (_, sample) in samples.iter().filter(|(is_now, _)| !is_now) { li.other { (sample) } }
                }
            }
        }
    }
}
