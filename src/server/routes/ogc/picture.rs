//! The small map beside an item or a page of items: a picture that this server paints, of the same places at the same time.
//!
//! It refuses to show what the page does not hold: an item without a place, or whose place is listed and not drawn, has none.

use crate::{
    chronicle::{moment::Instant, period::Period, place::Place},
    encode::Collection,
    server::{html::Picture, params::ApiRequest},
};

const SIZE: [(&str, &str); 3] = [("width", "480"), ("height", "300"), ("draw", "scale")];

/// The map of one item: its place today, or at the instant from which the item holds.
pub(crate) fn of_one(question: &ApiRequest, collection: Collection, index: u32) -> Option<Picture> {
    let atlas = &question.published.atlas;
    let (place, at) = match collection {
        Collection::Places => (Some(atlas.place(index)), None),
        Collection::States => {
            let state = atlas.view(index);
            (Some(state.place()), Some(state.state.period.since))
        }
        Collection::Changes => {
            let change = atlas.change(index);
            (
                change.only_place().and_then(|id| atlas.place_index(id.as_str())).map(|place| atlas.place(place)),
                Some(change.moment.earliest(atlas.header().offset)),
            )
        }
        Collection::Sources => (None, None),
    };
    let place = place.filter(|place| place.geometry.is_some())?;
    Some(picture(question, Some(place), at))
}

/// The map of a page of items about one instant: all that is drawn then.
pub(crate) fn of_page(question: &ApiRequest, collection: Collection, validity: Option<Period>) -> Option<Picture> {
    let shows_places = matches!(collection, Collection::Places | Collection::States);
    validity.filter(|_| shows_places).map(|validity| picture(question, None, Some(validity.since)))
}

fn picture(question: &ApiRequest, place: Option<&Place>, at: Option<Instant>) -> Picture {
    let header = question.published.atlas.header();
    let at = at.map(|at| header.offset.rfc3339(at));
    let when = at.as_deref().map(|at| ("datetime", at));
    let of = place.map(|place| ("place", place.id.as_str()));
    let name = place.map_or_else(|| header.title.in_language("en").to_owned(), |place| place.label("en"));
    let page = place.map_or_else(|| "/".to_owned(), |place| format!("/places/{}", place.id));
    Picture {
        source: question.link("/snapshot.svg", when.into_iter().chain(of).chain(SIZE)),
        href: question.link(&page, when),
        words: at.as_ref().map_or_else(|| format!("Map: {name} today"), |at| format!("Map: {name} at {at}")),
    }
}
