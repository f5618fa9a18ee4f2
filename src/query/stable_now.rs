//! What stands in the place of `now`: an instant that does not move with the clock and gives the same answer.
//!
//! An item is found by whether its period overlaps the one that is asked for, so an answer changes only where an item begins or ends.
//! Between the last such edge and now, one instant is as good as another.

use crate::chronicle::{index::atlas::Atlas, moment::Instant, period::Period};

/// Returns an instant from which on everything holds that holds from `now` on: the first second after `last_edge`, and never later
/// than now. `last_edge` is the last instant, `now` included, at which something that is asked for began or ended.
#[must_use]
pub fn fixed_start(now: Instant, last_edge: Option<Instant>) -> Instant {
    let Some(edge) = last_edge else { return now };
    let whole = Instant::from_second(edge.as_second()).unwrap_or(edge);
    // Before 1970 a whole second lies after its fraction.
    let floor = if whole > edge { whole - jiff::SignedDuration::from_secs(1) } else { whole };
    floor.checked_add(jiff::SignedDuration::from_secs(1)).map_or(now, |next| next.min(now))
}

/// Returns an instant up to which everything began that began up to `now`: `last_edge`, and never before `start`.
#[must_use]
pub fn fixed_end(now: Instant, last_edge: Option<Instant>, start: Instant) -> Instant {
    last_edge.unwrap_or(now).max(start)
}

/// Returns the last of these instants that is not after `now`.
fn last_by(edges: impl Iterator<Item = Instant>, now: Instant) -> Option<Instant> {
    edges.filter(|edge| *edge > Instant::MIN && *edge <= now).max()
}

fn ends(period: Period) -> impl Iterator<Item = Instant> {
    std::iter::once(period.since).chain(period.until)
}

/// Returns the last instant up to `now` at which a state began or ended.
#[must_use]
pub fn last_edge_of_states(atlas: &Atlas, now: Instant) -> Option<Instant> {
    let instants = atlas.instants();
    instants[..instants.partition_point(|instant| *instant <= now)].last().copied()
}

/// Returns the last instant up to `now` at which a place began or ceased to exist.
#[must_use]
pub fn last_edge_of_places(atlas: &Atlas, now: Instant) -> Option<Instant> {
    let offset = atlas.header().offset;
    last_by(atlas.places().iter().flat_map(|place| place.existence(offset)).flat_map(ends), now)
}

/// Returns the last instant up to `now` at which the span of a change began or ended.
#[must_use]
pub fn last_edge_of_changes(atlas: &Atlas, now: Instant) -> Option<Instant> {
    last_by((0..).zip(atlas.changes()).flat_map(|(index, _)| ends(atlas.span_of(index))), now)
}

/// Returns the last instant up to `now` at which the date of a source began or ended.
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

    /// Instants of the data, and some close to them.
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
        fn a_fixed_instant_in_the_place_of_now_gives_the_same_answer(now in instants(), other in instants(), collection in 0..4usize) {
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
