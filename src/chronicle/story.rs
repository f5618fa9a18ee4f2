//! The story: the steps in which the dataset is told to somebody who has never heard of it.

use super::{
    ChangeId, FigureId, PlaceId, StatusId,
    moment::{Moment, Offset},
    sentence::Shown,
    translated::Label,
};
use serde::{Deserialize, Serialize};

/// Stands in a title or text where the number goes, with its unit.
pub const NUMBER: &str = "{number}";

/// A step of the story: what is said, and what map and timeline show with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryStep {
    /// Identifier, unique in the story.
    pub id: Box<str>,
    /// Title; [`NUMBER`] stands for the number.
    pub title: Label,
    /// One or two sentences; [`NUMBER`] stands for the number.
    pub text: Label,
    /// Place that the map frames; none where it frames `bbox` or the headline place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceId>,
    /// West, south, east, north of what the map frames, in degrees of WGS84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bbox: Option<[f64; 4]>,
    /// Shown time; none for today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datetime: Option<Moment>,
    /// Number that the step tells, computed from the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<StoryNumber>,
    /// Changes that the step is about, where its sources stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChangeId>,
}

/// The kind of number that a step tells; the data gives its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoryNumber {
    /// A figure of a change.
    Figure(FigureId),
    /// Days without ordinary traffic at a place, from the day on which it ended.
    DaysWithoutOrdinaryTraffic {
        /// The place.
        place: PlaceId,
        /// Last day that is counted.
        until: Moment,
    },
    /// Days at whose end a place was in a status.
    DaysInStatus {
        /// The place.
        place: PlaceId,
        /// The status.
        status: StatusId,
        /// First day that is looked at.
        since: Moment,
        /// Last day that is looked at.
        until: Moment,
    },
    /// Changes whose moment begins in a period.
    ChangesInPeriod {
        /// First day of the period.
        since: Moment,
        /// Last day of the period; none for today.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Moment>,
    },
}

impl StoryNumber {
    /// Returns the word for this kind of number, in the names of messages.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Figure(_) => "figure",
            Self::DaysWithoutOrdinaryTraffic { .. } => "days-without",
            Self::DaysInStatus { .. } => "days-in-status",
            Self::ChangesInPeriod { .. } => "changes",
        }
    }
}

impl StoryStep {
    /// Returns the time that the step shows: a day, or an instant where it gives one; none for today.
    #[must_use]
    pub fn shown(&self, offset: Offset) -> Option<Shown> {
        self.datetime.as_ref().map(|moment| Shown::from_moment(moment, offset))
    }
}
