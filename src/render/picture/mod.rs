//! Composes pictures: title, date, sentence, map, legend, scale, locator and credits, laid out for the size.
//!
//! One plain value feeds every format (SVG, PNG, WebP, PDF), so that they agree by construction. It is laid out in layout
//! pixels; in a large picture each is more than one output pixel, so that text is legible on a phone's screen and
//! on a printed page. Nothing here reads a clock; the caller passes the current instant.

mod arrangement;
pub(crate) mod brief;
pub(crate) mod caption;
mod card;
mod composition;
mod credit;
mod drawn;
mod extent;
pub(crate) mod film_layout;
pub(crate) mod film_scene;
mod ground;
pub(crate) mod header;
mod headline;
pub(crate) mod inset;
pub(crate) mod labels;
pub(crate) mod layout;
pub(crate) mod legend;
mod legend_box;
mod legend_entries;
pub(crate) mod notice;
pub(crate) mod panel;
mod request;
mod room;
mod source_list;
pub(crate) mod strip;
mod strip_mark;
pub(crate) mod text_block;
pub(crate) mod timeline_strip;

pub use brief::Brief;
pub use caption::Caption;
pub use composition::{Panel, Picture};
pub use film_scene::{FilmFrame, FilmScene, Looks, looks};
pub use layout::picture;
pub use notice::notice;
pub use request::{Parts, PictureRequest, Size, View};
pub use timeline_strip::Textured;

use crate::chronicle::{index::atlas::Atlas, sentence::Shown, source::Source};
use drawn::{Drawn, drawn};

/// Returns the sources of the states in a picture, those of its subject first.
#[must_use]
pub fn sources<'a>(atlas: &'a Atlas, request: &PictureRequest<'_>) -> Vec<&'a Source> {
    let drawn: Vec<Drawn<'_>> = request.times(atlas).flat_map(|shown| drawn(atlas, request, shown)).collect();
    source_list::sources(atlas, request, &drawn)
}

/// Returns the attribution of a picture, one line each: reporters, licence, revision, credits.
#[must_use]
pub fn credits(atlas: &Atlas, request: &PictureRequest<'_>) -> Vec<String> {
    credit::whole(atlas, request, &request.times(atlas).collect::<Vec<_>>())
}

/// Formats a day, or a time of day with its offset.
#[must_use]
pub fn time_words(atlas: &Atlas, shown: Shown, language: &str) -> String {
    caption::time_words(atlas, shown, language)
}
