//! Draws points: towns as dots, other places as marks of their kind with the glyph of their status. Marks that would touch become one
//! with a count: it stands at the place of the first of them, the others are named in the strip and the list.

use super::{
    clip::tenths_of,
    group::Group,
    labels::{Area, Board},
    layers::{Drawn, palette},
    projection::Frame,
    scene::{Align, Form, Shape, TextRun},
    tile,
};
use crate::chronicle::place::Kind;
use crate::symbology::glyph::Marker;

/// Pixels per unit of a mark's box.
const MARK_SCALE: f64 = 0.92;
/// Side of a mark's tile in units of its box.
const TILE: f64 = 22.0;
/// Marks whose places are nearer to each other than so many tiles become one.
pub(crate) const TOUCHING: f64 = 1.25;
/// Where the count of a mark stands from its middle, to the right and up; its sign stands below.
const COUNT_AT: (f64, f64) = (9.5, -9.5);
/// Width in pixels below which marks are smaller and the graticule has no labels.
pub(crate) const NARROW: f64 = 600.0;

/// A mark, and how many places it stands for.
#[derive(Debug)]
struct Mark<'a, 'b> {
    drawn: &'a Drawn<'b>,
    marker: &'static Marker,
    at: (f64, f64),
    count: usize,
}

/// Returns towns as dots, and other points as tiles with the sign of their status, and a count where one stands for several.
pub(crate) fn points(drawn: &[Drawn<'_>], frame: &Frame, board: &mut Board) -> (Vec<Shape>, Vec<TextRun>) {
    let (mut shapes, mut words) = (Vec::new(), Vec::new());
    let towns = drawn.iter().filter(|drawn| drawn.place.kind == Kind::Settlement);
    for (x, y) in towns.filter_map(|drawn| drawn.pixel(frame)) {
        let form = Form::Circle { at: tenths_of(x, y), radius: 2.8 };
        shapes.push(Shape::filled(form, palette("surface")).outlined(palette("label"), 1.5));
        board.reserve(Area::around((x, y), 3.0));
    }
    let size = if frame.width < NARROW { 0.8 } else { 1.0 };
    // The first is the most important: it is drawn last, on top.
    for mark in marks(drawn, frame, size).iter().rev() {
        shapes.extend(tile(mark, size));
        board.reserve(Area::around(mark.at, 13.0 * size));
        if mark.count > 1 {
            let (disc, number) = count(mark, size);
            board.reserve(Area::around((mark.at.0 + COUNT_AT.0 * size, mark.at.1 + COUNT_AT.1 * size), 8.0 * size));
            shapes.push(disc);
            words.push(number);
        }
    }
    shapes.iter_mut().for_each(|shape| shape.group = Group::Marks);
    (shapes, words)
}

/// Returns the marks of a frame, each with those it stands for: the chosen place first, then bridges, then as in the data.
fn marks<'a, 'b>(drawn: &'a [Drawn<'b>], frame: &Frame, size: f64) -> Vec<Mark<'a, 'b>> {
    let mut places: Vec<Mark<'a, 'b>> = drawn
        .iter()
        .filter_map(|drawn| Some(Mark { drawn, marker: Marker::of(drawn.place.kind)?, at: drawn.pixel(frame)?, count: 1 }))
        .collect();
    places.sort_by_key(|mark| (!mark.drawn.is_chosen, mark.drawn.place.kind != Kind::Bridge));
    let reach = TOUCHING * TILE * MARK_SCALE * size;
    let mut marks: Vec<Mark<'a, 'b>> = Vec::new();
    for place in places {
        let near = marks.iter_mut().find(|mark| (mark.at.0 - place.at.0).hypot(mark.at.1 - place.at.1) < reach);
        match near {
            Some(mark) => mark.count += 1,
            None => marks.push(place),
        }
    }
    marks
}

fn tile(Mark { drawn, marker, at, .. }: &Mark<'_, '_>, size: f64) -> Vec<Shape> {
    tile::tile(marker, drawn.look.as_ref(), tile::is_rough(drawn.place), *at, size)
}

fn count(mark: &Mark<'_, '_>, size: f64) -> (Shape, TextRun) {
    let (x, y) = (mark.at.0 + COUNT_AT.0 * size, mark.at.1 + COUNT_AT.1 * size);
    let disc = Form::Circle { at: tenths_of(x, y), radius: 7.0 * size };
    let text_size = 10.5 * size;
    let number = TextRun {
        text: mark.count.to_string(),
        at: tenths_of(x, y + text_size * 0.36),
        align: Align::Middle,
        size: text_size,
        is_bold: true,
        is_italic: false,
        spacing: 0.0,
        ink: palette("strong_label"),
        group: Group::Labels,
    };
    (Shape::filled(disc, palette("casing")).outlined(palette("strong_label"), 1.2), number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chronicle::{index::atlas::Atlas, moment::Instant};
    use crate::render::map::{MapRequest, drawn};
    use crate::symbology::palette::Theme;

    fn places<'a>(atlas: &'a Atlas, day: &str, chosen: Option<&str>) -> Vec<Drawn<'a>> {
        let at: Instant = format!("{day}T20:00:00Z").parse().unwrap();
        let request = MapRequest {
            at,
            names: "en",
            traveller: None,
            chosen: chosen.and_then(|id| atlas.place_index(id)),
            frame: Frame::new([0.0, 0.0], 0.0, 0.0, 0.0),
            spare: (0.0, 0.0),
            title: "",
            description: "",
        };
        drawn(atlas, &request, Theme::Light)
    }

    fn frame(zoom: f64) -> Frame {
        Frame::new([46.545, 39.665], zoom, 1200.0, 675.0)
    }

    #[test]
    fn at_every_zoom_no_two_marks_touch_and_no_place_is_lost() {
        let atlas = Atlas::new(crate::geodata::built_in().unwrap()).unwrap();
        for day in ["2021-06-01", "2022-12-12", "2023-04-23", "2023-09-24"] {
            let drawn = places(&atlas, day, None);
            for zoom in [6.0, 7.5, 8.7, 9.4, 10.5, 12.0, 15.0, 18.0] {
                let marks = marks(&drawn, &frame(zoom), 1.0);
                let seen =
                    drawn.iter().filter(|drawn| Marker::of(drawn.place.kind).is_some() && drawn.pixel(&frame(zoom)).is_some());
                assert_eq!(marks.iter().map(|mark| mark.count).sum::<usize>(), seen.count(), "{day} at {zoom}");
                for (number, one) in marks.iter().enumerate() {
                    for other in &marks[number + 1..] {
                        let apart = (one.at.0 - other.at.0).hypot(one.at.1 - other.at.1);
                        assert!(apart >= TOUCHING * TILE * MARK_SCALE, "{} and {}", one.drawn.place.id, other.drawn.place.id);
                    }
                }
            }
        }
    }

    #[test]
    fn the_bridge_stands_for_what_is_beside_it_unless_another_place_is_chosen() {
        let atlas = Atlas::new(crate::geodata::built_in().unwrap()).unwrap();
        let first = |chosen: Option<&str>| {
            let drawn = places(&atlas, "2023-04-23", chosen);
            let marks = marks(&drawn, &frame(9.4), 1.0);
            let group = marks.iter().find(|mark| mark.count > 1).unwrap();
            (group.drawn.place.id.to_string(), group.count)
        };
        assert_eq!(first(None), ("hakari-bridge".to_owned(), 3));
        assert_eq!(first(Some("az-checkpoint")), ("az-checkpoint".to_owned(), 3));
    }

    #[test]
    fn near_enough_each_place_has_its_own_mark() {
        let atlas = Atlas::new(crate::geodata::built_in().unwrap()).unwrap();
        let drawn = places(&atlas, "2023-04-23", None);
        let bridge = drawn.iter().find(|drawn| drawn.place.kind == Kind::Bridge).unwrap();
        let geo_types::Geometry::Point(point) = bridge.geometry else { panic!("a bridge is a point") };
        let near = Frame::new([point.x(), point.y()], 18.0, 1200.0, 675.0);
        assert!(marks(&drawn, &near, 1.0).iter().all(|mark| mark.count == 1));
    }
}
