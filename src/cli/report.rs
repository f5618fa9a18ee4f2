//! `corridor check --report`: lists the claims of each party and the publishers of their sources.

use crate::chronicle::{
    balance::{PartyBalance, of_dataset},
    dataset::{Dataset, NOT_STATED, PublisherKind},
};
use std::collections::HashSet;

/// Returns the report: a block for each party, then the number of publishers with missing facts.
pub(super) fn balance(dataset: &Dataset) -> String {
    let mut out = String::from("\nClaims by party, and the publishers of their sources (each counted once a party):\n");
    for party in of_dataset(dataset) {
        let label =
            dataset.header.party(party.party.as_str()).map_or(party.party.as_str(), |known| known.label.in_language("en"));
        out += &block(label, &party);
    }
    let used: HashSet<&str> = dataset.sources.iter().map(|source| &*source.publisher).collect();
    let stated = |says: fn(&crate::chronicle::dataset::SourcePublisher) -> bool| {
        dataset.header.publishers.iter().filter(|publisher| used.contains(&*publisher.name) && says(publisher)).count()
    };
    let countries = used.len() - stated(|publisher| &*publisher.country != NOT_STATED);
    let kinds = used.len() - stated(|publisher| publisher.kind != PublisherKind::NotStated);
    out += &format!("\n{} publishers; country not stated: {countries}; kind not stated: {kinds}.\n", used.len());
    out
}

fn block(label: &str, party: &PartyBalance) -> String {
    let countries = party.countries.iter().map(|(country, count)| format!("{country} {count}"));
    let kinds = party.kinds.iter().map(|(kind, count)| format!("{kind} {count}"));
    format!(
        "\n{label}: {}, {} with source ({} %), {} with a note\n  by country: {}\n  by kind: {}\n",
        counted(party.claims, "claim"),
        party.with_source,
        party.percent_with_source(),
        party.with_note,
        list(countries),
        list(kinds),
    )
}

fn list(counts: impl Iterator<Item = String>) -> String {
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() { "none".to_owned() } else { counts.join(", ") }
}

/// Returns a number with its noun.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
