//! Counts the claims of each party, how many of them have a source, and who published those sources.

use super::{
    PartyId,
    claim::Claim,
    dataset::{Dataset, Header, NOT_STATED, PublisherKind},
    source::Source,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The claims of one party and the publishers of their sources. Each publisher is counted once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyBalance {
    /// The party that makes the claims.
    pub party: PartyId,
    /// Number of its claims.
    pub claims: usize,
    /// Number of claims with at least one source.
    pub with_source: usize,
    /// Number of claims with a note in place of a source.
    pub with_note: usize,
    /// Number of publishers by the country that they state: the largest number first, then by name, `not-stated` last.
    pub countries: Vec<(Box<str>, usize)>,
    /// Number of publishers by the kind that they state, in the order of [`PublisherKind`].
    pub kinds: Vec<(PublisherKind, usize)>,
}

impl PartyBalance {
    /// Returns the share of the claims that name a source, in percent, rounded.
    #[must_use]
    pub fn percent_with_source(&self) -> usize {
        (200 * self.with_source + self.claims).checked_div(2 * self.claims).unwrap_or(0)
    }
}

/// Returns the balance of each party with a claim, in the order of the dataset's parties.
#[must_use]
pub fn of_dataset(dataset: &Dataset) -> Vec<PartyBalance> {
    balance(&dataset.header, dataset.changes.iter().flat_map(|change| &change.claims), &dataset.sources)
}

/// Returns the balance of each party with a claim, in the order of `header.parties`.
#[must_use]
pub fn balance<'a>(header: &Header, claims: impl Iterator<Item = &'a Claim>, sources: &[Source]) -> Vec<PartyBalance> {
    let publisher_of: HashMap<&str, &str> = sources.iter().map(|source| (source.id.as_str(), &*source.publisher)).collect();
    let stated: HashMap<&str, (&str, PublisherKind)> =
        header.publishers.iter().map(|publisher| (&*publisher.name, (&*publisher.country, publisher.kind))).collect();
    let mut by_party: HashMap<&str, Vec<&Claim>> = HashMap::new();
    for claim in claims {
        by_party.entry(claim.party.as_str()).or_default().push(claim);
    }
    header
        .parties
        .iter()
        .filter_map(|party| {
            let own = by_party.get(party.id.as_str())?;
            let cited = own.iter().flat_map(|claim| &claim.sources);
            let publishers: HashSet<&str> = cited.filter_map(|id| publisher_of.get(id.as_str()).copied()).collect();
            let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
            let mut kinds: BTreeMap<PublisherKind, usize> = BTreeMap::new();
            for name in publishers {
                let (country, kind) = stated.get(name).copied().unwrap_or((NOT_STATED, PublisherKind::NotStated));
                *countries.entry(country).or_default() += 1;
                *kinds.entry(kind).or_default() += 1;
            }
            let mut countries: Vec<(Box<str>, usize)> =
                countries.into_iter().map(|(country, count)| (country.into(), count)).collect();
            countries.sort_by_key(|(country, count)| (&**country == NOT_STATED, std::cmp::Reverse(*count)));
            Some(PartyBalance {
                party: party.id.clone(),
                claims: own.len(),
                with_source: own.iter().filter(|claim| !claim.sources.is_empty()).count(),
                with_note: own.iter().filter(|claim| claim.sources.is_empty() && claim.source_note.is_some()).count(),
                countries,
                kinds: kinds.into_iter().collect(),
            })
        })
        .collect()
}
