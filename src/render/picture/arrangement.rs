//! Arranges text, map and legend: a headline over the whole width with the map below it, or a column beside the map on a banner.
//!
//! Other text than the credit is scaled down, and then left out, before it would overflow. The legend is a box on the map where it
//! covers little of it, else it stands below.

use super::{
    caption::Caption,
    card::{self, is_card},
    headline::{Details, headline, set_details},
    legend::{self, Entry},
    legend_box,
    request::PictureRequest,
    room::PictureLayout,
    text_block::{Style, TextBlock},
};
use crate::{chronicle::index::atlas::Atlas, symbology::palette::Theme};

/// The ratio of width to height from which the text stands beside the map.
pub(super) const BANNER: f64 = 1.85;
/// The scales tried for text, in order.
pub(super) const SHRUNK: [f64; 4] = [1.0, 0.92, 0.84, 0.76];
/// The parts of a picture's height that the map has at least, as long as there are details to leave out.
const LEAST_MAP: f64 = 0.5;
/// The greatest parts of the map that the box of the legend may have: of its width, and of its height.
const BOX: (f64, f64) = (0.42, 0.5);

/// The arranged text, and the room that is left for the map.
pub(super) struct Arrangement {
    pub(super) sheet: TextBlock,
    pub(super) map: PictureLayout,
    /// The type of a legend that is still to be placed on the map.
    pub(super) boxed: Option<Style>,
}

/// Returns the column of a banner, and the map beside it.
pub(super) fn column(request: &PictureRequest<'_>, margin: f64, body: PictureLayout) -> (f64, PictureLayout) {
    let (part, most) = if is_card(request) { (0.4, 470.0) } else { (if request.compare.is_some() { 0.27 } else { 0.33 }, 380.0) };
    let column = (body.width * part).clamp(150.0, most);
    let left = margin + column + margin * 0.9;
    (column, PictureLayout { left, top: 0.0, width: (body.width - left).max(1.0), height: body.height })
}

fn least(request: &PictureRequest<'_>) -> f64 {
    if request.theme == Theme::Print || request.size.is_paper { 8.0 / 11.5 } else { 0.0 }
}

fn legend_style(by: f64) -> Style {
    Style { size: 12.0 * by, is_bold: false, ink: "text", leading: 1.25 }
}

/// Sets the legend at a place of the sheet.
fn set_legend(sheet: &mut TextBlock, entries: &[Entry], at: (f64, f64), width: f64, style: Style) {
    let (shapes, words, _) = legend::legend(entries, at, width, style);
    sheet.shapes.extend(shapes);
    sheet.words.extend(words);
}

/// Lays out a column beside the map: text from the top, legend at the bottom.
pub(super) fn beside(
    atlas: &Atlas,
    request: &PictureRequest<'_>,
    said: &Caption,
    entries: &[Entry],
    margin: f64,
    body: PictureLayout,
) -> Arrangement {
    let (width, map) = column(request, margin, body);
    let is_card = is_card(request);
    let set = |by: f64, details: Details, has_ribbon: bool| {
        let mut sheet = TextBlock::new(margin, margin, width);
        if is_card {
            card::headline(&mut sheet, said, by);
            if request.parts.sentence {
                set_details(&mut sheet, said, by, details);
            }
            if has_ribbon {
                card::ribbon(&mut sheet, atlas, request);
            }
        } else {
            headline(&mut sheet, request, said, (by, 27.0), details);
        }
        let style = if is_card { Style { size: card::LEGEND * by, ..legend_style(by) } } else { legend_style(by) };
        let (_, _, height) = legend::legend(entries, (margin, 0.0), width, style);
        let top = (body.height - height - 2.0).max(sheet.y + 12.0 * by);
        set_legend(&mut sheet, entries, (margin, top), width, style);
        sheet.y = top + height;
        sheet
    };
    let least = least(request);
    let all = if is_card { &Details::FEWER[1..] } else { &Details::FEWER[..] };
    let tries =
        all.iter().flat_map(|&details| SHRUNK.into_iter().chain(is_card.then_some(0.68)).map(move |by| (by, details, true)));
    let tries = tries.chain(SHRUNK.into_iter().map(|by| (by, Details::None, false)));
    let mut tried = tries.filter(|(by, ..)| *by >= least).map(|(by, details, has_ribbon)| set(by, details, has_ribbon));
    let sheet = tried.find(|sheet| sheet.y <= body.height).unwrap_or_else(|| set(0.7_f64.max(least), Details::None, false));
    Arrangement { sheet, map, boxed: None }
}

/// Lays out the headline above the map, and the legend on it or below it.
pub(super) fn above(
    _: &Atlas,
    request: &PictureRequest<'_>,
    said: &Caption,
    entries: &[Entry],
    margin: f64,
    body: PictureLayout,
) -> Arrangement {
    let width = body.width - 2.0 * margin;
    let large = if body.width > body.height { 29.0 } else { 28.0 };
    let least = least(request);
    let set = |by: f64, details: Details| {
        let mut sheet = TextBlock::new(margin, margin * 0.75, width);
        let from = sheet.y;
        headline(&mut sheet, request, said, (by, large), details);
        let top = if sheet.y > from { sheet.y + 10.0 * by } else { 0.0 };
        let style = legend_style(by.max(least));
        let room = PictureLayout { top, height: (body.height - top).max(1.0), ..body };
        let (wide, high) = legend_box::size(entries, style);
        let is_boxed = request.compare.is_none() && wide <= room.width * BOX.0 && high <= room.height * BOX.1;
        if entries.is_empty() || is_boxed {
            return Arrangement { sheet, map: room, boxed: is_boxed.then_some(style) };
        }
        let (_, _, height) = legend::legend(entries, (margin, 0.0), width, style);
        let below = body.height - height - 12.0;
        set_legend(&mut sheet, entries, (margin, below + 12.0), width, style);
        Arrangement { sheet, map: PictureLayout { height: (below - top).max(1.0), ..room }, boxed: None }
    };
    let scales = if least > 0.0 { [1.0, 0.92, 0.84] } else { [1.0, 0.9, 0.8] };
    let tries = Details::FEWER.into_iter().flat_map(|details| scales.into_iter().map(move |by| (by, details)));
    let mut tried = tries.map(|(by, details)| set(by, details));
    let most = body.height * LEAST_MAP;
    tried.find(|tried| tried.map.height >= most).unwrap_or_else(|| set(0.76_f64.max(least), Details::None))
}
