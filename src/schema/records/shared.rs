//! Fields and types that several records have.

use crate::schema::{
    field::{member, property},
    types::{Field, FieldType, Id, Presence, Role, Shape},
};

/// How control is known.
pub(crate) const CONTROL_WORDS: &[&str] = &["reported", "contested", "unknown", "not-recorded"];
/// A bound beyond any number in the data.
pub(crate) const ANY: f64 = 1e9;
pub(super) const BBOX: FieldType = FieldType::Numbers(4, -180.0, 180.0);
pub(super) const COUNT: FieldType = FieldType::Whole(0, i64::MAX);

pub(super) const PARTIES: FieldType = FieldType::List(&FieldType::Refers(Id::Party));
pub(super) const PLACES: FieldType = FieldType::List(&FieldType::Refers(Id::Place));
pub(super) const SOURCES: FieldType = FieldType::List(&FieldType::Refers(Id::Source));
pub(super) const CHANGES: FieldType = FieldType::List(&FieldType::Refers(Id::Change));

/// The description of the id as a property of the feature.
pub(super) const FEATURE_ID: &str = "the id of the feature, again: many tools keep properties alone";
pub(super) const REVISION: Field =
    property("revision", FieldType::Text, "the digits that name the revision").detail("the first 12");
pub(super) const SINCE_DATE: &str = "the local day of since, for spreadsheets and for tools that drop offsets";
pub(super) const UNTIL_DATE: &str = "the last local day of which at least a part is included: a table row counts on every day from since_date to until_date, both included; null: no end";
pub(super) const PRECISION: Field =
    property("precision_m", FieldType::Metres, "how far the geometry may be from the thing, in metres")
        .feature(Presence::Nullable);
pub(super) const SCHEMATIC: Field = property("schematic", FieldType::Flag, "true when the line or area is not surveyed");
pub(super) const SOURCE_IDS: Field = property("source_ids", FieldType::Text, "ids of its sources, with commas");
pub(super) const SOURCE_PUBLISHERS: Field =
    property("source_publishers", FieldType::Text, "publishers of its sources, with semicolons").detail("each once");
pub(super) const SOURCE_MEMBERS: &str = "its sources: id, publisher, title, date, date_edtf, language, url";

/// A period in `/timeline.json`, half-open.
pub(super) const PERIOD: Shape = Shape {
    name: "Period",
    doc: "RFC 3339 at the dataset's offset; half-open, and null is an open end",
    fields: &[
        member("since", FieldType::OrNull(&FieldType::Instant), "the first instant"),
        member("until", FieldType::OrNull(&FieldType::Instant), "the first instant after it"),
    ],
};
pub(super) const PERIOD_TYPE: FieldType = FieldType::Object(&PERIOD);

/// Returns the id of a feature with its role.
pub(super) const fn id_of_feature(field: Field) -> Field {
    field.feature_as(FieldType::Text, Presence::Always, FEATURE_ID).role(Role::Id)
}
