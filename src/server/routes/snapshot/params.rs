//! What a picture is asked to show, read strictly from the parameters of a URL.

use crate::{
    chronicle::{index::atlas::Atlas, moment::Instant},
    query::QueryError,
    render::{
        image_format::ImageFormat,
        picture::View,
        request::{Field, RenderError, RenderOptions, RenderRequest, extent, text},
    },
    server::params::{AS_OF, About, Parameters},
};

/// The parameters of a picture; others are ignored. Their values are read by [`RenderOptions`].
pub const PARAMETERS: [About; 19] = [
    About::new(
        Field::Datetime.parameter(),
        "a local day (the state at its end, and what else held on it), an RFC 3339 instant, or `now`; from the beginning of the data to today",
        "today",
    ),
    About::new(Field::Compare.parameter(), "another such time: two maps, the earlier first, with what differs marked", "none"),
    About::new(
        Field::Traveller.parameter(),
        "`civilians`, `humanitarian`, `goods` or `peacekeepers`, with `-in` or `-out`: colours tell who could pass",
        "statuses",
    ),
    About::new(
        Field::Bbox.parameter(),
        "`west,south,east,north` in degrees; the map shows all of it",
        "the road of that day from end to end, else the dataset's view",
    ),
    About::new(
        Field::Center.parameter(),
        "`longitude,latitude` in degrees, with `zoom` and not with `bbox`",
        "the dataset's view",
    ),
    About::new(Field::Zoom.parameter(), "0 to 18, counted in pixels of the picture, with `center`", "the dataset's view"),
    About::new(
        Field::Place.parameter(),
        "the id of a place with a geometry: what the title and the sentence are about, and what is shown where neither `bbox` nor `center` is given",
        "the dataset's headline",
    ),
    About::new(Field::Width.parameter(), "CSS pixels, from 160 on", "1200"),
    About::new(Field::Height.parameter(), "CSS pixels, from 120 on", "675"),
    About::new(Field::Scale.parameter(), "pixels of PNG and WebP for each CSS pixel, 0.5 to 4", "1"),
    About::new(
        Field::WidthMm.parameter(),
        "millimetres on paper, 40 to 3000, with `height_mm`, in place of `width` and `height`",
        "",
    ),
    About::new(Field::HeightMm.parameter(), "the same, with `width_mm`", ""),
    About::new(Field::Dpi.parameter(), "pixels of PNG and WebP for each inch of paper, 72 to 1200", "300"),
    About::new(Field::Language.parameter(), "a language of the dataset: of the words", "`en`"),
    About::new(Field::Names.parameter(), "a language of the dataset, or `dual`: of the names", "as `lang`"),
    About::new(Field::Theme.parameter(), "`light`, `dark`, `contrast` or `print`", "`light`"),
    About::new(
        Field::Draw.parameter(),
        "`none`, or of `title`, `sentence`, `legend`, `scale`, `inset`, `strip`, `north` with commas between them; credits are always drawn",
        "all but `north`, which a `print` has too",
    ),
    About::new(Field::Letters.parameter(), "how an SVG writes letters: `text`, with the font inside, or `outline`", "`text`"),
    AS_OF,
];

/// Reads the parameters.
///
/// # Errors
/// The first that is malformed, stands twice, or contradicts another.
pub fn read(parameters: &Parameters, atlas: &Atlas, now: Instant) -> Result<RenderRequest, QueryError> {
    for parameter in &PARAMETERS {
        parameters.once(parameter.name)?;
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
