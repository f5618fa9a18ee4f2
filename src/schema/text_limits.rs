//! How long the texts of a field may be.

use super::types::FieldType;

/// Letters of a web or mail address at the most.
pub(crate) const MOST_OF_ADDRESS: usize = 2_048;
/// Letters of who made a translation at the most.
pub(crate) const MOST_OF_TRANSLATOR: usize = 200;

/// Letters of the texts of a field at the most.
pub(crate) fn most(name: &str, form: &FieldType) -> usize {
    match (name, form) {
        (_, FieldType::Url | FieldType::Contact | FieldType::OrNull(FieldType::Url | FieldType::Contact)) => MOST_OF_ADDRESS,
        ("note" | "source_note" | "ordinary_traffic_note" | "usage_note" | "report_errors", _) => 10_000,
        ("summary" | "description" | "origin", _) | ("text", FieldType::Prose) => 2_000,
        ("title", FieldType::Text) | ("text" | "author" | "what", _) => 500,
        _ => 200,
    }
}
