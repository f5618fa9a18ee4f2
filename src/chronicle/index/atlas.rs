//! The atlas: the immutable, indexed read model of one revision.
//!
//! All queries go through it. It has the sorted states of each place, an index of states by time, a packed Hilbert R-tree over
//! the places, and a sorted list of all instants at which a state starts or ends. It knows nothing of revision ids, formats and
//! callers.

use super::{position::position, spatial_index::SpatialIndex, state_index::StatesByTime};
use crate::chronicle::{
    ChangeId, PartyId, PlaceId, SourceId, StatusId,
    change::{Certainty, Change, ControllersWritten, Effect, EffectKind, Relation},
    dataset::{Dataset, Header},
    fold::{Assertion, ChangeIndex, FoldProblem, PlaceIndex, Role, State, fold},
    moment::{Instant, Moment},
    period::Period,
    place::Place,
    source::Source,
    status::{Access, Controllers, OrdinaryTraffic, Status},
};
use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

pub use super::bounding_box::BoundingBox;

/// Position of a state in [`Atlas::states`].
pub type StateIndex = u32;

/// The content of one revision, folded into states and indexed.
///
/// ```
/// # use corridor::chronicle::{change::{Change, Effect, EffectKind}, dataset::Dataset, index::atlas::Atlas, moment::parse_instant, place::{Kind, Place}};
/// # fn header() -> corridor::chronicle::dataset::Header { corridor::geodata::built_in().expect("built in").header }
/// let dataset = Dataset {
///     header: header(),
///     places: vec![Place::new("hakari-bridge", Kind::Bridge, "Hakari Bridge")],
///     changes: vec![Change::new("t040", "2023-04-23".parse()?).with(Effect::new(EffectKind::Starts, &["hakari-bridge"], "closed"))],
///     sources: vec![],
/// };
/// let atlas = Atlas::new(dataset).map_err(|problems| format!("{problems:?}"))?;
/// let bridge = atlas.place_index("hakari-bridge").ok_or("known")?;
/// let state = atlas.state_at(bridge, parse_instant("2023-04-23T20:00:00+04:00")?).ok_or("closed")?;
/// assert_eq!(atlas.view(state).id(), "hakari-bridge.t040");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Atlas {
    dataset: Dataset,
    states: Vec<State>,
    first_state: Vec<StateIndex>,
    spatial_index: SpatialIndex,
    /// By row of the spatial index.
    states_by_time: StatesByTime,
    changes_of_place: Vec<Vec<ChangeIndex>>,
    changes_of_source: Vec<Vec<ChangeIndex>>,
    referred_by: HashMap<ChangeIndex, Vec<(Relation, ChangeIndex)>>,
    place_of: HashMap<PlaceId, PlaceIndex>,
    change_of: HashMap<ChangeId, ChangeIndex>,
    source_of: HashMap<SourceId, u32>,
}

/// A dataset that does not make an atlas, given back, and why.
#[derive(Debug)]
pub struct Unfolded {
    /// The dataset.
    pub dataset: Dataset,
    /// Every effect that names what does not exist, and every contradiction between effects at one place.
    pub problems: Vec<AtlasProblem>,
}

/// Why a dataset does not make an atlas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtlasProblem {
    /// An effect refers to a place that is not in the dataset.
    UnknownPlace(ChangeId, PlaceId),
    /// An effect refers to a status that is not in the vocabulary.
    UnknownStatus(ChangeId, StatusId),
    /// The effects at a place contradict each other.
    Fold(PlaceId, FoldProblem),
}

impl Atlas {
    /// Folds and indexes a dataset.
    ///
    /// # Errors
    /// Every effect that names what does not exist, and every contradiction between effects at one place.
    pub fn new(dataset: Dataset) -> Result<Self, Vec<AtlasProblem>> {
        Self::fold(dataset).map_err(|unfolded| unfolded.problems)
    }

    /// Folds and indexes a dataset, and gives it back where it cannot be folded.
    ///
    /// # Errors
    /// As [`Atlas::new`].
    pub fn fold(mut dataset: Dataset) -> Result<Self, Box<Unfolded>> {
        let place_of: HashMap<PlaceId, PlaceIndex> =
            dataset.places.iter().zip(0..).map(|(place, index)| (place.id.clone(), index)).collect();
        let change_of: HashMap<ChangeId, ChangeIndex> =
            dataset.changes.iter().zip(0..).map(|(change, index)| (change.id.clone(), index)).collect();
        let source_of: HashMap<SourceId, u32> =
            dataset.sources.iter().zip(0..).map(|(source, index)| (source.id.clone(), index)).collect();
        share_ids(&mut dataset, &place_of, &source_of);

        let mut problems = Vec::new();
        let assertions = assertions(&dataset, &place_of, &mut problems);
        let mut states = Vec::new();
        let mut first_state = Vec::with_capacity(dataset.places.len() + 1);
        for ((place, assertions), index) in dataset.places.iter().zip(&assertions).zip(0..) {
            first_state.push(position(states.len()));
            let (folded, found) = fold(index, &place.existence(dataset.header.offset), assertions);
            states.extend(folded);
            problems.extend(found.into_iter().map(|problem| AtlasProblem::Fold(place.id.clone(), problem)));
        }
        first_state.push(position(states.len()));
        states.shrink_to_fit();
        if !problems.is_empty() {
            return Err(Box::new(Unfolded { dataset, problems }));
        }

        let changes_of_place = assertions
            .iter()
            .map(|of_place| {
                let mut changes: Vec<ChangeIndex> = of_place.iter().map(|assertion| assertion.change).collect();
                changes.sort_unstable();
                changes.dedup();
                changes
            })
            .collect();
        let spatial_index = SpatialIndex::new(&dataset.places);
        let states_by_time = StatesByTime::new(spatial_index.places().iter().map(|&place| {
            let (first, end) = (first_state[place as usize], first_state[place as usize + 1]);
            (first, &states[first as usize..end as usize])
        }));
        let referred_by = referred_by(&dataset, &change_of);
        let changes_of_source = changes_of_source(&dataset, &source_of);
        Ok(Self {
            states,
            first_state,
            spatial_index,
            states_by_time,
            changes_of_place,
            changes_of_source,
            referred_by,
            place_of,
            change_of,
            source_of,
            dataset,
        })
    }

    /// The dataset that was folded.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// The dataset that was folded, without its indexes.
    #[must_use]
    pub fn into_dataset(self) -> Dataset {
        self.dataset
    }

    /// The head of the dataset.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.dataset.header
    }

    /// Returns all places in the order of the data.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.dataset.places
    }

    /// Returns all changes, oldest first.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.dataset.changes
    }

    /// Returns all sources in the order of the data.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.dataset.sources
    }

    /// Returns all states, ordered by place as in the data, then oldest first.
    #[must_use]
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// Returns every instant at which a state starts or ends, in order, each once.
    #[must_use]
    pub fn instants(&self) -> &[Instant] {
        self.states_by_time.instants()
    }

    /// Returns the place at this position.
    ///
    /// # Panics
    /// Panics if the position does not come from this atlas.
    #[must_use]
    pub fn place(&self, index: PlaceIndex) -> &Place {
        &self.dataset.places[index as usize]
    }

    /// Returns the change at this position.
    ///
    /// # Panics
    /// Panics if the position does not come from this atlas.
    #[must_use]
    pub fn change(&self, index: ChangeIndex) -> &Change {
        &self.dataset.changes[index as usize]
    }

    /// Returns the position of the place with this id.
    #[must_use]
    pub fn place_index(&self, id: &str) -> Option<PlaceIndex> {
        self.place_of.get(id).copied()
    }

    /// Returns the position of the change with this id.
    #[must_use]
    pub fn change_index(&self, id: &str) -> Option<ChangeIndex> {
        self.change_of.get(id).copied()
    }

    /// Returns the position of the source with this id.
    #[must_use]
    pub fn source_index(&self, id: &str) -> Option<u32> {
        self.source_of.get(id).copied()
    }

    /// Returns the source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.source_index(id).map(|index| &self.dataset.sources[index as usize])
    }

    /// Returns the positions of a place's states, oldest first.
    #[must_use]
    pub fn states_of(&self, place: PlaceIndex) -> std::ops::Range<StateIndex> {
        self.first_state[place as usize]..self.first_state[place as usize + 1]
    }

    /// Returns the position of the state in force at a place at `at`.
    #[must_use]
    pub fn state_at(&self, place: PlaceIndex, at: Instant) -> Option<StateIndex> {
        self.states_by_time.at(self.spatial_index.row(place), at)
    }

    /// Returns the positions of a place's states that are in force at some instant of `period`, oldest first.
    #[must_use]
    pub fn states_during(&self, place: PlaceIndex, period: &Period) -> std::ops::Range<StateIndex> {
        let range = self.states_of(place);
        let states = &self.states[range.start as usize..range.end as usize];
        if period.is_empty() {
            return range.start..range.start;
        }
        let first = states.partition_point(|state| state.period.until.is_some_and(|until| until <= period.since));
        let end = period.until.map_or(states.len(), |until| states.partition_point(|state| state.period.since < until));
        range.start + position(first)..range.start + position(end.max(first))
    }

    /// Returns the longest period around `at` in which the state of this place does not change.
    #[must_use]
    pub fn slice_at(&self, place: PlaceIndex, at: Instant) -> Period {
        self.held_at(&[place], at).1
    }

    /// Returns the states in force at these places at `at`, in the order of `places`, and the period around `at` in which none of
    /// them changes.
    #[must_use]
    pub fn held_at(&self, places: &[PlaceIndex], at: Instant) -> (Vec<StateIndex>, Period) {
        self.states_by_time.held(places.iter().map(|&place| self.spatial_index.row(place)), at)
    }

    /// Returns the states in force at `at` at the places that intersect `bbox` and at those without a geometry, in the order of
    /// the
    /// data, and the period around `at` in which none of them changes.
    #[must_use]
    pub fn held_in(&self, bbox: &BoundingBox, at: Instant) -> (Vec<StateIndex>, Period) {
        let (mut states, slice) = self.states_by_time.held(self.spatial_index.rows_in(bbox).into_iter(), at);
        states.sort_unstable();
        // A place that intersects both halves of a box across the antimeridian is found twice.
        states.dedup();
        (states, slice)
    }

    /// Returns the position of the state with this id.
    #[must_use]
    pub fn state_by_id(&self, id: &str) -> Option<StateIndex> {
        let (place, _) = id.split_once('.')?;
        self.states_of(self.place_index(place)?).find(|&index| self.view(index).id() == id)
    }

    /// Returns the state at this position together with the atlas, so that everything it refers to can be reached.
    ///
    /// # Panics
    /// Panics if the position does not come from this atlas.
    #[must_use]
    pub fn view(&self, index: StateIndex) -> StateView<'_> {
        StateView { atlas: self, state: &self.states[index as usize] }
    }

    /// Returns the places whose bounding box intersects `bbox` and those without a geometry, in the order of the data; without
    /// `bbox`, all places.
    #[must_use]
    pub fn places_in(&self, bbox: Option<&BoundingBox>) -> Vec<PlaceIndex> {
        let Some(bbox) = bbox else { return (0..position(self.dataset.places.len())).collect() };
        let mut found: Vec<PlaceIndex> =
            self.spatial_index.rows_in(bbox).into_iter().map(|row| self.spatial_index.places()[row as usize]).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Returns the changes with an effect at a place, oldest first.
    #[must_use]
    pub fn changes_of(&self, place: PlaceIndex) -> &[ChangeIndex] {
        &self.changes_of_place[place as usize]
    }

    /// Returns the changes that cite a source, also in a claim or figure, oldest first.
    ///
    /// # Panics
    /// Panics if the position does not come from this atlas.
    #[must_use]
    pub fn changes_citing(&self, source: u32) -> &[ChangeIndex] {
        &self.changes_of_source[source as usize]
    }

    /// Returns the changes that refer to this one, each with the kind of reference, oldest first.
    #[must_use]
    pub fn referred_by(&self, change: ChangeIndex) -> &[(Relation, ChangeIndex)] {
        self.referred_by.get(&change).map_or(&[], Vec::as_slice)
    }

    /// Returns the changes whose moment lies within a span, oldest first.
    pub fn changes_on(&self, span: &Period) -> impl Iterator<Item = ChangeIndex> + use<'_> {
        let span = *span;
        let first = self.dataset.changes.partition_point(|change| change.moment.earliest(self.header().offset) < span.since);
        (position(first)..position(self.dataset.changes.len()))
            .map(|index| (index, self.span_of(index)))
            .take_while(move |(_, moment)| span.contains(moment.since))
            .filter(move |(_, moment)| moment.until.is_some_and(|end| span.until.is_none_or(|until| end <= until)))
            .map(|(index, _)| index)
    }

    /// Returns the span of a change's moment.
    #[must_use]
    pub fn span_of(&self, change: ChangeIndex) -> Period {
        self.change(change).moment.span(self.header().offset)
    }
}

/// A state together with its atlas, which has its place, reports and sources.
#[derive(Clone, Copy, Debug)]
pub struct StateView<'a> {
    /// The atlas that has the state.
    pub atlas: &'a Atlas,
    /// The state.
    pub state: &'a State,
}

impl<'a> StateView<'a> {
    /// Returns the id of the state: `{place}.{change}`, with `.resumed` after the first exception and `.resumed-2` after the
    /// second.
    #[must_use]
    pub fn id(&self) -> String {
        let change = &self.atlas.change(self.state.supports[0].change).id;
        let place = &self.place().id;
        match self.state.resumed {
            0 => format!("{place}.{change}"),
            1 => format!("{place}.{change}.resumed"),
            n => format!("{place}.{change}.resumed-{n}"),
        }
    }

    /// Returns the place that is in the state.
    #[must_use]
    pub fn place(&self) -> &'a Place {
        self.atlas.place(self.state.place)
    }

    /// Returns the first effect that started the state.
    #[must_use]
    pub fn effect(&self) -> &'a Effect {
        let made = self.state.supports[0];
        &self.atlas.change(made.change).effects[usize::from(made.effect)]
    }

    /// Returns the first change that started the state.
    #[must_use]
    pub fn maker(&self) -> &'a Change {
        self.atlas.change(self.state.supports[0].change)
    }

    /// Returns the status.
    #[must_use]
    pub fn status(&self) -> &'a Status {
        &self.atlas.header().statuses[self.state.status as usize]
    }

    /// Returns the recorded access.
    #[must_use]
    pub fn access(&self) -> &'a Access {
        &self.effect().access
    }

    /// Returns the reported control.
    #[must_use]
    pub fn controllers(&self) -> Controllers {
        self.effect().control.controllers()
    }

    /// Returns the parties that brought the state about, each once, in the order of the changes that started it.
    #[must_use]
    pub fn actors(&self) -> Vec<&'a PartyId> {
        let mut seen = HashSet::new();
        self.starts().flat_map(|(_, effect)| &effect.by).filter(|party| seen.insert(*party)).collect()
    }

    /// Returns the place where they acted; none where it is not recorded.
    #[must_use]
    pub fn scene(&self) -> Option<&'a PlaceId> {
        self.starts().find_map(|(_, effect)| effect.at.as_ref())
    }

    /// Returns the claims about the changes that started the state which name other actors than those changes do, each once.
    #[must_use]
    pub fn claimed_actors(&self) -> Vec<(&'a PartyId, &'a [PartyId])> {
        let mut seen = HashSet::new();
        let differing = self.starts().flat_map(|(change, effect)| {
            let claims = change.claims.iter().filter(|claim| !claim.by.is_empty() && claim.by != effect.by);
            claims.map(|claim| (&claim.party, claim.by.as_slice()))
        });
        differing.filter(|claim| seen.insert(*claim)).collect()
    }

    /// Returns whether it is recorded who brought the state about, or claimed, and its status has words for that.
    #[must_use]
    pub fn has_told_actors(&self) -> bool {
        self.status().predicate_by.is_some() && (!self.actors().is_empty() || !self.claimed_actors().is_empty())
    }

    /// Returns the changes that started the state, each with the effect that did.
    pub fn starts(&self) -> impl Iterator<Item = (&'a Change, &'a Effect)> + use<'a> {
        let atlas = self.atlas;
        self.state.supports.iter().filter(|support| support.role == Role::Made).map(move |support| {
            let change = atlas.change(support.change);
            (change, &change.effects[usize::from(support.effect)])
        })
    }

    /// Returns the certainty, derived from all supporting reports.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        self.state.certainty
    }

    /// Returns the reports of the state: those that started it, then the exception after which it resumed, then confirmations,
    /// each
    /// oldest first.
    pub fn reports(&self) -> impl Iterator<Item = (&'a Change, Report)> + use<'a> {
        let atlas = self.atlas;
        let report = move |support: &crate::chronicle::fold::Support| {
            let role = match support.role {
                Role::Made => Report::Made,
                Role::Confirmed => Report::Confirmed,
            };
            (atlas.change(support.change), role)
        };
        let (made, confirmed): (Vec<_>, Vec<_>) = self.state.supports.iter().partition(|support| support.role == Role::Made);
        let resumed = self.state.resumed_after.map(|change| (atlas.change(change), Report::Resumed));
        made.into_iter().map(report).chain(resumed).chain(confirmed.into_iter().map(report))
    }

    /// Returns the moment of the newest report that was made at or before `at`. Later reports are left out because they were not
    /// known then.
    #[must_use]
    pub fn last_report_by(&self, at: Instant) -> &'a Moment {
        let offset = self.atlas.header().offset;
        let made = self.reports().map(|(change, _)| &change.moment).filter(|moment| moment.earliest(offset) <= at);
        made.max_by_key(|moment| moment.earliest(offset)).unwrap_or(&self.maker().moment)
    }

    /// Returns the sources of all reports and of their claims and figures, each once, in the order of the reports.
    #[must_use]
    pub fn sources(&self) -> Vec<&'a Source> {
        let mut seen = std::collections::HashSet::new();
        self.reports()
            .flat_map(|(change, _)| change.all_sources())
            .filter(|&id| seen.insert(id))
            .filter_map(|id| self.atlas.source(id.as_str()))
            .collect()
    }

    /// Returns whether civilian and goods traffic is ordinary: by the recorded access, else by the status. None where neither
    /// tells,
    /// and where the status says that the question does not apply.
    #[must_use]
    pub fn is_ordinary(&self) -> Option<bool> {
        match self.status().ordinary_traffic {
            Some(OrdinaryTraffic::NotApplicable) => None,
            by_status => self.access().is_ordinary().or(by_status.map(|by_status| by_status == OrdinaryTraffic::Passes)),
        }
    }

    /// Returns whether both states have the same status, access and control.
    #[must_use]
    pub fn has_same_content(&self, other: &Self) -> bool {
        self.state.status == other.state.status && self.access() == other.access() && self.controllers() == other.controllers()
    }
}

/// The part of a report in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// It started the state.
    Made,
    /// It is the exception after which the state resumed.
    Resumed,
    /// It reported the state again.
    Confirmed,
}

impl Report {
    /// Returns the value in API responses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Resumed => "resumed",
            Self::Confirmed => "confirmed",
        }
    }
}

/// Lets all mentions of a place, status, party or source share the text of its id: the data mentions each of them over and over.
fn share_ids(dataset: &mut Dataset, places: &HashMap<PlaceId, PlaceIndex>, sources: &HashMap<SourceId, u32>) {
    fn share<T: Clone + Eq + Hash>(ids: &mut [T], known: &HashMap<T, u32>) {
        for id in ids {
            if let Some((same, _)) = known.get_key_value(id) {
                *id = same.clone();
            }
        }
    }
    let statuses: HashMap<StatusId, u32> =
        (0..).zip(&dataset.header.statuses).map(|(i, status)| (status.id.clone(), i)).collect();
    let parties: HashMap<PartyId, u32> = (0..).zip(&dataset.header.parties).map(|(i, party)| (party.id.clone(), i)).collect();
    for change in &mut dataset.changes {
        share(&mut change.sources, sources);
        for effect in &mut change.effects {
            share(&mut effect.places, places);
            share(std::slice::from_mut(&mut effect.status), &statuses);
            if let Some(ControllersWritten::Parties(controllers)) = &mut effect.control.controllers {
                share(controllers, &parties);
            }
        }
    }
}

fn assertions(
    dataset: &Dataset,
    place_of: &HashMap<PlaceId, PlaceIndex>,
    problems: &mut Vec<AtlasProblem>,
) -> Vec<Vec<Assertion>> {
    let offset = dataset.header.offset;
    let status_of: HashMap<&StatusId, u32> = dataset.header.statuses.iter().zip(0..).map(|(status, i)| (&status.id, i)).collect();
    let mut contents: HashMap<(&StatusId, Access, Controllers), u64> = HashMap::new();
    let mut assertions = vec![Vec::new(); dataset.places.len()];
    for (change, index) in dataset.changes.iter().zip(0..) {
        let span = change.moment.span(offset);
        for (effect, number) in change.effects.iter().zip(0..) {
            let Some(&status) = status_of.get(&effect.status) else {
                problems.push(AtlasProblem::UnknownStatus(change.id.clone(), effect.status.clone()));
                continue;
            };
            let next = contents.len() as u64;
            let content = *contents.entry((&effect.status, effect.access, effect.control.controllers())).or_insert(next);
            for place in &effect.places {
                let Some(&at) = place_of.get(place) else {
                    problems.push(AtlasProblem::UnknownPlace(change.id.clone(), place.clone()));
                    continue;
                };
                assertions[at as usize].push(Assertion {
                    change: index,
                    effect: number,
                    kind: effect.kind,
                    span,
                    until: (effect.kind == EffectKind::Exception).then(|| exception_end(effect, span, dataset)).flatten(),
                    content,
                    status,
                    certainty: effect.certainty.unwrap_or(change.certainty),
                });
            }
        }
    }
    assertions
}

/// Returns the end of an exception as written, else the end of its local day (of its month or year, where it is less precise).
fn exception_end(effect: &Effect, span: Period, dataset: &Dataset) -> Option<Instant> {
    let offset = dataset.header.offset;
    match &effect.until {
        Some(until) => Some(until.earliest(offset)),
        None => span.until.max(offset.span_of(offset.day_of(span.since)).until),
    }
}

fn changes_of_source(dataset: &Dataset, source_of: &HashMap<SourceId, u32>) -> Vec<Vec<ChangeIndex>> {
    let mut changes = vec![Vec::new(); dataset.sources.len()];
    for (change, index) in dataset.changes.iter().zip(0..) {
        for source in change.all_sources().filter_map(|id| source_of.get(id)) {
            changes[*source as usize].push(index);
        }
    }
    changes
}

fn referred_by(
    dataset: &Dataset,
    change_of: &HashMap<ChangeId, ChangeIndex>,
) -> HashMap<ChangeIndex, Vec<(Relation, ChangeIndex)>> {
    let mut referred_by: HashMap<ChangeIndex, Vec<(Relation, ChangeIndex)>> = HashMap::new();
    for (change, index) in dataset.changes.iter().zip(0..) {
        for reference in &change.refers_to {
            if let Some(&target) = change_of.get(&reference.change) {
                referred_by.entry(target).or_default().push((reference.relation, index));
            }
        }
    }
    referred_by
}
