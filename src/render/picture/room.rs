//! The rectangle that a part of a picture has.

/// A rectangle, in layout pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct PictureLayout {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}
