//! Half-open periods: the start is included, the end is not.
//!
//! Overlap is defined only here, so that no two parts of the program disagree about the day of a change.

use super::instant::Instant;

/// The half-open interval `[since, until)`, or `[since, ∞)` without `until`.
///
/// An empty period (`since >= until`) is valid and contains no instant.
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
    /// First instant of the period, included; [`Instant::MIN`] where it has no start.
    pub since: Instant,
    /// First instant after the period; none where it has no end.
    pub until: Option<Instant>,
}

impl Period {
    /// The period that contains every instant.
    pub const ALWAYS: Self = Self { since: Instant::MIN, until: None };

    /// Creates a period from `since` (included) to `until` (not included).
    #[must_use]
    pub fn new(since: Instant, until: Instant) -> Self {
        Self { since, until: Some(until) }
    }

    /// Creates a period from `since` (included) without end.
    #[must_use]
    pub fn from(since: Instant) -> Self {
        Self { since, until: None }
    }

    /// Creates the period that contains `at` alone; it is one nanosecond long.
    #[must_use]
    pub fn at(at: Instant) -> Self {
        Self { since: at, until: at.checked_add(jiff::SignedDuration::from_nanos(1)).ok() }
    }

    /// Returns whether the period contains no instant.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.until.is_some_and(|until| until <= self.since)
    }

    /// Returns whether the period contains `at`.
    #[must_use]
    pub fn contains(&self, at: Instant) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until)
    }

    /// Returns whether both periods contain some instant. Adjacent periods do not overlap; an empty period overlaps nothing.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.intersection(other).is_empty()
    }

    /// Returns the period of the instants that both contain, possibly empty.
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
        fn periods_overlap_when_they_share_an_instant(a in periods(), b in periods()) {
            let shared = (0..13).map(instant).any(|at| a.contains(at) && b.contains(at));
            prop_assert_eq!(a.overlaps(&b), shared);
            prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        }

        #[test]
        fn intersection_contains_the_shared_instants(a in periods(), b in periods(), second in 0i64..13) {
            let at = instant(second);
            prop_assert_eq!(a.intersection(&b).contains(at), a.contains(at) && b.contains(at));
        }
    }

    #[test]
    fn instant_overlaps_the_period_that_starts_at_it_and_not_the_one_that_ends_at_it() {
        let noon = Period::at(instant(5));
        assert!(noon.overlaps(&Period::new(instant(5), instant(9))));
        assert!(!noon.overlaps(&Period::new(instant(0), instant(5))));
    }
}
