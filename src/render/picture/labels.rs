//! What the dataset calls those who pass, the ways, and what is recorded of them.

use crate::chronicle::{
    dataset::Header,
    status::{AccessLevel, Direction, Traveller},
};

/// An answer about passing; nothing recorded is one too.
pub(super) fn access_label(header: &Header, pass: Option<AccessLevel>, language: &str) -> String {
    header.access_values.of(pass).in_language(language).to_owned()
}

/// Whose passage.
pub(super) fn traveller_label<'a>(header: &'a Header, traveller: Traveller, language: &str) -> &'a str {
    header.travellers.of(traveller).in_language(language)
}

/// Which way.
pub(super) fn direction_label<'a>(header: &'a Header, direction: Direction, language: &str) -> &'a str {
    header.directions.of(direction).in_language(language)
}
