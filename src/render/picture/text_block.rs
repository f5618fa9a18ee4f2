//! Sets a column of text and samples from the top down, in layout pixels.

use crate::render::{
    clip::tenths_of,
    font,
    group::Group,
    scene::{Align, Form, Ink, Shape, TextRun},
};

/// A text style.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Font size in pixels.
    pub(super) size: f64,
    /// True for semi-bold.
    pub(super) is_bold: bool,
    /// The palette colour.
    pub(super) ink: &'static str,
    /// Line height, relative to the font size.
    pub(super) leading: f64,
}

/// The column so far.
#[derive(Clone, Debug)]
pub(super) struct TextBlock {
    pub(super) left: f64,
    pub(super) width: f64,
    /// Top of the next line.
    pub(super) y: f64,
    pub(super) shapes: Vec<Shape>,
    pub(super) words: Vec<TextRun>,
}

impl TextBlock {
    pub(super) fn new(left: f64, top: f64, width: f64) -> Self {
        Self { left, width, y: top, shapes: Vec::new(), words: Vec::new() }
    }

    pub(super) fn gap(&mut self, height: f64) {
        self.y += height;
    }

    /// Appends a text, wrapped to the width.
    pub(super) fn paragraph(&mut self, text: &str, style: Style) {
        for line in wrapped(text, style.size, style.is_bold, self.width) {
            self.words.push(words(line, (self.left, self.y + style.size * 0.94), Align::Start, style));
            self.y += style.size * style.leading;
        }
    }

    /// Moves the whole column down.
    pub(super) fn lowered(mut self, by: f64) -> Self {
        let (_, down) = tenths_of(0.0, by);
        self.words.iter_mut().for_each(|words| words.at.1 += down);
        self.shapes.iter_mut().for_each(|shape| lower(&mut shape.form, down));
        self.y += by;
        self
    }
}

fn lower(form: &mut Form, down: i32) {
    match form {
        Form::Everything | Form::Relief { .. } => {}
        Form::Paths { paths, .. } => paths.iter_mut().flatten().for_each(|point| point.1 += down),
        Form::Circle { at, .. } | Form::Glyph { at, .. } => at.1 += down,
    }
}

/// Returns a line of text, which belongs to the headline unless it is put elsewhere.
pub(super) fn words(text: String, (x, y): (f64, f64), align: Align, style: Style) -> TextRun {
    TextRun {
        text,
        at: tenths_of(x, y),
        align,
        size: style.size,
        is_bold: style.is_bold,
        is_italic: false,
        spacing: 0.0,
        ink: Ink::Palette(style.ink),
        group: Group::Headline,
    }
}

/// Returns a rectangle as a shape.
pub(super) fn rectangle(left: f64, top: f64, width: f64, height: f64) -> Form {
    let corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)];
    Form::Paths { paths: vec![corners.into_iter().map(|(x, y)| tenths_of(x, y)).collect()], are_closed: true }
}

/// Wraps a text to a width; a word that is wider is broken.
pub(super) fn wrapped(text: &str, size: f64, is_bold: bool, width: f64) -> Vec<String> {
    let measure = |text: &str| font::width(text, size, is_bold);
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut taken, space) = (String::new(), 0.0, measure(" "));
    // No break at a no-break space, which separates the digits of numbers.
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        // Text is set without kerning, so widths add up.
        let own = measure(word);
        let (before, gap) = if line.is_empty() { (0.0, "") } else { (taken + space, " ") };
        if before + own <= width {
            line.push_str(gap);
            line.push_str(word);
            taken = before + own;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if own <= width {
            word.clone_into(&mut line);
            taken = own;
            continue;
        }
        for letter in word.chars() {
            line.push(letter);
            if measure(&line) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(letter);
            }
        }
        taken = measure(&line);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_column_and_nothing_is_lost() {
        let text = "On 12 December 2022 the Lachin corridor was blocked. Անհամեմատելիությունների ıə";
        for width in [40.0, 90.0, 300.0, 2_000.0] {
            let lines = wrapped(text, 16.0, false, width);
            assert!(lines.iter().all(|line| font::width(line, 16.0, false) <= width), "{lines:?}");
            let letters = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
        assert_eq!(wrapped("", 16.0, false, 40.0), Vec::<String>::new());
        assert_eq!(wrapped("ab", 16.0, false, 1.0), ["a", "b"]);
    }
}
