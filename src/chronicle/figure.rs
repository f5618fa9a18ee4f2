//! Figures: numbers that were counted or claimed, with unit, party and sources.

use super::{FigureId, PartyId, SourceId, certainty::Certainty, moment::Moment, place::words, translated::Translated};
use serde::{Deserialize, Serialize, Serializer};

words! {
    /// Unit of a figure.
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

/// A number that a party counted or claims. Where two sources differ, each gives a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Identifier, unique in the dataset.
    pub id: FigureId,
    /// Number as the source gives it.
    #[serde(serialize_with = "without_fraction")]
    pub value: f64,
    /// Unit of the number.
    pub unit: Unit,
    /// What is counted, with "nearly", "over" and the like where the source uses them.
    pub what: Translated,
    /// Day or month of the count, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_on: Option<Moment>,
    /// Party that gives the figure; none where it is not one party's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// Sources of the figure.
    pub sources: Vec<SourceId>,
    /// Agreement of the sources.
    pub certainty: Certainty,
}

/// Serializes a whole number without a decimal point.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn without_fraction<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return serializer.serialize_i64(*value as i64);
    }
    serializer.serialize_f64(*value)
}
