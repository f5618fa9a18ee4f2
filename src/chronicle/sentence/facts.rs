//! Computes the facts that a sentence states, independent of language.

use crate::chronicle::{
    fold::PlaceIndex,
    index::atlas::{Atlas, StateIndex, StateView},
    moment::{Day, Instant},
    status::OrdinaryTraffic,
};

/// Number of days (of 24 hours) after the last report from which a sentence states when the last report was made.
pub const STALE_AFTER_DAYS: i64 = 90;

pub(super) const STALE_AFTER: jiff::SignedDuration = jiff::SignedDuration::from_hours(STALE_AFTER_DAYS * 24);

/// The facts about one place at one instant.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// State in force, if any.
    pub(super) state: Option<StateIndex>,
    /// Local day from which the days of this state are counted, across exceptions and across changes with the same content; none
    /// where they are not counted.
    pub(super) day_from: Option<Day>,
    /// When ordinary traffic ended; none where it passes, and where the data does not tell that it passed before.
    pub(super) ordinary_ended: Option<Instant>,
    /// Local day from which the days without ordinary traffic are counted.
    pub(super) without_from: Option<Day>,
    /// Last known state, where the shown one is unknown.
    pub(super) last_known: Option<StateIndex>,
}

impl Facts {
    pub(super) fn of(atlas: &Atlas, place: PlaceIndex, at: Instant) -> Self {
        let offset = atlas.header().offset;
        let state = atlas.state_at(place, at);
        let ordinary_ended = state.and_then(|state| ordinary_ended(atlas, state));
        Self {
            state,
            day_from: state.filter(|&state| is_counted(atlas.view(state))).map(|state| offset.day_of(began(atlas, state))),
            ordinary_ended,
            without_from: ordinary_ended.map(|ended| offset.day_of(ended)),
            last_known: state.filter(|&state| atlas.view(state).status().unknown).and_then(|state| last_known(atlas, state)),
        }
    }
}

/// Returns the number of `day`, where `from` is day 1.
pub(super) fn day_number(from: Day, day: Day) -> i32 {
    (day - from).get_days() + 1
}

/// Returns whether the last report of a state is at least [`STALE_AFTER`] old at `at`.
pub(super) fn is_stale(state: StateView<'_>, at: Instant) -> bool {
    let reported = state.last_report_by(at).earliest(state.atlas.header().offset);
    at.duration_since(reported) >= STALE_AFTER
}

/// Returns the states in force at some time of a local day whose status differs from that at the end of the day.
pub(super) fn also_on(atlas: &Atlas, place: PlaceIndex, day: Day) -> Vec<StateIndex> {
    let offset = atlas.header().offset;
    let last = atlas.state_at(place, super::Shown::Day(day).at(offset)).map(|state| atlas.view(state).state.status);
    atlas.states_during(place, &offset.span_of(day)).filter(|&other| last != Some(atlas.view(other).state.status)).collect()
}

/// Returns whether the days of a state are counted: not where the question of ordinary traffic does not apply.
fn is_counted(state: StateView<'_>) -> bool {
    state.status().ordinary_traffic != Some(OrdinaryTraffic::NotApplicable)
}

/// Returns when the current run of states with the same content as `state` began. An exception does not interrupt a run that
/// resumes after it.
fn began(atlas: &Atlas, state: StateIndex) -> Instant {
    let shown = atlas.view(state);
    let first = atlas.states_of(shown.state.place).start;
    let (mut began, mut until) = (shown.state.period.since, shown.state.period.since);
    for earlier in (first..state).rev().map(|earlier| atlas.view(earlier)) {
        if earlier.state.period.until != Some(until) {
            break;
        }
        until = earlier.state.period.since;
        if earlier.has_same_content(&shown) {
            began = earlier.state.period.since;
        } else if !earlier.state.is_exception {
            break;
        }
    }
    began
}

/// Returns when the run of states without ordinary traffic that contains `state` began, if ordinary traffic passed before it.
fn ordinary_ended(atlas: &Atlas, state: StateIndex) -> Option<Instant> {
    if atlas.view(state).is_ordinary()? {
        return None;
    }
    let first = atlas.states_of(atlas.view(state).state.place).start;
    let mut began = atlas.view(state).state.period.since;
    for earlier in (first..state).rev().map(|earlier| atlas.view(earlier)) {
        if earlier.state.period.until != Some(began) {
            return None;
        }
        match earlier.is_ordinary()? {
            true => return Some(began),
            false => began = earlier.state.period.since,
        }
    }
    None
}

fn last_known(atlas: &Atlas, state: StateIndex) -> Option<StateIndex> {
    let first = atlas.states_of(atlas.view(state).state.place).start;
    (first..state).rev().find(|&earlier| !atlas.view(earlier).status().unknown)
}
