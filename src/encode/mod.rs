//! From states and changes to formats; the names of properties are spelt here and nowhere else.
//!
//! A feature is written once, when a revision goes live, and an answer is made by copying those bytes: building an answer then
//! costs less than sending it. Nothing here decides what an answer holds.

pub mod csv;
pub mod daily;
pub mod datapackage;
pub mod features;
pub mod figures;
pub mod figures_csv;
mod prepared;
pub mod source_urls;
pub mod tables;
#[cfg(test)]
mod tests;
pub mod timeline;
pub mod wkt;

use crate::chronicle::{index::atlas::Atlas, period::Period};
use serde::Serialize;

pub use crate::schema::{collection::Collection, layer::Layer};
pub use prepared::Prepared;

/// A period as answers write it: RFC 3339 at the dataset's offset, `null` for an open end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Validity {
    /// The first instant; none when it has no start.
    pub since: Option<String>,
    /// The first instant after it; none when it has no end.
    pub until: Option<String>,
}

impl Validity {
    /// Writes a period at the dataset's offset.
    #[must_use]
    pub fn new(atlas: &Atlas, period: &Period) -> Self {
        let offset = atlas.header().offset;
        let since = (period.since > jiff::Timestamp::MIN).then(|| offset.rfc3339(period.since));
        Self { since, until: period.until.map(|until| offset.rfc3339(until)) }
    }
}

/// JSON as bytes. Our own structs have text keys and finite numbers, so writing them cannot fail.
fn bytes<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
