//! Checks files against the schema and against rules that it cannot express: references, geometry, existence, order, and
//! effects that contradict each other.

mod actors;
mod changes;
mod duplicates;
pub(crate) mod fields;
pub(crate) mod fold;
pub(crate) mod geometry;
pub(crate) mod header;
mod map_labels;
pub(crate) mod order;
pub(crate) mod places;
pub(crate) mod records;
pub(crate) mod references;
mod routes;
mod story;
pub(crate) mod text_format;
pub(crate) mod text_limits;
pub(crate) mod translations;

use super::source_file::SourceFile;
use crate::chronicle::index::atlas::Atlas;
use fields::Mention;

pub(in crate::geodata) use geometry::check as geometry;
pub(in crate::geodata) use header::is_box;
pub(in crate::geodata) use records::{CHANGES, DATASET, PLACES, Records, SOURCES};
pub(in crate::geodata) use references::references;

/// Runs every check that the readable records allow, and folds them. None where not all of them could be read and folded: then some
/// check, this one or an earlier one, has told why.
pub(in crate::geodata) fn all(documents: &[SourceFile<'_>], records: Records, referred: &[(usize, Mention)]) -> Option<Atlas> {
    let header = records.header.as_ref()?;
    if header.is_complete {
        header::check(&documents[DATASET], &header.value);
        routes::check(&documents[DATASET], &header.value, &records.places);
        map_labels::check(&documents[DATASET], &header.value);
        story::check(&documents[DATASET], &header.value);
    }
    header::publishers(documents, &header.value, &records.sources);
    places::check(&documents[PLACES], &header.value, &records.places);
    changes::check(&documents[CHANGES], &header.value, &records.changes);
    actors::check(&documents[CHANGES], &header.value, &records.places, &records.changes);
    let atlas = fold::check(documents, records, referred)?;
    story::numbers(&documents[DATASET], &atlas);
    Some(atlas)
}
