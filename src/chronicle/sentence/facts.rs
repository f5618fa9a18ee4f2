//! Computes the facts that a sentence states, independent of language.

use crate::chronicle::{
    change::Category,
    fold::{ChangeIndex, PlaceIndex},
    index::atlas::{Atlas, StateIndex, StateView},
    moment::{Day, Instant},
    status::OrdinaryTraffic,
};
use std::cmp::Reverse;

/// Number of days (of 24 hours) after the last report from which a sentence states when the last report was made.
pub const STALE_AFTER_DAYS: i64 = 90;

pub(super) const STALE_AFTER: jiff::SignedDuration = jiff::SignedDuration::from_hours(STALE_AFTER_DAYS * 24);

/// The facts about one place at one instant.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// State in force, if any.
    pub(super) state: Option<StateIndex>,
    /// State with which the run of states of equal status, certainty and actors began, across exceptions.
    pub(super) began: Option<StateIndex>,
    /// Whether the shown local day is later than the one on which that run began.
    pub(super) is_later_day: bool,
    /// Whether the state started on the shown local day.
    pub(super) is_first_day: bool,
    /// Local day from which the days of this state are counted, across exceptions and across changes with the same content; none
    /// where they are not counted.
    pub(super) day_from: Option<Day>,
    /// State with which ordinary traffic ended; none where it passes, and where the data does not tell that it passed before.
    pub(super) ended_by: Option<StateIndex>,
    /// Local day from which the days without ordinary traffic are counted.
    pub(super) without_from: Option<Day>,
    /// Last known state, where the shown one is unknown.
    pub(super) last_known: Option<StateIndex>,
}

impl Facts {
    pub(super) fn of(atlas: &Atlas, place: PlaceIndex, at: Instant) -> Self {
        let offset = atlas.header().offset;
        let state = atlas.state_at(place, at);
        let ended_by = state.and_then(|state| ordinary_ended_by(atlas, state));
        let day_of = |state| offset.day_of(atlas.view(state).state.period.since);
        let began = state.map(|state| run_start(atlas, state, is_of_equal_status));
        let content_began = state.map(|state| run_start(atlas, state, |one, other| one.has_same_content(other)));
        Self {
            state,
            began,
            is_first_day: state.is_some_and(|state| day_of(state) == offset.day_of(at)),
            is_later_day: began.is_some_and(|began| day_of(began) < offset.day_of(at)),
            day_from: content_began.filter(|&state| is_counted(atlas.view(state))).map(day_of),
            ended_by,
            without_from: ended_by.map(day_of),
            last_known: state.filter(|&state| atlas.view(state).status().unknown).and_then(|state| last_known(atlas, state)),
        }
    }
}

/// Returns the local day on which the ordinary traffic of a place ended, from which the days without it are counted at `at`; none
/// where it passes, and where the data does not tell that it passed before.
#[must_use]
pub fn first_day_without_ordinary_traffic(atlas: &Atlas, place: PlaceIndex, at: Instant) -> Option<Day> {
    Facts::of(atlas, place, at).without_from
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

/// Returns the weightiest change of a local day beside those that started a state of the place: the other news of that day.
/// Where the place is the headline of the dataset, any change may be it; of other places, only one with an effect there. None on
/// a day on which a state started of which no actor is recorded: the sentence tells that event instead.
///
/// Weightier is a change with an effect on the place, then one that records access, then one of a weightier
/// [category](weight_of), then the earlier one. A change whose day is not known is not the news of a day.
pub(super) fn news_on(atlas: &Atlas, place: PlaceIndex, day: Day) -> Option<ChangeIndex> {
    let span = atlas.header().offset.span_of(day);
    let starting = |state: &StateView<'_>| span.contains(state.state.period.since) && state.state.resumed_after.is_none();
    let started: Vec<StateView<'_>> = atlas.states_during(place, &span).map(|state| atlas.view(state)).filter(starting).collect();
    if started.iter().any(|state| !state.has_told_actors()) {
        return None;
    }
    let is_maker = |index: ChangeIndex| {
        started.iter().flat_map(StateView::starts).any(|(change, _)| std::ptr::eq(change, atlas.change(index)))
    };
    let id = &atlas.place(place).id;
    let is_headline = *id == atlas.header().headline_place;
    let weight = |index: ChangeIndex| {
        let change = atlas.change(index);
        let is_here = change.effects.iter().any(|effect| effect.places.contains(id));
        let has_access = change.effects.iter().any(|effect| !effect.access.is_empty());
        (is_here || is_headline).then_some((is_here, has_access, weight_of(change.category), Reverse(index)))
    };
    let changes = atlas.changes_on(&span).filter(|&index| atlas.change(index).title.is_some() && !is_maker(index));
    changes.filter_map(|index| Some((weight(index)?, index))).max().map(|(_, index)| index)
}

/// Returns the rank of a category among the news of a day; the higher, the weightier.
fn weight_of(category: Category) -> u8 {
    match category {
        Category::Change => 7,
        Category::Incident => 6,
        Category::Court => 5,
        Category::Text => 4,
        Category::Statement => 3,
        Category::Proposal => 2,
        Category::Count => 1,
        Category::Opinion => 0,
    }
}

/// Returns whether the days of a state are counted: not where the question of ordinary traffic does not apply.
fn is_counted(state: StateView<'_>) -> bool {
    state.status().ordinary_traffic != Some(OrdinaryTraffic::NotApplicable)
}

fn is_of_equal_status(one: &StateView<'_>, other: &StateView<'_>) -> bool {
    one.state.status == other.state.status
        && one.certainty() == other.certainty()
        && one.actors() == other.actors()
        && one.scene() == other.scene()
        && one.claimed_actors() == other.claimed_actors()
}

/// Returns the state with which the current run of states equal to `state` began. An exception does not interrupt a run that
/// resumes after it.
fn run_start(atlas: &Atlas, state: StateIndex, is_equal: impl Fn(&StateView<'_>, &StateView<'_>) -> bool) -> StateIndex {
    let shown = atlas.view(state);
    let first = atlas.states_of(shown.state.place).start;
    let (mut began, mut until) = (state, shown.state.period.since);
    for (index, earlier) in (first..state).rev().map(|earlier| (earlier, atlas.view(earlier))) {
        if earlier.state.period.until != Some(until) {
            break;
        }
        until = earlier.state.period.since;
        if is_equal(&earlier, &shown) {
            began = index;
        } else if !earlier.state.is_exception {
            break;
        }
    }
    began
}

/// Returns the first of the run of states without ordinary traffic that contains `state`, if ordinary traffic passed before it.
fn ordinary_ended_by(atlas: &Atlas, state: StateIndex) -> Option<StateIndex> {
    if atlas.view(state).is_ordinary()? {
        return None;
    }
    let first = atlas.states_of(atlas.view(state).state.place).start;
    let mut began = state;
    for earlier in (first..state).rev() {
        let view = atlas.view(earlier);
        if view.state.period.until != Some(atlas.view(began).state.period.since) {
            return None;
        }
        match view.is_ordinary()? {
            true => return Some(began),
            false => began = earlier,
        }
    }
    None
}

fn last_known(atlas: &Atlas, state: StateIndex) -> Option<StateIndex> {
    let first = atlas.states_of(atlas.view(state).state.place).start;
    (first..state).rev().find(|&earlier| !atlas.view(earlier).status().unknown)
}
