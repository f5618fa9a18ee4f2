//! Lays out a picture: the finding, place and date, the map, the legend and the credit.
//!
//! The credit is placed first and always fits.

use super::{
    arrangement::{self, Arrangement},
    caption, card,
    composition::{Panel, Picture},
    drawn::{Drawn, drawn},
    extent::frame,
    legend::Entry,
    legend_box, legend_entries,
    panel::{Wanted, panel},
    request::PictureRequest,
    room::PictureLayout,
    strip::{STRIP_GAP, strip_below},
    text_block::{Style, TextBlock, rectangle},
};
use crate::{
    chronicle::{index::atlas::Atlas, sentence::Shown},
    render::{
        font,
        group::Group,
        layers::palette,
        scene::{Form, Shape},
    },
};

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
    let mut said = caption::said(atlas, request, &times.last().map(|(_, drawn)| drawn.clone()).unwrap_or_default());

    let foot = foot(
        &said.short_credits,
        (margin, width - 2.0 * margin),
        (7.0 / unit).max(if request.size.is_paper { 8.0 } else { 8.8 }),
    );
    let foot_height = foot.y + margin * 0.45;
    let strip = strip_below(atlas, request, width - 2.0 * margin);
    let strip_height = strip.as_ref().map_or(0.0, |strip| strip.height + STRIP_GAP);
    let body = PictureLayout { left: 0.0, top: 0.0, width, height: (height - foot_height - 7.0 - strip_height).max(1.0) };

    // The legend depends on what is visible, which depends on the room that the legend leaves, so a first guess is refined once.
    let is_beside = width / height >= arrangement::BANNER && request.parts.has_text();
    let guess = if is_beside {
        arrangement::column(request, margin, body).1
    } else {
        PictureLayout { top: height * 0.2, height: body.height * 0.7, ..body }
    };
    let mut entries = entries(atlas, request, &mut all, &split(guess, times.len()));
    if strip.is_some() {
        // The strip names each mark.
        entries.retain(|entry| !matches!(entry.sample, super::legend::Sample::Kind(_)));
    }
    if is_beside && card::is_card(request) {
        entries.retain(card::keeps);
        legend_entries::add_looks(&mut entries, atlas, card::looks(atlas, request));
    }
    let arrange = if is_beside { arrangement::beside } else { arrangement::above };
    let Arrangement { mut sheet, map, boxed } = arrange(atlas, request, &said, &entries, margin, body);
    let rooms = split(map, times.len());
    let all_shown: Vec<Shown> = times.iter().map(|(shown, _)| *shown).collect();
    let mut panels = Vec::new();
    for (number, ((shown, drawn), room)) in times.iter().zip(&rooms).enumerate() {
        let frame = frame(atlas, request, &all_shown, *room);
        let wanted = Wanted {
            frame,
            shown: *shown,
            drawn,
            is_dated: times.len() > 1,
            is_first: number == 0,
            is_last: number + 1 == times.len(),
            legend: boxed.map(|style| legend_box::size(&entries, style)),
        };
        let (more, legend_at) = panel(atlas, request, &wanted, (room.left, room.top));
        panels.extend(more);
        if let Some((at, style)) = legend_at.zip(boxed) {
            let (shapes, words) = legend_box::boxed(&entries, (room.left + at.0, room.top + at.1), style);
            sheet.shapes.extend(shapes);
            sheet.words.extend(words);
        }
    }
    finish(&mut sheet, &panels, body, (margin, width));
    if let Some(strip) = strip {
        said.alternative = format!("{} {}", said.alternative, strip.alternative);
        let strip = strip.moved(margin, body.height + STRIP_GAP);
        sheet.shapes.extend(strip.shapes.into_iter().map(|shape| shape.within(Group::Strip)));
        sheet.words.extend(strip.words.into_iter().map(|words| words.within(Group::Strip)));
    }
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

/// Returns the legend's entries for everything visible in any of the rectangles.
fn entries(atlas: &Atlas, request: &PictureRequest<'_>, all: &mut Vec<Drawn<'_>>, rooms: &[PictureLayout]) -> Vec<Entry> {
    if !request.parts.legend {
        return Vec::new();
    }
    let shown: Vec<Shown> = request.times(atlas).collect();
    let Some(frame) = rooms.first().map(|room| frame(atlas, request, &shown, *room)) else { return Vec::new() };
    all.retain(|drawn| drawn.part.is_seen(&frame));
    legend_entries::entries(atlas, request, all, &frame)
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
