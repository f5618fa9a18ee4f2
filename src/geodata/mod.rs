//! Reads and checks a `geodata/` folder, for people who edit it with a text editor.
//!
//! Every problem is reported at once, each with file, line, id, what is wrong and how to mend it; a folder with any problem is
//! never served. The form of each file is written down once, in `forms`, and from there come the check of every field, the
//! JSON Schemas that editors' tools use, and the canonical layout. What a form cannot say (a bridge that opens before it
//! exists) is in `checks`. This module refuses to repair anything silently: `--fix` changes the layout and nothing else.

pub mod canonical;
mod checks;
mod document;
mod folder;
mod form;
mod forms;
mod limits;
mod load;
mod parsed;
mod problem;
mod read;
mod schema;
mod text;
mod walk;
mod words;

pub use canonical::canonical;
pub use load::{Files, Loaded, built_in, load, read_published};
pub use parsed::{Json, Parsed};
pub use problem::{Problem, Problems, Severity};
pub use schema::schema;

/// The files of a dataset folder, in the order in which they are read.
pub const FILES: [&str; 4] = ["dataset.json", "places.geojson", "changes.json", "sources.json"];
