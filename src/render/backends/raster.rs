//! Rasterizes pictures: paints the shapes of a scene in order, and text from glyph outlines.
//!
//! The basemap does not change over time, so it is painted once for a frame, theme and scale and then copied; the outline
//! of a glyph's halo is computed once for a size. System fonts are never used, so the bytes are the same on every machine.

use super::{
    outline::{self, narrow},
    sprite::{self, Sprite},
};
use crate::{
    render::{
        picture::{Panel, Picture},
        raster_layer::{LayerPainter, RasterLayer},
        relief::Relief,
        scene::{Form, Ink, Scene, Shape, Stroke, TextRun},
    },
    symbology::palette::{Palette, Theme, channels},
};
use quick_cache::{Weighter, sync::Cache};
use std::sync::{Arc, LazyLock};
use tiny_skia::{
    Color, ColorU8, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, PathStroker, Pixmap, StrokeDash, Transform,
};

/// The width of a halo, in pixels of the layout.
pub const HALO: f64 = 3.0;
/// Maximum bytes of cached basemaps and halos.
const KEPT: u64 = 48 << 20;
const KEPT_HALOS: usize = 8_192;

/// Cache key: the bits of a frame, its subpixel offset and the scale, and the theme.
type GroundKey = ([u64; 8], Theme);

/// Cache key: a glyph, its weight and slant, its size and the scale.
type HaloKey = (u16, bool, bool, u64, u64);

#[derive(Clone, Copy, Debug)]
struct ByBytes;

impl Weighter<GroundKey, Arc<Pixmap>> for ByBytes {
    fn weight(&self, _: &GroundKey, pixmap: &Arc<Pixmap>) -> u64 {
        pixmap.data().len() as u64 + 128
    }
}

static GROUNDS: LazyLock<Cache<GroundKey, Arc<Pixmap>, ByBytes>> = LazyLock::new(|| Cache::with_weighter(32, KEPT, ByBytes));
static HALOS: LazyLock<Cache<HaloKey, Option<Arc<Path>>>> = LazyLock::new(|| Cache::new(KEPT_HALOS));

/// Paints the picture with `scale` pixels for each CSS pixel; returns `None` for a size of zero or too large.
#[must_use]
pub fn paint(picture: &Picture, scale: f64) -> Option<Pixmap> {
    let (width, height) = output(picture, scale);
    let mut pixmap = Pixmap::new(width, height)?;
    let painter = Painter { theme: picture.theme, scale: f64::from(width) / picture.width, begin: (0.0, 0.0) };
    pixmap.fill(painter.colour(&Ink::Palette("surface"), 1.0));
    for panel in &picture.panels {
        painter.panel(&mut pixmap, panel)?;
    }
    picture.shapes.iter().for_each(|shape| painter.shape(&mut pixmap, shape));
    picture.words.iter().for_each(|words| painter.words(&mut pixmap, words));
    Some(pixmap)
}

/// Paints layers in this process: for every picture, and as the fallback for the external painter.
#[derive(Clone, Copy, Debug, Default)]
pub struct OwnPainter;

impl LayerPainter for OwnPainter {
    fn name(&self) -> String {
        "tiny-skia".to_owned()
    }

    fn paint(&mut self, layer: &RasterLayer<'_>) -> Option<Pixmap> {
        let mut pixmap = Pixmap::new(layer.width, layer.height)?;
        let painter = Painter { theme: layer.theme, scale: layer.scale, begin: layer.begin };
        layer.shapes.iter().for_each(|shape| painter.shape(&mut pixmap, shape));
        Some(pixmap)
    }
}

/// Returns width and height of a picture at a scale, in pixels.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates, and sizes are limited before")]
pub fn output(picture: &Picture, scale: f64) -> (u32, u32) {
    ((picture.size.width * scale).round() as u32, (picture.size.height * scale).round() as u32)
}

pub(crate) struct Painter {
    pub(crate) theme: Theme,
    /// Output pixels per layout pixel.
    pub(crate) scale: f64,
    /// Origin of the layout, in output pixels.
    pub(crate) begin: (f64, f64),
}

impl Painter {
    pub(crate) fn colour(&self, ink: &Ink, opacity: f64) -> Color {
        colour(self.theme, ink, opacity)
    }

    fn paint(&self, ink: &Ink, opacity: f64) -> Paint<'static> {
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color(self.colour(ink, opacity));
        paint
    }

    fn transform(&self) -> Transform {
        let scale = narrow(self.scale);
        Transform::from_row(scale, 0.0, 0.0, scale, narrow(self.begin.0), narrow(self.begin.1))
    }

    /// Paints a panel on a separate pixmap, which clips it at its edge.
    pub(crate) fn panel(&self, onto: &mut Pixmap, panel: &Panel) -> Option<()> {
        // The subpixel offset is that on the picture, so that lines do not shift.
        let (left, top) = ((panel.left * self.scale).floor(), (panel.top * self.scale).floor());
        let begin = (panel.left * self.scale - left, panel.top * self.scale - top);
        let size = |value: f64, begin: f64| whole((value * self.scale + begin).ceil().max(1.0));
        let (width, height) = (size(panel.scene.width, begin.0), size(panel.scene.height, begin.1));
        let painter = Painter { begin, ..*self };
        let mut sheet = painter.ground(panel, width, height)?;
        let Scene { shapes, words, .. } = &panel.scene;
        shapes.iter().skip(panel.ground).for_each(|shape| painter.shape(&mut sheet, shape));
        // All halos are below all text, as in the other formats.
        words.iter().for_each(|words| painter.halo(&mut sheet, words));
        words.iter().for_each(|words| painter.words(&mut sheet, words));
        copy(&sheet, onto, whole(left), whole(top));
        Some(())
    }

    fn ground(&self, panel: &Panel, width: u32, height: u32) -> Option<Pixmap> {
        let frame = &panel.frame;
        let ((left, top), scale) = (self.begin, self.scale);
        let bits = [frame.width, frame.height, frame.center[0], frame.center[1], frame.zoom, left, top, scale].map(f64::to_bits);
        let key = (bits, self.theme);
        if let Some(kept) = GROUNDS.get(&key).filter(|kept| (kept.width(), kept.height()) == (width, height)) {
            return Some((*kept).clone());
        }
        let mut sheet = Pixmap::new(width, height)?;
        panel.scene.shapes.iter().take(panel.ground).for_each(|shape| self.shape(&mut sheet, shape));
        GROUNDS.insert(key, Arc::new(sheet.clone()));
        Some(sheet)
    }

    pub(crate) fn shape(&self, pixmap: &mut Pixmap, shape: &Shape) {
        if matches!(shape.form, Form::Everything) {
            if let Some(fill) = &shape.fill {
                pixmap.fill(self.colour(fill, shape.opacity));
            }
            return;
        }
        if let Form::Relief { rectangle } = shape.form {
            self.relief(pixmap, rectangle, shape.opacity);
            return;
        }
        let Some(path) = outline::form(&shape.form) else { return };
        if let Some(fill) = &shape.fill {
            pixmap.fill_path(&path, &self.paint(fill, shape.opacity), FillRule::EvenOdd, self.transform(), None);
        }
        if let Some(stroke) = &shape.stroke {
            pixmap.stroke_path(&path, &self.paint(&stroke.ink, shape.opacity), &pen(stroke), self.transform(), None);
        }
    }

    fn relief(&self, pixmap: &mut Pixmap, [left, top, wide, high]: [f64; 4], opacity: f64) {
        let Some((relief, palette)) = Relief::built_in().and_then(|relief| Some((relief, relief.palette(self.theme, opacity)?)))
        else {
            return;
        };
        let (size, row) = ((pixmap.width(), pixmap.height()), pixmap.width() as usize);
        let onto = [left * self.scale + self.begin.0, top * self.scale + self.begin.1, wide * self.scale, high * self.scale];
        let colours: Vec<_> =
            palette.iter().map(|&[red, green, blue]| ColorU8::from_rgba(red, green, blue, 255).premultiply()).collect();
        let pixels = pixmap.pixels_mut();
        relief.sample(size, onto, |x, y, tone| pixels[y as usize * row + x as usize] = colours[usize::from(tone)]);
    }

    pub(crate) fn halo(&self, pixmap: &mut Pixmap, words: &TextRun) {
        self.sprite(pixmap, words, &Ink::Palette("halo"), true);
    }

    /// Paints text through cached sprites: the same name is at the same position on every day.
    fn sprite(&self, pixmap: &mut Pixmap, words: &TextRun, ink: &Ink, is_halo: bool) {
        let colour = self.colour(ink, 1.0).to_color_u8();
        let sprite = sprite::get(words, colour, is_halo, (self.scale, self.begin), || {
            let path = if is_halo { self.halo_path(words) } else { outline::words(words) };
            let path = path?.transform(self.transform())?;
            let mut paint = Paint { anti_alias: true, ..Paint::default() };
            paint.set_color_rgba8(colour.red(), colour.green(), colour.blue(), 255);
            Sprite::of(&path, &paint)
        });
        if let Some(sprite) = sprite {
            sprite.onto(pixmap);
        }
    }

    fn halo_path(&self, words: &TextRun) -> Option<Path> {
        let (left, baseline) = outline::origin(words);
        let mut line = PathBuilder::new();
        for letter in outline::letters(words) {
            let Some(path) = self.letter_halo(letter.glyph, words) else { continue };
            if let Some(path) = (*path).clone().transform(Transform::from_translate(narrow(left + letter.x), narrow(baseline))) {
                line.push_path(&path);
            }
        }
        line.finish()
    }

    /// Returns the outline of a glyph's halo relative to its origin.
    fn letter_halo(&self, glyph: u16, words: &TextRun) -> Option<Arc<Path>> {
        let key = (glyph, words.is_bold, words.is_italic, words.size.to_bits(), self.scale.to_bits());
        if let Some(kept) = HALOS.get(&key) {
            return kept;
        }
        let stroke = tiny_skia::Stroke { width: narrow(HALO), line_join: LineJoin::Round, ..tiny_skia::Stroke::default() };
        let made = outline::glyph(glyph, words.is_bold)
            .and_then(|path| (*path).clone().transform(outline::letter_transform(words, 0.0, 0.0)))
            .and_then(|path| PathStroker::new().stroke(&path, &stroke, narrow(self.scale)))
            .map(Arc::new);
        HALOS.insert(key, made.clone());
        made
    }

    pub(crate) fn words(&self, pixmap: &mut Pixmap, words: &TextRun) {
        self.sprite(pixmap, words, &words.ink, false);
    }
}

/// Copies the rows of a pixmap into place.
fn copy(sheet: &Pixmap, onto: &mut Pixmap, left: u32, top: u32) {
    let (width, height) =
        (sheet.width().min(onto.width().saturating_sub(left)), sheet.height().min(onto.height().saturating_sub(top)));
    let (from_row, to_row, bytes) = (sheet.width() as usize * 4, onto.width() as usize * 4, width as usize * 4);
    for row in 0..height as usize {
        let (from, to) = (row * from_row, (row + top as usize) * to_row + left as usize * 4);
        onto.data_mut()[to..to + bytes].copy_from_slice(&sheet.data()[from..from + bytes]);
    }
}

/// Returns the paint for an ink in a theme, with this opacity.
#[must_use]
pub fn colour(theme: Theme, ink: &Ink, opacity: f64) -> Color {
    let written = match ink {
        Ink::Palette(name) => Palette::of(theme).entries().find(|(known, _)| known == name).map(|(_, colour)| colour),
        Ink::Symbol(look) => Some(look.colour.as_str()),
        Ink::Fill(look) => Some(look.fill.as_str()),
        Ink::Sign(look) => Some(look.sign.as_str()),
    };
    let [red, green, blue] = written.and_then(channels).unwrap_or_default();
    let mut colour = Color::from_rgba8(red, green, blue, 255);
    colour.apply_opacity(narrow(opacity));
    colour
}

/// Converts a stroke for the painter; an odd list of dashes is repeated, as in SVG.
#[must_use]
pub fn pen(stroke: &Stroke) -> tiny_skia::Stroke {
    let dash = dashes(&stroke.dash);
    tiny_skia::Stroke {
        width: narrow(stroke.width),
        line_cap: if stroke.is_round { LineCap::Round } else { LineCap::Butt },
        line_join: LineJoin::Round,
        dash: if dash.is_empty() { None } else { StrokeDash::new(dash, 0.0) },
        ..tiny_skia::Stroke::default()
    }
}

/// Returns dashes and gaps, an even count.
#[must_use]
pub fn dashes(dash: &[f64]) -> Vec<f32> {
    let times = if dash.len().is_multiple_of(2) { 1 } else { 2 };
    dash.iter().copied().cycle().take(dash.len() * times).map(narrow).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates, and sizes are limited before")]
pub(crate) fn whole(value: f64) -> u32 {
    value as u32
}
