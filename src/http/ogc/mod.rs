//! OGC API – Features over the four collections.

mod canonical;
mod items;
mod metadata;
mod openapi;
pub(super) mod parameters;
mod picture;
mod prefetch;

use super::{
    App, Shared,
    cache::{Answer, Depends, Keep, Link},
    error::ApiError,
    extract::{Id, InCollection, Question},
    html,
    negotiate::Form,
};
use axum::{
    extract::{Request, State},
    http::HeaderMap,
    response::Response,
};
use serde_json::Value;

const JSON: &str = "application/json";
const GEOJSON: &str = "application/geo+json";
const HTML: &str = "text/html";
const SCHEMA: &str = "application/schema+json";
const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";

pub(super) async fn landing(State(app): State<Shared>, mut question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    // Both spellings of its path are one resource.
    question.path.truncate("/ogc".len());
    document(&app, &question, &headers, JSON, metadata::landing)
}

pub(super) async fn api(State(app): State<Shared>, question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    document(&app, &question, &headers, OPENAPI, |question| openapi::definition(question, &app.limits))
}

pub(super) async fn conformance(State(app): State<Shared>, question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    document(&app, &question, &headers, JSON, metadata::conformance)
}

pub(super) async fn collections(State(app): State<Shared>, question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    document(&app, &question, &headers, JSON, metadata::collections)
}

pub(super) async fn collection(
    State(app): State<Shared>,
    InCollection(collection): InCollection,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, JSON, |question| metadata::collection(question, collection))
}

pub(super) async fn queryables(
    State(app): State<Shared>,
    InCollection(collection): InCollection,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, SCHEMA, |question| metadata::queryables(question, collection))
}

pub(super) async fn schema(
    State(app): State<Shared>,
    InCollection(collection): InCollection,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, SCHEMA, |question| metadata::schema(question, collection))
}

pub(super) async fn items(
    State(app): State<Shared>,
    InCollection(collection): InCollection,
    question: Question,
    request: Request,
) -> Result<Response, ApiError> {
    let headers = request.headers();
    let asked = parameters::read(&question, collection, &app.limits)?;
    let form = Form::asked(&question.parameters, headers)?;
    let page = items::Page::find(&question, &asked, form);
    let answer = Answer {
        // What `now` meant is settled in the answer, and not in the URL that said it.
        keep: Keep::pinned(question.is_frozen() && !asked.is_relative),
        is_relative: asked.is_relative,
        location: Some(page.location()),
        ..answer(&question, media_type(GEOJSON, form), page.identity(), page.links())
    };
    Ok(answer.send(&app, headers, form, || {
        // What is kept was prepared with the rest, or was asked for before.
        prefetch::slices(&app, &question, &asked, form, headers);
        page.body()
    }))
}

pub(super) async fn item(
    State(app): State<Shared>,
    InCollection(collection): InCollection,
    Id(id): Id,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    question.parameters.only(&["f"])?;
    let form = Form::asked(&question.parameters, &headers)?;
    let index = items::index(&question, collection, &id).ok_or(ApiError::NoItem { collection: collection.id(), id })?;
    let links = items::links_of_one(&question, collection, form);
    let answer = answer(&question, media_type(GEOJSON, form), String::new(), &links);
    Ok(answer.send(&app, &headers, form, || items::one(&question, collection, index, &links, form)))
}

/// A document that says something of the API itself, in JSON or as a page.
fn document(
    app: &App,
    question: &Question,
    headers: &HeaderMap,
    json: &'static str,
    make: impl FnOnce(&Question) -> Value,
) -> Result<Response, ApiError> {
    question.parameters.only(&["f"])?;
    let form = Form::asked(&question.parameters, headers)?;
    let links = self_and_alternate(question, &question.path, &[], json, form);
    let answer = answer(question, media_type(json, form), app.limits.identity(), &links);
    Ok(answer.send(app, headers, form, || {
        let mut value = make(question);
        match form {
            Form::Html => html::document(&value, &links, &metadata::trail(question)),
            Form::Json => {
                put_first(&mut value, &links);
                value.to_string().into_bytes()
            }
        }
    }))
}

/// Puts links before the others of a document.
fn put_first(value: &mut Value, links: &[Link]) {
    if let Some(list) = value.get_mut("links").and_then(Value::as_array_mut) {
        list.splice(0..0, links.iter().filter_map(|link| serde_json::to_value(link).ok()));
    }
}

fn answer<'a>(question: &'a Question, media_type: &'static str, identity: String, links: &'a [Link]) -> Answer<'a> {
    Answer {
        keep: Keep::pinned(question.is_frozen()),
        identity,
        location: links.first().map(|own| own.href.as_str()),
        links,
        depends: Depends::ACCEPT_AND_BASE,
        ..Answer::new(question, media_type)
    }
}

fn media_type(json: &'static str, form: Form) -> &'static str {
    match form {
        Form::Json => json,
        Form::Html => "text/html; charset=utf-8",
    }
}

/// Links to this resource in the form of the answer, and in the other.
fn self_and_alternate(
    question: &Question,
    path: &str,
    query: &[(&'static str, String)],
    json: &'static str,
    form: Form,
) -> [Link; 2] {
    let in_form = |wanted: Form, rel, title| {
        // The plain URL is the JSON one, so that links stay short and one cache entry serves both spellings.
        let f = (wanted == Form::Html).then(|| ("f", wanted.word()));
        let query = query.iter().map(|(name, value)| (*name, value.as_str())).chain(f);
        let media_type = if wanted == Form::Html { HTML } else { json };
        Link { href: question.link(path, query), rel, media_type, title }
    };
    [in_form(form, "self", "This document"), in_form(form.other(), "alternate", "The same in another form")]
}
