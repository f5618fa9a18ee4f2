//! OGC API – Features over the collections.

mod canonical;
mod crs;
mod items;
mod links;
mod metadata;
mod openapi;
pub(super) mod parameters;
mod picture;
mod prefetch;

use super::{
    App, Shared,
    cache::{Answer, Depends, Effort, Keep, Link},
    downloads,
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
/// The forms that documents come in.
const DOCUMENT: [Form; 2] = [Form::Json, Form::Html];
const SCHEMA: &str = "application/schema+json";
const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";

pub(super) async fn landing(State(app): State<Shared>, mut question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    // Both spellings of its path are one resource.
    question.path.truncate("/ogc".len());
    document(&app, &question, &headers, JSON, metadata::landing).await
}

pub(super) async fn api(State(app): State<Shared>, question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    document(&app, &question, &headers, OPENAPI, |question| openapi::definition(question, &app.limits)).await
}

pub(super) async fn conformance(State(app): State<Shared>, question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    document(&app, &question, &headers, JSON, metadata::conformance).await
}

pub(super) async fn collections(State(app): State<Shared>, question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    document(&app, &question, &headers, JSON, metadata::collections).await
}

pub(super) async fn collection(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, JSON, |question| metadata::collection(question, layer)).await
}

pub(super) async fn queryables(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, SCHEMA, |question| metadata::queryables(question, layer)).await
}

pub(super) async fn schema(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, SCHEMA, |question| metadata::schema(question, layer)).await
}

pub(super) async fn feature_schema(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, SCHEMA, |question| metadata::feature_schema(question, layer)).await
}

pub(super) async fn items(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    question: Question,
    request: Request,
) -> Result<Response, ApiError> {
    let headers = request.headers();
    let asked = parameters::read(&question, layer, headers, &app.limits)?;
    let page = items::Page::find(&question, &asked);
    let answer = Answer {
        // What `now` meant is settled in the answer, and not in the URL that said it.
        keep: Keep::pinned(question.is_frozen() && !asked.is_relative),
        is_relative: asked.is_relative,
        location: Some(page.location()),
        effort: page.effort(),
        ..answer(&question, media_type(GEOJSON, asked.form), page.identity(), page.links())
    };
    let make = || {
        // What is kept was prepared with the rest, or was asked for before.
        prefetch::slices(&app, &question, &asked, headers);
        page.body()
    };
    let mut response = answer.send(&app, headers, asked.form, make).await;
    crs::say(&mut response);
    if asked.form == Form::Csv {
        downloads::save_as(&mut response, &question, &format!("{}.csv", layer.id()));
    }
    Ok(response)
}

pub(super) async fn item(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    Id(id): Id,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    question.parameters.only(&["f", "crs"])?;
    crs::check(&question.parameters)?;
    let form = Form::asked(&question.parameters, &headers, &DOCUMENT)?;
    let index = items::index(&question, layer, &id).ok_or(ApiError::NoItem { collection: layer.id(), id })?;
    let links = items::links_of_one(&question, layer, form);
    let answer = Answer {
        effort: if form == Form::Json { Effort::Light } else { Effort::Long },
        ..answer(&question, media_type(GEOJSON, form), String::new(), &links)
    };
    let mut response = answer.send(&app, &headers, form, || items::one(&question, layer, index, &links, form)).await;
    crs::say(&mut response);
    Ok(response)
}

/// A document that says something of the API itself, in JSON or as a page.
async fn document(
    app: &App,
    question: &Question,
    headers: &HeaderMap,
    json: &'static str,
    make: impl FnOnce(&Question) -> Value,
) -> Result<Response, ApiError> {
    question.parameters.only(&["f"])?;
    let form = Form::asked(&question.parameters, headers, &DOCUMENT)?;
    let links = links::of_forms(question, &question.path, &[], json, form, &DOCUMENT);
    let answer = answer(question, media_type(json, form), app.limits.identity(), &links);
    let make = || {
        let mut value = make(question);
        if form == Form::Html {
            links::lead_to_pages(&mut value, &question.base);
            return html::document(&value, &links, &metadata::trail(question));
        }
        links::put_first(&mut value, &links);
        value.to_string().into_bytes()
    };
    Ok(answer.send(app, headers, form, make).await)
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
        Form::Csv => super::CSV,
    }
}
