//! Writes scenes as SVG, PNG, WebP and PDF, and the style of the live map.

pub mod font_subset;
pub mod metadata;
pub mod outline;
pub mod pdf;
pub mod picture_svg;
pub mod png;
pub mod raster;
pub(crate) mod sprite;
pub mod style_json;
pub mod svg;
pub mod webp;
