//! What a film is asked to show, read strictly from the parameters of a URL: those of a picture, and its own.

use crate::{
    chronicle::{index::atlas::Atlas, moment::Instant},
    query::QueryError,
    render::request::{FilmOptions, FilmRequest},
    server::{
        params::Parameters,
        routes::snapshot::params::{NAMES as PICTURE_NAMES, problem},
    },
};

/// The parameters of a film beside those of a picture; others are ignored.
pub const NAMES: [&str; 5] = ["from", "to", "step", "seconds", "pause"];

/// Reads the parameters.
///
/// # Errors
/// The first that is malformed, stands twice, or contradicts another.
pub fn read(parameters: &Parameters, atlas: &Atlas, now: Instant) -> Result<FilmRequest, QueryError> {
    for name in NAMES.into_iter().chain(PICTURE_NAMES) {
        parameters.once(name)?;
    }
    let asked = FilmOptions::read(|field| parameters.value(field.parameter()));
    let request = asked.and_then(|asked| FilmRequest::new(&asked, atlas, now));
    request.map_err(|error| problem(&error, parameters))
}
