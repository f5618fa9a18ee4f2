//! The routes of the timeline, with their stops in road order, and the names on the map that belong to no place.

use super::Validity;
use crate::chronicle::{PartyId, index::atlas::Atlas, route::Stop};
use serde_json::{Value, json};

pub(super) fn routes(atlas: &Atlas, language: &str) -> Vec<Value> {
    let header = atlas.header();
    let words = |party: &PartyId| header.party(party.as_str()).map_or("", |party| party.label.in_language(language));
    let stop = |stop: &Stop| match stop {
        Stop::Place(place) => json!(place),
        Stop::Border { border } => {
            json!({"border": border, "words": border.iter().map(words).collect::<Vec<_>>()})
        }
        Stop::Together { together, note } => json!({"together": together, "note": note.text(language)}),
    };
    let routes = header.routes.iter().map(|route| {
        let period = Validity::new(atlas, &route.period(header.offset));
        json!({"period": period, "stops": route.stops.iter().map(stop).collect::<Vec<_>>()})
    });
    routes.collect()
}

pub(super) fn map_labels(atlas: &Atlas, language: &str) -> Vec<Value> {
    let labels = atlas.header().labels.iter().map(|label| {
        json!({
            "label": label.text(language),
            "names": label.names,
            "at": label.at,
            "rank": label.rank,
            "period": Validity::new(atlas, &label.period(atlas.header().offset)),
            "sources": label.sources,
        })
    });
    labels.collect()
}
