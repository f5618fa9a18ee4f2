//! The resolved request for a picture: content, extent and size.

use crate::{
    chronicle::{
        fold::PlaceIndex,
        index::atlas::Atlas,
        moment::{Day, Instant},
        sentence::Shown,
        status::{Direction, Traveller},
    },
    render::projection::Frame,
    symbology::palette::Theme,
};

/// How type grows with the size of a picture, and how it shrinks: on a phone's screen it has to be read.
const GROWING: f64 = 0.75;
const SHRINKING: f64 = 0.45;

/// The size of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width in CSS pixels (1/96 inch).
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// True if it was given in millimetres, so that a stated scale is correct in print.
    pub is_paper: bool,
}

impl Size {
    /// Returns a size on screen, in CSS pixels.
    #[must_use]
    pub fn pixels(width: f64, height: f64) -> Self {
        Self { width, height, is_paper: false }
    }

    /// Returns a size on paper, in millimetres.
    #[must_use]
    pub fn millimetres(width: f64, height: f64) -> Self {
        Self { width: width / 25.4 * 96.0, height: height / 25.4 * 96.0, is_paper: true }
    }

    /// Returns the output pixels per layout pixel: a larger picture has both larger type and more room.
    #[must_use]
    pub fn unit(&self) -> f64 {
        let length = (self.width * self.height).sqrt() / 740.0;
        let power = if length < 1.0 { SHRINKING } else { GROWING };
        if self.is_paper { 1.0 } else { length.powf(power).max(0.4) }
    }
}

/// The extent of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View {
    /// The dataset's default view, or the requested place.
    Default,
    /// A box: west, south, east, north in degrees.
    Box([f64; 4]),
    /// A centre (longitude, latitude) and a zoom, in output pixels.
    Camera([f64; 2], f64),
}

/// The parts drawn beside the map; credits are always drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each part is there or not, whatever the others are")]
pub struct Parts {
    /// Draw title and date.
    pub title: bool,
    /// Draw the sentence.
    pub sentence: bool,
    /// Draw the legend.
    pub legend: bool,
    /// Draw the scale bar.
    pub scale: bool,
    /// The locator map.
    pub inset: bool,
    /// The strip of the crossing, where there is room.
    pub strip: bool,
    /// Draw the north arrow.
    pub north: bool,
}

impl Parts {
    /// Everything but the north arrow.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        Self { title: true, sentence: true, legend: true, scale: true, inset: true, strip: true, north: theme == Theme::Print }
    }

    /// Returns true if any part stands outside of the map.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.title || self.sentence || self.legend
    }

    /// No parts.
    pub const NONE: Self =
        Self { title: false, sentence: false, legend: false, scale: false, inset: false, strip: false, north: false };
}

/// A resolved request for a picture.
#[derive(Clone, Debug)]
pub struct PictureRequest<'a> {
    /// The time shown.
    pub shown: Shown,
    /// The time to compare with.
    pub compare: Option<Shown>,
    /// The current instant: it determines the tense and hides the future.
    pub now: Instant,
    /// The traveller and direction to colour by, or `None` for statuses.
    pub traveller: Option<(Traveller, Direction)>,
    /// The place that the sentence is about, or `None` for the dataset's headline place.
    pub place: Option<PlaceIndex>,
    /// The extent.
    pub view: View,
    /// The size.
    pub size: Size,
    /// Language of the text.
    pub language: &'a str,
    /// Language of place names.
    pub names: &'a str,
    /// The colour theme.
    pub theme: Theme,
    /// The parts drawn beside the map.
    pub parts: Parts,
    /// The host name for the credits, if known.
    pub host: Option<&'a str>,
    /// The short id of the revision.
    pub revision: &'a str,
}

impl PictureRequest<'static> {
    /// Returns the plainest request: a day of the whole dataset in English, light, with all parts and its default view.
    #[must_use]
    pub fn plain(day: Day, now: Instant, size: Size) -> Self {
        Self {
            shown: Shown::Day(day),
            compare: None,
            now,
            traveller: None,
            place: None,
            view: View::Default,
            size,
            language: "en",
            names: "en",
            theme: Theme::Light,
            parts: Parts::of(Theme::Light),
            host: None,
            revision: "0123456789ab",
        }
    }
}

impl PictureRequest<'_> {
    /// Returns the shown times, the earlier one first.
    pub(super) fn times(&self, atlas: &Atlas) -> impl Iterator<Item = Shown> + use<> {
        let offset = atlas.header().offset;
        let mut times: Vec<Shown> = self.compare.into_iter().chain([self.shown]).collect();
        times.sort_by_key(|shown| shown.at(offset));
        times.into_iter()
    }

    /// The place that the sentence is about.
    pub(super) fn subject(&self, atlas: &Atlas) -> Option<PlaceIndex> {
        self.place.or_else(|| atlas.place_index(atlas.header().headline_place.as_str()))
    }

    /// Returns the scale denominator of a printed map at its centre, to three digits.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number of at most nine digits")]
    pub(super) fn denominator(&self, frame: &Frame) -> Option<u64> {
        let exact = frame.metres_per_pixel(frame.center[1]) * 96.0 / 0.0254;
        let step = 10_f64.powf((exact.log10() - 2.0).floor());
        self.size.is_paper.then(|| ((exact / step).round() * step) as u64)
    }
}
