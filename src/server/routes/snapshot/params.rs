//! What a picture is asked to show, read strictly from the parameters of a URL.

use crate::{
    chronicle::{index::atlas::Atlas, moment::Instant},
    query::QueryError,
    render::{
        image_format::ImageFormat,
        picture::View,
        request::{Field, RenderError, RenderOptions, RenderRequest, extent, text},
    },
    server::params::Parameters,
};

/// The parameters of a picture; others are ignored.
pub const NAMES: [&str; 19] = [
    "datetime",
    "compare",
    "traveller",
    "bbox",
    "center",
    "zoom",
    "place",
    "width",
    "height",
    "scale",
    "width_mm",
    "height_mm",
    "dpi",
    "lang",
    "names",
    "theme",
    "draw",
    "text",
    "as-of",
];

/// Reads the parameters.
///
/// # Errors
/// The first that is malformed, stands twice, or contradicts another.
pub fn read(parameters: &Parameters, atlas: &Atlas, now: Instant) -> Result<RenderRequest, QueryError> {
    for name in NAMES {
        parameters.once(name)?;
    }
    let asked = RenderOptions::read(|field| parameters.value(field.parameter()));
    let request = asked.and_then(|asked| RenderRequest::new(&asked, atlas, now));
    request.map_err(|error| problem(&error, parameters))
}

/// Reads what part of the world is shown.
///
/// # Errors
/// The first parameter that is malformed, or contradicts another.
pub(crate) fn view(parameters: &Parameters) -> Result<View, QueryError> {
    let value = |field: Field| parameters.value(field.parameter());
    let read = || {
        let bbox = value(Field::Bbox).map(text::bbox).transpose()?;
        let center = value(Field::Center).map(text::center).transpose()?;
        let zoom = value(Field::Zoom).map(|zoom| text::number(Field::Zoom, zoom)).transpose()?;
        extent::view(bbox, center, zoom)
    };
    read().map_err(|error| problem(&error, parameters))
}

/// Refuses a picture with more pixels than are allowed, and one that a format cannot hold.
///
/// # Errors
/// The size, with what is allowed.
pub fn check_size(asked: &RenderRequest, format: ImageFormat, most: u64) -> Result<(), QueryError> {
    asked.check_size(format, most).map_err(|error| problem(&error, &Parameters::default()))
}

/// What is wrong with a request, with the names and the texts of its parameters.
pub(crate) fn problem(error: &RenderError, parameters: &Parameters) -> QueryError {
    let name = error.field.parameter();
    let given = error.given.as_deref().or_else(|| parameters.value(name)).unwrap_or("");
    let (problem, allowed) = error.words(|field| field.parameter().to_owned());
    QueryError::new(name, given, problem, allowed)
}
