//! OGC API – Features over the collections.

pub(crate) mod canonical;
pub(crate) mod crs;
pub(crate) mod items;
pub(crate) mod links;
mod media;
pub(crate) mod metadata;
pub(crate) mod openapi;
pub(crate) mod parameters;
pub(crate) mod picture;
pub(crate) mod prefetch;
pub(crate) mod queryables;

use super::downloads;
use crate::server::{
    caching::{CachePolicy, CachedResponse, Cost, DependsOn, Link},
    html,
    params::{ApiRequest, Id, InCollection, negotiate::MediaFormat},
    problem::ApiError,
    state::{App, Shared},
};
use axum::{
    extract::{Request, State},
    http::HeaderMap,
    response::Response,
};
use media::{DOCUMENT, GEOJSON, JSON, OPENAPI, SCHEMA};
use serde_json::Value;

pub(crate) async fn landing(
    State(app): State<Shared>,
    mut question: ApiRequest,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    // Both spellings of its path are one resource.
    question.path.truncate("/ogc".len());
    document(&app, &question, &headers, JSON, metadata::landing).await
}

pub(crate) async fn api(State(app): State<Shared>, question: ApiRequest, headers: HeaderMap) -> Result<Response, ApiError> {
    document(&app, &question, &headers, OPENAPI, |question| openapi::definition(question, &app.limits)).await
}

pub(crate) async fn conformance(
    State(app): State<Shared>,
    question: ApiRequest,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, JSON, metadata::conformance).await
}

pub(crate) async fn collections(
    State(app): State<Shared>,
    question: ApiRequest,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, JSON, metadata::collections).await
}

pub(crate) async fn collection(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    question: ApiRequest,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, JSON, |question| metadata::collection(question, layer)).await
}

pub(crate) async fn queryables(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    question: ApiRequest,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, SCHEMA, |question| metadata::queryables(question, layer)).await
}

pub(crate) async fn schema(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    question: ApiRequest,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, SCHEMA, |question| metadata::schema(question, layer)).await
}

pub(crate) async fn feature_schema(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    question: ApiRequest,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&app, &question, &headers, SCHEMA, |question| metadata::feature_schema(question, layer)).await
}

pub(crate) async fn items(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    question: ApiRequest,
    request: Request,
) -> Result<Response, ApiError> {
    let headers = request.headers();
    let asked = parameters::read(&question, layer, headers, &app.limits)?;
    let page = items::Page::find(&question, &asked);
    let answer = CachedResponse {
        // What `now` meant is settled in the answer, and not in the URL that said it.
        keep: CachePolicy::pinned(question.is_frozen() && !asked.is_relative),
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
    if asked.form == MediaFormat::Csv {
        downloads::save_as(&mut response, &question, &format!("{}.csv", layer.id()));
    }
    Ok(response)
}

pub(crate) async fn item(
    State(app): State<Shared>,
    InCollection(layer): InCollection,
    Id(id): Id,
    question: ApiRequest,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    question.parameters.only(&["f", "crs"])?;
    crs::CRS.read(&question.parameters, &question.published.atlas)?;
    let form = MediaFormat::asked(&question.parameters, &headers, &DOCUMENT)?;
    let index = items::index(&question, layer, &id).ok_or(ApiError::NoItem { collection: layer.id(), id })?;
    let links = items::links_of_one(&question, layer, form);
    let answer = CachedResponse {
        effort: if form == MediaFormat::Json { Cost::Light } else { Cost::Long },
        ..answer(&question, media_type(GEOJSON, form), String::new(), &links)
    };
    let mut response = answer.send(&app, &headers, form, || items::one(&question, layer, index, &links, form)).await;
    crs::say(&mut response);
    Ok(response)
}

/// A document that says something of the API itself, in JSON or as a page.
async fn document(
    app: &App,
    question: &ApiRequest,
    headers: &HeaderMap,
    json: &'static str,
    make: impl FnOnce(&ApiRequest) -> Value,
) -> Result<Response, ApiError> {
    question.parameters.only(&["f"])?;
    let form = MediaFormat::asked(&question.parameters, headers, &DOCUMENT)?;
    let links = links::of_forms(question, &question.path, &[], json, form, &DOCUMENT);
    let answer = answer(question, media_type(json, form), app.limits.identity(), &links);
    let make = || {
        let mut value = make(question);
        if form == MediaFormat::Html {
            links::lead_to_pages(&mut value, &question.base);
            return html::document(&value, &links, &metadata::trail(question));
        }
        links::put_first(&mut value, &links);
        value.to_string().into_bytes()
    };
    Ok(answer.send(app, headers, form, make).await)
}

fn answer<'a>(question: &'a ApiRequest, media_type: &'static str, identity: String, links: &'a [Link]) -> CachedResponse<'a> {
    CachedResponse {
        keep: CachePolicy::pinned(question.is_frozen()),
        identity,
        location: links.first().map(|own| own.href.as_str()),
        links,
        depends: DependsOn::ACCEPT_AND_BASE,
        ..CachedResponse::new(question, media_type)
    }
}

fn media_type(json: &'static str, form: MediaFormat) -> &'static str {
    match form {
        MediaFormat::Json => json,
        MediaFormat::Html => "text/html; charset=utf-8",
        MediaFormat::Csv => crate::server::CSV,
    }
}
