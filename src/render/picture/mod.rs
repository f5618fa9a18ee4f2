//! A whole picture: title, date, the answer in words, map, legend, scale, locator and credits, laid out for its size.
//!
//! One plain value feeds every form (SVG, PNG, WebP, PDF), so that they agree by construction. It is laid out in pixels of its
//! own, of which a large picture has more than one output pixel each: what is made for a phone's screen or a printed page so has
//! type that can be read there. Nothing here reads a clock; whoever asks says what is now.

pub(crate) mod caption;
mod composition;
mod drawn;
pub(crate) mod film_layout;
pub(crate) mod film_scene;
mod ground;
pub(crate) mod header;
pub(crate) mod inset;
pub(crate) mod labels;
pub(crate) mod layout;
pub(crate) mod legend;
pub(crate) mod notice;
pub(crate) mod panel;
mod request;
pub(crate) mod text_block;
pub(crate) mod timeline_strip;

pub use caption::Caption;
pub use composition::{Panel, Picture};
pub use film_scene::{FilmFrame, FilmScene, Looks, looks};
pub use layout::picture;
pub use notice::notice;
pub use request::{Parts, PictureRequest, Size, View};
pub use timeline_strip::Textured;

use crate::chronicle::{index::atlas::Atlas, sentence::Shown, source::Source};
use drawn::{Drawn, drawn};

/// The sources of what a picture shows, those of its subject first.
#[must_use]
pub fn sources<'a>(atlas: &'a Atlas, request: &PictureRequest<'_>) -> Vec<&'a Source> {
    let drawn: Vec<Drawn<'_>> = request.times(atlas).flat_map(|shown| drawn(atlas, request, shown)).collect();
    caption::sources(atlas, request, &drawn)
}

/// Whom to name beside what a picture shows: those who reported it, licence, revision and credits, a line each.
#[must_use]
pub fn credits(atlas: &Atlas, request: &PictureRequest<'_>) -> Vec<String> {
    caption::credits(atlas, request)
}

/// A day, or a time on a day with the offset of its clock.
#[must_use]
pub fn time_words(atlas: &Atlas, shown: Shown, language: &str) -> String {
    caption::time_words(atlas, shown, language)
}
