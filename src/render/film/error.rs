//! Why a film was not made.

use std::{io, path::PathBuf, time::Duration};

/// Why a film was not made.
#[derive(Debug, thiserror::Error)]
pub enum FilmError {
    /// Nobody reads it any more, or the disk is full.
    #[error("cannot write: {0}")]
    Io(#[from] io::Error),
    /// A frame of this size cannot be painted.
    #[error("a frame of this size cannot be painted")]
    NoFrame,
    /// What an encoder refuses.
    #[error("{0}")]
    Encoder(String),
    /// `ffmpeg`, which makes one of the forms, is not there.
    #[error("{0} is not installed")]
    NoFfmpeg(String),
    /// The folder of temporary files, in which one of the forms is made, is missing, full, or cannot be written.
    #[error("the folder of temporary files, {}, cannot be used: {error}", folder.display())]
    NoRoom {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Making it took longer than it may.
    #[error("it was not done within {0:?}")]
    TooSlow(Duration),
    /// It was stopped before its end.
    #[error("it was stopped before its end")]
    Cancelled,
}
