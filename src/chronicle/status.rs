//! The dataset's vocabulary: statuses, access by traveller and direction, and parties.
//!
//! Three values are kept apart everywhere, because readers must be able to distinguish them: *not recorded* (nothing was
//! written down), *recorded as unknown* (somebody looked and could not tell) and, for control, *contested*.

use super::{
    PartyId, StatusId,
    place::words,
    translated::{Label, Translated},
};
use serde::{Deserialize, Serialize};

/// A colour for light and for dark backgrounds, each as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colour {
    /// Colour on a light background.
    pub light: Box<str>,
    /// Colour on a dark background.
    pub dark: Box<str>,
}

/// A status of the dataset's vocabulary, such as `closed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Identifier, such as `humanitarian-only`.
    pub id: StatusId,
    /// Name for readers.
    pub label: Label,
    /// Completes "the road was …", where the label in lower case does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate: Option<Label>,
    /// The predicate where it is recorded who acted, with `{by}` and `{at}` for the actors and the place: "closed {by} {at}".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate_by: Option<Label>,
    /// Meaning of the status.
    pub description: Label,
    /// Rank: the higher, the further from ordinary traffic.
    pub severity: u8,
    /// Whether ordinary civilian and goods traffic passes; none where the status alone does not tell.
    #[serde(default, deserialize_with = "OrdinaryTraffic::written", skip_serializing_if = "Option::is_none")]
    pub ordinary_traffic: Option<OrdinaryTraffic>,
    /// Why `ordinary_traffic` does not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordinary_traffic_note: Option<Translated>,
    /// Whether the status means that the state of the place is not known.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unknown: bool,
    /// Colour; it is never the only sign of a status.
    pub colour: Colour,
    /// Fill of roads and ribbons, whose edges have [`Self::colour`]; without a fill, that colour fills them too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fill: Option<Colour>,
    /// Dashes of lines as in MapLibre's `line-dasharray`, in line widths; empty is solid.
    pub dash: Vec<f64>,
    /// Name of the glyph of its symbol.
    pub glyph: Box<str>,
}

/// What a status says about ordinary traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrdinaryTraffic {
    /// Ordinary traffic passes: `true` in the data.
    Passes,
    /// Ordinary traffic does not pass: `false` in the data.
    Stopped,
    /// The question does not apply, whatever access is recorded: `null` in the data. Days without ordinary traffic are not
    /// counted.
    NotApplicable,
}

impl OrdinaryTraffic {
    fn written<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        Ok(Some(match Option::<bool>::deserialize(deserializer)? {
            Some(true) => Self::Passes,
            Some(false) => Self::Stopped,
            None => Self::NotApplicable,
        }))
    }
}

impl Serialize for OrdinaryTraffic {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Passes => Some(true),
            Self::Stopped => Some(false),
            Self::NotApplicable => None,
        }
        .serialize(serializer)
    }
}

/// A state, organisation or group that acts, controls or claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Identifier, unique among parties.
    pub id: PartyId,
    /// Name for readers.
    pub label: Label,
    /// Name of the party as the one that acted: "by Azerbaijani border guards".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Label>,
    /// Qualifier such as "de facto", separate from the label because [`Header::qualifiers`](super::dataset::Header::qualifiers)
    /// decides whether it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Label>,
    /// Languages in which the label takes a plural verb: "Journalists say", but "Azerbaijan says".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plural_in: Vec<Box<str>>,
    /// Remark for readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Translated>,
}

words! {
    /// Group of travellers whose access is recorded.
    Traveller {
        /// Civilians who travel on their own account.
        Civilians = "civilians",
        /// Aid: staff, goods, patients and their companions.
        Humanitarian = "humanitarian",
        /// Commercial goods.
        Goods = "goods",
        /// The peacekeeping contingent.
        Peacekeepers = "peacekeepers",
    }
}

words! {
    /// Direction of travel; the dataset names its two ends.
    Direction {
        /// Into the area.
        In = "in",
        /// Out of the area.
        Out = "out",
    }
}

words! {
    /// Recorded access. *Not recorded* is the absence of a value.
    AccessLevel {
        /// Could pass.
        Yes = "yes",
        /// Could pass with restrictions.
        Limited = "limited",
        /// Could not pass.
        No = "no",
        /// Recorded as unknown.
        Unknown = "unknown",
    }
}

/// Recorded access of one group of travellers, by direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AccessByDirection {
    /// Access into the area; none where not recorded.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub inward: Option<AccessLevel>,
    /// Access out of the area; none where not recorded.
    #[serde(rename = "out", skip_serializing_if = "Option::is_none")]
    pub outward: Option<AccessLevel>,
}

/// Recorded access of all travellers in both directions; finer than the status.
///
/// ```
/// use corridor::chronicle::status::{Access, AccessLevel, Direction, Traveller};
/// let access: Access = serde_json::from_str(r#"{"civilians": {"in": "no", "out": "yes"}}"#)?;
/// assert_eq!(access.get(Traveller::Civilians, Direction::Out), Some(AccessLevel::Yes));
/// assert_eq!(access.get(Traveller::Goods, Direction::In), None, "not recorded, which is not the same as no");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Access {
    /// Access of civilians.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub civilians: Option<AccessByDirection>,
    /// Access of humanitarian traffic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub humanitarian: Option<AccessByDirection>,
    /// Access of commercial goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods: Option<AccessByDirection>,
    /// Access of the peacekeeping contingent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peacekeepers: Option<AccessByDirection>,
}

impl Access {
    /// Returns the access of a traveller in a direction; none where not recorded.
    #[must_use]
    pub fn get(&self, traveller: Traveller, direction: Direction) -> Option<AccessLevel> {
        let by_direction = self.by_direction(traveller)?;
        match direction {
            Direction::In => by_direction.inward,
            Direction::Out => by_direction.outward,
        }
    }

    /// Returns the access of a traveller in both directions; none where neither was recorded.
    #[must_use]
    pub fn by_direction(&self, traveller: Traveller) -> Option<AccessByDirection> {
        match traveller {
            Traveller::Civilians => self.civilians,
            Traveller::Humanitarian => self.humanitarian,
            Traveller::Goods => self.goods,
            Traveller::Peacekeepers => self.peacekeepers,
        }
    }

    /// Returns whether no access was recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Traveller::ALL.iter().all(|&t| Direction::ALL.iter().all(|&d| self.get(t, d).is_none()))
    }

    /// Returns whether civilians and goods passed freely in both directions; none where the recorded access does not tell.
    #[must_use]
    pub fn is_ordinary(&self) -> Option<bool> {
        let recorded = [Traveller::Civilians, Traveller::Goods]
            .into_iter()
            .flat_map(|t| Direction::ALL.iter().map(move |&d| self.get(t, d)));
        let mut ordinary = Some(true);
        for level in recorded {
            match level {
                Some(AccessLevel::Yes) => {}
                Some(AccessLevel::No | AccessLevel::Limited) => return Some(false),
                Some(AccessLevel::Unknown) | None => ordinary = None,
            }
        }
        ordinary
    }
}

/// Reported control of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Controllers {
    /// Control was not recorded.
    #[default]
    NotRecorded,
    /// Control was recorded as unknown.
    Unknown,
    /// Parties contradict each other; the claims of the change say who holds what.
    Contested,
    /// One party controls the place, or several together.
    Known(Vec<PartyId>),
}

impl Controllers {
    /// Returns the parties in control; empty where they are not known.
    #[must_use]
    pub fn parties(&self) -> &[PartyId] {
        if let Self::Known(parties) = self { parties } else { &[] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordinary(json: &str) -> Option<bool> {
        serde_json::from_str::<Access>(json).unwrap().is_ordinary()
    }

    #[test]
    fn traffic_is_ordinary_when_civilians_and_goods_pass_in_both_directions() {
        let all = r#"{"civilians": {"in": "yes", "out": "yes"}, "goods": {"in": "yes", "out": "yes"}}"#;
        assert_eq!(ordinary(all), Some(true));
        assert_eq!(ordinary(&all.replacen("yes", "limited", 1)), Some(false));
        assert_eq!(ordinary(&all.replacen("yes", "unknown", 1)), None);
        assert_eq!(ordinary(r#"{"civilians": {"in": "no", "out": "yes"}}"#), Some(false));
        assert_eq!(ordinary("{}"), None);
    }
}
