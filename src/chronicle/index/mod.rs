//! The read model: states indexed by time, places indexed by bounding box, and the atlas that combines them.

pub mod atlas;
pub mod bounding_box;
mod bounds;
pub mod mandates;
mod position;
mod spatial_index;
mod state_index;
