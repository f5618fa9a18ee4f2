//! The parameters in the definition of the API.

use crate::{
    encode::Collection,
    server::{
        params::ApiRequest,
        routes::ogc::{
            crs,
            parameters::{self, Values},
        },
        state::Limits,
    },
};
use serde_json::{Value, json};

/// The parameters of a collection's items: those that all have, and one for each queryable.
pub(crate) fn of_items(collection: Collection) -> Vec<Value> {
    let shared = ["bbox", "bbox-crs", "crs", "datetime", "limit", "offset", "items-f", "bom", "as-of"];
    let queryables = parameters::queryables(collection).iter().map(|queryable| queryable.name);
    shared.into_iter().chain(queryables).map(|name| super::reference::reference("parameters", name)).collect()
}

/// All parameters by their names: those that resources share, and the queryables, which mean the same wherever they stand.
pub(crate) fn all(question: &ApiRequest, limits: &Limits) -> Value {
    let atlas = &question.published.atlas;
    let mut all = shared(limits);
    for queryable in Collection::ALL.iter().flat_map(|collection| parameters::queryables(*collection)) {
        if all.get(queryable.name).is_some() {
            continue;
        }
        // A vocabulary of the program is closed; that of a dataset grows with it, and queryables list it as it is now.
        let (items, more) = match queryable.values {
            Values::Words(words) => (json!({"type": "string", "enum": words}), ""),
            _ => (json!({"type": "string"}), "; the queryables of the collection list the values"),
        };
        all[queryable.name] = json!({
            "name": queryable.name,
            "in": "query",
            "required": false,
            "description": format!("Items {}; several values with commas, any of which matches{more}", queryable.doc),
            "style": "form",
            "explode": false,
            "schema": {"type": "array", "minItems": 1, "uniqueItems": true, "items": items},
            "example": parameters::words(atlas, queryable.values).into_iter().take(1).collect::<Vec<_>>(),
        });
    }
    all
}

fn shared(limits: &Limits) -> Value {
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
            "schema": {"type": "string", "enum": crs::NAMES, "default": crs::CRS84},
        },
        "crs": {
            "name": "crs", "in": "query", "required": false, "style": "form", "explode": false,
            "description": "The coordinate reference system of the answer: CRS84 is the only one.",
            "schema": {"type": "string", "enum": crs::NAMES, "default": crs::CRS84},
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
