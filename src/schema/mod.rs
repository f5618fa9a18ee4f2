//! The table of fields and words: what files, responses and columns consist of.

pub mod access_columns;
pub mod collection;
pub(crate) mod expectation;
pub(crate) mod field;
#[cfg(test)]
pub(crate) mod fit;
pub(crate) mod json_schema;
pub mod layer;
pub mod markdown;
pub mod properties;
pub(crate) mod records;
pub(crate) mod shapes;
pub(crate) mod text_limits;
pub(crate) mod types;
pub mod typescript;
