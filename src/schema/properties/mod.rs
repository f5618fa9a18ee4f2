//! Lists the properties of features from the table. The API definition, the schemas and the typed CSV columns are generated from them,
//! and the features themselves are tested against them.

pub(crate) mod json_schema;

use super::{
    collection::Collection,
    records, shapes,
    types::{Face, Field, FieldType, Member, Presence, Shape},
};
use crate::chronicle::status::AccessLevel;
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, sync::LazyLock};

pub use super::types::Role;
pub use json_schema::{feature_schema, logical_schema};

/// The type of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// One of a closed list of words.
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
    /// Converts a type of the table.
    fn of(form: &FieldType) -> Self {
        match form {
            FieldType::OneOf(words) => Self::Words(words),
            FieldType::Number(..) | FieldType::Whole(..) => Self::Number,
            FieldType::Metres => Self::Metres,
            FieldType::Flag => Self::Flag,
            FieldType::Instant => Self::Instant,
            FieldType::Day => Self::Day,
            FieldType::Moment => Self::Edtf,
            FieldType::Url => Self::Url,
            FieldType::List(FieldType::Object(_)) => Self::Objects,
            FieldType::List(_) | FieldType::Numbers(..) | FieldType::Tuple(_) | FieldType::ListOrWord(..) => Self::Texts,
            FieldType::Object(_)
            | FieldType::Dictionary(_)
            | FieldType::Label
            | FieldType::Words
            | FieldType::Prose
            | FieldType::AnyOf(_)
            | FieldType::Geometry => Self::Object,
            FieldType::OrNull(form) => Self::of(form),
            FieldType::Text
            | FieldType::Defines(_)
            | FieldType::Refers(_)
            | FieldType::Offset
            | FieldType::Language
            | FieldType::Contact
            | FieldType::Colour
            | FieldType::Exactly(_) => Self::Text,
        }
    }

    /// Returns true for values that do not fit into one cell of a table.
    #[must_use]
    pub fn is_nested(self) -> bool {
        matches!(self, Self::Objects | Self::Object)
    }

    /// Returns true for lists.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(self, Self::Texts | Self::Objects)
    }

    /// Returns the type in a Data Package (Table Schema).
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

/// A property of a feature.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// The name in GeoJSON and CSV.
    pub name: &'static str,
    /// The type of its value.
    pub holds: Holds,
    /// Whether it may be `null`.
    pub is_nullable: bool,
    /// Its role in the item.
    pub role: Option<Role>,
    /// The text property with the same or abridged content; every list has one, for tables.
    pub as_text: Option<&'static str>,
    /// What it means, and what `null` means.
    pub doc: &'static str,
    /// The object type of its value, or of each of its items.
    shape: Option<&'static Shape>,
}

/// How control is known.
pub const CONTROL_WORDS: &[&str] = records::state::CONTROL_WORDS;
/// The words of access; `null` is *not recorded*.
pub const PASS_WORDS: &[&str] = AccessLevel::WORDS;

/// Returns the properties of a collection's features, in order.
#[must_use]
pub fn of(collection: Collection) -> Vec<Property> {
    members(records::of(collection))
}

fn members(shape: &Shape) -> Vec<Property> {
    shape.on(Face::Feature).into_iter().map(|(field, member)| Property::new(field, member)).collect()
}

/// Returns the named objects inside properties, by name, as OpenAPI 3.0 schemas.
#[must_use]
pub fn openapi_objects() -> Vec<(&'static str, Value)> {
    let mut found: Vec<&Shape> = Vec::new();
    for collection in Collection::ALL {
        let record = records::of(collection);
        for shape in shapes::within(record, Face::Feature) {
            if shape.name != record.name && found.iter().all(|known| known.name != shape.name) {
                found.push(shape);
            }
        }
    }
    found.into_iter().map(|shape| (shape.name, openapi_object(shape))).collect()
}

fn openapi_object(shape: &Shape) -> Value {
    let is_optional = |(_, member): &(&Field, &Member)| member.presence == Presence::Optional;
    let required: Vec<&str> =
        shape.on(Face::Feature).into_iter().filter(|row| !is_optional(row)).map(|(field, _)| field.name).collect();
    let properties: Map<String, Value> = members(shape).iter().map(|member| (member.name.to_owned(), member.openapi())).collect();
    let mut schema = json!({"type": "object", "description": shape.doc, "properties": properties});
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    schema
}

/// Returns true if the property holds a web address, or several separated by spaces.
#[must_use]
pub fn holds_addresses(name: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let all = Collection::ALL.into_iter().flat_map(of);
        all.filter(|property| property.holds == Holds::Url || property.name.ends_with("_urls"))
            .map(|property| property.name)
            .collect()
    });
    NAMES.contains(name)
}

impl Property {
    fn new(field: &Field, member: &Member) -> Self {
        Self {
            name: field.name,
            holds: Holds::of(&member.form),
            is_nullable: member.presence == Presence::Nullable,
            role: field.role,
            as_text: field.as_text,
            doc: member.doc,
            shape: member.form.shape(),
        }
    }

    /// Returns the property as an OpenAPI 3.0 schema; named objects refer to [`openapi_objects`].
    #[must_use]
    pub fn openapi(&self) -> Value {
        let mut schema = self.schema();
        let Some(shape) = self.shape else { return schema };
        let reference = json!({"$ref": format!("#/components/schemas/{}", shape.name)});
        match self.holds {
            Holds::Objects => schema["items"] = reference,
            // OpenAPI 3.0 ignores the siblings of a reference.
            _ if !shape.name.is_empty() => schema = json!({"allOf": [reference], "description": self.doc}),
            _ => {
                schema = openapi_object(shape);
                schema["description"] = self.doc.into();
            }
        }
        schema
    }

    fn schema(&self) -> Value {
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
            // URLs are kept as written, and some contain non-ASCII characters.
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

    /// Returns the property as a JSON Schema (draft 2020-12) with one `type`, since clients read no more. A missing value is `null` in
    /// GeoJSON and has no type in a logical schema (OGC API – Features, Part 5).
    #[must_use]
    pub fn json_schema(&self) -> Value {
        let mut schema = self.schema();
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
