//! What a film is asked to show, read strictly from the parameters of a URL: those of a picture, and its own.

use crate::{
    chronicle::{index::atlas::Atlas, moment::Instant},
    query::QueryError,
    render::request::{Field, FilmOptions, FilmRequest},
    server::{
        params::{About, Parameters},
        routes::snapshot::params::{PARAMETERS as PICTURE_PARAMETERS, problem},
    },
};

/// The parameters of a film beside those of a picture; others are ignored. Their values are read by [`FilmOptions`].
pub const PARAMETERS: [About; 5] = [
    About::new(Field::From.parameter(), "a local day or an RFC 3339 instant that the data covers", "the beginning of the data"),
    About::new(Field::To.parameter(), "the same, after `from`", "today"),
    About::new(
        Field::Step.parameter(),
        "`change`: a frame at each change that is seen, and no other; `day`, `week`, `month`: besides, one at each of these",
        "`month`",
    ),
    About::new(Field::Seconds.parameter(), "how long the film is, 1 to 600; its last frame is shown 2 seconds longer", "`30`"),
    About::new(Field::Pause.parameter(), "how many seconds longer than others a frame with a change is shown, 0 to 10", "`0.25`"),
];

/// Reads the parameters.
///
/// # Errors
/// The first that is malformed, stands twice, or contradicts another.
pub fn read(parameters: &Parameters, atlas: &Atlas, now: Instant) -> Result<FilmRequest, QueryError> {
    for parameter in PARAMETERS.iter().chain(&PICTURE_PARAMETERS) {
        parameters.once(parameter.name)?;
    }
    let asked = FilmOptions::read(|field| parameters.value(field.parameter()));
    let request = asked.and_then(|asked| FilmRequest::new(&asked, atlas, now));
    request.map_err(|error| problem(&error, parameters))
}
