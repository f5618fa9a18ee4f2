//! The definition of the API (OpenAPI 3.0), made from the tables that the API is made of.

use super::{GEOJSON, HTML, JSON, OPENAPI, SCHEMA, parameters};
use crate::{
    encode::{Collection, properties},
    http::{Limits, extract::Question},
};
use serde_json::{Map, Value, json};

/// The whole definition for this dataset.
pub(super) fn definition(question: &Question, limits: &Limits) -> Value {
    let header = question.published.atlas.header();
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": header.title.in_language("en"),
            "description": format!("{} The API conforms to OGC API – Features, Part 1: Core.", header.description.in_language("en")),
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": &*header.licence.id, "url": &*header.licence.url},
        },
        "servers": [{"url": format!("{}/ogc", question.base), "description": "This server"}],
        "tags": [
            {"name": "Capabilities", "description": "What the API says of itself"},
            {"name": "Data", "description": "Items of the collections"},
        ],
        "paths": paths(question),
        "components": {"parameters": shared_parameters(limits), "responses": responses(), "schemas": schemas()},
    })
}

fn paths(question: &Question) -> Map<String, Value> {
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
    for collection in Collection::ALL {
        let (path, title) = (format!("/collections/{}", collection.id()), collection.title());
        capability(path.clone(), &format!("describe{title}"), collection.description(), JSON, schema("collection"));
        capability(
            format!("{path}/queryables"),
            &format!("queryablesOf{title}"),
            "What its items can be filtered by",
            SCHEMA,
            object(),
        );
        capability(format!("{path}/schema"), &format!("schemaOf{title}"), "The properties of its items", SCHEMA, object());
    }
    for collection in Collection::ALL {
        let (path, title) = (format!("/collections/{}", collection.id()), collection.title());
        let items = operation(
            "Data",
            &format!("get{title}"),
            collection.description(),
            &item_parameters(question, collection),
            GEOJSON,
            &schema(&format!("{}Page", collection.id())),
            false,
        );
        paths.insert(format!("{path}/items"), json!({"get": items}));
        let feature_id = json!({
            "name": "featureId", "in": "path", "required": true, "description": "The id of the item",
            "schema": {"type": "string"}, "example": example_id(question, collection),
        });
        let one = [feature_id, reference("parameters", "f"), reference("parameters", "as-of")];
        let item = operation(
            "Data",
            &format!("getOneOf{title}"),
            "One item",
            &one,
            GEOJSON,
            &schema(&format!("{}Item", collection.id())),
            true,
        );
        paths.insert(format!("{path}/items/{{featureId}}"), json!({"get": item}));
    }
    paths
}

fn reference(section: &str, name: &str) -> Value {
    json!({"$ref": format!("#/components/{section}/{name}")})
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

/// The parameters of a collection's items: those that all have, and one for each queryable.
fn item_parameters(question: &Question, collection: Collection) -> Vec<Value> {
    let shared = ["bbox", "datetime", "limit", "offset", "f", "as-of"].map(|name| reference("parameters", name));
    let atlas = &question.published.atlas;
    let queryables = parameters::queryables(collection).iter().map(|queryable| {
        let words = parameters::words(atlas, queryable.values);
        json!({
            "name": queryable.name,
            "in": "query",
            "required": false,
            "description": format!("Items {}; several values with commas, any of which matches", queryable.doc),
            "style": "form",
            "explode": false,
            "schema": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string", "enum": words}},
        })
    });
    shared.into_iter().chain(queryables).collect()
}

fn example_id(question: &Question, collection: Collection) -> String {
    let atlas = &question.published.atlas;
    let headline = atlas.place_index(atlas.header().headline_place.as_str());
    let id = match collection {
        Collection::Places => Some(atlas.header().headline_place.to_string()),
        Collection::States => headline.and_then(|place| atlas.states_of(place).next()).map(|state| atlas.view(state).id()),
        Collection::Changes => atlas.changes().first().map(|change| change.id.to_string()),
        Collection::Sources => atlas.sources().first().map(|source| source.id.to_string()),
    };
    id.unwrap_or_default()
}

fn shared_parameters(limits: &Limits) -> Value {
    json!({
        "bbox": {
            "name": "bbox", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "West, south, east, north in degrees (WGS84); west may exceed east, across the antimeridian. With six numbers the third and sixth are heights, which are ignored. An item without geometry meets every box.",
            "schema": {"type": "array", "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}], "items": {"type": "number"}},
            "example": [46.2, 39.3, 47.0, 40.1],
        },
        "datetime": {
            "name": "datetime", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "An RFC 3339 instant, a local day (YYYY-MM-DD), an interval of either with `/`, `..` for an open end, or `now`.",
            "schema": {"type": "string", "minLength": 1},
            "example": "2023-04-23T20:00:00+04:00",
        },
        "limit": {
            "name": "limit", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "Items on a page; more than the maximum is read as the maximum.",
            "schema": {"type": "integer", "minimum": 1, "maximum": limits.max_page, "default": limits.default_page},
        },
        "offset": {
            "name": "offset", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "How many items to leave out first; follow `next` links rather than count.",
            "schema": {"type": "integer", "minimum": 0, "default": 0},
        },
        "f": {
            "name": "f", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "The form of the answer; otherwise `Accept` decides.",
            "schema": {"type": "string", "enum": ["json", "html"]},
        },
        "as-of": {
            "name": "as-of", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "What was published: the id of a revision (12 to 64 hexadecimal digits), or an instant that has passed, which redirects to the revision of then.",
            "schema": {"type": "string", "minLength": 12, "anyOf": [{"pattern": "^[0-9A-Fa-f]{12,64}$"}, {"format": "date-time"}]},
        },
    })
}

fn responses() -> Value {
    json!({"problem": {
        "description": "The request has no answer; the problem says why and what is allowed",
        "content": {"application/problem+json": {"schema": reference("schemas", "problem")}},
    }})
}

fn schemas() -> Map<String, Value> {
    let links = json!({"type": "array", "items": reference("schemas", "link")});
    let mut schemas = Map::new();
    let mut add = |name: &str, schema: Value| {
        schemas.insert(name.to_owned(), schema);
    };
    add(
        "link",
        json!({"type": "object", "required": ["href", "rel"], "properties": {
            "href": {"type": "string"}, "rel": {"type": "string"}, "type": {"type": "string"}, "title": {"type": "string"},
        }}),
    );
    add(
        "landingPage",
        json!({"type": "object", "required": ["links"], "properties": {
            "title": {"type": "string"}, "description": {"type": "string"}, "attribution": {"type": "string"}, "revision": {"type": "string"}, "links": links,
        }}),
    );
    add(
        "conformance",
        json!({"type": "object", "required": ["conformsTo"], "properties": {
            "conformsTo": {"type": "array", "items": {"type": "string"}}, "links": links,
        }}),
    );
    add(
        "collections",
        json!({"type": "object", "required": ["links", "collections"], "properties": {
            "links": links, "collections": {"type": "array", "items": reference("schemas", "collection")},
        }}),
    );
    add(
        "collection",
        json!({"type": "object", "required": ["id", "links"], "properties": {
            "id": {"type": "string"}, "title": {"type": "string"}, "description": {"type": "string"}, "links": links,
            "extent": {"type": "object"}, "itemType": {"type": "string"}, "crs": {"type": "array", "items": {"type": "string"}}, "storageCrs": {"type": "string"},
        }}),
    );
    add(
        "geometry",
        json!({"type": "object", "nullable": true, "required": ["type", "coordinates"], "properties": {
            "type": {"type": "string", "enum": ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]},
            "coordinates": {"type": "array", "items": {}},
        }}),
    );
    add(
        "validity",
        json!({"type": "object", "description": "While the same question has the same answer; since is included, until is not", "properties": {
            "since": {"type": "string", "format": "date-time", "nullable": true}, "until": {"type": "string", "format": "date-time", "nullable": true},
        }}),
    );
    add(
        "problem",
        json!({"type": "object", "required": ["type", "title", "status", "detail"], "properties": {
            "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
            "parameter": {"type": "string"}, "given": {"type": "string"}, "allowed": {"type": "string"},
        }}),
    );
    for collection in Collection::ALL {
        let properties = properties::of(collection);
        let required: Vec<&str> = properties.iter().map(|property| property.name).collect();
        let members: Map<String, Value> =
            properties.iter().map(|property| (property.name.to_owned(), property.openapi())).collect();
        let feature = |required_members: &[&str]| {
            json!({"type": "object", "required": required_members, "properties": {
                "type": {"type": "string", "enum": ["Feature"]}, "id": {"type": "string"}, "geometry": reference("schemas", "geometry"),
                "properties": {"type": "object", "required": required, "properties": members}, "links": links,
            }})
        };
        add(&format!("{}Feature", collection.id()), feature(&["type", "id", "geometry", "properties"]));
        add(&format!("{}Item", collection.id()), feature(&["type", "id", "geometry", "properties", "links"]));
        add(
            &format!("{}Page", collection.id()),
            json!({
                "type": "object",
                "required": ["type", "features", "numberMatched", "numberReturned", "links"],
                "properties": {
                    "type": {"type": "string", "enum": ["FeatureCollection"]},
                    "features": {"type": "array", "items": reference("schemas", &format!("{}Feature", collection.id()))},
                    "numberMatched": {"type": "integer"}, "numberReturned": {"type": "integer"},
                    "validity": reference("schemas", "validity"), "revision": {"type": "string"}, "links": links,
                },
            }),
        );
    }
    schemas
}
