//! A whole picture: title, date, the answer in words, map, legend, scale, locator and credits, laid out for its size.
//!
//! One plain value feeds every form (SVG, PNG, WebP, PDF), so that they agree by construction. It is laid out in pixels of its
//! own, of which a large picture has more than one output pixel each: what is made for a phone's screen or a printed page so has
//! type that can be read there. Nothing here reads a clock; whoever asks says what is now.

pub(crate) mod caption;
pub(crate) mod film_layout;
pub(crate) mod film_scene;
pub(crate) mod header;
pub(crate) mod inset;
pub(crate) mod labels;
pub(crate) mod layout;
pub(crate) mod legend;
pub(crate) mod notice;
pub(crate) mod panel;
pub(crate) mod text_block;
pub(crate) mod timeline_strip;

pub use caption::Caption;
pub use film_scene::{FilmFrame, FilmScene, Looks, looks};
pub use layout::picture;
pub use notice::notice;
pub use panel::Panel;
pub use timeline_strip::Textured;

use super::{
    basemap::Basemap,
    layers, map,
    projection::Frame,
    scene::{Shape, TextRun},
};
use crate::chronicle::{
    fold::PlaceIndex,
    index::atlas::Atlas,
    moment::Instant,
    sentence::Shown,
    source::Source,
    status::{Direction, Traveller},
};
use crate::symbology::palette::Theme;
use quick_cache::sync::Cache;
use std::{
    convert::Infallible,
    sync::{Arc, LazyLock},
};

/// How large a picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width in CSS pixels (1/96 inch).
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Whether it was asked for in millimetres, so that a stated scale is true when it is printed.
    pub is_paper: bool,
}

impl Size {
    /// A size on a screen, in pixels.
    #[must_use]
    pub fn pixels(width: f64, height: f64) -> Self {
        Self { width, height, is_paper: false }
    }

    /// A size on paper.
    #[must_use]
    pub fn millimetres(width: f64, height: f64) -> Self {
        Self { width: width / 25.4 * 96.0, height: height / 25.4 * 96.0, is_paper: true }
    }

    /// How many output pixels a pixel of the layout has: a picture twice as large has bigger type and more room, both.
    #[must_use]
    pub fn unit(&self) -> f64 {
        if self.is_paper { 1.0 } else { ((self.width * self.height).sqrt() / 740.0).powf(0.75).max(0.4) }
    }
}

/// Which part of the world is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View {
    /// The dataset's own view, or the place that was asked for.
    Default,
    /// A box: west, south, east, north.
    Box([f64; 4]),
    /// A middle and a zoom, counted in output pixels.
    Camera([f64; 2], f64),
}

/// What is drawn beside the map; the credits always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each part is there or not, whatever the others are")]
pub struct Parts {
    /// Title and date.
    pub title: bool,
    /// The answer in words.
    pub sentence: bool,
    /// The legend.
    pub legend: bool,
    /// The scale bar.
    pub scale: bool,
    /// The locator.
    pub inset: bool,
    /// An arrow that points north.
    pub north: bool,
}

impl Parts {
    /// Everything but the arrow, which a print has too.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        Self { title: true, sentence: true, legend: true, scale: true, inset: true, north: theme == Theme::Print }
    }

    /// None of them.
    pub const NONE: Self = Self { title: false, sentence: false, legend: false, scale: false, inset: false, north: false };
}

/// What a picture is to show.
#[derive(Clone, Debug)]
pub struct PictureRequest<'a> {
    /// When.
    pub shown: Shown,
    /// With what time it is compared.
    pub compare: Option<Shown>,
    /// What is now: it decides the tense, and that nothing is said of the future.
    pub now: Instant,
    /// Whose passage is coloured, and which way; none: statuses.
    pub traveller: Option<(Traveller, Direction)>,
    /// What the sentence is about; none: the dataset's headline.
    pub place: Option<PlaceIndex>,
    /// Where.
    pub view: View,
    /// How large.
    pub size: Size,
    /// The language of the words.
    pub language: &'a str,
    /// The language of the names.
    pub names: &'a str,
    /// The theme.
    pub theme: Theme,
    /// What is drawn beside the map.
    pub parts: Parts,
    /// The host that it comes from, where one is known.
    pub host: Option<&'a str>,
    /// The short id of the revision.
    pub revision: &'a str,
}

impl PictureRequest<'_> {
    /// The shown times, the earlier one first.
    fn times(&self, atlas: &Atlas) -> impl Iterator<Item = Shown> + use<> {
        let offset = atlas.header().offset;
        let mut times: Vec<Shown> = self.compare.into_iter().chain([self.shown]).collect();
        times.sort_by_key(|shown| shown.at(offset));
        times.into_iter()
    }

    /// What the sentence is about.
    fn subject(&self, atlas: &Atlas) -> Option<PlaceIndex> {
        self.place.or_else(|| atlas.place_index(atlas.header().headline_place.as_str()))
    }

    /// How many times smaller than the ground a printed map is, in its middle, to three digits.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number of at most nine digits")]
    fn denominator(&self, frame: &Frame) -> Option<u64> {
        let exact = frame.metres_per_pixel(frame.center[1]) * 96.0 / 0.0254;
        let step = 10_f64.powf((exact.log10() - 2.0).floor());
        self.size.is_paper.then(|| ((exact / step).round() * step) as u64)
    }
}

/// A place on a picture.
#[derive(Clone, Debug)]
struct Drawn<'a> {
    index: PlaceIndex,
    part: layers::Drawn<'a>,
    /// What its look means.
    label: Option<String>,
    /// Whether it looks otherwise at the time that it is compared with.
    differs: bool,
}

/// The ground of frames that were asked for lately: it is the same at all times, and cutting it out is half of a picture's layout.
static GROUNDS: LazyLock<Cache<[u64; 5], Arc<[Shape]>>> = LazyLock::new(|| Cache::new(64));

/// Land, water and borders of a frame.
fn ground(frame: &Frame) -> Vec<Shape> {
    let key = [frame.width, frame.height, frame.center[0], frame.center[1], frame.zoom].map(f64::to_bits);
    let made = GROUNDS.get_or_insert_with(&key, || Ok::<_, Infallible>(layers::ground(Basemap::built_in(), frame).into()));
    let Ok(shapes) = made;
    shapes.to_vec()
}

/// A picture as a plain value, in painter's order: ground, panels, shapes, words.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width of the layout, in its own pixels.
    pub width: f64,
    /// Height of the layout.
    pub height: f64,
    /// How large it is.
    pub size: Size,
    /// The theme of its colours.
    pub theme: Theme,
    /// The language of its words.
    pub language: String,
    /// What it says.
    pub said: Caption,
    /// The maps on it.
    pub panels: Vec<Panel>,
    /// What lies above them.
    pub shapes: Vec<Shape>,
    /// Words, above everything.
    pub words: Vec<TextRun>,
}

impl Picture {
    /// Every word that is drawn.
    pub fn all_words(&self) -> impl Iterator<Item = &TextRun> {
        self.panels.iter().flat_map(|panel| &panel.scene.words).chain(&self.words)
    }

    /// Its name: what it is about, and when.
    #[must_use]
    pub fn name(&self) -> String {
        let said = &self.said;
        if said.date.is_empty() { said.title.clone() } else { format!("{}, {}", said.title, said.date) }
    }
}

/// The sources of what a picture shows, those of its subject first.
#[must_use]
pub fn sources<'a>(atlas: &'a Atlas, request: &PictureRequest<'_>) -> Vec<&'a Source> {
    let drawn: Vec<Drawn<'_>> = request.times(atlas).flat_map(|shown| drawn(atlas, request, shown)).collect();
    caption::sources(atlas, request, &drawn)
}

/// Whom to name beside what a picture shows: those who reported it, licence, revision and credits, a line each.
#[must_use]
pub fn credits(atlas: &Atlas, request: &PictureRequest<'_>) -> Vec<String> {
    caption::credits(atlas, request)
}

/// A day, or a time on a day with the offset of its clock.
#[must_use]
pub fn time_words(atlas: &Atlas, shown: Shown, language: &str) -> String {
    caption::time_words(atlas, shown, language)
}

/// The places of a time, each with its look and what that means.
fn drawn<'a>(atlas: &'a Atlas, request: &PictureRequest<'_>, shown: Shown) -> Vec<Drawn<'a>> {
    let at = shown.at(atlas.header().offset);
    let frame = Frame::new([0.0, 0.0], 0.0, 0.0, 0.0);
    let wanted = map::MapRequest {
        at,
        names: request.names,
        traveller: request.traveller,
        frame,
        spare: (0.0, 0.0),
        title: "",
        description: "",
    };
    let label = |index: PlaceIndex| {
        let view = atlas.view(atlas.state_at(index, at)?);
        Some(match request.traveller {
            None => view.status().label.in_language(request.language).to_owned(),
            Some((traveller, direction)) => {
                labels::access_label(atlas.header(), view.access().get(traveller, direction), request.language)
            }
        })
    };
    let parts = map::drawn(atlas, &wanted, request.theme).into_iter();
    parts
        .filter_map(|part| {
            let index = atlas.place_index(part.place.id.as_str())?;
            Some(Drawn { index, label: label(index), part, differs: false })
        })
        .collect()
}
