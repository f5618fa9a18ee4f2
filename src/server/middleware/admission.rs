//! Whether and for how long a request is answered: its URL is not too long, its host is one, its client holds no more than its part of
//! what is being sent, and the answer does not take too long. `OPTIONS` has its answer here too.

use super::security_headers::{OF_OPTIONS, allowed_to_send};
use crate::server::{problem::ApiError, state::Shared};
use axum::{
    extract::{Request, State},
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::time::Duration;

pub(super) async fn admit(State(app): State<Shared>, mut request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |uri| uri.as_str().len());
    let origin = app.reach.read(&request);
    let known = origin.as_ref().ok().map(|origin| (origin.client, origin.share));
    let admitted = match origin {
        _ if length > app.limits.url_bytes => Err(ApiError::UrlTooLong(app.limits.url_bytes)),
        Ok(origin) => app.memory.admit_client(origin.share).map(|()| origin),
        Err(error) => Err(error),
    };
    let mut response = match admitted {
        Err(error) => error.into_response(),
        Ok(_) if request.method() == Method::OPTIONS => options(&request),
        Ok(origin) => {
            let extensions = request.extensions_mut();
            extensions.insert(origin.base);
            extensions.insert(origin.share);
            if let Some(client) = origin.client {
                extensions.insert(client);
            }
            limit_time(app.limits.request, next.run(request)).await
        }
    };
    // For the log, and for the count of what is sent to whom.
    if let Some((client, share)) = known {
        let extensions = response.extensions_mut();
        extensions.insert(share);
        client.map(|client| extensions.insert(client));
    }
    response
}

/// Gives up an answer that takes too long. Not the layer of `tower-http`, whose answer has no body: ours says how long the limit is.
async fn limit_time(limit: Duration, answer: impl Future<Output = Response>) -> Response {
    let answered = tokio::time::timeout(limit, answer).await;
    answered.unwrap_or_else(|_| ApiError::TooSlow(limit.as_secs()).into_response())
}

fn options(request: &Request) -> Response {
    let mut response = Response::default();
    let headers = response.headers_mut();
    headers.extend(OF_OPTIONS.iter().cloned());
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, allowed_to_send(request.headers()));
    response
}
