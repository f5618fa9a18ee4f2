//! The `corridor` program: reads the flags and the clock, and hands both to a command.

use clap::Parser;
use corridor::{commands, config::Cli};
use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

fn main() -> ExitCode {
    commands::run(Cli::parse(), now)
}
