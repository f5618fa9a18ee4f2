//! Takes the frames of a film, whatever its form.

use super::{error::FilmError, frames::Frame};

/// Takes frames and writes them.
pub(super) trait Recorder {
    fn frame(&mut self, frame: &Frame, hundredths: u32) -> Result<(), FilmError>;
    fn finish(self: Box<Self>) -> Result<(), FilmError>;
}
