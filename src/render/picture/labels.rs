//! Returns the dataset's labels for travellers, directions and access.

use crate::chronicle::{
    dataset::Header,
    status::{AccessLevel, Direction, Traveller},
};

/// Returns the label of an access level, or of *not recorded*.
pub(super) fn access_label(header: &Header, pass: Option<AccessLevel>, language: &str) -> String {
    header.access_values.of(pass).in_language(language).to_owned()
}

/// Returns the label of a traveller.
pub(super) fn traveller_label<'a>(header: &'a Header, traveller: Traveller, language: &str) -> &'a str {
    header.travellers.of(traveller).in_language(language)
}

/// Returns the label of a direction.
pub(super) fn direction_label<'a>(header: &'a Header, direction: Direction, language: &str) -> &'a str {
    header.directions.of(direction).in_language(language)
}
