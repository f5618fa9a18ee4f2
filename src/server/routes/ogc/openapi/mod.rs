//! The definition of the API (OpenAPI 3.0), made from the tables that the API is made of.

pub(crate) mod parameters;
mod reference;
pub(crate) mod schemas;

use super::media::{GEOJSON, HTML, JSON, OPENAPI, SCHEMA};
use crate::{
    encode::{Collection, Layer},
    server::{params::ApiRequest, state::Limits},
};
use reference::reference;
use serde_json::{Map, Value, json};

/// The whole definition for this dataset.
pub(crate) fn definition(question: &ApiRequest, limits: &Limits) -> Value {
    let header = question.published.atlas.header();
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": header.title.in_language("en"),
            "description": format!("{} The API conforms to OGC API – Features, Part 1: Core, and to Part 2 with the default coordinate reference system.", header.description.in_language("en")),
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": &*header.licence.id, "url": &*header.licence.url},
        },
        "servers": [{"url": format!("{}/ogc", question.base), "description": "This server"}],
        "tags": [
            {"name": "Capabilities", "description": "What the API says of itself"},
            {"name": "Data", "description": "Items of the collections"},
        ],
        "paths": paths(question),
        "components": {"parameters": parameters::all(question, limits), "responses": responses(), "schemas": schemas::all()},
    })
}

fn paths(question: &ApiRequest) -> Map<String, Value> {
    let mut paths = Map::new();
    let mut capability = |path: String, id: &str, summary: &str, media_type: &str, schema: Value| {
        let operation = operation(
            "Capabilities",
            id,
            summary,
            &[reference("parameters", "f"), reference("parameters", "as-of")],
            media_type,
            &schema,
            false,
        );
        paths.insert(path, json!({"get": operation}));
    };
    let object = || json!({"type": "object"});
    let schema = |name: &str| reference("schemas", name);
    capability("/".into(), "landingPage", "Landing page", JSON, schema("landingPage"));
    capability("/api".into(), "apiDefinition", "This definition", OPENAPI, object());
    capability("/conformance".into(), "conformance", "Conformance classes that are met", JSON, schema("conformance"));
    capability("/collections".into(), "collections", "The collections", JSON, schema("collections"));
    for layer in Layer::ALL {
        let (path, name) = (format!("/collections/{}", layer.id()), layer.code_name());
        capability(path.clone(), &format!("describe{name}"), &layer.description(), JSON, schema("collection"));
        let mut of = |part: &str, id: &str, summary: &str| {
            capability(format!("{path}/{part}"), &format!("{id}{name}"), summary, SCHEMA, object());
        };
        of("queryables", "queryablesOf", "What its items can be filtered by");
        of("schema", "schemaOf", "The properties of its items");
        of("schema/feature", "featureSchemaOf", "Its items as GeoJSON features");
    }
    for layer in Layer::ALL {
        let (path, name) = (format!("/collections/{}", layer.id()), layer.code_name());
        let of = layer.collection().id();
        let mut items = operation(
            "Data",
            &format!("get{name}"),
            &layer.description(),
            &parameters::of_items(layer.collection()),
            GEOJSON,
            &schema(&format!("{of}Page")),
            false,
        );
        items["responses"]["200"]["content"]["text/csv"] = json!({"schema": {"type": "string"}});
        let feature_id = json!({
            "name": "featureId", "in": "path", "required": true, "description": "The id of the item",
            "schema": {"type": "string"}, "example": example_id(question, layer),
        });
        let one = [feature_id, reference("parameters", "crs"), reference("parameters", "f"), reference("parameters", "as-of")];
        let mut item =
            operation("Data", &format!("getOneOf{name}"), "One item", &one, GEOJSON, &schema(&format!("{of}Item")), true);
        for (path, mut operation) in
            [(format!("{path}/items"), items.take()), (format!("{path}/items/{{featureId}}"), item.take())]
        {
            operation["responses"]["200"]["headers"]["Content-Crs"] =
                json!({"schema": {"type": "string"}, "description": "The coordinate reference system of the answer"});
            paths.insert(path, json!({"get": operation}));
        }
    }
    paths
}

fn operation(tag: &str, id: &str, summary: &str, parameters: &[Value], media_type: &str, schema: &Value, has_id: bool) -> Value {
    let mut responses = json!({
        "200": {
            "description": "The answer",
            "headers": {
                "ETag": {"schema": {"type": "string"}, "description": "Validator of the answer in its coding"},
                "Link": {"schema": {"type": "string"}, "description": "The links of the answer (RFC 8288)"},
                "Corridor-Revision": {"schema": {"type": "string"}, "description": "The revision that answered"},
            },
            "content": {(media_type): {"schema": schema}, (HTML): {"schema": {"type": "string"}}},
        },
        "302": {"description": "`as-of` named an instant: the revision that was the newest then", "headers": {"Location": {"schema": {"type": "string"}}}},
        "304": {"description": "The answer that the request's validator names still holds"},
        "400": reference("responses", "problem"),
        "404": reference("responses", "problem"),
        "500": reference("responses", "problem"),
    });
    if !has_id {
        responses["404"] = json!({"description": "No such revision", "content": {"application/problem+json": {"schema": reference("schemas", "problem")}}});
    }
    json!({"tags": [tag], "operationId": id, "summary": summary, "parameters": parameters, "responses": responses})
}

fn example_id(question: &ApiRequest, layer: Layer) -> String {
    let atlas = &question.published.atlas;
    if let Some(shape) = layer.shape() {
        let has_shape = |(_, place): &(u32, &crate::chronicle::place::Place)| place.shape() == Some(shape);
        let places = (0..).zip(atlas.places()).filter(has_shape);
        let mut ids = places.filter_map(|(index, place)| match layer.collection() {
            Collection::States => atlas.states_of(index).next().map(|state| atlas.view(state).id()),
            _ => Some(place.id.to_string()),
        });
        return ids.next().unwrap_or_default();
    }
    let headline = atlas.place_index(atlas.header().headline_place.as_str());
    let id = match layer.collection() {
        Collection::Places => Some(atlas.header().headline_place.to_string()),
        Collection::States => headline.and_then(|place| atlas.states_of(place).next()).map(|state| atlas.view(state).id()),
        Collection::Changes => atlas.changes().first().map(|change| change.id.to_string()),
        Collection::Sources => atlas.sources().first().map(|source| source.id.to_string()),
    };
    id.unwrap_or_default()
}

fn responses() -> Value {
    json!({"problem": {
        "description": "The request has no answer; the problem says why and what is allowed",
        "content": {"application/problem+json": {"schema": reference("schemas", "problem")}},
    }})
}
