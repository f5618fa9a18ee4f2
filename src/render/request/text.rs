//! Texts as the values of fields, for a URL and for the command line alike.

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

/// What may be drawn beside the map.
const DRAW: &str =
    "none, or of title, sentence, legend, scale, inset, north, with commas between them; the credits are always drawn";

/// Reads a time.
///
/// # Errors
/// What is neither a date, nor an instant, nor `now`.
pub fn time(field: Field, text: &str) -> Result<ShownText, RenderError> {
    text.parse().map_err(|error: crate::chronicle::given_time::TimeError| {
        RenderError::value(field, Some(text), error.to_string(), ShownText::FORMS)
    })
}

/// Reads whose passage is meant and which way, such as `civilians-in`.
///
/// # Errors
/// Anything else.
pub fn traveller(text: &str) -> Result<(Traveller, Direction), RenderError> {
    let read = text.rsplit_once('-').and_then(|(who, way)| Some((Traveller::from_word(who)?, Direction::from_word(way)?)));
    let all = || Traveller::WORDS.iter().flat_map(|who| Direction::WORDS.iter().map(move |way| format!("{who}-{way}")));
    read.ok_or_else(|| {
        let allowed = all().collect::<Vec<_>>().join(", ");
        RenderError::value(Field::Traveller, Some(text), "that is no traveller and direction", allowed)
    })
}

/// Reads a box.
///
/// # Errors
/// Another count of numbers, what is not a number, south above north.
pub fn bbox(text: &str) -> Result<BoundingBox, RenderError> {
    text.parse().map_err(|error: crate::chronicle::index::bounding_box::BoxError| {
        RenderError::value(Field::Bbox, Some(text), error.to_string(), BoundingBox::FORMS)
    })
}

/// Reads longitude and latitude.
///
/// # Errors
/// What is no position on the map.
pub fn center(text: &str) -> Result<[f64; 2], RenderError> {
    let numbers: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    match numbers.as_deref() {
        // A map that was turned around the earth says so in its longitude; no map shows the poles.
        Some(&[x, y]) if x.is_finite() && (-90.0..=90.0).contains(&y) => Ok([wrapped_longitude(x, 180.0), y.clamp(-85.0, 85.0)]),
        _ => {
            let allowed = "longitude,latitude in degrees, such as 46.545,39.665";
            Err(RenderError::value(Field::Center, Some(text), "that is no position on the map", allowed))
        }
    }
}

/// Reads a number in the range of its field.
///
/// # Errors
/// Anything else.
pub fn number(field: Field, text: &str) -> Result<f64, RenderError> {
    let number = text.parse().map_err(|_bad| range::out_of_range(field, Some(text)))?;
    range::in_range(field, number).map_err(|error| RenderError { given: Some(text.to_owned()), ..error })
}

/// Reads a whole number of pixels; how many are too many is decided where the limits are known.
///
/// # Errors
/// Anything else.
pub fn pixels(field: Field, text: &str) -> Result<u32, RenderError> {
    let is_whole = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    let read = text.parse().ok().filter(|_| is_whole).ok_or_else(|| range::too_small(field, Some(text)))?;
    range::large_enough(field, read).map_err(|error| RenderError { given: Some(text.to_owned()), ..error })
}

/// Reads a theme.
///
/// # Errors
/// Another word.
pub fn theme(text: &str) -> Result<Theme, RenderError> {
    word(Field::Theme, text, Theme::WORDS, Theme::from_word)
}

/// Reads how an SVG writes letters.
///
/// # Errors
/// Another word.
pub fn letters(text: &str) -> Result<Lettering, RenderError> {
    word(Field::Letters, text, &["text", "outline"], |word| match word {
        "text" => Some(Lettering::Text),
        "outline" => Some(Lettering::Outline),
        _ => None,
    })
}

/// Reads the steps of a film.
///
/// # Errors
/// Another word.
pub fn step(text: &str) -> Result<Step, RenderError> {
    word(Field::Step, text, &Step::WORDS, Step::from_word)
}

fn word<T>(field: Field, text: &str, words: &[&str], read: impl Fn(&str) -> Option<T>) -> Result<T, RenderError> {
    read(text).ok_or_else(|| RenderError::value(field, Some(text), "that is none of its words", words.join(", ")))
}

/// Reads what is drawn beside the map.
///
/// # Errors
/// A word that is none of them.
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
            "north" => &mut parts.north,
            _ => return Err(bad(format!("`{word}` cannot be drawn"))),
        } = true;
    }
    Ok(parts)
}
