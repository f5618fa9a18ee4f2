//! The rows of the table, a file for each record: what it consists of, and which faces have it.
//!
//! To add a property to a record, add a row here; what it then lacks, the tests name.

pub(crate) mod change;
pub(crate) mod dataset;
pub(crate) mod place;
mod shared;
pub(crate) mod source;
pub(crate) mod state;
pub(crate) mod timeline;

use super::{
    collection::Collection,
    types::{FieldType, Shape},
};
pub(crate) use shared::ANY;

/// What an item of a collection consists of.
pub(crate) fn of(collection: Collection) -> &'static Shape {
    match collection {
        Collection::Places => &place::PLACE,
        Collection::States => &state::STATE,
        Collection::Changes => &change::CHANGE,
        Collection::Sources => &source::SOURCE,
    }
}

/// The form of a file of the dataset folder.
pub(crate) fn of_file(name: &str) -> Option<&'static FieldType> {
    match name {
        "dataset.json" => Some(&dataset::FILE),
        "places.geojson" => Some(&place::FILE),
        "changes.json" => Some(&change::FILE),
        "sources.json" => Some(&source::FILE),
        _ => None,
    }
}
