//! Defines scenes: shapes and text with positions in pixels, in painter's order.
//!
//! Colours are symbolic, so that one scene serves every theme: each backend converts an [`Ink`] to a colour or
//! to a variable of the page's style sheet. [`map`](super::map) decides what a dataset's scene contains.

use super::{clip::Tenths, font, group::Group};
use crate::symbology::Symbol;

/// A symbolic colour.
#[derive(Clone, Debug, PartialEq)]
pub enum Ink {
    /// A palette colour, by the name of its field.
    Palette(&'static str),
    /// The colour of a status or access level.
    Symbol(Box<Symbol>),
    /// The fill of roads and ribbons of a status or access level.
    Fill(Box<Symbol>),
    /// What stands on that fill.
    Sign(Box<Symbol>),
}

/// A stroke.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// The ink.
    pub ink: Ink,
    /// Width in pixels.
    pub width: f64,
    /// Dashes and gaps in pixels; empty for a solid line.
    pub dash: Vec<f64>,
    /// True for round caps.
    pub is_round: bool,
}

/// The geometry of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// The whole picture.
    Everything,
    /// Lines, or rings when they are closed.
    Paths {
        /// The points.
        paths: Vec<Vec<Tenths>>,
        /// True for rings.
        are_closed: bool,
    },
    /// A circle.
    Circle {
        /// The centre.
        at: Tenths,
        /// Radius in pixels.
        radius: f64,
    },
    /// A glyph of the symbol set.
    Glyph {
        /// The centre.
        at: Tenths,
        /// Pixels per unit of its box.
        scale: f64,
        /// The path.
        path: &'static str,
    },
    /// The relief, tinted by the theme.
    Relief {
        /// Its whole box: left, top, width and height in pixels.
        rectangle: [f64; 4],
    },
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The geometry.
    pub form: Form,
    /// The fill.
    pub fill: Option<Ink>,
    /// The outline, drawn below the fill.
    pub stroke: Option<Stroke>,
    /// Opacity, from 0 to 1.
    pub opacity: f64,
    /// What it belongs to.
    pub group: Group,
}

impl Shape {
    /// Returns a filled shape.
    #[must_use]
    pub fn filled(form: Form, ink: Ink) -> Self {
        Self { form, fill: Some(ink), stroke: None, opacity: 1.0, group: Group::Ground }
    }

    /// Returns an outlined shape.
    #[must_use]
    pub fn stroked(form: Form, ink: Ink, width: f64) -> Self {
        let stroke = Stroke { ink, width, dash: Vec::new(), is_round: true };
        Self { form, fill: None, stroke: Some(stroke), opacity: 1.0, group: Group::Ground }
    }

    /// Sets dashes, in pixels.
    #[must_use]
    pub fn dashed(mut self, dash: &[f64]) -> Self {
        if let Some(stroke) = &mut self.stroke {
            stroke.dash = dash.to_vec();
            stroke.is_round = dash.is_empty();
        }
        self
    }

    /// Sets the opacity.
    #[must_use]
    pub fn faded(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    /// Puts it into a group; without this it belongs to the ground.
    #[must_use]
    pub fn within(self, group: Group) -> Self {
        Self { group, ..self }
    }

    /// Adds an outline.
    #[must_use]
    pub fn outlined(mut self, ink: Ink, width: f64) -> Self {
        self.stroke = Some(Stroke { ink, width, dash: Vec::new(), is_round: true });
        self
    }
}

/// The alignment of text at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The text starts there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// A piece of text on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// The text, unescaped.
    pub text: String,
    /// The anchor on the baseline.
    pub at: Tenths,
    /// The alignment at the anchor.
    pub align: Align,
    /// Font size in pixels.
    pub size: f64,
    /// True for semi-bold.
    pub is_bold: bool,
    /// True for italics, as in names of waters.
    pub is_italic: bool,
    /// Pixels of room after each letter, as in names of countries.
    pub spacing: f64,
    /// The ink.
    pub ink: Ink,
    /// What it belongs to.
    pub group: Group,
}

impl TextRun {
    /// Puts it into a group.
    #[must_use]
    pub fn within(self, group: Group) -> Self {
        Self { group, ..self }
    }

    /// Returns the width of the line, in pixels.
    #[must_use]
    pub fn width(&self) -> f64 {
        let gaps = self.text.chars().count().saturating_sub(1);
        font::width(&self.text, self.size, self.is_bold) + self.spacing * f64::from(u32::try_from(gaps).unwrap_or(0))
    }
}

/// A picture or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// The title.
    pub title: String,
    /// The text alternative.
    pub description: String,
    /// Shapes, the lowest first.
    pub shapes: Vec<Shape>,
    /// Text, above all shapes.
    pub words: Vec<TextRun>,
}
