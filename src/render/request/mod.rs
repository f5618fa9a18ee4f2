//! What a picture or a film is asked to show: the one place of its rules, for the server and for the command line.
//!
//! Whoever asks fills [`RenderOptions`] or [`FilmOptions`] with typed values, each read from its text by [`text`]; sizes, extents,
//! defaults and contradictions are decided by [`RenderRequest::new`] and [`FilmRequest::new`]. A [`RenderError`] names the field at
//! fault, and each caller says it with the names that its own users know.

mod error;
pub(crate) mod extent;
mod field;
mod film;
mod options;
mod picture;
mod range;
mod size;
pub mod text;

pub use error::{Reason, RenderError};
pub use field::Field;
pub use film::FilmRequest;
pub use options::{FilmOptions, RenderOptions};
pub use picture::{RenderRequest, language};
