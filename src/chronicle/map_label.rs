//! Labels of regions on the map: a name without line or fill.

use super::{
    SourceId,
    moment::{Moment, Offset},
    period::Period,
    place::{Name, label_of},
};
use serde::{Deserialize, Serialize};

/// A name on the map that belongs to no place: it has a position, but neither line nor fill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapLabel {
    /// Names in all languages.
    pub names: Vec<Name>,
    /// Longitude, latitude in degrees of WGS84: the middle of the text.
    pub at: [f64; 2],
    /// Rank: a lower one is placed first.
    pub rank: u8,
    /// Start of the period in which it is drawn, included; none where it has no start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
    /// End of that period, not included; none where it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Sources of the names.
    pub sources: Vec<SourceId>,
}

impl MapLabel {
    /// Returns the text in `language`, else in English.
    #[must_use]
    pub fn text(&self, language: &str) -> String {
        label_of(&self.names, language)
    }

    /// Returns the period in which it is drawn.
    #[must_use]
    pub fn period(&self, offset: Offset) -> Period {
        let since = self.since.as_ref().map_or(Period::ALWAYS.since, |since| since.earliest(offset));
        Period { since, until: self.until.as_ref().map(|until| until.earliest(offset)) }
    }
}
