//! A layer of a map: shapes on nothing, in painter's order, as pixels that are laid over what does not change.
//!
//! This is what a film asks for anew in every frame, and all that another painter has to be able to do.

use super::scene::Shape;
use crate::symbology::palette::Theme;
use tiny_skia::Pixmap;

/// What is to be painted.
#[derive(Clone, Copy, Debug)]
pub struct RasterLayer<'a> {
    /// Shapes, the lowest first.
    pub shapes: &'a [Shape],
    /// The theme that their colours are of.
    pub theme: Theme,
    /// Width in pixels of the output.
    pub width: u32,
    /// Height in pixels of the output.
    pub height: u32,
    /// Pixels of the output for each of the layout.
    pub scale: f64,
    /// Where the layout begins, in pixels of the output.
    pub begin: (f64, f64),
}

/// What paints layers.
pub trait LayerPainter: Send {
    /// What it is called in a log.
    fn name(&self) -> String;

    /// The pixels of a layer: red, green, blue and alpha, premultiplied, on nothing; none where its size is none.
    fn paint(&mut self, layer: &RasterLayer<'_>) -> Option<Pixmap>;
}
