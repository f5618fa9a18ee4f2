//! The legend as a box on the map, in the corner where it covers least.

use super::{
    legend::{Entry, column_width, legend},
    text_block::{Style, rectangle},
};
use crate::render::{
    group::Group,
    labels::{Area, Board},
    layers::{self, palette},
    projection::Frame,
    scene::{Shape, TextRun},
};

/// Space between the edge of the box and what stands in it, in layout pixels.
const PADDING: f64 = 10.0;
/// Space between the box and the edge of the map.
const MARGIN: f64 = 12.0;
/// The room beside the box that the name of a point may need.
const NAME: (f64, f64) = (115.0, 24.0);
/// Height of the scale bar in the lower left corner of the map.
const SCALE_BAR: f64 = 34.0;
/// Entries from which the box has two columns.
const TWO_COLUMNS: usize = 5;

fn inner_width(entries: &[Entry], style: Style) -> f64 {
    let columns = if entries.len() < TWO_COLUMNS { 1.0 } else { 2.0 };
    column_width(entries, style) * columns - super::legend::BETWEEN
}

/// Returns width and height of the box.
pub(super) fn size(entries: &[Entry], style: Style) -> (f64, f64) {
    let width = inner_width(entries, style);
    let (_, _, height) = legend(entries, (0.0, 0.0), width, style);
    (width + 2.0 * PADDING, height + 2.0 * PADDING - style.size * 0.4)
}

/// Returns the left and the upper edge of the box on the map, and keeps names off it.
pub(super) fn place((width, height): (f64, f64), frame: &Frame, drawn: &[layers::Drawn<'_>], board: &mut Board) -> (f64, f64) {
    let (right, low) = (frame.width - width - MARGIN, frame.height - height - MARGIN);
    let corners = [(MARGIN, low - SCALE_BAR), (right, low), (MARGIN, MARGIN), (right, MARGIN)];
    let area = |(left, top): (f64, f64)| Area {
        left: left - 6.0,
        top: top - 6.0,
        right: left + width + 6.0,
        bottom: top + height + 6.0,
    };
    let cost = |at: &(f64, f64)| {
        let own = area(*at);
        let around =
            Area { left: own.left - NAME.0, top: own.top - NAME.1, right: own.right + NAME.0, bottom: own.bottom + NAME.1 };
        board.cost(&own) + 40 * layers::points_in(drawn, frame, &own) + 10 * layers::points_in(drawn, frame, &around)
    };
    let at = corners.into_iter().min_by_key(cost).unwrap_or((MARGIN, MARGIN));
    board.reserve(area(at));
    at
}

/// Draws the box at a position on the picture.
pub(super) fn boxed(entries: &[Entry], (left, top): (f64, f64), style: Style) -> (Vec<Shape>, Vec<TextRun>) {
    let (width, height) = size(entries, style);
    let paper = Shape::filled(rectangle(left, top, width, height), palette("surface")).outlined(palette("line"), 0.8);
    let at = (left + PADDING, top + PADDING);
    let (shapes, words, _) = legend(entries, at, inner_width(entries, style), style);
    (std::iter::once(paper.within(Group::Legend)).chain(shapes).collect(), words)
}
