//! Reads parsed files into values, record by record: a broken record must not hide the problems of others.

use super::source_file::{Diagnostic, Path, SourceFile, range_of};
use crate::chronicle::{
    PlaceId, SourceId,
    dataset::Header,
    moment::Offset,
    place::{Confidence, Kind, Lifespan, Name, Place},
    status::{AccessLevel, Direction, Traveller},
    translated::{Label, Translated},
};
use jsonc_parser::ast::{Object, Value};
use serde::{Deserialize, de::DeserializeOwned};

/// Codes of problems with which a record can still be read and checked further.
const HARMLESS: &[&str] = &[
    "missing-language",
    "unknown-language",
    "empty-text",
    "too-long",
    "control-character",
    "unbalanced-direction",
    "formula-sign",
    "malformed-url",
    "malformed-colour",
    "malformed-language",
    "malformed-id",
    "other-offset",
    "missing-precision",
    "too-many-decimals",
    "geometry-out-of-range",
    "outside-extent",
    "geometry-too-short",
    "ring-not-closed",
    "invalid-polygon",
    "wrongly-wound",
];

/// A value, and whether all parts of it could be read.
pub(super) struct Read<T> {
    pub(super) value: T,
    pub(super) is_complete: bool,
}

/// The records of a file that could be read, each with its position in the list, and the byte ranges of those that could not.
pub(super) struct List<T> {
    kept: Vec<(usize, T)>,
    pub(super) lost: Vec<(usize, usize)>,
}

impl<T> List<T> {
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.kept.iter().map(|(number, record)| (*number, record))
    }

    /// The positions of the records in the file, and the records themselves.
    pub(super) fn unzip(self) -> (Vec<usize>, Vec<T>) {
        self.kept.into_iter().unzip()
    }

    /// The same without the records that are not wanted.
    pub(super) fn retain(&mut self, is_wanted: impl Fn(&T) -> bool) {
        self.kept.retain(|(_, record)| is_wanted(record));
    }

    pub(super) fn values(self) -> Vec<T> {
        self.kept.into_iter().map(|(_, record)| record).collect()
    }
}

/// Reads the languages and the offset, which all other checks need, as far as they are present.
pub(super) fn languages_and_offset(dataset: &SourceFile<'_>) -> (Vec<String>, Option<Offset>) {
    let root = dataset.root.as_ref().and_then(Value::as_object);
    let languages = root.and_then(|root| root.get_array("languages")).into_iter().flat_map(|list| &list.elements);
    let languages = languages.filter_map(|language| Some(language.as_string_lit()?.value.to_string())).collect();
    let offset = root.and_then(|root| root.get_string("offset")).and_then(|offset| offset.value.parse().ok());
    (languages, offset)
}

/// Reads the header. A broken field is replaced by a neutral value that causes no problem in another file, so that a mistyped
/// label does not hide a contradiction between changes. None where the file is not JSON or the offset is not known.
pub(super) fn header(document: &SourceFile<'_>) -> Option<Read<Header>> {
    let root = document.root.as_ref()?;
    if !blocks(document, range_of(root)) {
        return value(document, root).map(|value| Read { value, is_complete: true });
    }
    let mut patched = neutral();
    for property in &root.as_object()?.properties {
        let range = range_of(&property.value);
        let name = property.name.as_str();
        if let Value::Array(list) = &property.value
            && matches!(name, "statuses" | "parties")
        {
            let fine = list.elements.iter().filter(|element| !blocks(document, range_of(element)));
            patched[name] = fine.filter_map(|element| raw(document, element)).collect();
        } else if !blocks(document, range)
            && let Some(written) = raw(document, &property.value)
        {
            patched[name] = written;
        }
    }
    serde_json::from_value(patched).ok().map(|value| Read { value, is_complete: false })
}

/// Returns a header with neutral values. It has no offset, because every instant depends on it.
fn neutral() -> serde_json::Value {
    let label = serde_json::json!({"en": "…"});
    let labels = |words: &[&str]| -> serde_json::Value { words.iter().map(|word| ((*word).to_owned(), label.clone())).collect() };
    serde_json::json!({
        "id": "dataset", "title": label, "description": label, "languages": ["en"],
        "licence": {"id": "…", "url": "…"}, "credits": [],
        "modified": "9999-12-01T00:00:00Z",
        "extent": {"bbox": [-180, -90, 180, 90], "since": "0001"},
        "default_view": {"center": [0, 0], "zoom": 0},
        "headline_place": "place", "key_moments": [],
        "travellers": labels(Traveller::WORDS),
        "directions": labels(Direction::WORDS),
        "access_values": labels(&[AccessLevel::WORDS, &["not-recorded"]].concat()),
        "statuses": [], "parties": [], "mandates": [],
        "qualifiers": false, "usage_note": label, "report_errors": label
    })
}

/// Reads the places.
pub(super) fn places(document: &SourceFile<'_>) -> List<Place> {
    let features: List<PlaceFeature> = records(document, &["features"]);
    List { kept: features.kept.into_iter().map(|(number, feature)| (number, feature.into())).collect(), lost: features.lost }
}

/// Reads the records of the list at `path`.
pub(super) fn records<T: DeserializeOwned>(document: &SourceFile<'_>, path: &[&str]) -> List<T> {
    let mut list = List { kept: Vec::new(), lost: Vec::new() };
    let found = path.iter().try_fold(document.root.as_ref(), |value, key| {
        Some(value?.as_object().and_then(|object: &Object<'_>| object.get(key)).map(|property| &property.value))
    });
    let Some(Some(Value::Array(found))) = found else {
        list.lost.push(document.everywhere());
        return list;
    };
    for (number, element) in found.elements.iter().enumerate() {
        let record = (!blocks(document, range_of(element))).then(|| value(document, element)).flatten();
        match record {
            Some(record) => list.kept.push((number, record)),
            None => list.lost.push(range_of(element)),
        }
    }
    list
}

fn blocks(document: &SourceFile<'_>, range: (usize, usize)) -> bool {
    document.has_other_than(HARMLESS, range)
}

fn raw(document: &SourceFile<'_>, value: &Value<'_>) -> Option<serde_json::Value> {
    let (start, end) = range_of(value);
    serde_json::from_str(&document.text[start..end]).ok()
}

/// Deserializes a value, and reports an error that the check against the schema did not find.
fn value<T: DeserializeOwned>(document: &SourceFile<'_>, value: &Value<'_>) -> Option<T> {
    let (start, end) = range_of(value);
    let text = &document.text[start..end];
    match serde_json::from_str(text) {
        Ok(read) => Some(read),
        Err(_) if document.has_other_than(&[], (start, end)) => None,
        Err(error) => {
            let line: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            let at = start + line + error.column().saturating_sub(1);
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            let diagnostic = Diagnostic::new(
                "unreadable-value",
                format!("The value cannot be read: {reason}."),
                "compare it with a valid entry",
            );
            let id = value.as_object().and_then(|object| object.get_string("id")).map(|id| id.value.to_string());
            document.report(id.as_deref(), &Path::default(), (at, at + 1), diagnostic);
            None
        }
    }
}

#[derive(Deserialize)]
struct PlaceFeature {
    id: String,
    properties: PlaceProperties,
    geometry: Option<geojson::Geometry>,
}

#[derive(Deserialize)]
struct PlaceProperties {
    kind: Kind,
    names: Vec<Name>,
    in_sentence: Option<Label>,
    at: Option<Label>,
    #[serde(default)]
    part_of: Vec<PlaceId>,
    #[serde(default)]
    periods: Vec<Lifespan>,
    precision_m: Option<f64>,
    #[serde(default)]
    schematic: bool,
    confidence: Option<Confidence>,
    origin: Option<Box<str>>,
    #[serde(default)]
    sources: Vec<SourceId>,
    note: Option<Translated>,
}

impl From<PlaceFeature> for Place {
    fn from(PlaceFeature { id, properties, geometry }: PlaceFeature) -> Self {
        Self {
            id: id.as_str().into(),
            kind: properties.kind,
            names: properties.names,
            in_sentence: properties.in_sentence,
            at: properties.at,
            part_of: properties.part_of,
            periods: properties.periods,
            geometry: geometry.and_then(|geometry| geo_types::Geometry::try_from(geometry).ok()),
            precision_m: properties.precision_m,
            schematic: properties.schematic,
            confidence: properties.confidence,
            origin: properties.origin,
            sources: properties.sources,
            note: properties.note,
        }
    }
}
