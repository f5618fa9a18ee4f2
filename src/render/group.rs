//! Groups of a picture: what a shape or a text belongs to, in painter's order.
//!
//! An SVG has one `<g>` a group, so that a graphics editor can hide, move or restyle one kind of thing at once.

/// A group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The finding, place and date, and the text with them.
    Headline,
    /// Land, relief and water.
    Ground,
    /// Borders of countries.
    Borders,
    /// The courses of roads without their status, and areas beside them.
    Roads,
    /// The status of each road, and the bands that mark differences between two dates.
    Status,
    /// Towns, and the markers of places with their status.
    Marks,
    /// Names on the map.
    Labels,
    /// The locator map.
    Locator,
    /// Lines around the maps.
    Frame,
    /// The legend, the scale bar and the north arrow.
    Legend,
    /// The stops of the road in order.
    Strip,
    /// The line that credits the sources.
    Credit,
}

impl Group {
    /// Every group, the lowest first.
    pub const ALL: [Self; 12] = [
        Self::Headline,
        Self::Ground,
        Self::Borders,
        Self::Roads,
        Self::Status,
        Self::Marks,
        Self::Labels,
        Self::Locator,
        Self::Frame,
        Self::Legend,
        Self::Strip,
        Self::Credit,
    ];

    /// Returns the id of its element in an SVG.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Ground => "ground",
            Self::Borders => "borders",
            Self::Roads => "roads",
            Self::Status => "status",
            Self::Marks => "marks",
            Self::Labels => "labels",
            Self::Locator => "locator",
            Self::Frame => "frame",
            Self::Legend => "legend",
            Self::Strip => "strip",
            Self::Credit => "credit",
        }
    }
}
