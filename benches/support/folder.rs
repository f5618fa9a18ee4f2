//! Generated data as a dataset folder, so that builds of any age can serve it.

use crate::support::EXTENT;
use corridor::{
    chronicle::{dataset::Dataset, place::Place},
    geodata::{FILES, Files},
};
use serde_json::{Value, json};
use std::path::Path;

/// Writes a generated dataset as the four files of a folder, in canonical form.
pub(crate) fn write(dataset: &Dataset, folder: &Path) {
    let features: Vec<Value> = dataset.places.iter().map(feature).collect();
    let places = json!({"type": "FeatureCollection", "features": features});
    let (changes, sources) = (json!(dataset.changes), json!(dataset.sources));
    // A head says of some things that they are not known; the other files leave them out.
    let texts = [header(), without_nulls(places), without_nulls(changes), without_nulls(sources)].map(|value| value.to_string());
    let files = Files::from_texts(texts).in_canonical_form();
    for name in FILES {
        std::fs::write(folder.join(name), files.text(name)).unwrap();
    }
}

/// Optional members of a head, which name places or which older builds do not know.
const LEFT_OUT: [(&str, &[&str]); 4] = [
    ("", &["story", "routes", "labels", "timeline_focus"]),
    ("credits", &["short"]),
    ("statuses", &["fill", "predicate_by"]),
    ("parties", &["by"]),
];

/// The head of the built-in dataset, which names generated places alone.
fn header() -> Value {
    let mut header: Value = serde_json::from_str(Files::built_in().text(FILES[0])).unwrap();
    header["headline_place"] = json!("place-0");
    // Roads that begin at the edge go on beyond it.
    let [west, south, east, north] = EXTENT;
    header["extent"]["bbox"] = json!([west, south, east + 0.1, north + 0.1]);
    header["mandates"] = json!([]);
    for (list, names) in LEFT_OUT {
        let heads =
            if list.is_empty() { std::slice::from_mut(&mut header) } else { header[list].as_array_mut().unwrap().as_mut_slice() };
        for members in heads.iter_mut().filter_map(Value::as_object_mut) {
            members.retain(|name, _| !names.contains(&name.as_str()));
        }
    }
    header
}

fn feature(place: &Place) -> Value {
    json!({
        "type": "Feature",
        "id": place.id,
        "properties": {"kind": place.kind, "names": place.names, "precision_m": place.precision_m},
        "geometry": place.geometry.as_ref().map(geojson::Geometry::from),
    })
}

/// A value without what is null in its objects, and without actors where there are none.
fn without_nulls(value: Value) -> Value {
    let is_said = |name: &str, value: &Value| !value.is_null() && (name != "by" || *value != json!([]));
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(name, value)| is_said(name, value))
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(elements) => elements.into_iter().map(without_nulls).collect(),
        other => other,
    }
}
