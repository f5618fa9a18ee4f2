//! Which mandates are in force where: those over a place, and those over anything that it is part of.

use super::atlas::Atlas;
use crate::chronicle::{
    PlaceId,
    dataset::Mandate,
    fold::PlaceIndex,
    moment::{Instant, Offset},
    period::Period,
};

/// A period in which the same mandates are in force at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MandateSlice<'a> {
    /// While they are in force.
    pub period: Period,
    /// The mandates, in the order of the data; at least one.
    pub mandates: Vec<&'a Mandate>,
}

/// Returns the slices in which any of `mandates` is in force over one of `places`, oldest first; they do not overlap.
///
/// `places` are a place and all that it is part of: a mandate over a corridor is in force at its bridge.
#[must_use]
pub fn mandate_slices<'a>(mandates: &'a [Mandate], places: &[&PlaceId], offset: Offset) -> Vec<MandateSlice<'a>> {
    let covers = |mandate: &&Mandate| mandate.places.iter().any(|id| places.contains(&id));
    let covering: Vec<(Period, &Mandate)> = mandates
        .iter()
        .filter(covers)
        .map(|mandate| (mandate.period(offset), mandate))
        .filter(|(period, _)| !period.is_empty())
        .collect();
    let mut bounds: Vec<Instant> =
        covering.iter().flat_map(|(period, _)| std::iter::once(period.since).chain(period.until)).collect();
    bounds.sort_unstable();
    bounds.dedup();
    let slice = |(at, &since): (usize, &Instant)| {
        let mandates: Vec<&Mandate> =
            covering.iter().filter(|(period, _)| period.contains(since)).map(|(_, mandate)| *mandate).collect();
        let period = Period { since, until: bounds.get(at + 1).copied() };
        (!mandates.is_empty()).then_some(MandateSlice { period, mandates })
    };
    bounds.iter().enumerate().filter_map(slice).collect()
}

impl Atlas {
    /// Returns the slices in which any mandate is in force at a place or at what it is part of, oldest first.
    #[must_use]
    pub fn mandate_slices(&self, place: PlaceIndex) -> Vec<MandateSlice<'_>> {
        mandate_slices(&self.header().mandates, &self.wholes(place), self.header().offset)
    }

    /// Returns the mandates in force at a place, or at what it is part of, at `at`.
    pub fn mandates_at(&self, place: PlaceIndex, at: Instant) -> impl Iterator<Item = &Mandate> {
        self.mandate_slices(place).into_iter().filter(move |slice| slice.period.contains(at)).flat_map(|slice| slice.mandates)
    }

    /// A place and all that it is part of, directly or through another place.
    fn wholes(&self, place: PlaceIndex) -> Vec<&PlaceId> {
        let mut wholes = vec![&self.place(place).id];
        let mut seen = 0;
        while let Some(&id) = wholes.get(seen) {
            let place = self.place_index(id.as_str()).map(|index| self.place(index));
            for whole in place.into_iter().flat_map(|place| &place.part_of) {
                if !wholes.contains(&whole) {
                    wholes.push(whole);
                }
            }
            seen += 1;
        }
        wholes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chronicle::{
        dataset::Dataset,
        place::{Kind, Place},
    };

    fn mandate(id: &str, place: &str, since: &str, until: Option<&str>) -> Mandate {
        let mut mandate = crate::geodata::built_in().unwrap().header.mandates.remove(0);
        (mandate.id, mandate.places) = (id.into(), vec![place.into()]);
        (mandate.since, mandate.until) = (since.parse().unwrap(), until.map(|until| until.parse().unwrap()));
        mandate
    }

    fn part(id: &str, of: &[&str]) -> Place {
        let mut place = Place::new(id, Kind::Road, id);
        place.part_of = of.iter().map(|&id| id.into()).collect();
        place
    }

    fn atlas() -> Atlas {
        let mut header = crate::geodata::built_in().unwrap().header;
        header.mandates = vec![
            mandate("act", "corridor", "2021", Some("2023")),
            mandate("order", "bridge", "2022", None),
            mandate("never", "corridor", "2022", Some("2022")),
        ];
        let places =
            vec![part("corridor", &[]), part("bridge", &["corridor"]), part("post", &["bridge"]), part("elsewhere", &[])];
        Atlas::new(Dataset { header, places, changes: vec![], sources: vec![] }).unwrap()
    }

    #[test]
    fn slices_hold_what_is_in_force_and_do_not_overlap() {
        let atlas = atlas();
        let offset = atlas.header().offset;
        let slices = |id: &str| -> Vec<String> {
            let year = |at: Instant| offset.day_of(at).year().to_string();
            let slices = atlas.mandate_slices(atlas.place_index(id).unwrap()).into_iter();
            let ids =
                |slice: &MandateSlice<'_>| slice.mandates.iter().map(|mandate| mandate.id.as_str()).collect::<Vec<_>>().join("+");
            slices
                .map(|slice| {
                    format!("{}-{}: {}", year(slice.period.since), slice.period.until.map_or_else(String::new, year), ids(&slice))
                })
                .collect()
        };
        assert_eq!(slices("corridor"), ["2021-2023: act"]);
        assert_eq!(slices("bridge"), ["2021-2022: act", "2022-2023: act+order", "2023-: order"]);
        assert_eq!(slices("post"), slices("bridge"), "through the bridge, also what is over the corridor");
        assert!(slices("elsewhere").is_empty());
    }

    #[test]
    fn a_mandate_is_in_force_from_its_start_and_not_at_its_end() {
        let atlas = atlas();
        let count = |day: &str| {
            let at = atlas.header().offset.start_of(day.parse().unwrap());
            atlas.mandates_at(atlas.place_index("post").unwrap(), at).count()
        };
        assert_eq!(["2020-12-31", "2021-01-01", "2022-01-01", "2022-12-31", "2023-01-01"].map(count), [0, 1, 2, 2, 1]);
    }
}
