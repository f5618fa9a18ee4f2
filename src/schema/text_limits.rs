//! The longest texts that a field may hold, in characters.

use super::types::FieldType;

/// The longest web or mail address, in characters.
pub(crate) const MOST_OF_ADDRESS: usize = 2_048;
/// The longest name of a translator, in characters.
pub(crate) const MOST_OF_TRANSLATOR: usize = 200;

/// Returns the length of the longest text that the field may hold, in characters.
pub(crate) fn most(name: &str, form: &FieldType) -> usize {
    match (name, form) {
        (_, FieldType::Url | FieldType::Contact | FieldType::OrNull(FieldType::Url | FieldType::Contact)) => MOST_OF_ADDRESS,
        ("note" | "source_note" | "ordinary_traffic_note" | "usage_note" | "report_errors", _) => 10_000,
        ("summary" | "description" | "origin", _) | ("text", FieldType::Prose) => 2_000,
        ("title", FieldType::Text) | ("text" | "author" | "what", _) => 500,
        _ => 200,
    }
}
