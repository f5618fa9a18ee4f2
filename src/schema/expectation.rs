//! Names types and gives examples of them, for messages to editors.

use super::types::{Face, FieldType, Id, Presence};

impl FieldType {
    pub(crate) fn takes_text(&self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Defines(_)
                | Self::Refers(_)
                | Self::Moment
                | Self::Instant
                | Self::Day
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
            Self::Day => "a day".into(),
            Self::Offset => "an offset from UTC".into(),
            Self::Language => "a language code".into(),
            Self::OneOf(words) => format!("one of {}", quoted(words.iter().copied())),
            Self::Exactly(word) => format!("`{word}`"),
            Self::Url => "a web address".into(),
            Self::Contact => "a web or mail address".into(),
            Self::Colour => "a colour".into(),
            Self::Flag => "`true` or `false`".into(),
            Self::Number(..) | Self::Metres => "a number".into(),
            Self::Whole(..) => "a whole number".into(),
            Self::Label => "an object with a word for each language".into(),
            Self::Words | Self::Prose => "an object with words in English".into(),
            Self::List(_) | Self::Tuple(_) => "a list".into(),
            Self::Numbers(count, ..) => format!("a list of {count} numbers"),
            Self::Object(_) | Self::Dictionary(_) => "an object".into(),
            Self::ListOrWord(_, word) => format!("a list, or the word `{word}`"),
            Self::AnyOf(forms) => forms.iter().map(Self::named).collect::<Vec<_>>().join(" or "),
            Self::OrNull(form) => format!("{} or `null`", form.expects()),
            Self::Geometry => "a GeoJSON geometry or `null`".into(),
        }
    }

    /// Names one of several types; an object by its members.
    fn named(&self) -> String {
        match self {
            Self::Object(_) => format!("`{}`", self.sample()),
            form => form.expects(),
        }
    }

    pub(crate) fn example(&self) -> String {
        match self {
            Self::Flag => "`true` or `false`, without quotation marks".into(),
            Self::Number(..) | Self::Whole(..) | Self::Metres => "a number, without quotation marks".into(),
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
                Id::Mandate | Id::Figure | Id::Step | Id::Dataset => "\"an-id\"".into(),
            },
            Self::Moment => "\"2023-04-23\"".into(),
            Self::Instant => "\"2026-11-22T20:00:00+04:00\"".into(),
            Self::Day => "\"2023-04-23\"".into(),
            Self::Offset => "\"+04:00\"".into(),
            Self::Language => "\"en\"".into(),
            Self::OneOf(words) => format!("\"{}\"", words.first().unwrap_or(&"")),
            Self::Exactly(word) => format!("\"{word}\""),
            Self::Url => "\"https://…\"".into(),
            Self::Contact => "\"mailto:name@example.org\"".into(),
            Self::Colour => "\"#1f78b4\"".into(),
            Self::Flag => "true".into(),
            Self::Number(..) | Self::Whole(..) | Self::Metres => "1".into(),
            Self::Label => "{\"en\": \"…\", …}".into(),
            Self::Words | Self::Prose => "{\"en\": \"…\"}".into(),
            Self::List(item) => format!("[{}]", item.sample()),
            Self::Numbers(count, ..) => format!("[{}]", vec!["0"; *count].join(", ")),
            Self::Object(shape) => {
                let fields = shape.on(Face::File).into_iter().filter(|(_, member)| member.presence == Presence::Always);
                let names = fields.map(|(field, _)| format!("\"{}\": …", field.name));
                format!("{{{}}}", names.collect::<Vec<_>>().join(", "))
            }
            Self::Dictionary(item) => format!("{{\"…\": {}}}", item.sample()),
            Self::Tuple(items) => format!("[{}]", items.iter().map(Self::sample).collect::<Vec<_>>().join(", ")),
            Self::ListOrWord(item, _) => format!("[{}]", item.sample()),
            Self::AnyOf(forms) => forms.first().map_or_else(String::new, Self::sample),
            Self::OrNull(form) => form.sample(),
            Self::Geometry => "{\"type\": \"Point\", \"coordinates\": [46.5714, 39.5658]}".into(),
        }
    }
}

/// Joins words as `` `a`, `b` and `c` ``.
pub(crate) fn quoted<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match &words[..] {
        [] => "none".into(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
