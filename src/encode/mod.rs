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

/// The answers beside the table of fields: every member is in it, and every value is what it says.
#[cfg(test)]
mod tests {
    use super::{Collection, Layer, features::Writer, tables, timeline::timeline};
    use crate::{
        chronicle::{index::atlas::Atlas, sentence::Shown},
        published::Published,
        schema::{
            fit::misfits,
            records,
            types::{Face, FieldType},
        },
    };
    use serde_json::Value;

    fn published() -> Published {
        Published::from_files(&crate::geodata::Files::built_in()).unwrap()
    }

    fn reported(found: &[String]) {
        assert!(found.is_empty(), "{} misfits, such as\n{}", found.len(), found[..found.len().min(12)].join("\n"));
    }

    #[test]
    fn the_timeline_is_what_the_table_says() {
        let published = published();
        let now = "2026-11-26T08:00:00Z".parse().unwrap();
        let day = "2023-04-23".parse().unwrap();
        for (language, shown) in [("en", None), ("hy", Some(Shown::Day(day)))] {
            let value = timeline(&published.atlas, &published.revision, true, language, shown, now);
            let mut found = Vec::new();
            misfits(&value, &FieldType::Object(&records::timeline::TIMELINE), Face::Timeline, "timeline", &mut found);
            reported(&found);
        }
    }

    #[test]
    fn every_feature_is_what_the_table_says_at_any_depth() {
        let published = published();
        let atlas: &Atlas = &published.atlas;
        let writer = Writer { atlas, revision: published.revision.id.short() };
        for collection in Collection::ALL {
            let mut found = Vec::new();
            for index in tables::all(atlas, Layer::of(collection)) {
                let feature = match collection {
                    Collection::Places => serde_json::to_value(writer.place(index)),
                    Collection::States => serde_json::to_value(writer.state(index)),
                    Collection::Changes => serde_json::to_value(writer.change(index)),
                    Collection::Sources => serde_json::to_value(writer.source(index)),
                };
                let properties: &Value = &feature.unwrap()["properties"];
                misfits(properties, &FieldType::Object(records::of(collection)), Face::Feature, collection.id(), &mut found);
            }
            reported(&found);
        }
    }
}
