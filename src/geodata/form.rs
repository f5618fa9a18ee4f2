//! Forms: what a file, an object or a value may look like, as plain data; and the walk that checks a file against one.
//!
//! A form knows only what can be said of a value by itself. The walk reports every mismatch, and notes every id that is defined
//! or referred to, so that references can be checked once all files are read.

use super::document::{Complaint, Document, Path, head_of, range_of, shown};
use crate::chronicle::moment::{Moment, Offset, parse_instant};
use jsonc_parser::ast::{Object, Value};

/// What sort of id a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Id {
    Place,
    Change,
    Source,
    Party,
    Status,
    Mandate,
    Dataset,
}

impl Id {
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Change => "change",
            Self::Source => "source",
            Self::Party => "party",
            Self::Status => "status",
            Self::Mandate => "mandate",
            Self::Dataset => "dataset",
        }
    }

    /// Where such ids are defined, for messages.
    pub(super) fn home(self) -> &'static str {
        match self {
            Self::Place => "places.geojson",
            Self::Change => "changes.json",
            Self::Source => "sources.json",
            Self::Party => "`parties` of dataset.json",
            Self::Status => "`statuses` of dataset.json",
            Self::Mandate => "`mandates` of dataset.json",
            Self::Dataset => "dataset.json",
        }
    }
}

/// What a value may look like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
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
    List(&'static Form),
    /// A list of just so many numbers.
    Numbers(usize, f64, f64),
    /// An object with these fields.
    Object(&'static [Field]),
    /// A list of ids, or this one word.
    ListOrWord(&'static Form, &'static str),
    /// A GeoJSON geometry, or null; checked on its own.
    Geometry,
    /// This very word.
    Exactly(&'static str),
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) form: Form,
    pub(super) required: bool,
    /// For editors: what it means.
    pub(super) doc: &'static str,
}

/// An id that was defined or referred to, and where.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) id: Id,
    pub(super) text: String,
    pub(super) range: (usize, usize),
    pub(super) path: Path,
    pub(super) owner: Option<String>,
}

/// What the walk needs to know of the dataset, and what it gathers.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) languages: Vec<String>,
    pub(super) offset: Option<Offset>,
    pub(super) defined: Vec<Mention>,
    pub(super) referred: Vec<Mention>,
    /// The id of the record that is being walked.
    pub(super) owner: Option<String>,
}

impl Walk {
    /// Checks `value` against `form`, reporting to `document`.
    pub(super) fn check(&mut self, document: &Document<'_>, value: &Value<'_>, form: &Form, path: &Path) {
        match (form, value) {
            (Form::Object(fields), Value::Object(object)) => self.object(document, object, value, fields, path),
            (Form::List(item) | Form::ListOrWord(item, _), Value::Array(list)) => {
                for (index, element) in list.elements.iter().enumerate() {
                    let outer = self.owner.clone();
                    self.check(document, element, item, &path.index(index));
                    self.owner = outer;
                }
            }
            (Form::Label, Value::Object(object)) => {
                self.all_languages(document, object, value, path);
                self.words(document, object, path);
            }
            (Form::Words, Value::Object(object)) => {
                self.in_english(document, object, value, path);
                self.words(document, object, path);
            }
            (Form::Prose, Value::Object(object)) => self.prose(document, object, value, path),
            (Form::Numbers(count, min, max), Value::Array(list)) => {
                if list.elements.len() != *count {
                    self.report(
                        document,
                        value,
                        path,
                        Complaint::new(
                            "wrong-length",
                            format!("`{path}` has {} numbers, not {count}.", list.elements.len()),
                            format!("write {count} numbers"),
                        ),
                    );
                }
                for (index, element) in list.elements.iter().enumerate() {
                    self.check(document, element, &Form::Number(*min, *max), &path.index(index));
                }
            }
            (Form::Flag, Value::BooleanLit(_)) | (Form::Geometry, Value::Object(_) | Value::NullKeyword(_)) => {}
            (Form::Number(min, max), Value::NumberLit(number)) => match number.value.parse::<f64>() {
                Ok(parsed) if (*min..=*max).contains(&parsed) => {}
                _ => self.report(
                    document,
                    value,
                    path,
                    Complaint::new(
                        "out-of-range",
                        format!("`{path}` is {}, which is not between {min} and {max}.", number.value),
                        format!("write a number from {min} to {max}"),
                    ),
                ),
            },
            (Form::Whole(min, max), Value::NumberLit(number)) => match number.value.parse::<i64>() {
                Ok(parsed) if (*min..=*max).contains(&parsed) => {}
                _ => self.report(
                    document,
                    value,
                    path,
                    Complaint::new(
                        "out-of-range",
                        format!("`{path}` is {}, which is not a whole number between {min} and {max}.", number.value),
                        format!("write a whole number from {min} to {max}"),
                    ),
                ),
            },
            (form, Value::StringLit(text)) if form.takes_text() => self.text(document, &text.value, value, form, path),
            _ => {
                let complaint = Complaint::new(
                    "wrong-type",
                    format!("`{path}` is {}, where {} is expected.", shown(document.text, value), form.expects()),
                    format!("write {}", form.example()),
                );
                self.report(document, value, path, complaint);
            }
        }
    }

    fn report(&self, document: &Document<'_>, value: &Value<'_>, path: &Path, complaint: Complaint) {
        let range = match value {
            Value::Object(_) | Value::Array(_) => head_of(value, document.text),
            scalar => range_of(scalar),
        };
        document.report(self.owner.as_deref(), path, range, complaint);
    }

    fn object(&mut self, document: &Document<'_>, object: &Object<'_>, value: &Value<'_>, fields: &'static [Field], path: &Path) {
        if let Some(id) = object.get_string("id").filter(|_| fields.iter().any(|field| field.name == "id")) {
            self.owner = Some(id.value.to_string());
        }
        self.no_duplicate_keys(document, object, path);
        for property in &object.properties {
            let name = property.name.as_str();
            match fields.iter().find(|field| field.name == name) {
                Some(field) => self.check(document, &property.value, &field.form, &path.key(name)),
                None => {
                    let names = fields.iter().map(|field| field.name);
                    let fix = match closest(name, names.clone()) {
                        Some(meant) => format!("write `{meant}` if that was meant, or take `{name}` out"),
                        None => format!("take it out; the fields here are {}", quoted(names)),
                    };
                    let range = (property.range.start, property.range.start + name.len() + 2);
                    document.report(
                        self.owner.as_deref(),
                        &path.key(name),
                        range,
                        Complaint::new("unknown-field", format!("There is no field `{name}` here."), fix),
                    );
                }
            }
        }
        for field in fields.iter().filter(|field| field.required && object.get(field.name).is_none()) {
            let complaint = Complaint::new(
                "missing-field",
                format!("The field `{}` is missing.", field.name),
                format!("add `\"{}\": {}` ({})", field.name, field.form.sample(), field.doc),
            );
            self.report(document, value, path, complaint);
        }
    }

    fn no_duplicate_keys(&self, document: &Document<'_>, object: &Object<'_>, path: &Path) {
        for (number, property) in object.properties.iter().enumerate() {
            let name = property.name.as_str();
            if object.properties[..number].iter().any(|earlier| earlier.name.as_str() == name) {
                let range = (property.range.start, property.range.start + name.len() + 2);
                document.report(
                    self.owner.as_deref(),
                    &path.key(name),
                    range,
                    Complaint::new(
                        "duplicate-field",
                        format!("The field `{name}` stands twice in one object."),
                        "keep one of the two",
                    ),
                );
            }
        }
    }

    fn all_languages(&self, document: &Document<'_>, object: &Object<'_>, value: &Value<'_>, path: &Path) {
        let missing: Vec<&str> =
            self.languages.iter().map(String::as_str).filter(|language| object.get(language).is_none()).collect();
        if !missing.is_empty() {
            let complaint = Complaint::new(
                "missing-language",
                format!("`{path}` has no word in {}.", quoted(missing.iter().copied())),
                format!("add one for each: a label is complete in {}", quoted(self.languages.iter().map(String::as_str))),
            );
            self.report(document, value, path, complaint);
        }
    }

    fn in_english(&self, document: &Document<'_>, object: &Object<'_>, value: &Value<'_>, path: &Path) {
        if object.get("en").is_none() {
            let fix = "add `\"en\": \"…\"`: it is complete in English, other languages may be added";
            self.report(document, value, path, Complaint::new("missing-language", format!("`{path}` has no English text."), fix));
        }
    }

    fn words(&self, document: &Document<'_>, object: &Object<'_>, path: &Path) {
        self.no_duplicate_keys(document, object, path);
        self.only_known_languages(document, object, path);
        for property in &object.properties {
            if !matches!(&property.value, Value::StringLit(text) if !text.value.trim().is_empty()) {
                let path = path.key(property.name.as_str());
                let message = format!("`{path}` is {}, where a word is expected.", shown(document.text, &property.value));
                self.report(
                    document,
                    &property.value,
                    &path,
                    Complaint::new("wrong-type", message, "write a text in quotation marks"),
                );
            }
        }
    }

    fn prose(&self, document: &Document<'_>, object: &Object<'_>, value: &Value<'_>, path: &Path) {
        self.no_duplicate_keys(document, object, path);
        self.only_known_languages(document, object, path);
        self.in_english(document, object, value, path);
        for property in &object.properties {
            let path = path.key(property.name.as_str());
            let is_text = |text: &str| !text.trim().is_empty();
            let is_fine = match &property.value {
                Value::StringLit(text) => is_text(&text.value),
                Value::Object(version) => {
                    version.get_string("text").is_some_and(|text| is_text(&text.value))
                        && version.get_string("by").is_some_and(|by| is_text(&by.value))
                        && version.get_boolean("reviewed").is_some()
                        && version.properties.len() == 3
                }
                _ => false,
            };
            if !is_fine {
                let complaint = Complaint::new(
                    "wrong-type",
                    format!("`{path}` is {}, where words are expected.", shown(document.text, &property.value)),
                    "write a text, or for a translation `{\"text\": \"…\", \"by\": \"who translated it\", \"reviewed\": false}`",
                );
                self.report(document, &property.value, &path, complaint);
            }
        }
    }

    fn only_known_languages(&self, document: &Document<'_>, object: &Object<'_>, path: &Path) {
        for property in &object.properties {
            let name = property.name.as_str();
            if !self.languages.is_empty() && name != "en" && !self.languages.iter().any(|language| language == name) {
                let range = (property.range.start, property.range.start + name.len() + 2);
                let complaint = Complaint::new(
                    "unknown-language",
                    format!("`{name}` is not a language of this dataset."),
                    format!(
                        "use one of {}, or add it to `languages` in dataset.json",
                        quoted(self.languages.iter().map(String::as_str))
                    ),
                );
                document.report(self.owner.as_deref(), &path.key(name), range, complaint);
            }
        }
    }

    fn text(&mut self, document: &Document<'_>, text: &str, value: &Value<'_>, form: &Form, path: &Path) {
        let complaint = match form {
            Form::Defines(id) | Form::Refers(id) => {
                let mention = Mention {
                    id: *id,
                    text: text.to_owned(),
                    range: range_of(value),
                    path: path.clone(),
                    owner: self.owner.clone(),
                };
                match form {
                    Form::Defines(_) => self.defined.push(mention),
                    _ => self.referred.push(mention),
                }
                (!is_id(text)).then(|| {
                    Complaint::new(
                        "malformed-id",
                        format!("`{text}` is not an id."),
                        "write lower-case letters, digits and single hyphens, such as `hakari-bridge`",
                    )
                })
            }
            Form::Moment => match text.parse::<Moment>() {
                Err(error) => Some(Complaint::new(
                    "malformed-moment",
                    format!("`{path}`: {error}."),
                    "correct the date; a day is written `2023-04-23`, a time `2023-04-23T12:00+04:00`",
                )),
                Ok(moment) => match (moment.written_offset(), self.offset) {
                    (Some(written), Some(offset)) if written != offset => Some(Complaint::new(
                        "other-offset",
                        format!("`{text}` is written at {written}, but this dataset's times are at {offset}."),
                        format!("write the time at {offset}: `{}`", offset.rfc3339(moment.earliest(offset))),
                    )),
                    _ => None,
                },
            },
            Form::Instant => parse_instant(text).err().map(|error| {
                Complaint::new("malformed-instant", format!("`{path}`: {error}."), "write it as `2026-11-22T20:00:00+04:00`")
            }),
            Form::Offset => text
                .parse::<Offset>()
                .err()
                .map(|error| Complaint::new("malformed-offset", format!("`{path}`: {error}."), "write it as `+04:00`")),
            Form::OneOf(words) => (!words.contains(&text)).then(|| {
                let fix = closest(text, words.iter().copied())
                    .map_or_else(String::new, |meant| format!("write `{meant}` if that was meant; "));
                Complaint::new(
                    "unknown-word",
                    format!("`{text}` is not a word for `{path}`."),
                    format!("{fix}the words are {}", quoted(words.iter().copied())),
                )
            }),
            Form::Exactly(word) | Form::ListOrWord(_, word) => (text != *word).then(|| {
                Complaint::new(
                    "unknown-word",
                    format!("`{text}` is not allowed for `{path}`."),
                    format!("write {}", form.example()),
                )
            }),
            Form::Url => (!is_url(text)).then(|| {
                Complaint::new(
                    "malformed-url",
                    format!("`{text}` is not a web address."),
                    "write it whole, beginning with `https://` or `http://`, or leave the field out",
                )
            }),
            Form::Colour => (!is_colour(text)).then(|| {
                Complaint::new(
                    "malformed-colour",
                    format!("`{text}` is not a colour."),
                    "write it as `#rrggbb`, such as `#1f78b4`",
                )
            }),
            Form::Language => (!is_language(text)).then(|| {
                Complaint::new(
                    "malformed-language",
                    format!("`{text}` is not a language code."),
                    "write two or three lower-case letters (ISO 639), such as `en`, `hy`, `az`",
                )
            }),
            _ => text.trim().is_empty().then(|| {
                Complaint::new(
                    "empty-text",
                    format!("`{path}` is empty."),
                    "write something, or leave the field out where it is optional",
                )
            }),
        };
        if let Some(complaint) = complaint {
            self.report(document, value, path, complaint);
        }
    }
}

impl Form {
    fn takes_text(&self) -> bool {
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
                | Self::Colour
                | Self::Exactly(_)
                | Self::ListOrWord(..)
        )
    }

    fn expects(&self) -> String {
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
            Self::Geometry => "a GeoJSON geometry or `null`".into(),
        }
    }

    fn example(&self) -> String {
        match self {
            Self::Flag => "`true` or `false`, without quotation marks".into(),
            Self::Number(..) | Self::Whole(..) => "a number, without quotation marks".into(),
            _ => format!("`{}`", self.sample()),
        }
    }

    fn sample(&self) -> String {
        match self {
            Self::Text => "\"…\"".into(),
            Self::Defines(id) | Self::Refers(id) => match id {
                Id::Place => "\"hakari-bridge\"".into(),
                Id::Change => "\"t040\"".into(),
                Id::Source => "\"s001\"".into(),
                Id::Party => "\"armenia\"".into(),
                Id::Status => "\"open\"".into(),
                Id::Mandate | Id::Dataset => "\"an-id\"".into(),
            },
            Self::Moment => "\"2023-04-23\"".into(),
            Self::Instant => "\"2026-11-22T20:00:00+04:00\"".into(),
            Self::Offset => "\"+04:00\"".into(),
            Self::Language => "\"en\"".into(),
            Self::OneOf(words) => format!("\"{}\"", words.first().unwrap_or(&"")),
            Self::Exactly(word) => format!("\"{word}\""),
            Self::Url => "\"https://…\"".into(),
            Self::Colour => "\"#1f78b4\"".into(),
            Self::Flag => "true".into(),
            Self::Number(..) | Self::Whole(..) => "1".into(),
            Self::Label => "{\"en\": \"…\", …}".into(),
            Self::Words | Self::Prose => "{\"en\": \"…\"}".into(),
            Self::List(item) => format!("[{}]", item.sample()),
            Self::Numbers(count, ..) => format!("[{}]", vec!["0"; *count].join(", ")),
            Self::Object(_) => "{…}".into(),
            Self::ListOrWord(item, _) => format!("[{}]", item.sample()),
            Self::Geometry => "{\"type\": \"Point\", \"coordinates\": [46.5714, 39.5658]}".into(),
        }
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

fn is_url(text: &str) -> bool {
    text.strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .is_some_and(|rest| rest.split('/').next().is_some_and(|host| host.contains('.')) && !text.contains(char::is_whitespace))
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.starts_with('#') && text[1..].bytes().all(|b| b.is_ascii_hexdigit())
}

fn is_language(text: &str) -> bool {
    (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase())
}

/// The known word that is nearest to a misspelt one, if any is near.
pub(super) fn closest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    known
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// `` `a`, `b` and `c` ``.
pub(super) fn quoted<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match &words[..] {
        [] => "none".into(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
