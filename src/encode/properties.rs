//! The properties of every collection, in one table: the API definition, the schemas, the CSV columns' types and the docs are
//! made from it or tested against it, and so are the features themselves.

use super::{Collection, features::ACCESS_COLUMNS};
use crate::chronicle::{
    change::{Category, Certainty},
    place::{Confidence, Kind},
};
use serde_json::{Value, json};

/// What a property holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// One of some words.
    Words(&'static [&'static str]),
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// An RFC 3339 instant at the dataset's offset.
    Instant,
    /// An EDTF date, or a time with its offset.
    Edtf,
    /// A web address.
    Url,
    /// A list of texts.
    Texts,
    /// A list of objects.
    Objects,
    /// An object.
    Object,
}

impl Holds {
    /// Whether it takes more than a cell of a table.
    #[must_use]
    pub fn is_nested(self) -> bool {
        matches!(self, Self::Objects | Self::Object)
    }
}

/// A property of a feature.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it may be `null`.
    pub is_nullable: bool,
    /// What it means, and what `null` means.
    pub doc: &'static str,
}

const fn has(name: &'static str, holds: Holds, doc: &'static str) -> Property {
    Property { name, holds, is_nullable: false, doc }
}

const fn may_have(name: &'static str, holds: Holds, doc: &'static str) -> Property {
    Property { name, holds, is_nullable: true, doc }
}

/// How control is known.
pub const CONTROL_WORDS: &[&str] = &["reported", "contested", "unknown", "not-recorded"];
/// What is recorded about passing; `null` is *not recorded*.
pub const PASS_WORDS: &[&str] = &["yes", "limited", "no", "unknown"];

const REVISION: Property = has("revision", Holds::Text, "the digits that name the revision");

const PLACE: &[Property] = &[
    has("name", Holds::Text, "English label; two names stand in alphabetical order, which carries no meaning"),
    has("kind", Holds::Words(Kind::WORDS), "what sort of thing it is"),
    may_have("since", Holds::Instant, "from when it exists; null: always"),
    may_have("until", Holds::Instant, "until when (not included); null: it still does"),
    may_have("since_edtf", Holds::Edtf, "the start as it was written"),
    may_have("until_edtf", Holds::Edtf, "the end as it was written"),
    has("part_of", Holds::Texts, "the places that it belongs to"),
    has("periods", Holds::Objects, "when it exists, where that is more than one stretch: since, until"),
    may_have("precision_m", Holds::Number, "how far the geometry may be from the thing, in metres"),
    has("schematic", Holds::Flag, "true when the line or area is not surveyed"),
    may_have("confidence", Holds::Words(Confidence::WORDS), "how well the position is known"),
    may_have("length_m", Holds::Number, "length of a single line as drawn, on the ellipsoid, in metres; a real road is longer"),
    has("names", Holds::Objects, "all names: lang, form, script, label, used_by, from, to, note, general_knowledge, sources"),
    may_have("origin", Holds::Text, "where the geometry comes from"),
    may_have("note", Holds::Object, "a remark, by language"),
    has("source_ids", Holds::Text, "ids of its sources, with commas"),
    has("sources", Holds::Objects, "its sources: id, publisher, title, date, language, url"),
    REVISION,
];

const STATE_HEAD: &[Property] = &[
    has("place", Holds::Text, "id of the place"),
    has("place_name", Holds::Text, "English label of the place"),
    has("kind", Holds::Words(Kind::WORDS), "what sort of thing the place is"),
    may_have("precision_m", Holds::Number, "how far the geometry may be from the thing, in metres"),
    has("schematic", Holds::Flag, "true when the line or area is not surveyed"),
    REVISION,
    has("status", Holds::Text, "a word of the dataset's vocabulary"),
    has("since", Holds::Instant, "the first instant: the earliest that the moment allows"),
    may_have("until", Holds::Instant, "the first instant after it; null: it still holds"),
    may_have("since_latest", Holds::Instant, "the end (not included) of the span in which it can have started"),
    has("since_edtf", Holds::Edtf, "the start as it was written"),
    has(
        "certainty",
        Holds::Words(Certainty::WORDS),
        "disputed where a maker is; else confirmed where any report is; else reported",
    ),
    has("is_exception", Holds::Flag, "true when the earlier state resumes after it"),
    has("last_reported", Holds::Instant, "the earliest instant of the newest report of it"),
    has("last_reported_edtf", Holds::Edtf, "the moment of the newest report as it was written"),
    has("change_ids", Holds::Text, "ids of the changes behind it, with commas: makers, then confirmations"),
    has("changes", Holds::Objects, "the changes behind it: id, role (made, resumed, confirmed), moment, certainty, summary"),
    has("control", Holds::Words(CONTROL_WORDS), "how control is known"),
    has("controllers", Holds::Texts, "the parties reported in control; empty unless control is reported"),
];

const STATE_TAIL: &[Property] = &[
    has("access", Holds::Object, "the eight access columns as an object; what is left out was not recorded"),
    has("source_publishers", Holds::Text, "publishers of its sources, with semicolons"),
    has("source_urls", Holds::Text, "addresses of its sources, with spaces; a source without one is missing here"),
    has("sources", Holds::Objects, "its sources: id, publisher, title, date, language, url"),
];

const CHANGE: &[Property] = &[
    has("moment", Holds::Edtf, "when it happened, as precisely as reported"),
    has("since", Holds::Instant, "the earliest instant that the moment allows"),
    may_have("since_latest", Holds::Instant, "the end (not included) of the span in which it can have happened"),
    has("certainty", Holds::Words(Certainty::WORDS), "how far it is agreed"),
    has("category", Holds::Words(Category::WORDS), "change where it does something at a place, else what sort of context it is"),
    has("summary", Holds::Text, "what happened, in English"),
    has("place_ids", Holds::Text, "ids of the places that it has an effect on, with commas"),
    has("statuses", Holds::Text, "statuses of its effects, with commas"),
    has("source_publishers", Holds::Text, "publishers of its sources, with semicolons"),
    has("source_urls", Holds::Text, "addresses of its sources, with spaces"),
    REVISION,
    has("summary_versions", Holds::Object, "the summary by language; a translation says who made it and whether it was reviewed"),
    may_have("note", Holds::Object, "what a reader should know about the report itself, by language"),
    has("effects", Holds::Objects, "what it does: places, effect, status, until, certainty, control, controllers, access"),
    has("claims", Holds::Objects, "who says what: party, speaker, text, sources; opposing claims stand side by side"),
    has("sources", Holds::Objects, "its sources and those of its claims: id, publisher, title, date, language, url"),
    has("refers_to", Holds::Objects, "changes that it refers to: relation, change"),
    has("referred_to_by", Holds::Objects, "changes that refer to it: relation, change"),
];

const SOURCE: &[Property] = &[
    has("publisher", Holds::Text, "who published it"),
    has("title", Holds::Text, "its title, shortened or described where the page title was not seen"),
    may_have("author", Holds::Text, "who wrote it"),
    may_have("date", Holds::Edtf, "when it was published; null: no date was seen"),
    may_have("language", Holds::Text, "BCP 47 language"),
    may_have("via", Holds::Text, "whose report it repeats"),
    may_have("url", Holds::Url, "where it stands; null: no address was seen"),
    may_have("archived_url", Holds::Url, "where an archived copy stands"),
    has("translations", Holds::Objects, "the same piece in other languages: language, publisher, url"),
    may_have("note", Holds::Text, "a remark"),
    REVISION,
    has("change_ids", Holds::Texts, "ids of the changes that rest on it"),
];

/// The properties of a collection's features, in order.
#[must_use]
pub fn of(collection: Collection) -> Vec<Property> {
    let access =
        |name| may_have(name, Holds::Words(PASS_WORDS), "whether this traveller could pass this way; null: not recorded");
    match collection {
        Collection::Places => PLACE.to_vec(),
        Collection::States => {
            let access = ACCESS_COLUMNS.map(|(name, ..)| access(name));
            STATE_HEAD.iter().copied().chain(access).chain(STATE_TAIL.iter().copied()).collect()
        }
        Collection::Changes => CHANGE.to_vec(),
        Collection::Sources => SOURCE.to_vec(),
    }
}

impl Property {
    /// The property as an OpenAPI 3.0 schema.
    #[must_use]
    pub fn openapi(&self) -> Value {
        let mut schema = match self.holds {
            Holds::Text => json!({"type": "string"}),
            Holds::Words(words) if self.is_nullable => {
                let words: Vec<Value> = words.iter().map(|word| (*word).into()).chain([Value::Null]).collect();
                json!({"type": "string", "enum": words})
            }
            Holds::Words(words) => json!({"type": "string", "enum": words}),
            Holds::Number => json!({"type": "number"}),
            Holds::Flag => json!({"type": "boolean"}),
            Holds::Instant => json!({"type": "string", "format": "date-time"}),
            Holds::Edtf => json!({"type": "string", "example": "2023-04-23"}),
            // Addresses are kept as they are written, and some hold letters beyond ASCII.
            Holds::Url => json!({"type": "string", "format": "iri"}),
            Holds::Texts => json!({"type": "array", "items": {"type": "string"}}),
            Holds::Objects => json!({"type": "array", "items": {"type": "object"}}),
            Holds::Object => json!({"type": "object"}),
        };
        schema["description"] = self.doc.into();
        if self.is_nullable {
            schema["nullable"] = true.into();
        }
        schema
    }

    /// The property as a JSON Schema (draft 2020-12).
    #[must_use]
    pub fn json_schema(&self) -> Value {
        let mut schema = self.openapi();
        let Some(members) = schema.as_object_mut() else { return schema };
        if members.remove("nullable").is_some() {
            let kind = members.get("type").cloned().unwrap_or_default();
            members.insert("type".into(), json!([kind, "null"]));
        }
        if let Some(example) = members.remove("example") {
            members.insert("examples".into(), json!([example]));
        }
        schema
    }
}
