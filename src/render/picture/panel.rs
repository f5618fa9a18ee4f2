//! Draws the map panels of a picture: one, or two for compared times, each clipped at its edge.

use super::{
    caption::time_words,
    composition::Panel,
    drawn::Drawn,
    ground::ground,
    inset, legend_box,
    request::PictureRequest,
    text_block::{Style, rectangle, words},
};
use crate::{
    chronicle::{index::atlas::Atlas, place::Kind, sentence::Shown},
    l10n::catalogue,
    render::{
        clip::{paths, tenths_of},
        font, furniture,
        ground::names,
        group::Group,
        labels::{Area, Board},
        layers::{self, lines_of, palette},
        marks,
        projection::Frame,
        road::widths,
        scene::{Align, Form, Scene, Shape, TextRun},
    },
};

/// The options of one panel.
pub(super) struct Wanted<'a> {
    pub(super) frame: Frame,
    pub(super) shown: Shown,
    pub(super) drawn: &'a [Drawn<'a>],
    /// True to print its time.
    pub(super) is_dated: bool,
    /// True to draw scale and north arrow.
    pub(super) is_first: bool,
    /// True to draw the locator.
    pub(super) is_last: bool,
    /// Width and height of the legend, if it stands on the map.
    pub(super) legend: Option<(f64, f64)>,
}

/// Draws the panel and the locator on it, and returns where on it there is room for the legend.
pub(super) fn panel(
    atlas: &Atlas,
    request: &PictureRequest<'_>,
    wanted: &Wanted<'_>,
    (left, top): (f64, f64),
) -> (Vec<Panel>, Option<(f64, f64)>) {
    let frame = wanted.frame;
    let mut board = Board::new(frame.width, frame.height);
    let mut shapes = ground(&frame);
    let ground = shapes.len();
    let drawn: Vec<layers::Drawn<'_>> = wanted.drawn.iter().map(|drawn| drawn.part.clone()).collect();
    for strip in drawn.iter().filter(|drawn| drawn.place.kind == Kind::Area) {
        shapes.extend(layers::strip(strip, &frame));
    }
    shapes.extend(wanted.drawn.iter().filter(|drawn| drawn.differs).flat_map(|drawn| mark(drawn, &frame)));
    let mut texts = Vec::new();
    let dated = wanted.is_dated.then(|| plate(&time_words(atlas, wanted.shown, request.language), &mut board));
    shapes.extend(layers::roads(&drawn, &frame, &mut board));
    shapes.extend(layers::rings(&drawn, &frame));
    let (marks, counts) = marks::points(&drawn, &frame, &mut board);
    shapes.extend(marks);
    texts.extend(counts);
    if let Some((plate, words)) = dated {
        shapes.extend(plate);
        texts.push(words);
    }
    if wanted.is_first {
        let (more, words) = furnishing(request, &frame, &mut board);
        shapes.extend(more);
        texts.extend(words);
    }
    // What is painted later lies above, in every format.
    shapes.sort_by_key(|shape| shape.group);
    let legend_at = wanted.legend.filter(|_| wanted.is_first).map(|size| legend_box::place(size, &frame, &drawn, &mut board));
    let scene = Scene {
        width: frame.width,
        height: frame.height,
        title: String::new(),
        description: String::new(),
        shapes,
        words: texts,
    };
    let mut panel = Panel { left, top, scene, ground, frame };
    let inset =
        (wanted.is_last && request.parts.inset).then(|| inset::inset(&panel, request.language, &drawn, &mut board)).flatten();
    panel.scene.words.extend(layers::names(&drawn, request.names, &frame, &mut board));
    let at = wanted.shown.at(atlas.header().offset);
    let ground = names(atlas, &[at], request.names, &frame, &mut board);
    panel.scene.shapes.extend(ground.shapes);
    panel.scene.words.extend(ground.words);
    (std::iter::once(panel).chain(inset).collect(), legend_at)
}

/// Marks a place that differs between the two times: a broad band below a road, a broad ring around a point.
pub(super) fn mark(drawn: &Drawn<'_>, frame: &Frame) -> Vec<Shape> {
    let lines = paths(&drawn.part.course(), frame);
    if !lines.is_empty() && drawn.part.place.kind != Kind::Area {
        let (_, edge) = widths(frame.zoom, drawn.part.place.schematic);
        return vec![Shape::stroked(lines_of(lines), palette("accent"), edge + 8.0).faded(0.3).within(Group::Status)];
    }
    let Some((x, y)) = drawn.part.pixel(frame) else { return Vec::new() };
    let disc = Form::Circle { at: tenths_of(x, y), radius: 19.0 };
    vec![Shape::filled(disc, palette("accent")).faded(0.3).within(Group::Status)]
}

/// Draws the time of a panel in its upper left corner.
fn plate(text: &str, board: &mut Board) -> (Vec<Shape>, TextRun) {
    let style = Style { size: 13.5, is_bold: true, ink: "text", leading: 1.2 };
    let (width, height) = (font::width(text, style.size, true) + 18.0, 26.0);
    board.reserve(Area { left: 0.0, top: 0.0, right: width + 14.0, bottom: height + 14.0 });
    let form = rectangle(10.0, 10.0, width, height);
    let shape = Shape::filled(form, palette("surface")).outlined(palette("line"), 1.0);
    let words = words(text.to_owned(), (19.0, 28.0), Align::Start, style);
    (vec![shape.within(Group::Labels)], words.within(Group::Labels))
}

/// Draws scale bar and north arrow.
pub(super) fn furnishing(request: &PictureRequest<'_>, frame: &Frame, board: &mut Board) -> (Vec<Shape>, Vec<TextRun>) {
    let catalogue = catalogue(request.language);
    let (mut shapes, mut texts) = (Vec::new(), Vec::new());
    if request.parts.scale {
        let say = |length: f64, unit: &str| {
            let id = if unit == "km" { "picture-kilometres" } else { "picture-metres" };
            catalogue.text(id, &[("length", (&length.to_string()).into())])
        };
        let (bar, words) = furniture::scale_bar(frame, (0.0, frame.height), board, say);
        let after = f64::from(bar_end(&bar)) / 10.0;
        shapes.extend(bar);
        texts.push(words);
        if let Some(denominator) = request.denominator(frame) {
            let text = catalogue.text("picture-scale", &[("denominator", (&grouped(denominator)).into())]);
            let style = Style { size: 11.0, is_bold: false, ink: "note", leading: 1.2 };
            let width = font::width(&text, style.size, false);
            board.reserve(Area { left: after, top: frame.height - 28.0, right: after + width + 16.0, bottom: frame.height });
            texts.push(self::words(text, (after + 10.0, frame.height - 14.0), Align::Start, style));
        }
    }
    if request.parts.north {
        let (x, y) = (26.0, frame.height - 62.0);
        board.reserve(Area::around((x, y), 22.0));
        let arrow =
            vec![vec![tenths_of(x, y - 9.0), tenths_of(x + 6.5, y + 10.0), tenths_of(x, y + 5.5), tenths_of(x - 6.5, y + 10.0)]];
        shapes
            .push(Shape::filled(Form::Paths { paths: arrow, are_closed: true }, palette("note")).outlined(palette("halo"), 1.0));
        let style = Style { size: 11.0, is_bold: true, ink: "note", leading: 1.2 };
        texts.push(self::words(catalogue.text("picture-north", &[]), (x, y - 12.0), Align::Middle, style));
    }
    shapes.iter_mut().for_each(|shape| shape.group = Group::Legend);
    texts.iter_mut().for_each(|words| words.group = Group::Legend);
    (shapes, texts)
}

fn bar_end(bar: &[Shape]) -> i32 {
    let points = bar.iter().filter_map(|shape| if let Form::Paths { paths, .. } = &shape.form { Some(paths) } else { None });
    points.flatten().flatten().map(|point| point.0).max().unwrap_or(0)
}

/// Groups digits by three with no-break spaces.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}
