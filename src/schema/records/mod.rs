//! The rows of the table, a file for each record: what it consists of, and which faces have it.
//!
//! To add a property to a record, add a row here; what it then lacks, the tests name.

pub(crate) mod change;
pub(crate) mod dataset;
pub(crate) mod place;
pub(crate) mod source;
pub(crate) mod state;
pub(crate) mod timeline;

use super::{
    collection::Collection,
    field::{member, property},
    types::{Field, FieldType, Id, Presence, Role, Shape},
};

/// A number of any size that data has.
pub(crate) const ANY: f64 = 1e9;
const COUNT: FieldType = FieldType::Whole(0, i64::MAX);

const PARTIES: FieldType = FieldType::List(&FieldType::Refers(Id::Party));
const PLACES: FieldType = FieldType::List(&FieldType::Refers(Id::Place));
const SOURCES: FieldType = FieldType::List(&FieldType::Refers(Id::Source));
const CHANGES: FieldType = FieldType::List(&FieldType::Refers(Id::Change));

/// The id of a record, which stands among the properties of its feature too.
const FEATURE_ID: &str = "the id of the feature, again: many tools keep properties alone";
const REVISION: Field = property("revision", FieldType::Text, "the digits that name the revision").detail("the first 12");
const SINCE_DATE: &str = "the local day of since, for spreadsheets and for tools that drop offsets";
const UNTIL_DATE: &str = "the last local day of which at least a part is included: a table row counts on every day from since_date to until_date, both included; null: no end";
const PRECISION: Field = property("precision_m", FieldType::Metres, "how far the geometry may be from the thing, in metres")
    .feature(Presence::Nullable);
const SCHEMATIC: Field = property("schematic", FieldType::Flag, "true when the line or area is not surveyed");
const SOURCE_IDS: Field = property("source_ids", FieldType::Text, "ids of its sources, with commas");
const SOURCE_PUBLISHERS: Field =
    property("source_publishers", FieldType::Text, "publishers of its sources, with semicolons").detail("each once");
const SOURCE_MEMBERS: &str = "its sources: id, publisher, title, date, date_edtf, language, url";
const SOURCE_LIST: FieldType = FieldType::List(&FieldType::Object(&source::REFERRED));

/// A stretch of time of `/timeline.json`.
pub(super) const PERIOD: Shape = Shape {
    name: "Period",
    doc: "RFC 3339 at the dataset's offset; half-open, and null is an open end",
    fields: &[
        member("since", FieldType::OrNull(&FieldType::Instant), "the first instant"),
        member("until", FieldType::OrNull(&FieldType::Instant), "the first instant after it"),
    ],
};
const PERIOD_TYPE: FieldType = FieldType::Object(&PERIOD);

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

/// The id of a feature in its role.
const fn id_of_feature(field: Field) -> Field {
    field.feature_as(FieldType::Text, Presence::Always, FEATURE_ID).role(Role::Id)
}
