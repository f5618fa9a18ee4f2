//! The answers beside the table of fields: every member is in it, and every value is what it says.

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
