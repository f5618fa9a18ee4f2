//! Draws the ground of a map: land, relief, water and borders, and the names of waters, towns and regions.

use super::{
    basemap::{BORDERS_FADE, Basemap, OWN_FROM_ZOOM, Piece, RIVER_GROWTH, river, town},
    clip::{Tenths, paths, tenths_of},
    countries::countries,
    group::Group,
    labels::{Area, Board, Name},
    layers::{lines_of, palette, rings_of},
    projection::Frame,
    relief::Relief,
    scene::{Align, Form, Shape, TextRun},
};
use crate::chronicle::{index::atlas::Atlas, map_label::MapLabel, moment::Instant};
use geo_types::Geometry;

/// Returns land, relief, water and borders.
pub(crate) fn ground(map: &Basemap, frame: &Frame) -> Vec<Shape> {
    let mut shapes = vec![Shape::filled(Form::Everything, palette("ground"))];
    // Every country has the same tint; a hairline of it closes the gaps between neighbours.
    let land = gather(&map.land, frame, |_| true);
    shapes.push(Shape::filled(rings_of(land), palette("land")).outlined(palette("land"), 0.8));
    if let Some(relief) = Relief::built_in() {
        let [left, top, width, height] = relief.on(frame);
        if left < frame.width && top < frame.height && left + width > 0.0 && top + height > 0.0 {
            let form = Form::Relief { rectangle: [left, top, width, height] };
            let opacity = relief.fade().opacity(frame.zoom);
            shapes.push(Shape { form, fill: None, stroke: None, opacity, group: Group::Ground });
        }
    }
    shapes.extend(waters(map, frame));
    shapes.extend(borders(map, frame));
    shapes.retain(|shape| shape.opacity > 0.0 && !matches!(&shape.form, Form::Paths { paths, .. } if paths.is_empty()));
    shapes
}

fn gather(pieces: &[Piece], frame: &Frame, wanted: impl Fn(&Piece) -> bool) -> Vec<Vec<Tenths>> {
    pieces.iter().filter(|piece| wanted(piece)).flat_map(|piece| paths(&piece.geometry, frame)).collect()
}

/// Returns lakes, and rivers by rank: those that follow the terrain model fade where its precision would be seen.
fn waters(map: &Basemap, frame: &Frame) -> Vec<Shape> {
    let lakes = gather(&map.water, frame, |piece| &*piece.kind == "lake");
    let mut shapes = vec![Shape::filled(rings_of(lakes), palette("lake")).outlined(palette("water"), 0.6)];
    let growth = stepped(&RIVER_GROWTH, frame.zoom);
    for (rank, width) in river::WIDTHS.iter().rev() {
        for is_modelled in [true, false] {
            let is_wanted = |piece: &Piece| &*piece.kind == "river" && piece.rank == *rank && piece.is_modelled == is_modelled;
            let opacity = if is_modelled { stepped(&river::MODELLED_FADE, frame.zoom) } else { 1.0 };
            if frame.zoom >= river::from_zoom(*rank) {
                let lines = lines_of(gather(&map.water, frame, is_wanted));
                shapes.push(Shape::stroked(lines, palette("water"), width * growth).faded(opacity));
            }
        }
    }
    shapes
}

/// Returns borders as thin lines on soft bands, dashed where the two sides have not agreed.
fn borders(map: &Basemap, frame: &Frame) -> Vec<Shape> {
    let is_close = frame.zoom >= OWN_FROM_ZOOM;
    let seen = 1.0 - ((frame.zoom - BORDERS_FADE.0) / (BORDERS_FADE.1 - BORDERS_FADE.0)).clamp(0.0, 1.0);
    let lines = |is_delimited: Option<bool>| {
        lines_of(gather(&map.borders, frame, |piece| {
            let is_hidden = if is_close { piece.is_replaced } else { piece.is_own };
            is_delimited.is_none_or(|wanted| piece.is_delimited == wanted) && !is_hidden
        }))
    };
    vec![
        Shape::stroked(lines(None), palette("border_band"), 6.0).faded(0.33 * seen).within(Group::Borders),
        border(lines(Some(true)), true).faded(seen),
        border(lines(Some(false)), false).faded(seen),
    ]
}

/// Returns a border of countries; one that is not delimited has dashes.
pub(crate) fn border(form: Form, is_delimited: bool) -> Shape {
    let line = Shape::stroked(form, palette("border"), 1.1).within(Group::Borders);
    if is_delimited { line } else { line.dashed(&[7.0, 4.0]) }
}

/// Returns the value between the two nearest of some steps, which rise by zoom.
pub(crate) fn stepped(steps: &[(f64, f64)], zoom: f64) -> f64 {
    let above = steps.iter().position(|step| step.0 >= zoom);
    match above {
        None => steps.last().map_or(1.0, |last| last.1),
        Some(0) => steps[0].1,
        Some(at) => {
            let ((from, low), (to, high)) = (steps[at - 1], steps[at]);
            low + (high - low) * (zoom - from) / (to - from)
        }
    }
}

/// The names of the ground, and the dots of towns.
pub(crate) struct Names {
    pub(crate) shapes: Vec<Shape>,
    pub(crate) words: Vec<TextRun>,
}

/// Returns the names of the ground where there is room, in the order of their rank: regions that are named at all of these times, towns,
/// countries, waters.
pub(crate) fn names(atlas: &Atlas, times: &[Instant], language: &str, frame: &Frame, board: &mut Board) -> Names {
    let map = Basemap::built_in();
    let mut words = regions(atlas, times, language, frame, board);
    let (shapes, towns) = towns(map, frame, board);
    words.extend(towns);
    words.extend(countries(language, frame, board));
    words.extend(water_names(map, frame, board));
    Names { shapes, words }
}

/// Returns the names of waters, each once, where there is room.
fn water_names(map: &Basemap, frame: &Frame, board: &mut Board) -> Vec<TextRun> {
    let mut set: Vec<&str> = Vec::new();
    let mut words = Vec::new();
    for piece in map.water.iter().filter(|piece| frame.zoom >= river::from_zoom(piece.rank)) {
        let Some(name) = piece.name.as_deref().filter(|name| !set.contains(name)) else { continue };
        let found = paths(&piece.geometry, frame).into_iter().max_by_key(Vec::len).and_then(|path| {
            let middle = path[path.len() / 2];
            let at = (f64::from(middle.0) / 10.0, f64::from(middle.1) / 10.0);
            let name = Name { text: name.into(), at, radius: 1.0, size: 10.5, is_bold: false, ink: palette("water_label") };
            board.place(&name)
        });
        if let Some(found) = found {
            set.push(name);
            words.extend(found.into_iter().map(|words| TextRun { is_italic: true, ..words }));
        }
    }
    words
}

/// Returns towns around that are no places of the data, by rank: a dot and a name each, or neither.
fn towns(map: &Basemap, frame: &Frame, board: &mut Board) -> (Vec<Shape>, Vec<TextRun>) {
    let mut towns: Vec<&Piece> = map.towns.iter().filter(|piece| frame.zoom >= town::from_zoom(piece.rank)).collect();
    towns.sort_by_key(|piece| piece.rank);
    let (mut shapes, mut words) = (Vec::new(), Vec::new());
    for piece in towns {
        let (Geometry::Point(point), Some(text)) = (&piece.geometry, piece.name.as_deref()) else { continue };
        let at = frame.pixel(point.x(), point.y());
        let dot = Area::around(at, town::RADIUS);
        if !board.is_free(&dot) {
            continue;
        }
        let name = Name {
            text: text.into(),
            at,
            radius: town::RADIUS,
            size: town::size(piece.rank),
            is_bold: false,
            ink: palette("note"),
        };
        if let Some(placed) = board.place(&name) {
            board.reserve(dot);
            words.extend(placed);
            let circle = Form::Circle { at: tenths_of(at.0, at.1), radius: town::RADIUS };
            shapes.push(Shape::filled(circle, palette("halo")).outlined(palette("note"), 1.2).within(Group::Marks));
        }
    }
    (shapes, words)
}

/// The zooms between which regions are named.
pub(crate) const REGIONS: (f64, f64) = (6.5, 10.5);

/// Returns the names of regions at all of these times, without line or fill, near their positions where there is room.
fn regions(atlas: &Atlas, times: &[Instant], language: &str, frame: &Frame, board: &mut Board) -> Vec<TextRun> {
    if frame.zoom < REGIONS.0 || frame.zoom > REGIONS.1 {
        return Vec::new();
    }
    let offset = atlas.header().offset;
    let mut labels: Vec<&MapLabel> =
        atlas.header().labels.iter().filter(|label| times.iter().all(|&at| label.period(offset).contains(at))).collect();
    labels.sort_by_key(|label| label.rank);
    labels.into_iter().filter_map(|label| region(label, language, frame, board)).collect()
}

/// Returns the size of a region's name at a zoom, in pixels.
pub(crate) fn region_size(zoom: f64) -> f64 {
    (12.5 + 2.0 * (zoom - REGIONS.0)).clamp(12.5, 18.0)
}

fn region(label: &MapLabel, language: &str, frame: &Frame, board: &mut Board) -> Option<TextRun> {
    let size = region_size(frame.zoom);
    let mut words = TextRun {
        text: label.text(language),
        at: (0, 0),
        align: Align::Middle,
        size,
        is_bold: false,
        is_italic: false,
        spacing: size * 0.17,
        ink: palette("region"),
        group: Group::Labels,
    };
    let half = words.width() / 2.0;
    let (x, y) = frame.pixel(label.at[0], label.at[1]);
    // Rings around the position, the nearest first.
    let near = (0..6).flat_map(|ring| {
        let steps = i32::from(ring > 0) * 11;
        (0..=steps).map(move |step| {
            let (angle, away) = (f64::from(step) * std::f64::consts::TAU / 12.0, f64::from(ring) * 14.0);
            (x + away * 1.6 * angle.sin(), y - away * angle.cos())
        })
    });
    let area = |(x, y): (f64, f64)| Area { left: x - half - 4.0, top: y - size, right: x + half + 4.0, bottom: y + size * 0.35 };
    let (x, y) = near.into_iter().find(|&at| board.is_free(&area(at)) && board.cost(&area(at)) == 0)?;
    board.reserve(area((x, y)));
    words.at = tenths_of(x, y);
    Some(words)
}
