//! Figures: what was counted, by whom, and on which sources.

use super::{FigureId, PartyId, SourceId, certainty::Certainty, moment::Moment, place::words, translated::Translated};
use serde::{Deserialize, Serialize, Serializer};

words! {
    /// What a figure counts in.
    Unit {
        /// Persons.
        People = "people",
        /// Cars, lorries and buses.
        Vehicles = "vehicles",
        /// Metric tonnes.
        Tonnes = "tonnes",
        /// Days.
        Days = "days",
        /// Hours.
        Hours = "hours",
        /// Kilometres.
        Kilometres = "kilometres",
        /// Metres.
        Metres = "metres",
        /// Journeys with patients, aid or goods.
        Trips = "trips",
        /// Posts and observation points.
        Posts = "posts",
    }
}

/// A number that somebody counted or claims. Where two sources differ, both stand, as two figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Its id, unique in the dataset.
    pub id: FigureId,
    /// The number as it was given.
    #[serde(serialize_with = "without_fraction")]
    pub value: f64,
    /// What is counted in.
    pub unit: Unit,
    /// What is counted, with "nearly", "over" and the like where the source says so.
    pub what: Translated,
    /// On which day, or in which month, it was counted, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_on: Option<Moment>,
    /// Whose figure it is; none where nobody's in particular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// Which sources carry it.
    pub sources: Vec<SourceId>,
    /// How far it is agreed.
    pub certainty: Certainty,
}

/// Writes a whole number without a decimal point.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn without_fraction<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return serializer.serialize_i64(*value as i64);
    }
    serializer.serialize_f64(*value)
}
