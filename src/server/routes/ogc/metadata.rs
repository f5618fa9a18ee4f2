//! What the API says of itself: landing page, conformance, collections, queryables.

use super::{
    crs::CRS84,
    links,
    media::{DOCUMENT, GEOJSON, HTML, JSON, OPENAPI, SCHEMA},
    queryables as filters,
};
use crate::{
    encode::{Collection, Layer},
    schema::properties,
    server::{
        html,
        params::{ApiRequest, negotiate::MediaFormat},
    },
};
use serde_json::{Map, Value, json};

/// Conformance classes that are built and tested, and no others.
const CONFORMS_TO: [&str; 12] = [
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
];

fn link(question: &ApiRequest, path: &str, rel: &str, media_type: &str, title: &str) -> Value {
    let query = (media_type == HTML).then_some(("f", "html"));
    json!({"href": question.link(path, query), "rel": rel, "type": media_type, "title": title})
}

/// The way from the top to the path that was asked, for the head of a page.
pub(crate) fn trail(question: &ApiRequest) -> Vec<html::Step> {
    let path = &question.path;
    let ends = path.match_indices('/').map(|(at, _)| at).skip(1).chain([path.len()]);
    let top = html::Step { name: "corridor".to_owned(), href: question.link("/", []) };
    let steps = ends.map(|end| {
        let part = &path[..end];
        html::Step { name: part.rsplit('/').next().unwrap_or(part).to_owned(), href: question.link(part, [("f", "html")]) }
    });
    std::iter::once(top).chain(steps).collect()
}

pub(crate) fn landing(question: &ApiRequest) -> Value {
    let header = question.published.atlas.header();
    json!({
        "title": header.title.in_language("en"),
        "description": header.description.in_language("en"),
        "attribution": header.credits.iter().map(|credit| &*credit.text).collect::<Vec<_>>().join("; "),
        "revision": question.published.revision.id.short(),
        "links": [
            link(question, "/ogc/api", "service-desc", OPENAPI, "Definition of the API"),
            link(question, "/ogc/api", "service-doc", HTML, "Documentation of the API"),
            link(question, "/ogc/conformance", "conformance", JSON, "Conformance classes"),
            link(question, "/ogc/collections", "data", JSON, "The collections"),
            licence(question),
        ],
    })
}

fn licence(question: &ApiRequest) -> Value {
    let licence = &question.published.atlas.header().licence;
    json!({"href": &*licence.url, "rel": "license", "type": "text/html", "title": &*licence.id})
}

pub(crate) fn conformance(_: &ApiRequest) -> Value {
    json!({"title": "Conformance", "conformsTo": CONFORMS_TO, "links": []})
}

pub(crate) fn collections(question: &ApiRequest) -> Value {
    json!({
        "title": "Collections",
        "crs": [CRS84],
        "collections": Layer::ALL.map(|one| {
            let mut value = collection(question, one);
            let path = format!("/ogc/collections/{}", one.id());
            let own = links::of_forms(question, &path, &[], JSON, MediaFormat::Json, &DOCUMENT);
            links::put_first(&mut value, &own);
            value
        }),
        "links": [link(question, "/ogc", "parent", JSON, "The API"), licence(question)],
    })
}

pub(crate) fn collection(question: &ApiRequest, layer: Layer) -> Value {
    let header = question.published.atlas.header();
    let path = format!("/ogc/collections/{}", layer.id());
    let since = header.offset.rfc3339(header.extent.since.earliest(header.offset));
    let table = json!({
        "href": question.link(&format!("{path}/items"), [("f", "csv")]), "rel": "items", "type": "text/csv", "title": "Its items as a table (CSV)",
    });
    let mut value = json!({
        "id": layer.id(),
        "title": layer.title(),
        "description": layer.description(),
        "itemType": "feature",
        "crs": [CRS84],
        "storageCrs": CRS84,
        "extent": {"temporal": {"interval": [[since, null]], "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}},
        "links": [
            link(question, &format!("{path}/items"), "items", GEOJSON, "Its items as GeoJSON"),
            link(question, &format!("{path}/items"), "items", HTML, "Its items as a page"),
            table,
            link(question, &format!("{path}/queryables"), "http://www.opengis.net/def/rel/ogc/1.0/queryables", SCHEMA, "What it can be filtered by"),
            link(question, &format!("{path}/schema"), "http://www.opengis.net/def/rel/ogc/1.0/schema", SCHEMA, "The properties of its items"),
            link(question, &format!("{path}/schema/feature"), "describedby", SCHEMA, "Its items as GeoJSON features, as a JSON Schema"),
            licence(question),
        ],
    });
    // Sources have no geometry, and an extent would say that they have.
    if layer.collection() != Collection::Sources {
        value["extent"]["spatial"] = json!({"bbox": [header.extent.bbox], "crs": CRS84});
    }
    value
}

pub(crate) fn queryables(question: &ApiRequest, layer: Layer) -> Value {
    let atlas = &question.published.atlas;
    let properties: Map<String, Value> = filters::queryables(layer.collection())
        .iter()
        .map(|queryable| {
            let words = filters::words(atlas, queryable.values);
            (
                queryable.name.to_owned(),
                json!({"type": "string", "title": queryable.name, "description": queryable.doc, "enum": words}),
            )
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": own_id(question),
        "type": "object",
        "title": layer.title(),
        "description": "Each is a parameter of the items; several values stand with commas between them, and any of them matches.",
        "properties": properties,
        "additionalProperties": false,
    })
}

pub(crate) fn schema(question: &ApiRequest, layer: Layer) -> Value {
    with_id(question, properties::logical_schema(layer, layer.geometry_type(&question.published.atlas)))
}

pub(crate) fn feature_schema(question: &ApiRequest, layer: Layer) -> Value {
    with_id(question, properties::feature_schema(layer, layer.geometry_type(&question.published.atlas)))
}

/// The address of a schema: without parameters (OGC API – Features, Part 5, `/req/schemas/json-schema`), unless it is one that was
/// asked for as of a revision.
fn own_id(question: &ApiRequest) -> String {
    question.link(&question.path, [])
}

fn with_id(question: &ApiRequest, mut schema: Value) -> Value {
    schema["$id"] = own_id(question).into();
    schema
}
