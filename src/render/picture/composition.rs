//! Defines the composed picture: maps, shapes and text with their positions.

use super::{caption::Caption, request::Size};
use crate::{
    render::{
        projection::Frame,
        scene::{Scene, Shape, TextRun},
    },
    symbology::palette::Theme,
};

/// A composed picture, in painter's order: background, panels, shapes, text.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width of the layout, in layout pixels.
    pub width: f64,
    /// Height of the layout.
    pub height: f64,
    /// The output size.
    pub size: Size,
    /// The colour theme.
    pub theme: Theme,
    /// Language of the text.
    pub language: String,
    /// The caption.
    pub said: Caption,
    /// The map panels.
    pub panels: Vec<Panel>,
    /// Shapes above the panels.
    pub shapes: Vec<Shape>,
    /// Text above everything.
    pub words: Vec<TextRun>,
}

impl Picture {
    /// Returns every text run of the picture.
    pub fn all_words(&self) -> impl Iterator<Item = &TextRun> {
        self.panels.iter().flat_map(|panel| &panel.scene.words).chain(&self.words)
    }

    /// Returns the title: subject and time.
    #[must_use]
    pub fn name(&self) -> String {
        let said = &self.said;
        if said.date.is_empty() { said.title.clone() } else { format!("{}, {}", said.title, said.date) }
    }
}

/// A scene at a position on the picture, clipped at its edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Left edge on the picture, in layout pixels.
    pub left: f64,
    /// Upper edge on the picture, in layout pixels.
    pub top: f64,
    /// The scene.
    pub scene: Scene,
    /// Count of the lowest shapes, which do not change over time.
    pub ground: usize,
    /// Cache key of those shapes: equal keys have equal shapes.
    pub frame: Frame,
}
