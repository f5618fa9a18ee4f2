//! Encodes states and changes in output formats. Only this module spells the names of properties.
//!
//! A feature is serialized once, when a revision is published, and responses copy those bytes: building a response then costs less
//! than sending it. Which items a response holds is decided in [`query`](crate::query).

pub mod answer;
pub mod csv;
pub mod daily;
pub mod datapackage;
pub mod features;
pub mod figures;
pub mod figures_csv;
mod prepared;
mod publisher;
mod routes;
pub mod source_urls;
pub mod story;
pub mod tables;
pub mod timeline;
pub mod wkt;

use crate::chronicle::{index::atlas::Atlas, period::Period};
use serde::Serialize;

pub use crate::schema::{collection::Collection, layer::Layer};
pub use prepared::Prepared;

/// A period as responses write it: RFC 3339 at the dataset's offset, half-open, `null` for an open end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Validity {
    /// The first instant, or `None` for an open start.
    pub since: Option<String>,
    /// The first instant after the period, or `None` for an open end.
    pub until: Option<String>,
}

impl Validity {
    /// Formats a period at the dataset's offset.
    #[must_use]
    pub fn new(atlas: &Atlas, period: &Period) -> Self {
        let offset = atlas.header().offset;
        let since = (period.since > jiff::Timestamp::MIN).then(|| offset.rfc3339(period.since));
        Self { since, until: period.until.map(|until| offset.rfc3339(until)) }
    }
}

/// Serializes a value as JSON. Our own structs have text keys and finite numbers, so this cannot fail.
fn bytes<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// Compares responses with the table of fields: it lists every member, and every value has the type that it states.
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
