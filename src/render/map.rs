//! Draws the map of a dataset at one instant as a scene.
//!
//! It has the layers of the live map: the basemap, the illustrative strip, roads in the colour and dash of their states,
//! markers of bridges, checkpoints, posts and sites, rings around imprecise positions, and names. It decides nothing
//! about the data: it draws the states that the atlas returns.

use super::{
    backends::svg::{Colours, svg_within},
    basemap::Basemap,
    furniture, ground,
    labels::{Area, Board},
    layers::{self, Drawn},
    marks,
    projection::Frame,
    scene::{Scene, Shape, TextRun},
};
use crate::chronicle::{
    fold::PlaceIndex,
    index::atlas::{Atlas, StateView},
    moment::Instant,
    place::{Kind, Place},
    status::{Direction, Traveller},
};
use crate::symbology::{AccessSymbol, Symbol, palette::Theme};

/// A request for a map.
#[derive(Clone, Debug)]
pub struct MapRequest<'a> {
    /// The time shown.
    pub at: Instant,
    /// Language of place names.
    pub names: &'a str,
    /// The traveller and direction to colour by, or `None` for statuses.
    pub traveller: Option<(Traveller, Direction)>,
    /// The place that the reader has chosen: of it alone is shown how precisely its position is known, and its area.
    pub chosen: Option<PlaceIndex>,
    /// The extent and the size in pixels.
    pub frame: Frame,
    /// How many pixels are drawn beyond the left and right, and beyond the upper and lower edge of the frame, for a box of
    /// another shape that shows some of them. Names and the scale stay within the frame.
    pub spare: (f64, f64),
    /// The title.
    pub title: &'a str,
    /// The text alternative.
    pub description: &'a str,
}

/// Returns the initial frame of a dataset: its default view, zoomed out if the whole extent would not fit.
#[must_use]
pub fn default_frame(atlas: &Atlas, width: f64, height: f64) -> Frame {
    let header = atlas.header();
    let whole = Frame::fitting(header.extent.bbox, width, height, 12.0);
    let view = Frame::new(header.default_view.center, header.default_view.zoom, width, height);
    if whole.zoom < view.zoom { whole } else { view }
}

/// Returns the scene of a map, including its margin. `theme` matters only for literal colours.
#[must_use]
pub fn scene(atlas: &Atlas, request: &MapRequest<'_>, theme: Theme) -> Scene {
    let frame = whole_frame(request);
    let mut shapes = ground::ground(Basemap::built_in(), &frame);
    let (above, words) = above_ground(atlas, &drawn(atlas, request, theme), request);
    shapes.extend(above);
    Scene {
        width: frame.width,
        height: frame.height,
        title: request.title.to_owned(),
        description: request.description.to_owned(),
        shapes,
        words,
    }
}

/// Returns the frame with its margin.
pub(crate) fn whole_frame(request: &MapRequest<'_>) -> Frame {
    let (inner, (beside, above)) = (&request.frame, request.spare);
    Frame::new(inner.center, inner.zoom, inner.width + 2.0 * beside, inner.height + 2.0 * above)
}

/// Returns the parts that do not change over time: shapes, and text above them.
pub(crate) fn above_ground(atlas: &Atlas, drawn: &[Drawn<'_>], request: &MapRequest<'_>) -> (Vec<Shape>, Vec<TextRun>) {
    let (inner, (beside, above)) = (&request.frame, request.spare);
    let frame = &whole_frame(request);
    let mut board = Board::new(frame.width, frame.height);
    board.keep_within(Area { left: beside, top: above, right: beside + inner.width, bottom: above + inner.height });
    let (mut shapes, mut words) = (Vec::new(), Vec::new());
    if request.spare == (0.0, 0.0) {
        let (grid, names) = furniture::grid(frame, &mut board);
        shapes.extend(grid);
        words.extend(names);
    }
    for place in drawn.iter().filter(|drawn| drawn.place.kind == Kind::Area) {
        shapes.extend(layers::strip(place, frame));
    }
    shapes.extend(layers::roads(drawn, frame, &mut board));
    shapes.extend(layers::rings(drawn, frame));
    let (marks, counts) = marks::points(drawn, frame, &mut board);
    shapes.extend(marks);
    let corner = (beside, above + inner.height);
    let (scale_shapes, scale_words) = furniture::scale_bar(frame, corner, &mut board, |length, unit| format!("{length} {unit}"));
    let mut names = layers::names(drawn, request.names, frame, &mut board);
    let ground = ground::names(atlas, &[request.at], request.names, frame, &mut board);
    shapes.extend(ground.shapes);
    names.extend(ground.words);
    names.push(scale_words);
    names.extend(counts);
    names.append(&mut words);
    shapes.extend(scale_shapes);
    (shapes, names)
}

/// Writes the map as SVG. Its `viewBox` is the frame; the margin is visible if its overflow is.
#[must_use]
pub fn map_svg(atlas: &Atlas, request: &MapRequest<'_>, colours: Colours) -> String {
    let theme = if let Colours::Literal(theme) = colours { theme } else { Theme::Light };
    let Frame { width, height, .. } = request.frame;
    svg_within(&scene(atlas, request, theme), (request.spare.0, request.spare.1, width, height), colours)
}

/// Returns the places with a geometry that exist at the instant, with symbols, in the order of the data.
pub(crate) fn drawn<'a>(atlas: &'a Atlas, request: &MapRequest<'_>, theme: Theme) -> Vec<Drawn<'a>> {
    let offset = atlas.header().offset;
    let exists = |place: &Place| place.existence(offset).iter().any(|period| period.contains(request.at));
    let mut drawn = Vec::new();
    for (index, place) in (0..).zip(atlas.places()) {
        let Some(geometry) = &place.geometry else { continue };
        if !exists(place) || is_carried(atlas, place) {
            continue;
        }
        let is_chosen = request.chosen == Some(index);
        if place.kind == Kind::Area && !is_chosen {
            continue;
        }
        let view = atlas.state_at(index, request.at).map(|state| atlas.view(state));
        drawn.push(Drawn { place, geometry, look: view.map(|view| look(&view, request, theme)), is_chosen });
    }
    drawn
}

/// Returns true if a corridor is drawn by its roads: one line over all would hide which route is which.
#[must_use]
pub fn is_carried(atlas: &Atlas, place: &Place) -> bool {
    let is_road = |other: &Place| other.kind == Kind::Road && other.geometry.is_some() && other.part_of.contains(&place.id);
    place.kind == Kind::Corridor && atlas.places().iter().any(is_road)
}

fn look(view: &StateView<'_>, request: &MapRequest<'_>, theme: Theme) -> Symbol {
    match request.traveller {
        None => Symbol::of_status(view.atlas.header(), view.status(), theme),
        Some((traveller, direction)) => Symbol::of_access(AccessSymbol::of(view.access().get(traveller, direction)), theme),
    }
}
