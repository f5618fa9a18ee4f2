//! OGC API – Features over the four collections.

mod items;
mod metadata;
pub(super) mod parameters;

use super::{
    App,
    cache::{Answer, Keep},
    error::ApiError,
    extract::{Id, InCollection, Question},
};
use axum::{extract::State, http::HeaderMap, response::Response};
use serde_json::Value;

const JSON: &str = "application/json";
const GEOJSON: &str = "application/geo+json";

pub(super) async fn landing(question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    question.parameters.only(&["f"])?;
    parameters::only_json(&question.parameters)?;
    Ok(wrap(&question, JSON, metadata::landing(&question)).to(&headers))
}

pub(super) async fn conformance(question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    question.parameters.only(&["f"])?;
    parameters::only_json(&question.parameters)?;
    Ok(wrap(&question, JSON, metadata::conformance()).to(&headers))
}

pub(super) async fn collections(question: Question, headers: HeaderMap) -> Result<Response, ApiError> {
    question.parameters.only(&["f"])?;
    parameters::only_json(&question.parameters)?;
    Ok(wrap(&question, JSON, metadata::collections(&question)).to(&headers))
}

pub(super) async fn collection(
    InCollection(collection): InCollection,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    question.parameters.only(&["f"])?;
    parameters::only_json(&question.parameters)?;
    Ok(wrap(&question, JSON, metadata::collection(&question, collection)).to(&headers))
}

pub(super) async fn queryables(
    InCollection(collection): InCollection,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    question.parameters.only(&["f"])?;
    parameters::only_json(&question.parameters)?;
    Ok(wrap(&question, "application/schema+json", metadata::queryables(&question, collection)).to(&headers))
}

pub(super) async fn items(
    State(app): State<App>,
    InCollection(collection): InCollection,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let asked = parameters::read(&question, collection, &app.limits)?;
    let body = items::page(&question, collection, &asked);
    Ok(answer(&question, GEOJSON, body).to(&headers))
}

pub(super) async fn item(
    InCollection(collection): InCollection,
    Id(id): Id,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    question.parameters.only(&["f"])?;
    parameters::only_json(&question.parameters)?;
    let body = items::one(&question, collection, &id).ok_or(ApiError::NoItem { collection: collection.id(), id })?;
    Ok(answer(&question, GEOJSON, body).to(&headers))
}

fn wrap(question: &Question, media_type: &'static str, value: Value) -> Answer {
    answer(question, media_type, value.to_string().into_bytes())
}

fn answer(question: &Question, media_type: &'static str, body: Vec<u8>) -> Answer {
    Answer {
        body,
        media_type,
        keep: Keep::pinned(question.is_pinned),
        revision: question.published.revision.id.short().to_owned(),
        varies_by_host: true,
    }
}
