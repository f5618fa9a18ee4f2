//! What is drawn: scenes and pictures, the fonts that they are set in, and the painter that uses maplibre-rs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod fonts;
mod painter;
mod scenes;
