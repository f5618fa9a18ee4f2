//! Resolves the size of a picture, in pixels or on paper.

use super::{
    error::{Reason, RenderError},
    field::Field,
    options::RenderOptions,
    range::{large_enough, number},
};
use crate::render::picture::Size;

/// Default size of a picture, in pixels.
const DEFAULT: (u32, u32) = (1200, 675);
/// Resolves the size of the picture.
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

/// Output pixels per CSS pixel.
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
