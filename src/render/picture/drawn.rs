//! Lists the places on a picture with their symbols and legend labels.

use super::{labels, request::PictureRequest};
use crate::{
    chronicle::{fold::PlaceIndex, index::atlas::Atlas, sentence::Shown},
    render::{layers, map, projection::Frame},
};

/// A place on a picture.
#[derive(Clone, Debug)]
pub(super) struct Drawn<'a> {
    pub(super) index: PlaceIndex,
    pub(super) part: layers::Drawn<'a>,
    /// The legend label of its symbol.
    pub(super) label: Option<String>,
    /// True if its symbol differs at the compared time.
    pub(super) differs: bool,
}

/// Returns the places at a time, with symbols and legend labels.
pub(super) fn drawn<'a>(atlas: &'a Atlas, request: &PictureRequest<'_>, shown: Shown) -> Vec<Drawn<'a>> {
    let at = shown.at(atlas.header().offset);
    let frame = Frame::new([0.0, 0.0], 0.0, 0.0, 0.0);
    let wanted = map::MapRequest {
        at,
        names: request.names,
        traveller: request.traveller,
        chosen: request.place,
        frame,
        spare: (0.0, 0.0),
        title: "",
        description: "",
    };
    let label = |index: PlaceIndex| {
        let view = atlas.view(atlas.state_at(index, at)?);
        Some(match request.traveller {
            None => view.status().label.in_language(request.language).to_owned(),
            Some((traveller, direction)) => {
                labels::access_label(atlas.header(), view.access().get(traveller, direction), request.language)
            }
        })
    };
    let parts = map::drawn(atlas, &wanted, request.theme).into_iter();
    parts
        .filter_map(|part| {
            let index = atlas.place_index(part.place.id.as_str())?;
            Some(Drawn { index, label: label(index), part, differs: false })
        })
        .collect()
}
