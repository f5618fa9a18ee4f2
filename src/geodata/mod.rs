//! Reads and checks a `geodata/` folder, for people who edit it with a text editor.
//!
//! Every problem is reported at once, each with file, line, id, what is wrong and how to mend it; a folder with any problem is
//! never served. The form of each file is written down once, in `forms`, and from there come the check of every field, the
//! JSON Schemas that editors' tools use, and the canonical layout. What a form cannot say (a bridge that opens before it
//! exists) is in `checks`. This module refuses to repair anything silently: `--fix` changes the layout and nothing else.

pub mod canonical;
pub(crate) mod folder;
pub(crate) mod load;
pub(crate) mod parsed;
pub(crate) mod problem;
pub(crate) mod read;
pub(crate) mod source_file;
pub(crate) mod validate;

pub use crate::schema::json_schema::schema;
pub use canonical::canonical;
pub use load::{Files, Loaded, built_in, load, read_published};
pub use parsed::{Json, Parsed};
pub use problem::{Problem, Problems, Severity};

/// The files of a dataset folder, in the order in which they are read.
pub const FILES: [&str; 4] = ["dataset.json", "places.geojson", "changes.json", "sources.json"];
