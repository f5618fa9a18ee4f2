//! What a picture is to show, and how large.

use crate::{
    chronicle::{
        fold::PlaceIndex,
        index::atlas::Atlas,
        moment::Instant,
        sentence::Shown,
        status::{Direction, Traveller},
    },
    render::projection::Frame,
    symbology::palette::Theme,
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
    pub(super) fn times(&self, atlas: &Atlas) -> impl Iterator<Item = Shown> + use<> {
        let offset = atlas.header().offset;
        let mut times: Vec<Shown> = self.compare.into_iter().chain([self.shown]).collect();
        times.sort_by_key(|shown| shown.at(offset));
        times.into_iter()
    }

    /// What the sentence is about.
    pub(super) fn subject(&self, atlas: &Atlas) -> Option<PlaceIndex> {
        self.place.or_else(|| atlas.place_index(atlas.header().headline_place.as_str()))
    }

    /// How many times smaller than the ground a printed map is, in its middle, to three digits.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number of at most nine digits")]
    pub(super) fn denominator(&self, frame: &Frame) -> Option<u64> {
        let exact = frame.metres_per_pixel(frame.center[1]) * 96.0 / 0.0254;
        let step = 10_f64.powf((exact.log10() - 2.0).floor());
        self.size.is_paper.then(|| ((exact / step).round() * step) as u64)
    }
}
