//! The publisher of the dataset in words.

use crate::{chronicle::dataset::Header, l10n::catalogue};

/// Returns who publishes the data, and how they are reached.
pub(super) fn in_words(header: &Header, language: &str) -> String {
    let words = catalogue(language);
    let name = header.publisher.as_ref().map(|publisher| format!("{}: {}.", words.text("publisher", &[]), publisher.name));
    let contact = match header.publisher.as_ref().and_then(|publisher| publisher.contact.as_deref()) {
        Some(contact) => format!("{}: {}", words.text("contact", &[]), contact.trim_start_matches("mailto:")),
        None => words.text("no-contact", &[]),
    };
    name.into_iter().chain([contact]).collect::<Vec<_>>().join(" ")
}
