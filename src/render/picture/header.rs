//! Sets the changing text of a film: title, current date and sentence.

use super::{
    PictureRequest,
    caption::time_words,
    labels::{direction_label, traveller_label},
    text_block::{Style, TextBlock},
};
use crate::{
    chronicle::{
        index::atlas::Atlas,
        sentence::{Shown, answer},
    },
    l10n::catalogue,
};

/// The position of title, date and sentence, and their scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    pub(super) left: f64,
    pub(super) width: f64,
    pub(super) by: f64,
    pub(super) large: f64,
    pub(super) has_access: bool,
}

/// The subject of the film.
pub(super) fn title(atlas: &Atlas, request: &PictureRequest<'_>) -> String {
    request.place.map_or_else(
        || atlas.header().title.in_language(request.language).to_owned(),
        |place| atlas.place(place).label(request.language),
    )
}

/// The dated statement, and the access.
pub(super) fn said(atlas: &Atlas, request: &PictureRequest<'_>, shown: Shown) -> Option<(String, Option<String>)> {
    let said = answer(atlas, request.subject(atlas)?, shown, request.now, request.language);
    Some((said.short, said.access))
}

/// Sets title, date and sentence of a time.
pub(super) fn head(atlas: &Atlas, request: &PictureRequest<'_>, shown: Shown, head: Header) -> TextBlock {
    let by = head.by;
    let mut sheet = TextBlock::new(head.left, head.left, head.width);
    if request.parts.title {
        let title = title(atlas, request);
        sheet.paragraph(&title, Style { size: head.large * by, is_bold: true, ink: "text", leading: 1.14 });
        sheet.gap(3.0 * by);
        let date = time_words(atlas, shown, request.language);
        sheet.paragraph(&date, Style { size: 18.0 * by, is_bold: true, ink: "accent", leading: 1.25 });
    }
    if let Some((traveller, direction)) = request.traveller {
        let (header, language) = (atlas.header(), request.language);
        let who = traveller_label(header, traveller, language);
        let way = direction_label(header, direction, language);
        let passage = catalogue(language).text("picture-passage", &[("traveller", who.into()), ("direction", way.into())]);
        sheet.gap(3.0 * by);
        sheet.paragraph(&passage, Style { size: 13.0 * by, is_bold: true, ink: "muted", leading: 1.3 });
    }
    if let Some((short, access)) = said(atlas, request, shown).filter(|_| request.parts.sentence) {
        sheet.gap(9.0 * by);
        let style = Style { size: 15.0 * by, is_bold: false, ink: "text", leading: 1.38 };
        sheet.paragraph(&short, style);
        if let Some(access) = access.filter(|_| head.has_access) {
            sheet.gap(4.0 * by);
            sheet.paragraph(&access, Style { size: 13.0 * by, ink: "muted", ..style });
        }
    }
    sheet
}
