//! Composes the frames of a film: a static scene, and the changes of each frame.
//!
//! Only the date, the sentence, the playhead and the changes on the map move: the text area has the size of the
//! longest sentence, the legend lists what is visible at any time, and a label has one position or is hidden.

use super::{
    caption::time_words,
    composition::Panel,
    credit,
    drawn::{self, Drawn},
    extent::frame,
    film_layout::{FilmLayout, STRIP},
    ground,
    header::{Header, head, said, title},
    inset,
    layout::foot,
    legend::Sample,
    legend_entries,
    panel::{furnishing, mark},
    request::{PictureRequest, Size},
    room::PictureLayout,
    strip::{STRIP_GAP, StripDrawing, strip_below},
    text_block::rectangle,
    timeline_strip::{Textured, TimelineStrip},
};
use crate::{
    chronicle::{
        fold::PlaceIndex,
        index::atlas::{Atlas, StateIndex},
        moment::Instant,
        place::Kind,
        sentence::Shown,
    },
    render::{
        ground as ground_names,
        labels::Board,
        layers::{self, palette},
        marks,
        projection::Frame,
        scene::{Scene, Shape, TextRun},
    },
    symbology::{Symbol, palette::Theme},
};

/// The ratio of width to height from which the text of a film stands beside the map.
const WIDE: f64 = 1.12;

/// The static scene of a film.
#[derive(Debug)]
pub struct FilmScene<'a> {
    atlas: &'a Atlas,
    request: PictureRequest<'a>,
    /// Width of the layout, in layout pixels.
    pub width: f64,
    /// Height of the layout.
    pub height: f64,
    /// The output size of a frame.
    pub size: Size,
    /// The colour theme.
    pub theme: Theme,
    /// The title: subject, start and end.
    pub name: String,
    /// The attribution.
    pub credits: Vec<String>,
    /// The static part of the map.
    pub map: Panel,
    /// The static layer above the changes, in pixels of the map: scale, arrow, names of waters.
    pub above: Scene,
    /// The locator map.
    pub locator: Option<Panel>,
    /// Shapes beside the map.
    pub shapes: Vec<Shape>,
    /// Text beside the map.
    pub words: Vec<TextRun>,
    /// The ribbon.
    pub bars: Vec<Textured>,
    names: Vec<(PlaceIndex, Vec<TextRun>)>,
    head: Header,
    strip: TimelineStrip,
    /// Left and top of the strip of the crossing, in layout pixels.
    crossing: (f64, f64),
}

/// The changing part of one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmFrame {
    /// The translucent layer below the changes, mostly constant: strips, rings, and marks of changes.
    pub under: Vec<Shape>,
    /// The changes on the map, in pixels of the map, the lowest first; all are opaque.
    pub layer: Vec<Shape>,
    /// Labels on the map, in pixels of the map.
    pub names: Vec<TextRun>,
    /// Shapes above the static scene.
    pub shapes: Vec<Shape>,
    /// Text above the static scene.
    pub words: Vec<TextRun>,
}

impl<'a> FilmScene<'a> {
    /// Composes the static scene for frames at these times. The time of the request is ignored.
    #[must_use]
    pub fn new(atlas: &'a Atlas, request: &PictureRequest<'a>, times: &[Shown]) -> Self {
        let request = PictureRequest { compare: None, ..request.clone() };
        let unit = request.size.unit();
        let (width, height) = (request.size.width / unit, request.size.height / unit);
        let margin = (width.min(height) * 0.045).clamp(10.0, 30.0);
        let credits = credit::whole(atlas, &request, times);
        let foot = foot(&credit::short(atlas, &request, times), (margin, width - 2.0 * margin), (7.0 / unit).max(8.8));
        let foot_height = foot.y + margin * 0.45;
        // The strip has the room that its highest form needs.
        let crossing = times.iter().filter_map(|&shown| crossing(atlas, &request, shown, width - 2.0 * margin));
        let crossing_height = crossing.map(|strip| strip.height + STRIP_GAP).fold(0.0, f64::max);
        let body = PictureLayout { left: 0.0, top: 0.0, width, height: (height - foot_height - 7.0 - crossing_height).max(1.0) };
        let mut seen = union(atlas, &request, times);
        let is_wide = width / height >= WIDE;
        let column = (width * 0.31).clamp(150.0, 360.0);
        let first = if is_wide {
            let left = margin + column + margin * 0.9;
            PictureLayout { left, top: 0.0, width: (width - left).max(1.0), height: (body.height - STRIP).max(1.0) }
        } else {
            PictureLayout { top: height * 0.25, height: body.height * 0.5, ..body }
        };
        let shown = frame(atlas, &request, &[], first);
        seen.retain(|drawn| drawn.part.is_seen(&shown));
        let mut entries = if request.parts.legend { legend_entries::entries(atlas, &request, &seen, &shown) } else { Vec::new() };
        // The strip names each mark.
        entries.retain(|entry| crossing_height <= 0.0 || !matches!(entry.sample, Sample::Kind(_)));
        let set = FilmLayout { atlas, request: &request, times, entries: &entries, margin, body };
        let (head, mut sheet, room) = if is_wide { set.beside(column, first) } else { set.above_and_below() };
        let strip_left = if is_wide { room.left + 4.0 } else { margin };
        let strip =
            TimelineStrip::new(atlas, &request, times, (strip_left, room.top + room.height + 11.0, width - margin - strip_left));
        sheet.shapes.extend(strip.shapes.iter().cloned());
        sheet.words.extend(strip.words.iter().cloned());
        let foot = foot.lowered(height - foot_height);
        sheet.shapes.push(Shape::filled(rectangle(margin, body.height + 1.0, width - 2.0 * margin, 0.8), palette("line")));
        sheet.shapes.push(Shape::stroked(rectangle(room.left, room.top, room.width, room.height), palette("line"), 0.8));
        sheet.words.extend(foot.words);
        let mut stage = Self {
            atlas,
            width,
            height,
            size: request.size,
            theme: request.theme,
            name: name(atlas, &request, times),
            credits,
            map: ground(frame(atlas, &request, &[], room), room),
            above: Scene { width: room.width, height: room.height, ..empty() },
            locator: None,
            shapes: sheet.shapes,
            words: sheet.words,
            bars: strip.bars.clone(),
            names: Vec::new(),
            head,
            strip,
            crossing: (margin, body.height + STRIP_GAP),
            request,
        };
        stage.furnish(&seen, times);
        stage
    }

    /// Places scale, locator and labels where they are free at all times.
    fn furnish(&mut self, seen: &[Drawn<'_>], times: &[Shown]) {
        let frame = self.map.frame;
        let mut board = Board::new(frame.width, frame.height);
        let mut places: Vec<&Drawn<'_>> = Vec::new();
        for drawn in seen {
            if !places.iter().any(|known| known.index == drawn.index) {
                places.push(drawn);
            }
        }
        let parts: Vec<layers::Drawn<'_>> = places.iter().map(|drawn| drawn.part.clone()).collect();
        layers::roads(&parts, &frame, &mut board);
        marks::points(&parts, &frame, &mut board);
        let (shapes, words) = furnishing(&self.request, &frame, &mut board);
        self.above.shapes = shapes;
        self.above.words = words;
        if self.request.parts.inset {
            self.locator = inset::inset(&self.map, self.request.language, &parts, &mut board);
        }
        let names = layers::placed_names(&parts, self.request.names, &frame, &mut board);
        self.names = names.into_iter().map(|(number, words)| (places[number].index, words)).collect();
        let instants: Vec<Instant> = times.iter().map(|shown| shown.at(self.atlas.header().offset)).collect();
        let ground = ground_names::names(self.atlas, &instants, self.request.names, &frame, &mut board);
        self.above.shapes.extend(ground.shapes);
        self.above.words.extend(ground.words);
    }

    /// Composes the frame at this time; changes since `before` are highlighted.
    #[must_use]
    pub fn shot(&self, shown: Shown, before: Option<Shown>) -> FilmFrame {
        let frame = &self.map.frame;
        let drawn = drawn::drawn(self.atlas, &self.request, shown);
        let mut board = Board::new(frame.width, frame.height);
        let mut under = Vec::new();
        let parts: Vec<layers::Drawn<'_>> = drawn.iter().map(|drawn| drawn.part.clone()).collect();
        for strip in parts.iter().filter(|drawn| drawn.place.kind == Kind::Area) {
            under.extend(layers::strip(strip, frame));
        }
        if let Some(before) = before {
            let before = drawn::drawn(self.atlas, &self.request, before);
            let look = |drawn: &Drawn<'_>| drawn.part.look.as_ref().map(|look| look.name.clone());
            let is_new = |one: &&Drawn<'_>| {
                before.iter().find(|other| other.index == one.index).is_none_or(|other| look(other) != look(one))
            };
            under.extend(drawn.iter().filter(is_new).flat_map(|drawn| mark(drawn, frame)));
        }
        under.extend(layers::rings(&parts, frame));
        let mut layer = layers::roads(&parts, frame, &mut board);
        let (marks, counts) = marks::points(&parts, frame, &mut board);
        layer.extend(marks);
        let is_there = |index: &PlaceIndex| drawn.iter().any(|drawn| drawn.index == *index);
        let names = self.names.iter().filter(|(index, _)| is_there(index)).flat_map(|(_, words)| words.iter().cloned());
        let names = names.chain(counts).collect();
        let mut words = head(self.atlas, &self.request, shown, self.head).words;
        let mut shapes = self.strip.playhead(shown.at(self.atlas.header().offset));
        let (left, top) = self.crossing;
        if let Some(strip) = crossing(self.atlas, &self.request, shown, self.width - 2.0 * left) {
            let strip = strip.moved(left, top);
            shapes.extend(strip.shapes);
            words.extend(strip.words);
        }
        FilmFrame { under, layer, names, shapes, words }
    }

    /// Returns the sentence at a time.
    #[must_use]
    pub fn said(&self, shown: Shown) -> String {
        said(self.atlas, &self.request, shown).map_or_else(String::new, |(short, _)| short)
    }

    /// Returns every symbol of the dataset.
    #[must_use]
    pub fn looks(&self) -> Vec<Symbol> {
        Symbol::all(self.atlas.header(), self.theme)
    }

    /// Language of the text.
    #[must_use]
    pub fn language(&self) -> &str {
        self.request.language
    }
}

/// The visible content of a frame: the state that the sentence is about, and the symbol of each place.
pub type Looks = (Option<StateIndex>, Vec<(PlaceIndex, Option<String>)>);

/// Returns the visible content of a frame at this time.
#[must_use]
pub fn looks(atlas: &Atlas, request: &PictureRequest<'_>, shown: Shown) -> Looks {
    let places = drawn::drawn(atlas, request, shown).into_iter();
    let places = places.map(|drawn| (drawn.index, drawn.part.look.map(|look| look.name))).collect();
    let state = request.subject(atlas).and_then(|place| atlas.state_at(place, shown.at(atlas.header().offset)));
    (state, places)
}

/// Returns the strip of the crossing at a time, where a film has room for it.
fn crossing(atlas: &Atlas, request: &PictureRequest<'_>, shown: Shown, width: f64) -> Option<StripDrawing> {
    strip_below(atlas, &PictureRequest { shown, ..request.clone() }, width)
}

fn empty() -> Scene {
    Scene { width: 0.0, height: 0.0, title: String::new(), description: String::new(), shapes: Vec::new(), words: Vec::new() }
}

fn ground(frame: Frame, room: PictureLayout) -> Panel {
    let shapes = ground::ground(&frame);
    let ground = shapes.len();
    let scene = Scene { width: room.width, height: room.height, shapes, ..empty() };
    Panel { left: room.left, top: room.top, scene, ground, frame }
}

/// Returns the subject, start and end of the film.
fn name(atlas: &Atlas, request: &PictureRequest<'_>, times: &[Shown]) -> String {
    let day = |shown: Option<&Shown>| {
        shown.map_or_else(String::new, |shown| time_words(atlas, Shown::Day(shown.day(atlas.header().offset)), request.language))
    };
    format!("{}, {} – {}", title(atlas, request), day(times.first()), day(times.last()))
}

/// Returns every symbol that a place has at any of the times.
fn union<'a>(atlas: &'a Atlas, request: &PictureRequest<'_>, times: &[Shown]) -> Vec<Drawn<'a>> {
    let mut all: Vec<Drawn<'a>> = Vec::new();
    let look = |drawn: &Drawn<'_>| drawn.part.look.as_ref().map(|look| look.name.clone());
    for drawn in times.iter().flat_map(|shown| drawn::drawn(atlas, request, *shown)) {
        if !all.iter().any(|known| known.index == drawn.index && look(known) == look(&drawn)) {
            all.push(drawn);
        }
    }
    all
}
