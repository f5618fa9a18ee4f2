//! What an embed draws: the map at several sizes, of which its box chooses one, and what the colours mean.

use super::{
    params::{EmbedParams, Part},
    time::scripted_button,
};
use crate::{
    chronicle::{
        diff::states_at,
        index::atlas::StateView,
        moment::Instant,
        sentence::{Shown, answer},
    },
    render::{backends::svg::Colours, map::MapRequest, picture::time_words, projection::Frame, relief, series::series},
    server::routes::pages::{components, drawings, home, view::View},
    symbology::{ACCESS, AccessSymbol},
};
use maud::{Markup, PreEscaped, html};
use std::collections::BTreeSet;

/// The frames that have to be seen, in pixels: a box takes the largest that it has room for, and shows what it has room for
/// around it.
pub(crate) const SIZES: [(&str, f64, f64); 4] =
    [("xs", 300.0, 120.0), ("s", 330.0, 190.0), ("m", 560.0, 310.0), ("l", 940.0, 480.0)];

/// The map, or two where times are compared, as SVG in the colours of the page.
pub(crate) fn map(view: &View, asked: &EmbedParams, title: &str, description: &str) -> Markup {
    let times = times(view, asked);
    html! {
        figure.map aria-label=(title) {
            div.drawn data-part="map" {
                @for &shown in &times {
                    div.pane data-shown[shown == view.shown] {
                        @for size in SIZES { (sheet(view, asked, shown, size, (title, description))) }
                        @if times.len() > 1 { p.plate { (time_words(view.atlas(), shown, &view.speech.language)) } }
                    }
                }
            }
            (scripted_button(view, "full", &["M4 7.5V4h3.5M12.5 4H16v3.5M16 12.5V16h-3.5M7.5 16H4v-3.5"]))
            (scripted_button(view, "move", &["M10 2.5v15M2.5 10h15M7.5 5 10 2.5 12.5 5M7.5 15l2.5 2.5 2.5-2.5M5 7.5 2.5 10 5 12.5M15 7.5l2.5 2.5-2.5 2.5"]))
        }
    }
}

/// The shown times, the earlier one first.
pub(crate) fn times(view: &View, asked: &EmbedParams) -> Vec<Shown> {
    let offset = view.speech.offset;
    let mut times: Vec<Shown> = asked.compare.into_iter().chain([view.shown]).collect();
    times.sort_by_key(|shown| shown.at(offset));
    times
}

/// The map of a time in two groups, shapes and text, which a step to another time fills anew; with the camera that looks the same.
fn sheet(view: &View, asked: &EmbedParams, shown: Shown, size: (&str, f64, f64), named: (&str, &str)) -> Markup {
    let request = request(view, asked, shown, size, named);
    let svg = series(view.atlas(), &request, &[request.at], Colours::Variables).svg(0);
    let [longitude, latitude] = request.frame.center;
    html! {
        div.sheet.(size.0) data-center=(format!("{longitude:.5},{latitude:.5}")) data-zoom=(format!("{:.3}", request.frame.zoom)) {
            (PreEscaped(relief::files::linked(svg, view.question.base.prefix())))
        }
    }
}

/// The map of a time at one of the sizes.
pub(crate) fn request<'a>(
    view: &'a View,
    asked: &EmbedParams,
    shown: Shown,
    (_, width, height): (&str, f64, f64),
    (title, description): (&'a str, &'a str),
) -> MapRequest<'a> {
    use crate::render::picture::View as Extent;
    let frame = match asked.extent {
        Extent::Box(bbox) => Frame::fitting(bbox, width, height, 0.0),
        Extent::Camera(center, zoom) => Frame::new(center, zoom, width, height),
        // A small map shows what the answer is about, and around it what its box has room for.
        Extent::Default => drawings::close_frame(view, asked.subject(view), width, height),
    };
    MapRequest {
        at: shown.at(view.speech.offset),
        names: &view.names,
        traveller: asked.traveller,
        chosen: asked.place,
        frame,
        spare: (width * 0.7, height),
        title,
        description,
    }
}

/// What held at each of two times, in a sentence each.
pub(crate) fn compared(view: &View, asked: &EmbedParams, told: Instant) -> Markup {
    let atlas = view.atlas();
    let Some(subject) = asked.subject(view) else {
        return html! { p.sentence { strong { (home::when(view)) } } };
    };
    html! {
        p.sentence.two {
            @for shown in times(view, asked) { strong { (answer(atlas, subject, shown, told, &view.speech.language).short) } " " }
        }
    }
}

/// What the colours mean, and of whose passage they speak: every look that there is at some time; those of other times than the
/// shown ones are marked.
pub(crate) fn legend(view: &View, asked: &EmbedParams) -> Markup {
    let now = looks_at(view, asked, &times(view, asked));
    let samples = samples(view, asked).into_iter().filter(|(look, _)| asked.has(Part::Ribbons) || now.contains(look));
    html! {
        div.means {
            (passage(view, asked))
            ul.legend aria-label=(view.speech.say("column-status")) {
                @for (look, sample) in samples { li.other[!now.contains(&look)] data-look=(look) { (sample) } }
            }
        }
    }
}

/// Whose passage the colours speak of, where they do.
pub(crate) fn passage(view: &View, asked: &EmbedParams) -> Markup {
    let (speech, header) = (&view.speech, view.atlas().header());
    html! {
        @if let Some((traveller, direction)) = asked.traveller {
            @let who = speech.traveller(header, traveller);
            @let way = speech.direction(header, direction);
            span { (speech.with("picture-passage", &[("traveller", who.into()), ("direction", way.into())])) }
        }
    }
}

/// The id of what a state looks like.
fn look_id(asked: &EmbedParams, state: &StateView<'_>) -> String {
    match asked.traveller {
        Some((traveller, direction)) => AccessSymbol::of(state.access().get(traveller, direction)).id.to_owned(),
        None => state.status().id.as_str().to_owned(),
    }
}

/// What is looked like at any of these times.
pub(crate) fn looks_at(view: &View, asked: &EmbedParams, times: &[Shown]) -> BTreeSet<String> {
    let atlas = view.atlas();
    let held = times.iter().flat_map(|shown| states_at(atlas, shown.at(view.speech.offset))).flatten();
    held.map(|state| look_id(asked, &atlas.view(state))).collect()
}

/// What is looked like at any time, each with its sample, in the order of the vocabulary.
pub(crate) fn samples(view: &View, asked: &EmbedParams) -> Vec<(String, Markup)> {
    let atlas = view.atlas();
    let ever: BTreeSet<String> = (0..).zip(atlas.states()).map(|(state, _)| look_id(asked, &atlas.view(state))).collect();
    let all: Vec<(String, Markup)> = match asked.traveller {
        Some(_) => ACCESS.iter().map(|look| (look.id.to_owned(), components::passage(view, look))).collect(),
        None => {
            let statuses = atlas.header().statuses.iter();
            statuses.map(|status| (status.id.as_str().to_owned(), components::swatch(view, status))).collect()
        }
    };
    all.into_iter().filter(|(look, _)| ever.contains(look)).collect()
}
