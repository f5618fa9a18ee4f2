//! Checks the routes: at least two stops, each a place that exists at that time or a border between two parties, and no two routes
//! at one time. Ids are checked with those of the other files.

use super::{duplicates::repeated, order::ends_before_start};
use crate::{
    chronicle::{
        PlaceId,
        dataset::Header,
        period::Period,
        place::Place,
        route::{Route, Stop},
    },
    geodata::{
        read::List,
        source_file::{Diagnostic, Path, SourceFile},
    },
};

pub(in crate::geodata) fn check(document: &SourceFile<'_>, header: &Header, places: &List<Place>) {
    let periods: Vec<Period> = header.routes.iter().map(|route| route.period(header.offset)).collect();
    for (number, route) in header.routes.iter().enumerate() {
        let path = Path::default().key("routes").index(number);
        ends_before_start(document, None, &path.key("until"), &route.since, route.until.as_ref(), header.offset);
        if let Some(earlier) = (0..number).find(|&earlier| periods[earlier].overlaps(&periods[number])) {
            let message = format!(
                "The route from {} overlaps the one from {}: one road carries the traffic at a time.",
                route.since, header.routes[earlier].since
            );
            let fix = "let each route end when the next begins: set `until` of the earlier one to `since` of the later one";
            document.report_at(None, &path.key("since"), Diagnostic::new("overlapping-routes", message, fix));
        }
        if route.stops.len() < 2 {
            let message = format!("The route has {} of at least two stops.", route.stops.len());
            let fix = "add the places along the road in their order, such as `[\"goris\", \"hakari-bridge\"]`";
            document.report_at(None, &path.key("stops"), Diagnostic::new("too-few-stops", message, fix));
        }
        stops(document, header, places, route, &path.key("stops"));
    }
}

fn stops(document: &SourceFile<'_>, header: &Header, places: &List<Place>, route: &Route, path: &Path) {
    let named: Vec<(&PlaceId, Path)> =
        route.stops.iter().enumerate().flat_map(|(number, stop)| mentions(stop, &path.index(number))).collect();
    let ids: Vec<&PlaceId> = named.iter().map(|(id, _)| *id).collect();
    for (number, id) in repeated(&ids) {
        let message = format!("The route stops at `{id}` twice.");
        document.report_at(
            Some(id.as_str()),
            &named[number].1,
            Diagnostic::new("duplicate-stop", message, "keep one of the two"),
        );
    }
    let period = route.period(header.offset);
    for (id, path) in &named {
        let place = places.iter().find(|(_, place)| place.id == **id);
        if place.is_some_and(|(_, place)| !place.existence(header.offset).iter().any(|existing| existing.overlaps(&period))) {
            let message = format!("The place `{id}` does not exist while the route carries the traffic.");
            let fix = "remove the stop, or correct `since` and `until` of the route or `periods` of the place in places.geojson";
            document.report_at(Some(id.as_str()), path, Diagnostic::new("stop-outside-period", message, fix));
        }
    }
    for (number, stop) in route.stops.iter().enumerate() {
        let path = path.index(number);
        match stop {
            Stop::Border { border } if border.len() != 2 || border[0] == border[1] => {
                let message = "A border lies between two different parties.";
                let fix = "write the party before the border and the one after it, such as `{\"border\": [\"armenia\", \"azerbaijan\"]}`";
                document.report_at(None, &path.key("border"), Diagnostic::new("not-a-border", message, fix));
            }
            Stop::Together { together, .. } if together.len() < 2 => {
                let message = format!("`together` has {} of at least two places.", together.len());
                let fix = "write the place alone, or add those whose order is not known";
                document.report_at(None, &path.key("together"), Diagnostic::new("too-few-together", message, fix));
            }
            _ => {}
        }
    }
}

/// The places of a stop, each with where it is written.
fn mentions<'r>(stop: &'r Stop, path: &Path) -> Vec<(&'r PlaceId, Path)> {
    match stop {
        Stop::Place(place) => vec![(place, path.clone())],
        Stop::Border { .. } => Vec::new(),
        Stop::Together { together, .. } => {
            let path = path.key("together");
            together.iter().enumerate().map(|(number, place)| (place, path.index(number))).collect()
        }
    }
}
