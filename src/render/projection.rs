//! Projects to Web Mercator with MapLibre's zoom levels: at zoom 0 the world is one tile of 512 px.
//!
//! A frame converts degrees to pixels of a picture, y downward. It accepts any input: latitudes beyond the square world are drawn
//! at its edge, and a size of zero gives an empty picture.

use std::f64::consts::PI;

/// The latitude limit that makes the projected world a square, in degrees.
pub const MAX_LATITUDE: f64 = 85.051_128_78;
/// Width of the world at zoom 0, in pixels.
pub const TILE: f64 = 512.0;
/// Length of the equator (WGS84), in metres.
pub const EQUATOR_M: f64 = 40_075_016.686;

/// Projects a position to the square world: x and y from 0 to 1, y downward.
fn world(longitude: f64, latitude: f64) -> (f64, f64) {
    let sine = latitude.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians().sin();
    (longitude / 360.0 + 0.5, 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI))
}

/// The extent and size of a map in pixels.
///
/// ```
/// use corridor::render::projection::Frame;
/// let frame = Frame::new([46.545, 39.665], 9.6, 1280.0, 800.0);
/// let (x, y) = frame.pixel(46.545, 39.665);
/// assert!((x - 640.0).abs() < 1e-6 && (y - 400.0).abs() < 1e-6, "the centre is in the middle");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// Longitude and latitude of the centre, in degrees.
    pub center: [f64; 2],
    /// Zoom level.
    pub zoom: f64,
}

impl Frame {
    /// Creates a frame around a centre (longitude, latitude).
    #[must_use]
    pub fn new(center: [f64; 2], zoom: f64, width: f64, height: f64) -> Self {
        Self { width, height, center, zoom: zoom.clamp(0.0, 24.0) }
    }

    /// Returns the closest frame of this size that shows the whole box (west, south, east, north) with `margin` pixels around it.
    #[must_use]
    pub fn fitting([west, south, east, north]: [f64; 4], width: f64, height: f64, margin: f64) -> Self {
        let ((left, top), (right, bottom)) = (world(west, north), world(east, south));
        let scale = |pixels: f64, part: f64| (pixels - 2.0 * margin).max(1.0) / (part.max(1e-9) * TILE);
        let zoom = scale(width, right - left).min(scale(height, bottom - top)).log2();
        let middle = (1.0 - (top + bottom)) * PI;
        let latitude = middle.sinh().atan().to_degrees();
        Self::new([f64::midpoint(west, east), latitude], zoom, width, height)
    }

    /// Returns the widest frame of this size of which every part lies within the box (west, south, east, north).
    #[must_use]
    pub fn covering([west, south, east, north]: [f64; 4], width: f64, height: f64) -> Self {
        let ((left, top), (right, bottom)) = (world(west, north), world(east, south));
        let scale = |pixels: f64, part: f64| pixels.max(1.0) / (part.max(1e-9) * TILE);
        let zoom = scale(width, right - left).max(scale(height, bottom - top)).log2();
        let latitude = ((1.0 - (top + bottom)) * PI).sinh().atan().to_degrees();
        Self::new([f64::midpoint(west, east), latitude], zoom, width, height)
    }

    /// Returns the bits of the frame, as the key of what is made for it.
    #[must_use]
    pub fn key(&self) -> [u64; 5] {
        [self.width, self.height, self.center[0], self.center[1], self.zoom].map(f64::to_bits)
    }

    /// Returns the width of the whole world in pixels.
    fn scale(&self) -> f64 {
        TILE * self.zoom.exp2()
    }

    /// Returns the pixel of a position in degrees.
    #[must_use]
    pub fn pixel(&self, longitude: f64, latitude: f64) -> (f64, f64) {
        let (center_x, center_y) = world(self.center[0], self.center[1]);
        let (x, y) = world(longitude, latitude);
        ((x - center_x) * self.scale() + self.width / 2.0, (y - center_y) * self.scale() + self.height / 2.0)
    }

    /// Returns the metres per pixel at a latitude.
    #[must_use]
    pub fn metres_per_pixel(&self, latitude: f64) -> f64 {
        EQUATOR_M * latitude.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians().cos() / self.scale()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_is_one_tile_at_zoom_zero() {
        let frame = Frame::new([0.0, 0.0], 0.0, 512.0, 512.0);
        let (x, y) = frame.pixel(-180.0, MAX_LATITUDE);
        assert!(x.abs() < 1e-6 && y.abs() < 1e-4, "{x} {y}");
        assert!((frame.metres_per_pixel(0.0) - 78_271.517).abs() < 0.01);
    }

    #[test]
    fn a_fitted_box_lies_inside_the_margin_and_touches_it() {
        let bbox = [46.2, 39.35, 46.97, 40.02];
        for (width, height) in [(1280.0, 800.0), (390.0, 844.0)] {
            let frame = Frame::fitting(bbox, width, height, 20.0);
            let ((left, top), (right, bottom)) = (frame.pixel(bbox[0], bbox[3]), frame.pixel(bbox[2], bbox[1]));
            assert!(left >= 19.99 && top >= 19.99 && right <= width - 19.99 && bottom <= height - 19.99);
            assert!((left - 20.0).abs() < 0.01 || (top - 20.0).abs() < 0.01);
        }
    }

    #[test]
    fn no_position_is_infinite() {
        let frame = Frame::fitting([10.0, 50.0, 10.0, 50.0], 0.0, 0.0, 20.0);
        for (longitude, latitude) in [(0.0, 90.0), (0.0, -90.0), (180.0, 0.0)] {
            let (x, y) = frame.pixel(longitude, latitude);
            assert!(x.is_finite() && y.is_finite());
        }
    }
}
