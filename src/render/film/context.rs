//! The programs, time limits and cancellation of a film job.

use super::{super::program::Cancel, FilmError};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// The programs and limits of a film job.
#[derive(Clone, Debug)]
pub struct FilmContext {
    /// Name or path of the program that encodes MP4.
    pub ffmpeg: Arc<str>,
    /// Maximum time that the program may neither read nor write a byte.
    pub patience: Duration,
    /// Maximum total time of the job, or `None` for no limit.
    pub time: Option<Duration>,
    /// Cancels the film at its next frame.
    pub cancel: Cancel,
}

impl Default for FilmContext {
    fn default() -> Self {
        Self { ffmpeg: Arc::from("ffmpeg"), patience: Duration::from_secs(10), time: None, cancel: Cancel::default() }
    }
}

/// Starts the time limits of a job.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watch<'a> {
    pub(super) context: &'a FilmContext,
    begun: Instant,
}

impl<'a> Watch<'a> {
    pub(super) fn begin(context: &'a FilmContext) -> Self {
        Self { context, begun: Instant::now() }
    }

    /// Checks whether the job may continue.
    ///
    /// # Errors
    /// Fails if the film was cancelled or took too long.
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
