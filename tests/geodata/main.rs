//! The shipped data: it loads, it is in canonical form, its states are those that the editors agreed on, and what can be
//! computed in it was computed; and broken data gets an error that an editor can use.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod basemap;
mod broken;
mod check_command;
mod curation;
mod fixtures;
mod record;
mod robust;
mod schema;
mod sentence;
mod shipped;
mod strip;

/// The folder of a fixture.
fn fixture(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}
