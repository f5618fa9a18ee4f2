//! The error of a film job.

use std::{io, path::PathBuf, time::Duration};

/// The reason why a film was not made.
#[derive(Debug, thiserror::Error)]
pub enum FilmError {
    /// The reader is gone, or the disk is full.
    #[error("cannot write: {0}")]
    Io(#[from] io::Error),
    /// The frame size is zero or too large.
    #[error("a frame of this size cannot be painted")]
    NoFrame,
    /// An encoder failed.
    #[error("{0}")]
    Encoder(String),
    /// `ffmpeg`, which MP4 requires, is not installed.
    #[error("{0} is not installed")]
    NoFfmpeg(String),
    /// The folder for temporary files, which MP4 requires, is missing, full or not writable.
    #[error("the folder of temporary files, {}, cannot be used: {error}", folder.display())]
    NoRoom {
        /// The folder.
        folder: PathBuf,
        /// The error of the operating system.
        error: io::Error,
    },
    /// The job exceeded its time limit.
    #[error("it was not done within {0:?}")]
    TooSlow(Duration),
    /// The job was cancelled.
    #[error("it was stopped before its end")]
    Cancelled,
}
