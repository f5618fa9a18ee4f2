//! The `corridor` program: reads the flags and the clock, and hands both to a command.

use clap::Parser;
use corridor::cli::{self, config::Cli};
use std::process::ExitCode;

/// An answer is some hundred kilobytes in one piece; the system's allocator gives such pieces back and faults them in anew for
/// every request, which costs more than making the answer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

fn main() -> ExitCode {
    cli::run(Cli::parse(), now)
}
