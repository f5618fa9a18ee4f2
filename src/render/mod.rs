//! How things look: one palette, one set of glyphs and patterns, one scene, for the page's map and for every picture.
//!
//! The server owns the look. The page gets it as a MapLibre [`style`](style::style) and as [CSS variables](palette::css_variables);
//! pictures are made here, from a [`scene`] (projected, styled, labelled: a plain value) that [`svg`] writes. So a line that is
//! dashed on the map is dashed in a picture, in a ribbon and in the legend. Nothing here asks what time it is or who reads.

pub mod basemap;
pub mod clip;
pub mod film;
pub mod font;
mod furniture;
pub mod glyph;
pub mod labels;
pub mod layer;
pub mod look;
pub mod map;
pub mod metadata;
pub mod outline;
pub mod paint;
pub mod painter;
pub mod palette;
mod parts;
pub mod pdf;
pub mod picture;
pub mod picture_svg;
pub mod png;
pub mod program;
pub mod projection;
pub mod ribbons;
pub mod scene;
pub mod series;
mod sprite;
pub mod style;
pub mod subset;
pub mod svg;
pub mod webp;
