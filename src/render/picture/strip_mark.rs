//! Draws the mark of a stop: a marker as on the map, with the sign of its status on a disc, or the ring of a town.

use crate::{
    chronicle::place::Kind,
    render::{
        clip::tenths_of,
        layers::palette,
        scene::{Form, Ink, Shape},
    },
    symbology::{
        Symbol,
        glyph::{Glyph, Marker},
    },
};

/// Pixels per unit of a marker's box, of the pictogram on it, and of the sign on its disc.
const MARKER: f64 = 0.92;
const PICTOGRAM: f64 = 0.8;
const SIGN: f64 = 0.42;
/// From the middle of a marker to that of its sign.
const ASIDE: f64 = 8.5;

/// Returns the mark of a stop about a position.
pub(super) fn stop_mark(kind: Kind, look: Option<&Symbol>, (x, y): (f64, f64)) -> Vec<Shape> {
    let Some(marker) = Marker::of(kind) else {
        let ring = Form::Circle { at: tenths_of(x, y), radius: 4.0 };
        return vec![Shape::filled(ring, palette("surface")).outlined(palette("label"), 2.0)];
    };
    let ink = || look.map_or(palette("faint"), |look| Ink::Symbol(Box::new(look.clone())));
    let glyph = |(x, y): (f64, f64), scale: f64, path| Form::Glyph { at: tenths_of(x, y), scale, path };
    let mut shapes = vec![
        Shape::filled(glyph((x, y), MARKER, marker.shape), ink()).outlined(palette("surface"), 3.0),
        Shape::filled(glyph((x, y), PICTOGRAM, marker.mark), palette("surface")),
    ];
    if let Some(look) = look {
        let at = (x + ASIDE, y + ASIDE);
        shapes.push(Shape::filled(glyph(at, SIGN * 1.75, Glyph::Circle.path()), palette("surface")).outlined(ink(), 1.0));
        shapes.push(Shape::filled(glyph(at, SIGN, look.glyph.path()), ink()));
    }
    shapes
}
