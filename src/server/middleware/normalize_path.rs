//! Paths that no route has as they are: with a slash too much at their end, or with the path under which a proxy serves us.

use crate::server::{params, problem::ApiError};
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use std::{
    convert::Infallible,
    sync::Arc,
    task::{Context, Poll},
};
use tower::Service;

/// Answers what no route has: a trailing slash leads to the path without it (308), anything else is a 404.
pub(crate) fn fallback(routes: &[(&str, &str)], request: &Request) -> Response {
    let uri = request.uri();
    let path = uri.path().trim_end_matches('/');
    if path.len() < uri.path().len() && routes.iter().any(|(route, _)| matches(route, path)) {
        let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
        let base = params::base_of(request.extensions());
        let mut response = Redirect::permanent(&format!("{base}{path}{query}")).into_response();
        if let Some(vary) = base.vary() {
            response.headers_mut().insert(header::VARY, HeaderValue::from_static(vary));
        }
        return response;
    }
    ApiError::NoResource(uri.path().to_owned()).into_response()
}

/// Whether a path is one of a route.
fn matches(route: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (route.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(part), Some(name)) if part.starts_with("{*") => return !name.is_empty(),
            (Some(part), Some(name)) if part == name || (part.starts_with('{') && !name.is_empty()) => {}
            _ => return false,
        }
    }
}

/// Takes the path of the public URL off the requests that still have it.
#[derive(Clone)]
pub(crate) struct WithoutPrefix {
    prefix: Arc<str>,
    inner: Router,
}

impl WithoutPrefix {
    /// These routes under this path, which begins with a slash, and under none.
    pub(crate) fn new(prefix: &str, inner: Router) -> Self {
        Self { prefix: prefix.into(), inner }
    }
}

impl Service<Request> for WithoutPrefix {
    type Response = Response;
    type Error = Infallible;
    type Future = <Router as Service<Request>>::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        <Router as Service<Request>>::poll_ready(&mut self.inner, context)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        let rest = request.uri().path().strip_prefix(&*self.prefix).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        if let Some(rest) = rest {
            let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
            let path = format!("{}{query}", if rest.is_empty() { "/" } else { rest });
            let mut parts = request.uri().clone().into_parts();
            // A part of a path with a query is one again.
            if let Ok(path) = path.parse() {
                parts.path_and_query = Some(path);
            }
            if let Ok(uri) = Uri::from_parts(parts) {
                *request.uri_mut() = uri;
            }
        }
        self.inner.call(request)
    }
}
