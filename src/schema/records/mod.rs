//! The rows of the table, one file for each record.
//!
//! To add a property to a record, add a row here; the tests then name the code that must write it.

pub(crate) mod change;
pub(crate) mod dataset;
pub(crate) mod place;
mod route;
mod shared;
pub(crate) mod source;
pub(crate) mod state;
mod story;
pub(crate) mod timeline;

use super::{
    collection::Collection,
    types::{FieldType, Shape},
};
pub(crate) use shared::ANY;

/// Returns the fields of a collection's items.
pub(crate) fn of(collection: Collection) -> &'static Shape {
    match collection {
        Collection::Places => &place::PLACE,
        Collection::States => &state::STATE,
        Collection::Changes => &change::CHANGE,
        Collection::Sources => &source::SOURCE,
    }
}

/// Returns the type of a file of the dataset folder.
pub(crate) fn of_file(name: &str) -> Option<&'static FieldType> {
    match name {
        "dataset.json" => Some(&dataset::FILE),
        "places.geojson" => Some(&place::FILE),
        "changes.json" => Some(&change::FILE),
        "sources.json" => Some(&source::FILE),
        _ => None,
    }
}
