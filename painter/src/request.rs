//! What the painter is asked for: filled outlines on nothing, in painter's order.

/// What is to be painted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    /// Width in pixels.
    pub(crate) width: u32,
    /// Height in pixels.
    pub(crate) height: u32,
    /// Shapes, the lowest first.
    pub(crate) shapes: Vec<Shape>,
}

/// A filled outline.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shape {
    /// Red, green, blue and alpha; the colour is not multiplied by its alpha.
    pub(crate) colour: [u8; 4],
    /// What is inside of the outline.
    pub(crate) rule: Rule,
    /// The outline. It begins with a move, and so does whatever follows a close.
    pub(crate) path: Vec<Verb>,
}

/// What is inside of an outline that crosses itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// What it goes around, however often.
    NonZero,
    /// What it goes around an odd number of times.
    EvenOdd,
}

/// A step of an outline, in pixels from the upper left corner, which are finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Verb {
    /// Begin anew; what was begun before is closed.
    Move([f32; 2]),
    /// A straight line.
    Line([f32; 2]),
    /// A curve with one control point.
    Quad([f32; 2], [f32; 2]),
    /// A curve with two control points.
    Cubic([f32; 2], [f32; 2], [f32; 2]),
    /// A straight line back to where it began.
    Close,
}
