//! How a command ends, and what it prints before.

use crate::geodata::Problems;
use std::{io::Write, process::ExitCode};

/// Why a command gives up.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("{0}")]
    Plain(String),
    #[error("cannot write: {0}")]
    Output(#[from] std::io::Error),
    #[error("{0}")]
    Data(#[from] Problems),
}

pub(super) type Outcome = Result<ExitCode, Failure>;

/// Writes to the standard output.
pub(super) fn print(bytes: &[u8]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}
