//! Films: a map over time, a frame for each change and for each step of the calendar between them.
//!
//! A film is planned first ([`times`]), then laid out once ([`FilmScene`]), then rendered frame by frame
//! ([`frames`]) and written as it is rendered. Only changes are painted anew, by a [`LayerPainter`],
//! so that a graphics card can do it. The content of a film does not depend on a clock; only its time limit does ([`FilmContext`]).

pub mod apng;
pub(crate) mod context;
pub(crate) mod dirty_rect;
mod error;
pub(crate) mod feed;
pub mod frames;
pub mod gif;
pub mod mp4;
pub(crate) mod quantize;
mod recorder;
pub(crate) mod textured;
pub mod times;

use super::{backends::metadata::Metadata, picture::FilmScene, raster_layer::LayerPainter};
pub use context::FilmContext;
use context::Watch;
pub use error::FilmError;
use frames::FrameRenderer;
use recorder::Recorder;
use std::io::Write;
use times::FrameTime;

/// The format of a film file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmFormat {
    /// GIF: plays everywhere; 256 colours.
    Gif,
    /// Animated PNG: full colour; plays in browsers.
    Apng,
    /// MP4: small, for sites and broadcasters; encoded by `ffmpeg`.
    Mp4,
}

impl FilmFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Gif, Self::Apng, Self::Mp4];

    /// Returns the file extension.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Gif => "gif",
            Self::Apng => "apng",
            Self::Mp4 => "mp4",
        }
    }

    /// Returns the media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Gif => "image/gif",
            Self::Apng => "image/apng",
            Self::Mp4 => "video/mp4",
        }
    }
}

/// A film ready to be rendered.
#[derive(Debug)]
pub struct Film<'a> {
    /// The static part.
    pub stage: &'a FilmScene<'a>,
    /// The frames, in order.
    pub moments: &'a [FrameTime],
    /// Output pixels per CSS pixel.
    pub scale: f64,
    /// The metadata of the file.
    pub metadata: Metadata,
    /// The programs and limits.
    pub context: &'a FilmContext,
}

impl Film<'_> {
    /// Renders and writes the film; `told` is called after each frame with the count so far.
    ///
    /// # Errors
    /// Fails if it cannot be written, an encoder fails, or its context ends it.
    pub fn make(
        &self,
        form: FilmFormat,
        painter: &mut dyn LayerPainter,
        out: &mut (dyn Write + Send),
        told: &mut dyn FnMut(usize),
    ) -> Result<(), FilmError> {
        let watch = Watch::begin(self.context);
        watch.check()?;
        let mut camera = FrameRenderer::new(self.stage, self.scale, painter).ok_or(FilmError::NoFrame)?;
        let (width, height) = camera.size();
        let count = u32::try_from(self.moments.len()).unwrap_or(u32::MAX);
        let mut recorder: Box<dyn Recorder + '_> = match form {
            FilmFormat::Gif => Box::new(gif::Gif::new(out, &self.palette(&mut camera, watch)?, (width, height), &self.metadata)?),
            FilmFormat::Apng => Box::new(apng::Apng::new(out, (width, height), count, self.stage.language(), &self.metadata)?),
            FilmFormat::Mp4 => Box::new(mp4::Mp4::new(watch, out, (width, height), &self.metadata)?),
        };
        for (number, moment) in self.moments.iter().enumerate() {
            watch.check()?;
            let frame = camera.shoot(&self.shot(number)).ok_or(FilmError::NoFrame)?;
            recorder.frame(&frame, moment.hundredths)?;
            told(number + 1);
        }
        recorder.finish()
    }

    fn shot(&self, number: usize) -> super::picture::FilmFrame {
        let moment = &self.moments[number];
        // What changed stands out as long as its own frame is shown.
        let before = number.checked_sub(1).filter(|_| moment.is_change).map(|before| self.moments[before].shown);
        self.stage.shot(moment.shown, before)
    }

    /// Returns the palette of the whole film, from frames spread over it.
    fn palette(&self, camera: &mut FrameRenderer<'_>, watch: Watch<'_>) -> Result<quantize::ColourTable, FilmError> {
        const SAMPLES: usize = 12;
        let mut counted = quantize::Histogram::new(self.stage.theme, &self.stage.looks());
        let step = self.moments.len().div_ceil(SAMPLES).max(1);
        for number in (0..self.moments.len()).step_by(step) {
            watch.check()?;
            counted.add(camera.shoot(&self.shot(number)).ok_or(FilmError::NoFrame)?.pixels());
        }
        Ok(counted.chosen())
    }
}
