//! Has an optimised server built again whenever the page was built: its files are part of the program then.
//!
//! Nothing is made here and Node is never called. Other builds read the page from its folder when they run, so that they need
//! no building again.

use std::path::Path;

#[expect(clippy::disallowed_methods, reason = "this is how cargo speaks with a build script")]
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Cargo.toml");
    let is_optimised = std::env::var_os("PROFILE").is_some_and(|profile| profile == "release");
    if is_optimised && Path::new("web/package.json").exists() {
        // Cargo runs this script on every build as long as a path that it shall watch is missing. An empty folder is the same
        // to the server as none; where it cannot be made, building again is all that is lost.
        let _ = std::fs::create_dir_all("web/dist");
        println!("cargo:rerun-if-changed=web/dist");
    }
}
