//! Typed queries against the atlas. A result is a list of positions in the atlas.
//!
//! The module neither parses parameters nor formats responses. A filter with several values matches any of them; an empty one
//! matches everything. Results are in the order of the atlas, so that pages do not skip or repeat items within one revision.

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

/// The part of a result to return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Maximum number of items.
    pub limit: usize,
    /// Number of items to skip.
    pub offset: usize,
}

/// One page of the matching items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Number of all matching items.
    pub matched: usize,
    /// Positions of the items on this page.
    pub items: Vec<u32>,
    /// Period in which a query for one instant has the same result; none for other queries.
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

    /// Returns the offset of the next page, if there is one.
    #[must_use]
    pub fn next(&self, page: Page) -> Option<usize> {
        let end = page.offset.saturating_add(self.items.len());
        (!self.items.is_empty() && end < self.matched).then_some(end)
    }
}

/// An instant or a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At one instant.
    At(Instant),
    /// At any instant of a period.
    During(Period),
}

impl When {
    /// Converts to a period; an instant is one nanosecond long.
    #[must_use]
    pub fn period(&self) -> Period {
        match self {
            Self::At(at) => Period::at(*at),
            Self::During(period) => *period,
        }
    }
}

/// Filter on the access of one traveller in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessFilter {
    /// Group of travellers.
    pub traveller: Traveller,
    /// Direction of travel.
    pub direction: Direction,
    /// Levels that match; `None` matches access that was not recorded.
    pub any_of: Vec<Option<AccessLevel>>,
}

/// The filters of all collections; each collection uses those that apply to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Intersects this box; a place without a geometry intersects every box.
    pub bbox: Option<BoundingBox>,
    /// In force, existing, dated or published then.
    pub when: Option<When>,
    /// At any of these places.
    pub places: Vec<PlaceIndex>,
    /// At a place of any of these kinds.
    pub kinds: Vec<Kind>,
    /// At a place that is part of any of these.
    pub part_of: Vec<PlaceIndex>,
    /// At a place with a geometry of this shape.
    pub shape: Option<Shape>,
    /// With any of these statuses, as positions in the vocabulary.
    pub statuses: Vec<u32>,
    /// With any of these parties in control or, for changes, making a claim.
    pub parties: Vec<String>,
    /// With any of these certainties.
    pub certainties: Vec<Certainty>,
    /// Of any of these categories (changes only).
    pub categories: Vec<Category>,
    /// Citing any of these sources.
    pub sources: Vec<String>,
    /// Matching all of these access filters.
    pub access: Vec<AccessFilter>,
    /// By any of these publishers (sources only).
    pub publishers: Vec<String>,
    /// In any of these languages (sources only).
    pub languages: Vec<String>,
}

fn any<T: PartialEq>(wanted: &[T], found: &T) -> bool {
    wanted.is_empty() || wanted.contains(found)
}

impl Filter {
    /// Returns whether no filter on places is set except `bbox`.
    fn has_no_place_filter(&self) -> bool {
        self.places.is_empty() && self.kinds.is_empty() && self.part_of.is_empty() && self.shape.is_none()
    }

    /// Returns whether no filter on states is set.
    fn has_no_state_filter(&self) -> bool {
        self.statuses.is_empty()
            && self.certainties.is_empty()
            && self.parties.is_empty()
            && self.access.is_empty()
            && self.sources.is_empty()
    }

    /// Returns the places that match the filters on places, in order.
    fn candidate_places(&self, atlas: &Atlas) -> Vec<PlaceIndex> {
        let mut places = atlas.places_in(self.bbox.as_ref());
        if self.has_no_place_filter() {
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

    fn matches_state(&self, atlas: &Atlas, index: StateIndex) -> bool {
        let state = atlas.view(index);
        any(&self.statuses, &state.state.status)
            && any(&self.certainties, &state.certainty())
            && (self.parties.is_empty()
                || state.controllers().parties().iter().any(|party| self.parties.iter().any(|wanted| wanted == party.as_str())))
            && self.access.iter().all(|filter| filter.any_of.contains(&state.access().get(filter.traveller, filter.direction)))
            && (self.sources.is_empty()
                || state.sources().iter().any(|source| self.sources.iter().any(|wanted| wanted == source.id.as_str())))
    }

    fn matches_change(&self, atlas: &Atlas, index: ChangeIndex) -> bool {
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

/// Returns the matching states; for an instant, at most one for each place.
#[must_use]
pub fn states(atlas: &Atlas, filter: &Filter, page: Page) -> Found {
    let wanted = |index: &StateIndex| filter.has_no_state_filter() || filter.matches_state(atlas, *index);
    match filter.when {
        Some(When::At(at)) => {
            let (held, slice) = match &filter.bbox {
                Some(bbox) if filter.has_no_place_filter() => atlas.held_in(bbox, at),
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

/// Returns the matching places; `when` selects those that exist then.
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

/// Returns the matching changes, oldest first; `when` selects those whose span overlaps it.
#[must_use]
pub fn changes(atlas: &Atlas, filter: &Filter, page: Page) -> Found {
    let only_box = filter.has_no_place_filter();
    let is_placed = filter.bbox.is_some() || !only_box;
    let mut candidates: Vec<ChangeIndex> = if is_placed {
        let here = filter.candidate_places(atlas);
        let mut candidates: Vec<ChangeIndex> = here.iter().flat_map(|&place| atlas.changes_of(place)).copied().collect();
        // A change with no place or several has no geometry, and a null geometry intersects every box.
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
    Found::page(candidates.into_iter().filter(|&index| filter.matches_change(atlas, index)), page, None)
}

/// Returns the matching sources; `when` selects those published then and those without a date. They have no geometry, so every
/// box matches them.
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
