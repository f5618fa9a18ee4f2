//! Bars of a ribbon in pixels: the ground in the colour of a look, and its texture tiled over it.

use super::super::{picture::Textured, scene::Ink};
use crate::{
    render::backends::{
        outline::{narrow, symbol},
        raster::{Painter, dashes, whole},
        sprite::Sprite,
    },
    symbology::texture::Mark,
};
use tiny_skia::{FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, StrokeDash, Transform};

/// Width of the edge of a bar in pixels.
const EDGE: f64 = 1.2;

/// The upper and the lower edge of a bar.
fn rails(bar: Rect, inner: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    for y in [bar.top() + inner, bar.bottom() - inner] {
        path.move_to(bar.left(), y);
        path.line_to(bar.right(), y);
    }
    path.finish()
}

/// Fills a bar.
pub(super) fn fill(base: &mut Pixmap, painter: &Painter, bar: &Textured) {
    let texture = &bar.look.texture;
    let ink = Ink::Symbol(Box::new(bar.look.clone()));
    let scale = painter.scale;
    let Some(rectangle) =
        Rect::from_xywh(narrow(bar.left * scale), narrow(bar.top * scale), narrow(bar.width * scale), narrow(bar.height * scale))
    else {
        return;
    };
    let paint = |ink: &Ink, opacity: f64| {
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color(painter.colour(ink, opacity));
        paint
    };
    let ground = paint(&Ink::Fill(Box::new(bar.look.clone())), bar.opacity * texture.ground);
    base.fill_path(&PathBuilder::from_rect(rectangle), &ground, FillRule::Winding, Transform::identity(), None);
    let inner = narrow(EDGE * scale / 2.0);
    let lines = paint(&ink, bar.opacity);
    let stroke = |width: f64, dash: &[f64]| {
        let dash: Vec<f64> = dash.iter().map(|part| part * scale).collect();
        let dash = StrokeDash::new(dashes(&dash), 0.0);
        Stroke { width: narrow(width * scale), dash, ..Stroke::default() }
    };
    if let Some((inside, dash)) = rectangle.inset(inner, inner).zip(texture.edge) {
        // A step of a fade has no edges between it and the next.
        let outline = if bar.opacity < 1.0 { rails(rectangle, inner) } else { Some(PathBuilder::from_rect(inside)) };
        if let Some(outline) = outline {
            base.stroke_path(&outline, &lines, &stroke(EDGE, dash), Transform::identity(), None);
        }
    }
    if let Some(dash) = texture.middle {
        let y = f32::midpoint(rectangle.top(), rectangle.bottom());
        let mut line = PathBuilder::new();
        line.move_to(rectangle.left(), y);
        line.line_to(rectangle.right(), y);
        if let Some(line) = line.finish() {
            base.stroke_path(&line, &lines, &stroke(texture.stroke, dash), Transform::identity(), None);
        }
    }
    if !texture.has_lines(painter.theme) {
        return;
    }
    let Some(path) = symbol(texture.path) else { return };
    // Lines are cut at the edges of the bar by a sheet of its size.
    let (left, top) = (rectangle.left().round(), rectangle.top().round());
    let size = |length: f32| whole(f64::from(length.round()));
    let Some(mut sheet) = Pixmap::new(size(rectangle.right() - left), size(rectangle.bottom() - top)) else { return };
    let mark = match texture.mark {
        Mark::Paper => Ink::Palette("surface"),
        Mark::Ink => ink,
    };
    let mark = paint(&mark, bar.opacity);
    let stroke = Stroke { width: narrow(texture.stroke), ..Stroke::default() };
    let scale = narrow(scale);
    // Tiles are counted from the left edge of the picture, so that the texture runs on through bars of one look.
    let (wide, high) = (narrow(texture.width) * scale, narrow(texture.height) * scale);
    let first = (left / wide).floor() * wide - left;
    let mut y = 0.0;
    while y < narrow(f64::from(sheet.height())) {
        let mut x = first;
        while x < narrow(f64::from(sheet.width())) {
            let place = Transform::from_row(scale, 0.0, 0.0, scale, x, y);
            sheet.stroke_path(&path, &mark, &stroke, place, None);
            x += wide;
        }
        y += high;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and sizes are limited before")]
    Sprite::at(left as i32, top as i32, sheet).onto(base);
}
