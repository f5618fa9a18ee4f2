//! What is asked of a picture or a film, as it was given: typed values, not yet looked at together.

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

/// The fields of a picture; none is what the picture has without it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RenderOptions {
    /// When.
    pub datetime: Option<ShownText>,
    /// With what time it is compared.
    pub compare: Option<ShownText>,
    /// Whose passage is coloured, and which way.
    pub traveller: Option<(Traveller, Direction)>,
    /// A box that is shown.
    pub bbox: Option<BoundingBox>,
    /// Longitude and latitude of the middle of what is shown.
    pub center: Option<[f64; 2]>,
    /// How close.
    pub zoom: Option<f64>,
    /// The id of the place that the sentence is about.
    pub place: Option<String>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// Pixels of the output for each CSS pixel.
    pub scale: Option<f64>,
    /// Width on paper, in millimetres.
    pub width_mm: Option<f64>,
    /// Height on paper, in millimetres.
    pub height_mm: Option<f64>,
    /// Pixels of the output for each inch of paper.
    pub dpi: Option<f64>,
    /// The language of the words.
    pub language: Option<String>,
    /// The language of the names, or `dual` for that of the words.
    pub names: Option<String>,
    /// The theme.
    pub theme: Option<Theme>,
    /// What is drawn beside the map.
    pub parts: Option<Parts>,
    /// How an SVG writes letters.
    pub letters: Option<Lettering>,
}

/// The fields of a film.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilmOptions {
    /// How a frame looks.
    pub picture: RenderOptions,
    /// From when on.
    pub since: Option<ShownText>,
    /// Until when.
    pub until: Option<ShownText>,
    /// Steps between changes.
    pub step: Option<Step>,
    /// How long it is.
    pub seconds: Option<f64>,
    /// How much longer than the others a frame with a change is shown, in seconds.
    pub pause: Option<f64>,
}

impl RenderOptions {
    /// Reads the fields from their texts.
    ///
    /// # Errors
    /// The first that is malformed.
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
    /// Reads the fields from their texts.
    ///
    /// # Errors
    /// The first that is malformed.
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
