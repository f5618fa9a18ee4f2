//! A road with the look of its state, as a picture and the live map draw it: a tube with an edge and a fill, or dashes, on a halo.

use super::scene::{Form, Ink, Shape};
use crate::symbology::Symbol;

/// Returns a road with the look of its state: a tube with an edge and a fill, or dashes; an empty tube where no state is recorded.
pub(crate) fn road(form: &Form, look: Option<&Symbol>, width: f64) -> Vec<Shape> {
    let (ink, fill) = match look {
        None => (Ink::Palette("road"), Ink::Palette("casing")),
        Some(look) => (Ink::Symbol(Box::new(look.clone())), Ink::Fill(Box::new(look.clone()))),
    };
    if let Some(look) = look.filter(|look| !look.is_tube()) {
        let dash: Vec<f64> = look.dash.iter().map(|part| part * width).collect();
        return vec![Shape::stroked(form.clone(), ink, width).dashed(&dash)];
    }
    vec![Shape::stroked(form.clone(), ink, width + BEYOND.0), Shape::stroked(form.clone(), fill, width)]
}

/// How opaque the halo of a road is.
pub(crate) const HALO: f64 = 0.85;
/// Pixels by which the edge and the halo of a road are wider than its fill.
pub(crate) const BEYOND: (f64, f64) = (2.6, 5.5);

/// Returns the widths of a road's fill and its halo at a zoom, the same as on the live map.
#[must_use]
pub(crate) fn widths(zoom: f64, is_schematic: bool) -> (f64, f64) {
    let growth = ((zoom - 7.0) / 7.0).clamp(0.0, 1.0);
    let line = if is_schematic { 4.2 + 3.0 * growth } else { 4.6 + 4.8 * growth };
    (line, line + BEYOND.1)
}
