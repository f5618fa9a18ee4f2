//! The facts that a sentence is made of, without a word.

use crate::chronicle::{
    fold::PlaceIndex,
    index::atlas::{Atlas, StateIndex, StateView},
    moment::{Day, Instant},
    status::OrdinaryTraffic,
};

/// How long after its last report a state is captioned with it: from this many times 24 hours on.
pub const STALE_AFTER_DAYS: i64 = 90;

pub(super) const STALE_AFTER: jiff::SignedDuration = jiff::SignedDuration::from_hours(STALE_AFTER_DAYS * 24);

/// What holds at one place at one instant.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// The state in force; none where none is.
    pub(super) state: Option<StateIndex>,
    /// The local day from which the days of this state are counted: on through exceptions, and through changes after which the same
    /// holds; none where nobody counts them.
    pub(super) day_from: Option<Day>,
    /// When ordinary traffic ended; none where it runs, or where the data does not tell that it ran before.
    pub(super) ordinary_ended: Option<Instant>,
    /// The local day from which the days without ordinary traffic are counted.
    pub(super) without_from: Option<Day>,
    /// The last known state, where the shown one is unknown.
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

/// The number of a day, where `from` is the first.
pub(super) fn day_number(from: Day, day: Day) -> i32 {
    (day - from).get_days() + 1
}

/// Whether the last report of a state was long ago at `at`.
pub(super) fn is_stale(state: StateView<'_>, at: Instant) -> bool {
    let reported = state.last_report_by(at).earliest(state.atlas.header().offset);
    at.duration_since(reported) >= STALE_AFTER
}

/// The states that held on this local day beside the one at its end, if their status is another.
pub(super) fn also_on(atlas: &Atlas, place: PlaceIndex, day: Day) -> Vec<StateIndex> {
    let offset = atlas.header().offset;
    let last = atlas.state_at(place, super::Shown::Day(day).at(offset)).map(|state| atlas.view(state).state.status);
    atlas.states_during(place, &offset.span_of(day)).filter(|&other| last != Some(atlas.view(other).state.status)).collect()
}

/// Whether the days of a state are counted: silence is not.
fn is_counted(state: StateView<'_>) -> bool {
    state.status().ordinary_traffic != Some(OrdinaryTraffic::NotApplicable)
}

/// When the run of states in which the same holds as in `state` began. An exception interrupts no run that goes on after it.
fn began(atlas: &Atlas, state: StateIndex) -> Instant {
    let shown = atlas.view(state);
    let first = atlas.states_of(shown.state.place).start;
    let (mut began, mut until) = (shown.state.period.since, shown.state.period.since);
    for earlier in (first..state).rev().map(|earlier| atlas.view(earlier)) {
        if earlier.state.period.until != Some(until) {
            break;
        }
        until = earlier.state.period.since;
        if earlier.holds_the_same(&shown) {
            began = earlier.state.period.since;
        } else if !earlier.state.is_exception {
            break;
        }
    }
    began
}

/// When the run of states without ordinary traffic that holds `state` began, provided that ordinary traffic ran before it.
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
