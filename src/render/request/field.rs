//! The fields of a request, by the names that a URL and the command line give them.

/// A field of a request for a picture or a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// When.
    Datetime,
    /// With what time it is compared.
    Compare,
    /// Whose passage is coloured, and which way.
    Traveller,
    /// A box that is shown.
    Bbox,
    /// The middle of what is shown.
    Center,
    /// How close.
    Zoom,
    /// What the sentence is about.
    Place,
    /// Width in pixels.
    Width,
    /// Height in pixels.
    Height,
    /// Pixels of the output for each CSS pixel.
    Scale,
    /// Width on paper.
    WidthMm,
    /// Height on paper.
    HeightMm,
    /// Pixels of the output for each inch of paper.
    Dpi,
    /// The language of the words.
    Language,
    /// The language of the names.
    Names,
    /// The theme.
    Theme,
    /// What is drawn beside the map.
    Draw,
    /// How an SVG writes letters.
    Letters,
    /// From when on a film runs.
    From,
    /// Until when it runs.
    To,
    /// Its steps between changes.
    Step,
    /// How long it is.
    Seconds,
    /// How much longer than the others a frame with a change is shown.
    Pause,
}

impl Field {
    /// Its name as a parameter of a URL.
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

    /// Its name as a flag of the command line.
    #[must_use]
    pub fn flag(self) -> String {
        format!("--{}", self.parameter().replace('_', "-"))
    }
}
