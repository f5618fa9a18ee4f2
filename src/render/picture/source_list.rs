//! Lists the sources of what a picture shows.

use super::{Drawn, PictureRequest};
use crate::chronicle::{fold::PlaceIndex, index::atlas::Atlas, sentence::Shown, source::Source};

/// Returns the sources of the shown states, those of the subject first.
pub(super) fn sources<'a>(atlas: &'a Atlas, request: &PictureRequest<'_>, drawn: &[Drawn<'_>]) -> Vec<&'a Source> {
    let places = request.subject(atlas).into_iter().chain(drawn.iter().map(|drawn| drawn.index));
    sources_at(atlas, places, &request.times(atlas).collect::<Vec<_>>())
}

/// Returns the sources of the states at these places and times, each once.
pub(super) fn sources_at<'a>(atlas: &'a Atlas, places: impl Iterator<Item = PlaceIndex>, times: &[Shown]) -> Vec<&'a Source> {
    let offset = atlas.header().offset;
    let mut found: Vec<&Source> = Vec::new();
    for place in places {
        for state in times.iter().filter_map(|shown| atlas.state_at(place, shown.at(offset))) {
            for source in atlas.view(state).sources() {
                if !found.iter().any(|known| known.id == source.id) {
                    found.push(source);
                }
            }
        }
    }
    found
}
