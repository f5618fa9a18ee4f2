//! Filled outlines as triangles, which is all that the engine can paint.

use crate::{
    protocol::Refused,
    request::{Rule, Shape, Verb},
};
use lyon::{
    math::point,
    path::Path,
    tessellation::{BuffersBuilder, FillOptions, FillRule, FillTessellator, FillVertex, VertexBuffers},
};

/// How far an edge of a triangle may lie from the curve that it stands for, in pixels.
const TOLERANCE: f32 = 0.05;
/// Vertices of one mesh, and of all that are painted at once.
pub(crate) const MAX_VERTICES: usize = 200_000;
/// Indices likewise.
pub(crate) const MAX_INDICES: usize = 3 * MAX_VERTICES;

/// Triangles of one colour that do not cover each other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mesh {
    /// Red, green, blue and alpha from 0 to 1; the colour is multiplied by its alpha.
    pub(crate) colour: [f32; 4],
    /// Corners, in pixels of the frame.
    pub(crate) vertices: Vec<[f32; 2]>,
    /// Three for each triangle.
    pub(crate) indices: Vec<u32>,
    /// Where it lies.
    pub(crate) bounds: Bounds,
}

impl Mesh {
    /// Whether something below it can be seen through it.
    pub(crate) fn is_translucent(&self) -> bool {
        self.colour[3] < 1.0
    }
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bounds {
    /// Its least x and y.
    pub(crate) low: [f32; 2],
    /// Its greatest.
    pub(crate) high: [f32; 2],
}

impl Bounds {
    fn around(points: &[[f32; 2]]) -> Self {
        let least = |one: [f32; 2], other: &[f32; 2]| [one[0].min(other[0]), one[1].min(other[1])];
        let greatest = |one: [f32; 2], other: &[f32; 2]| [one[0].max(other[0]), one[1].max(other[1])];
        Self { low: points.iter().fold([f32::INFINITY; 2], least), high: points.iter().fold([f32::NEG_INFINITY; 2], greatest) }
    }

    /// Whether the two have a pixel in common, edges that are smoothed included.
    pub(crate) fn touches(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.low[axis] - 1.0 < other.high[axis] && other.low[axis] - 1.0 < self.high[axis])
    }
}

/// The triangles of a shape; none where it covers nothing or cannot be seen.
pub(crate) fn mesh(tessellator: &mut FillTessellator, shape: &Shape) -> Result<Option<Mesh>, Refused> {
    let [red, green, blue, alpha] = shape.colour.map(|value| f32::from(value) / 255.0);
    if shape.colour[3] == 0 {
        return Ok(None);
    }
    let rule = match shape.rule {
        Rule::NonZero => FillRule::NonZero,
        Rule::EvenOdd => FillRule::EvenOdd,
    };
    let mut buffers: VertexBuffers<[f32; 2], u32> = VertexBuffers::new();
    tessellator
        .tessellate_path(
            &path(&shape.path),
            &FillOptions::tolerance(TOLERANCE).with_fill_rule(rule),
            &mut BuffersBuilder::new(&mut buffers, |vertex: FillVertex<'_>| vertex.position().to_array()),
        )
        .map_err(|error| Refused(format!("an outline cannot be cut into triangles: {error}")))?;
    let VertexBuffers { vertices, indices } = buffers;
    if vertices.len() > MAX_VERTICES || indices.len() > MAX_INDICES {
        return Err(Refused(format!("an outline needs {} vertices, more than {MAX_VERTICES}", vertices.len())));
    }
    let bounds = Bounds::around(&vertices);
    let colour = [red * alpha, green * alpha, blue * alpha, alpha];
    Ok((!indices.is_empty()).then_some(Mesh { colour, vertices, indices, bounds }))
}

fn path(verbs: &[Verb]) -> Path {
    let at = |[x, y]: [f32; 2]| point(x, y);
    let (mut path, mut is_open) = (Path::builder(), false);
    for verb in verbs {
        if is_open && matches!(verb, Verb::Move(_)) {
            path.end(true);
        }
        is_open = !matches!(verb, Verb::Close);
        match *verb {
            Verb::Move(to) => drop(path.begin(at(to))),
            Verb::Line(to) => drop(path.line_to(at(to))),
            Verb::Quad(by, to) => drop(path.quadratic_bezier_to(at(by), at(to))),
            Verb::Cubic(one, two, to) => drop(path.cubic_bezier_to(at(one), at(two), at(to))),
            Verb::Close => path.end(true),
        }
    }
    if is_open {
        path.end(true);
    }
    path.build()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn rectangle(low: [f32; 2], high: [f32; 2], colour: [u8; 4]) -> Shape {
        let path =
            vec![Verb::Move(low), Verb::Line([high[0], low[1]]), Verb::Line(high), Verb::Line([low[0], high[1]]), Verb::Close];
        Shape { colour, rule: Rule::EvenOdd, path }
    }

    pub(crate) fn made(shape: &Shape) -> Option<Mesh> {
        mesh(&mut FillTessellator::new(), shape).unwrap()
    }

    fn area(mesh: &Mesh) -> f32 {
        let corner = |index: &u32| mesh.vertices[*index as usize];
        let triangle = |corners: &[u32]| {
            let [a, b, c] = [corner(&corners[0]), corner(&corners[1]), corner(&corners[2])];
            ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
        };
        mesh.indices.chunks(3).map(triangle).sum()
    }

    #[test]
    fn a_hole_is_a_hole_by_one_rule_and_not_by_the_other() {
        let mut shape = rectangle([0.0, 0.0], [10.0, 10.0], [255; 4]);
        shape.path.extend(rectangle([2.0, 2.0], [4.0, 4.0], [255; 4]).path);
        assert!((area(&made(&shape).unwrap()) - 96.0).abs() < 1e-3);
        shape.rule = Rule::NonZero;
        assert!((area(&made(&shape).unwrap()) - 100.0).abs() < 1e-3);
    }

    #[test]
    fn an_outline_that_is_not_closed_is_filled_all_the_same() {
        let mut shape = rectangle([0.0, 0.0], [10.0, 10.0], [255; 4]);
        shape.path.pop();
        shape.path.push(Verb::Move([50.0, 50.0]));
        assert!((area(&made(&shape).unwrap()) - 100.0).abs() < 1e-3);
    }

    #[test]
    fn colours_are_multiplied_by_their_alpha() {
        let mesh = made(&rectangle([0.0, 0.0], [1.0, 1.0], [255, 0, 51, 51])).unwrap();
        assert_eq!(mesh.colour.map(|value| (value * 255.0).round() as u8), [51, 0, 10, 51]);
        assert!(mesh.is_translucent());
    }

    #[test]
    fn what_covers_nothing_has_no_triangles() {
        assert_eq!(made(&rectangle([0.0, 0.0], [5.0, 0.0], [255; 4])), None);
        assert_eq!(made(&rectangle([0.0, 0.0], [5.0, 5.0], [255, 255, 255, 0])), None);
        assert_eq!(made(&Shape { path: vec![], ..rectangle([0.0; 2], [1.0; 2], [255; 4]) }), None);
    }
}
