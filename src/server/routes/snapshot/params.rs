//! What a picture is asked to show, read strictly: what is malformed is an error that names it. The command line reads the same.

use super::extent;
use crate::{
    chronicle::{
        fold::PlaceIndex,
        index::atlas::Atlas,
        moment::{Instant, Offset},
        sentence::Shown,
        status::{Direction, Traveller},
    },
    query::QueryError,
    render::{
        backends::picture_svg::Lettering,
        picture::{Parts, PictureRequest, Size, View},
    },
    server::params::{Parameters, known_language, parse_shown},
    symbology::palette::Theme,
};

/// The parameters of a picture; others are ignored.
pub const NAMES: [&str; 19] = [
    "datetime",
    "compare",
    "traveller",
    "bbox",
    "center",
    "zoom",
    "place",
    "width",
    "height",
    "scale",
    "width_mm",
    "height_mm",
    "dpi",
    "lang",
    "names",
    "theme",
    "draw",
    "text",
    "as-of",
];

/// What may be drawn beside the map.
const DRAW: &str =
    "none, or of title, sentence, legend, scale, inset, north, with commas between them; the credits are always drawn";

/// What a picture is asked to show.
#[derive(Clone, Debug, PartialEq)]
pub struct SnapshotParams {
    /// When; none: today.
    pub datetime: Option<Shown>,
    /// With what time it is compared.
    pub compare: Option<Shown>,
    /// Whose passage is coloured, and which way.
    pub traveller: Option<(Traveller, Direction)>,
    /// Where.
    pub view: View,
    /// What the sentence is about.
    pub place: Option<PlaceIndex>,
    /// How large.
    pub size: Size,
    /// Pixels of the output for each CSS pixel.
    pub scale: f64,
    /// The language of the words.
    pub language: String,
    /// The language of the names.
    pub names: String,
    /// The theme.
    pub theme: Theme,
    /// What is drawn beside the map.
    pub parts: Parts,
    /// How an SVG writes letters.
    pub lettering: Lettering,
}

impl SnapshotParams {
    /// Reads the parameters.
    ///
    /// # Errors
    /// The first that is malformed, stands twice, or contradicts another.
    pub fn read(parameters: &Parameters, atlas: &Atlas, now: Instant) -> Result<Self, QueryError> {
        for name in NAMES {
            parameters.once(name)?;
        }
        let value = |name: &str| parameters.value(name);
        let language = known_language(atlas, value("lang").unwrap_or("en"))?.to_owned();
        let names = match value("names") {
            None | Some("dual") => language.clone(),
            Some(asked) => known_language(atlas, asked)
                .map_err(|error| QueryError { parameter: "names".into(), allowed: format!("dual, {}", error.allowed), ..error })?
                .to_owned(),
        };
        let theme = word(parameters, "theme", Theme::WORDS, Theme::from_word)?.unwrap_or(Theme::Light);
        let lettering = |text: &str| match text {
            "text" => Some(Lettering::Text),
            "outline" => Some(Lettering::Outline),
            _ => None,
        };
        let datetime = time(parameters, "datetime", atlas, now)?;
        let compare = time(parameters, "compare", atlas, now)?.filter(|compare| Some(*compare) != datetime);
        Ok(Self {
            datetime,
            compare,
            traveller: value("traveller").map(traveller).transpose()?,
            view: extent::view(parameters)?,
            place: value("place").map(|id| place(atlas, id)).transpose()?,
            size: extent::size(parameters)?,
            scale: extent::scale(parameters)?,
            language,
            names,
            theme,
            parts: parts(parameters, theme)?,
            lettering: word(parameters, "text", &["text", "outline"], lettering)?.unwrap_or(Lettering::Text),
        })
    }

    /// The shown time: today where none was named.
    #[must_use]
    pub fn shown(&self, offset: Offset, now: Instant) -> Shown {
        self.datetime.unwrap_or_else(|| Shown::Day(offset.day_of(now)))
    }

    /// The instant from which a pinned picture is told: the day after the latest one it shows, so that its words never change.
    #[must_use]
    pub fn told_from(&self, offset: Offset, now: Instant) -> Instant {
        let latest = self.compare.into_iter().chain([self.shown(offset, now)]).map(|shown| shown.day(offset)).max();
        latest.and_then(|day| offset.span_of(day).until).unwrap_or(now)
    }

    /// The pixels of a picture with these dimensions.
    #[must_use]
    pub fn pixels(&self) -> f64 {
        (self.size.width * self.scale) * (self.size.height * self.scale)
    }

    /// The same as a whole number.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are checked to be positive and bounded")]
    pub fn whole_pixels(&self) -> u64 {
        self.pixels().ceil() as u64
    }

    /// The request for a picture.
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

/// A shown time as a URL writes it.
#[must_use]
pub fn written(shown: Shown, offset: Offset) -> String {
    match shown {
        Shown::Day(day) => day.to_string(),
        Shown::Instant(at) => offset.rfc3339(at),
    }
}

pub(crate) fn word<T>(
    parameters: &Parameters,
    name: &str,
    words: &[&str],
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, QueryError> {
    let Some(value) = parameters.value(name) else { return Ok(None) };
    read(value).map(Some).ok_or_else(|| QueryError::new(name, value, "that is none of its words", words.join(", ")))
}

/// A time that the data covers: from its beginning to the end of today.
pub(crate) fn time(parameters: &Parameters, name: &str, atlas: &Atlas, now: Instant) -> Result<Option<Shown>, QueryError> {
    let Some(value) = parameters.value(name) else { return Ok(None) };
    let offset = atlas.header().offset;
    let read = parse_shown(value, offset).map_err(|error| QueryError { parameter: name.to_owned(), ..error })?;
    let Some(shown) = read else { return Ok(None) };
    let (first, today) = (offset.day_of(atlas.header().extent.since.earliest(offset)), offset.day_of(now));
    let allowed = format!("{first} to {today}");
    match shown.day(offset) {
        day if day < first => Err(QueryError::new(name, value, "that is before the data begins", allowed)),
        day if day > today => Err(QueryError::new(name, value, "that lies ahead, and no report covers it", allowed)),
        _ => Ok(Some(shown)),
    }
}

pub(crate) fn traveller(text: &str) -> Result<(Traveller, Direction), QueryError> {
    let read = text.rsplit_once('-').and_then(|(who, way)| Some((Traveller::from_word(who)?, Direction::from_word(way)?)));
    let all = || Traveller::WORDS.iter().flat_map(|who| Direction::WORDS.iter().map(move |way| format!("{who}-{way}")));
    read.ok_or_else(|| {
        QueryError::new("traveller", text, "that is no traveller and direction", all().collect::<Vec<_>>().join(", "))
    })
}

fn place(atlas: &Atlas, id: &str) -> Result<PlaceIndex, QueryError> {
    let bad = |problem: &str| {
        QueryError::new("place", id, problem, "the id of an item of /ogc/collections/places/items with a geometry")
    };
    let index = atlas.place_index(id).ok_or_else(|| bad("there is no such place"))?;
    let is_drawn = atlas.place(index).geometry.is_some();
    if is_drawn { Ok(index) } else { Err(bad("that place is listed, and has no geometry to draw")) }
}

fn parts(parameters: &Parameters, theme: Theme) -> Result<Parts, QueryError> {
    let Some(text) = parameters.value("draw") else { return Ok(Parts::of(theme)) };
    let mut parts = Parts::NONE;
    if text == "none" {
        return Ok(parts);
    }
    for word in parameters.list("draw", || DRAW.to_owned())? {
        *match word {
            "title" => &mut parts.title,
            "sentence" => &mut parts.sentence,
            "legend" => &mut parts.legend,
            "scale" => &mut parts.scale,
            "inset" => &mut parts.inset,
            "north" => &mut parts.north,
            _ => return Err(QueryError::new("draw", text, format!("`{word}` cannot be drawn"), DRAW)),
        } = true;
    }
    Ok(parts)
}
