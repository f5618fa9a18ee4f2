//! The properties of every collection, in one table: the API definition, the schemas, the CSV columns with their types and the docs
//! are made from it or tested against it, and so are the features themselves.

use super::{Collection, Layer, features::ACCESS_COLUMNS, layer::GeometryType};
use crate::chronicle::{
    change::{Category, Certainty},
    place::{Confidence, Kind, Shape},
};
use serde_json::{Map, Value, json};

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

const fn has(name: &'static str, holds: Holds, doc: &'static str) -> Property {
    Property { name, holds, is_nullable: false, role: None, as_text: None, doc }
}

const fn may_have(name: &'static str, holds: Holds, doc: &'static str) -> Property {
    Property { is_nullable: true, ..has(name, holds, doc) }
}

const fn list(name: &'static str, holds: Holds, as_text: &'static str, doc: &'static str) -> Property {
    Property { as_text: Some(as_text), ..has(name, holds, doc) }
}

impl Property {
    const fn in_role(self, role: Role) -> Self {
        Self { role: Some(role), ..self }
    }
}

/// How control is known.
pub const CONTROL_WORDS: &[&str] = &["reported", "contested", "unknown", "not-recorded"];
/// What is recorded about passing; `null` is *not recorded*.
pub const PASS_WORDS: &[&str] = &["yes", "limited", "no", "unknown"];

const ID: Property = has("id", Holds::Text, "the id of the feature, again: many tools keep properties alone").in_role(Role::Id);
const REVISION: Property = has("revision", Holds::Text, "the digits that name the revision");
const SINCE_DATE: &str = "the local day of since, for spreadsheets and for tools that drop offsets";
const UNTIL_DATE: &str = "the last local day of which at least a part is included: a table row counts on every day from since_date to until_date, both included; null: no end";
const SOURCE_MEMBERS: &str = "its sources: id, publisher, title, date, date_edtf, language, url";
const SOURCE_IDS: Property = has("source_ids", Holds::Text, "ids of its sources, with commas");
const SOURCES: Property = list("sources", Holds::Objects, "source_ids", SOURCE_MEMBERS);
const PRECISION: Property = may_have("precision_m", Holds::Metres, "how far the geometry may be from the thing, in metres");
const SCHEMATIC: Property = has("schematic", Holds::Flag, "true when the line or area is not surveyed");

const PLACE: &[Property] = &[
    ID,
    has("name", Holds::Text, "English label; two names stand in alphabetical order, which carries no meaning"),
    has("kind", Holds::Words(Kind::WORDS), "what sort of thing it is"),
    may_have("since", Holds::Instant, "from when it exists; null: always").in_role(Role::IntervalStart),
    may_have("until", Holds::Instant, "until when (not included); null: it still does").in_role(Role::IntervalEnd),
    may_have("since_date", Holds::Day, SINCE_DATE),
    may_have("until_date", Holds::Day, UNTIL_DATE),
    may_have("since_edtf", Holds::Edtf, "the start as it was written"),
    may_have("until_edtf", Holds::Edtf, "the end as it was written"),
    list("part_of", Holds::Texts, "part_of_ids", "the places that it belongs to"),
    has("part_of_ids", Holds::Text, "ids of the places that it belongs to, with commas"),
    list("periods", Holds::Objects, "periods_text", "when it exists, where that is more than one stretch: since, until"),
    has("periods_text", Holds::Text, "the periods in words, with the moments as they were written; empty: always"),
    PRECISION,
    SCHEMATIC,
    may_have("confidence", Holds::Words(Confidence::WORDS), "how well the position is known"),
    may_have("length_m", Holds::Metres, "length of a single line as drawn, on the ellipsoid, in metres; a real road is longer"),
    list(
        "names",
        Holds::Objects,
        "name_forms",
        "all names: lang, form, script, label, used_by, from, to, note, general_knowledge, sources",
    ),
    has("name_forms", Holds::Text, "all forms of its names, each once, with semicolons"),
    may_have("origin", Holds::Text, "where the geometry comes from"),
    may_have("note", Holds::Object, "a remark, by language"),
    SOURCE_IDS,
    SOURCES,
    REVISION,
];

const STATE_HEAD: &[Property] = &[
    ID,
    has("place", Holds::Text, "id of the place"),
    has("place_name", Holds::Text, "English label of the place"),
    has("kind", Holds::Words(Kind::WORDS), "what sort of thing the place is"),
    has("status", Holds::Text, "a word of the dataset's vocabulary"),
    has("since", Holds::Instant, "the first instant: the earliest that the moment allows").in_role(Role::IntervalStart),
    may_have("until", Holds::Instant, "the first instant after it; null: it still holds").in_role(Role::IntervalEnd),
    has("since_date", Holds::Day, SINCE_DATE),
    may_have("until_date", Holds::Day, UNTIL_DATE),
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
    list(
        "changes",
        Holds::Objects,
        "change_ids",
        "the changes behind it: id, role (made, resumed, confirmed), moment, certainty, summary",
    ),
    has("control", Holds::Words(CONTROL_WORDS), "how control is known"),
    list("controllers", Holds::Texts, "controller_ids", "the parties reported in control; empty unless control is reported"),
    has("controller_ids", Holds::Text, "the parties reported in control, with commas"),
];

const STATE_TAIL: &[Property] = &[
    has("access", Holds::Object, "the eight access columns as an object; what is left out was not recorded"),
    has("source_publishers", Holds::Text, "publishers of its sources, with semicolons"),
    has("source_urls", Holds::Text, "addresses of its sources, with spaces; a source without one is missing here"),
    SOURCE_IDS,
    SOURCES,
    PRECISION,
    SCHEMATIC,
    REVISION,
];

const CHANGE: &[Property] = &[
    ID,
    has("moment", Holds::Edtf, "when it happened, as precisely as reported"),
    has("since", Holds::Instant, "the earliest instant that the moment allows").in_role(Role::IntervalStart),
    may_have("since_latest", Holds::Instant, "the end (not included) of the span in which it can have happened")
        .in_role(Role::IntervalEnd),
    has("date", Holds::Day, "the local day of since: of a month or a year, the first"),
    has("certainty", Holds::Words(Certainty::WORDS), "how far it is agreed"),
    has("category", Holds::Words(Category::WORDS), "change where it does something at a place, else what sort of context it is"),
    has("summary", Holds::Text, "what happened, in English"),
    has("place_ids", Holds::Text, "ids of the places that it has an effect on, with commas"),
    has("statuses", Holds::Text, "statuses of its effects, with commas"),
    has("claim_parties", Holds::Text, "parties whose claims it holds, each once, with commas"),
    has("source_publishers", Holds::Text, "publishers of its sources, with semicolons"),
    has("source_urls", Holds::Text, "addresses of its sources, with spaces"),
    SOURCE_IDS,
    has("refers_to_ids", Holds::Text, "ids of the changes that it refers to, with commas"),
    has("referred_to_by_ids", Holds::Text, "ids of the changes that refer to it, with commas"),
    REVISION,
    has("summary_versions", Holds::Object, "the summary by language; a translation says who made it and whether it was reviewed"),
    may_have("note", Holds::Object, "what a reader should know about the report itself, by language"),
    list(
        "effects",
        Holds::Objects,
        "statuses",
        "what it does: places, effect, status, until, certainty, control, controllers, access",
    ),
    list(
        "claims",
        Holds::Objects,
        "claim_parties",
        "who says what: party, speaker, text, sources; opposing claims stand side by side",
    ),
    list(
        "sources",
        Holds::Objects,
        "source_ids",
        "its sources and those of its claims: id, publisher, title, date, date_edtf, language, url",
    ),
    list("refers_to", Holds::Objects, "refers_to_ids", "changes that it refers to: relation, change"),
    list("referred_to_by", Holds::Objects, "referred_to_by_ids", "changes that refer to it: relation, change"),
];

const SOURCE: &[Property] = &[
    ID,
    has("publisher", Holds::Text, "who published it"),
    has("title", Holds::Text, "its title, shortened or described where the page title was not seen"),
    may_have("author", Holds::Text, "who wrote it"),
    may_have("date", Holds::Day, "the first local day on which it can have been published; null: no date was seen")
        .in_role(Role::Instant),
    may_have("date_edtf", Holds::Edtf, "when it was published, as it was written: a day, a month or a year"),
    may_have("language", Holds::Text, "BCP 47 language"),
    may_have("via", Holds::Text, "whose report it repeats"),
    may_have("url", Holds::Url, "where it stands; null: no address was seen"),
    may_have("archived_url", Holds::Url, "where an archived copy stands"),
    list("translations", Holds::Objects, "translation_urls", "the same piece in other languages: language, publisher, url"),
    has("translation_urls", Holds::Text, "addresses of its translations, with spaces"),
    may_have("note", Holds::Text, "a remark"),
    REVISION,
    list("changes", Holds::Texts, "change_ids", "ids of the changes that rest on it"),
    has("change_ids", Holds::Text, "ids of the changes that rest on it, with commas"),
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

/// The schema of a layer's items as OGC API – Features, Part 5 wants it: properties and geometry side by side, in their order, with
/// their roles.
#[must_use]
pub fn logical_schema(layer: Layer, geometry: Option<GeometryType>) -> Value {
    let table = of(layer.collection());
    let mut properties = Map::new();
    for (property, number) in table.iter().zip(1..) {
        let mut schema = property.json_schema();
        schema["x-ogc-propertySeq"] = json!(number);
        if let Some(role) = property.role {
            schema["x-ogc-role"] = role.word().into();
        }
        if property.holds == Holds::Metres {
            schema["x-ogc-unit"] = "m".into();
        }
        properties.insert(property.name.to_owned(), schema);
    }
    if layer.collection() != Collection::Sources {
        let format = match (geometry, layer.shape()) {
            (Some(geometry), _) => format!("geometry-{}", geometry.name().to_lowercase()),
            (None, Some(Shape::Point)) => "geometry-point-or-multipoint".to_owned(),
            (None, _) => "geometry-any".to_owned(),
        };
        let geometry = json!({
            "description": "null: listed, not drawn",
            "format": format, "x-ogc-role": "primary-geometry", "x-ogc-propertySeq": table.len() + 1,
        });
        properties.insert("geometry".to_owned(), geometry);
    }
    let required: Vec<&str> = table.iter().filter(|property| !property.is_nullable).map(|property| property.name).collect();
    json!({
        "$schema": DIALECT,
        "type": "object",
        "title": format!("{}: an item", layer.title()),
        "description": "The values of an item, whatever the format. A missing value is null in GeoJSON and an empty cell in CSV.",
        "properties": properties,
        "required": required,
    })
}

/// The schema of a layer's items as GeoJSON features, which GDAL reads the types of columns from. The id is that of the feature: GDAL
/// would have two columns of it if it stood among the properties here too.
#[must_use]
pub fn feature_schema(layer: Layer, geometry: Option<GeometryType>) -> Value {
    let table = of(layer.collection());
    let properties: Map<String, Value> = table
        .iter()
        .filter(|property| property.role != Some(Role::Id))
        .map(|property| (property.name.to_owned(), property.json_schema()))
        .collect();
    let types = match geometry {
        Some(one) => vec![one.name()],
        None => vec!["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"],
    };
    json!({
        "$schema": DIALECT,
        "type": "object",
        "title": format!("{}: an item as a GeoJSON feature", layer.title()),
        "description": "Each property has one type, that of its values; null stands where there is no value. `properties` also repeats the id.",
        "required": ["type", "id", "properties", "geometry"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string"},
            "properties": {"type": "object", "properties": properties},
            "geometry": {"type": "object", "description": "null: listed, not drawn", "properties": {
                "type": {"type": "string", "enum": types}, "coordinates": {"type": "array"},
            }},
        },
    })
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_a_text_and_every_role_stands_once() {
        for collection in Collection::ALL {
            let table = of(collection);
            for property in &table {
                let text = property.as_text.and_then(|name| table.iter().find(|other| other.name == name));
                assert_eq!(property.holds.is_list(), text.is_some(), "{collection:?} {}", property.name);
                assert!(
                    text.is_none_or(|text| text.holds == Holds::Text && !text.is_nullable),
                    "{collection:?} {}",
                    property.name
                );
                let in_role = table.iter().filter(|other| other.role.is_some() && other.role == property.role).count();
                assert_eq!(in_role, usize::from(property.role.is_some()), "{collection:?} {}", property.name);
            }
        }
    }

    #[test]
    fn each_property_of_a_schema_has_one_type_and_no_moment_is_a_date() {
        for layer in Layer::ALL {
            let feature = feature_schema(layer, None);
            let logical = logical_schema(layer, None);
            for property in of(layer.collection()) {
                for schema in [&feature["properties"]["properties"][property.name], &logical["properties"][property.name]] {
                    if schema.is_null() {
                        assert_eq!(property.role, Some(Role::Id));
                        continue;
                    }
                    assert!(schema["type"].is_string(), "{}", property.name);
                    let is_date = schema["format"].as_str().is_some_and(|format| format.starts_with("date"));
                    assert_eq!(is_date, matches!(property.holds, Holds::Day | Holds::Instant), "{}", property.name);
                }
            }
        }
    }
}
