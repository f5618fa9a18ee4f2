//! Resolves the extent of a map: a box, or a centre with a zoom.

use super::{
    error::{Reason, RenderError},
    field::Field,
    range,
};
use crate::{chronicle::index::bounding_box::BoundingBox, render::picture::View};

/// Minimum width and height of a box, in degrees.
const LEAST: f64 = 1e-4;

/// Resolves the extent of the map.
///
/// # Errors
/// Fails for a box together with a centre or a zoom, for one of these two without the other, and for a box without area.
pub(crate) fn view(bbox: Option<BoundingBox>, center: Option<[f64; 2]>, zoom: Option<f64>) -> Result<View, RenderError> {
    match (bbox, center, zoom) {
        (None, None, None) => Ok(View::Default),
        (Some(_), Some(_), _) => Err(RenderError::rule(Field::Center, Reason::BesideBox)),
        (Some(_), _, Some(_)) => Err(RenderError::rule(Field::Zoom, Reason::BesideBox)),
        (Some(bbox), None, None) => {
            let east = if bbox.west > bbox.east { bbox.east + 360.0 } else { bbox.east };
            if east - bbox.west < LEAST || bbox.north - bbox.south < LEAST {
                let allowed = "a box of a ten-thousandth of a degree at the least";
                return Err(RenderError::value(Field::Bbox, None, "it has no area", allowed));
            }
            Ok(View::Box([bbox.west, bbox.south, east, bbox.north]))
        }
        (None, Some(_), None) => Err(RenderError::rule(Field::Center, Reason::WithoutHalf(Field::Zoom))),
        (None, None, Some(_)) => Err(RenderError::rule(Field::Zoom, Reason::WithoutHalf(Field::Center))),
        (None, Some(center), Some(zoom)) => Ok(View::Camera(center, range::in_range(Field::Zoom, zoom)?)),
    }
}
