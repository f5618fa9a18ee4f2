//! Draws the mark of a place: a tile that tells the status, a pictogram that tells the kind.
//!
//! A round tile in the fill of the status says what could pass, with the sign of the status on a disc; an outlined square says who is
//! there. A dashed edge says that the place is known only roughly.

use super::{
    clip::tenths_of,
    layers::{lines_of, palette, rings_of},
    scene::{Form, Ink, Shape},
};
use crate::{
    chronicle::place::Place,
    symbology::{
        Symbol,
        glyph::{Glyph, Marker},
        texture::Mark,
    },
};

/// Half the side of a tile, in pixels.
const HALF: f64 = 10.1;
/// Width of the edge of a tile, and its dashes where the place is rough.
const EDGE: f64 = 1.6;
const ROUGH: [f64; 2] = [3.0, 2.2];
/// Pixels per unit of a pictogram's box, and of the sign on its disc.
const PICTOGRAM: f64 = 0.78;
const SIGN: f64 = 0.4;
/// Radius of the disc, and from the middle of a tile to that of its disc, to the right and down.
const DISC: f64 = 5.4;
pub(crate) const ASIDE: f64 = 8.2;
/// The precision of a place from which on it is rough, in metres.
const ROUGH_M: f64 = 1000.0;

/// Returns whether a place is known only roughly.
pub(crate) fn is_rough(place: &Place) -> bool {
    place.precision_m.is_some_and(|precision| precision >= ROUGH_M)
}

/// Returns the tile of a place about a position, `size` times its usual size.
pub(crate) fn tile(marker: &Marker, look: Option<&Symbol>, is_rough: bool, at: (f64, f64), size: f64) -> Vec<Shape> {
    let is_round = look.is_some_and(Symbol::is_tube);
    let form = if is_round { Form::Circle { at: tenths_of(at.0, at.1), radius: HALF * size } } else { square(at, HALF * size) };
    let edge = Shape::stroked(form.clone(), edge_ink(look), EDGE * size);
    // Dashes in the colour of a fill would not be seen as such.
    let dash: Vec<f64> = if is_rough && !is_round { ROUGH.iter().map(|part| part * size).collect() } else { Vec::new() };
    let mut shapes = vec![
        Shape::filled(form.clone(), palette("casing")).outlined(palette("casing"), (EDGE + 3.0) * size),
        Shape::filled(form, look.map_or(palette("casing"), ground_ink)),
        edge.dashed(&dash),
        Shape::filled(
            Form::Glyph { at: tenths_of(at.0, at.1), scale: PICTOGRAM * size, path: marker.mark },
            look.map_or(palette("faint"), sign_ink),
        ),
    ];
    if let Some(look) = look.filter(|look| look.has_sign()) {
        shapes.extend(sign(look, (at.0 + ASIDE * size, at.1 + ASIDE * size), size));
    }
    shapes
}

/// Returns the sign of a status on its disc.
pub(crate) fn sign(look: &Symbol, (x, y): (f64, f64), size: f64) -> Vec<Shape> {
    let at = tenths_of(x, y);
    let disc = |radius: f64| Form::Circle { at, radius: radius * size };
    let mut shapes = vec![
        Shape::filled(disc(DISC + 1.3), palette("casing")),
        Shape::filled(disc(DISC), edge_ink(Some(look))),
        Shape::filled(disc(DISC - 1.1), ground_ink(look)),
    ];
    // A disc on a disc would not be seen: open is the disc alone.
    if look.glyph != Glyph::Circle {
        shapes.push(Shape::filled(Form::Glyph { at, scale: SIGN * size, path: look.glyph.path() }, sign_ink(look)));
    }
    shapes
}

/// Returns a sample of a bar, as ribbons have it: left, top, width and height in pixels.
pub(crate) fn swatch(look: &Symbol, [left, top, width, height]: [f64; 4]) -> Vec<Shape> {
    let corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)];
    let form = rings_of(vec![corners.map(|(x, y)| tenths_of(x, y)).to_vec()]);
    let texture = &look.texture;
    let mut shapes = Vec::new();
    if texture.ground > 0.0 {
        shapes.push(Shape::filled(form.clone(), Ink::Fill(Box::new(look.clone()))).faded(texture.ground));
    }
    if let Some(dash) = texture.edge {
        shapes.push(Shape::stroked(form, edge_ink(Some(look)), 1.2).dashed(dash));
    }
    if let Some(dash) = texture.middle {
        let inset = if texture.edge.is_some() { 3.0 } else { 0.0 };
        let y = top + height / 2.0;
        let line = lines_of(vec![vec![tenths_of(left + inset, y), tenths_of(left + width - inset, y)]]);
        shapes.push(Shape::stroked(line, edge_ink(Some(look)), texture.stroke).dashed(dash));
    }
    if look.is_hatched && !texture.always {
        // Whole tiles alone, since a shape cannot be cut.
        let ink = || if texture.mark == Mark::Ink { edge_ink(Some(look)) } else { palette("surface") };
        let steps = |length: f64, step: f64| (0..(length / step) as u32).map(move |number| f64::from(number) * step);
        let inset = |length: f64, step: f64| (length % step) / 2.0;
        let (x, y) = (left + inset(width, texture.width), top + inset(height, texture.height));
        for (right, down) in
            steps(height, texture.height).flat_map(|down| steps(width, texture.width).map(move |right| (right, down)))
        {
            let form = Form::Glyph { at: tenths_of(x + right, y + down), scale: 1.0, path: texture.path };
            shapes.push(Shape::stroked(form, ink(), texture.stroke));
        }
    }
    if texture.always && look.is_tube() {
        let (middle, half) = (top + height / 2.0, 3.0);
        let heads = (0..3).map(|number| left + width / 2.0 + 7.0 * f64::from(number - 1));
        let head = |x: f64| {
            [(x + 1.5, middle - half), (x - 1.5, middle), (x + 1.5, middle + half)].map(|(x, y)| tenths_of(x, y)).to_vec()
        };
        shapes.push(Shape::stroked(lines_of(heads.map(head).collect()), palette("surface"), texture.stroke));
    }
    shapes
}

fn edge_ink(look: Option<&Symbol>) -> Ink {
    look.map_or(palette("faint"), |look| Ink::Symbol(Box::new(look.clone())))
}

/// Presence without a fill of its own is empty.
fn ground_ink(look: &Symbol) -> Ink {
    if look.is_tube() || look.fill != look.colour { Ink::Fill(Box::new(look.clone())) } else { palette("casing") }
}

fn sign_ink(look: &Symbol) -> Ink {
    if look.is_tube() { Ink::Sign(Box::new(look.clone())) } else { Ink::Symbol(Box::new(look.clone())) }
}

/// A square with round corners.
fn square((x, y): (f64, f64), half: f64) -> Form {
    let (long, short) = (half, half * 0.62);
    let bend = half * 0.89;
    let corner = |right: f64, down: f64| {
        let turn = [(long, short), (bend, bend), (short, long)];
        let turn = turn.map(|(across, along)| tenths_of(x + right * across, y + down * along)).to_vec();
        if right * down < 0.0 { turn.into_iter().rev().collect::<Vec<_>>() } else { turn }
    };
    rings_of(vec![[corner(1.0, 1.0), corner(-1.0, 1.0), corner(-1.0, -1.0), corner(1.0, -1.0)].concat()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chronicle::place::Kind, symbology::palette::Theme};

    #[test]
    fn passage_is_a_round_tile_with_a_sign_and_presence_a_square_that_is_dashed_where_rough() {
        let header = crate::geodata::built_in().unwrap().header;
        let marker = Marker::of(Kind::Checkpoint).unwrap();
        let shapes = |status: &str, is_rough: bool| {
            let look = Symbol::of_status(&header, header.status(status).unwrap(), Theme::Light);
            tile(marker, Some(&look), is_rough, (50.0, 50.0), 1.0)
        };
        let is_round = |shapes: &[Shape]| matches!(shapes[0].form, Form::Circle { .. });
        for (status, count) in [("closed", 8), ("blocked", 8), ("open", 7), ("restricted", 8)] {
            let shapes = shapes(status, true);
            assert!(is_round(&shapes) && shapes.len() == count, "{status}: {}", shapes.len());
            assert!(shapes[2].stroke.as_ref().is_some_and(|stroke| stroke.dash.is_empty()), "{status}");
        }
        assert!(!is_round(&shapes("active", false)) && shapes("active", false).len() == 4, "no sign");
        assert_eq!(shapes("planned", false).len(), 8);
        let dash = |is_rough| shapes("active", is_rough)[2].stroke.clone().unwrap().dash;
        assert_eq!([dash(false), dash(true)], [vec![], ROUGH.to_vec()]);
    }
}
