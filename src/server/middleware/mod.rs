//! What every request passes through, from the outside in: its number, a line of the log, the headers of every answer, ranges,
//! panics, time, and whether it is answered at all.

mod admission;
mod catch_panic;
mod log_request;
pub(crate) mod normalize_path;
pub(crate) mod range;
pub(crate) mod request_id;
pub mod security_headers;
pub mod style_hash;
mod timeout;
pub(crate) mod tracked_body;

use super::state::Shared;
use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    request_id::{PropagateRequestIdLayer, SetRequestIdLayer},
};

/// Puts every layer around these routes.
pub(crate) fn surround(routes: Router<Shared>, app: &Shared) -> Router<Shared> {
    let app = || Shared::clone(app);
    let layers = ServiceBuilder::new()
        // Twice: what breaks while an answer is finished is not to end the connection either.
        .layer(CatchPanicLayer::custom(catch_panic::answer))
        .layer(from_fn_with_state(app(), request_id::keep_of_trusted))
        .layer(SetRequestIdLayer::x_request_id(request_id::ProcessAndCount))
        .layer(from_fn_with_state(app(), log_request::log_request))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(from_fn_with_state(app(), security_headers::add_headers))
        .layer(from_fn(range::serve_range))
        .layer(CatchPanicLayer::custom(catch_panic::answer))
        .layer(from_fn_with_state(app(), timeout::limit_time))
        .layer(from_fn_with_state(app(), admission::admit));
    routes.layer(layers)
}

#[cfg(test)]
mod tests {
    use super::{super::state::App, *};
    use axum::{body::Body, extract::Request, http::header, response::Response, routing::get};
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
        }
    }
}
