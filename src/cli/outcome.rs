//! The results of commands: failures, and printing to standard output.

use crate::{geodata::Problems, render::request::RenderError};
use std::{io::Write, process::ExitCode};

/// The reason why a command failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("{0}")]
    Plain(String),
    #[error("cannot write: {0}")]
    Output(#[from] std::io::Error),
    #[error("{0}")]
    Data(#[from] Problems),
    #[error("{}: {_0}", flag(_0))]
    Request(#[from] RenderError),
}

pub(super) type Outcome = Result<ExitCode, Failure>;

/// Writes to standard output.
pub(super) fn print(bytes: &[u8]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Returns the flag at fault and, if known, its value.
fn flag(error: &RenderError) -> String {
    let given = error.given.as_ref().map(|given| format!(" {given}"));
    error.field.flag() + &given.unwrap_or_default()
}
