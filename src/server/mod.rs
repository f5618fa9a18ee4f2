//! HTTP over the published atlas: extract, ask, wrap.
//!
//! Handlers hold no rules. What may be asked is decided in [`params`], what it means in [`query`](crate::query), how it is
//! written in [`encode`](crate::encode), how long it may be kept in [`caching`]. Every route is in [`router`], which the docs are
//! tested against.

pub mod caching;
pub mod forwarded;
pub(crate) mod html;
pub mod limits;
pub mod listener;
pub mod metrics;
pub mod middleware;
pub mod parameter_tables;
pub mod params;
pub(crate) mod peer;
mod plain;
pub mod problem;
pub mod render_pool;
pub mod request_origin;
pub mod router;
pub mod routes;
pub mod state;

/// The media type of a table.
const CSV: &str = "text/csv; charset=utf-8";

/// The media type of a page.
const HTML: &str = "text/html; charset=utf-8";
