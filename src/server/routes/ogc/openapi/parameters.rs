//! The parameters in the definition of the API.

use crate::{
    encode::Collection,
    server::{
        params::{AS_OF, About, ApiRequest},
        routes::ogc::{
            parameters::{DOCUMENT_FORMAT, ItemsParams},
            queryables::{self, Values},
        },
        state::Limits,
    },
};
use serde_json::{Value, json};

/// The parameters of a collection's items: those that all have, and one for each queryable.
pub(crate) fn of_items(collection: Collection) -> Vec<Value> {
    let shared = ItemsParams::ABOUT.iter().chain([&AS_OF]).map(key_of_items);
    let queryables = queryables::queryables(collection).iter().map(|queryable| queryable.name);
    shared.chain(queryables).map(|name| super::reference::reference("parameters", name)).collect()
}

/// The name under which the definition has a parameter of items: `f` of documents has fewer forms.
fn key_of_items(about: &About) -> &'static str {
    if about.name == DOCUMENT_FORMAT.name { "items-f" } else { about.name }
}

/// All parameters by their names: those that resources share, and the queryables, which mean the same wherever they stand.
pub(crate) fn all(question: &ApiRequest, limits: &Limits) -> Value {
    let atlas = &question.published.atlas;
    let mut all = shared(limits);
    for queryable in Collection::ALL.iter().flat_map(|collection| queryables::queryables(*collection)) {
        if all.get(queryable.name).is_some() {
            continue;
        }
        // The words of the program and the statuses of the dataset are closed vocabularies. Ids, publishers and languages grow with
        // the data, and queryables list them as they are now.
        let (items, more) = match queryable.values {
            Values::Words(_) | Values::Statuses => {
                (json!({"type": "string", "enum": queryables::words(atlas, queryable.values)}), "")
            }
            _ => (json!({"type": "string"}), "; the queryables of the collection list the values"),
        };
        all[queryable.name] = json!({
            "name": queryable.name,
            "in": "query",
            "required": false,
            "description": format!("Items {}; several values with commas, any of which matches{more}", queryable.doc),
            "style": "form",
            "explode": false,
            "schema": {"type": "array", "minItems": 1, "items": items},
            "example": queryables::words(atlas, queryable.values).into_iter().take(1).collect::<Vec<_>>(),
        });
    }
    all
}

fn shared(limits: &Limits) -> Value {
    let of_items = ItemsParams::ABOUT.iter().map(|about| (key_of_items(about), about));
    let others = [DOCUMENT_FORMAT, AS_OF];
    let others = others.iter().map(|about| (about.name, about));
    of_items.chain(others).filter_map(|(key, about)| Some((key.to_owned(), about.definition(limits)?))).collect()
}
