//! Sets the column of a card for social media: the count of days as a number, what is counted, the finding, and the time that matters as a
//! ribbon. A card is seen small, so it says less than other pictures, in larger type.

use super::{
    caption::Caption,
    legend::{Entry, Sample},
    request::PictureRequest,
    text_block::{Style, TextBlock},
    timeline_strip::TimelineStrip,
};
use crate::{
    chronicle::{focus::focus, index::atlas::Atlas, sentence::Shown},
    render::{font, ribbons::ribbons, tile},
    symbology::Symbol,
};

/// The sizes of the number, the largest that fits a line, of what is counted, and of the finding below them.
const NUMBERS: [f64; 4] = [92.0, 80.0, 66.0, 52.0];
const COUNTED: f64 = 24.0;
const FINDING: f64 = 17.0;
/// The size of the legend.
pub(super) const LEGEND: f64 = 14.0;
/// Room for the ribbon and its dates.
const RIBBON: f64 = 34.0;

/// Returns whether a picture whose words stand beside the map is a card: one time of the whole dataset, on a screen.
pub(super) fn is_card(request: &PictureRequest<'_>) -> bool {
    !request.size.is_paper && request.compare.is_none() && request.traveller.is_none() && request.parts.title
}

/// Returns whether an entry of the legend stands on a card: what held, and how surely the roads are drawn.
pub(super) fn keeps(entry: &Entry) -> bool {
    matches!(entry.sample, Sample::Symbol { .. } | Sample::Bare | Sample::Ring | Sample::Schematic)
}

/// Sets the headline: where days are counted, their number first, then the finding; else the finding alone.
pub(super) fn headline(sheet: &mut TextBlock, said: &Caption, by: f64) {
    let bold = |size: f64, leading: f64| Style { size: size * by, is_bold: true, ink: "text", leading };
    match &said.counted {
        Some((counted, number)) => {
            let fits = |size: &&f64| font::width(number, **size * by, true) <= sheet.width;
            let size = NUMBERS.iter().find(fits).unwrap_or(&NUMBERS[3]);
            sheet.y -= size * by * 0.1;
            sheet.paragraph(number, bold(*size, 1.12));
            sheet.gap(size * by * 0.08);
            sheet.paragraph(counted, bold(COUNTED, 1.22));
            sheet.gap(10.0 * by);
            sheet.paragraph(&said.finding, bold(FINDING, 1.3));
        }
        None => sheet.paragraph(&said.finding, bold(COUNTED * 1.3, 1.2)),
    }
    sheet.gap(2.0 * by);
    sheet.paragraph(&said.date, Style { size: 15.5 * by, is_bold: false, ink: "muted", leading: 1.3 });
}

/// Returns the first and the last day of the time that matters; none where the shown time lies beyond it.
fn ribbon_times(atlas: &Atlas, request: &PictureRequest<'_>) -> Option<[Shown; 2]> {
    let offset = atlas.header().offset;
    let period = focus(atlas).filter(|period| period.contains(request.shown.at(offset)))?;
    Some([Shown::Day(offset.day_of(period.since)), Shown::Day(offset.last_day_before(period.until?))])
}

/// Returns the looks of the ribbon with their labels.
pub(super) fn looks(atlas: &Atlas, request: &PictureRequest<'_>) -> Vec<(Symbol, String)> {
    let (Some([first, last]), Some(subject)) = (ribbon_times(atlas, request), request.subject(atlas)) else { return Vec::new() };
    let offset = atlas.header().offset;
    let ribbons = ribbons(atlas, (first.at(offset), last.at(offset)), None, request.language, request.theme);
    let bars = ribbons.into_iter().filter(|ribbon| ribbon.place == subject).flat_map(|ribbon| ribbon.bars);
    let label = |look: &Symbol| Some(atlas.header().status(&look.name)?.label.in_language(request.language).to_owned());
    bars.filter_map(|bar| Some((label(&bar.look)?, bar.look))).map(|(label, look)| (look, label)).collect()
}

/// Draws the ribbon of the headline place over the time that matters, with the shown time.
pub(super) fn ribbon(sheet: &mut TextBlock, atlas: &Atlas, request: &PictureRequest<'_>) {
    let Some(times) = ribbon_times(atlas, request) else { return };
    sheet.gap(4.0);
    let strip = TimelineStrip::new(atlas, request, &times, (sheet.left, sheet.y + 10.0, sheet.width));
    for bar in &strip.bars {
        let shapes = tile::swatch(&bar.look, [bar.left, bar.top + 0.6, bar.width, bar.height - 1.2]);
        sheet.shapes.extend(shapes.into_iter().map(|shape| {
            let opacity = shape.opacity * bar.opacity;
            shape.faded(opacity)
        }));
    }
    sheet.shapes.extend(strip.shapes.iter().cloned());
    sheet.shapes.extend(strip.playhead(request.shown.at(atlas.header().offset)));
    sheet.words.extend(strip.words);
    sheet.gap(10.0 + RIBBON);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chronicle::moment::{parse_day, parse_instant},
        render::picture::{Size, picture},
    };

    #[test]
    fn a_card_says_the_day_first_and_its_words_stay_above_the_credit_in_every_language() {
        let atlas = Atlas::new(crate::geodata::built_in().unwrap()).unwrap();
        let now = parse_instant("2026-11-26T12:00:00+04:00").unwrap();
        for (language, number) in
            [("en", "Day 133"), ("hy", "133-րդ օրը"), ("az", "133-cü gün"), ("ru", "133-й день"), ("ka", "133-ე დღე")]
        {
            for (width, height) in [(1200.0, 630.0), (600.0, 315.0)] {
                let request = PictureRequest::plain(parse_day("2023-04-23").unwrap(), now, Size::pixels(width, height));
                let request = PictureRequest { language, names: language, ..request };
                let picture = picture(&atlas, &request);
                let largest = picture.words.iter().max_by(|one, other| one.size.total_cmp(&other.size)).unwrap();
                assert_eq!(largest.text, number);
                let (credit, others): (Vec<_>, Vec<_>) =
                    picture.words.iter().partition(|words| words.group == crate::render::group::Group::Credit);
                let top = credit.iter().map(|words| f64::from(words.at.1) / 10.0 - words.size).fold(f64::MAX, f64::min);
                for words in others {
                    assert!(f64::from(words.at.1) / 10.0 < top, "{language} {width}: {} runs into the credit", words.text);
                }
            }
        }
    }
}
