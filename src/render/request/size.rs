//! How large a picture is: the rules of its sides, in pixels or on paper.

use super::{
    error::{Reason, RenderError},
    field::Field,
    options::RenderOptions,
};
use crate::render::picture::Size;

/// The size of a picture that names none, in pixels.
const DEFAULT: (u32, u32) = (1200, 675);
/// The least width and height, in pixels.
const LEAST: (u32, u32) = (160, 120);

/// The least and the greatest value of a field that is a number; both are allowed.
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

/// A number that may be absent.
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

/// How large the picture is.
pub(super) fn size(asked: &RenderOptions) -> Result<Size, RenderError> {
    let paper = (number(Field::WidthMm, asked.width_mm)?, number(Field::HeightMm, asked.height_mm)?);
    match paper {
        (None, None) => {
            let width = large_enough(Field::Width, asked.width.unwrap_or(DEFAULT.0))?;
            let height = large_enough(Field::Height, asked.height.unwrap_or(DEFAULT.1))?;
            Ok(Size::pixels(width.into(), height.into()))
        }
        (Some(_), None) => Err(RenderError::rule(Field::WidthMm, Reason::WithoutSide(Field::HeightMm))),
        (None, Some(_)) => Err(RenderError::rule(Field::HeightMm, Reason::WithoutSide(Field::WidthMm))),
        (Some(_), Some(_)) if asked.width.is_some() => Err(RenderError::rule(Field::Width, Reason::BesideMillimetres)),
        (Some(_), Some(_)) if asked.height.is_some() => Err(RenderError::rule(Field::Height, Reason::BesideMillimetres)),
        (Some(width), Some(height)) => Ok(Size::millimetres(width, height)),
    }
}

/// Pixels of the output for each CSS pixel.
pub(super) fn scale(asked: &RenderOptions) -> Result<f64, RenderError> {
    let (scale, dpi) = (number(Field::Scale, asked.scale)?, number(Field::Dpi, asked.dpi)?);
    let is_paper = asked.width_mm.is_some();
    match (scale, dpi) {
        (Some(_), _) if is_paper => Err(RenderError::rule(Field::Scale, Reason::ScaleOfPaper)),
        (_, Some(_)) if !is_paper => Err(RenderError::rule(Field::Dpi, Reason::DpiOfPixels)),
        (scale, None) if !is_paper => Ok(scale.unwrap_or(1.0)),
        (_, dpi) => Ok(dpi.unwrap_or(300.0) / 96.0),
    }
}
