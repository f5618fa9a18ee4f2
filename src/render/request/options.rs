//! The options of a picture or film as given: typed values, not yet checked against each other.

use super::{error::RenderError, field::Field, text};
use crate::{
    chronicle::{
        index::bounding_box::BoundingBox,
        sentence::ShownText,
        status::{Direction, Traveller},
    },
    render::{backends::picture_svg::Lettering, film::times::Step, picture::Parts},
    symbology::palette::Theme,
};

/// The options of a picture; `None` means the default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RenderOptions {
    /// The time shown.
    pub datetime: Option<ShownText>,
    /// The time to compare with.
    pub compare: Option<ShownText>,
    /// The traveller and direction to colour by.
    pub traveller: Option<(Traveller, Direction)>,
    /// The extent of the map as a box.
    pub bbox: Option<BoundingBox>,
    /// Longitude and latitude of the centre of the map, in degrees.
    pub center: Option<[f64; 2]>,
    /// The zoom level.
    pub zoom: Option<f64>,
    /// Id of the place that the sentence is about.
    pub place: Option<String>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// Output pixels per CSS pixel.
    pub scale: Option<f64>,
    /// Width on paper, in millimetres.
    pub width_mm: Option<f64>,
    /// Height on paper, in millimetres.
    pub height_mm: Option<f64>,
    /// Output pixels per inch of paper.
    pub dpi: Option<f64>,
    /// Language of the text.
    pub language: Option<String>,
    /// Language of place names, or `dual` for that of the text.
    pub names: Option<String>,
    /// The colour theme.
    pub theme: Option<Theme>,
    /// The parts drawn beside the map.
    pub parts: Option<Parts>,
    /// How an SVG contains text.
    pub letters: Option<Lettering>,
}

/// The options of a film; `None` means the default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilmOptions {
    /// The options of a frame.
    pub picture: RenderOptions,
    /// The start.
    pub since: Option<ShownText>,
    /// The end.
    pub until: Option<ShownText>,
    /// The steps between changes.
    pub step: Option<Step>,
    /// The duration of the film.
    pub seconds: Option<f64>,
    /// The extra duration of a frame with a change, in seconds.
    pub pause: Option<f64>,
}

impl RenderOptions {
    /// Parses the fields.
    ///
    /// # Errors
    /// Returns the first malformed field.
    pub fn read<'t>(texts: impl Fn(Field) -> Option<&'t str>) -> Result<Self, RenderError> {
        let time = |field| texts(field).map(|given| text::time(field, given)).transpose();
        let number = |field| texts(field).map(|given| text::number(field, given)).transpose();
        let pixels = |field| texts(field).map(|given| text::pixels(field, given)).transpose();
        Ok(Self {
            language: texts(Field::Language).map(str::to_owned),
            names: texts(Field::Names).map(str::to_owned),
            theme: texts(Field::Theme).map(text::theme).transpose()?,
            datetime: time(Field::Datetime)?,
            compare: time(Field::Compare)?,
            traveller: texts(Field::Traveller).map(text::traveller).transpose()?,
            bbox: texts(Field::Bbox).map(text::bbox).transpose()?,
            center: texts(Field::Center).map(text::center).transpose()?,
            zoom: number(Field::Zoom)?,
            place: texts(Field::Place).map(str::to_owned),
            width: pixels(Field::Width)?,
            height: pixels(Field::Height)?,
            scale: number(Field::Scale)?,
            width_mm: number(Field::WidthMm)?,
            height_mm: number(Field::HeightMm)?,
            dpi: number(Field::Dpi)?,
            parts: texts(Field::Draw).map(text::parts).transpose()?,
            letters: texts(Field::Letters).map(text::letters).transpose()?,
        })
    }
}

impl FilmOptions {
    /// Parses the fields.
    ///
    /// # Errors
    /// Returns the first malformed field.
    pub fn read<'t>(texts: impl Fn(Field) -> Option<&'t str>) -> Result<Self, RenderError> {
        let time = |field| texts(field).map(|given| text::time(field, given)).transpose();
        let number = |field| texts(field).map(|given| text::number(field, given)).transpose();
        Ok(Self {
            picture: RenderOptions::read(&texts)?,
            since: time(Field::From)?,
            until: time(Field::To)?,
            step: texts(Field::Step).map(text::step).transpose()?,
            seconds: number(Field::Seconds)?,
            pause: number(Field::Pause)?,
        })
    }
}
