//! What the API says of itself: landing page, conformance, collections, queryables.

use super::{JSON, parameters};
use crate::{encode::Collection, http::extract::Question};
use serde_json::{Map, Value, json};

/// Conformance classes that are built and tested, and no others.
const CONFORMS_TO: [&str; 4] = [
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
];

const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

fn link(question: &Question, path: &str, rel: &str, media_type: &str, title: &str) -> Value {
    json!({"href": question.link(path, &[]), "rel": rel, "type": media_type, "title": title})
}

pub(super) fn landing(question: &Question) -> Value {
    let header = question.published.atlas.header();
    json!({
        "title": header.title.in_language("en"),
        "description": header.description.in_language("en"),
        "attribution": header.credits.iter().map(|credit| &*credit.text).collect::<Vec<_>>().join("; "),
        "revision": question.published.revision.id.short(),
        "links": [
            link(question, "/ogc", "self", JSON, "This page"),
            link(question, "/ogc/conformance", "conformance", JSON, "Conformance classes"),
            link(question, "/ogc/conformance", "http://www.opengis.net/def/rel/ogc/1.0/conformance", JSON, "Conformance classes"),
            link(question, "/ogc/collections", "data", JSON, "The collections"),
            link(question, "/ogc/collections", "http://www.opengis.net/def/rel/ogc/1.0/data", JSON, "The collections"),
            {"href": &*header.licence.url, "rel": "license", "title": &*header.licence.id},
        ],
    })
}

pub(super) fn conformance() -> Value {
    json!({"conformsTo": CONFORMS_TO})
}

pub(super) fn collections(question: &Question) -> Value {
    json!({
        "collections": Collection::ALL.map(|one| collection(question, one)),
        "links": [link(question, "/ogc/collections", "self", JSON, "The collections"), link(question, "/ogc", "parent", JSON, "The API")],
    })
}

pub(super) fn collection(question: &Question, collection: Collection) -> Value {
    let header = question.published.atlas.header();
    let path = format!("/ogc/collections/{}", collection.id());
    let since = header.offset.rfc3339(header.extent.since.earliest(header.offset));
    let mut value = json!({
        "id": collection.id(),
        "title": collection.title(),
        "description": collection.description(),
        "itemType": "feature",
        "crs": [CRS84],
        "storageCrs": CRS84,
        "extent": {"temporal": {"interval": [[since, null]], "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}},
        "links": [
            link(question, &path, "self", JSON, "This collection"),
            link(question, &format!("{path}/items"), "items", super::GEOJSON, "Its items"),
            link(question, &format!("{path}/queryables"), "http://www.opengis.net/def/rel/ogc/1.0/queryables", "application/schema+json", "What it can be filtered by"),
            {"href": &*header.licence.url, "rel": "license", "title": &*header.licence.id},
        ],
    });
    // Sources have no geometry, and an extent would say that they have.
    if collection != Collection::Sources {
        value["extent"]["spatial"] = json!({"bbox": [header.extent.bbox], "crs": CRS84});
    }
    value
}

pub(super) fn queryables(question: &Question, collection: Collection) -> Value {
    let atlas = &question.published.atlas;
    let properties: Map<String, Value> = parameters::queryables(collection)
        .into_iter()
        .map(|queryable| {
            let words = parameters::words(atlas, queryable.values);
            (
                queryable.name.to_owned(),
                json!({"type": "string", "title": queryable.name, "description": queryable.doc, "enum": words}),
            )
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": question.link(&question.path, &[]),
        "type": "object",
        "title": collection.title(),
        "description": "Each is a parameter of the items; several values stand with commas between them, and any of them matches.",
        "properties": properties,
        "additionalProperties": false,
    })
}
