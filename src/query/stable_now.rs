//! Replaces `now` in a query by an instant that does not change with the clock and has the same result.
//!
//! An item matches if its period overlaps the requested one, so a result changes only where an item begins or ends. Between the
//! last such edge and now, every instant has the same result.

use crate::chronicle::{index::atlas::Atlas, moment::Instant, period::Period};

/// Returns a replacement for `now` as the start of a period: the first whole second after `last_edge`, at most `now`.
///
/// `last_edge` is the last instant at or before `now` at which an item of the collection began or ended.
#[must_use]
pub fn fixed_start(now: Instant, last_edge: Option<Instant>) -> Instant {
    let Some(edge) = last_edge else { return now };
    let whole = Instant::from_second(edge.as_second()).unwrap_or(edge);
    // Before 1970, `as_second` rounds up.
    let floor = if whole > edge { whole - jiff::SignedDuration::from_secs(1) } else { whole };
    floor.checked_add(jiff::SignedDuration::from_secs(1)).map_or(now, |next| next.min(now))
}

/// Returns a replacement for `now` as the end of a period, included: `last_edge`, at least `start`.
#[must_use]
pub fn fixed_end(now: Instant, last_edge: Option<Instant>, start: Instant) -> Instant {
    last_edge.unwrap_or(now).max(start)
}

/// Returns the last of these instants at or before `now`.
fn last_by(edges: impl Iterator<Item = Instant>, now: Instant) -> Option<Instant> {
    edges.filter(|edge| *edge > Instant::MIN && *edge <= now).max()
}

fn ends(period: Period) -> impl Iterator<Item = Instant> {
    std::iter::once(period.since).chain(period.until)
}

/// Returns the last instant at or before `now` at which a state began or ended.
#[must_use]
pub fn last_edge_of_states(atlas: &Atlas, now: Instant) -> Option<Instant> {
    let instants = atlas.instants();
    instants[..instants.partition_point(|instant| *instant <= now)].last().copied()
}

/// Returns the last instant at or before `now` at which a place began or ceased to exist.
#[must_use]
pub fn last_edge_of_places(atlas: &Atlas, now: Instant) -> Option<Instant> {
    let offset = atlas.header().offset;
    last_by(atlas.places().iter().flat_map(|place| place.existence(offset)).flat_map(ends), now)
}

/// Returns the last instant at or before `now` at which the span of a change began or ended.
#[must_use]
pub fn last_edge_of_changes(atlas: &Atlas, now: Instant) -> Option<Instant> {
    last_by((0..).zip(atlas.changes()).flat_map(|(index, _)| ends(atlas.span_of(index))), now)
}

/// Returns the last instant at or before `now` at which the span of a source's date began or ended.
#[must_use]
pub fn last_edge_of_sources(atlas: &Atlas, now: Instant) -> Option<Instant> {
    let offset = atlas.header().offset;
    last_by(atlas.sources().iter().filter_map(|source| source.date.as_ref()).flat_map(|date| ends(date.span(offset))), now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Filter, Found, Page, When, changes, places, sources, states};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static ATLAS: LazyLock<Atlas> = LazyLock::new(|| Atlas::new(crate::geodata::built_in().unwrap()).unwrap());
    const ALL: Page = Page { limit: usize::MAX, offset: 0 };

    type Answer = fn(&Atlas, &Filter, Page) -> Found;
    type LastEdge = fn(&Atlas, Instant) -> Option<Instant>;
    const COLLECTIONS: [(Answer, LastEdge); 4] = [
        (places, last_edge_of_places),
        (states, last_edge_of_states),
        (changes, last_edge_of_changes),
        (sources, last_edge_of_sources),
    ];

    /// Edges of the data, and instants close to them.
    fn instants() -> impl Strategy<Value = Instant> {
        let edges: Vec<Instant> = COLLECTIONS
            .iter()
            .flat_map(|(_, last_edge)| {
                std::iter::successors(last_edge(&ATLAS, Instant::MAX), |edge| {
                    last_edge(&ATLAS, edge.checked_sub(jiff::SignedDuration::from_nanos(1)).ok()?)
                })
            })
            .collect();
        let near = prop_oneof![
            Just(0i64),
            Just(1),
            Just(-1),
            Just(500_000_000),
            Just(2_000_000_000),
            -86_400_000_000_000i64..86_400_000_000_000
        ];
        (prop::sample::select(edges), near).prop_map(|(edge, nanoseconds)| edge + jiff::SignedDuration::from_nanos(nanoseconds))
    }

    proptest! {
        #[test]
        fn fixed_instant_has_the_same_result_as_now(now in instants(), other in instants(), collection in 0..4usize) {
            let (answer, last_edge) = COLLECTIONS[collection];
            let ask = |when| answer(&ATLAS, &Filter { when: Some(when), ..Filter::default() }, ALL).items;
            let during = |since, until: Instant| When::During(Period { since, until: Period::at(until).until });
            let last = last_edge(&ATLAS, now);
            let start = fixed_start(now, last);
            prop_assert!(start <= now);
            prop_assert_eq!(ask(When::At(start)), ask(When::At(now)));
            prop_assert_eq!(ask(When::During(Period::from(start))), ask(When::During(Period::from(now))));
            let end = fixed_end(now, last, Instant::MIN);
            prop_assert!(end <= now);
            prop_assert_eq!(ask(during(Instant::MIN, end)), ask(during(Instant::MIN, now)));
            if other <= now {
                let end = fixed_end(now, last, other);
                prop_assert!(other <= end && end <= now);
                prop_assert_eq!(ask(during(other, end)), ask(during(other, now)));
            } else {
                prop_assert_eq!(ask(during(start, other)), ask(during(now, other)));
            }
            prop_assert_eq!(ask(during(start, fixed_end(now, last, start))), ask(during(now, now)));
        }
    }
}
