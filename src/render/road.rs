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
    if let (Form::Paths { paths, .. }, Some(look)) = (form, look) {
        shapes.extend(lines_on(paths, look, width));
    }
    shapes
}

/// Returns the lines on a tube: arrow heads in every theme, a hatch where colours cannot be relied on.
fn lines_on(paths: &[Vec<Tenths>], look: &Symbol, width: f64) -> Option<Shape> {
    if !look.is_hatched {
        return None;
    }
    let half = width * 0.5;
    let motif: Vec<[(f64, f64); 3]> = match look.glyph {
        Glyph::Arrow => vec![[(width * 0.2, width * 0.34), (-width * 0.2, 0.0), (width * 0.2, -width * 0.34)]],
        Glyph::Half => vec![[(-2.0, 0.0), (0.0, 0.0), (2.0, 0.0)]],
        Glyph::Diamond => vec![[(-half, half), (0.0, 0.0), (half, -half)]],
        Glyph::Cross => vec![[(-half, half), (0.0, 0.0), (half, -half)], [(-half, -half), (0.0, 0.0), (half, half)]],
        _ => return None,
    };
    let lines = paths.iter().flat_map(|path| along(path, spacing(look.glyph), &motif)).collect();
    let form = Form::Paths { paths: lines, are_closed: false };
    Some(Shape::stroked(form, Ink::Sign(Box::new(look.clone())), (width * 0.28).min(1.6)))
}

/// The diameter of the dots of a road of which nothing is known, and the distance of their middles, in widths of the road.
pub(crate) const DOTS: (f64, f64) = (0.55, 1.5);

/// Pixels between two motifs along a road, for the glyph of its look.
pub(crate) fn spacing(glyph: Glyph) -> f64 {
    match glyph {
        Glyph::Arrow => 34.0,
        Glyph::Half => 8.0,
        Glyph::Diamond => 6.0,
        _ => 9.0,
    }
}

/// Returns a motif at equal steps along a line; its points are pixels along the line and aside. Heads point back to the beginning: lines
/// of the data lead in.
fn along(path: &[Tenths], step: f64, motif: &[[(f64, f64); 3]]) -> Vec<Vec<Tenths>> {
    let pixel = |at: Tenths| (f64::from(at.0) / 10.0, f64::from(at.1) / 10.0);
    let (mut found, mut next) = (Vec::new(), step / 2.0);
    for pair in path.windows(2) {
        let (from, to) = (pixel(pair[0]), pixel(pair[1]));
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        if length <= 0.0 {
            continue;
        }
        let (right, down) = ((to.0 - from.0) / length, (to.1 - from.1) / length);
        while next <= length {
            let (x, y) = (from.0 + right * next, from.1 + down * next);
            let at = |(along, aside): (f64, f64)| tenths_of(x + right * along - down * aside, y + down * along + right * aside);
            found.extend(motif.iter().map(|line| line.map(at).to_vec()));
            next += step;
        }
        next -= length;
    }
    found
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
    use crate::symbology::palette::Theme;

    #[test]
    fn arrow_heads_stand_at_equal_steps_and_point_to_where_the_line_begins() {
        let path = [(0, 0), (500, 0), (500, 500)];
        let heads = along(&path, spacing(Glyph::Arrow), &[[(2.0, 3.4), (-2.0, 0.0), (2.0, -3.4)]]);
        assert_eq!(heads.len(), 3);
        assert_eq!(heads[0][1], (150, 0));
        assert!(heads[0][0].0 > heads[0][1].0 && heads[0][2].0 > heads[0][1].0, "{heads:?}");
        assert!(heads[2][1].1 < heads[2][0].1, "{heads:?}");
    }

    #[test]
    fn roads_are_hatched_only_where_colours_cannot_be_relied_on() {
        let header = crate::geodata::built_in().unwrap().header;
        let form = Form::Paths { paths: vec![vec![(0, 0), (2000, 0)]], are_closed: false };
        let lines = |id: &str, theme| {
            let look = Symbol::of_status(&header, header.status(id).unwrap(), theme);
            road(&form, Some(&look), 6.0).len() - 2
        };
        for id in ["restricted", "humanitarian-only", "blocked"] {
            let themes = [Theme::Light, Theme::Dark, Theme::Contrast, Theme::Print];
            assert_eq!(themes.map(|theme| lines(id, theme)), [0, 0, 1, 1], "{id}");
        }
        assert!(Theme::ALL.iter().all(|&theme| lines("outbound-only", theme) == 1 && lines("closed", theme) == 0));
    }
}
