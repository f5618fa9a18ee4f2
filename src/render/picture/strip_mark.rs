//! Draws the mark of a stop: the tile that the map has, or the ring of a town.

use crate::{
    chronicle::place::Place,
    render::{
        clip::tenths_of,
        layers::palette,
        scene::{Form, Shape},
        tile::{is_rough, tile},
    },
    symbology::{Symbol, glyph::Marker},
};

/// Returns the mark of a stop about a position.
pub(super) fn stop_mark(place: &Place, look: Option<&Symbol>, (x, y): (f64, f64)) -> Vec<Shape> {
    let Some(marker) = Marker::of(place.kind) else {
        let ring = Form::Circle { at: tenths_of(x, y), radius: 4.0 };
        return vec![Shape::filled(ring, palette("surface")).outlined(palette("label"), 2.0)];
    };
    tile(marker, look, is_rough(place), (x, y), 1.0)
}
