//! Draws the legend, which lists only what is visible on the map.

use super::{
    Drawn, PictureRequest,
    text_block::{Style, words, wrapped},
};
use crate::{
    chronicle::{index::atlas::Atlas, place::Kind},
    l10n::catalogue,
    render::{
        clip::{paths, tenths_of},
        font,
        group::Group,
        layers::{self, lines_of, palette},
        projection::Frame,
        road::{BEYOND, road},
        scene::{Align, Form, Ink, Shape, TextRun},
    },
    symbology::{
        Symbol,
        glyph::{Glyph, Marker},
    },
};

/// The sample of a legend entry.
#[derive(Clone, Debug)]
pub(super) enum Sample {
    /// A road with this symbol, or only points with it.
    Symbol { look: Box<Symbol>, is_road: bool },
    /// A road without a recorded state.
    Bare,
    /// The marker of a kind of place.
    Kind(Kind),
    /// A road with an unsurveyed course.
    Schematic,
    /// A ring around an imprecise position.
    Ring,
    /// An illustrative area.
    Area,
    /// The mark of a difference between two times.
    Differs,
}

/// A legend entry: a sample and its label.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) sample: Sample,
    pub(super) label: String,
}

/// Returns the entries for what is visible in a frame.
pub(super) fn entries(atlas: &Atlas, request: &PictureRequest<'_>, drawn: &[Drawn<'_>], frame: &Frame) -> Vec<Entry> {
    let (header, words) = (atlas.header(), catalogue(request.language));
    let is_road = |drawn: &&Drawn<'_>| matches!(drawn.part.place.kind, Kind::Road | Kind::Corridor);
    let has_marker = |drawn: &&Drawn<'_>| Marker::of(drawn.part.place.kind).is_some();
    let shows_look = |drawn: &&Drawn<'_>| is_road(drawn) || has_marker(drawn);
    let mut entries = Vec::new();
    for look in Symbol::all(header, request.theme) {
        let mut holders =
            drawn.iter().filter(shows_look).filter(|drawn| drawn.part.look.as_ref().is_some_and(|own| own.name == look.name));
        let Some(label) = holders.clone().find_map(|drawn| drawn.label.clone()) else { continue };
        let is_road = holders.any(|drawn| is_road(&drawn));
        entries.push(Entry { sample: Sample::Symbol { look: Box::new(look), is_road }, label });
    }
    let mut add = |is_shown: bool, sample: Sample, label: String| {
        if is_shown {
            entries.push(Entry { sample, label });
        }
    };
    let is_bare = drawn.iter().filter(shows_look).any(|drawn| drawn.part.look.is_none());
    add(is_bare, Sample::Bare, words.text("picture-not-recorded", &[]));
    add(drawn.iter().any(|drawn| drawn.differs), Sample::Differs, words.text("picture-differs", &[]));
    for (kind, id) in [
        (Kind::Bridge, "kind-bridge"),
        (Kind::Checkpoint, "kind-checkpoint"),
        (Kind::Post, "kind-post"),
        (Kind::Site, "kind-site"),
    ] {
        add(drawn.iter().any(|drawn| drawn.part.place.kind == kind), Sample::Kind(kind), words.text(id, &[]));
    }
    let is_schematic = drawn.iter().filter(is_road).any(|drawn| drawn.part.place.schematic);
    add(is_schematic, Sample::Schematic, words.text("picture-schematic", &[]));
    let parts: Vec<layers::Drawn<'_>> = drawn.iter().map(|drawn| drawn.part.clone()).collect();
    add(!layers::rings(&parts, frame).is_empty(), Sample::Ring, words.text("picture-ring", &[]));
    let mut strips =
        drawn.iter().filter(|drawn| drawn.part.place.kind == Kind::Area && !paths(drawn.part.geometry, frame).is_empty());
    if let Some(strip) = strips.next() {
        add(true, Sample::Area, strip.part.place.label(request.language));
    }
    entries
}

/// Width of a sample, in layout pixels.
const SAMPLE: f64 = 50.0;
const GAP: f64 = 8.0;
/// Width of its line, in layout pixels; the glyph follows.
const LINE: f64 = 32.0;

/// Width from which a legend has two columns, even if a label then needs two lines.
const WIDE_ENOUGH: f64 = 440.0;

/// Space between two columns, in layout pixels.
pub(super) const BETWEEN: f64 = 18.0;

/// Returns the width of a column that has every label on one line, with the space to the next one.
pub(super) fn column_width(entries: &[Entry], style: Style) -> f64 {
    entries.iter().map(|entry| font::width(&entry.label, style.size, false)).fold(0.0, f64::max) + SAMPLE + GAP + BETWEEN
}

/// Draws the legend from the position down, in as many columns as fit, and returns its height.
pub(super) fn legend(entries: &[Entry], (left, top): (f64, f64), width: f64, style: Style) -> (Vec<Shape>, Vec<TextRun>, f64) {
    let indent = SAMPLE + GAP;
    let widest = column_width(entries, style);
    let widest = if width > WIDE_ENOUGH { widest.min(width / 2.0) } else { widest };
    let columns = [4, 3, 2].into_iter().find(|&columns| f64::from(columns) * widest <= width + BETWEEN).unwrap_or(1_u32);
    let column_width = width / f64::from(columns);
    let (row, leading) = (style.size * 1.62, style.size * style.leading);
    let height_of = |lines: usize| row + leading * f64::from(u32::try_from(lines.saturating_sub(1)).unwrap_or(0));
    let lines: Vec<Vec<String>> = entries
        .iter()
        .map(|entry| wrapped(&entry.label, style.size, false, column_width - indent - if columns > 1 { 14.0 } else { 0.0 }))
        .collect();
    let total: f64 = lines.iter().map(|lines| height_of(lines.len())).sum();
    let (mut shapes, mut texts) = (Vec::new(), Vec::new());
    let (mut column, mut y, mut lowest) = (0_u32, top, top);
    for (entry, lines) in entries.iter().zip(&lines) {
        if column + 1 < columns && y - top >= total / f64::from(columns) - row * 0.3 {
            (column, y) = (column + 1, top);
        }
        let x = left + column_width * f64::from(column);
        let middle = y + style.size * 0.62;
        shapes.extend(sample(&entry.sample, (x, middle)).into_iter().map(|shape| shape.within(Group::Legend)));
        for (number, line) in lines.iter().enumerate() {
            let down = leading * f64::from(u32::try_from(number).unwrap_or(0));
            let at = (x + indent, middle + style.size * 0.35 + down);
            texts.push(words(line.clone(), at, Align::Start, style).within(Group::Legend));
        }
        y += height_of(lines.len());
        lowest = lowest.max(y);
    }
    (shapes, texts, lowest - top)
}

/// The width of a sample's road.
const WIDTH: f64 = 4.8;

/// Draws a sample; the position is the middle of its left edge.
fn sample(sample: &Sample, (x, y): (f64, f64)) -> Vec<Shape> {
    let line = || lines_of(vec![vec![tenths_of(x + 4.0, y), tenths_of(x + LINE - 4.0, y)]]);
    let middle = tenths_of(x + LINE / 2.0, y);
    let on_halo = |look: Option<&Symbol>| {
        let mut shapes = vec![Shape::stroked(line(), palette("casing"), WIDTH + BEYOND.1)];
        shapes.extend(road(&line(), look, WIDTH));
        shapes
    };
    match sample {
        Sample::Symbol { look, is_road } => {
            let mut shapes = if *is_road { on_halo(Some(look)) } else { Vec::new() };
            let ink = || Ink::Symbol(look.clone());
            // A road is recognised by its dashes, a point by its glyph, which follows them.
            let at = if *is_road { tenths_of(x + SAMPLE - 7.5, y) } else { middle };
            let disc = Form::Glyph { at, scale: 0.9, path: Glyph::Circle.path() };
            shapes.push(Shape::filled(disc, palette("casing")).outlined(ink(), 1.0));
            shapes.push(Shape::filled(Form::Glyph { at, scale: 0.54, path: look.glyph.path() }, ink()));
            shapes
        }
        Sample::Bare => on_halo(None),
        Sample::Kind(kind) => {
            let Some(marker) = Marker::of(*kind) else { return Vec::new() };
            let shape = |scale, path| Form::Glyph { at: middle, scale, path };
            vec![
                Shape::filled(shape(0.72, marker.shape), palette("note")),
                Shape::filled(shape(0.62, marker.mark), palette("casing")),
            ]
        }
        Sample::Schematic => road(&line(), None, WIDTH),
        Sample::Ring => vec![Shape::stroked(Form::Circle { at: middle, radius: 7.5 }, palette("faint"), 1.2).dashed(&[3.0, 3.0])],
        Sample::Area => {
            let form = super::text_block::rectangle(x + 2.0, y - 6.0, LINE - 4.0, 12.0);
            vec![
                Shape::filled(form.clone(), palette("faint")).faded(0.1),
                Shape::stroked(form, palette("faint"), 1.0).dashed(&[1.0, 4.0]),
            ]
        }
        Sample::Differs => vec![Shape::stroked(line(), palette("accent"), 13.0).faded(0.3)],
    }
}
