//! How much room there is, and what fits into it without losing its shape.

use crate::{
    query::QueryError,
    server::params::{Parameters, query_string::whole_number},
};

/// The most pixels of what is embedded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct MaxSize {
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
}

impl MaxSize {
    pub(crate) fn read(parameters: &Parameters) -> Result<Self, QueryError> {
        let side = |name: &str| {
            let given = parameters.once(name)?;
            let number = given.map(|given| whole_number(name, given, 1)).transpose()?;
            Ok::<_, QueryError>(number.map(|number| u32::try_from(number).unwrap_or(u32::MAX)))
        };
        Ok(Self { width: side("maxwidth")?, height: side("maxheight")? })
    }

    /// A box that may take any shape.
    pub(crate) fn cut(self, (width, height): (u32, u32)) -> (u32, u32) {
        (self.width.map_or(width, |most| most.min(width)), self.height.map_or(height, |most| most.min(height)))
    }

    /// A picture that keeps its shape: never larger than it is, never larger than the room, at least a pixel.
    pub(crate) fn fit(self, (width, height): (u32, u32)) -> (u32, u32) {
        let part = |most: Option<u32>, side: u32| most.map_or(1.0, |most| f64::from(most) / f64::from(side.max(1)));
        let factor = part(self.width, width).min(part(self.height, height)).min(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a number of pixels")]
        let shrunk = |side: u32| ((f64::from(side) * factor).floor() as u32).max(1);
        (shrunk(width), shrunk(height))
    }
}

/// Below these a picture is not drawn, nor half of it.
const LEAST: (u32, u32) = (160, 120);

/// How a picture is drawn that is shown at a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Drawing {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Whether it is laid out twice as large as it is shown, since it would be too small otherwise.
    pub(crate) is_halved: bool,
}

impl Drawing {
    /// None where the size is too small even for that; only what is made of pixels can be halved.
    pub(crate) fn of((width, height): (u32, u32), is_raster: bool) -> Option<Self> {
        let is_halved = is_raster && (width < LEAST.0 || height < LEAST.1);
        let (width, height) = if is_halved { (width * 2, height * 2) } else { (width, height) };
        (width >= LEAST.0 && height >= LEAST.1).then_some(Self { width, height, is_halved })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fitted_keeps_its_shape_and_grows_never() {
        let room = |width, height| MaxSize { width, height };
        assert_eq!(room(None, None).fit((1200, 630)), (1200, 630));
        assert_eq!(room(Some(600), None).fit((1200, 630)), (600, 315));
        assert_eq!(room(Some(600), Some(63)).fit((1200, 630)), (120, 63));
        assert_eq!(room(Some(9_999), Some(9_999)).fit((1200, 630)), (1200, 630));
        assert_eq!(room(Some(1), None).fit((1200, 630)), (1, 1));
        assert_eq!(room(Some(400), Some(9_999)).cut((600, 560)), (400, 560));
    }
}
