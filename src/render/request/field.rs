//! Names the fields of a request in URLs and on the command line.

/// A field of a request for a picture or a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The time shown.
    Datetime,
    /// The time to compare with.
    Compare,
    /// The traveller and direction to colour by.
    Traveller,
    /// The extent of the map as a box.
    Bbox,
    /// The centre of the map.
    Center,
    /// The zoom level.
    Zoom,
    /// The place that the sentence is about.
    Place,
    /// Width in pixels.
    Width,
    /// Height in pixels.
    Height,
    /// Output pixels per CSS pixel.
    Scale,
    /// Width on paper in millimetres.
    WidthMm,
    /// Height on paper in millimetres.
    HeightMm,
    /// Output pixels per inch of paper.
    Dpi,
    /// Language of the text.
    Language,
    /// Language of place names.
    Names,
    /// The colour theme.
    Theme,
    /// The parts drawn beside the map.
    Draw,
    /// How an SVG contains text.
    Letters,
    /// The start of a film.
    From,
    /// The end of a film.
    To,
    /// The steps of a film between changes.
    Step,
    /// The duration of the film.
    Seconds,
    /// The extra duration of a frame with a change.
    Pause,
}

impl Field {
    /// Returns the name as a URL parameter.
    #[must_use]
    pub const fn parameter(self) -> &'static str {
        match self {
            Self::Datetime => "datetime",
            Self::Compare => "compare",
            Self::Traveller => "traveller",
            Self::Bbox => "bbox",
            Self::Center => "center",
            Self::Zoom => "zoom",
            Self::Place => "place",
            Self::Width => "width",
            Self::Height => "height",
            Self::Scale => "scale",
            Self::WidthMm => "width_mm",
            Self::HeightMm => "height_mm",
            Self::Dpi => "dpi",
            Self::Language => "lang",
            Self::Names => "names",
            Self::Theme => "theme",
            Self::Draw => "draw",
            Self::Letters => "text",
            Self::From => "from",
            Self::To => "to",
            Self::Step => "step",
            Self::Seconds => "seconds",
            Self::Pause => "pause",
        }
    }

    /// Returns the name as a command-line flag.
    #[must_use]
    pub fn flag(self) -> String {
        format!("--{}", self.parameter().replace('_', "-"))
    }
}
