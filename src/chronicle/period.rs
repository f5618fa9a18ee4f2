//! Half-open stretches of time: the start is in, the end is not.
//!
//! Overlap is written once, here, so that no two parts of the program can disagree about the day of a change.

use super::instant::Instant;

/// `[since, until)`; without `until` it runs on. An empty period (`since >= until`) is legal and holds no instant.
///
/// ```
/// use corridor::chronicle::period::Period;
/// let hour = Period::new("2023-04-23T08:00:00Z".parse()?, "2023-04-23T09:00:00Z".parse()?);
/// assert!(hour.contains("2023-04-23T08:00:00Z".parse()?));
/// assert!(!hour.contains("2023-04-23T09:00:00Z".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first instant in the period; [`Instant::MIN`] when it has no start.
    pub since: Instant,
    /// The first instant after the period; none when it has no end.
    pub until: Option<Instant>,
}

impl Period {
    /// All of time.
    pub const ALWAYS: Self = Self { since: Instant::MIN, until: None };

    /// From `since` (in) to `until` (not in).
    #[must_use]
    pub fn new(since: Instant, until: Instant) -> Self {
        Self { since, until: Some(until) }
    }

    /// From `since` on.
    #[must_use]
    pub fn from(since: Instant) -> Self {
        Self { since, until: None }
    }

    /// Just the instant `at`: the shortest period that holds it.
    #[must_use]
    pub fn at(at: Instant) -> Self {
        Self { since: at, until: at.checked_add(jiff::SignedDuration::from_nanos(1)).ok() }
    }

    /// Whether no instant is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.until.is_some_and(|until| until <= self.since)
    }

    /// Whether `at` is in it.
    #[must_use]
    pub fn contains(&self, at: Instant) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until)
    }

    /// Whether some instant is in both; touching ends do not overlap, and an empty period overlaps nothing.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.intersection(other).is_empty()
    }

    /// The instants in both, possibly none.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (end, None) | (None, end) => end,
        };
        Self { since: self.since.max(other.since), until }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn instant(second: i64) -> Instant {
        Instant::from_second(second).unwrap()
    }

    fn periods() -> impl Strategy<Value = Period> {
        (0i64..12, proptest::option::of(0i64..12))
            .prop_map(|(since, until)| Period { since: instant(since), until: until.map(instant) })
    }

    proptest! {
        #[test]
        fn two_periods_overlap_exactly_when_they_share_an_instant(a in periods(), b in periods()) {
            let shared = (0..13).map(instant).any(|at| a.contains(at) && b.contains(at));
            prop_assert_eq!(a.overlaps(&b), shared);
            prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        }

        #[test]
        fn the_intersection_holds_just_the_shared_instants(a in periods(), b in periods(), second in 0i64..13) {
            let at = instant(second);
            prop_assert_eq!(a.intersection(&b).contains(at), a.contains(at) && b.contains(at));
        }
    }

    #[test]
    fn an_instant_overlaps_the_state_that_starts_then_and_not_the_one_that_ends_then() {
        let noon = Period::at(instant(5));
        assert!(noon.overlaps(&Period::new(instant(5), instant(9))));
        assert!(!noon.overlaps(&Period::new(instant(0), instant(5))));
    }
}
