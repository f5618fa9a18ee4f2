//! The one table of fields and words: what files, answers and columns consist of.

pub mod access_columns;
pub mod collection;
pub(crate) mod files;
pub(crate) mod json_schema;
pub mod layer;
pub mod properties;
pub(crate) mod text_limits;
pub(crate) mod types;
