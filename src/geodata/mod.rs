//! Reads and checks the files of a dataset folder, which people edit with a text editor.
//!
//! It reports all problems at once, each with file, line, id, what is wrong and how to fix it; a folder with an error is never
//! served. The fields of each file are defined in [`schema`](crate::schema), which also gives the JSON Schemas and the canonical
//! layout. Rules that a schema cannot express, such as a bridge that opens before it exists, are in `validate`. Values are never
//! repaired: `--fix` changes the layout and nothing else.

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

/// Names of the files of a dataset folder, in the order in which they are read.
pub const FILES: [&str; 4] = ["dataset.json", "places.geojson", "changes.json", "sources.json"];
