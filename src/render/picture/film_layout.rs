//! Lays out the frames of a film: text beside the map on a wide frame, above and below it on a tall one.

use super::{
    PictureRequest,
    arrangement::SHRUNK,
    header::{Header, head},
    legend::{self, Entry},
    room::PictureLayout,
    text_block::{Style, TextBlock},
};
use crate::{
    chronicle::{index::atlas::Atlas, sentence::Shown},
    render::scene::{Shape, TextRun},
};

/// Height of the ribbon with its years, in layout pixels.
pub(super) const STRIP: f64 = 48.0;

/// The inputs of the layout.
pub(super) struct FilmLayout<'s, 'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) request: &'s PictureRequest<'a>,
    pub(super) times: &'s [Shown],
    pub(super) entries: &'s [Entry],
    pub(super) margin: f64,
    pub(super) body: PictureLayout,
}

impl FilmLayout<'_, '_> {
    /// Returns the bottom of the longest text, in layout pixels.
    fn reach(&self, wanted: Header) -> f64 {
        self.times.iter().map(|shown| head(self.atlas, self.request, *shown, wanted).y).fold(0.0, f64::max)
    }

    /// Returns the largest header that fits this height.
    fn fitting(&self, (left, width): (f64, f64), large: f64, most: f64) -> Header {
        let tries = [true, false].into_iter().flat_map(|has_access| SHRUNK.into_iter().map(move |by| (by, has_access)));
        let mut heads = tries.map(|(by, has_access)| Header { left, width, by, large, has_access });
        heads.find(|head| self.reach(*head) <= most).unwrap_or(Header { left, width, by: 0.7, large, has_access: false })
    }

    fn legend(&self, (left, top): (f64, f64), width: f64, by: f64) -> (Vec<Shape>, Vec<TextRun>, f64) {
        legend::legend(self.entries, (left, top), width, Style { size: 12.0 * by, is_bold: false, ink: "text", leading: 1.25 })
    }

    /// Lays out text in a column beside the map, with the legend at its end.
    pub(super) fn beside(&self, column: f64, room: PictureLayout) -> (Header, TextBlock, PictureLayout) {
        let left = self.margin;
        let height = |by: f64| self.legend((left, 0.0), column, by).2;
        // The legend may take three fifths of the column.
        let by = SHRUNK.into_iter().find(|by| height(*by) <= self.body.height * 0.6).unwrap_or(0.7);
        let head = self.fitting((left, column), 25.0, self.body.height - height(by) - 14.0);
        let (shapes, words, _) = self.legend((left, self.body.height - height(by) - 2.0), column, by);
        let mut sheet = TextBlock::new(left, 0.0, column);
        sheet.shapes = shapes;
        sheet.words = words;
        (head, sheet, room)
    }

    /// Lays out text above the map, and the legend below it.
    pub(super) fn above_and_below(&self) -> (Header, TextBlock, PictureLayout) {
        let (left, width) = (self.margin, self.body.width - 2.0 * self.margin);
        let head = self.fitting((left, width), 28.0, self.body.height * 0.3);
        let top = self.reach(head) + 10.0;
        let height = |by: f64| self.legend((left, 0.0), width, by).2;
        let by = SHRUNK.into_iter().find(|by| height(*by) <= self.body.height * 0.26).unwrap_or(0.7);
        let below = self.body.height - height(by) - if self.entries.is_empty() { 0.0 } else { 6.0 };
        let (shapes, words, _) = self.legend((left, below + 6.0), width, by);
        let mut sheet = TextBlock::new(left, 0.0, width);
        sheet.shapes = shapes;
        sheet.words = words;
        (head, sheet, PictureLayout { top, height: (below - STRIP - top).max(1.0), ..self.body })
    }
}
