//! Generates the JSON Schemas of the four files from the rows that also check them.

use super::records;
use super::text_limits::{self, MOST_OF_ADDRESS, MOST_OF_TRANSLATOR};
use super::types::{Face, FieldType, Presence, Shape};
use serde_json::{Map, Value, json};

/// Returns the JSON Schema (draft 2020-12) of a file of the dataset folder, or `None` for any other name.
///
/// ```
/// let schema = corridor::geodata::schema("sources.json").ok_or("a file of the folder")?;
/// assert_eq!(schema["items"]["properties"]["title"]["type"], "string");
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn schema(file: &str) -> Option<Value> {
    let mut schema = of(records::of_file(file)?, 0);
    let members = schema.as_object_mut()?;
    members.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    members.insert("title".into(), file.into());
    Some(schema)
}

/// Returns the schema of a type whose texts have at most `most` characters.
fn of(form: &FieldType, most: usize) -> Value {
    let text = |pattern: &str| json!({"type": "string", "pattern": pattern});
    let address = |pattern: &str| json!({"type": "string", "pattern": pattern, "maxLength": MOST_OF_ADDRESS});
    let free = json!({"type": "string", "minLength": 1, "maxLength": most});
    match form {
        FieldType::Text => free,
        FieldType::Defines(_) | FieldType::Refers(_) => text("^[a-z0-9]+(-[a-z0-9]+)*$"),
        FieldType::Moment => {
            text("^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?([+-][0-9]{2}:[0-9]{2}|Z))?)?)?[~?%]?$")
        }
        FieldType::Instant => json!({"type": "string", "format": "date-time"}),
        FieldType::Day => json!({"type": "string", "format": "date"}),
        FieldType::Offset => text("^[+-][0-9]{2}:[0-9]{2}$"),
        FieldType::Language => text("^[a-z]{2,3}$"),
        FieldType::OneOf(words) => json!({"enum": words}),
        FieldType::Exactly(word) => json!({"const": word}),
        FieldType::Url => address("^https?://[^\\s]+$"),
        FieldType::Contact => address("^(https?://|mailto:)[^\\s]+$"),
        FieldType::Colour => text("^#[0-9a-fA-F]{6}$"),
        FieldType::Flag => json!({"type": "boolean"}),
        FieldType::Number(min, max) => json!({"type": "number", "minimum": min, "maximum": max}),
        FieldType::Metres => json!({"type": "number", "minimum": 0.0, "maximum": records::ANY}),
        FieldType::Whole(min, max) => json!({"type": "integer", "minimum": min, "maximum": max}),
        FieldType::Label | FieldType::Words => words(&free),
        FieldType::Prose => words(&json!({"anyOf": [
            free,
            {
                "type": "object",
                "properties": {"text": free, "by": {"type": "string", "maxLength": MOST_OF_TRANSLATOR}, "reviewed": {"type": "boolean"}},
                "required": ["text", "by", "reviewed"],
                "additionalProperties": false
            }
        ]})),
        FieldType::List(item) => json!({"type": "array", "items": of(item, most)}),
        FieldType::Numbers(count, min, max) => {
            json!({"type": "array", "items": {"type": "number", "minimum": min, "maximum": max}, "minItems": count, "maxItems": count})
        }
        FieldType::ListOrWord(item, word) => json!({"anyOf": [{"type": "array", "items": of(item, most)}, {"const": word}]}),
        FieldType::AnyOf(forms) => json!({"anyOf": forms.iter().map(|form| of(form, most)).collect::<Vec<_>>()}),
        FieldType::OrNull(form) => json!({"anyOf": [of(form, most), {"type": "null"}]}),
        FieldType::Geometry => geometry(),
        FieldType::Object(shape) => object(shape),
        FieldType::Dictionary(item) => json!({"type": "object", "additionalProperties": of(item, most)}),
        FieldType::Tuple(items) => {
            json!({"type": "array", "prefixItems": items.iter().map(|item| of(item, most)).collect::<Vec<_>>(), "items": false})
        }
    }
}

fn words(word: &Value) -> Value {
    json!({"type": "object", "required": ["en"], "propertyNames": {"pattern": "^[a-z]{2,3}$"}, "additionalProperties": word})
}

fn object(shape: &Shape) -> Value {
    let fields = shape.on(Face::File);
    let properties: Map<String, Value> = fields
        .iter()
        .map(|(field, member)| {
            let mut schema = of(&member.form, text_limits::most(field.name, &member.form));
            if let Some(members) = schema.as_object_mut() {
                members.insert("description".into(), member.doc.into());
            }
            (field.name.to_owned(), schema)
        })
        .collect();
    let required: Vec<&str> =
        fields.iter().filter(|(_, member)| member.presence == Presence::Always).map(|(field, _)| field.name).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn geometry() -> Value {
    let types = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"];
    json!({"anyOf": [
        {"type": "null"},
        {
            "type": "object",
            "properties": {"type": {"enum": types}, "coordinates": {"type": "array", "minItems": 1}},
            "required": ["type", "coordinates"],
            "additionalProperties": false
        }
    ]})
}
