//! The inputs that commands share: the dataset folder, the extension of the output file, the published revision.

use crate::{
    geodata::{Files, Problems},
    published::Published,
    render::job::DrawnRevision,
};
use std::path::Path;

/// Returns the files of a folder, or the built-in ones.
pub(super) fn files(folder: Option<&Path>) -> Result<Files, Problems> {
    folder.map_or_else(|| Ok(Files::built_in()), Files::read)
}

/// Returns the extension of a file name.
pub(super) fn extension(out: &Path) -> String {
    out.extension().and_then(|extension| extension.to_str()).unwrap_or("").to_ascii_lowercase()
}

/// Returns the data that a picture or film draws.
pub(super) fn drawn(published: &Published) -> DrawnRevision<'_> {
    let id = &published.revision.id;
    DrawnRevision { atlas: &published.atlas, id: id.as_str(), short_id: id.short() }
}
