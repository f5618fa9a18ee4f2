//! A layer of a map: shapes on nothing, in painter's order, as pixels that are laid over what does not change.
//!
//! This is what a film asks for anew in every frame, and all that another painter has to be able to do.

use super::{palette::Theme, scene::Shape};

/// What is to be painted.
#[derive(Clone, Copy, Debug)]
pub struct Layer<'a> {
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
