//! Writes scenes as SVG, inline for a page or as a file.
//!
//! Inline, colours are variables of the page's style sheet, so that the reader's theme applies; in a file they are literal. Text
//! stays text and is escaped.

use crate::{
    render::{
        clip::Tenths,
        font::FAMILY,
        relief::{self, Relief},
        scene::{Align, Form, Ink, Scene, Shape, Stroke, TextRun},
    },
    symbology::palette::{Palette, Theme},
};
use std::fmt::Write;

/// How an SVG contains colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// As `var(--land)`, defined by the style sheet of [`css_variables`](crate::symbology::css_variables).
    Variables,
    /// As `#rrggbb` of a theme.
    Literal(Theme),
}

impl Colours {
    /// Returns an ink as a CSS colour.
    #[must_use]
    pub fn of(self, ink: &Ink) -> String {
        match (self, ink) {
            (Self::Variables, Ink::Palette(name)) => format!("var(--{})", name.replace('_', "-")),
            (Self::Variables, Ink::Symbol(look)) => format!("var(--{})", look.variable),
            (Self::Variables, Ink::Fill(look)) => format!("var(--{}-fill)", look.variable),
            (Self::Variables, Ink::Sign(look)) => format!("var(--{}-sign)", look.variable),
            (Self::Literal(theme), Ink::Palette(name)) => {
                let found = Palette::of(theme).entries().find(|(known, _)| known == name);
                found.map_or("none", |(_, colour)| colour).to_owned()
            }
            (Self::Literal(_), Ink::Symbol(look)) => look.colour.clone(),
            (Self::Literal(_), Ink::Fill(look)) => look.fill.clone(),
            (Self::Literal(_), Ink::Sign(look)) => look.sign.clone(),
        }
    }
}

/// Escapes text for an element or a double-quoted attribute; characters that XML does not allow are dropped.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
    out
}

/// Writes the scene as one `<svg>` element.
#[must_use]
pub fn svg(scene: &Scene, colours: Colours) -> String {
    svg_within(scene, (0.0, 0.0, scene.width, scene.height), colours)
}

/// Writes the scene with a `viewBox` of left, top, width and height in pixels.
#[must_use]
pub fn svg_within(scene: &Scene, (left, top, width, height): (f64, f64, f64, f64), colours: Colours) -> String {
    let mut out = String::with_capacity(30_000);
    write_head(&mut out, (left, top, width, height), (&scene.title, &scene.description));
    for shape in &scene.shapes {
        write_shape(&mut out, shape, (scene.width, scene.height), colours);
    }
    write_halo(&mut out, colours);
    for words in &scene.words {
        write_words(&mut out, words, colours, None);
    }
    out.push_str("</g></svg>");
    out
}

/// Writes the start tag of an `<svg>` with this `viewBox`.
pub(crate) fn write_head(out: &mut String, (left, top, width, height): (f64, f64, f64, f64), (title, description): (&str, &str)) {
    let (left, top, width, height) = (number(left), number(top), number(width), number(height));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left} {top} {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" font-family=\"'{FAMILY}', sans-serif\"><title>{}</title><desc>{}</desc>",
        escaped(title),
        escaped(description)
    );
}

/// Writes the start tag of the text group, whose text has halos.
pub(crate) fn write_halo(out: &mut String, colours: Colours) {
    let halo = colours.of(&Ink::Palette("halo"));
    let _ = write!(out, "<g stroke=\"{halo}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">");
}

pub(crate) fn write_shape(out: &mut String, shape: &Shape, (width, height): (f64, f64), colours: Colours) {
    if let Form::Relief { rectangle } = shape.form {
        write_relief(out, rectangle, shape.opacity, (width, height), colours);
        return;
    }
    let glyph_scale = if let Form::Glyph { scale, .. } = shape.form { scale } else { 1.0 };
    match &shape.form {
        Form::Relief { .. } => return,
        Form::Everything => {
            let _ = write!(out, "<rect width=\"{}\" height=\"{}\"", number(width), number(height));
        }
        Form::Paths { paths, are_closed } => {
            let _ = write!(out, "<path d=\"{}\"", path_data(paths, *are_closed));
        }
        Form::Circle { at, radius } => {
            let _ = write!(out, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", tenths(at.0), tenths(at.1), number(*radius));
        }
        Form::Glyph { at, scale, path } => {
            let (x, y) = (tenths(at.0), tenths(at.1));
            let _ =
                write!(out, "<path transform=\"translate({x} {y})scale({})\" d=\"{path}\" fill-rule=\"evenodd\"", number(*scale));
        }
    }
    let fill = shape.fill.as_ref().map_or_else(|| "none".to_owned(), |ink| colours.of(ink));
    let _ = write!(out, " fill=\"{fill}\"");
    if let Some(stroke) = &shape.stroke {
        write_stroke(out, stroke, glyph_scale, colours);
    }
    if shape.opacity < 1.0 {
        let _ = write!(out, " opacity=\"{}\"", number(shape.opacity));
    }
    out.push_str("/>");
}

/// Writes the relief: in a page, a link to the picture of each theme, one of which the style sheet shows; in a file, the piece that is seen.
fn write_relief(out: &mut String, rectangle: [f64; 4], opacity: f64, size: (f64, f64), colours: Colours) {
    match colours {
        Colours::Variables => {
            let [left, top, width, height] = rectangle.map(number);
            for (name, path, _) in relief::files::TINTED {
                let faded = if opacity < 1.0 { format!(" opacity=\"{}\"", number(opacity)) } else { String::new() };
                let _ = write!(
                    out,
                    "<image href=\"{path}\" width=\"1\" height=\"1\" preserveAspectRatio=\"none\" \
                     transform=\"translate({left} {top})scale({width} {height})\" display=\"var(--{name},none)\"{faded}/>"
                );
            }
        }
        Colours::Literal(theme) => {
            if let Some(piece) = Relief::built_in().and_then(|relief| relief.piece(size, rectangle, theme, opacity)) {
                let [left, top, width, height] = piece.rectangle.map(number);
                let _ = write!(
                    out,
                    "<image x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" href=\"{}\"/>",
                    piece.address
                );
            }
        }
    }
}

fn write_stroke(out: &mut String, stroke: &Stroke, scale: f64, colours: Colours) {
    let _ = write!(out, " stroke=\"{}\" stroke-width=\"{}\"", colours.of(&stroke.ink), number(stroke.width / scale));
    out.push_str(" stroke-linejoin=\"round\"");
    if stroke.is_round {
        out.push_str(" stroke-linecap=\"round\"");
    }
    if !stroke.dash.is_empty() {
        let dash: Vec<String> = stroke.dash.iter().map(|&part| number(part)).collect();
        let _ = write!(out, " stroke-dasharray=\"{}\"", dash.join(" "));
    }
}

/// Writes a line of text, with `textLength` if a width is given.
pub(crate) fn write_words(out: &mut String, words: &TextRun, colours: Colours, width: Option<f64>) {
    // Programs count the room after the last letter as well.
    let beyond =
        if words.align == Align::Start { 0.0 } else { words.spacing * if words.align == Align::End { 1.0 } else { 0.5 } };
    let x = words.at.0 + (beyond * 10.0).round() as i32;
    let _ = write!(out, "<text x=\"{}\" y=\"{}\" font-size=\"{}\"", tenths(x), tenths(words.at.1), number(words.size));
    if words.spacing > 0.0 {
        let _ = write!(out, " letter-spacing=\"{}\"", number(words.spacing));
    }
    match words.align {
        Align::Start => {}
        Align::Middle => out.push_str(" text-anchor=\"middle\""),
        Align::End => out.push_str(" text-anchor=\"end\""),
    }
    if words.is_bold {
        out.push_str(" font-weight=\"600\"");
    }
    if words.is_italic {
        out.push_str(" font-style=\"italic\"");
    }
    if let Some(width) = width {
        let _ = write!(out, " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(width));
    }
    let _ = write!(out, " fill=\"{}\">{}</text>", colours.of(&words.ink), escaped(&words.text));
}

/// Writes paths as `d`: an absolute start each, then relative steps.
fn path_data(paths: &[Vec<Tenths>], are_closed: bool) -> String {
    let mut out = String::new();
    for path in paths {
        let mut last: Option<Tenths> = None;
        for &(x, y) in path {
            let (command, x_step, y_step) = last.map_or(('M', x, y), |(from_x, from_y)| ('l', x - from_x, y - from_y));
            let y_text = tenths(y_step);
            let space = if y_text.starts_with('-') { "" } else { " " };
            let _ = write!(out, "{command}{}{space}{y_text}", tenths(x_step));
            last = Some((x, y));
        }
        if are_closed {
            out.push('z');
        }
    }
    out
}

/// Formats tenths as the shortest decimal.
fn tenths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, part) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    match (whole, part) {
        (_, 0) => format!("{sign}{whole}"),
        (0, _) => format!("{sign}.{part}"),
        _ => format!("{sign}{whole}.{part}"),
    }
}

/// Formats a number with at most two decimals; NaN and infinity become 0, so that the SVG stays valid.
#[must_use]
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_name_says_cannot_become_markup() {
        assert_eq!(escaped("a<b>&\"c\u{0}\n"), "a&lt;b&gt;&amp;&quot;c ");
    }

    #[test]
    fn numbers_are_short_and_finite() {
        assert_eq!([1.0, -0.001, 0.125, f64::NAN, f64::INFINITY].map(number), ["1", "0", "0.12", "0", "0"]);
        assert_eq!([-5, 0, 7, -120, 123].map(tenths), ["-.5", "0", ".7", "-12", "12.3"]);
    }

    #[test]
    fn a_path_begins_once_and_goes_on_in_steps() {
        assert_eq!(path_data(&[vec![(10, 20), (15, 10), (0, 10)]], true), "M1 2l.5-1l-1.5 0z");
    }
}
