//! Draws the locator: a small overview map in a corner.

use super::{
    composition::Panel,
    ground::ground,
    text_block::{Style, rectangle, words},
};
use crate::render::{
    basemap::Basemap,
    clip::{Tenths, paths},
    font,
    group::Group,
    labels::{Area, Board},
    layers::{self, palette},
    projection::Frame,
    scene::{Align, Scene, Shape, TextRun},
};

/// Zoom levels between map and locator, and the locator's zoom below which it shows only countries.
const FURTHER: f64 = 3.4;
const CLOSEST: f64 = 6.3;
/// Minimum size of a panel with a locator, in pixels.
const LEAST: (f64, f64) = (260.0, 220.0);
const MARGIN: f64 = 12.0;

/// Places the locator in the corner where it covers least; returns `None` if the panel is too small.
pub(super) fn inset(panel: &Panel, language: &str, drawn: &[layers::Drawn<'_>], board: &mut Board) -> Option<Panel> {
    let frame = &panel.frame;
    if frame.width < LEAST.0 || frame.height < LEAST.1 || frame.zoom < FURTHER + 1.0 {
        return None;
    }
    let (width, height) = ((frame.width * 0.24).clamp(96.0, 170.0).round(), (frame.height * 0.24).clamp(80.0, 128.0).round());
    let (right, low) = (frame.width - width - MARGIN, frame.height - height - MARGIN);
    // The lower left is reserved for the scale bar.
    let corners = [(right, MARGIN), (right, low), (MARGIN, MARGIN)];
    let cost = |&(left, top): &(f64, f64)| {
        let area = Area { left: left - 8.0, top: top - 8.0, right: left + width + 8.0, bottom: top + height + 8.0 };
        board.cost(&area) + 40 * layers::points_in(drawn, frame, &area)
    };
    let (left, top) = corners.into_iter().min_by_key(cost)?;
    board.reserve(Area { left: left - 4.0, top: top - 4.0, right: left + width + 4.0, bottom: top + height + 4.0 });

    let small = Frame::new(frame.center, (frame.zoom - FURTHER).min(CLOSEST), width, height);
    let mut shapes = ground(&small);
    shapes.iter_mut().for_each(finer);
    let scale = (small.zoom - frame.zoom).exp2();
    // At close zooms the mark is larger than the extent, so that it stays visible.
    let (wide, high) = ((frame.width * scale).max(7.0), (frame.height * scale).max(7.0));
    let view = rectangle((width - wide) / 2.0, (height - high) / 2.0, wide, high);
    shapes.push(Shape::filled(view.clone(), palette("accent")).faded(0.2));
    shapes.push(Shape::stroked(view, palette("accent"), 1.6));
    shapes.push(Shape::stroked(rectangle(0.0, 0.0, width, height), palette("faint"), 2.0));
    shapes.iter_mut().for_each(|shape| shape.group = Group::Locator);
    let words = countries(&small, language, (wide, high));
    let scene = Scene { width, height, title: String::new(), description: String::new(), shapes, words };
    Some(Panel { left: panel.left + left, top: panel.top + top, ground: scene.shapes.len(), scene, frame: small })
}

/// Thins lines for a small map.
fn finer(shape: &mut Shape) {
    if let Some(stroke) = &mut shape.stroke {
        stroke.width *= 0.5;
        stroke.dash.iter_mut().for_each(|part| *part *= 0.5);
    }
}

/// The sizes of type tried for the names of countries.
const SIZES: [f64; 2] = [8.5, 8.0];

/// Labels the countries, each in the middle of its visible part. Those that the map shows are named all or none.
fn countries(frame: &Frame, language: &str, view: (f64, f64)) -> Vec<TextRun> {
    let tried = SIZES.map(|size| named_countries(frame, language, view, size));
    let whole = tried.iter().find(|names| names.iter().all(|(words, is_shown)| words.is_some() || !is_shown));
    let is_whole = whole.is_some();
    let names = whole.unwrap_or(&tried[0]).iter().filter(|(_, is_shown)| is_whole || !is_shown);
    names.filter_map(|(words, _)| words.clone()).collect()
}

/// Returns the name of every country on the locator, if there is room for it, and whether the map shows a part of the country.
fn named_countries(frame: &Frame, language: &str, view: (f64, f64), size: f64) -> Vec<(Option<TextRun>, bool)> {
    let style = Style { size, is_bold: false, ink: "note", leading: 1.1 };
    let mut taken = vec![Area {
        left: (frame.width - view.0) / 2.0 - 2.0,
        top: (frame.height - view.1) / 2.0 - 2.0,
        right: f64::midpoint(frame.width, view.0) + 2.0,
        bottom: f64::midpoint(frame.height, view.1) + 2.0,
    }];
    let middle = (frame.width / 2.0, frame.height / 2.0);
    let far = |&(x, y): &(f64, f64)| (x - middle.0).hypot(y - middle.1);
    let spots = (1..40).flat_map(|row| (1..40).map(move |column| (f64::from(column) * 5.0, f64::from(row) * 5.0)));
    let mut spots: Vec<(f64, f64)> = spots.filter(|&(x, y)| x < frame.width && y < frame.height).collect();
    spots.sort_by(|one, other| far(one).total_cmp(&far(other)));
    // Points of the map, for which countries it shows.
    let shown: Vec<(f64, f64)> = (0..=8)
        .flat_map(|row| (0..=8).map(move |column| (f64::from(column) / 8.0 - 0.5, f64::from(row) / 8.0 - 0.5)))
        .map(|(x, y)| (middle.0 + x * view.0, middle.1 + y * view.1))
        .collect();
    let mut names = Vec::new();
    for piece in &Basemap::built_in().land {
        let own = piece.names.iter().find(|(tag, _)| **tag == *language);
        let Some((_, name)) = own.or_else(|| piece.names.iter().find(|(tag, _)| &**tag == "en")) else { continue };
        let Some(ring) = paths(&piece.geometry, frame).into_iter().max_by_key(|ring| extent(ring)) else { continue };
        let half = font::width(name, style.size, false) / 2.0 + 3.0;
        let inside = |&(x, y): &(f64, f64)| {
            let area = Area { left: x - half, top: y - style.size, right: x + half, bottom: y + 4.0 };
            let is_on_map = area.left >= 0.0 && area.right <= frame.width && area.top >= 0.0 && area.bottom <= frame.height;
            is_on_map
                && !taken.iter().any(|other| other.overlaps(&area))
                && [-half, 0.0, half].iter().all(|&step| holds(&ring, (x + step, y - 3.0)))
        };
        // The free position nearest to the centre of the locator, on a grid of a few pixels.
        let spot = spots.iter().copied().find(inside);
        names.push((
            spot.map(|at| words(name.to_string(), at, Align::Middle, style).within(Group::Locator)),
            shown.iter().any(|&at| holds(&ring, at)),
        ));
        if let Some((x, y)) = spot {
            taken.push(Area { left: x - half, top: y - style.size, right: x + half, bottom: y + 4.0 });
        }
    }
    names
}

fn extent(ring: &[Tenths]) -> i64 {
    let twice = |pair: &[Tenths]| i64::from(pair[0].0) * i64::from(pair[1].1) - i64::from(pair[1].0) * i64::from(pair[0].1);
    ring.windows(2).map(twice).sum::<i64>().abs()
}

/// Returns true if a point is inside a ring, by the even-odd rule.
fn holds(ring: &[Tenths], (x, y): (f64, f64)) -> bool {
    let mut is_inside = false;
    for (at, one) in ring.iter().enumerate() {
        let other = ring[(at + 1) % ring.len()];
        let pixel = |point: Tenths| (f64::from(point.0) / 10.0, f64::from(point.1) / 10.0);
        let ((ax, ay), (bx, by)) = (pixel(*one), pixel(other));
        if (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
            is_inside = !is_inside;
        }
    }
    is_inside
}
