//! Boxes in degrees, as they are written in text.

use std::str::FromStr;

/// West, south, east, north in degrees of WGS84; west may exceed east, and then the box crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundingBox {
    /// Its western edge.
    pub west: f64,
    /// Its southern edge.
    pub south: f64,
    /// Its eastern edge.
    pub east: f64,
    /// Its northern edge.
    pub north: f64,
}

impl BoundingBox {
    /// The forms that are read.
    pub const FORMS: &'static str = "west,south,east,north in degrees (WGS84), such as 46.2,39.3,47.0,40.1; west may exceed east, across the \
         antimeridian; or six numbers with heights third and sixth";

    /// The one or two boxes, each from west to east, that make it up.
    pub(super) fn unwrapped(&self) -> impl Iterator<Item = Self> {
        let crosses = self.west > self.east;
        let first = if crosses { Self { east: 180.0, ..*self } } else { *self };
        let second = crosses.then_some(Self { west: -180.0, ..*self });
        std::iter::once(first).chain(second)
    }
}

/// What is wrong with a text that is to be a box.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BoxError(String);

/// Longitudes are wrapped to -180 to 180, and a box that goes around the earth holds all of them; latitudes are clamped to -90 to
/// 90.
impl FromStr for BoundingBox {
    type Err = BoxError;

    fn from_str(text: &str) -> Result<Self, BoxError> {
        let bad = |problem: &str| BoxError(problem.to_owned());
        let numbers = text
            .split(',')
            .map(|part| part.trim().parse::<f64>().ok().filter(|number| number.is_finite()))
            .collect::<Option<Vec<f64>>>()
            .ok_or_else(|| bad("that is not a list of numbers"))?;
        let (west, south, east, north) = match numbers[..] {
            [west, south, east, north] => (west, south, east, north),
            [west, south, low, east, north, high] if low <= high => (west, south, east, north),
            [_, _, _, _, _, _] => return Err(bad("its lower height is above the upper one")),
            _ => return Err(bad(&format!("it has {} numbers, not 4 or 6", numbers.len()))),
        };
        if south > north {
            return Err(bad("its south is above its north"));
        }
        let (west, east) = if east - west >= 360.0 {
            (-180.0, 180.0)
        } else {
            (wrapped_longitude(west, -180.0), wrapped_longitude(east, 180.0))
        };
        Ok(Self { west, south: south.clamp(-90.0, 90.0), east, north: north.clamp(-90.0, 90.0) })
    }
}

/// A longitude on the earth; on the antimeridian, that side of it which `edge` names.
#[must_use]
pub fn wrapped_longitude(longitude: f64, edge: f64) -> f64 {
    if (-180.0..=180.0).contains(&longitude) {
        return longitude;
    }
    let turned = (longitude + 180.0).rem_euclid(360.0) - 180.0;
    if turned.abs() >= 180.0 { edge } else { turned }
}
