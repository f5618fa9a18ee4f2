//! From states and changes to formats; the names of properties are spelt here and nowhere else.
//!
//! A feature is written once, when a revision goes live, and an answer is made by copying those bytes: building an answer then
//! costs less than sending it. Nothing here decides what an answer holds.

pub mod csv;
pub mod daily;
pub mod datapackage;
pub mod features;
pub mod figures;
pub mod layer;
mod prepared;
pub mod properties;
pub mod source_urls;
pub mod tables;
pub mod timeline;
pub mod wkt;

use crate::chronicle::{atlas::Atlas, period::Period};
use serde::Serialize;

pub use layer::Layer;
pub use prepared::Prepared;

/// The kinds of items that are served; the collections of the API are [`Layer`]s of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Collection {
    /// Things on the map, with names.
    Places,
    /// A place during one period between two changes.
    States,
    /// Dated reports.
    Changes,
    /// Publications.
    Sources,
}

impl Collection {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Places, Self::States, Self::Changes, Self::Sources];

    /// The id of the collection with all of them.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::States => "states",
            Self::Changes => "changes",
            Self::Sources => "sources",
        }
    }

    /// What its items are, and how `datetime` filters them.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Places => {
                "Roads, bridges, checkpoints, posts and settlements, with names and geometry. `datetime` asks for those that exist then."
            }
            Self::States => {
                "A place during one period between two changes: its status, who could pass, who is reported in control, and which sources say so. \
                 `datetime` filters by validity, so one instant gives at most one item a place."
            }
            Self::Changes => {
                "Dated, sourced reports, with what each did at which places and who claims what. `datetime` asks for those that happened then."
            }
            Self::Sources => {
                "Publications that the changes rest on. `datetime` asks for those published then, and for those without a date."
            }
        }
    }
}

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
