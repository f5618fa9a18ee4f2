//! The answer where a handler panics. No input is known to make one panic; if one does, its sender gets a plain answer and the log the
//! reason. What a panic leaves half done is dropped with the request: handlers share nothing that they write to without a lock.

use crate::server::problem::ApiError;
use axum::response::{IntoResponse, Response};
use std::{any::Any, panic::catch_unwind};

#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over")]
pub(super) fn answer(reason: Box<dyn Any + Send>) -> Response {
    let words = reason.downcast_ref::<&str>().copied().or_else(|| reason.downcast_ref::<String>().map(String::as_str));
    // Where it is the log that panics, there is an answer all the same.
    let _ = catch_unwind(|| tracing::error!(reason = words.unwrap_or("unknown"), "a handler panicked"));
    ApiError::Internal.into_response()
}
