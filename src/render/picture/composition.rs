//! A picture as a plain value.

use super::{caption::Caption, request::Size};
use crate::{
    render::{
        projection::Frame,
        scene::{Scene, Shape, TextRun},
    },
    symbology::palette::Theme,
};

/// A picture as a plain value, in painter's order: ground, panels, shapes, words.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width of the layout, in its own pixels.
    pub width: f64,
    /// Height of the layout.
    pub height: f64,
    /// How large it is.
    pub size: Size,
    /// The theme of its colours.
    pub theme: Theme,
    /// The language of its words.
    pub language: String,
    /// What it says.
    pub said: Caption,
    /// The maps on it.
    pub panels: Vec<Panel>,
    /// What lies above them.
    pub shapes: Vec<Shape>,
    /// Words, above everything.
    pub words: Vec<TextRun>,
}

impl Picture {
    /// Every word that is drawn.
    pub fn all_words(&self) -> impl Iterator<Item = &TextRun> {
        self.panels.iter().flat_map(|panel| &panel.scene.words).chain(&self.words)
    }

    /// Its name: what it is about, and when.
    #[must_use]
    pub fn name(&self) -> String {
        let said = &self.said;
        if said.date.is_empty() { said.title.clone() } else { format!("{}, {}", said.title, said.date) }
    }
}

/// A scene in its place on the picture; nothing of it is seen beyond its edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The left edge on the picture, in pixels.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// What it shows.
    pub scene: Scene,
    /// How many of its shapes, the lowest, are the same at all times.
    pub ground: usize,
    /// What names that ground: two panels with the same have it in common.
    pub frame: Frame,
}
