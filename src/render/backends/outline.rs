//! Converts shapes and text to outlines, for painters without circles and fonts.
//!
//! Each glyph outline is read from the font once. Text is set glyph by glyph at the font's advances in every format of a
//! picture: what was measured when a name was placed is what is drawn.

use crate::render::{
    clip::Tenths,
    font,
    scene::{Align, Form, TextRun},
};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, PoisonError, RwLock},
};
use tiny_skia::{Path, PathBuilder, Transform};
use ttf_parser::OutlineBuilder;

/// Slope of synthetic italics: x per y.
pub const SLANT: f32 = 0.2;

type Glyphs = HashMap<(bool, u16), Option<Arc<Path>>>;
type Symbols = HashMap<&'static str, Option<Arc<Path>>>;

static GLYPHS: LazyLock<RwLock<Glyphs>> = LazyLock::new(RwLock::default);
static SYMBOLS: LazyLock<RwLock<Symbols>> = LazyLock::new(RwLock::default);

/// A glyph placed on its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letter {
    /// The glyph id in the font.
    pub glyph: u16,
    /// Start of the character in the text, in bytes.
    pub start: usize,
    /// End of the character in the text, in bytes.
    pub end: usize,
    /// Distance from the start of the line, in pixels.
    pub x: f64,
    /// Advance to the next glyph, in pixels.
    pub advance: f64,
}

/// Returns the glyphs of a text on one line.
#[must_use]
pub fn letters(words: &TextRun) -> Vec<Letter> {
    let mut x = 0.0;
    let set = |(start, letter): (usize, char)| {
        let (glyph, part) = font::glyph(letter, words.is_bold);
        let set = Letter { glyph, start, end: start + letter.len_utf8(), x, advance: part * words.size + words.spacing };
        x += set.advance;
        set
    };
    words.text.char_indices().map(set).collect()
}

/// Returns the start of a line of text, in pixels.
#[must_use]
pub fn origin(words: &TextRun) -> (f64, f64) {
    let (x, y) = (f64::from(words.at.0) / 10.0, f64::from(words.at.1) / 10.0);
    let width = || words.width();
    match words.align {
        Align::Start => (x, y),
        Align::Middle => (x - width() / 2.0, y),
        Align::End => (x - width(), y),
    }
}

/// Returns the outline of a glyph in font units, y upward, or `None` for a space.
#[must_use]
pub fn glyph(glyph: u16, is_bold: bool) -> Option<Arc<Path>> {
    let key = (is_bold, glyph);
    if let Some(known) = GLYPHS.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return known.clone();
    }
    let made = font::face(is_bold).and_then(|face| {
        let mut pen = Pen(PathBuilder::new());
        face.outline_glyph(ttf_parser::GlyphId(glyph), &mut pen)?;
        pen.0.finish().map(Arc::new)
    });
    GLYPHS.write().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
    made
}

/// Returns the outline of a line of text, in pixels of the picture.
#[must_use]
pub fn words(words: &TextRun) -> Option<Path> {
    let (left, baseline) = origin(words);
    let mut pen = PathBuilder::new();
    for letter in letters(words) {
        let Some(path) = glyph(letter.glyph, words.is_bold) else { continue };
        let transform = letter_transform(words, left + letter.x, baseline);
        if let Some(path) = (*path).clone().transform(transform) {
            pen.push_path(&path);
        }
    }
    pen.finish()
}

/// Returns the transform from font units to pixels of the picture.
#[must_use]
pub fn letter_transform(words: &TextRun, x: f64, baseline: f64) -> Transform {
    let scale = narrow(words.size / font::units_per_em());
    let lean = if words.is_italic { SLANT * scale } else { 0.0 };
    Transform::from_row(scale, 0.0, lean, -scale, narrow(x), narrow(baseline))
}

struct Pen(PathBuilder);

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }
    fn close(&mut self) {
        self.0.close();
    }
}

/// Returns the outline of a form in pixels, or `None` if it is empty or the whole picture.
#[must_use]
pub fn form(form: &Form) -> Option<Path> {
    match form {
        Form::Everything | Form::Relief { .. } => None,
        Form::Paths { paths, are_closed } => lines(paths, *are_closed),
        Form::Circle { at, radius } => PathBuilder::from_circle(pixel(at.0), pixel(at.1), narrow(*radius)),
        Form::Glyph { at, scale, path } => {
            let scale = narrow(*scale);
            let place = Transform::from_row(scale, 0.0, 0.0, scale, pixel(at.0), pixel(at.1));
            symbol(path).and_then(|path| (*path).clone().transform(place))
        }
    }
}

fn lines(paths: &[Vec<Tenths>], are_closed: bool) -> Option<Path> {
    let mut pen = PathBuilder::new();
    for path in paths {
        for (number, &(x, y)) in path.iter().enumerate() {
            if number == 0 {
                pen.move_to(pixel(x), pixel(y));
            } else {
                pen.line_to(pixel(x), pixel(y));
            }
        }
        if are_closed {
            pen.close();
        }
    }
    pen.finish()
}

/// Returns a glyph of the symbol set in its own box, parsed once.
pub(crate) fn symbol(data: &'static str) -> Option<Arc<Path>> {
    if let Some(known) = SYMBOLS.read().unwrap_or_else(PoisonError::into_inner).get(data) {
        return known.clone();
    }
    let made = kurbo::BezPath::from_svg(data).ok().and_then(|path| {
        use kurbo::PathEl::{ClosePath, CurveTo, LineTo, MoveTo, QuadTo};
        let mut pen = PathBuilder::new();
        let at = |point: kurbo::Point| (narrow(point.x), narrow(point.y));
        for part in path.elements() {
            match *part {
                MoveTo(to) => pen.move_to(at(to).0, at(to).1),
                LineTo(to) => pen.line_to(at(to).0, at(to).1),
                QuadTo(by, to) => pen.quad_to(at(by).0, at(by).1, at(to).0, at(to).1),
                CurveTo(one, two, to) => pen.cubic_to(at(one).0, at(one).1, at(two).0, at(two).1, at(to).0, at(to).1),
                ClosePath => pen.close(),
            }
        }
        pen.finish().map(Arc::new)
    });
    SYMBOLS.write().unwrap_or_else(PoisonError::into_inner).insert(data, made.clone());
    made
}

fn pixel(tenths: i32) -> f32 {
    narrow(f64::from(tenths) / 10.0)
}

/// Converts to the `f32` that the painters use.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a picture is a few thousand pixels wide, which 24 bits hold to a thousandth"
)]
pub fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chronicle::place::Kind,
        symbology::glyph::{Glyph, Marker},
    };

    #[test]
    fn every_symbol_has_an_outline() {
        for &one in Glyph::ALL {
            assert!(symbol(one.path()).is_some(), "{one}");
        }
        for &kind in Kind::ALL {
            let Some(marker) = Marker::of(kind) else { continue };
            assert!(symbol(marker.mark).is_some(), "{kind}");
        }
    }

    #[test]
    fn letters_are_as_wide_as_they_were_measured() {
        let ink = crate::render::scene::Ink::Palette("label");
        let words = |spacing| TextRun {
            text: "Հակարի ə ხიდი".to_owned(),
            at: (0, 0),
            align: Align::Start,
            size: 20.0,
            is_bold: true,
            is_italic: false,
            spacing,
            ink: ink.clone(),
            group: crate::render::group::Group::Labels,
        };
        let set = letters(&words(0.0));
        let last = set.last().unwrap();
        assert!((last.x + last.advance - font::width("Հակարի ə ხიდი", 20.0, true)).abs() < 1e-9);
        let wide = letters(&words(3.0));
        assert!((wide.last().unwrap().x + last.advance - words(3.0).width()).abs() < 1e-9);
        assert!(set.iter().all(|letter| letter.glyph != 0), "no letter is missing from the font");
    }
}
