//! Lays out a picture: text beside the map on a wide picture, above and below it on a tall one.
//!
//! The credits are placed first and always fit. Other text is scaled down, and then shortened to the sentence alone,
//! before it would overflow.

use super::{
    caption::{self, Caption},
    composition::{Panel, Picture},
    drawn::{Drawn, drawn},
    legend::{self, Entry},
    panel::{Wanted, panel},
    request::{PictureRequest, View},
    text_block::{Style, TextBlock, rectangle},
};
use crate::{
    chronicle::{index::atlas::Atlas, sentence::Shown},
    l10n::catalogue,
    render::{
        font,
        group::Group,
        layers::palette,
        map::default_frame,
        projection::Frame,
        scene::{Form, Shape},
    },
    symbology::palette::Theme,
};
use geo::BoundingRect;

/// The ratio of width to height from which a picture is wide.
pub(super) const WIDE: f64 = 1.12;
/// Maximum zoom for a single place.
const CLOSEST: f64 = 11.0;
/// The scales tried for text, in order.
pub(super) const SHRUNK: [f64; 4] = [1.0, 0.92, 0.84, 0.76];

/// A rectangle, in layout pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct PictureLayout {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Composes the picture of a dataset.
#[must_use]
pub fn picture(atlas: &Atlas, request: &PictureRequest<'_>) -> Picture {
    let unit = request.size.unit();
    let (width, height) = (request.size.width / unit, request.size.height / unit);
    let margin = (width.min(height) * 0.045).clamp(10.0, 30.0);
    let mut times: Vec<(Shown, Vec<Drawn<'_>>)> =
        request.times(atlas).map(|shown| (shown, drawn(atlas, request, shown))).collect();
    mark_differences(&mut times);
    let mut all: Vec<Drawn<'_>> = times.iter().flat_map(|(_, drawn)| drawn.iter().cloned()).collect();
    let said = caption::said(atlas, request, &times.last().map(|(_, drawn)| drawn.clone()).unwrap_or_default());

    let foot = foot(
        &said.short_credits,
        (margin, width - 2.0 * margin),
        (7.0 / unit).max(if request.size.is_paper { 8.0 } else { 8.8 }),
    );
    let foot_height = foot.y + margin * 0.45;
    let body = PictureLayout { left: 0.0, top: 0.0, width, height: (height - foot_height - 7.0).max(1.0) };
    let has_text = request.parts.title || request.parts.sentence || request.parts.legend;
    let is_wide = width / height >= WIDE;

    // The legend depends on what is visible, which depends on the room that the legend leaves, so a first guess is refined once.
    let (mut sheet, map) = if !has_text {
        (TextBlock::new(margin, margin, width - 2.0 * margin), body)
    } else if is_wide {
        let column = (width * if request.compare.is_some() { 0.27 } else { 0.31 }).clamp(150.0, 360.0);
        let left = margin + column + margin * 0.9;
        let map = PictureLayout { left, top: 0.0, width: (width - left).max(1.0), height: body.height };
        let entries = entries(atlas, request, &mut all, &split(map, times.len()));
        (beside(request, &said, &entries, (margin, column), body.height), map)
    } else {
        let across = (margin, width - 2.0 * margin);
        let guess = PictureLayout { top: height * 0.25, height: body.height * 0.6, ..body };
        let entries = entries(atlas, request, &mut all, &split(guess, times.len()));
        above_and_below(request, &said, &entries, across, body)
    };
    let rooms = split(map, times.len());
    let mut panels = Vec::new();
    for (number, ((shown, drawn), room)) in times.iter().zip(&rooms).enumerate() {
        let frame = frame(atlas, request, *room);
        let wanted = Wanted {
            frame,
            shown: *shown,
            drawn,
            is_dated: times.len() > 1,
            is_first: number == 0,
            is_last: number + 1 == times.len(),
        };
        panels.extend(panel(atlas, request, &wanted, (room.left, room.top)));
    }
    finish(&mut sheet, &panels, body, (margin, width));
    let foot = foot.lowered(height - foot_height);
    sheet.shapes.extend(foot.shapes);
    sheet.words.extend(foot.words);
    Picture {
        width,
        height,
        size: request.size,
        theme: request.theme,
        language: request.language.to_owned(),
        said,
        panels,
        shapes: sheet.shapes,
        words: sheet.words,
    }
}

/// Marks places whose symbols differ between the two times.
fn mark_differences(times: &mut [(Shown, Vec<Drawn<'_>>)]) {
    let [(_, before), (_, after)] = times else { return };
    let look = |all: &[Drawn<'_>], one: &Drawn<'_>| {
        all.iter().find(|other| other.index == one.index).map(|other| other.part.look.as_ref().map(|look| look.name.clone()))
    };
    let differs =
        |one: &Drawn<'_>, others: &[Drawn<'_>]| look(others, one) != Some(one.part.look.as_ref().map(|look| look.name.clone()));
    let marks: Vec<bool> = before.iter().map(|one| differs(one, after)).collect();
    after.iter_mut().for_each(|one| one.differs = differs(one, before));
    before.iter_mut().zip(marks).for_each(|(one, mark)| one.differs = mark);
}

/// Returns the rectangle of the map, or its halves for two compared times.
fn split(room: PictureLayout, count: usize) -> Vec<PictureLayout> {
    const BETWEEN: f64 = 8.0;
    if count < 2 {
        return vec![room];
    }
    if room.width >= room.height * 0.95 {
        let width = ((room.width - BETWEEN) / 2.0).max(1.0);
        vec![PictureLayout { width, ..room }, PictureLayout { left: room.left + width + BETWEEN, width, ..room }]
    } else {
        let height = ((room.height - BETWEEN) / 2.0).max(1.0);
        vec![PictureLayout { height, ..room }, PictureLayout { top: room.top + height + BETWEEN, height, ..room }]
    }
}

/// Returns the frame that a rectangle shows.
pub(super) fn frame(atlas: &Atlas, request: &PictureRequest<'_>, room: PictureLayout) -> Frame {
    let (width, height) = (room.width, room.height);
    match request.view {
        View::Box(bbox) => Frame::fitting(bbox, width, height, 0.0),
        View::Camera(center, zoom) => Frame::new(center, zoom - request.size.unit().log2(), width, height),
        View::Default => {
            let bounds = request.place.and_then(|place| atlas.place(place).geometry.as_ref()?.bounding_rect());
            let Some(bounds) = bounds else { return default_frame(atlas, width, height) };
            let bbox = [bounds.min().x, bounds.min().y, bounds.max().x, bounds.max().y];
            let near = Frame::fitting(bbox, width, height, (width.min(height) * 0.14).max(24.0));
            Frame::new(near.center, near.zoom.min(CLOSEST), width, height)
        }
    }
}

/// Returns the legend's entries for everything visible in any of the rectangles.
fn entries(atlas: &Atlas, request: &PictureRequest<'_>, all: &mut Vec<Drawn<'_>>, rooms: &[PictureLayout]) -> Vec<Entry> {
    if !request.parts.legend {
        return Vec::new();
    }
    let Some(frame) = rooms.first().map(|room| frame(atlas, request, *room)) else { return Vec::new() };
    all.retain(|drawn| drawn.part.is_seen(&frame));
    legend::entries(atlas, request, all, &frame)
}

/// Sets the longest attribution that fits one line, or else the last one on several.
pub(super) fn foot(credits: &[String], (left, width): (f64, f64), size: f64) -> TextBlock {
    let mut sheet = TextBlock::new(left, 0.0, width);
    let fits = |credit: &&String| font::width(credit, size, false) <= width;
    if let Some(credit) = credits.iter().find(fits).or(credits.last()) {
        sheet.paragraph(credit, Style { size, is_bold: false, ink: "muted", leading: 1.3 });
    }
    sheet.words.iter_mut().for_each(|words| words.group = Group::Credit);
    sheet
}

/// Sets the title, the date and what the colours mean.
fn head(sheet: &mut TextBlock, request: &PictureRequest<'_>, said: &Caption, by: f64, large: f64) {
    if request.parts.title {
        sheet.paragraph(&said.title, Style { size: large * by, is_bold: true, ink: "text", leading: 1.14 });
        sheet.gap(2.0 * by);
        sheet.paragraph(&said.date, Style { size: 16.5 * by, is_bold: true, ink: "accent", leading: 1.25 });
    }
    if let Some(passage) = &said.passage {
        sheet.gap(3.0 * by);
        sheet.paragraph(passage, Style { size: 13.0 * by, is_bold: true, ink: "muted", leading: 1.3 });
    }
}

/// Sets the sentence and the other states of the day.
fn answer(sheet: &mut TextBlock, request: &PictureRequest<'_>, said: &Caption, by: f64, is_short: bool) {
    if !request.parts.sentence {
        return;
    }
    sheet.gap(9.0 * by);
    for sentence in if is_short { &said.short } else { &said.sentences } {
        sheet.paragraph(sentence, Style { size: 14.0 * by, is_bold: false, ink: "text", leading: 1.38 });
        sheet.gap(3.0 * by);
    }
    if !said.also.is_empty() {
        sheet.gap(5.0 * by);
        let style = Style { size: 11.5 * by, is_bold: true, ink: "muted", leading: 1.35 };
        sheet.paragraph(&catalogue(request.language).text("picture-also", &[]), style);
        for also in &said.also {
            sheet.paragraph(also, Style { is_bold: false, ..style });
        }
    }
}

/// Lays out a column beside the map: text from the top, legend at the bottom.
fn beside(request: &PictureRequest<'_>, said: &Caption, entries: &[Entry], (left, width): (f64, f64), height: f64) -> TextBlock {
    let set = |by: f64, is_short: bool| {
        let mut sheet = TextBlock::new(left, left, width);
        head(&mut sheet, request, said, by, 25.0);
        answer(&mut sheet, request, said, by, is_short);
        let style = Style { size: 12.0 * by, is_bold: false, ink: "text", leading: 1.25 };
        let (_, _, legend_height) = legend::legend(entries, (left, 0.0), width, style);
        let top = (height - legend_height - 2.0).max(sheet.y + 12.0 * by);
        let (shapes, words, _) = legend::legend(entries, (left, top), width, style);
        sheet.shapes.extend(shapes);
        sheet.words.extend(words);
        sheet.y = top + legend_height;
        sheet
    };
    let least = if request.theme == Theme::Print || request.size.is_paper { 8.0 / 11.5 } else { 0.0 };
    let tries = [false, true].into_iter().flat_map(|is_short| SHRUNK.into_iter().map(move |by| (by, is_short)));
    let mut tried = tries.filter(|(by, _)| *by >= least).map(|(by, is_short)| set(by, is_short));
    tried.find(|sheet| sheet.y <= height).unwrap_or_else(|| set(0.7_f64.max(least), true))
}

/// Lays out text above the map and the legend below it, and returns the rectangle between them.
fn above_and_below(
    request: &PictureRequest<'_>,
    said: &Caption,
    entries: &[Entry],
    (left, width): (f64, f64),
    body: PictureLayout,
) -> (TextBlock, PictureLayout) {
    let set = |by: f64, is_short: bool| {
        let mut sheet = TextBlock::new(left, left, width);
        head(&mut sheet, request, said, by, 28.0);
        answer(&mut sheet, request, said, by, is_short);
        let top = sheet.y + 8.0;
        let style = Style { size: 12.0 * by, is_bold: false, ink: "text", leading: 1.25 };
        let (_, _, legend_height) = legend::legend(entries, (left, 0.0), width, style);
        let below = body.height - legend_height - if entries.is_empty() { 0.0 } else { 12.0 };
        let (shapes, words, _) = legend::legend(entries, (left, below + 12.0), width, style);
        sheet.shapes.extend(shapes);
        sheet.words.extend(words);
        (sheet, PictureLayout { top, height: (below - top).max(1.0), ..body })
    };
    let tries = [(1.0, false), (0.92, false), (0.84, false), (1.0, true), (0.84, true)];
    let mut tried = tries.into_iter().map(|(by, is_short)| set(by, is_short));
    tried.find(|(_, room)| room.height >= body.height * 0.42).unwrap_or_else(|| set(0.78, true))
}

/// Draws hairlines between map and text.
fn finish(sheet: &mut TextBlock, panels: &[Panel], body: PictureLayout, (margin, width): (f64, f64)) {
    let rule = Shape::filled(rectangle(margin, body.height + 1.0, width - 2.0 * margin, 0.8), palette("line"));
    let edge = |panel: &Panel| {
        let form = rectangle(panel.left, panel.top, panel.scene.width, panel.scene.height);
        Shape::stroked(form, palette("line"), 0.8)
    };
    let mut lines: Vec<Shape> = panels.iter().map(edge).collect();
    if panels.iter().all(|panel| panel.top + panel.scene.height < body.height - 2.0) {
        lines.push(rule);
    }
    lines.iter_mut().for_each(|line| line.group = Group::Frame);
    lines.append(&mut sheet.shapes);
    sheet.shapes = lines;
    debug_assert!(sheet.shapes.iter().all(|shape| shape.form != Form::Everything), "nothing covers the maps");
}
