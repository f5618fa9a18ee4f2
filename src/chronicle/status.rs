//! The dataset's own vocabulary: statuses, access by traveller and direction, and the parties that act and speak.
//!
//! Three things are kept apart everywhere, because a reader must be able to tell them apart: *not recorded* (nobody wrote
//! anything down), *recorded as unknown* (somebody looked and could not tell) and, for control, *contested*.

use super::{
    PartyId, StatusId,
    place::words,
    translated::{Label, Translated},
};
use serde::{Deserialize, Serialize};

/// A colour of the palette, for light and for dark grounds, as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colour {
    /// On a light ground.
    pub light: Box<str>,
    /// On a dark ground.
    pub dark: Box<str>,
}

/// A word of the dataset's vocabulary for what holds at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Its id, such as `humanitarian-only`.
    pub id: StatusId,
    /// Its name for readers.
    pub label: Label,
    /// What completes "the road was …", where that is not the label without its capital.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate: Option<Label>,
    /// What it means.
    pub description: Label,
    /// Rank: higher is further from ordinary traffic.
    pub severity: u8,
    /// Whether ordinary civilian and goods traffic passes; none where the word does not tell.
    #[serde(default, deserialize_with = "OrdinaryTraffic::written", skip_serializing_if = "Option::is_none")]
    pub ordinary_traffic: Option<OrdinaryTraffic>,
    /// Why the question does not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordinary_traffic_note: Option<Translated>,
    /// True for the word that says that nobody knows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unknown: bool,
    /// Its colour, never the only sign of it.
    pub colour: Colour,
    /// Its line dashes, as MapLibre's `line-dasharray` (in line widths); empty is solid.
    pub dash: Vec<f64>,
    /// The shape of its symbol.
    pub glyph: Box<str>,
}

/// What a status says of ordinary traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrdinaryTraffic {
    /// It passes: `true`.
    Passes,
    /// It does not pass: `false`.
    Stopped,
    /// The question does not apply, whatever is recorded of access: `null`. Nobody counts days without it.
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

/// Somebody who acts, controls or claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its id.
    pub id: PartyId,
    /// Its name for readers.
    pub label: Label,
    /// A qualifier such as "de facto", kept apart so that the dataset decides whether it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Label>,
    /// The languages in which its label takes a plural verb: "Journalists say", but "Azerbaijan says".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plural_in: Vec<Box<str>>,
    /// A remark for the reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Translated>,
}

words! {
    /// Who travels.
    Traveller {
        /// People on their own errand.
        Civilians = "civilians",
        /// Aid: its staff, goods, patients and their companions.
        Humanitarian = "humanitarian",
        /// Commercial goods.
        Goods = "goods",
        /// The peacekeeping contingent.
        Peacekeepers = "peacekeepers",
    }
}

words! {
    /// Which way, as the dataset names its two ends.
    Direction {
        /// Inward.
        In = "in",
        /// Outward.
        Out = "out",
    }
}

words! {
    /// What was recorded about passing. *Not recorded* is the absence of a value.
    AccessLevel {
        /// Could pass.
        Yes = "yes",
        /// Could pass within limits.
        Limited = "limited",
        /// Could not pass.
        No = "no",
        /// Recorded as unknown.
        Unknown = "unknown",
    }
}

/// What was recorded for one traveller, each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AccessByDirection {
    /// Inward.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub inward: Option<AccessLevel>,
    /// Outward.
    #[serde(rename = "out", skip_serializing_if = "Option::is_none")]
    pub outward: Option<AccessLevel>,
}

/// Who could pass, finer than the status: four travellers, two ways.
///
/// ```
/// use corridor::chronicle::status::{Access, Direction, Pass, Traveller};
/// let access: Access = serde_json::from_str(r#"{"civilians": {"in": "no", "out": "yes"}}"#)?;
/// assert_eq!(access.get(Traveller::Civilians, Direction::Out), Some(Pass::Yes));
/// assert_eq!(access.get(Traveller::Goods, Direction::In), None, "not recorded, which is not the same as no");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Access {
    /// People on their own errand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub civilians: Option<AccessByDirection>,
    /// Aid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub humanitarian: Option<AccessByDirection>,
    /// Commercial goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods: Option<AccessByDirection>,
    /// The peacekeeping contingent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peacekeepers: Option<AccessByDirection>,
}

impl Access {
    /// What was recorded for one traveller and direction; none when nothing was.
    #[must_use]
    pub fn get(&self, traveller: Traveller, direction: Direction) -> Option<AccessLevel> {
        let ways = self.ways(traveller)?;
        match direction {
            Direction::In => ways.inward,
            Direction::Out => ways.outward,
        }
    }

    /// Both ways of one traveller; none when nothing was recorded of them.
    #[must_use]
    pub fn ways(&self, traveller: Traveller) -> Option<AccessByDirection> {
        match traveller {
            Traveller::Civilians => self.civilians,
            Traveller::Humanitarian => self.humanitarian,
            Traveller::Goods => self.goods,
            Traveller::Peacekeepers => self.peacekeepers,
        }
    }

    /// Whether nothing at all was recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Traveller::ALL.iter().all(|&t| Direction::ALL.iter().all(|&d| self.get(t, d).is_none()))
    }

    /// Whether civilians and goods passed freely both ways; none when what was recorded does not tell.
    #[must_use]
    pub fn is_ordinary(&self) -> Option<bool> {
        let recorded = [Traveller::Civilians, Traveller::Goods]
            .into_iter()
            .flat_map(|t| Direction::ALL.iter().map(move |&d| self.get(t, d)));
        let mut ordinary = Some(true);
        for pass in recorded {
            match pass {
                Some(AccessLevel::Yes) => {}
                Some(AccessLevel::No | AccessLevel::Limited) => return Some(false),
                Some(AccessLevel::Unknown) | None => ordinary = None,
            }
        }
        ordinary
    }
}

/// Who is reported in control.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Controllers {
    /// Nothing was written down.
    #[default]
    NotRecorded,
    /// Recorded as unknown.
    Unknown,
    /// There is no single answer; the claims of the change say who holds what.
    Contested,
    /// One party, or several together.
    Known(Vec<PartyId>),
}

impl Controllers {
    /// The parties that are named.
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
    fn traffic_is_ordinary_only_when_people_and_goods_pass_both_ways() {
        let all = r#"{"civilians": {"in": "yes", "out": "yes"}, "goods": {"in": "yes", "out": "yes"}}"#;
        assert_eq!(ordinary(all), Some(true));
        assert_eq!(ordinary(&all.replacen("yes", "limited", 1)), Some(false));
        assert_eq!(ordinary(&all.replacen("yes", "unknown", 1)), None);
        assert_eq!(ordinary(r#"{"civilians": {"in": "no", "out": "yes"}}"#), Some(false));
        assert_eq!(ordinary("{}"), None);
    }
}
