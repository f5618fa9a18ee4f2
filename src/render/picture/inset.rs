//! Draws the locator: where the map lies among countries and seas that readers know, in a corner.

use super::{
    composition::Panel,
    text_block::{Style, rectangle, words},
};
use crate::render::{
    basemap::{Basemap, Piece},
    clip::{Tenths, paths},
    font,
    group::Group,
    labels::{Area, Board},
    layers::{self, palette, rings_of},
    projection::Frame,
    scene::{Align, Form, Scene, Shape, TextRun},
};
use geo_types::Geometry;

/// The part of the world that the locator shows: west, south, east, north, in degrees.
const SHOWN: [f64; 4] = [37.0, 36.6, 52.4, 44.6];
/// The zoom from which a map has a locator: one that is as wide needs none.
const FROM_ZOOM: f64 = 7.0;
/// Minimum size of a panel with a locator, in pixels.
const LEAST: (f64, f64) = (260.0, 220.0);
const MARGIN: f64 = 12.0;

/// Places the locator in the corner where it covers least; returns `None` if the panel is too small.
pub(super) fn inset(panel: &Panel, language: &str, drawn: &[layers::Drawn<'_>], board: &mut Board) -> Option<Panel> {
    let frame = &panel.frame;
    let [west, south, east, north] = SHOWN;
    let [x, y] = frame.center;
    if frame.width < LEAST.0 || frame.height < LEAST.1 || frame.zoom < FROM_ZOOM || x < west || x > east || y < south || y > north
    {
        return None;
    }
    let width = (frame.width * 0.26).clamp(104.0, 230.0).round();
    let height = (width * 0.67).min(frame.height * 0.34).round();
    let (right, low) = (frame.width - width - MARGIN, frame.height - height - MARGIN);
    // The lower left is reserved for the scale bar.
    let corners = [(right, MARGIN), (right, low), (MARGIN, MARGIN)];
    let cost = |&(left, top): &(f64, f64)| {
        let area = Area { left: left - 8.0, top: top - 8.0, right: left + width + 8.0, bottom: top + height + 8.0 };
        board.cost(&area) + 40 * layers::points_in(drawn, frame, &area)
    };
    let (left, top) = corners.into_iter().min_by_key(cost)?;
    board.reserve(Area { left: left - 4.0, top: top - 4.0, right: left + width + 4.0, bottom: top + height + 4.0 });

    let small = Frame::covering(SHOWN, width, height);
    let locator = &Basemap::built_in().locator;
    let of_kinds = |kinds: &[&str]| -> Vec<Vec<Tenths>> {
        locator.iter().filter(|piece| kinds.contains(&&*piece.kind)).flat_map(|piece| paths(&piece.geometry, &small)).collect()
    };
    let scale = (small.zoom - frame.zoom).exp2();
    // At close zooms the mark is larger than the extent, so that it stays visible.
    let (wide, high) = ((frame.width * scale).max(8.0), (frame.height * scale).max(8.0));
    let (x, y) = small.pixel(frame.center[0], frame.center[1]);
    let view = Area { left: x - wide / 2.0, top: y - high / 2.0, right: x + wide / 2.0, bottom: y + high / 2.0 };
    let outline = rectangle(view.left, view.top, wide, high);
    let mut shapes = vec![
        Shape::filled(Form::Everything, palette("lake")),
        Shape::filled(rings_of(of_kinds(&["land", "country"])), palette("halo")).outlined(palette("halo"), 0.5),
        Shape::stroked(rings_of(of_kinds(&["country"])), palette("border"), 0.6).faded(0.7),
        Shape::filled(outline.clone(), palette("strong_label")).faded(0.12),
        Shape::stroked(outline, palette("strong_label"), 1.6),
        Shape::stroked(rectangle(0.0, 0.0, width, height), palette("faint"), 1.6),
    ];
    shapes.iter_mut().for_each(|shape| shape.group = Group::Locator);
    let words = names(&small, language, view);
    let scene = Scene { width, height, title: String::new(), description: String::new(), shapes, words };
    Some(Panel { left: panel.left + left, top: panel.top + top, ground: scene.shapes.len(), scene, frame: small })
}

/// Names countries and seas near their points, where there is room. The two sides of a border that is not agreed on are bold, and named both or
/// neither.
fn names(frame: &Frame, language: &str, view: Area) -> Vec<TextRun> {
    let map = Basemap::built_in();
    let disputed: Vec<&str> = map
        .borders
        .iter()
        .filter(|border| !border.is_delimited)
        .flat_map(|border| border.between.iter().map(|iso| &**iso))
        .collect();
    let is_side = |piece: &Piece| piece.iso.as_deref().is_some_and(|iso| disputed.contains(&iso));
    let labels = || map.locator.iter().filter(|piece| piece.kind.ends_with("-label"));
    let mut board = Board::new(frame.width, frame.height);
    board.reserve(Area { left: view.left - 2.0, top: view.top - 2.0, right: view.right + 2.0, bottom: view.bottom + 2.0 });
    let size = (frame.width / 17.0).clamp(8.0, 12.5);
    let mut sides = board.clone();
    let mut words: Vec<TextRun> = labels()
        .filter(|piece| is_side(piece))
        .filter_map(|piece| name(piece, true, (frame, language, size), &mut sides))
        .collect();
    if words.len() == labels().filter(|piece| is_side(piece)).count() {
        board = sides;
    } else {
        words.clear();
    }
    let others = labels().filter(|piece| !is_side(piece));
    words.extend(others.filter_map(|piece| name(piece, false, (frame, language, size), &mut board)));
    words
}

fn name(piece: &Piece, is_bold: bool, (frame, language, size): (&Frame, &str, f64), board: &mut Board) -> Option<TextRun> {
    let text = piece.name_in(language)?.to_owned();
    let Geometry::Point(point) = &piece.geometry else { return None };
    let is_sea = &*piece.kind == "sea-label";
    let half = font::width(&text, size, is_bold) / 2.0 + 2.0;
    let (x, y) = frame.pixel(point.x(), point.y());
    let steps = [0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0];
    let near = steps.into_iter().flat_map(|down| steps.map(|right| (x + right * size, y + down * size * 0.5)));
    let area = |(x, y): (f64, f64)| Area { left: x - half, top: y - size * 0.8, right: x + half, bottom: y + size * 0.35 };
    let mut near: Vec<(f64, f64)> = near.filter(|&at| board.is_free(&area(at))).collect();
    near.sort_by(|one, other| (one.0 - x).hypot(one.1 - y).total_cmp(&(other.0 - x).hypot(other.1 - y)));
    let &at = near.first()?;
    board.reserve(area(at));
    let style = Style { size, is_bold, ink: if is_sea { "water_label" } else { "label" }, leading: 1.1 };
    Some(TextRun { is_italic: is_sea, ..words(text, at, Align::Middle, style) }.within(Group::Locator))
}
