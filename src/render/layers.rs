//! The layers of a map: each function returns the shapes or text of one layer, in pixels of a frame.

use super::road::{HALO, road, widths};
use super::{
    clip::{Tenths, paths, tenths_of},
    group::Group,
    labels::{Area, Board, Name},
    projection::Frame,
    scene::{Form, Ink, Shape, TextRun},
};
use crate::chronicle::{
    curve::smoothed,
    place::{Kind, Place},
};
use crate::symbology::Symbol;
use geo_types::Geometry;
use std::borrow::Cow;

/// A place to draw.
#[derive(Clone, Debug)]
pub(crate) struct Drawn<'a> {
    /// The place.
    pub(crate) place: &'a Place,
    /// The geometry.
    pub(crate) geometry: &'a Geometry<f64>,
    /// The symbol, or `None` if no state is recorded.
    pub(crate) look: Option<Symbol>,
    /// Whether the reader has chosen it.
    pub(crate) is_chosen: bool,
}

impl Drawn<'_> {
    /// Returns true if any part of it is inside the frame.
    pub(crate) fn is_seen(&self, frame: &Frame) -> bool {
        self.pixel(frame).is_some() || !paths(self.geometry, frame).is_empty()
    }

    /// Returns its geometry as it is drawn: a road is a curve through its points, as near to them as its course is known.
    pub(crate) fn course(&self) -> Cow<'_, Geometry<f64>> {
        match self.place.drawn_within_m() {
            Some(within_m) => Cow::Owned(smoothed(self.geometry, within_m)),
            None => Cow::Borrowed(self.geometry),
        }
    }

    /// Returns the pixel of a point.
    pub(crate) fn pixel(&self, frame: &Frame) -> Option<(f64, f64)> {
        let Geometry::Point(point) = self.geometry else { return None };
        let (x, y) = frame.pixel(point.x(), point.y());
        (x >= 0.0 && y >= 0.0 && x <= frame.width && y <= frame.height).then_some((x, y))
    }
}

pub(crate) const fn palette(name: &'static str) -> Ink {
    Ink::Palette(name)
}

/// Counts the points inside an area.
pub(crate) fn points_in(drawn: &[Drawn<'_>], frame: &Frame, area: &Area) -> usize {
    drawn.iter().filter_map(|drawn| drawn.pixel(frame)).filter(|&at| area.contains(at)).count()
}

pub(crate) fn rings_of(paths: Vec<Vec<Tenths>>) -> Form {
    Form::Paths { paths, are_closed: true }
}

pub(crate) fn lines_of(paths: Vec<Vec<Tenths>>) -> Form {
    Form::Paths { paths, are_closed: false }
}

/// Returns an illustrative area: a faint fill and a dotted edge.
pub(crate) fn strip(drawn: &Drawn<'_>, frame: &Frame) -> Vec<Shape> {
    let form = rings_of(paths(drawn.geometry, frame));
    let edge = Shape::stroked(form.clone(), palette("faint"), 1.0).dashed(&[1.0, 4.0]).faded(0.8);
    vec![Shape::filled(form, palette("faint")).faded(0.08).within(Group::Roads), edge.within(Group::Roads)]
}

/// Returns roads, those with sparser dashes first, then those that are freer; each is a tube with an edge and a fill, or dashes.
/// All halos lie below.
pub(crate) fn roads(drawn: &[Drawn<'_>], frame: &Frame, board: &mut Board) -> Vec<Shape> {
    let mut roads: Vec<&Drawn<'_>> =
        drawn.iter().filter(|drawn| matches!(drawn.place.kind, Kind::Road | Kind::Corridor)).collect();
    let order = |drawn: &Drawn<'_>| drawn.look.as_ref().map_or((0.0, 0), |look| (look.ink(), look.severity));
    roads.sort_by(|one, other| {
        let ((one_ink, one_severity), (other_ink, other_severity)) = (order(one), order(other));
        one_ink.total_cmp(&other_ink).then(one_severity.cmp(&other_severity))
    });
    let (mut halos, mut shapes) = (Vec::new(), Vec::new());
    for drawn in roads {
        let lines = paths(&drawn.course(), frame);
        if lines.is_empty() {
            continue;
        }
        board.avoid(lines.iter().flat_map(|line| steps(line)));
        let form = lines_of(lines);
        let (line, halo) = widths(frame.zoom, drawn.place.schematic);
        halos.push(Shape::stroked(form.clone(), palette("casing"), halo).faded(HALO).within(Group::Roads));
        shapes.extend(road(&form, drawn.look.as_ref(), line).into_iter().map(|shape| shape.within(Group::Status)));
    }
    halos.append(&mut shapes);
    halos
}

/// Returns points at short intervals along a line.
fn steps(line: &[Tenths]) -> Vec<(f64, f64)> {
    let pixel = |at: Tenths| (f64::from(at.0) / 10.0, f64::from(at.1) / 10.0);
    let mut points = Vec::new();
    for pair in line.windows(2) {
        let (from, to) = (pixel(pair[0]), pixel(pair[1]));
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let mut along = 0.0;
        while along < length {
            let part = along / length;
            points.push((from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part));
            along += 5.0;
        }
    }
    points
}

/// Returns the ring with the true radius of the chosen place's position, where that is not precise; a ring smaller than its symbol is
/// left out.
pub(crate) fn rings(drawn: &[Drawn<'_>], frame: &Frame) -> Vec<Shape> {
    let ring = |drawn: &Drawn<'_>| {
        let Geometry::Point(point) = drawn.geometry else { return None };
        if drawn.place.kind == Kind::Settlement || !drawn.is_chosen {
            return None;
        }
        let radius = drawn.place.precision_m? / frame.metres_per_pixel(point.y());
        let (x, y) = drawn.pixel(frame)?;
        let form = Form::Circle { at: tenths_of(x, y), radius };
        (radius >= 9.0).then(|| {
            let edge = Shape::stroked(form.clone(), palette("faint"), 1.2).dashed(&[3.0, 3.0]);
            [Shape::filled(form, palette("faint")).faded(0.07), edge].map(|shape| shape.within(Group::Marks))
        })
    };
    drawn.iter().filter_map(ring).flatten().collect()
}

/// Returns labels: bridges first, then towns at the ends of roads, then by precision of position.
pub(crate) fn names(drawn: &[Drawn<'_>], language: &str, frame: &Frame, board: &mut Board) -> Vec<TextRun> {
    placed_names(drawn, language, frame, board).into_iter().flat_map(|(_, words)| words).collect()
}

/// Returns labels in the same order, each with the index of its place.
pub(crate) fn placed_names(drawn: &[Drawn<'_>], language: &str, frame: &Frame, board: &mut Board) -> Vec<(usize, Vec<TextRun>)> {
    let ends: Vec<(f64, f64)> = drawn.iter().flat_map(|drawn| ends(drawn.geometry, frame)).collect();
    let is_end = |(x, y): (f64, f64)| ends.iter().any(|end| (end.0 - x).hypot(end.1 - y) < 14.0);
    let mut wanted: Vec<(u8, f64, Name, usize)> = Vec::new();
    for (number, drawn) in drawn.iter().enumerate() {
        let Some(at) = drawn.pixel(frame) else { continue };
        let is_bridge = drawn.place.kind == Kind::Bridge;
        if !is_bridge && drawn.place.kind != Kind::Settlement {
            continue;
        }
        let rank = if is_bridge { 0 } else { 1 + u8::from(!is_end(at)) };
        let name = Name {
            text: drawn.place.label(language),
            at,
            radius: if is_bridge { 13.0 } else { 4.0 },
            size: if rank < 2 { 13.0 } else { 11.5 },
            is_bold: rank < 2,
            ink: palette(if is_bridge { "strong_label" } else { "label" }),
        };
        wanted.push((rank, drawn.place.precision_m.unwrap_or(f64::MAX), name, number));
    }
    wanted.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    wanted.iter().filter_map(|(_, _, name, number)| Some((*number, board.place(name)?))).collect()
}

/// Returns the pixels of both ends of a line.
fn ends(geometry: &Geometry<f64>, frame: &Frame) -> Vec<(f64, f64)> {
    let Geometry::LineString(line) = geometry else { return Vec::new() };
    [line.0.first(), line.0.last()].into_iter().flatten().map(|end| frame.pixel(end.x, end.y)).collect()
}
