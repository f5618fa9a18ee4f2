//! Projects geometries to the pixels of a frame, clips them, and simplifies them to pixel precision.
//!
//! Coordinates are rounded to tenths of a pixel, so that a picture is the same on every machine.

use super::projection::Frame;
use geo_types::{Coord, Geometry, LineString};

/// A point, in tenths of a pixel.
pub type Tenths = (i32, i32);

/// A rectangle in pixels, somewhat larger than the picture, so that the clipped edges of areas are not visible.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Window {
    low: (f64, f64),
    high: (f64, f64),
}

/// Margin beyond the picture, in pixels; wider than the widest stroke.
const BEYOND: f64 = 16.0;
/// Tolerance of simplification, in pixels.
const TOLERANCE: f64 = 0.35;

impl Window {
    fn of(frame: &Frame) -> Self {
        Self { low: (-BEYOND, -BEYOND), high: (frame.width + BEYOND, frame.height + BEYOND) }
    }

    /// Returns the edges as (axis, limit, true if the inside is above the limit).
    fn edges(&self) -> [(bool, f64, bool); 4] {
        [(true, self.low.0, true), (true, self.high.0, false), (false, self.low.1, true), (false, self.high.1, false)]
    }
}

/// Returns the lines and rings of a geometry in the frame; points have none. Rings do not repeat their first point.
#[must_use]
pub fn paths(geometry: &Geometry<f64>, frame: &Frame) -> Vec<Vec<Tenths>> {
    let window = Window::of(frame);
    let line = |line: &LineString<f64>| lines_in(&projected(line, frame), &window);
    let ring = |ring: &LineString<f64>| ring_in(&projected(ring, frame), &window);
    let polygon = |polygon: &geo_types::Polygon<f64>| -> Vec<Vec<Tenths>> {
        std::iter::once(polygon.exterior()).chain(polygon.interiors()).filter_map(ring).collect()
    };
    match geometry {
        Geometry::LineString(one) => line(one),
        Geometry::MultiLineString(many) => many.iter().flat_map(line).collect(),
        Geometry::Polygon(one) => polygon(one),
        Geometry::MultiPolygon(many) => many.iter().flat_map(polygon).collect(),
        Geometry::GeometryCollection(parts) => parts.iter().flat_map(|part| paths(part, frame)).collect(),
        _ => Vec::new(),
    }
}

fn projected(line: &LineString<f64>, frame: &Frame) -> Vec<(f64, f64)> {
    line.coords().map(|at| frame.pixel(at.x, at.y)).filter(|(x, y)| x.is_finite() && y.is_finite()).collect()
}

/// Clips a ring to the window, edge by edge (Sutherland–Hodgman).
fn ring_in(ring: &[(f64, f64)], window: &Window) -> Option<Vec<Tenths>> {
    let mut points = ring.to_vec();
    for (is_x, limit, above) in window.edges() {
        let value = |point: (f64, f64)| if is_x { point.0 } else { point.1 };
        let inside = |point: (f64, f64)| if above { value(point) >= limit } else { value(point) <= limit };
        let mut cut = Vec::with_capacity(points.len() + 4);
        for (at, &point) in points.iter().enumerate() {
            let before = points[(at + points.len() - 1) % points.len()];
            if inside(point) != inside(before) {
                let part = (limit - value(before)) / (value(point) - value(before));
                cut.push((before.0 + (point.0 - before.0) * part, before.1 + (point.1 - before.1) * part));
            }
            if inside(point) {
                cut.push(point);
            }
        }
        points = cut;
    }
    // A ring is simplified as a line from a point back to itself.
    points.extend(points.first().copied());
    let mut thin = thinned(&points);
    if thin.len() > 1 && thin.first() == thin.last() {
        thin.pop();
    }
    (thin.len() > 2).then_some(thin)
}

/// Clips a line to the window, which may leave several parts.
fn lines_in(line: &[(f64, f64)], window: &Window) -> Vec<Vec<Tenths>> {
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut part = Vec::new();
    for pair in line.windows(2) {
        match segment_in(pair[0], pair[1], window) {
            Some((from, to)) => {
                if part.last() != Some(&from) {
                    parts.push(std::mem::take(&mut part));
                    part.push(from);
                }
                part.push(to);
            }
            None => parts.push(std::mem::take(&mut part)),
        }
    }
    parts.push(part);
    parts.iter().filter(|part| part.len() > 1).map(|part| thinned(part)).filter(|part| part.len() > 1).collect()
}

/// Clips a segment to the window (Liang–Barsky).
fn segment_in(from: (f64, f64), to: (f64, f64), window: &Window) -> Option<((f64, f64), (f64, f64))> {
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    for (is_x, limit, above) in window.edges() {
        let (start, end) = if is_x { (from.0, to.0) } else { (from.1, to.1) };
        // Positive inside.
        let (a, b) = if above { (start - limit, end - limit) } else { (limit - start, limit - end) };
        if a < 0.0 && b < 0.0 {
            return None;
        }
        if a < 0.0 {
            first = first.max(a / (a - b));
        } else if b < 0.0 {
            last = last.min(a / (a - b));
        }
    }
    let at = |part: f64| (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
    let point = |part: f64| {
        if part <= 0.0 {
            from
        } else if part >= 1.0 {
            to
        } else {
            at(part)
        }
    };
    (first < last).then(|| (point(first), point(last)))
}

/// Simplifies a line, in tenths of a pixel.
fn thinned(points: &[(f64, f64)]) -> Vec<Tenths> {
    use geo::Simplify;
    let line: LineString<f64> = points.iter().map(|&(x, y)| Coord { x, y }).collect();
    let mut tenths: Vec<Tenths> = line.simplify(TOLERANCE).coords().map(|at| tenths_of(at.x, at.y)).collect();
    tenths.dedup();
    tenths
}

/// Rounds a pixel position to tenths.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a picture is a few thousand pixels wide, and the cast saturates")]
pub fn tenths_of(x: f64, y: f64) -> Tenths {
    ((x * 10.0).round() as i32, (y * 10.0).round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{line_string, polygon};

    fn frame() -> Frame {
        Frame::new([0.0, 0.0], 4.0, 200.0, 100.0)
    }

    fn is_inside(paths: &[Vec<Tenths>]) -> bool {
        paths.iter().flatten().all(|&(x, y)| (-161..=2161).contains(&x) && (-161..=1161).contains(&y))
    }

    #[test]
    fn a_line_that_leaves_and_returns_has_two_parts() {
        let line = line_string![(x: -1.0, y: 0.0), (x: 0.0, y: 60.0), (x: 1.0, y: 0.0)];
        let found = paths(&line.into(), &frame());
        assert_eq!(found.len(), 2);
        assert!(is_inside(&found));
    }

    #[test]
    fn an_area_around_the_picture_covers_it() {
        let area = polygon![(x: -90.0, y: -80.0), (x: 90.0, y: -80.0), (x: 90.0, y: 80.0), (x: -90.0, y: 80.0)];
        let found = paths(&area.into(), &frame());
        assert_eq!((found.len(), found[0].len()), (1, 4));
        assert!(is_inside(&found));
    }

    #[test]
    fn what_is_not_seen_is_not_drawn() {
        let line = line_string![(x: 60.0, y: 50.0), (x: 70.0, y: 60.0)];
        assert!(paths(&line.into(), &frame()).is_empty());
        let speck = polygon![(x: 0.0, y: 0.0), (x: 0.0001, y: 0.0), (x: 0.0, y: 0.0001)];
        assert!(paths(&speck.into(), &frame()).is_empty());
    }
}
