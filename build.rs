//! Tells the program which build it is, and has an optimised server built again whenever the page was built: its files are part of
//! the program then.
//!
//! Nothing is made here and Node is never called. Other builds read the page from its folder when they run, so that they need
//! no building again.

use sha2::{Digest, Sha256};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What decides the bytes of an answer, beside the data and the page: the program, its libraries, and the files built into it.
const SOURCES: [&str; 6] = ["Cargo.lock", "Cargo.toml", "build.rs", "fonts", "geodata/basemap", "src"];

#[expect(clippy::disallowed_methods, reason = "this is how cargo speaks with a build script")]
fn main() -> io::Result<()> {
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
    }
    println!("cargo:rustc-env=CORRIDOR_BUILD={}", hash_of(&SOURCES)?);
    let is_optimised = std::env::var_os("PROFILE").is_some_and(|profile| profile == "release");
    if is_optimised && Path::new("web/package.json").exists() {
        // Cargo runs this script on every build as long as a path that it shall watch is missing. An empty folder is the same
        // to the server as none; where it cannot be made, building again is all that is lost.
        let _ = fs::create_dir_all("web/dist");
        println!("cargo:rerun-if-changed=web/dist");
    }
    Ok(())
}

/// The SHA-256 over the names and contents of these files and folders. Where one is missing, as in a package without lock file, it is
/// left out.
fn hash_of(sources: &[&str]) -> io::Result<String> {
    let mut files: Vec<PathBuf> = Vec::new();
    for source in sources.iter().map(Path::new).filter(|source| source.exists()) {
        collect(source, &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update([0]);
        hash.update(Sha256::digest(fs::read(&file)?));
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}
