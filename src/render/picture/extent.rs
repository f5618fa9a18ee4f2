//! Decides what a map shows: what was asked for, the chosen place, or the road of the shown days from end to end.

use super::{
    request::{PictureRequest, View},
    room::PictureLayout,
};
use crate::{
    chronicle::{index::atlas::Atlas, sentence::Shown},
    render::{map::default_frame, projection::Frame},
};
use geo::{BoundingRect, Rect};

/// Maximum zoom where nobody asked for one.
const CLOSEST: f64 = 11.0;
/// The space around what is shown, as a part of the shorter side, and at least in layout pixels.
const AROUND: (f64, f64) = (0.14, 24.0);

/// Returns the frame of a map of this size at these times; without times nobody asks for their road.
pub(super) fn frame(atlas: &Atlas, request: &PictureRequest<'_>, times: &[Shown], room: PictureLayout) -> Frame {
    let (width, height) = (room.width, room.height);
    let bounds = match request.view {
        View::Box(bbox) => return Frame::fitting(bbox, width, height, 0.0),
        View::Camera(center, zoom) => return Frame::new(center, zoom - request.size.unit().log2(), width, height),
        View::Default => match request.place {
            Some(place) => atlas.place(place).geometry.as_ref().and_then(BoundingRect::bounding_rect),
            None => road(atlas, times),
        },
    };
    let Some(bounds) = bounds else { return default_frame(atlas, width, height) };
    let bbox = [bounds.min().x, bounds.min().y, bounds.max().x, bounds.max().y];
    let near = Frame::fitting(bbox, width, height, (width.min(height) * AROUND.0).max(AROUND.1));
    Frame::new(near.center, near.zoom.min(CLOSEST), width, height)
}

/// Returns the bounds of the stops of the routes that carry the traffic at these times.
fn road(atlas: &Atlas, times: &[Shown]) -> Option<Rect<f64>> {
    let header = atlas.header();
    let routes = times.iter().filter_map(|shown| header.route_at(shown.at(header.offset)));
    let places =
        routes.flat_map(|route| &route.stops).flat_map(|stop| stop.places()).filter_map(|id| atlas.place_index(id.as_str()));
    let bounds = places.filter_map(|place| atlas.place(place).geometry.as_ref()?.bounding_rect());
    bounds.reduce(|one, other| {
        let (low, high) = ((one.min(), other.min()), (one.max(), other.max()));
        Rect::new((low.0.x.min(low.1.x), low.0.y.min(low.1.y)), (high.0.x.max(high.1.x), high.0.y.max(high.1.y)))
    })
}
