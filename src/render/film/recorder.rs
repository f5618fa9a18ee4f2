//! The interface of the film encoders.

use super::{error::FilmError, frames::Frame};

/// Encodes frames.
pub(super) trait Recorder {
    fn frame(&mut self, frame: &Frame, hundredths: u32) -> Result<(), FilmError>;
    fn finish(self: Box<Self>) -> Result<(), FilmError>;
}
