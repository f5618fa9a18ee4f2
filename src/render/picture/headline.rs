//! Sets the words that a picture begins with: the finding, place and date in a smaller line, and what the finding does not say.

use super::{
    caption::Caption,
    request::PictureRequest,
    text_block::{Style, TextBlock, wrapped},
};
/// How much stands below the finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Details {
    /// All that the finding does not say, and what else held on that day.
    All,
    /// Who could pass.
    Passage,
    /// Nothing.
    None,
}

impl Details {
    /// Ever fewer details.
    pub(super) const FEWER: [Self; 3] = [Self::All, Self::Passage, Self::None];
}

/// The scales tried for a finding that does not fit one line; the last one may have several.
const SMALLER: [f64; 3] = [1.0, 0.93, 0.86];

/// Sets the headline from the top of the sheet; `large` is the size of the finding.
pub(super) fn headline(
    sheet: &mut TextBlock,
    request: &PictureRequest<'_>,
    said: &Caption,
    (by, large): (f64, f64),
    details: Details,
) {
    if request.parts.title {
        let style = |by: f64| Style { size: large * by, is_bold: true, ink: "text", leading: 1.2 };
        let fits = |scale: &f64| wrapped(&said.finding, style(by * scale).size, true, sheet.width).len() == 1;
        let scale = SMALLER.into_iter().find(fits).unwrap_or(SMALLER[2]);
        sheet.paragraph(&said.finding, style(by * scale));
        sheet.gap(3.0 * by);
        sheet.paragraph(&said.line, Style { size: 15.5 * by, is_bold: false, ink: "muted", leading: 1.3 });
    }
    if let Some(passage) = &said.passage {
        sheet.gap(3.0 * by);
        sheet.paragraph(passage, Style { size: 13.0 * by, is_bold: true, ink: "muted", leading: 1.3 });
    }
    if request.parts.sentence {
        set_details(sheet, said, by, details);
    }
}

pub(super) fn set_details(sheet: &mut TextBlock, said: &Caption, by: f64, details: Details) {
    let sentences = match details {
        Details::All => &said.details,
        Details::Passage => &said.passes,
        Details::None => return,
    };
    for sentence in sentences.iter().filter(|sentence| !sentence.is_empty()) {
        sheet.gap(5.0 * by);
        sheet.paragraph(sentence, Style { size: 13.0 * by, is_bold: false, ink: "text", leading: 1.36 });
    }
    if let Some(also) = said.also_line.as_deref().filter(|_| details == Details::All) {
        sheet.gap(3.0 * by);
        sheet.paragraph(also, Style { size: 11.5 * by, is_bold: false, ink: "muted", leading: 1.36 });
    }
}
