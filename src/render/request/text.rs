//! Parses the values of fields, for URLs and the command line.

use super::{error::RenderError, field::Field, range};
use crate::{
    chronicle::{
        index::bounding_box::{BoundingBox, wrapped_longitude},
        sentence::ShownText,
        status::{Direction, Traveller},
    },
    render::{backends::picture_svg::Lettering, film::times::Step, picture::Parts},
    symbology::palette::Theme,
};

/// The words for parts beside the map.
const DRAW: &str =
    "none, or of title, sentence, legend, scale, inset, strip, north, with commas between them; the credits are always drawn";

/// Parses a time.
///
/// # Errors
/// Fails for anything but a date, an instant or `now`.
pub fn time(field: Field, text: &str) -> Result<ShownText, RenderError> {
    text.parse().map_err(|error: crate::chronicle::given_time::TimeError| {
        RenderError::value(field, Some(text), error.to_string(), ShownText::FORMS)
    })
}

/// Parses a traveller and direction, such as `civilians-in`.
///
/// # Errors
/// Fails for anything else.
pub fn traveller(text: &str) -> Result<(Traveller, Direction), RenderError> {
    let read = text.rsplit_once('-').and_then(|(who, way)| Some((Traveller::from_word(who)?, Direction::from_word(way)?)));
    let all = || Traveller::WORDS.iter().flat_map(|who| Direction::WORDS.iter().map(move |way| format!("{who}-{way}")));
    read.ok_or_else(|| {
        let allowed = all().collect::<Vec<_>>().join(", ");
        RenderError::value(Field::Traveller, Some(text), "that is no traveller and direction", allowed)
    })
}

/// Parses a box: west, south, east, north.
///
/// # Errors
/// Fails for another count of numbers, for non-numbers, and for south above north.
pub fn bbox(text: &str) -> Result<BoundingBox, RenderError> {
    text.parse().map_err(|error: crate::chronicle::index::bounding_box::BoxError| {
        RenderError::value(Field::Bbox, Some(text), error.to_string(), BoundingBox::FORMS)
    })
}

/// Parses longitude and latitude.
///
/// # Errors
/// Fails for positions outside the map.
pub fn center(text: &str) -> Result<[f64; 2], RenderError> {
    let numbers: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    match numbers.as_deref() {
        // A map panned around the globe has longitudes beyond 180°; no map shows the poles.
        Some(&[x, y]) if x.is_finite() && (-90.0..=90.0).contains(&y) => Ok([wrapped_longitude(x, 180.0), y.clamp(-85.0, 85.0)]),
        _ => {
            let allowed = "longitude,latitude in degrees, such as 46.545,39.665";
            Err(RenderError::value(Field::Center, Some(text), "that is no position on the map", allowed))
        }
    }
}

/// Parses a number in the range of its field.
///
/// # Errors
/// Fails for anything else.
pub fn number(field: Field, text: &str) -> Result<f64, RenderError> {
    let number = text.parse().map_err(|_bad| range::out_of_range(field, Some(text)))?;
    range::in_range(field, number).map_err(|error| RenderError { given: Some(text.to_owned()), ..error })
}

/// Parses an integer of pixels; the maximum is checked where the limits are known.
///
/// # Errors
/// Fails for anything else.
pub fn pixels(field: Field, text: &str) -> Result<u32, RenderError> {
    let is_whole = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    let read = text.parse().ok().filter(|_| is_whole).ok_or_else(|| range::too_small(field, Some(text)))?;
    range::large_enough(field, read).map_err(|error| RenderError { given: Some(text.to_owned()), ..error })
}

/// Parses a theme.
///
/// # Errors
/// Fails for any other word.
pub fn theme(text: &str) -> Result<Theme, RenderError> {
    word(Field::Theme, text, Theme::WORDS, Theme::from_word)
}

/// Parses how an SVG contains text.
///
/// # Errors
/// Fails for any other word.
pub fn letters(text: &str) -> Result<Lettering, RenderError> {
    word(Field::Letters, text, &["text", "outline"], |word| match word {
        "text" => Some(Lettering::Text),
        "outline" => Some(Lettering::Outline),
        _ => None,
    })
}

/// Parses the steps of a film.
///
/// # Errors
/// Fails for any other word.
pub fn step(text: &str) -> Result<Step, RenderError> {
    word(Field::Step, text, &Step::WORDS, Step::from_word)
}

fn word<T>(field: Field, text: &str, words: &[&str], read: impl Fn(&str) -> Option<T>) -> Result<T, RenderError> {
    read(text).ok_or_else(|| RenderError::value(field, Some(text), "that is none of its words", words.join(", ")))
}

/// Parses the parts drawn beside the map.
///
/// # Errors
/// Fails for any other word.
pub fn parts(text: &str) -> Result<Parts, RenderError> {
    let bad = |problem: String| RenderError::value(Field::Draw, Some(text), problem, DRAW);
    let mut parts = Parts::NONE;
    if text == "none" {
        return Ok(parts);
    }
    let words: Vec<&str> = text.split(',').map(str::trim).collect();
    if words.contains(&"") {
        return Err(bad("a value is empty".to_owned()));
    }
    for word in words {
        *match word {
            "title" => &mut parts.title,
            "sentence" => &mut parts.sentence,
            "legend" => &mut parts.legend,
            "scale" => &mut parts.scale,
            "inset" => &mut parts.inset,
            "strip" => &mut parts.strip,
            "north" => &mut parts.north,
            _ => return Err(bad(format!("`{word}` cannot be drawn"))),
        } = true;
    }
    Ok(parts)
}
