//! What every request passes through, from the outside in: a line of the log, its number, the headers of every answer and ranges,
//! whether and for how long it is answered at all, and panics.

mod admission;
mod catch_panic;
mod log_request;
pub(crate) mod normalize_path;
pub(crate) mod range;
pub(crate) mod request_id;
pub mod security_headers;
pub mod style_hash;
pub(crate) mod tracked_body;

use super::state::Shared;
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use range::RangeRequest;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    request_id::{PropagateRequestIdLayer, SetRequestIdLayer},
};

/// Finishes every answer: the part of it that was asked for, and the headers of all.
async fn finish(State(app): State<Shared>, mut request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let range = RangeRequest::take(&request.method().clone(), request.headers_mut());
    let mut response = next.run(request).await;
    if let Some(range) = range {
        response = range.cut(response);
    }
    range::announce(&mut response);
    security_headers::add(&app, route.as_ref().map(MatchedPath::as_str), &mut response);
    response
}

/// Puts every layer around these routes.
pub(crate) fn surround(routes: Router<Shared>, app: &Shared) -> Router<Shared> {
    let app = || Shared::clone(app);
    // Few layers, since each is copied for every request.
    let layers = ServiceBuilder::new()
        // Twice: what breaks while an answer is finished is not to end the connection either.
        .layer(CatchPanicLayer::custom(catch_panic::answer))
        .layer(from_fn_with_state(app(), log_request::log_request))
        .layer(SetRequestIdLayer::x_request_id(request_id::ProcessAndCount))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(from_fn_with_state(app(), finish))
        .layer(from_fn_with_state(app(), admission::admit))
        .layer(CatchPanicLayer::custom(catch_panic::answer));
    routes.layer(layers)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{limits::client_key::ClientKey, state::App},
        *,
    };
    use axum::{body::Body, http::header, routing::get};
    use std::{sync::Arc, time::Duration};
    use tower::ServiceExt;

    async fn broken() -> Response {
        panic!("broken")
    }

    async fn answered(path: &str, limit: Duration) -> Response {
        let atlas = crate::chronicle::index::atlas::Atlas::new(crate::geodata::built_in().unwrap()).unwrap();
        let revision = crate::ledger::Revision::seal(jiff::Timestamp::UNIX_EPOCH, &[]).unwrap();
        let live = crate::published::Live::new(crate::published::Published::new(atlas, revision));
        let mut app = App::new(live.into(), 0, Arc::new(|| jiff::Timestamp::UNIX_EPOCH));
        app.limits = crate::server::state::Limits { request: limit, ..Default::default() }.into();
        let app = Shared::new(app);
        let routes = Router::new()
            .route("/broken", get(broken))
            .route("/never", get(std::future::pending::<()>))
            .route("/soon", get(async || tokio::task::yield_now().await));
        let request = Request::builder().uri(path).header(header::HOST, "a.test").body(Body::empty()).unwrap();
        surround(routes, &app).with_state(app).oneshot(request).await.unwrap()
    }

    #[tokio::test]
    async fn a_handler_that_panics_or_takes_too_long_is_answered_with_all_headers() {
        for (path, status) in [("/broken", 500), ("/never", 503), ("/soon", 200)] {
            let response = answered(path, Duration::from_millis(50)).await;
            assert_eq!(response.status().as_u16(), status, "{path}");
            for name in [request_id::NAME, header::X_CONTENT_TYPE_OPTIONS, header::CONTENT_SECURITY_POLICY] {
                assert!(response.headers().contains_key(&name), "{path}: {name}");
            }
            assert!(response.extensions().get::<ClientKey>().is_some(), "{path}: it is counted to its client");
        }
    }
}
