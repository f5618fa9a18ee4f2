//! Sources: who published what, when and where, so that every state can be traced.

use super::{SourceId, moment::Moment};
use serde::{Deserialize, Serialize};

/// One publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Who published it.
    pub publisher: Box<str>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Box<str>>,
    /// Its title, shortened or described where the page title was not seen.
    pub title: Box<str>,
    /// When it was published; none where no date was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Moment>,
    /// BCP 47 language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Box<str>>,
    /// Whose report it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Box<str>>,
    /// Where it stood; none where no address was seen, and then it is shown unlinked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
    /// Where an archived copy stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived_url: Option<Box<str>>,
    /// Some words as they are printed there, near the statement: a browser can jump to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub find: Option<Box<str>>,
    /// The same piece in other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<SourceTranslation>,
    /// A remark for the reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
}

/// The same piece in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceTranslation {
    /// BCP 47 language.
    pub language: Box<str>,
    /// Who published it.
    pub publisher: Box<str>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
}
