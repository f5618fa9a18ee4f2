//! Ribbons: one bar a place over a stretch of time, so that six years are read at a glance.
//!
//! A bar has the colour and the texture of what held, or an outline. It begins where the state does, at the earliest instant that the report
//! allows; where the report knows only a day, month or year, the new state fades in over all of it.

use super::{
    backends::svg::{Colours, escaped, number},
    scene::Ink,
};
use crate::chronicle::{
    fold::PlaceIndex,
    index::atlas::Atlas,
    moment::{Instant, Precision},
    period::Period,
    sentence::state_label,
    status::{Direction, Traveller},
};
use crate::symbology::{AccessSymbol, Symbol, palette::Theme, texture::Mark};
use std::fmt::Write;

/// A stretch of a ribbon in which one state holds; positions are parts of the whole, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Where it begins at the earliest.
    pub from: f64,
    /// Where it has begun at the latest.
    pub settled: f64,
    /// Where it ends.
    pub to: f64,
    /// How it looks.
    pub look: Symbol,
    /// What it is called for a reader.
    pub label: String,
}

/// The ribbon of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    /// Which place.
    pub place: PlaceIndex,
    /// Its bars, oldest first.
    pub bars: Vec<Bar>,
}

/// A stretch of time as a scale from 0 to 1.
#[derive(Clone, Copy, Debug)]
struct Scale {
    since: f64,
    length: f64,
}

impl Scale {
    fn of(since: Instant, until: Instant) -> Self {
        Self { since: seconds(since), length: (seconds(until) - seconds(since)).max(1.0) }
    }

    fn at(self, instant: Instant) -> f64 {
        ((seconds(instant) - self.since) / self.length).clamp(0.0, 1.0)
    }
}

fn seconds(at: Instant) -> f64 {
    at.as_duration().as_secs_f64()
}

/// The ribbons of all places that have a state in `[since, until)`, in the order of the data.
#[must_use]
pub fn ribbons(
    atlas: &Atlas,
    (since, until): (Instant, Instant),
    traveller: Option<(Traveller, Direction)>,
    language: &str,
    theme: Theme,
) -> Vec<Ribbon> {
    let (scale, period) = (Scale::of(since, until), Period::new(since, until));
    let bar = |index| {
        let view = atlas.view(index);
        let (label, look) = match traveller {
            None => (state_label(atlas, index, language), Symbol::of_status(atlas.header(), view.status(), theme)),
            Some((traveller, direction)) => {
                let pass = view.access().get(traveller, direction);
                let label = atlas.header().access_values.of(pass);
                (label.in_language(language).to_owned(), Symbol::of_access(AccessSymbol::of(pass), theme))
            }
        };
        let (from, to) = (scale.at(view.state.period.since), view.state.period.until.map_or(1.0, |until| scale.at(until)));
        let written = view.since_written();
        let latest = written.span(atlas.header().offset).until.filter(|_| written.precision() <= Precision::Day);
        let settled = latest.map_or(from, |until| scale.at(until)).clamp(from, to);
        Bar { from, settled, to, look, label }
    };
    let places = (0..).zip(atlas.places()).map(|(place, _)| place);
    places
        .map(|place: PlaceIndex| Ribbon { place, bars: atlas.states_during(place, &period).map(bar).collect() })
        .filter(|ribbon| !ribbon.bars.is_empty())
        .collect()
}

/// The height of a ribbon in pixels.
pub const HEIGHT: f64 = 16.0;
/// A fade narrower than this part of the whole is not seen.
const SEEN: f64 = 0.002;

/// The textures and fades that ribbons refer to, once a page: an `<svg>` that takes no room. Dark themes get theirs by variables.
#[must_use]
pub fn definitions(looks: &[Symbol], colours: Colours) -> String {
    let mut out = String::from("<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"definitions\"><defs>");
    out.push_str(&definitions_inside(looks, colours));
    out.push_str("</defs></svg>");
    out
}

/// The same without the element around it, for an SVG of its own.
#[must_use]
pub fn definitions_inside(looks: &[Symbol], colours: Colours) -> String {
    let mut out = String::new();
    for look in looks {
        let (id, colour, texture) = (escaped(&look.variable), colours.of(&Ink::Symbol(Box::new(look.clone()))), &look.texture);
        let fill = colours.of(&Ink::Fill(Box::new(look.clone())));
        let paper = colours.of(&Ink::Palette("surface"));
        let stroke = match texture.mark {
            Mark::Paper => &paper,
            Mark::Ink => &colour,
        };
        let _ = write!(
            out,
            "<pattern id=\"t-{id}\" width=\"{w}\" height=\"{h}\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 0h{w}v{h}H0z\" \
             fill=\"{fill}\" fill-opacity=\"{}\"/>",
            texture.ground,
            w = texture.width,
            h = texture.height,
        );
        let (is_drawn, hatch) = match colours {
            Colours::Literal(theme) => (texture.has_lines(theme), ""),
            Colours::Variables => (!texture.path.is_empty(), if texture.always { "" } else { " class=\"hatch\"" }),
        };
        if is_drawn {
            let (path, width) = (texture.path, texture.stroke);
            let _ = write!(out, "<path d=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width}\"{hatch}/>");
        }
        let _ = write!(
            out,
            "</pattern><linearGradient id=\"f-{id}\"><stop stop-color=\"{fill}\" stop-opacity=\"0\"/>\
             <stop offset=\"1\" stop-color=\"{fill}\" stop-opacity=\"{}\"/></linearGradient>",
            texture.ground
        );
    }
    out
}

/// One ribbon as an SVG that stretches to any width, with its playhead; the definitions stand elsewhere on the page.
#[must_use]
pub fn ribbon_svg(ribbon: &Ribbon, label: &str, playhead: Option<f64>, colours: Colours) -> String {
    let mut out = String::with_capacity(200 + ribbon.bars.len() * 100);
    let height = number(HEIGHT);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" height=\"{height}\" role=\"img\" aria-label=\"{}\">",
        escaped(label)
    );
    write_bars(&mut out, ribbon, 0.0, colours);
    if let Some(at) = playhead {
        let ink = colours.of(&Ink::Palette("text"));
        let _ = write!(out, "<line x1=\"{x}\" x2=\"{x}\" y2=\"{height}\" stroke=\"{ink}\" stroke-width=\"2\"/>", x = percent(at));
    }
    out.push_str("</svg>");
    out
}

/// All ribbons one under the other in one SVG that stretches to any width, with the playhead across and ticks at `ticks`.
#[must_use]
pub fn ribbons_svg(ribbons: &[Ribbon], ticks: &[f64], playhead: Option<f64>, label: &str, colours: Colours) -> String {
    let pitch = HEIGHT + 6.0;
    let count = u32::try_from(ribbons.len()).map_or(0.0, f64::from);
    let height = number(pitch * count + 8.0);
    let mut out = String::with_capacity(40_000);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" height=\"{height}\" role=\"img\" aria-label=\"{}\"><defs>",
        escaped(label)
    );
    let mut looks: Vec<Symbol> = Vec::new();
    for bar in ribbons.iter().flat_map(|ribbon| &ribbon.bars) {
        if !looks.contains(&bar.look) {
            looks.push(bar.look.clone());
        }
    }
    out.push_str(&definitions_inside(&looks, colours));
    out.push_str("</defs>");
    let line = colours.of(&Ink::Palette("line"));
    for tick in ticks {
        let _ = write!(out, "<line x1=\"{x}\" x2=\"{x}\" y2=\"{height}\" stroke=\"{line}\"/>", x = percent(*tick));
    }
    let mut top = 0.0;
    for ribbon in ribbons {
        write_bars(&mut out, ribbon, top, colours);
        top += pitch;
    }
    if let Some(at) = playhead {
        let ink = colours.of(&Ink::Palette("text"));
        let _ = write!(out, "<line x1=\"{x}\" x2=\"{x}\" y2=\"{height}\" stroke=\"{ink}\" stroke-width=\"2\"/>", x = percent(at));
    }
    out.push_str("</svg>");
    out
}

/// Width of the edge of a bar in pixels.
const EDGE: f64 = 1.2;

/// Returns the attributes of a bar's outline; nothing where it has none.
fn edge(look: &Symbol, colours: Colours) -> String {
    let Some(dash) = look.texture.edge else { return String::new() };
    let ink = colours.of(&Ink::Symbol(Box::new(look.clone())));
    format!(" stroke=\"{ink}\" stroke-width=\"{EDGE}\"{}", dashes(dash))
}

/// Returns the line along the middle of a bar; nothing where it has none.
fn middle(look: &Symbol, (from, to): (&str, &str), y: f64, colours: Colours) -> String {
    let Some(dash) = look.texture.middle else { return String::new() };
    let (ink, y) = (colours.of(&Ink::Symbol(Box::new(look.clone()))), number(y));
    let (width, dash) = (look.texture.stroke, dashes(dash));
    format!("<line x1=\"{from}\" x2=\"{to}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{ink}\" stroke-width=\"{width}\"{dash}/>")
}

fn dashes(dash: &[f64]) -> String {
    let parts: Vec<String> = dash.iter().map(|&part| number(part)).collect();
    if parts.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{}\"", parts.join(" ")) }
}

/// A swatch of a legend: a short bar, 30 by 16 pixels. The definitions stand elsewhere on the page.
#[must_use]
pub fn swatch_svg(look: &Symbol, colours: Colours) -> String {
    format!(
        "<svg class=\"swatch\" width=\"30\" height=\"16\" viewBox=\"0 0 30 16\" aria-hidden=\"true\"><rect x=\".6\" y=\".6\" width=\"28.8\" \
         height=\"14.8\" fill=\"url(#t-{})\"{}/>{}</svg>",
        escaped(&look.variable),
        edge(look, colours),
        middle(look, ("3", "27"), 8.0, colours)
    )
}

fn write_bars(out: &mut String, ribbon: &Ribbon, top: f64, colours: Colours) {
    // The edge lies half outside of the bar.
    let middle_y = top + HEIGHT / 2.0;
    let (top, height) = (number(top + EDGE / 2.0), number(HEIGHT - EDGE));
    let rect = |out: &mut String, from: f64, to: f64, fill: &str| {
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{height}\" fill=\"{fill}\"",
            percent(from),
            percent(to - from)
        );
    };
    for (at, bar) in ribbon.bars.iter().enumerate() {
        let fades = bar.settled - bar.from > SEEN;
        let solid = if fades { bar.settled } else { bar.from };
        // Below a fade the state before goes on, as far as the fade does.
        let after = ribbon.bars.get(at + 1).filter(|next| next.from <= bar.to && next.settled - next.from > SEEN);
        let end = after.map_or(bar.to, |next| next.settled);
        rect(out, solid, end, &format!("url(#t-{})", escaped(&bar.look.variable)));
        let _ = write!(out, "{}><title>{}</title></rect>", edge(&bar.look, colours), escaped(&bar.label));
        out.push_str(&middle(&bar.look, (&percent(solid), &percent(end)), middle_y, colours));
        if fades {
            rect(out, bar.from, bar.settled, &format!("url(#f-{})", escaped(&bar.look.variable)));
            out.push_str("/>");
        }
    }
}

/// A part of the whole as a percentage, to a thousandth of the width.
fn percent(part: f64) -> String {
    format!("{}%", number(part * 100.0))
}
