//! Encodes a layer as a request to the painter: every shape as filled outlines in output pixels.
//!
//! Strokes and dashes are converted to outlines by the code that this process paints with, so that both painters fill the same areas.

use crate::render::{
    backends::{
        outline::{self, narrow},
        raster::{colour, pen},
    },
    raster_layer::RasterLayer,
    scene::{Form, Ink},
};
use tiny_skia::{Path, PathBuilder, PathSegment, PathStroker, Point, Rect, Transform};

/// The codes of the fill rules.
const NON_ZERO: u8 = 0;
const EVEN_ODD: u8 = 1;

/// Returns the bytes of a request, prefixed with their length.
///
/// # Errors
/// Fails if the layer is too large for the protocol.
pub(super) fn request(layer: &RasterLayer<'_>) -> Result<Vec<u8>, String> {
    let mut shapes = Shapes { layer, count: 0, bytes: Vec::new() };
    for shape in layer.shapes {
        if matches!(shape.form, Form::Everything) {
            if let (Some(ink), Some(sheet)) = (&shape.fill, everything(layer)) {
                shapes.push(ink, shape.opacity, EVEN_ODD, &sheet);
            }
            continue;
        }
        let Some(path) = outline::form(&shape.form) else { continue };
        if let Some(ink) = &shape.fill
            && let Some(path) = path.clone().transform(transform(layer))
        {
            shapes.push(ink, shape.opacity, EVEN_ODD, &path);
        }
        if let Some(stroke) = &shape.stroke
            && let Some(path) = stroked(&path, &pen(stroke), transform(layer))
        {
            shapes.push(&stroke.ink, shape.opacity, NON_ZERO, &path);
        }
    }
    let Shapes { count, bytes, .. } = shapes;
    let length = u32::try_from(bytes.len() + 12).map_err(|error| format!("the layer is too large to be sent: {error}"))?;
    Ok([&[length, layer.width, layer.height, count].map(u32::to_le_bytes).concat()[..], &bytes].concat())
}

fn transform(layer: &RasterLayer<'_>) -> Transform {
    let scale = narrow(layer.scale);
    Transform::from_row(scale, 0.0, 0.0, scale, narrow(layer.begin.0), narrow(layer.begin.1))
}

fn everything(layer: &RasterLayer<'_>) -> Option<Path> {
    let side = |pixels: u32| narrow(f64::from(pixels));
    Rect::from_xywh(0.0, 0.0, side(layer.width), side(layer.height)).map(PathBuilder::from_rect)
}

/// Returns the outline of a stroke, in output pixels.
fn stroked(path: &Path, stroke: &tiny_skia::Stroke, transform: Transform) -> Option<Path> {
    let fineness = PathStroker::compute_resolution_scale(&transform);
    let dashed = stroke.dash.as_ref().map(|dash| path.dash(dash, fineness));
    let path = match &dashed {
        Some(dashed) => dashed.as_ref()?,
        None => path,
    };
    path.stroke(stroke, fineness)?.transform(transform)
}

struct Shapes<'a> {
    layer: &'a RasterLayer<'a>,
    count: u32,
    bytes: Vec<u8>,
}

impl Shapes<'_> {
    fn push(&mut self, ink: &Ink, opacity: f64, rule: u8, path: &Path) {
        let colour = colour(self.layer.theme, ink, opacity).to_color_u8();
        self.bytes.extend([colour.red(), colour.green(), colour.blue(), colour.alpha(), rule]);
        let length_at = self.bytes.len();
        self.bytes.extend([0; 4]);
        let mut steps = 0_u32;
        for segment in path.segments() {
            match segment {
                PathSegment::MoveTo(to) => self.step(0, &[to]),
                PathSegment::LineTo(to) => self.step(1, &[to]),
                PathSegment::QuadTo(by, to) => self.step(2, &[by, to]),
                PathSegment::CubicTo(one, two, to) => self.step(3, &[one, two, to]),
                PathSegment::Close => self.step(4, &[]),
            }
            steps += 1;
        }
        self.bytes[length_at..length_at + 4].copy_from_slice(&steps.to_le_bytes());
        self.count += 1;
    }

    fn step(&mut self, verb: u8, points: &[Point]) {
        self.bytes.push(verb);
        for point in points {
            self.bytes.extend(point.x.to_le_bytes());
            self.bytes.extend(point.y.to_le_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{render::scene::Shape, symbology::palette::Theme};

    fn asked(shapes: &[Shape]) -> Vec<u8> {
        request(&RasterLayer { shapes, theme: Theme::Light, width: 40, height: 20, scale: 2.0, begin: (0.0, 0.0) }).unwrap()
    }

    fn count(bytes: &[u8]) -> u32 {
        u32::from_le_bytes(bytes[12..16].try_into().unwrap())
    }

    #[test]
    fn a_request_begins_with_its_length_size_and_number_of_shapes() {
        let bytes = asked(&[]);
        assert_eq!(bytes, [12_u32, 40, 20, 0].map(u32::to_le_bytes).concat());
    }

    #[test]
    fn everything_is_a_rectangle_of_the_output() {
        let bytes = asked(&[Shape::filled(Form::Everything, Ink::Palette("surface")).faded(0.5)]);
        assert_eq!((count(&bytes), bytes[19], bytes[20]), (1, 128, EVEN_ODD));
        let last = bytes.len() - 1;
        assert_eq!((bytes[last], u32::from_le_bytes(bytes[21..25].try_into().unwrap())), (4, 5));
    }

    #[test]
    fn a_circle_with_an_outline_is_two_shapes_and_a_dashed_line_one() {
        let circle = Shape::filled(Form::Circle { at: (100, 50), radius: 3.0 }, Ink::Palette("surface"));
        assert_eq!(count(&asked(&[circle.outlined(Ink::Palette("halo"), 1.0)])), 2);
        let line = Form::Paths { paths: vec![vec![(0, 0), (200, 100)]], are_closed: false };
        let solid = asked(&[Shape::stroked(line.clone(), Ink::Palette("halo"), 2.0)]);
        let dashed = asked(&[Shape::stroked(line, Ink::Palette("halo"), 2.0).dashed(&[2.0, 1.0])]);
        assert_eq!((count(&solid), count(&dashed)), (1, 1));
        assert!(dashed.len() > solid.len());
    }
}
