//! The time that an answer may take. Not the layer of `tower-http`, whose answer has no body: ours says how long the limit is.

use crate::server::{problem::ApiError, state::Shared};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};

pub(super) async fn limit_time(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let limit = app.limits.request;
    let answered = tokio::time::timeout(limit, next.run(request)).await;
    answered.unwrap_or_else(|_| ApiError::TooSlow(limit.as_secs()).into_response())
}
