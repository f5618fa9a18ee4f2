//! A picture as a plain value: shapes and words with their places in pixels, in painter's order.
//!
//! Colours are named, not given, so that one scene serves every theme: the writer of a picture turns an [`Ink`] into a colour or
//! into a variable of the page's style sheet. What is drawn of a dataset is decided in [`map`](super::map).

use super::clip::Tenths;
use crate::symbology::Symbol;

/// In what something is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Ink {
    /// A colour of the palette, by the name of its field.
    Palette(&'static str),
    /// The colour of a status or of an answer about passing.
    Symbol(Box<Symbol>),
}

/// A stroke.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// In what.
    pub ink: Ink,
    /// How wide, in pixels.
    pub width: f64,
    /// Dashes and gaps in pixels; empty is solid.
    pub dash: Vec<f64>,
    /// Whether ends are round.
    pub is_round: bool,
}

/// The form of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// The whole picture.
    Everything,
    /// Lines, or rings when they are closed.
    Paths {
        /// Their points.
        paths: Vec<Vec<Tenths>>,
        /// Whether each leads back to its start.
        are_closed: bool,
    },
    /// A circle.
    Circle {
        /// Its middle.
        at: Tenths,
        /// Its radius in pixels.
        radius: f64,
    },
    /// A glyph of the set.
    Glyph {
        /// Its middle.
        at: Tenths,
        /// Pixels for each unit of its box.
        scale: f64,
        /// Its path.
        path: &'static str,
    },
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its form.
    pub form: Form,
    /// What fills it.
    pub fill: Option<Ink>,
    /// What outlines it, below the fill.
    pub stroke: Option<Stroke>,
    /// How opaque it is, from 0 to 1.
    pub opacity: f64,
}

impl Shape {
    /// A filled shape.
    #[must_use]
    pub fn filled(form: Form, ink: Ink) -> Self {
        Self { form, fill: Some(ink), stroke: None, opacity: 1.0 }
    }

    /// An outlined shape.
    #[must_use]
    pub fn stroked(form: Form, ink: Ink, width: f64) -> Self {
        Self { form, fill: None, stroke: Some(Stroke { ink, width, dash: Vec::new(), is_round: true }), opacity: 1.0 }
    }

    /// The same with dashes, given in pixels.
    #[must_use]
    pub fn dashed(mut self, dash: &[f64]) -> Self {
        if let Some(stroke) = &mut self.stroke {
            stroke.dash = dash.to_vec();
            stroke.is_round = dash.is_empty();
        }
        self
    }

    /// The same, less opaque.
    #[must_use]
    pub fn faded(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    /// The same with an outline.
    #[must_use]
    pub fn outlined(mut self, ink: Ink, width: f64) -> Self {
        self.stroke = Some(Stroke { ink, width, dash: Vec::new(), is_round: true });
        self
    }
}

/// Which way a word runs from its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// It begins there.
    Start,
    /// It has its middle there.
    Middle,
    /// It ends there.
    End,
}

/// A piece of text on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// What it says, as it was written: escaping is for the writer.
    pub text: String,
    /// Where its baseline begins, has its middle or ends.
    pub at: Tenths,
    /// Which of these.
    pub align: Align,
    /// Pixels of the font.
    pub size: f64,
    /// Whether it is semi-bold.
    pub is_bold: bool,
    /// Whether it is italic; the name of a water is.
    pub is_italic: bool,
    /// In what.
    pub ink: Ink,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its width in pixels.
    pub width: f64,
    /// Its height in pixels.
    pub height: f64,
    /// What it is called.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// Shapes, the lowest first.
    pub shapes: Vec<Shape>,
    /// Words, above all shapes.
    pub words: Vec<TextRun>,
}
