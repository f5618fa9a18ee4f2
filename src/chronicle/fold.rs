//! Folds the dated effects at one place into states that do not overlap.
//!
//! The assertion in force at an instant is the one that began last, out of the last `starts` or `ends` and the exceptions
//! after it that have not ended. When an exception ends, the state that it interrupted resumes, unless a `starts` or `ends` fell
//! inside it; that one is in force from its own instant on. A state begins at the earliest instant of its moment as written and
//! ends where the next begins. `confirms` adds a report to the state in force and starts nothing. No state holds outside the
//! place's periods of existence, and none continues from one period into the next. The fold never produces `unknown` by itself:
//! editors record it as a change.

use super::{
    change::{Certainty, EffectKind},
    moment::Instant,
    period::Period,
};

/// Position of a place in its dataset.
pub type PlaceIndex = u32;
/// Position of a change in its dataset.
pub type ChangeIndex = u32;

/// One effect of one change at one place: the input of [`fold`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// The change that has the effect.
    pub change: ChangeIndex,
    /// Position of the effect in the change.
    pub effect: u16,
    /// Whether a state starts, is an exception, is confirmed or ends.
    pub kind: EffectKind,
    /// Span of the change's moment; the assertion begins at its start.
    pub span: Period,
    /// End of an exception, not included; none for other kinds.
    pub until: Option<Instant>,
    /// Number of the combination of status, access and control; equal numbers mean equal content.
    pub content: u64,
    /// Position of the status in the dataset's vocabulary.
    pub status: u32,
    /// Agreement of the sources about the effect.
    pub certainty: Certainty,
}

/// How a report supports a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It started the state.
    Made,
    /// It reported the state again.
    Confirmed,
}

/// A report that supports a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// The change that is the report.
    pub change: ChangeIndex,
    /// Position of the effect in the change.
    pub effect: u16,
    /// Whether it started or confirmed the state.
    pub role: Role,
    /// Agreement of the sources about the effect.
    pub certainty: Certainty,
}

/// A place during one period between two changes: the unit that the API serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Place that is in the state.
    pub place: PlaceIndex,
    /// Period in which the state is in force; the end is not included.
    pub period: Period,
    /// Position of the status in the dataset's vocabulary.
    pub status: u32,
    /// Supporting reports: those that started it (at least one), then those that confirmed it, each oldest first.
    pub supports: Box<[Support]>,
    /// Number of times that the state had resumed after an exception when it began: 0 for the first period.
    pub resumed: u16,
    /// The exception after which it resumed; none where it did not.
    pub resumed_after: Option<ChangeIndex>,
    /// Whether it is an exception.
    pub is_exception: bool,
    /// The newest report of the state.
    pub last_reported: ChangeIndex,
    /// Disputed where a report that started it is, else confirmed where any report is, else reported.
    pub certainty: Certainty,
}

/// A contradiction between the effects at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldProblem {
    /// Two different assertions begin at one instant.
    Conflict {
        /// Change and effect that come first in the data.
        first: (ChangeIndex, u16),
        /// Change and effect that come second.
        second: (ChangeIndex, u16),
    },
    /// An exception ends before or at its start.
    EndsBeforeItStarts {
        /// The change with the exception.
        change: ChangeIndex,
        /// Position of the effect in the change.
        effect: u16,
    },
    /// An effect begins when the place does not exist.
    OutsidePeriods {
        /// The change with the effect.
        change: ChangeIndex,
        /// Position of the effect in the change.
        effect: u16,
    },
    /// A confirmation where no state is in force, or one with another status.
    NothingToConfirm {
        /// The change with the confirmation.
        change: ChangeIndex,
        /// Position of the effect in the change.
        effect: u16,
        /// Change and effect that started the state in force; none where no state is in force.
        in_force: Option<(ChangeIndex, u16)>,
    },
    /// An `ends` where no state is in force.
    NothingToEnd {
        /// The change with the `ends`.
        change: ChangeIndex,
        /// Position of the effect in the change.
        effect: u16,
    },
}

/// Equal assertions that begin at one instant.
struct Group {
    at: Instant,
    kind: EffectKind,
    until: Option<Instant>,
    content: u64,
    status: u32,
    makers: Vec<Support>,
}

/// Folds the effects at one place into its states, oldest first, and returns the contradictions that it finds.
///
/// `periods` are the place's periods of existence in order; `assertions` may come in any order. Assertions with a problem are
/// left out and the others are folded, so that every problem is reported at once.
///
/// ```
/// use corridor::chronicle::{change::{Certainty, EffectKind}, fold::{Assertion, fold}, period::Period};
/// let at = |second| jiff::Timestamp::from_second(second);
/// let assertion = |change, kind, from, until| -> Result<Assertion, jiff::Error> {
///     Ok(Assertion { change, effect: 0, kind, span: Period::at(at(from)?), until, content: change.into(), status: change, certainty: Certainty::Confirmed })
/// };
/// let open = assertion(0, EffectKind::Starts, 10, None)?;
/// let blocked = assertion(1, EffectKind::Exception, 20, Some(at(30)?))?;
/// let (states, problems) = fold(0, &[Period::ALWAYS], &[open, blocked]);
/// assert!(problems.is_empty());
/// let sinces: Vec<i64> = states.iter().map(|state| state.period.since.as_second()).collect();
/// assert_eq!(sinces, [10, 20, 30], "open, blocked, open again");
/// assert_eq!(states[2].resumed_after, Some(1));
/// # Ok::<(), jiff::Error>(())
/// ```
#[must_use]
pub fn fold(place: PlaceIndex, periods: &[Period], assertions: &[Assertion]) -> (Vec<State>, Vec<FoldProblem>) {
    let mut problems = Vec::new();
    let inside: Vec<&Assertion> = in_time_order(assertions)
        .into_iter()
        .filter(|assertion| {
            let exists = is_within_existence(assertion, periods);
            if !exists {
                problems.push(FoldProblem::OutsidePeriods { change: assertion.change, effect: assertion.effect });
            }
            exists
        })
        .collect();
    let groups = group(&inside, &mut problems);
    let mut states = sweep(place, periods, &groups);
    for assertion in &inside {
        match assertion.kind {
            EffectKind::Confirms => confirm(&mut states, assertion, &mut problems),
            EffectKind::Ends => {
                let closes = states.iter().any(|state| state.period.until == Some(assertion.span.since));
                if !closes {
                    problems.push(FoldProblem::NothingToEnd { change: assertion.change, effect: assertion.effect });
                }
            }
            EffectKind::Starts | EffectKind::Exception => {}
        }
    }
    (states, problems)
}

fn in_time_order(assertions: &[Assertion]) -> Vec<&Assertion> {
    let mut ordered: Vec<&Assertion> = assertions.iter().collect();
    ordered.sort_by_key(|assertion| (assertion.span.since, assertion.change, assertion.effect));
    ordered
}

/// Returns whether the effect begins within a period of existence. `ends` may be at the end of one; a confirmation need only
/// overlap one.
fn is_within_existence(assertion: &Assertion, periods: &[Period]) -> bool {
    periods.iter().any(|period| match assertion.kind {
        EffectKind::Confirms => period.overlaps(&assertion.span),
        EffectKind::Ends => period.contains(assertion.span.since) || period.until == Some(assertion.span.since),
        EffectKind::Starts | EffectKind::Exception => period.contains(assertion.span.since),
    })
}

fn group(assertions: &[&Assertion], problems: &mut Vec<FoldProblem>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for assertion in assertions.iter().filter(|assertion| assertion.kind != EffectKind::Confirms) {
        let at = assertion.span.since;
        if assertion.kind == EffectKind::Exception && assertion.until.is_none_or(|until| until <= at) {
            problems.push(FoldProblem::EndsBeforeItStarts { change: assertion.change, effect: assertion.effect });
            continue;
        }
        let support = support(assertion, Role::Made);
        match groups.last_mut().filter(|group| group.at == at) {
            Some(group) if (group.kind, group.until, group.content) == (assertion.kind, assertion.until, assertion.content) => {
                group.makers.push(support);
            }
            Some(group) => problems.push(FoldProblem::Conflict {
                first: (group.makers[0].change, group.makers[0].effect),
                second: (assertion.change, assertion.effect),
            }),
            None => groups.push(Group {
                at,
                kind: assertion.kind,
                until: assertion.until,
                content: assertion.content,
                status: assertion.status,
                makers: vec![support],
            }),
        }
    }
    groups
}

/// Visits every instant at which the group in force can change, and makes a state of each period in which it stays the same.
fn sweep(place: PlaceIndex, periods: &[Period], groups: &[Group]) -> Vec<State> {
    let mut boundaries: Vec<Instant> = groups.iter().flat_map(|group| [Some(group.at), group.until]).flatten().collect();
    boundaries.extend(periods.iter().flat_map(|period| [Some(period.since), period.until]).flatten());
    boundaries.sort_unstable();
    boundaries.dedup();

    let mut states: Vec<State> = Vec::new();
    let mut times_in_force = vec![0u16; groups.len()];
    let mut begun = 0;
    let mut base: Option<usize> = None;
    let mut exceptions: Vec<usize> = Vec::new();
    let mut running: Option<usize> = None;
    for at in boundaries {
        while begun < groups.len() && groups[begun].at <= at {
            match groups[begun].kind {
                EffectKind::Exception => exceptions.push(begun),
                _ => {
                    base = Some(begun);
                    exceptions.clear();
                }
            }
            begun += 1;
        }
        exceptions.retain(|&index| groups[index].until.is_some_and(|until| at < until));
        let period = periods.iter().find(|period| period.contains(at));
        let in_force = period.and_then(|period| {
            let latest = exceptions.last().copied().or_else(|| base.filter(|&index| groups[index].kind == EffectKind::Starts));
            latest.filter(|&index| groups[index].at >= period.since)
        });
        if in_force == running {
            continue;
        }
        if let (Some(_), Some(state)) = (running, states.last_mut()) {
            state.period.until = Some(at);
        }
        if let Some(index) = in_force {
            let interrupted = running.filter(|_| times_in_force[index] > 0).map(|index| groups[index].makers[0].change);
            states.push(state(place, at, &groups[index], times_in_force[index], interrupted));
            times_in_force[index] = times_in_force[index].saturating_add(1);
        }
        running = in_force;
    }
    states
}

fn state(place: PlaceIndex, since: Instant, group: &Group, resumed: u16, resumed_after: Option<ChangeIndex>) -> State {
    State {
        place,
        period: Period::from(since),
        status: group.status,
        resumed,
        resumed_after,
        is_exception: group.kind == EffectKind::Exception,
        last_reported: resumed_after.unwrap_or(group.makers[group.makers.len() - 1].change),
        certainty: certainty(&group.makers),
        supports: group.makers.clone().into(),
    }
}

fn support(assertion: &Assertion, role: Role) -> Support {
    Support { change: assertion.change, effect: assertion.effect, role, certainty: assertion.certainty }
}

fn certainty(supports: &[Support]) -> Certainty {
    let any = |wanted, roles: &[Role]| supports.iter().any(|s| s.certainty == wanted && roles.contains(&s.role));
    if any(Certainty::Disputed, &[Role::Made]) {
        Certainty::Disputed
    } else if any(Certainty::Confirmed, &[Role::Made, Role::Confirmed]) {
        Certainty::Confirmed
    } else {
        Certainty::Reported
    }
}

/// Adds a confirmation to the first state of its status that overlaps its span: a report of "October" confirms the state that
/// began on 2 October.
fn confirm(states: &mut [State], assertion: &Assertion, problems: &mut Vec<FoldProblem>) {
    let at = assertion.span.since;
    let first = states.partition_point(|state| state.period.until.is_some_and(|until| until <= at));
    let in_force = states.get(first).filter(|state| state.period.contains(at)).map(|state| state.supports[0]);
    let found = states[first..]
        .iter_mut()
        .take_while(|state| state.period.overlaps(&assertion.span))
        .find(|state| state.status == assertion.status);
    let Some(state) = found else {
        problems.push(FoldProblem::NothingToConfirm {
            change: assertion.change,
            effect: assertion.effect,
            in_force: in_force.map(|support| (support.change, support.effect)),
        });
        return;
    };
    let mut supports = std::mem::take(&mut state.supports).into_vec();
    supports.push(support(assertion, Role::Confirmed));
    state.certainty = certainty(&supports);
    state.supports = supports.into();
    // The span of "October" may begin before the state that it confirms; then the report that started the state is the newer one.
    if at >= state.period.since {
        state.last_reported = assertion.change;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn instant(second: i64) -> Instant {
        Instant::from_second(second).unwrap()
    }

    fn assertion(change: ChangeIndex, kind: EffectKind, at: i64, until: Option<i64>, content: u32) -> Assertion {
        Assertion {
            change,
            effect: 0,
            kind,
            span: Period::at(instant(at)),
            until: until.map(instant),
            content: content.into(),
            status: content,
            certainty: Certainty::Confirmed,
        }
    }

    /// Returns the content in force at `at`, straight from the definition, without the sweep.
    fn naive(periods: &[Period], assertions: &[Assertion], at: Instant) -> Option<u64> {
        let period = periods.iter().find(|period| period.contains(at))?;
        let begun = |a: &&Assertion| a.span.since <= at && period.contains(a.span.since) || period.until == Some(a.span.since);
        let begun: Vec<&Assertion> = assertions.iter().filter(begun).filter(|a| a.span.since <= at).collect();
        let base = begun.iter().filter(|a| matches!(a.kind, EffectKind::Starts | EffectKind::Ends)).max_by_key(|a| a.span.since);
        let exception = begun
            .iter()
            .filter(|a| a.kind == EffectKind::Exception && a.until.is_some_and(|until| at < until))
            .filter(|a| base.is_none_or(|base| base.span.since < a.span.since))
            .max_by_key(|a| a.span.since);
        match (exception, base) {
            (Some(exception), _) => Some(exception.content),
            (None, Some(base)) if base.kind == EffectKind::Starts => Some(base.content),
            _ => None,
        }
    }

    fn kinds() -> impl Strategy<Value = EffectKind> {
        prop_oneof![4 => Just(EffectKind::Starts), 3 => Just(EffectKind::Exception), 2 => Just(EffectKind::Confirms), 1 => Just(EffectKind::Ends)]
    }

    /// Assertions at distinct instants, so that none conflicts with another.
    fn histories() -> impl Strategy<Value = Vec<Assertion>> {
        proptest::collection::btree_map(0i64..60, (kinds(), 1i64..20, 0u32..4), 0..16).prop_map(|history| {
            history
                .into_iter()
                .enumerate()
                .map(|(change, (at, (kind, lasts, content)))| {
                    let until = (kind == EffectKind::Exception).then_some(at + lasts);
                    assertion(u32::try_from(change).unwrap(), kind, at, until, content)
                })
                .collect()
        })
    }

    fn existences() -> impl Strategy<Value = Vec<Period>> {
        prop_oneof![
            Just(vec![Period::ALWAYS]),
            (0i64..30, 1i64..30, 0i64..20).prop_map(|(since, lasts, gap)| vec![
                Period::new(instant(since), instant(since + lasts)),
                Period::from(instant(since + lasts + gap)),
            ]),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn states_of_a_place_never_overlap_and_are_never_empty(periods in existences(), history in histories()) {
            let (states, _) = fold(0, &periods, &history);
            for state in &states {
                prop_assert!(!state.period.is_empty());
                prop_assert!(!state.supports.is_empty());
            }
            for pair in states.windows(2) {
                prop_assert!(pair[0].period.until.is_some_and(|until| until <= pair[1].period.since));
            }
        }

        #[test]
        fn the_state_at_any_instant_agrees_with_the_definition(periods in existences(), history in histories(), second in 0i64..90) {
            let at = instant(second);
            let (states, _) = fold(0, &periods, &history);
            let folded = states.iter().find(|state| state.period.contains(at)).map(|state| u64::from(state.status));
            prop_assert_eq!(folded, naive(&periods, &history, at));
        }

        #[test]
        fn the_order_of_the_data_does_not_matter(periods in existences(), history in histories().prop_shuffle()) {
            let mut sorted = history.clone();
            sorted.sort_by_key(|a| a.change);
            prop_assert_eq!(fold(0, &periods, &history).0, fold(0, &periods, &sorted).0);
        }
    }

    #[test]
    fn start_inside_an_exception_replaces_it_and_the_earlier_state_does_not_resume() {
        let history = [
            assertion(0, EffectKind::Starts, 0, None, 1),
            assertion(1, EffectKind::Exception, 10, Some(20), 2),
            assertion(2, EffectKind::Starts, 15, None, 3),
        ];
        let (states, problems) = fold(0, &[Period::ALWAYS], &history);
        assert_eq!(problems, []);
        assert_eq!(states.iter().map(|s| s.status).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn exception_without_an_earlier_state_is_followed_by_no_state() {
        let (states, problems) = fold(0, &[Period::ALWAYS], &[assertion(0, EffectKind::Exception, 10, Some(20), 2)]);
        assert_eq!(problems, []);
        assert_eq!(states.len(), 1);
        assert_eq!(states[0].period, Period::new(instant(10), instant(20)));
    }

    #[test]
    fn equal_assertions_at_one_instant_merge_and_different_ones_conflict() {
        let equal = [assertion(0, EffectKind::Starts, 5, None, 1), assertion(1, EffectKind::Starts, 5, None, 1)];
        let (states, problems) = fold(0, &[Period::ALWAYS], &equal);
        assert_eq!(problems, []);
        assert_eq!(states[0].supports.iter().map(|s| s.change).collect::<Vec<_>>(), [0, 1]);

        let different = [assertion(0, EffectKind::Starts, 5, None, 1), assertion(1, EffectKind::Starts, 5, None, 2)];
        let (_, problems) = fold(0, &[Period::ALWAYS], &different);
        assert_eq!(problems, [FoldProblem::Conflict { first: (0, 0), second: (1, 0) }]);
    }

    #[test]
    fn confirmation_changes_only_the_last_report_of_the_state_in_force() {
        let history = [
            assertion(0, EffectKind::Starts, 0, None, 1),
            assertion(1, EffectKind::Confirms, 10, None, 1),
            assertion(2, EffectKind::Starts, 20, None, 2),
            assertion(3, EffectKind::Confirms, 30, None, 1),
        ];
        let (states, problems) = fold(0, &[Period::ALWAYS], &history);
        assert_eq!(states.iter().map(|s| s.last_reported).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(problems, [FoldProblem::NothingToConfirm { change: 3, effect: 0, in_force: Some((2, 0)) }]);
    }

    #[test]
    fn end_closes_the_state_at_the_end_of_the_period() {
        let period = Period::new(instant(0), instant(50));
        let history = [assertion(0, EffectKind::Starts, 0, None, 1), assertion(1, EffectKind::Ends, 50, None, 2)];
        let (states, problems) = fold(0, &[period], &history);
        assert_eq!(problems, []);
        assert_eq!(states.iter().map(|s| s.period).collect::<Vec<_>>(), [period]);
    }
}
