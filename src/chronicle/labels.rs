//! Names that a dataset gives to travellers, directions and access levels.

use super::{
    status::{AccessLevel, Direction, Traveller},
    translated::Label,
};
use serde::{Deserialize, Serialize};

/// Names of the four travellers, as [`Traveller`] defines them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TravellerLabels {
    /// Name of civilians.
    pub civilians: Label,
    /// Name of humanitarian traffic.
    pub humanitarian: Label,
    /// Name of commercial goods.
    pub goods: Label,
    /// Name of the peacekeeping contingent.
    pub peacekeepers: Label,
}

impl TravellerLabels {
    /// Returns the name of a traveller.
    #[must_use]
    pub fn of(&self, traveller: Traveller) -> &Label {
        match traveller {
            Traveller::Civilians => &self.civilians,
            Traveller::Humanitarian => &self.humanitarian,
            Traveller::Goods => &self.goods,
            Traveller::Peacekeepers => &self.peacekeepers,
        }
    }
}

/// Names of the two directions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectionLabels {
    /// Name of the inward direction.
    #[serde(rename = "in")]
    pub inward: Label,
    /// Name of the outward direction.
    #[serde(rename = "out")]
    pub outward: Label,
}

impl DirectionLabels {
    /// Returns the name of a direction.
    #[must_use]
    pub fn of(&self, direction: Direction) -> &Label {
        match direction {
            Direction::In => &self.inward,
            Direction::Out => &self.outward,
        }
    }
}

/// Names of the access levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AccessLabels {
    /// Name of "could pass".
    pub yes: Label,
    /// Name of "could pass with restrictions".
    pub limited: Label,
    /// Name of "could not pass".
    pub no: Label,
    /// Name of "recorded as unknown".
    pub unknown: Label,
    /// Name of "not recorded".
    pub not_recorded: Label,
}

impl AccessLabels {
    /// Returns the name of what was recorded; nothing recorded has a name too.
    #[must_use]
    pub fn of(&self, access: Option<AccessLevel>) -> &Label {
        match access {
            Some(AccessLevel::Yes) => &self.yes,
            Some(AccessLevel::Limited) => &self.limited,
            Some(AccessLevel::No) => &self.no,
            Some(AccessLevel::Unknown) => &self.unknown,
            None => &self.not_recorded,
        }
    }
}
