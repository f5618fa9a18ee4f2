//! A road with the look of its state, as a picture and the live map draw it: a tube with an edge and a fill, or dashes, on a halo.

use super::{
    clip::{Tenths, tenths_of},
    scene::{Form, Ink, Shape, Stroke},
};
use crate::symbology::{Symbol, glyph::Glyph};

/// Returns a road with the look of its state: a tube with an edge and a fill, or dashes; an empty tube where no state is recorded.
pub(crate) fn road(form: &Form, look: Option<&Symbol>, width: f64) -> Vec<Shape> {
    let (ink, fill) = match look {
        None => (Ink::Palette("road"), Ink::Palette("casing")),
        Some(look) => (Ink::Symbol(Box::new(look.clone())), Ink::Fill(Box::new(look.clone()))),
    };
    if let Some(look) = look.filter(|look| !look.is_tube()) {
        let dash: Vec<f64> = look.dash.iter().map(|part| part * width).collect();
        let mut shape = Shape::stroked(form.clone(), ink.clone(), width).dashed(&dash);
        if look.is_dotted() {
            let dash = vec![0.01, width * DOTS.1];
            shape.stroke = Some(Stroke { ink, width: width * DOTS.0, dash, is_round: true });
        }
        return vec![shape];
    }
    let mut shapes = vec![Shape::stroked(form.clone(), ink, width + BEYOND.0), Shape::stroked(form.clone(), fill, width)];
    if let (Form::Paths { paths, .. }, Some(look)) = (form, look.filter(|look| look.glyph == Glyph::Arrow)) {
        let heads = paths.iter().flat_map(|path| heads(path, width)).collect();
        shapes.push(Shape::stroked(
            Form::Paths { paths: heads, are_closed: false },
            Ink::Sign(Box::new(look.clone())),
            width * 0.28,
        ));
    }
    shapes
}

/// The diameter of the dots of a road of which nothing is known, and the distance of their middles, in widths of the road.
pub(crate) const DOTS: (f64, f64) = (0.55, 1.5);

/// Pixels between two arrow heads along a road.
pub(crate) const WAY: f64 = 34.0;

/// Returns arrow heads along a line, which point back to its beginning: lines of the data lead in.
fn heads(path: &[Tenths], width: f64) -> Vec<Vec<Tenths>> {
    let pixel = |at: Tenths| (f64::from(at.0) / 10.0, f64::from(at.1) / 10.0);
    let (long, wide) = (width * 0.2, width * 0.34);
    let (mut heads, mut next) = (Vec::new(), WAY / 2.0);
    for pair in path.windows(2) {
        let (from, to) = (pixel(pair[0]), pixel(pair[1]));
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        if length <= 0.0 {
            continue;
        }
        let (right, down) = ((to.0 - from.0) / length, (to.1 - from.1) / length);
        while next <= length {
            let (x, y) = (from.0 + right * next, from.1 + down * next);
            let at = |along: f64, aside: f64| tenths_of(x + right * along - down * aside, y + down * along + right * aside);
            heads.push(vec![at(long, wide), at(-long, 0.0), at(long, -wide)]);
            next += WAY;
        }
        next -= length;
    }
    heads
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_heads_stand_at_equal_steps_and_point_to_where_the_line_begins() {
        let path = [(0, 0), (500, 0), (500, 500)];
        let heads = heads(&path, 10.0);
        assert_eq!(heads.len(), 3);
        for head in &heads[..1] {
            assert_eq!(head[1], (150, 0));
            assert!(head[0].0 > head[1].0 && head[2].0 > head[1].0, "{head:?}");
        }
        assert!(heads[2][1].1 < heads[2][0].1, "{heads:?}");
    }
}
