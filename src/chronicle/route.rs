//! Routes: the stops along the road in their order, during the period in which it carried the traffic.

use super::{
    PartyId, PlaceId,
    moment::{Moment, Offset},
    period::Period,
    translated::Translated,
};
use serde::{Deserialize, Serialize};

/// The stops of a road in order, from one end to the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// Start, included.
    pub since: Moment,
    /// End, not included; none while it carries the traffic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Stops in road order; one is shown only while its place exists.
    pub stops: Vec<Stop>,
}

/// A stop of a route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Stop {
    /// A place.
    Place(PlaceId),
    /// The border between two parties, in road order.
    Border {
        /// The party before the border, and the one after it.
        border: Vec<PartyId>,
    },
    /// Places whose order no source gives.
    Together {
        /// The places, in an order that means nothing.
        together: Vec<PlaceId>,
        /// Why they have no order.
        note: Translated,
    },
}

impl Stop {
    /// Returns the places of the stop; none for a border.
    #[must_use]
    pub fn places(&self) -> &[PlaceId] {
        match self {
            Self::Place(place) => std::slice::from_ref(place),
            Self::Border { .. } => &[],
            Self::Together { together, .. } => together,
        }
    }
}

impl Route {
    /// Returns the period in which the route carries the traffic.
    #[must_use]
    pub fn period(&self, offset: Offset) -> Period {
        Period { since: self.since.earliest(offset), until: self.until.as_ref().map(|until| until.earliest(offset)) }
    }
}
