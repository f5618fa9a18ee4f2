//! What a command reads: a dataset folder, and the name of the file that it is to make.

use crate::geodata::{Files, Problems};
use std::path::Path;

/// The files of a folder, or those that are built in.
pub(super) fn files(folder: Option<&Path>) -> Result<Files, Problems> {
    folder.map_or_else(|| Ok(Files::built_in()), Files::read)
}

/// What the name of a file ends in.
pub(super) fn extension(out: &Path) -> String {
    out.extension().and_then(|extension| extension.to_str()).unwrap_or("").to_ascii_lowercase()
}
