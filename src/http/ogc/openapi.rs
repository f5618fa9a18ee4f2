//! The definition of the API (OpenAPI 3.0), made from the tables that the API is made of.

use super::{GEOJSON, HTML, JSON, OPENAPI, SCHEMA, parameters};
use crate::{
    encode::{Collection, Layer, properties},
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
        "components": {"parameters": parameters(question, limits), "responses": responses(), "schemas": schemas()},
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
            &item_parameters(layer.collection()),
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
fn item_parameters(collection: Collection) -> Vec<Value> {
    let shared = ["bbox", "bbox-crs", "crs", "datetime", "limit", "offset", "items-f", "bom", "as-of"];
    let queryables = parameters::queryables(collection).iter().map(|queryable| queryable.name);
    shared.into_iter().chain(queryables).map(|name| reference("parameters", name)).collect()
}

/// All parameters by their names: those that resources share, and the queryables, which mean the same wherever they stand.
fn parameters(question: &Question, limits: &Limits) -> Value {
    let atlas = &question.published.atlas;
    let mut all = shared_parameters(limits);
    for queryable in Collection::ALL.iter().flat_map(|collection| parameters::queryables(*collection)) {
        if all.get(queryable.name).is_some() {
            continue;
        }
        let words = parameters::words(atlas, queryable.values);
        all[queryable.name] = json!({
            "name": queryable.name,
            "in": "query",
            "required": false,
            "description": format!("Items {}; several values with commas, any of which matches", queryable.doc),
            "style": "form",
            "explode": false,
            "schema": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string", "enum": words}},
        });
    }
    all
}

fn example_id(question: &Question, layer: Layer) -> String {
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

fn shared_parameters(limits: &Limits) -> Value {
    json!({
        "bbox": {
            "name": "bbox", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "West, south, east, north in degrees (WGS84); west may exceed east, across the antimeridian. With six numbers the third and sixth are heights, which are ignored. An item without geometry meets every box.",
            "schema": {"type": "array", "minItems": 4, "maxItems": 6, "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}], "items": {"type": "number"}},
            "example": [46.2, 39.3, 47.0, 40.1],
        },
        "bbox-crs": {
            "name": "bbox-crs", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "The coordinate reference system of bbox: CRS84 is the only one.",
            "schema": {"type": "string", "enum": parameters::CRS_NAMES, "default": parameters::CRS84},
        },
        "crs": {
            "name": "crs", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "The coordinate reference system of the answer: CRS84 is the only one.",
            "schema": {"type": "string", "enum": parameters::CRS_NAMES, "default": parameters::CRS84},
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
        "items-f": {
            "name": "f", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "The form of the answer; otherwise `Accept` decides. A table (csv) holds all that matches where no limit is given.",
            "schema": {"type": "string", "enum": ["json", "html", "csv"]},
        },
        "bom": {
            "name": "bom", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "With f=csv: 1 begins the table with a byte order mark, so that Excel reads it as UTF-8.",
            "schema": {"type": "string", "enum": ["0", "1"], "default": "0"},
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
