//! What a command reads: a dataset folder, and the name of the file that it is to make.

use crate::{
    geodata::{Files, Problems},
    published::Published,
    render::job::DrawnRevision,
};
use std::path::Path;

/// The files of a folder, or those that are built in.
pub(super) fn files(folder: Option<&Path>) -> Result<Files, Problems> {
    folder.map_or_else(|| Ok(Files::built_in()), Files::read)
}

/// What the name of a file ends in.
pub(super) fn extension(out: &Path) -> String {
    out.extension().and_then(|extension| extension.to_str()).unwrap_or("").to_ascii_lowercase()
}

/// What is drawn of a published revision.
pub(super) fn drawn(published: &Published) -> DrawnRevision<'_> {
    let id = &published.revision.id;
    DrawnRevision { atlas: &published.atlas, id: id.as_str(), short_id: id.short() }
}
