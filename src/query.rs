//! Typed questions and their pure answers: what was asked for, already understood; what matches, as positions in the atlas.
//!
//! Nothing here parses outside text, and nothing here writes an answer. Every filter is a plain "any of these"; an empty one
//! asks for all. The order of an answer is that of the atlas, so that pages never skip or repeat within one revision.

mod error;
mod stable_now;

pub use error::{QueryError, shortened};
pub use stable_now::{
    fixed_end, fixed_start, last_edge_of_changes, last_edge_of_places, last_edge_of_sources, last_edge_of_states,
};

use crate::chronicle::{
    change::{Category, Certainty, Change},
    fold::{ChangeIndex, PlaceIndex},
    index::atlas::{Atlas, BoundingBox, StateIndex},
    moment::Instant,
    period::Period,
    place::{Kind, Shape},
    source::Source,
    status::{AccessLevel, Direction, Traveller},
};

/// Which part of an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many items at the most.
    pub limit: usize,
    /// How many to leave out first.
    pub offset: usize,
}

/// One page of what matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many match in all.
    pub matched: usize,
    /// The positions of those on this page.
    pub items: Vec<u32>,
    /// While the answer to a question about one instant stays the same; none for other questions.
    pub validity: Option<Period>,
}

impl Found {
    fn page(matching: impl Iterator<Item = u32>, page: Page, validity: Option<Period>) -> Self {
        let mut matched = 0;
        let mut items = Vec::with_capacity(matching.size_hint().1.unwrap_or(0).min(page.limit));
        for item in matching {
            if matched >= page.offset && items.len() < page.limit {
                items.push(item);
            }
            matched += 1;
        }
        Self { matched, items, validity }
    }

    /// Where the next page begins, if there is one.
    #[must_use]
    pub fn next(&self, page: Page) -> Option<usize> {
        let end = page.offset.saturating_add(self.items.len());
        (!self.items.is_empty() && end < self.matched).then_some(end)
    }
}

/// When.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At one instant.
    At(Instant),
    /// At some instant of a period.
    During(Period),
}

impl When {
    /// The same as a period.
    #[must_use]
    pub fn period(&self) -> Period {
        match self {
            Self::At(at) => Period::at(*at),
            Self::During(period) => *period,
        }
    }
}

/// What is wanted of the access of one traveller in one direction: any of these, where none means not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessFilter {
    /// Who.
    pub traveller: Traveller,
    /// Which way.
    pub direction: Direction,
    /// Any of these.
    pub any_of: Vec<Option<AccessLevel>>,
}

/// The filters that places, states and changes share; each asks only where it means something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Meets this box (a place without geometry meets every box).
    pub bbox: Option<BoundingBox>,
    /// Holds, exists or happened then.
    pub when: Option<When>,
    /// At any of these places.
    pub places: Vec<PlaceIndex>,
    /// At a place of any of these kinds.
    pub kinds: Vec<Kind>,
    /// At a place that belongs to any of these.
    pub part_of: Vec<PlaceIndex>,
    /// At a place with a geometry of this shape.
    pub shape: Option<Shape>,
    /// With any of these statuses.
    pub statuses: Vec<u32>,
    /// With any of these parties in control or (changes) speaking.
    pub parties: Vec<String>,
    /// Any of these degrees of certainty.
    pub certainties: Vec<Certainty>,
    /// Of any of these categories (changes).
    pub categories: Vec<Category>,
    /// Resting on any of these sources.
    pub sources: Vec<String>,
    /// With this access.
    pub access: Vec<AccessFilter>,
    /// By any of these publishers (sources).
    pub publishers: Vec<String>,
    /// In any of these languages (sources).
    pub languages: Vec<String>,
}

fn any<T: PartialEq>(wanted: &[T], found: &T) -> bool {
    wanted.is_empty() || wanted.contains(found)
}

impl Filter {
    /// Whether every place in the box matches.
    fn asks_nothing_of_places(&self) -> bool {
        self.places.is_empty() && self.kinds.is_empty() && self.part_of.is_empty() && self.shape.is_none()
    }

    /// Whether every state at a candidate place matches.
    fn asks_nothing_of_states(&self) -> bool {
        self.statuses.is_empty()
            && self.certainties.is_empty()
            && self.parties.is_empty()
            && self.access.is_empty()
            && self.sources.is_empty()
    }

    /// The places that the filters on places allow, in order.
    fn candidate_places(&self, atlas: &Atlas) -> Vec<PlaceIndex> {
        let mut places = atlas.places_in(self.bbox.as_ref());
        if self.asks_nothing_of_places() {
            return places;
        }
        places.retain(|&index| {
            let place = atlas.place(index);
            let is_part = || self.part_of.iter().any(|&whole| place.part_of.contains(&atlas.place(whole).id));
            any(&self.places, &index)
                && any(&self.kinds, &place.kind)
                && (self.part_of.is_empty() || is_part())
                && self.shape.is_none_or(|shape| place.shape() == Some(shape))
        });
        places
    }

    fn wants_state(&self, atlas: &Atlas, index: StateIndex) -> bool {
        let state = atlas.view(index);
        any(&self.statuses, &state.state.status)
            && any(&self.certainties, &state.certainty())
            && (self.parties.is_empty()
                || state.controllers().parties().iter().any(|party| self.parties.iter().any(|wanted| wanted == party.as_str())))
            && self.access.iter().all(|filter| filter.any_of.contains(&state.access().get(filter.traveller, filter.direction)))
            && (self.sources.is_empty()
                || state.sources().iter().any(|source| self.sources.iter().any(|wanted| wanted == source.id.as_str())))
    }

    fn wants_change(&self, atlas: &Atlas, index: ChangeIndex) -> bool {
        let change = atlas.change(index);
        any(&self.categories, &change.category)
            && any(&self.certainties, &change.certainty)
            && (self.statuses.is_empty() || self.has_status(atlas, change))
            && (self.parties.is_empty() || self.names_party(change))
            && (self.sources.is_empty()
                || change.all_sources().any(|source| self.sources.iter().any(|wanted| wanted == source.as_str())))
            && self.when.is_none_or(|when| atlas.span_of(index).overlaps(&when.period()))
    }

    fn has_status(&self, atlas: &Atlas, change: &Change) -> bool {
        let statuses = &atlas.header().statuses;
        change.effects.iter().any(|effect| self.statuses.iter().any(|&wanted| statuses[wanted as usize].id == effect.status))
    }

    fn names_party(&self, change: &Change) -> bool {
        let wanted = |party: &crate::chronicle::PartyId| self.parties.iter().any(|wanted| wanted == party.as_str());
        change.claims.iter().any(|claim| wanted(&claim.party))
            || change.effects.iter().any(|effect| effect.control.controllers().parties().iter().any(wanted))
    }
}

/// The states that match: at an instant, one at the most for each place.
#[must_use]
pub fn states(atlas: &Atlas, filter: &Filter, page: Page) -> Found {
    let wanted = |index: &StateIndex| filter.asks_nothing_of_states() || filter.wants_state(atlas, *index);
    match filter.when {
        Some(When::At(at)) => {
            let (held, slice) = match &filter.bbox {
                Some(bbox) if filter.asks_nothing_of_places() => atlas.held_in(bbox, at),
                _ => atlas.held_at(&filter.candidate_places(atlas), at),
            };
            Found::page(held.into_iter().filter(wanted), page, Some(slice))
        }
        when => {
            let period = when.map_or(Period::ALWAYS, |when| when.period());
            let places = filter.candidate_places(atlas);
            Found::page(places.iter().flat_map(|&place| atlas.states_during(place, &period)).filter(wanted), page, None)
        }
    }
}

/// The places that match; `when` asks for those that exist then.
#[must_use]
pub fn places(atlas: &Atlas, filter: &Filter, page: Page) -> Found {
    let offset = atlas.header().offset;
    let exists = |index: &PlaceIndex| {
        filter.when.is_none_or(|when| atlas.place(*index).existence(offset).iter().any(|period| period.overlaps(&when.period())))
    };
    let names_source = |index: &PlaceIndex| {
        filter.sources.is_empty()
            || atlas.place(*index).sources.iter().any(|source| filter.sources.iter().any(|wanted| wanted == source.as_str()))
    };
    Found::page(filter.candidate_places(atlas).into_iter().filter(exists).filter(names_source), page, None)
}

/// The changes that match, oldest first; `when` asks for those whose moment touches it.
#[must_use]
pub fn changes(atlas: &Atlas, filter: &Filter, page: Page) -> Found {
    let only_box = filter.asks_nothing_of_places();
    let is_placed = filter.bbox.is_some() || !only_box;
    let mut candidates: Vec<ChangeIndex> = if is_placed {
        let here = filter.candidate_places(atlas);
        let mut candidates: Vec<ChangeIndex> = here.iter().flat_map(|&place| atlas.changes_of(place)).copied().collect();
        // A change without one place of its own has no geometry, and a null geometry meets every box.
        if only_box {
            let everywhere = (0..).zip(atlas.changes()).filter(|(_, change)| change.places().count() != 1);
            candidates.extend(everywhere.map(|(index, _)| index));
        }
        candidates
    } else {
        (0..).zip(atlas.changes()).map(|(index, _)| index).collect()
    };
    candidates.sort_unstable();
    candidates.dedup();
    Found::page(candidates.into_iter().filter(|&index| filter.wants_change(atlas, index)), page, None)
}

/// The sources that match; `when` asks for those published then. They have no geometry, so every box holds them.
#[must_use]
pub fn sources(atlas: &Atlas, filter: &Filter, page: Page) -> Found {
    let offset = atlas.header().offset;
    let published = |source: &Source| {
        filter.when.is_none_or(|when| source.date.as_ref().is_none_or(|date| date.span(offset).overlaps(&when.period())))
    };
    let text = |wanted: &[String], found: Option<&str>| {
        wanted.is_empty() || found.is_some_and(|found| wanted.iter().any(|wanted| wanted == found))
    };
    let matching = (0..).zip(atlas.sources()).filter(|(_, source)| {
        published(source)
            && text(&filter.publishers, Some(&source.publisher))
            && text(&filter.languages, source.language.as_deref())
            && text(&filter.sources, Some(source.id.as_str()))
    });
    Found::page(matching.map(|(index, _)| index), page, None)
}
