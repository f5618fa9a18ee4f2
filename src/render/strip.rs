//! The strip: the stops of the road in their order on one day, not to scale.
//!
//! A map cannot show a crossing whose bridge and checkpoint lie closer together than their positions are known; the order of stops can.

use crate::chronicle::{
    PartyId,
    fold::PlaceIndex,
    index::atlas::{Atlas, StateIndex},
    moment::Instant,
    route::Stop,
    translated::Translated,
};

/// A place of the strip, and what held there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripPlace {
    /// The place.
    pub place: PlaceIndex,
    /// The state in force; none where the place has none, as settlements.
    pub state: Option<StateIndex>,
}

/// A stop of the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StripStop<'a> {
    /// One place.
    Place(StripPlace),
    /// The border between two parties, in road order.
    Border(&'a [PartyId]),
    /// Places whose order no source gives, two at least, and why.
    Together(Vec<StripPlace>, &'a Translated),
}

impl StripStop<'_> {
    /// Returns its places; none of a border.
    #[must_use]
    pub fn places(&self) -> &[StripPlace] {
        match self {
            Self::Place(place) => std::slice::from_ref(place),
            Self::Border(_) => &[],
            Self::Together(places, _) => places,
        }
    }
}

/// Returns the stops, in road order, of the route that carries the traffic at an instant: those whose places exist then, and the
/// borders. Empty where no route carries it.
#[must_use]
pub fn strip(atlas: &Atlas, at: Instant) -> Vec<StripStop<'_>> {
    let stops = atlas.header().route_at(at).map_or(&[][..], |route| &route.stops);
    stops.iter().filter_map(|stop| shown(atlas, stop, at)).collect()
}

fn shown<'a>(atlas: &Atlas, stop: &'a Stop, at: Instant) -> Option<StripStop<'a>> {
    let places = stop.places().iter().filter_map(|id| {
        let place = atlas.place_index(id.as_str())?;
        let exists = atlas.place(place).existence(atlas.header().offset).iter().any(|period| period.contains(at));
        exists.then(|| StripPlace { place, state: atlas.state_at(place, at) })
    });
    let places: Vec<StripPlace> = places.collect();
    match (stop, &places[..]) {
        (Stop::Border { border }, _) => Some(StripStop::Border(border)),
        (_, []) => None,
        (_, [only]) => Some(StripStop::Place(*only)),
        (Stop::Together { note, .. }, _) => Some(StripStop::Together(places, note)),
        (Stop::Place(_), [first, ..]) => Some(StripStop::Place(*first)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chronicle::moment::Offset, geodata};

    fn lachin() -> Atlas {
        Atlas::new(geodata::built_in().unwrap()).unwrap()
    }

    /// The ids of the stops; those together stand in brackets.
    fn told(atlas: &Atlas, at: Instant) -> Vec<String> {
        let id = |stop: &StripPlace| atlas.place(stop.place).id.to_string();
        let stop = |stop: &StripStop<'_>| match stop {
            StripStop::Place(place) => id(place),
            StripStop::Border(parties) => parties.iter().map(ToString::to_string).collect::<Vec<_>>().join("|"),
            StripStop::Together(places, _) => format!("[{}]", places.iter().map(id).collect::<Vec<_>>().join(" ")),
        };
        strip(atlas, at).iter().map(stop).collect()
    }

    fn end_of(offset: Offset, day: &str) -> Instant {
        let until = offset.span_of(day.parse().unwrap()).until.unwrap();
        until - jiff::SignedDuration::from_nanos(1)
    }

    #[test]
    fn every_day_has_the_stops_whose_period_holds_it_in_order_with_the_states_of_that_day() {
        let atlas = lachin();
        let offset = atlas.header().offset;
        let (mut day, last) = ("2020-11-10".parse::<jiff::civil::Date>().unwrap(), "2026-12-31".parse().unwrap());
        while day <= last {
            let at = end_of(offset, &day.to_string());
            let routes: Vec<_> = atlas.header().routes.iter().filter(|route| route.period(offset).contains(at)).collect();
            assert_eq!(routes.len(), 1, "{day}");
            let expected: Vec<String> = routes[0]
                .stops
                .iter()
                .flat_map(|stop| stop.places())
                .filter(|id| {
                    let place = atlas.place(atlas.place_index(id.as_str()).unwrap());
                    place.existence(offset).iter().any(|period| period.since <= at && period.until.is_none_or(|until| at < until))
                })
                .map(ToString::to_string)
                .collect();
            let places: Vec<StripPlace> = strip(&atlas, at)
                .into_iter()
                .flat_map(|stop| match stop {
                    StripStop::Place(place) => vec![place],
                    StripStop::Border(_) => vec![],
                    StripStop::Together(places, _) => places,
                })
                .collect();
            let found: Vec<String> = places.iter().map(|stop| atlas.place(stop.place).id.to_string()).collect();
            assert_eq!(found, expected, "{day}");
            for stop in places {
                let held = atlas.states().iter().position(|state| state.place == stop.place && state.period.contains(at));
                assert_eq!(stop.state.map(|state| state as usize), held, "{day} {}", atlas.place(stop.place).id);
            }
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn a_stop_is_shown_only_in_its_own_period_and_one_place_alone_is_no_group() {
        let atlas = lachin();
        let on = |day: &str| told(&atlas, end_of(atlas.header().offset, day)).join(", ");
        let old = "goris, khndzoresk, tegh, armenia|azerbaijan, [zabukh russian-post-zabukh]";
        let link = "goris, khndzoresk, tegh, armenia|azerbaijan, [hakari-bridge russian-post-1]";
        let new = "goris, am-checkpoint, armenia|azerbaijan, [hakari-bridge az-checkpoint";
        assert_eq!(on("2020-11-09"), "", "no route yet");
        assert_eq!(on("2020-11-15"), format!("{old}, lachin, stepanakert"));
        assert_eq!(on("2022-08-29"), format!("{old}, [lachin russian-post-lachin], stepanakert"));
        assert_eq!(on("2022-09-15"), format!("{link}, stepanakert"));
        assert_eq!(on("2023-01-15"), format!("{link}, blockade-site, stepanakert"));
        assert_eq!(on("2023-04-23"), format!("{new} russian-post-1], blockade-site, stepanakert"));
        assert_eq!(on("2024-07-01"), format!("{new}], blockade-site, stepanakert"));
    }
}
