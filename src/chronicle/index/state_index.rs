//! Looks up the states in force at an instant, at one place or at many.
//!
//! The time of a look-up is spent on memory access, so the index has a compact copy of the times: four bytes for each
//! transition, in the order of the spatial index, because places near each other are queried together.

use super::position::position;
use crate::chronicle::{fold::State, moment::Instant, period::Period};
use std::ops::Range;

/// The transitions of each place, row by row; the caller assigns places to rows.
#[derive(Debug)]
pub(super) struct StatesByTime {
    buckets: TimeBuckets,
    /// Start of each row, and the end of the last one.
    rows: Vec<Row>,
    transitions: Vec<Transition>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    first_transition: u32,
    first_state: u32,
}

/// The rank of the instant of a transition among all instants (counted from 1), shifted left by one; the last bit is set where a
/// state is in force from then on. Ranks are as exact as the times and can be compared with SIMD instructions.
type Transition = u32;

/// Rows are padded to whole groups of transitions, which are counted without data-dependent branches, so that memory accesses of
/// several rows overlap. In a binary search each step waits for the one before.
const GROUP: usize = 8;
/// Pads a row.
const NEVER: Transition = Transition::MAX;

/// The period in which no state changes, in ranks of instants.
type Slice = Range<u32>;

impl StatesByTime {
    /// Builds the index from the states of each row, oldest first, and the position of the first of them.
    pub(super) fn new<'a>(states_of_rows: impl Iterator<Item = (u32, &'a [State])>) -> Self {
        let (mut rows, mut times, mut transitions) = (Vec::new(), Vec::new(), Vec::new());
        for (first_state, states) in states_of_rows {
            rows.push(Row { first_transition: position(transitions.len()), first_state });
            let mut add = |at: Instant, holds: bool| {
                times.push((at, position(transitions.len())));
                transitions.push(Transition::from(holds));
            };
            let next_starts = states.iter().skip(1).map(|next| Some(next.period.since)).chain([None]);
            for (state, next) in states.iter().zip(next_starts) {
                add(state.period.since, true);
                if let Some(until) = state.period.until.filter(|&until| next != Some(until)) {
                    add(until, false);
                }
            }
            transitions.resize(transitions.len().next_multiple_of(GROUP), NEVER);
        }
        rows.push(Row { first_transition: position(transitions.len()), first_state: 0 });
        times.sort_unstable();
        let mut instants: Vec<Instant> = Vec::new();
        for (at, index) in times {
            if instants.last() != Some(&at) {
                instants.push(at);
            }
            // Memory is exhausted long before `u32` is, so there is room for the bit.
            transitions[index as usize] |= position(instants.len()) << 1;
        }
        instants.shrink_to_fit();
        transitions.shrink_to_fit();
        Self { buckets: TimeBuckets::new(instants), rows, transitions }
    }

    /// Returns every instant at which a state starts or ends, in order, each once.
    pub(super) fn instants(&self) -> &[Instant] {
        &self.buckets.instants
    }

    /// Returns the positions of the states in force at these rows at `at`, and the period around `at` in which none of them
    /// changes.
    pub(super) fn held(&self, rows: impl Iterator<Item = u32>, at: Instant) -> (Vec<u32>, Period) {
        let passed = self.buckets.passed(at);
        let mut slice = 0..NEVER;
        let mut states = Vec::with_capacity(rows.size_hint().0);
        for row in rows {
            let (state, of_row) = self.look_up(row, passed);
            slice = slice.start.max(of_row.start)..slice.end.min(of_row.end);
            states.extend(state);
        }
        (states, self.buckets.period(&slice))
    }

    /// Returns the position of the state in force at a row at `at`.
    pub(super) fn at(&self, row: u32, at: Instant) -> Option<u32> {
        self.look_up(row, self.buckets.passed(at)).0
    }

    fn look_up(&self, row: u32, passed: u32) -> (Option<u32>, Slice) {
        let (row, next) = (self.rows[row as usize], self.rows[row as usize + 1]);
        let transitions = &self.transitions[row.first_transition as usize..next.first_transition as usize];
        let (groups, _) = transitions.as_chunks::<GROUP>();
        // Every transition at or before `at` is less than this, whatever its last bit.
        let limit = (passed + 1) << 1;
        let (mut begun, mut started) = (0, 0);
        // Two nested loops: the compiler does not vectorize a single flattened one.
        for group in groups {
            for transition in group {
                let has_begun = u32::from(*transition < limit);
                begun += has_begun;
                started += has_begun & transition;
            }
        }
        let until = transitions.get(begun as usize).map_or(NEVER, |transition| transition >> 1);
        let Some(last) = begun.checked_sub(1).map(|last| transitions[last as usize]) else { return (None, 0..until) };
        ((last & 1 == 1).then(|| row.first_state + started - 1), last >> 1..until)
    }
}

/// All instants in order, divided into buckets of equal duration, so that a binary search touches few cache lines.
#[derive(Debug)]
struct TimeBuckets {
    instants: Vec<Instant>,
    /// Position of the first instant of each bucket, and the number of instants.
    bucket_starts: Vec<u32>,
    seconds_per_bucket: i64,
}

impl TimeBuckets {
    /// Average number of instants in a bucket: two cache lines.
    const PER_BUCKET: i64 = 8;

    fn new(instants: Vec<Instant>) -> Self {
        let seconds = instants.last().map_or(0, |last| last.as_second() - instants[0].as_second());
        let count = i64::from(position(instants.len()));
        let mut buckets =
            Self { seconds_per_bucket: (seconds / (count / Self::PER_BUCKET + 1)).max(1), instants, bucket_starts: vec![0] };
        for index in 0..buckets.instants.len() {
            let bucket = buckets.bucket(buckets.instants[index]);
            buckets.bucket_starts.resize(buckets.bucket_starts.len().max(bucket + 1), position(index));
        }
        buckets.bucket_starts.push(position(buckets.instants.len()));
        buckets
    }

    fn bucket(&self, at: Instant) -> usize {
        let since_first = self.instants.first().map_or(0, |first| at.as_second() - first.as_second());
        usize::try_from(since_first / self.seconds_per_bucket).unwrap_or(0)
    }

    /// Returns the number of instants at or before `at`.
    fn passed(&self, at: Instant) -> u32 {
        let bucket = self.bucket(at).min(self.bucket_starts.len().saturating_sub(2));
        let (first, end) = (self.bucket_starts[bucket], self.bucket_starts[bucket + 1]);
        first + position(self.instants[first as usize..end as usize].partition_point(|&instant| instant <= at))
    }

    fn period(&self, slice: &Slice) -> Period {
        let instant = |passed: u32| self.instants.get((passed as usize).checked_sub(1)?).copied();
        Period { since: instant(slice.start).unwrap_or(Instant::MIN), until: instant(slice.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chronicle::{change::Certainty, fold::Support};
    use proptest::prelude::*;

    fn instant(second: i64) -> Instant {
        Instant::from_second(second).unwrap()
    }

    /// Builds the states of one place from starts and ends in order.
    fn states(of_place: &[(i64, Option<i64>)]) -> Vec<State> {
        let state = |&(since, until): &(i64, Option<i64>)| State {
            place: 0,
            period: Period { since: instant(since), until: until.map(instant) },
            status: 0,
            supports: Box::<[Support]>::default(),
            resumed: 0,
            resumed_after: None,
            is_exception: false,
            last_reported: 0,
            certainty: Certainty::Confirmed,
        };
        of_place.iter().map(state).collect()
    }

    /// Up to 90 states, with and without gaps, the last one with or without an end.
    fn places() -> impl Strategy<Value = Vec<State>> {
        (proptest::collection::vec((1i64..4, 0i64..3), 0..90), any::<bool>()).prop_map(|(steps, is_open)| {
            let mut at = 0;
            let mut spans: Vec<(i64, Option<i64>)> = Vec::new();
            for (lasts, gap) in steps {
                spans.push((at + gap, Some(at + gap + lasts)));
                at += gap + lasts;
            }
            if let Some(last) = spans.last_mut().filter(|_| is_open) {
                last.1 = None;
            }
            states(&spans)
        })
    }

    proptest! {
        #[test]
        fn look_up_agrees_with_the_periods_of_the_states(
            rows in proptest::collection::vec(places(), 1..4), second in -2i64..400, nanosecond in prop_oneof![Just(0), 0..1_000_000_000i32],
        ) {
            let at = Instant::new(second, if second < 0 { -nanosecond } else { nanosecond }).unwrap();
            let mut first = 0;
            let numbered: Vec<(u32, &[State])> = rows.iter().map(|row| {
                let numbered = (first, row.as_slice());
                first += u32::try_from(row.len()).unwrap();
                numbered
            }).collect();
            let (held, slice) = StatesByTime::new(numbered.iter().copied()).held(0..u32::try_from(rows.len()).unwrap(), at);

            let all: Vec<&State> = rows.iter().flatten().collect();
            let expected: Vec<u32> = (0..).zip(&all).filter(|(_, state)| state.period.contains(at)).map(|(index, _)| index).collect();
            prop_assert_eq!(held, expected);
            let edges = || all.iter().flat_map(|state| [Some(state.period.since), state.period.until]).flatten();
            prop_assert_eq!(slice.since, edges().filter(|edge| *edge <= at).max().unwrap_or(Instant::MIN));
            prop_assert_eq!(slice.until, edges().filter(|edge| *edge > at).min());
        }
    }

    #[test]
    fn state_ends_with_nanosecond_precision() {
        let row = states(&[(10, Some(20))]);
        let index = StatesByTime::new([(0, row.as_slice())].into_iter());
        let held = |at: &str| index.held(std::iter::once(0), at.parse().unwrap()).0.len();
        assert_eq!(held("1970-01-01T00:00:09.999999999Z"), 0);
        assert_eq!(held("1970-01-01T00:00:10Z"), 1);
        assert_eq!(held("1970-01-01T00:00:19.999999999Z"), 1);
        assert_eq!(held("1970-01-01T00:00:20Z"), 0);
    }
}
