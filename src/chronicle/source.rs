//! Sources: the publications that states, claims and places can be traced to.

use super::{SourceId, moment::Moment};
use serde::{Deserialize, Serialize};

/// A publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Identifier, unique among sources.
    pub id: SourceId,
    /// Name of the publisher.
    pub publisher: Box<str>,
    /// Name of the author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Box<str>>,
    /// Title, shortened, or a description where the title was not seen.
    pub title: Box<str>,
    /// Date of publication; none where no date was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Moment>,
    /// BCP 47 language tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Box<str>>,
    /// Publisher whose report it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Box<str>>,
    /// URL of the publication; none where no address was seen (it is then shown without a link).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
    /// URL of an archived copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived_url: Option<Box<str>>,
    /// Words as printed near the statement, for a text fragment that a browser can scroll to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub find: Option<Box<str>>,
    /// Versions in other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<SourceTranslation>,
    /// Remark for readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
}

/// A version of a publication in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceTranslation {
    /// BCP 47 language tag.
    pub language: Box<str>,
    /// Name of the publisher.
    pub publisher: Box<str>,
    /// URL of the version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
}
