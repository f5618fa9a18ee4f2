//! Writes the answer for a place at one time: the sentence in three lengths, and its facts.

use super::Validity;
use crate::{
    chronicle::{
        index::atlas::Atlas,
        moment::Instant,
        sentence::{Answer, Shown, answer, slice_period},
    },
    ledger::Revision,
};
use serde_json::{Value, json};

/// An answer with its facts.
#[must_use]
pub fn answered(atlas: &Atlas, answer: &Answer, shown: Shown) -> Value {
    let offset = atlas.header().offset;
    json!({
        "shown": match shown {
            Shown::Day(day) => day.to_string(),
            Shown::Instant(at) => offset.rfc3339(at),
        },
        "text": answer.text,
        "short": answer.short,
        "label": answer.label,
        "language": answer.language,
        "state": answer.state.map(|index| atlas.view(index).id()),
        "also_that_day": answer.also_that_day.iter().map(|&index| atlas.view(index).id()).collect::<Vec<_>>(),
        "news": answer.news.map(|index| &atlas.change(index).id),
        "day_without_ordinary_traffic": answer.day_without_ordinary_traffic,
        "day_of_state": answer.day_of_state,
        "last_known": answer.last_known.map(|index| atlas.view(index).id()),
        "sources": answer.state.map_or(0, |index| atlas.view(index).sources().len()),
    })
}

/// Returns the answer for the headline place at one time, with `validity`: the period in which the sentence is the same but for
/// date and count. A member without a value is left out, so that the answer is short. `null` where the dataset has no headline
/// place.
#[must_use]
pub fn one_answer(atlas: &Atlas, revision: &Revision, language: &str, shown: Shown, now: Instant) -> Value {
    let header = atlas.header();
    let Some(place) = atlas.place_index(header.headline_place.as_str()) else { return Value::Null };
    let said = answer(atlas, place, shown, now, language);
    let period = slice_period(atlas, place, shown.at(header.offset), now, language);
    let view = said.state.map(|index| atlas.view(index));
    let mut value = answered(atlas, &said, shown);
    let more = json!({
        "place": header.headline_place,
        "validity": Validity::new(atlas, &period),
        "status": view.map(|view| &view.status().id),
        "certainty": view.map(|view| view.certainty()),
        "by": view.map(|view| view.actors()).unwrap_or_default(),
        "at": view.and_then(|view| view.scene()),
        "controllers": view.map_or_else(Vec::new, |view| view.controllers().parties().to_vec()),
        "changes": view.map(|view| view.starts().map(|(change, _)| &change.id).collect::<Vec<_>>()).unwrap_or_default(),
        "revision": revision.id.short(),
    });
    if let (Some(members), Value::Object(more)) = (value.as_object_mut(), more) {
        members.extend(more);
        members.retain(|_, member| !member.is_null() && member.as_array().is_none_or(|list| !list.is_empty()));
    }
    value
}
