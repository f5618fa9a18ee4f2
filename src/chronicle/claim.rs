//! Claims: what a party says about a change, with its speaker and sources.

use super::{PartyId, PlaceId, SourceId, translated::Translated};
use serde::{Deserialize, Serialize};

/// A person who speaks for a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Full name.
    pub name: Box<str>,
    /// Office at the time of the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Translated>,
}

/// A place as the speaker names it, where that differs from the place's label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenName {
    /// Name as written in the text of the claim.
    #[serde(rename = "as")]
    pub form: Box<str>,
    /// The place that is meant.
    pub place: PlaceId,
}

/// A statement of a party about a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Party that makes the claim.
    pub party: PartyId,
    /// Person who spoke for the party, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Speaker>,
    /// Content of the claim in the editors' words; completes "… says:".
    pub text: Translated,
    /// Parties that acted, as the claim says; empty where it does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<PartyId>,
    /// Places that the text names otherwise than by their label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<SpokenName>,
    /// Sources of the claim; empty where none is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
    /// Why no source is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_note: Option<Translated>,
}

impl Claim {
    /// Splits a text of the claim at its [`names`](Self::names): each piece with the name that it is, if any.
    ///
    /// ```
    /// use corridor::chronicle::claim::Claim;
    /// let claim: Claim = serde_json::from_str(
    ///     r#"{"party": "p", "text": {"en": "To Khankendi."}, "names": [{"as": "Khankendi", "place": "khankendi"}]}"#,
    /// )?;
    /// let pieces: Vec<(&str, bool)> = claim.pieces("To Khankendi.").into_iter().map(|(text, name)| (text, name.is_some())).collect();
    /// assert_eq!(pieces, [("To ", false), ("Khankendi", true), (".", false)]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn pieces<'t>(&self, text: &'t str) -> Vec<(&'t str, Option<&SpokenName>)> {
        let mut pieces = Vec::new();
        let mut rest = text;
        // The earliest match; of two at the same position the longer one.
        let next = |rest: &str| {
            let found = self.names.iter().filter_map(|name| Some((rest.find(&*name.form)?, name)));
            found.min_by_key(|(at, name)| (*at, std::cmp::Reverse(name.form.len())))
        };
        while let Some((at, name)) = next(rest) {
            let end = at + name.form.len();
            pieces.push((&rest[..at], None));
            pieces.push((&rest[at..end], Some(name)));
            rest = &rest[end..];
        }
        pieces.push((rest, None));
        pieces.retain(|(text, _)| !text.is_empty());
        pieces
    }
}
