//! The drawings inside a page: the map at the shown time, the ribbons with their playhead, and what their looks mean.

use super::{components, view::View};
use crate::{
    chronicle::{
        diff::states_at,
        focus::focus,
        fold::PlaceIndex,
        moment::{Day, Instant},
        period::Period,
        place::Place,
    },
    render::{
        backends::svg::Colours,
        map::{MapRequest, default_frame, map_svg},
        projection::Frame,
        relief,
        ribbons::{self, Ribbon},
    },
    symbology::{Symbol, palette::Theme},
};
use geo::BoundingRect;
use maud::{Markup, PreEscaped, html};
use std::collections::HashSet;

/// What a map shows.
pub(crate) struct MapDrawing<'a> {
    title: &'a str,
    description: &'a str,
    place: Option<&'a Place>,
    /// West, south, east, north of what is framed; none: the place, or the headline place.
    bbox: Option<[f64; 4]>,
}

impl<'a> MapDrawing<'a> {
    /// The dataset in its default view.
    pub(crate) fn whole(title: &'a str, description: &'a str) -> Self {
        Self { title, description, place: None, bbox: None }
    }

    /// The dataset in a frame of its own: west, south, east, north in degrees.
    pub(crate) fn framed(self, bbox: Option<[f64; 4]>) -> Self {
        Self { bbox, ..self }
    }

    /// Around one place.
    pub(crate) fn around(place: &'a Place, title: &'a str, description: &'a str) -> Self {
        Self { place: Some(place), ..Self::whole(title, description) }
    }
}

/// A size of a map in pixels: what is framed, and what is drawn beyond it to the left and right, and above and below, for a box
/// of another shape. The style sheets count with these numbers.
struct Size {
    frame: (f64, f64),
    spare: (f64, f64),
}

/// The map of a place in the column, and on a phone.
const COLUMN: [Size; 2] = [Size { frame: (400.0, 400.0), spare: (0.0, 0.0) }, Size { frame: (960.0, 560.0), spare: (0.0, 0.0) }];

/// The map of the first page, on which panels lie, and on a phone.
const HERO: [Size; 2] =
    [Size { frame: (360.0, 400.0), spare: (120.0, 360.0) }, Size { frame: (600.0, 500.0), spare: (660.0, 350.0) }];

/// A map of what held at the shown time, as SVG in the colours of the page: once for a wide screen and once for a phone, on
/// which the words of the other could not be read. The style sheet shows one of them.
pub(crate) fn map(view: &View, map: &MapDrawing<'_>) -> Markup {
    let [small, wide] = if map.place.is_some() { &COLUMN } else { &HERO };
    html! {
        div.sheet.small { (drawn(view, map, small)) }
        div.sheet { (drawn(view, map, wide)) }
    }
}

fn drawn(view: &View, map: &MapDrawing<'_>, size: &Size) -> Markup {
    let (atlas, (width, height)) = (view.atlas(), size.frame);
    let frame = frame_of(view, map, width, height);
    let request = MapRequest {
        at: view.shown.at(view.speech.offset),
        names: &view.names,
        traveller: None,
        chosen: map.place.and_then(|place| atlas.place_index(place.id.as_str())),
        frame,
        spare: size.spare,
        title: map.title,
        description: map.description,
    };
    let svg = map_svg(atlas, &request, Colours::Variables);
    html! { (PreEscaped(relief::files::linked(svg, view.question.base.prefix()))) }
}

/// Where a small map looks that is about a place, or about none: closely.
pub(crate) fn close_frame(view: &View, place: Option<PlaceIndex>, width: f64, height: f64) -> Frame {
    let geometry = place.and_then(|place| view.atlas().place(place).geometry.as_ref());
    match geometry.and_then(BoundingRect::bounding_rect) {
        None => default_frame(view.atlas(), width, height),
        Some(rect) => {
            let bbox = [rect.min().x, rect.min().y, rect.max().x, rect.max().y];
            let near = Frame::fitting(bbox, width, height, height * 0.11);
            if near.zoom.is_finite() && near.zoom < CLOSEST { near } else { around(bbox, width, height) }
        }
    }
}

fn frame_of(view: &View, map: &MapDrawing<'_>, width: f64, height: f64) -> Frame {
    if let Some(bbox) = map.bbox {
        return Frame::fitting(bbox, width, height, width.min(height) * 0.11);
    }
    match map.place.and_then(|place| place.geometry.as_ref()).and_then(BoundingRect::bounding_rect) {
        None => headline_frame(view, width, height),
        Some(rect) => {
            let near = around([rect.min().x, rect.min().y, rect.max().x, rect.max().y], width, height * 0.75);
            Frame::new(near.center, near.zoom, width, height)
        }
    }
}

/// Where the live map looks at first: the headline place, with room above and below it.
fn headline_frame(view: &View, width: f64, height: f64) -> Frame {
    let atlas = view.atlas();
    let headline = atlas.place_index(atlas.header().headline_place.as_str()).map(|place| atlas.place(place));
    match headline.and_then(|place| place.geometry.as_ref()).and_then(BoundingRect::bounding_rect) {
        None => default_frame(atlas, width, height),
        Some(rect) => {
            Frame::fitting([rect.min().x, rect.min().y, rect.max().x, rect.max().y], width, height, width.min(height) * 0.11)
        }
    }
}

/// How close a map goes by itself.
const CLOSEST: f64 = 11.0;

/// A frame around a place, no closer than the basemap is good for.
fn around([west, south, east, north]: [f64; 4], width: f64, height: f64) -> Frame {
    let fitting = Frame::fitting([west, south, east, north], width, height, width / 16.0);
    if fitting.zoom.is_finite() && fitting.zoom < CLOSEST {
        return fitting;
    }
    Frame::new([f64::midpoint(west, east), f64::midpoint(south, north)], CLOSEST, width, height)
}

/// The statuses that hold somewhere at the shown time, with their swatches.
pub(crate) fn legend(view: &View) -> Markup {
    let atlas = view.atlas();
    let held: Vec<u32> = states_at(atlas, view.shown.at(view.speech.offset))
        .into_iter()
        .flatten()
        .map(|state| atlas.view(state).state.status)
        .collect();
    html! {
        ul.legend aria-label=(view.speech.say("column-status")) {
            @for (status, number) in atlas.header().statuses.iter().zip(0..) {
                @if held.contains(&number) { li { (components::swatch(view, status)) } }
            }
        }
    }
}

/// The textures and fades that ribbons and swatches refer to; once a page.
pub(crate) fn definitions(view: &View) -> Markup {
    let looks = Symbol::all(view.atlas().header(), Theme::Light);
    html! { (PreEscaped(ribbons::definitions(&looks, Colours::Variables))) }
}

/// Every status with its swatch.
pub(crate) fn legend_of_all(view: &View) -> Markup {
    let statuses = &view.atlas().header().statuses;
    html! { ul.legend aria-label=(view.speech.say("column-status")) { @for status in statuses { li { (components::swatch(view, status)) } } } }
}

/// The time that ribbons run over: from the first day of the data's first year to the end of today.
fn reach(view: &View) -> (Instant, Instant) {
    let offset = view.speech.offset;
    let since = view.atlas().header().extent.since.earliest(offset);
    let until = offset.span_of(view.today()).until.unwrap_or(Instant::MAX);
    (since, until.max(since))
}

/// One ribbon a place, each beside its name, with the years below and the shown time across.
pub(crate) fn ribbons(view: &View) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let reach = reach(view);
    let all = ribbons::ribbons(atlas, reach, None, &speech.language, Theme::Light);
    let at = part(reach, view.shown.at(speech.offset));
    html! {
        (definitions(view))
        div.ribbons {
            @for ribbon in &all {
                @let place = atlas.place(ribbon.place);
                a href=(view.to_same_time(&format!("/places/{}", place.id))) { (view.name(place)) }
                (PreEscaped(ribbons::ribbon_svg(ribbon, &in_words(view, ribbon), Some(at), Colours::Variables)))
            }
            div.years aria-hidden="true" {
                @for (year, _) in years(view, reach) { span { (year) } }
            }
        }
    }
}

/// The ribbon of the headline place over the period on which a timeline opens, with the legend of its statuses.
pub(crate) fn headline_ribbon(view: &View) -> Markup {
    let (atlas, offset) = (view.atlas(), view.speech.offset);
    let place = atlas.place_index(atlas.header().headline_place.as_str());
    let period = focus(atlas).and_then(|period| Some((period.since, period.until?)));
    let (Some(place), Some(reach)) = (place, period) else { return html! {} };
    let all = ribbons::ribbons(atlas, reach, None, &view.speech.language, Theme::Light);
    let Some(ribbon) = all.iter().find(|ribbon| ribbon.place == place) else { return html! {} };
    let at = view.shown.at(offset);
    let at = (reach.0..reach.1).contains(&at).then(|| part(reach, at));
    let held = atlas.states_during(place, &Period::new(reach.0, reach.1)).map(|state| atlas.view(state).state.status);
    let held: HashSet<u32> = held.collect();
    let statuses = atlas.header().statuses.iter().zip(0..).filter(|(_, number)| held.contains(number));
    html! {
        div.ribbons.single { (PreEscaped(ribbons::ribbon_svg(ribbon, &in_words(view, ribbon), at, Colours::Variables))) }
        ul.legend aria-label=(view.speech.say("column-status")) { @for (status, _) in statuses { li { (components::swatch(view, status)) } } }
    }
}

/// A ribbon for those who do not see it: its place, and what held one after the other.
pub(crate) fn in_words(view: &View, ribbon: &Ribbon) -> String {
    let mut labels: Vec<&str> = ribbon.bars.iter().map(|bar| bar.label.as_str()).collect();
    labels.dedup();
    format!("{}: {}", view.name(view.atlas().place(ribbon.place)), labels.join(", "))
}

/// The ribbon of one place.
pub(crate) fn ribbon(view: &View, place: u32) -> Markup {
    let (speech, reach) = (&view.speech, reach(view));
    let all = ribbons::ribbons(view.atlas(), reach, None, &speech.language, Theme::Light);
    let Some(ribbon) = all.iter().find(|ribbon| ribbon.place == place) else { return html! {} };
    let at = part(reach, view.shown.at(speech.offset));
    html! {
        (definitions(view))
        div.ribbons.single {
            (PreEscaped(ribbons::ribbon_svg(ribbon, &speech.say("timeline"), Some(at), Colours::Variables)))
            div.years aria-hidden="true" {
                @for (year, _) in years(view, reach) { span { (year) } }
            }
        }
    }
}

/// Where the years of the ribbons stand, for the style sheet of their page: no policy allows a style in an element.
pub(crate) fn style(view: &View) -> String {
    style_of_years(view, reach(view))
}

/// The same for ribbons that run over another time.
pub(crate) fn style_of_years(view: &View, reach: (Instant, Instant)) -> String {
    let rule = |(number, (_, at)): (usize, (i16, f64))| format!(".years span:nth-child({number}){{left:{:.2}%}}", at * 100.0);
    (1..).zip(years(view, reach)).map(rule).collect()
}

/// The starts of the years within the reach of the ribbons.
pub(crate) fn years(view: &View, reach: (Instant, Instant)) -> Vec<(i16, f64)> {
    let offset = view.speech.offset;
    let (first, last) = (offset.day_of(reach.0).year(), offset.day_of(reach.1).year());
    // A century of years would not stand side by side; every tenth does.
    let step = if last - first > 20 { 10 } else { 1 };
    let starts = (first + 1..=last).filter(|year| year % step == 0);
    starts
        .filter_map(|year| Some((year, part(reach, offset.start_of(Day::new(year, 1, 1).ok()?)))))
        .filter(|(_, at)| *at < 0.97)
        .collect()
}

/// Where an instant stands in a stretch of time, from 0 to 1.
pub(crate) fn part((since, until): (Instant, Instant), at: Instant) -> f64 {
    let seconds = |at: Instant| at.as_duration().as_secs_f64();
    ((seconds(at) - seconds(since)) / (seconds(until) - seconds(since)).max(1.0)).clamp(0.0, 1.0)
}
