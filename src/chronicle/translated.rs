//! Texts in several languages: labels and translated prose.

use serde::{Deserialize, Serialize, de, ser::SerializeMap};
use std::{collections::BTreeMap, fmt, marker::PhantomData};

/// A map from languages to texts, sorted by language tag. It is a boxed slice because a dataset has hundreds of thousands of
/// them with a few entries each, and a `BTreeMap` would take ten times the memory of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Translations<T>(Box<[(Box<str>, T)]>);

impl<T> Default for Translations<T> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<T> Translations<T> {
    fn get(&self, language: &str) -> Option<&(Box<str>, T)> {
        self.0.iter().find(|(known, _)| **known == *language)
    }
}

impl<T> FromIterator<(Box<str>, T)> for Translations<T> {
    fn from_iter<I: IntoIterator<Item = (Box<str>, T)>>(versions: I) -> Self {
        Self(versions.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect())
    }
}

impl<T: Serialize> Serialize for Translations<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (language, version) in &self.0 {
            map.serialize_entry(language, version)?;
        }
        map.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Translations<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
            type Value = Translations<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with a member for each language")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Translations<T>, A::Error> {
                let mut versions = BTreeMap::new();
                while let Some((language, version)) = map.next_entry()? {
                    versions.insert(language, version);
                }
                Ok(Translations(versions.into_iter().collect()))
            }
        }

        deserializer.deserialize_map(Visitor(PhantomData))
    }
}

/// A short text in every language of the dataset; the loader checks that it is complete.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Label(Translations<Box<str>>);

impl Label {
    /// Returns the text in `language`, else in English, else in the first language that has one.
    ///
    /// ```
    /// use corridor::chronicle::translated::Label;
    /// let label: Label = serde_json::from_str(r#"{"en": "open", "ru": "открыто"}"#)?;
    /// assert_eq!(label.in_language("ru"), "открыто");
    /// assert_eq!(label.in_language("ka"), "open");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn in_language(&self, language: &str) -> &str {
        self.0.get(language).or_else(|| self.0.get("en")).or_else(|| self.0.0.first()).map_or("", |(_, word)| word)
    }

    /// Returns the text in `language`, without falling back to English.
    #[must_use]
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(|(_, word)| &**word)
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Label {
    fn from(words: [(&str, &str); N]) -> Self {
        Self(words.into_iter().map(|(language, word)| (language.into(), word.into())).collect())
    }
}

/// Prose that is complete in English; each translation states its translator and whether it was reviewed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Translated(Translations<Translation>);

/// Prose in one language: written by the editors or translated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Translation {
    /// Written by the editors.
    Own(Box<str>),
    /// Translated from another language.
    Translation {
        /// Translated text.
        text: Box<str>,
        /// Name of the translator.
        by: Box<str>,
        /// Whether a speaker of the language has reviewed the translation.
        reviewed: bool,
    },
}

impl Translation {
    /// Returns the text without its translator.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Own(text) | Self::Translation { text, .. } => text,
        }
    }

    /// Returns the translator; none where the editors wrote the text.
    #[must_use]
    pub fn translator(&self) -> Option<&str> {
        match self {
            Self::Own(_) => None,
            Self::Translation { by, .. } => Some(by),
        }
    }

    /// Returns whether this is a translation that was not reviewed. Pages that show it must say so.
    #[must_use]
    pub fn is_unreviewed(&self) -> bool {
        matches!(self, Self::Translation { reviewed: false, .. })
    }
}

impl Translated {
    /// Returns the version in `language`, else the English one, together with its language.
    ///
    /// ```
    /// use corridor::chronicle::translated::Translated;
    /// let prose: Translated = serde_json::from_str(r#"{"en": "The bridge was shut."}"#)?;
    /// assert_eq!(prose.in_language("hy").map(|(language, version)| (language, version.text())), Some(("en", "The bridge was shut.")));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn in_language(&self, language: &str) -> Option<(&str, &Translation)> {
        self.0.get(language).or_else(|| self.0.get("en")).map(|(language, version)| (&**language, version))
    }

    /// Returns the text in `language`, else in English; empty where there is neither.
    #[must_use]
    pub fn text(&self, language: &str) -> &str {
        self.in_language(language).map_or("", |(_, version)| version.text())
    }

    /// Returns all versions with their language, sorted by language tag.
    pub fn versions(&self) -> impl Iterator<Item = (&str, &Translation)> {
        self.0.0.iter().map(|(language, version)| (&**language, version))
    }

    /// Returns whether there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }
}

impl From<&str> for Translated {
    fn from(english: &str) -> Self {
        Self(std::iter::once(("en".into(), Translation::Own(english.into()))).collect())
    }
}
