//! Renders maps, pictures and films, and the style of the page's map.
//!
//! The page gets its symbols as a MapLibre [`style`](backends::style_json::style) and as [CSS variables](crate::symbology::css_variables);
//! pictures are made here, from a [`scene`] (projected, styled, labelled: a plain value) that [`svg`](backends::svg) writes. So a line that is
//! dashed on the map is dashed in a picture, in a ribbon and in the legend. Nothing here depends on a clock or on the reader.

pub mod backends;
pub mod basemap;
pub mod clip;
pub(crate) mod countries;
pub mod film;
pub mod font;
pub(crate) mod furniture;
pub(crate) mod ground;
pub mod group;
pub mod image_format;
pub mod job;
pub mod labels;
pub(crate) mod layers;
pub mod map;
pub(crate) mod marks;
pub mod painter;
pub mod picture;
pub mod program;
pub mod projection;
pub mod raster_layer;
pub mod relief;
pub mod request;
pub mod ribbons;
pub(crate) mod road;
pub mod scene;
pub mod series;
pub mod strip;
pub mod strip_words;
pub(crate) mod tile;
