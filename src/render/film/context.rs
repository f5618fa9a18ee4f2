//! What a film is made with, and what ends its making early.

use super::{super::program::Cancel, FilmError};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// What a film is made with.
#[derive(Clone, Debug)]
pub struct FilmContext {
    /// The program that makes MP4, by its name or path.
    pub ffmpeg: Arc<str>,
    /// How long that program may take no byte and write none.
    pub patience: Duration,
    /// How long making a film may take in all; none: as long as it takes.
    pub time: Option<Duration>,
    /// Stops the film at its next frame.
    pub cancel: Cancel,
}

impl Default for FilmContext {
    fn default() -> Self {
        Self { ffmpeg: Arc::from("ffmpeg"), patience: Duration::from_secs(10), time: None, cancel: Cancel::default() }
    }
}

/// Watches a film that is being made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watch<'a> {
    pub(super) context: &'a FilmContext,
    begun: Instant,
}

impl<'a> Watch<'a> {
    pub(super) fn begin(context: &'a FilmContext) -> Self {
        Self { context, begun: Instant::now() }
    }

    /// Whether to go on.
    ///
    /// # Errors
    /// When the film was cancelled, or takes too long.
    pub(super) fn check(&self) -> Result<(), FilmError> {
        if self.context.cancel.is_cancelled() {
            return Err(FilmError::Cancelled);
        }
        match self.context.time {
            Some(time) if self.begun.elapsed() >= time => Err(FilmError::TooSlow(time)),
            _ => Ok(()),
        }
    }
}
