//! Words in several languages.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A short word or name in every language of the dataset (checked when the data is loaded).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Label(BTreeMap<Box<str>, Box<str>>);

impl Label {
    /// The word in `language`, else in English, else whatever there is.
    ///
    /// ```
    /// use corridor::chronicle::text::Label;
    /// let label: Label = serde_json::from_str(r#"{"en": "open", "ru": "открыто"}"#)?;
    /// assert_eq!(label.in_language("ru"), "открыто");
    /// assert_eq!(label.in_language("ka"), "open");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn in_language(&self, language: &str) -> &str {
        self.0.get(language).or_else(|| self.0.get("en")).or_else(|| self.0.values().next()).map_or("", |word| word)
    }

    /// The word in `language`, if there is one.
    #[must_use]
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(|word| &**word)
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Label {
    fn from(words: [(&str, &str); N]) -> Self {
        Self(words.into_iter().map(|(language, word)| (language.into(), word.into())).collect())
    }
}

/// Sentences, complete in English; a translation says who made it and whether it was reviewed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prose(BTreeMap<Box<str>, Version>);

/// Prose in one language: the editor's own words, or a translation with its maker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Version {
    /// Written by the editors themselves.
    Own(Box<str>),
    /// Translated.
    Translation {
        /// The translated words.
        text: Box<str>,
        /// Who translated them.
        by: Box<str>,
        /// Whether a speaker of the language has checked them.
        reviewed: bool,
    },
}

impl Version {
    /// The words alone.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Own(text) | Self::Translation { text, .. } => text,
        }
    }

    /// Whether this is a translation that nobody has checked, which whoever shows it must say.
    #[must_use]
    pub fn is_unreviewed(&self) -> bool {
        matches!(self, Self::Translation { reviewed: false, .. })
    }
}

impl Prose {
    /// The version in `language`, else the English one, with the language it is in.
    ///
    /// ```
    /// use corridor::chronicle::text::Prose;
    /// let prose: Prose = serde_json::from_str(r#"{"en": "The bridge was shut."}"#)?;
    /// assert_eq!(prose.in_language("hy").map(|(language, version)| (language, version.text())), Some(("en", "The bridge was shut.")));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn in_language(&self, language: &str) -> Option<(&str, &Version)> {
        self.0.get_key_value(language).or_else(|| self.0.get_key_value("en")).map(|(language, version)| (&**language, version))
    }

    /// The words in `language`, else the English ones, else nothing.
    #[must_use]
    pub fn text(&self, language: &str) -> &str {
        self.in_language(language).map_or("", |(_, version)| version.text())
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Prose {
    fn from(english: &str) -> Self {
        Self(BTreeMap::from([("en".into(), Version::Own(english.into()))]))
    }
}
