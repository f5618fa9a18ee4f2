//! Where a picture looks and how large it is, read from the parameters of a URL.

use crate::{
    query::QueryError,
    render::picture::{Size, View},
    server::params::{Parameters, parse_bbox, wrapped_longitude},
};

/// The size of a picture that names none, in pixels.
const DEFAULT: (f64, f64) = (1200.0, 675.0);
/// The least width and height, in pixels.
const LEAST: (f64, f64) = (160.0, 120.0);

/// What part of the world is shown.
pub(crate) fn view(parameters: &Parameters) -> Result<View, QueryError> {
    let value = |name: &str| parameters.value(name);
    match (value("bbox"), value("center"), value("zoom")) {
        (None, None, None) => Ok(View::Default),
        (Some(_), Some(center), _) => {
            Err(QueryError::new("center", center, "`bbox` is given too", "either `bbox`, or `center` with `zoom`"))
        }
        (Some(_), _, Some(zoom)) => {
            Err(QueryError::new("zoom", zoom, "`bbox` is given too", "either `bbox`, or `center` with `zoom`"))
        }
        (Some(text), None, None) => {
            let bbox = parse_bbox(text)?;
            let east = if bbox.west > bbox.east { bbox.east + 360.0 } else { bbox.east };
            if east - bbox.west < 1e-4 || bbox.north - bbox.south < 1e-4 {
                return Err(QueryError::new(
                    "bbox",
                    text,
                    "it has no area",
                    "a box of a ten-thousandth of a degree at the least",
                ));
            }
            Ok(View::Box([bbox.west, bbox.south, east, bbox.north]))
        }
        (None, Some(center), None) => Err(QueryError::new("center", center, "`zoom` is missing", "`center` with `zoom`")),
        (None, None, Some(zoom)) => Err(QueryError::new("zoom", zoom, "`center` is missing", "`center` with `zoom`")),
        (None, Some(center), Some(_)) => {
            let form = "longitude,latitude in degrees, such as 46.545,39.665";
            let numbers: Option<Vec<f64>> = center.split(',').map(|part| part.trim().parse().ok()).collect();
            let center = match numbers.as_deref() {
                // A map that was turned around the earth says so in its longitude; no map shows the poles.
                Some(&[x, y]) if x.is_finite() && (-90.0..=90.0).contains(&y) => {
                    [wrapped_longitude(x, 180.0), y.clamp(-85.0, 85.0)]
                }
                _ => return Err(QueryError::new("center", center, "that is no position on the map", form)),
            };
            Ok(View::Camera(center, number(parameters, "zoom", (0.0, 18.0))?.unwrap_or(0.0)))
        }
    }
}

/// A number between two, both included.
pub(crate) fn number(parameters: &Parameters, name: &str, (least, most): (f64, f64)) -> Result<Option<f64>, QueryError> {
    let Some(value) = parameters.value(name) else { return Ok(None) };
    let read = value.parse::<f64>().ok().filter(|number| (least..=most).contains(number));
    let bad =
        || QueryError::new(name, value, format!("that is not a number from {least} to {most}"), format!("{least} to {most}"));
    read.map(Some).ok_or_else(bad)
}

/// A number of pixels; how many are too many is decided where the limits are known.
fn side(parameters: &Parameters, name: &str, least: f64, default: f64) -> Result<f64, QueryError> {
    let Some(value) = parameters.value(name) else { return Ok(default) };
    let is_whole = !value.is_empty() && value.len() <= 9 && value.bytes().all(|b| b.is_ascii_digit());
    let read = value.parse::<f64>().ok().filter(|number| is_whole && *number >= least);
    let bad = || {
        QueryError::new(
            name,
            value,
            format!("that is not a whole number from {least} on"),
            format!("a whole number of pixels from {least} on"),
        )
    };
    read.ok_or_else(bad)
}

/// How large the picture is.
pub(crate) fn size(parameters: &Parameters) -> Result<Size, QueryError> {
    const PAPER: (f64, f64) = (40.0, 3_000.0);
    let paper = (number(parameters, "width_mm", PAPER)?, number(parameters, "height_mm", PAPER)?);
    let refuse = |name: &str, problem: &str| {
        let value = parameters.value(name).unwrap_or("");
        Err(QueryError::new(name, value, problem, "either `width` and `height`, or `width_mm` and `height_mm`"))
    };
    match paper {
        (None, None) => {
            Ok(Size::pixels(side(parameters, "width", LEAST.0, DEFAULT.0)?, side(parameters, "height", LEAST.1, DEFAULT.1)?))
        }
        (Some(_), None) => refuse("width_mm", "`height_mm` is missing"),
        (None, Some(_)) => refuse("height_mm", "`width_mm` is missing"),
        (Some(_), Some(_)) if parameters.value("width").is_some() => refuse("width", "millimetres are given too"),
        (Some(_), Some(_)) if parameters.value("height").is_some() => refuse("height", "millimetres are given too"),
        (Some(width), Some(height)) => Ok(Size::millimetres(width, height)),
    }
}

/// Pixels of the output for each CSS pixel.
pub(crate) fn scale(parameters: &Parameters) -> Result<f64, QueryError> {
    let (scale, dpi) = (number(parameters, "scale", (0.5, 4.0))?, number(parameters, "dpi", (72.0, 1_200.0))?);
    let is_paper = parameters.value("width_mm").is_some();
    match (scale, dpi) {
        (Some(_), _) if is_paper => Err(QueryError::new(
            "scale",
            parameters.value("scale").unwrap_or(""),
            "the size is in millimetres",
            "`dpi` in its place",
        )),
        (_, Some(_)) if !is_paper => Err(QueryError::new(
            "dpi",
            parameters.value("dpi").unwrap_or(""),
            "the size is in pixels",
            "`scale` in its place, or `width_mm` and `height_mm`",
        )),
        (scale, None) if !is_paper => Ok(scale.unwrap_or(1.0)),
        (_, dpi) => Ok(dpi.unwrap_or(300.0) / 96.0),
    }
}
