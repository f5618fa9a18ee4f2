//! The validated request for a picture.

use super::{error::RenderError, extent, field::Field, options::RenderOptions, size};
use crate::{
    chronicle::{
        fold::PlaceIndex,
        index::atlas::Atlas,
        moment::{Instant, Offset},
        sentence::{Shown, ShownText},
        status::{Direction, Traveller},
    },
    render::{
        backends::{picture_svg::Lettering, webp::LONGEST},
        image_format::ImageFormat,
        picture::{Parts, PictureRequest, Size, View},
    },
    symbology::palette::Theme,
};

/// A validated request for a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct RenderRequest {
    /// The time shown, or `None` for today.
    pub datetime: Option<Shown>,
    /// The time to compare with.
    pub compare: Option<Shown>,
    /// The traveller and direction to colour by.
    pub traveller: Option<(Traveller, Direction)>,
    /// The extent.
    pub view: View,
    /// The place that the sentence is about.
    pub place: Option<PlaceIndex>,
    /// The size.
    pub size: Size,
    /// Output pixels per CSS pixel.
    pub scale: f64,
    /// Language of the text.
    pub language: String,
    /// Language of place names.
    pub names: String,
    /// The colour theme.
    pub theme: Theme,
    /// The parts drawn beside the map.
    pub parts: Parts,
    /// How an SVG contains text.
    pub lettering: Lettering,
}

impl RenderRequest {
    /// Validates options against the data of an atlas.
    ///
    /// # Errors
    /// Returns the first field that names something unknown, is outside the data, or contradicts another.
    pub fn new(asked: &RenderOptions, atlas: &Atlas, now: Instant) -> Result<Self, RenderError> {
        let language = language(atlas, Field::Language, asked.language.as_deref().unwrap_or("en"))?.to_owned();
        let names = match asked.names.as_deref() {
            None | Some("dual") => language.clone(),
            Some(names) => self::language(atlas, Field::Names, names)?.to_owned(),
        };
        let theme = asked.theme.unwrap_or(Theme::Light);
        let datetime = time(Field::Datetime, asked.datetime.as_ref(), atlas, now)?;
        let compare = time(Field::Compare, asked.compare.as_ref(), atlas, now)?.filter(|compare| Some(*compare) != datetime);
        Ok(Self {
            datetime,
            compare,
            traveller: asked.traveller,
            view: extent::view(asked.bbox, asked.center, asked.zoom)?,
            place: asked.place.as_deref().map(|id| place(atlas, id)).transpose()?,
            size: size::size(asked)?,
            scale: size::scale(asked)?,
            language,
            names,
            theme,
            parts: asked.parts.unwrap_or(Parts::of(theme)),
            lettering: asked.letters.unwrap_or(Lettering::Text),
        })
    }

    /// Returns the shown time; the default is today.
    #[must_use]
    pub fn shown(&self, offset: Offset, now: Instant) -> Shown {
        self.datetime.unwrap_or_else(|| Shown::Day(offset.day_of(now)))
    }

    /// Returns the reference instant of a pinned picture: the day after the latest shown one, so that its text never changes.
    #[must_use]
    pub fn told_from(&self, offset: Offset, now: Instant) -> Instant {
        let latest = self.compare.into_iter().chain([self.shown(offset, now)]).map(|shown| shown.day(offset)).max();
        latest.and_then(|day| offset.span_of(day).until).unwrap_or(now)
    }

    /// Returns the pixel count of a picture with these dimensions.
    #[must_use]
    pub fn pixels(&self) -> f64 {
        (self.size.width * self.scale) * (self.size.height * self.scale)
    }

    /// Returns the pixel count as an integer.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are checked to be positive and bounded")]
    pub fn whole_pixels(&self) -> u64 {
        self.pixels().ceil() as u64
    }

    /// Rejects a picture with more pixels than allowed, or too large for its format.
    ///
    /// # Errors
    /// Names the size and the maximum.
    pub fn check_size(&self, format: ImageFormat, most: u64) -> Result<(), RenderError> {
        let scale = if format.is_raster() { self.scale } else { 1.0 };
        let (width, height) = ((self.size.width * scale).round(), (self.size.height * scale).round());
        let given = format!("{width} × {height} pixels");
        let longest = if format == ImageFormat::Webp { LONGEST } else { 30_000.0 };
        #[expect(clippy::cast_precision_loss, reason = "a limit of pixels is far below 2^53")]
        let most = most as f64;
        if width * height > most {
            let allowed = format!("{most} pixels in all, width times height times the square of the scale");
            return Err(RenderError::value(Field::Width, Some(&given), "that is more than is drawn here", allowed));
        }
        if width.max(height) > longest {
            return Err(RenderError::value(Field::Width, Some(&given), "a side is too long", format!("{longest} pixels a side")));
        }
        Ok(())
    }

    /// Returns the resolved request for a picture.
    #[must_use]
    pub fn request<'a>(
        &'a self,
        offset: Offset,
        now: Instant,
        told: Instant,
        host: Option<&'a str>,
        revision: &'a str,
    ) -> PictureRequest<'a> {
        PictureRequest {
            shown: self.shown(offset, now),
            compare: self.compare,
            now: told,
            traveller: self.traveller,
            place: self.place,
            view: self.view,
            size: self.size,
            language: &self.language,
            names: &self.names,
            theme: self.theme,
            parts: self.parts,
            host,
            revision,
        }
    }
}

/// Parses a language of the dataset.
///
/// # Errors
/// Fails for any other word.
pub fn language<'a>(atlas: &'a Atlas, field: Field, asked: &str) -> Result<&'a str, RenderError> {
    let languages = &atlas.header().languages;
    let known = languages.iter().find(|known| ***known == *asked);
    known.map(|known| &**known).ok_or_else(|| {
        let dual = if field == Field::Names { "dual, " } else { "" };
        let allowed = format!("{dual}{}", languages.join(", "));
        RenderError::value(field, Some(asked), "that is not a language of this dataset", allowed)
    })
}

/// Checks that the data covers a time: from its beginning to the end of today.
pub(super) fn time(field: Field, asked: Option<&ShownText>, atlas: &Atlas, now: Instant) -> Result<Option<Shown>, RenderError> {
    let offset = atlas.header().offset;
    let Some(shown) = asked.and_then(|asked| asked.shown(offset)) else { return Ok(None) };
    let (first, today) = (offset.day_of(atlas.header().extent.since.earliest(offset)), offset.day_of(now));
    let refused = |problem: &str| Err(RenderError::value(field, None, problem, format!("{first} to {today}")));
    match shown.day(offset) {
        day if day < first => refused("that is before the data begins"),
        day if day > today => refused("that lies ahead, and no report covers it"),
        _ => Ok(Some(shown)),
    }
}

fn place(atlas: &Atlas, id: &str) -> Result<PlaceIndex, RenderError> {
    let bad = |problem: &str| {
        let allowed = "the id of an item of /ogc/collections/places/items with a geometry";
        RenderError::value(Field::Place, Some(id), problem, allowed)
    };
    let index = atlas.place_index(id).ok_or_else(|| bad("there is no such place"))?;
    let is_drawn = atlas.place(index).geometry.is_some();
    if is_drawn { Ok(index) } else { Err(bad("that place is listed, and has no geometry to draw")) }
}
