//! `corridor completions`: prints a shell completion script.

use super::config::{Cli, Completions};
use super::outcome::Outcome;
use clap::CommandFactory;
use std::process::ExitCode;

pub(super) fn run(flags: &Completions) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(flags.shell, &mut Cli::command(), "corridor", &mut script);
    super::outcome::print(&script)?;
    Ok(ExitCode::SUCCESS)
}
