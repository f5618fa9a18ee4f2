//! What holds at an instant, at one place or at many: the question behind every map.
//!
//! Its answer is a wait for memory and little else, so it is looked up in a copy of the times that is as small as can be, four
//! bytes for each turn, and that lies in the order of the map: places near each other are asked about together.

use super::position::position;
use crate::chronicle::{fold::State, moment::Instant, period::Period};
use std::ops::Range;

/// When the answer turns at each place, row by row; the caller decides which place has which row.
#[derive(Debug)]
pub(super) struct StatesByTime {
    clock: TimeBuckets,
    /// Where each row begins, and one more where the last one ends.
    rows: Vec<Row>,
    turns: Vec<Transition>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    turn: u32,
    state: u32,
}

/// How many of all instants have passed when the answer at a place turns, and in the last bit whether a state holds from then on.
/// A number in place of the time is as exact as the time itself, and numbers side by side are compared several at once.
type Transition = u32;

/// Rows are filled up to whole groups of turns, which are counted without a branch that depends on what they are: so the waits for
/// the memory of several rows overlap. A binary search waits for each of its steps.
const GROUP: usize = 8;
/// Fills up a row.
const NEVER: Transition = Transition::MAX;

/// While the answer stays the same, in numbers of passed instants.
type Slice = Range<u32>;

impl StatesByTime {
    /// Takes the states of each row, oldest first, with the position of the first of them.
    pub(super) fn new<'a>(states_of_rows: impl Iterator<Item = (u32, &'a [State])>) -> Self {
        let (mut rows, mut times, mut turns) = (Vec::new(), Vec::new(), Vec::new());
        for (state, states) in states_of_rows {
            rows.push(Row { turn: position(turns.len()), state });
            let mut turn = |at: Instant, holds: bool| {
                times.push((at, position(turns.len())));
                turns.push(Transition::from(holds));
            };
            let next_starts = states.iter().skip(1).map(|next| Some(next.period.since)).chain([None]);
            for (state, next) in states.iter().zip(next_starts) {
                turn(state.period.since, true);
                if let Some(until) = state.period.until.filter(|&until| next != Some(until)) {
                    turn(until, false);
                }
            }
            turns.resize(turns.len().next_multiple_of(GROUP), NEVER);
        }
        rows.push(Row { turn: position(turns.len()), state: 0 });
        times.sort_unstable();
        let mut instants: Vec<Instant> = Vec::new();
        for (at, index) in times {
            if instants.last() != Some(&at) {
                instants.push(at);
            }
            // Memory ends long before the numbers do, so there is room for the bit.
            turns[index as usize] |= position(instants.len()) << 1;
        }
        instants.shrink_to_fit();
        turns.shrink_to_fit();
        Self { clock: TimeBuckets::new(instants), rows, turns }
    }

    /// Every instant at which some state starts or ends, in order.
    pub(super) fn instants(&self) -> &[Instant] {
        &self.clock.instants
    }

    /// The positions of the states in force at these rows at `at`, and the period around it in which they stay the same.
    pub(super) fn held(&self, rows: impl Iterator<Item = u32>, at: Instant) -> (Vec<u32>, Period) {
        let passed = self.clock.passed(at);
        let mut slice = 0..NEVER;
        let mut states = Vec::with_capacity(rows.size_hint().0);
        for row in rows {
            let (state, of_row) = self.look_up(row, passed);
            slice = slice.start.max(of_row.start)..slice.end.min(of_row.end);
            states.extend(state);
        }
        (states, self.clock.period(&slice))
    }

    /// The position of the state in force at a row, if any.
    pub(super) fn at(&self, row: u32, at: Instant) -> Option<u32> {
        self.look_up(row, self.clock.passed(at)).0
    }

    fn look_up(&self, row: u32, passed: u32) -> (Option<u32>, Slice) {
        let (row, next) = (self.rows[row as usize], self.rows[row as usize + 1]);
        let turns = &self.turns[row.turn as usize..next.turn as usize];
        let (groups, _) = turns.as_chunks::<GROUP>();
        // Every turn up to this many instants is less, with and without its last bit.
        let limit = (passed + 1) << 1;
        let (mut begun, mut started) = (0, 0);
        // Two loops: flattened into one, the compiler does not compare a group at once.
        for group in groups {
            for turn in group {
                let has_begun = u32::from(*turn < limit);
                begun += has_begun;
                started += has_begun & turn;
            }
        }
        let until = turns.get(begun as usize).map_or(NEVER, |turn| turn >> 1);
        let Some(last) = begun.checked_sub(1).map(|last| turns[last as usize]) else { return (None, 0..until) };
        ((last & 1 == 1).then(|| row.state + started - 1), last >> 1..until)
    }
}

/// The instants in order, with a coarse table over them: the binary search of a long list waits for memory at most of its steps.
#[derive(Debug)]
struct TimeBuckets {
    instants: Vec<Instant>,
    /// The position of the first instant in each of the equal parts that the time is cut into, and one more.
    parts: Vec<u32>,
    seconds_a_part: i64,
}

impl TimeBuckets {
    /// Instants in a part on average: two lines of the processor's cache.
    const IN_A_PART: i64 = 8;

    fn new(instants: Vec<Instant>) -> Self {
        let seconds = instants.last().map_or(0, |last| last.as_second() - instants[0].as_second());
        let count = i64::from(position(instants.len()));
        let mut clock = Self { seconds_a_part: (seconds / (count / Self::IN_A_PART + 1)).max(1), instants, parts: vec![0] };
        for index in 0..clock.instants.len() {
            let part = clock.part(clock.instants[index]);
            clock.parts.resize(clock.parts.len().max(part + 1), position(index));
        }
        clock.parts.push(position(clock.instants.len()));
        clock
    }

    fn part(&self, at: Instant) -> usize {
        let since_first = self.instants.first().map_or(0, |first| at.as_second() - first.as_second());
        usize::try_from(since_first / self.seconds_a_part).unwrap_or(0)
    }

    /// How many instants are not after `at`.
    fn passed(&self, at: Instant) -> u32 {
        let part = self.part(at).min(self.parts.len().saturating_sub(2));
        let (first, end) = (self.parts[part], self.parts[part + 1]);
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

    /// States of one place, from starts and ends in order; where one ends as the next starts, there is no gap.
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

    /// Up to some hundred states, with gaps and without, the last one open or not.
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
        fn what_holds_agrees_with_the_periods_of_the_states(
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
            let turns = || all.iter().flat_map(|state| [Some(state.period.since), state.period.until]).flatten();
            prop_assert_eq!(slice.since, turns().filter(|turn| *turn <= at).max().unwrap_or(Instant::MIN));
            prop_assert_eq!(slice.until, turns().filter(|turn| *turn > at).min());
        }
    }

    #[test]
    fn a_state_ends_to_the_nanosecond() {
        let row = states(&[(10, Some(20))]);
        let histories = StatesByTime::new([(0, row.as_slice())].into_iter());
        let held = |at: &str| histories.held(std::iter::once(0), at.parse().unwrap()).0.len();
        assert_eq!(held("1970-01-01T00:00:09.999999999Z"), 0);
        assert_eq!(held("1970-01-01T00:00:10Z"), 1);
        assert_eq!(held("1970-01-01T00:00:19.999999999Z"), 1);
        assert_eq!(held("1970-01-01T00:00:20Z"), 0);
    }
}
