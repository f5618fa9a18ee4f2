//! Claims: who says what about a change, in whose words, on which sources.

use super::{PartyId, PlaceId, SourceId, translated::Translated};
use serde::{Deserialize, Serialize};

/// Somebody who speaks for a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Their name.
    pub name: Box<str>,
    /// Their office at the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Translated>,
}

/// A place as a speaker names it, where the product's own label doubles the name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenName {
    /// The name as it stands in the text of the claim.
    #[serde(rename = "as")]
    pub form: Box<str>,
    /// The place that it names.
    pub place: PlaceId,
}

/// Who says what about a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Who says it.
    pub party: PartyId,
    /// By whose mouth, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Speaker>,
    /// What is said, in the editors' words; completes "… says:".
    pub text: Translated,
    /// The places that it names, where the speaker's form is not the label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<SpokenName>,
    /// Which sources carry it; empty where none is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
    /// Why no source is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_note: Option<Translated>,
}

impl Claim {
    /// A text of the claim in pieces: those that are one of its [`names`](Self::names), and what stands between them.
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
        // The first that comes; of two that begin together the longer.
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
