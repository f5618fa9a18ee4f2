//! The ranges of numeric fields.

use super::{error::RenderError, field::Field};

/// Minimum width and height, in pixels.
const LEAST: (u32, u32) = (160, 120);

/// Returns the minimum and maximum of a numeric field, both included.
const fn range(field: Field) -> (f64, f64) {
    match field {
        Field::Zoom => (0.0, 18.0),
        Field::WidthMm | Field::HeightMm => (40.0, 3_000.0),
        Field::Scale => (0.5, 4.0),
        Field::Dpi => (72.0, 1_200.0),
        Field::Seconds => (1.0, 600.0),
        Field::Pause => (0.0, 10.0),
        _ => (f64::NEG_INFINITY, f64::INFINITY),
    }
}

pub(super) fn out_of_range(field: Field, given: Option<&str>) -> RenderError {
    let (least, most) = range(field);
    let problem = format!("that is not a number from {least} to {most}");
    RenderError::value(field, given, problem, format!("{least} to {most}"))
}

pub(super) fn in_range(field: Field, number: f64) -> Result<f64, RenderError> {
    let (least, most) = range(field);
    if (least..=most).contains(&number) { Ok(number) } else { Err(out_of_range(field, None)) }
}

/// Parses an optional number.
pub(super) fn number(field: Field, given: Option<f64>) -> Result<Option<f64>, RenderError> {
    given.map(|number| in_range(field, number)).transpose()
}

const fn least(field: Field) -> u32 {
    if matches!(field, Field::Height) { LEAST.1 } else { LEAST.0 }
}

pub(super) fn too_small(field: Field, given: Option<&str>) -> RenderError {
    let least = least(field);
    let problem = format!("that is not a whole number from {least} on");
    RenderError::value(field, given, problem, format!("a whole number of pixels from {least} on"))
}

pub(super) fn large_enough(field: Field, side: u32) -> Result<u32, RenderError> {
    if side >= least(field) { Ok(side) } else { Err(too_small(field, None)) }
}
