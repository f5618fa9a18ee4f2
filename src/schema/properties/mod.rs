//! The properties of every collection, in one table: the API definition, the schemas, the CSV columns with their types and the docs
//! are made from it or tested against it, and so are the features themselves.

pub(crate) mod json_schema;
pub(crate) mod table;

use serde_json::{Value, json};

pub use json_schema::{feature_schema, logical_schema};
pub use table::{holds_addresses, of};

/// What a property holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// One of some words.
    Words(&'static [&'static str]),
    /// A number.
    Number,
    /// A length in metres.
    Metres,
    /// `true` or `false`.
    Flag,
    /// An RFC 3339 instant at the dataset's offset.
    Instant,
    /// A local day, as `YYYY-MM-DD`.
    Day,
    /// An EDTF date, or a time with its offset: a text for every client, since it may be a month or a year.
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

    /// Whether it holds several values.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(self, Self::Texts | Self::Objects)
    }

    /// Its type in a Data Package (Table Schema).
    #[must_use]
    pub fn table_type(self) -> &'static str {
        match self {
            Self::Number | Self::Metres => "number",
            Self::Flag => "boolean",
            Self::Instant => "datetime",
            Self::Day => "date",
            Self::Text | Self::Words(_) | Self::Edtf | Self::Url | Self::Texts | Self::Objects | Self::Object => "string",
        }
    }
}

/// What a property is to the item, beside its value (OGC API – Features, Part 5: `x-ogc-role`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Its id.
    Id,
    /// When it begins.
    IntervalStart,
    /// When it ends.
    IntervalEnd,
    /// When it is.
    Instant,
}

impl Role {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::IntervalStart => "primary-interval-start",
            Self::IntervalEnd => "primary-interval-end",
            Self::Instant => "primary-instant",
        }
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
    /// What it is to the item.
    pub role: Option<Role>,
    /// The property that says the same, or the gist of it, as one text; every list has one, for tables.
    pub as_text: Option<&'static str>,
    /// What it means, and what `null` means.
    pub doc: &'static str,
}

/// How control is known.
pub const CONTROL_WORDS: &[&str] = &["reported", "contested", "unknown", "not-recorded"];
/// What is recorded about passing; `null` is *not recorded*.
pub const PASS_WORDS: &[&str] = &["yes", "limited", "no", "unknown"];

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
            Holds::Number | Holds::Metres => json!({"type": "number"}),
            Holds::Flag => json!({"type": "boolean"}),
            Holds::Instant => json!({"type": "string", "format": "date-time"}),
            Holds::Day => json!({"type": "string", "format": "date"}),
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

    /// The property as a JSON Schema (draft 2020-12) of its values: of one `type`, which is all that clients read. A missing value is
    /// a `null` in GeoJSON and no value in a schema (OGC API – Features, Part 5, of logical schemas).
    #[must_use]
    pub fn json_schema(&self) -> Value {
        let mut schema = self.openapi();
        let Some(members) = schema.as_object_mut() else { return schema };
        members.remove("nullable");
        if let Holds::Words(words) = self.holds {
            members.insert("enum".into(), json!(words));
        }
        if let Some(example) = members.remove("example") {
            members.insert("examples".into(), json!([example]));
        }
        schema
    }
}
