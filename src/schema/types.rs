//! Forms: what a file, an object or a value may look like, as plain data, and how to say so in a message.
//!
//! A form knows only what can be said of a value by itself; the walk over a file that holds it against one is in [`walk`].
//!
//! [`walk`]: crate::geodata::validate::fields

/// What sort of id a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Id {
    Place,
    Change,
    Source,
    Party,
    Status,
    Mandate,
    Figure,
    Dataset,
}

impl Id {
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Change => "change",
            Self::Source => "source",
            Self::Party => "party",
            Self::Status => "status",
            Self::Mandate => "mandate",
            Self::Figure => "figure",
            Self::Dataset => "dataset",
        }
    }

    /// Where such ids are defined, for messages.
    pub(crate) fn home(self) -> &'static str {
        match self {
            Self::Place => "places.geojson",
            Self::Change => "changes.json",
            Self::Source => "sources.json",
            Self::Party => "`parties` of dataset.json",
            Self::Status => "`statuses` of dataset.json",
            Self::Mandate => "`mandates` of dataset.json",
            Self::Figure => "`figures` of changes.json",
            Self::Dataset => "dataset.json",
        }
    }
}

/// What a value may look like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FieldType {
    /// Any text that is not empty.
    Text,
    /// A text that defines an id.
    Defines(Id),
    /// A text that refers to an id.
    Refers(Id),
    /// An EDTF date, or a time with its offset.
    Moment,
    /// An RFC 3339 instant.
    Instant,
    /// An offset from UTC.
    Offset,
    /// A BCP 47 language of the dataset, or any.
    Language,
    /// One of some words.
    OneOf(&'static [&'static str]),
    /// A web address.
    Url,
    /// A web address, or `mailto:` and a mail address.
    Contact,
    /// `#rrggbb`.
    Colour,
    /// `true` or `false`.
    Flag,
    /// A number between two, ends included.
    Number(f64, f64),
    /// A whole number between two, ends included.
    Whole(i64, i64),
    /// A word in every language of the dataset.
    Label,
    /// A word in English at least.
    Words,
    /// Sentences in English at least, translations with their maker.
    Prose,
    /// A list.
    List(&'static FieldType),
    /// A list of just so many numbers.
    Numbers(usize, f64, f64),
    /// An object with these fields.
    Object(&'static [Field]),
    /// A list of ids, or this one word.
    ListOrWord(&'static FieldType, &'static str),
    /// This, or null.
    OrNull(&'static FieldType),
    /// A GeoJSON geometry, or null; checked on its own.
    Geometry,
    /// This very word.
    Exactly(&'static str),
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) form: FieldType,
    pub(crate) required: bool,
    /// For editors: what it means.
    pub(crate) doc: &'static str,
}

impl FieldType {
    pub(crate) fn takes_text(&self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Defines(_)
                | Self::Refers(_)
                | Self::Moment
                | Self::Instant
                | Self::Offset
                | Self::Language
                | Self::OneOf(_)
                | Self::Url
                | Self::Contact
                | Self::Colour
                | Self::Exactly(_)
                | Self::ListOrWord(..)
        )
    }

    pub(crate) fn expects(&self) -> String {
        match self {
            Self::Text => "a text".into(),
            Self::Defines(id) | Self::Refers(id) => format!("the id of a {}", id.noun()),
            Self::Moment => "a date or time".into(),
            Self::Instant => "an instant".into(),
            Self::Offset => "an offset from UTC".into(),
            Self::Language => "a language code".into(),
            Self::OneOf(words) => format!("one of {}", quoted(words.iter().copied())),
            Self::Exactly(word) => format!("`{word}`"),
            Self::Url => "a web address".into(),
            Self::Contact => "a web or mail address".into(),
            Self::Colour => "a colour".into(),
            Self::Flag => "`true` or `false`".into(),
            Self::Number(..) => "a number".into(),
            Self::Whole(..) => "a whole number".into(),
            Self::Label => "an object with a word for each language".into(),
            Self::Words | Self::Prose => "an object with words in English".into(),
            Self::List(_) => "a list".into(),
            Self::Numbers(count, ..) => format!("a list of {count} numbers"),
            Self::Object(_) => "an object".into(),
            Self::ListOrWord(_, word) => format!("a list, or the word `{word}`"),
            Self::OrNull(form) => format!("{} or `null`", form.expects()),
            Self::Geometry => "a GeoJSON geometry or `null`".into(),
        }
    }

    pub(crate) fn example(&self) -> String {
        match self {
            Self::Flag => "`true` or `false`, without quotation marks".into(),
            Self::Number(..) | Self::Whole(..) => "a number, without quotation marks".into(),
            Self::OneOf(_) | Self::Exactly(_) => self.expects(),
            Self::OrNull(form) => format!("{}; or `null`, without quotation marks", form.example()),
            _ => format!("{}, such as `{}`", self.expects(), self.sample()),
        }
    }

    pub(crate) fn sample(&self) -> String {
        match self {
            Self::Text => "\"…\"".into(),
            Self::Defines(id) | Self::Refers(id) => match id {
                Id::Place => "\"hakari-bridge\"".into(),
                Id::Change => "\"t040\"".into(),
                Id::Source => "\"s001\"".into(),
                Id::Party => "\"armenia\"".into(),
                Id::Status => "\"open\"".into(),
                Id::Mandate | Id::Figure | Id::Dataset => "\"an-id\"".into(),
            },
            Self::Moment => "\"2023-04-23\"".into(),
            Self::Instant => "\"2026-11-22T20:00:00+04:00\"".into(),
            Self::Offset => "\"+04:00\"".into(),
            Self::Language => "\"en\"".into(),
            Self::OneOf(words) => format!("\"{}\"", words.first().unwrap_or(&"")),
            Self::Exactly(word) => format!("\"{word}\""),
            Self::Url => "\"https://…\"".into(),
            Self::Contact => "\"mailto:name@example.org\"".into(),
            Self::Colour => "\"#1f78b4\"".into(),
            Self::Flag => "true".into(),
            Self::Number(..) | Self::Whole(..) => "1".into(),
            Self::Label => "{\"en\": \"…\", …}".into(),
            Self::Words | Self::Prose => "{\"en\": \"…\"}".into(),
            Self::List(item) => format!("[{}]", item.sample()),
            Self::Numbers(count, ..) => format!("[{}]", vec!["0"; *count].join(", ")),
            Self::Object(fields) => {
                let names = fields.iter().filter(|field| field.required).map(|field| format!("\"{}\": …", field.name));
                format!("{{{}}}", names.collect::<Vec<_>>().join(", "))
            }
            Self::ListOrWord(item, _) => format!("[{}]", item.sample()),
            Self::OrNull(form) => form.sample(),
            Self::Geometry => "{\"type\": \"Point\", \"coordinates\": [46.5714, 39.5658]}".into(),
        }
    }
}

/// `` `a`, `b` and `c` ``.
pub(crate) fn quoted<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match &words[..] {
        [] => "none".into(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
