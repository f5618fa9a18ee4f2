//! The commands, one file each. A command reads files, prints, and returns an exit code.

mod check;
mod completions;
pub mod config;
mod export;
mod film;
mod input;
mod operator_listener;
mod outcome;
mod report;
mod schema;
mod sd_notify;
mod serve;
mod snapshot;
mod watch;

use crate::chronicle::moment::Instant;
use config::{Cli, Command};
use outcome::Failure;
use std::{io::Write, process::ExitCode};

/// Runs the command of the arguments; `now` reads the clock.
#[must_use]
pub fn run(cli: Cli, now: fn() -> Instant) -> ExitCode {
    let outcome = match cli.command.unwrap_or(Command::Serve(Box::new(cli.serve))) {
        Command::Serve(flags) => serve::run(&flags, now),
        Command::Check(flags) => check::run(&flags),
        Command::Export(flags) => export::run(&flags, now()),
        Command::Snapshot(flags) => snapshot::run(&flags, now()),
        Command::Film(flags) => film::run(&flags, now()),
        Command::Schema(flags) => schema::run(&flags),
        Command::Completions(flags) => completions::run(&flags),
    };
    outcome.unwrap_or_else(|failure| {
        // A closed pipe (`corridor export … | head`) is not a failure.
        if !matches!(&failure, Failure::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe) {
            let _ = writeln!(std::io::stderr(), "corridor: {failure}");
        }
        ExitCode::FAILURE
    })
}
