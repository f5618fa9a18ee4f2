//! Renders the frames of a film: the static part is painted once, and a painter's layer of changes is composited over it.

use super::textured;
use crate::render::{
    backends::{
        outline::narrow,
        raster::{OwnPainter, Painter, whole},
        sprite::Sprite,
    },
    picture::{FilmFrame, FilmScene},
    raster_layer::{LayerPainter, RasterLayer},
    scene::{Ink, Shape},
};
use tiny_skia::{Pixmap, Rect, Transform};

/// A frame in pixels.
#[derive(Debug)]
pub struct Frame(Pixmap);

impl Frame {
    /// RGBA bytes, row by row; every pixel is opaque.
    #[must_use]
    pub fn pixels(&self) -> &[[u8; 4]] {
        self.0.data().as_chunks().0
    }

    /// Pixels of a row.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.0.width()
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.0.height()
    }
}

/// Position of the map on a frame, in output pixels.
#[derive(Clone, Copy, Debug)]
struct Window {
    left: i32,
    top: i32,
    width: u32,
    height: u32,
    begin: (f64, f64),
}

/// Renders the frames of a scene with a painter.
pub struct FrameRenderer<'a> {
    painter: &'a mut dyn LayerPainter,
    theme: crate::symbology::palette::Theme,
    scale: f64,
    window: Window,
    /// The static part of every frame.
    base: Pixmap,
    /// The static layer above the changing one, with its position.
    above: Option<Sprite>,
    /// The layer below the changing one on the last frame, painted.
    under: Option<(Vec<Shape>, Sprite)>,
}

impl<'a> FrameRenderer<'a> {
    /// Creates a renderer with `scale` pixels for each CSS pixel; returns `None` for a size of zero or too large.
    pub fn new(stage: &FilmScene<'_>, scale: f64, painter: &'a mut dyn LayerPainter) -> Option<Self> {
        let side = |value: f64| whole((value * scale).round());
        let mut base = Pixmap::new(side(stage.size.width), side(stage.size.height))?;
        let own = Painter { theme: stage.theme, scale: f64::from(base.width()) / stage.width, begin: (0.0, 0.0) };
        base.fill(own.colour(&Ink::Palette("surface"), 1.0));
        own.panel(&mut base, &stage.map)?;
        stage.bars.iter().for_each(|bar| textured::fill(&mut base, &own, bar));
        stage.shapes.iter().for_each(|shape| own.shape(&mut base, shape));
        stage.words.iter().for_each(|words| own.words(&mut base, words));
        let window = window(stage, own.scale);
        let above = above(stage, &own, (base.width(), base.height()));
        Some(Self { painter, theme: stage.theme, scale: own.scale, window, base, above, under: None })
    }

    /// Returns width and height of a frame in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.base.width(), self.base.height())
    }

    /// Renders a frame.
    pub fn shoot(&mut self, shot: &FilmFrame) -> Option<Frame> {
        let Window { left, top, width, height, begin } = self.window;
        let layer = |shapes| RasterLayer { shapes, theme: self.theme, width, height, scale: self.scale, begin };
        let mut frame = self.base.clone();
        // It rarely changes and is translucent, which not every painter can blend.
        if self.under.as_ref().is_none_or(|(shapes, _)| *shapes != shot.under) {
            let painted = OwnPainter.paint(&layer(&shot.under))?;
            self.under = Some((shot.under.clone(), Sprite::at(left, top, painted)));
        }
        if let Some((_, under)) = &self.under {
            under.onto(&mut frame);
        }
        let layer = self.painter.paint(&layer(&shot.layer))?;
        Sprite::at(left, top, layer).onto(&mut frame);
        if let Some(above) = &self.above {
            above.onto(&mut frame);
        }
        let on_map =
            Painter { theme: self.theme, scale: self.scale, begin: (f64::from(left) + begin.0, f64::from(top) + begin.1) };
        shot.names.iter().for_each(|words| on_map.halo(&mut frame, words));
        shot.names.iter().for_each(|words| on_map.words(&mut frame, words));
        let whole = Painter { begin: (0.0, 0.0), ..on_map };
        shot.shapes.iter().for_each(|shape| whole.shape(&mut frame, shape));
        shot.words.iter().for_each(|words| whole.words(&mut frame, words));
        Some(Frame(frame))
    }
}

/// The subpixel offset of the map is that of the scene, so that lines do not shift.
fn window(stage: &FilmScene<'_>, scale: f64) -> Window {
    let (left, top) = (whole(stage.map.left * scale), whole(stage.map.top * scale));
    let begin = (stage.map.left * scale - f64::from(left), stage.map.top * scale - f64::from(top));
    let size = |value: f64, begin: f64| whole((value * scale + begin).ceil().max(1.0));
    let pixels = |value: u32| i32::try_from(value).unwrap_or(0);
    Window {
        left: pixels(left),
        top: pixels(top),
        width: size(stage.map.scene.width, begin.0),
        height: size(stage.map.scene.height, begin.1),
        begin,
    }
}

/// Paints the layer above the changing one on transparency, cropped to its content.
fn above(stage: &FilmScene<'_>, own: &Painter, (width, height): (u32, u32)) -> Option<Sprite> {
    let mut sheet = Pixmap::new(width, height)?;
    let begin = (stage.map.left * own.scale, stage.map.top * own.scale);
    let on_map = Painter { theme: own.theme, scale: own.scale, begin };
    stage.above.shapes.iter().for_each(|shape| on_map.shape(&mut sheet, shape));
    stage.above.words.iter().for_each(|words| on_map.halo(&mut sheet, words));
    stage.above.words.iter().for_each(|words| on_map.words(&mut sheet, words));
    if let Some(locator) = &stage.locator {
        own.panel(&mut sheet, locator)?;
    }
    let (columns, rows) = bounds(&sheet)?;
    let (left, top) = (i32::try_from(columns.0).ok()?, i32::try_from(rows.0).ok()?);
    let mut cut = Pixmap::new(columns.1 - columns.0, rows.1 - rows.0)?;
    let all = Rect::from_xywh(0.0, 0.0, narrow(f64::from(cut.width())), narrow(f64::from(cut.height())))?;
    let pattern = tiny_skia::Pattern::new(
        sheet.as_ref(),
        tiny_skia::SpreadMode::Pad,
        tiny_skia::FilterQuality::Nearest,
        1.0,
        Transform::from_translate(-narrow(f64::from(left)), -narrow(f64::from(top))),
    );
    let paint = tiny_skia::Paint { shader: pattern, anti_alias: false, ..tiny_skia::Paint::default() };
    cut.fill_rect(all, &paint, Transform::identity(), None);
    Some(Sprite::at(left, top, cut))
}

/// Returns the columns and rows that have visible pixels.
fn bounds(sheet: &Pixmap) -> Option<((u32, u32), (u32, u32))> {
    let width = usize::try_from(sheet.width()).ok()?;
    let mut found: Option<((usize, usize), (usize, usize))> = None;
    for (row, pixels) in sheet.pixels().chunks(width).enumerate() {
        let (first, last) =
            (pixels.iter().position(|pixel| pixel.alpha() > 0), pixels.iter().rposition(|pixel| pixel.alpha() > 0));
        let (Some(first), Some(last)) = (first, last) else { continue };
        let ((left, right), (top, _)) = found.unwrap_or(((first, last + 1), (row, row + 1)));
        found = Some(((left.min(first), right.max(last + 1)), (top, row + 1)));
    }
    let narrow = |(from, to): (usize, usize)| Some((u32::try_from(from).ok()?, u32::try_from(to).ok()?));
    let (columns, rows) = found?;
    Some((narrow(columns)?, narrow(rows)?))
}
