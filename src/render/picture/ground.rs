//! Caches the basemap layers of frames.

use crate::render::{basemap::Basemap, ground, projection::Frame, scene::Shape};
use quick_cache::sync::Cache;
use std::{
    convert::Infallible,
    sync::{Arc, LazyLock},
};

/// A cache of basemap layers by frame: they do not change over time, and clipping them is half the time of a picture's layout.
static GROUNDS: LazyLock<Cache<[u64; 5], Arc<[Shape]>>> = LazyLock::new(|| Cache::new(64));

/// Returns land, water and borders of a frame.
pub(super) fn ground(frame: &Frame) -> Vec<Shape> {
    let made =
        GROUNDS.get_or_insert_with(&frame.key(), || Ok::<_, Infallible>(ground::ground(Basemap::built_in(), frame).into()));
    let Ok(shapes) = made;
    shapes.to_vec()
}
