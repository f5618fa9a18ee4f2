//! Defines the changing layer of a film: shapes on transparency, in painter's order.
//!
//! A film paints one for every frame; it is the whole interface of an external painter.

use super::scene::Shape;
use crate::symbology::palette::Theme;
use tiny_skia::Pixmap;

/// A layer to paint.
#[derive(Clone, Copy, Debug)]
pub struct RasterLayer<'a> {
    /// Shapes, the lowest first.
    pub shapes: &'a [Shape],
    /// The colour theme.
    pub theme: Theme,
    /// Width in output pixels.
    pub width: u32,
    /// Height in output pixels.
    pub height: u32,
    /// Output pixels per layout pixel.
    pub scale: f64,
    /// Origin of the layout, in output pixels.
    pub begin: (f64, f64),
}

/// A painter of layers.
pub trait LayerPainter: Send {
    /// Returns the name for logs.
    fn name(&self) -> String;

    /// Paints a layer as premultiplied RGBA on transparency; returns `None` for a size of zero or too large.
    fn paint(&mut self, layer: &RasterLayer<'_>) -> Option<Pixmap>;
}
