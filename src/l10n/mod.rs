//! Messages of the server in each language of the interface: one catalogue per language.
//!
//! They are Fluent files (projectfluent.org), so that translators can edit them without knowing Rust, and each language has its
//! own word order. `sentence.ftl` has the answer in words, `pages.ftl` the texts of pages, `pictures.ftl` those of pictures.
//! Texts
//! of the *data* (names, statuses, summaries) are not here: they are in the languages of the dataset. Messages are complete in
//! every language; a test compares them with the English ones.
//!
//! No other module uses Fluent. The files are compiled into the program.

#[cfg(test)]
mod tests;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::sync::LazyLock;

/// A language of the interface.
struct Language {
    /// BCP 47 tag.
    tag: &'static str,
    /// Whether a native speaker has reviewed its messages; pages state where nobody has.
    is_reviewed: bool,
    sentence: &'static str,
    pages: &'static str,
    pictures: &'static str,
}

macro_rules! language {
    ($tag:literal, reviewed: $reviewed:literal) => {
        Language {
            tag: $tag,
            is_reviewed: $reviewed,
            sentence: include_str!(concat!($tag, "/sentence.ftl")),
            pages: include_str!(concat!($tag, "/pages.ftl")),
            pictures: include_str!(concat!($tag, "/pictures.ftl")),
        }
    };
}

/// All languages. English is first: others are compared with it, and it is used where a language is not known.
static LANGUAGES: [Language; 5] = [
    language!("en", reviewed: true),
    language!("hy", reviewed: false),
    language!("az", reviewed: false),
    language!("ru", reviewed: false),
    language!("ka", reviewed: false),
];

/// BCP 47 tags of the languages that have a catalogue, English first.
pub const TAGS: [&str; LANGUAGES.len()] = {
    let mut tags = [""; LANGUAGES.len()];
    let mut at = 0;
    while at < tags.len() {
        tags[at] = LANGUAGES[at].tag;
        at += 1;
    }
    tags
};

static CATALOGUES: LazyLock<[Catalogue; LANGUAGES.len()]> = LazyLock::new(|| LANGUAGES.each_ref().map(Catalogue::new));

/// The messages of one language.
pub struct Catalogue {
    language: &'static Language,
    bundle: FluentBundle<FluentResource>,
}

/// Value of a variable in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Inserted as it is.
    Text(&'a str),
    /// Formatted in digits without grouping; may select a plural form.
    Count(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<i32> for Value<'_> {
    fn from(count: i32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl<'a> From<Value<'a>> for FluentValue<'a> {
    fn from(value: Value<'a>) -> Self {
        match value {
            Value::Text(text) => text.into(),
            Value::Count(count) => count.into(),
        }
    }
}

/// Returns the catalogue of a language, or the English one where there is none.
///
/// ```
/// use corridor::l10n::catalogue;
/// assert_eq!(catalogue("ru").text("column-place", &[]), "Место");
/// assert_eq!(catalogue("tlh").language(), "en");
/// ```
#[must_use]
pub fn catalogue(language: &str) -> &'static Catalogue {
    let [english, ..] = &*CATALOGUES;
    CATALOGUES.iter().find(|catalogue| catalogue.language.tag == language).unwrap_or(english)
}

impl Catalogue {
    fn new(language: &'static Language) -> Self {
        // Errors cannot occur: a test parses every file with the same calls and asserts that there are none.
        let mut bundle = FluentBundle::new_concurrent(language.tag.parse().into_iter().collect());
        // Isolation marks would separate a name from its full stop; all languages of the interface are written left to right.
        bundle.set_use_isolating(false);
        for text in [language.sentence, language.pages, language.pictures] {
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, _)| readable);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// Returns the BCP 47 tag of its language.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language.tag
    }

    /// Returns whether a native speaker has reviewed its messages. Pages must state where nobody has.
    #[must_use]
    pub fn is_reviewed(&self) -> bool {
        self.language.is_reviewed
    }

    /// Formats the message `id`; returns the id itself where there is no such message.
    ///
    /// ```
    /// use corridor::l10n::catalogue;
    /// let numbers = [("shown", 10.into()), ("matched", 1234.into())];
    /// assert_eq!(catalogue("en").text("items-of", &numbers), "10 of 1234 items.");
    /// ```
    #[must_use]
    pub fn text(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for &(name, value) in values {
            arguments.set(name.to_owned(), value);
        }
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Catalogue").field(&self.language.tag).finish()
    }
}
