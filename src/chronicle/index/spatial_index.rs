//! A packed R-tree over the bounding boxes of places, and an order of places in which neighbours are adjacent.

use super::{bounding_box::BoundingBox, position::position};
use crate::chronicle::{fold::PlaceIndex, place::Place};
use geo::BoundingRect;
use geo_index::rtree::{RTree, RTreeBuilder, RTreeIndex, sort::HilbertSort};
use geo_types::Rect;

/// The places in the order of a Hilbert curve, then those without a geometry; the position in this order is called a row.
#[derive(Debug)]
pub(super) struct SpatialIndex {
    tree: RTree<f64>,
    places: Vec<PlaceIndex>,
    rows: Vec<u32>,
}

impl SpatialIndex {
    pub(super) fn new(places: &[Place]) -> Self {
        let boxes =
            (0..).zip(places).map(|(index, place)| (index, place.geometry.as_ref().and_then(BoundingRect::bounding_rect)));
        let (mut drawn, mut undrawn): (Vec<(PlaceIndex, Rect<f64>)>, Vec<PlaceIndex>) = (Vec::new(), Vec::new());
        for (index, rect) in boxes {
            match rect {
                Some(rect) => drawn.push((index, rect)),
                None => undrawn.push(index),
            }
        }
        // The tree orders its leaves along the curve. Built again over places in that order, its search finds rows that are
        // adjacent.
        let by_curve = tree(drawn.iter().map(|(_, rect)| rect));
        let leaves = by_curve.indices();
        let drawn: Vec<(PlaceIndex, Rect<f64>)> = (0..drawn.len()).map(|leaf| drawn[leaves.get(leaf)]).collect();
        let tree = tree(drawn.iter().map(|(_, rect)| rect));

        let places: Vec<PlaceIndex> = drawn.iter().map(|(index, _)| *index).chain(undrawn).collect();
        let mut rows = vec![0; places.len()];
        for (row, &place) in (0..).zip(&places) {
            rows[place as usize] = row;
        }
        Self { tree, places, rows }
    }

    /// Returns the place of each row.
    pub(super) fn places(&self) -> &[PlaceIndex] {
        &self.places
    }

    /// Returns the row of a place.
    pub(super) fn row(&self, place: PlaceIndex) -> u32 {
        self.rows[place as usize]
    }

    /// Returns the rows of the places whose bounding box intersects `bbox` and of those without a geometry. A box across the
    /// antimeridian may return a row twice.
    pub(super) fn rows_in(&self, bbox: &BoundingBox) -> Vec<u32> {
        let mut rows: Vec<u32> = Vec::new();
        for part in bbox.unwrapped() {
            let found = self.tree.search(part.west, part.south, part.east, part.north);
            if rows.is_empty() { rows = found } else { rows.extend(found) }
        }
        rows.extend(self.tree.num_items()..position(self.places.len()));
        rows
    }
}

fn tree<'a>(boxes: impl ExactSizeIterator<Item = &'a Rect<f64>>) -> RTree<f64> {
    let mut builder = RTreeBuilder::<f64>::new(position(boxes.len()));
    for rect in boxes {
        builder.add(rect.min().x, rect.min().y, rect.max().x, rect.max().y);
    }
    builder.finish::<HilbertSort>()
}
