//! Composes an error picture: a heading and a sentence, and nothing that could be mistaken for data.

use super::{
    Caption, Picture, Size,
    text_block::{Style, TextBlock},
};
use crate::{
    render::{
        clip::tenths_of,
        group::Group,
        scene::{Form, Ink, Shape},
    },
    symbology::palette::Theme,
};

/// Margin as a fraction of the shorter side.
const MARGIN: f64 = 0.08;

/// Returns a picture with only a heading and a sentence in its centre.
#[must_use]
pub fn notice(size: Size, theme: Theme, language: &str, heading: &str, sentence: &str) -> Picture {
    let unit = size.unit();
    let (width, height) = (size.width / unit, size.height / unit);
    let margin = MARGIN * width.min(height);
    let letters = (width / 26.0).clamp(9.0, 34.0);
    let mut sheet = TextBlock::new(margin, 0.0, width - 2.0 * margin);
    sheet.paragraph(heading, Style { size: letters, is_bold: true, leading: 1.25, ink: "text" });
    sheet.gap(letters * 0.4);
    sheet.paragraph(sentence, Style { size: letters * 0.62, is_bold: false, leading: 1.35, ink: "muted" });
    let above = ((height - sheet.y) / 2.0).max(0.0);
    let sheet = sheet.lowered(above);
    let said = Caption {
        finding: heading.to_owned(),
        title: heading.to_owned(),
        sentences: vec![sentence.to_owned()],
        alternative: format!("{heading}. {sentence}"),
        ..Caption::default()
    };
    let corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)].map(|(x, y)| tenths_of(x, y));
    let edge = Form::Paths { paths: vec![corners.to_vec()], are_closed: true };
    let frame = Shape::stroked(edge, Ink::Palette("line"), 2.0).within(Group::Frame);
    Picture {
        width,
        height,
        size,
        theme,
        language: language.to_owned(),
        said,
        panels: Vec::new(),
        shapes: std::iter::once(frame).chain(sheet.shapes).collect(),
        words: sheet.words,
    }
}
