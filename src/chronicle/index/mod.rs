//! The read model: states by time, places by box, and the atlas that joins them.

pub mod atlas;
pub mod bounding_box;
mod position;
mod spatial_index;
mod state_index;
