//! HTTP over the published atlas: extract, ask, wrap.
//!
//! Handlers hold no rules. What may be asked is decided in [`extract`], what it means in [`query`](crate::query), how it is
//! written in [`encode`](crate::encode), how long it may be kept in [`cache`]. Every route is in [`ROUTES`], which the docs are
//! tested against.

mod around;
pub mod assets;
mod buffers;
pub mod build;
pub mod cache;
mod codings;
pub mod compress;
mod downloads;
pub mod error;
pub mod extract;
pub mod film;
pub mod forwarded;
pub mod headers;
mod health;
mod html;
pub mod limits;
pub mod listen;
pub mod listener;
mod made;
pub mod metrics;
pub mod negotiate;
mod ogc;
mod pages;
mod paths;
mod range;
pub mod reached;
mod resumed;
mod sent;
pub mod snapshot;
mod style;
pub mod styles;
mod timeline;
mod validators;

use crate::{chronicle::moment::Instant, live::Live};
use axum::{Router, http::Method, routing::get};
use error::ApiError;
use film::cinema::{Cinema, FilmLimits};
use limits::{lane::Lane, memory::MemoryBudget, quick_lane, revisions::Revisions};
use snapshot::studio::{PictureLimits, Studio};
use std::{sync::Arc, time::Duration};
use tower::layer::layer_fn;

/// The media type of a table.
const CSV: &str = "text/csv; charset=utf-8";

/// Every route, with what it answers; the router is built from the same paths, and `docs/` is tested against them.
pub const ROUTES: &[(&str, &str)] = &[
    ("/", "the page: the answer for today or the asked time, map, ribbons, table"),
    ("/places/{id}", "a page about one place"),
    ("/changes/{id}", "a page about one change"),
    ("/timeline", "a page of all changes, by year and month"),
    ("/about", "a page on names, words, certainty, dates and licence"),
    ("/embed", "a view for an iframe: answer, map, ribbons and slider, in any box"),
    ("/oembed", "how a page or a picture of this server is embedded (oEmbed 1.0)"),
    ("/ogc", "landing page of the API"),
    ("/ogc/api", "definition of the API (OpenAPI 3.0)"),
    ("/ogc/conformance", "which requirement classes are met"),
    ("/ogc/collections", "the collections"),
    ("/ogc/collections/{collection}", "one collection"),
    ("/ogc/collections/{collection}/queryables", "its queryables, as a JSON Schema"),
    ("/ogc/collections/{collection}/schema", "the properties of its items and what each is to them, as a JSON Schema"),
    ("/ogc/collections/{collection}/schema/feature", "its items as GeoJSON features, as a JSON Schema"),
    ("/ogc/collections/{collection}/items", "its items, as GeoJSON"),
    ("/ogc/collections/{collection}/items/{id}", "one item, as GeoJSON"),
    ("/timeline.json", "all data of the page, with the sentence of every slice"),
    (
        "/data/{file}",
        "each collection whole, as a table (`states.csv`) or as GeoJSON (`states.geojson`), `daily.csv`, and their `datapackage.json`",
    ),
    ("/style.json", "how the map looks, as a MapLibre style"),
    ("/snapshot.svg", "a picture of a view, as lines and text"),
    ("/snapshot.png", "the same in pixels"),
    ("/snapshot.webp", "the same in pixels, in fewer bytes"),
    ("/snapshot.pdf", "the same as a page to print"),
    ("/snapshot.json", "what the picture says, its sources, and the hash of each of its forms"),
    ("/film.gif", "a film of a view, in 256 colours"),
    ("/film.apng", "the same in all colours"),
    ("/film.mp4", "the same as a video, where ffmpeg is installed"),
    ("/package.zip", "pictures of a view, a map that works from disk, and their texts, in one archive"),
    ("/assets/{*path}", "what the page was built into"),
    ("/basemap/{file}", "background of the map, as GeoJSON"),
    ("/fonts/{file}", "fonts of page and map, and their licence"),
    ("/favicon.svg", "the mark"),
    ("/healthz", "whether the process runs"),
    ("/readyz", "whether it serves, which revision, and whether newer data is broken"),
    ("/metrics", "measures, as OpenMetrics text"),
    ("/robots.txt", "for crawlers"),
    ("/sitemap.xml", "all pages in all languages, for crawlers"),
    ("/favicon.ico", "nothing (204)"),
];

/// Limits of one answer.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Items on a page when the request names no `limit`.
    pub default_page: usize,
    /// Items on a page at the most; a larger `limit` is clamped.
    pub max_page: usize,
    /// Bytes of a URL.
    pub url_bytes: usize,
    /// How long a request may take.
    pub request: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { default_page: 100, max_page: 10_000, url_bytes: 8 << 10, request: Duration::from_secs(30) }
    }
}

impl Limits {
    /// What of the limits decides the bytes of an answer: a server started with other limits must not own its validators.
    fn identity(&self) -> String {
        format!("{}/{}", self.default_page, self.max_page)
    }
}

/// What every handler shares.
#[derive(Clone)]
pub struct App {
    /// What is published.
    pub live: Arc<Live>,
    /// How requests are understood: where the server is reached from outside, and which proxies are trusted.
    pub reach: Arc<reached::Reach>,
    /// Limits of one answer.
    pub limits: Arc<Limits>,
    /// What operators measure.
    pub metrics: Arc<metrics::Metrics>,
    /// The page as Vite built it.
    pub page: assets::Page,
    /// Compressed answers.
    pub compressor: compress::Compressor,
    /// What requests may make the server hold.
    pub memory: Arc<MemoryBudget>,
    /// Turns at work that takes longer than an answer may: pages, tables, compression.
    pub quick: Arc<Lane>,
    /// Kept revisions that are asked for.
    pub revisions: Arc<Revisions>,
    /// Pictures.
    pub studio: Arc<Studio>,
    /// Films.
    pub cinema: Arc<Cinema>,
    /// Whether operators have a listener of their own, so that readers' does not answer them.
    pub is_operator_apart: bool,
    /// The clock, which tests fix.
    pub clock: Arc<dyn Fn() -> Instant + Send + Sync>,
}

/// The same, as handlers get it: copied for every request, so that a copy has to cost nothing.
pub type Shared = Arc<App>;

impl App {
    /// A server of what is published, with the default limits and up to `memory` bytes for what requests make it hold.
    #[must_use]
    pub fn new(live: Arc<Live>, memory: u64, clock: Arc<dyn Fn() -> Instant + Send + Sync>) -> Self {
        let memory = MemoryBudget::new(memory);
        // What is kept makes room for what is made in this order.
        let revisions = Revisions::within(&memory);
        let studio = Studio::within(PictureLimits::default(), &memory);
        let cinema = Cinema::within(FilmLimits::default(), &memory);
        let compressor = compress::Compressor::new(&memory);
        Self {
            live,
            reach: Arc::default(),
            limits: Arc::default(),
            metrics: Arc::default(),
            page: assets::Page::default(),
            compressor,
            quick: Arc::new(quick_lane()),
            revisions: Arc::new(revisions),
            studio: Arc::new(studio),
            cinema: Arc::new(cinema),
            memory,
            is_operator_apart: false,
            clock,
        }
    }

    /// The instant that is now.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.clock)()
    }

    /// The host of the public URL, as a picture names it among its credits.
    #[must_use]
    pub fn public_host(&self) -> Option<String> {
        self.reach.public().and_then(|url| Some(url.split_once("://")?.1.to_owned()))
    }
}

/// The service: every route, with the layer that all of them share; under the path of the public URL too, for proxies that leave it in
/// the requests that they pass on.
pub fn router(app: App) -> Router {
    let app: Shared = Arc::new(app);
    let prefix = app.reach.public().map_or_else(String::new, |base| base.prefix().to_owned());
    let routes = routes(app);
    if prefix.is_empty() { routes } else { Router::new().fallback_service(paths::WithoutPrefix::new(&prefix, routes)) }
}

/// The service for operators alone: whether the server runs, and its measures.
pub fn operator_router(app: App) -> Router {
    let app: Shared = Arc::new(app);
    let of_all = Arc::clone(&app);
    let around = move |route| around::Around::new(&of_all, route);
    operator_routes().fallback(paths::fallback).layer(layer_fn(around)).with_state(app)
}

fn operator_routes() -> Router<Shared> {
    Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(metrics::metrics))
}

fn routes(app: Shared) -> Router {
    let of_all = Arc::clone(&app);
    let around = move |route| around::Around::new(&of_all, route);
    let of_operators = if app.is_operator_apart { Router::new() } else { operator_routes() };
    of_operators
        .route("/", get(pages::index))
        .route("/places/{id}", get(pages::place))
        .route("/changes/{id}", get(pages::change))
        .route("/timeline", get(pages::all_changes))
        .route("/about", get(pages::about))
        .route("/embed", get(pages::embed))
        .route("/oembed", get(pages::oembed))
        .route("/ogc", get(ogc::landing))
        // Not a route of its own: what clients make of the server's URL in the API definition and its path `/`.
        .route("/ogc/", get(ogc::landing))
        .route("/ogc/api", get(ogc::api))
        .route("/ogc/conformance", get(ogc::conformance))
        .route("/ogc/collections", get(ogc::collections))
        .route("/ogc/collections/{collection}", get(ogc::collection))
        .route("/ogc/collections/{collection}/queryables", get(ogc::queryables))
        .route("/ogc/collections/{collection}/schema", get(ogc::schema))
        .route("/ogc/collections/{collection}/schema/feature", get(ogc::feature_schema))
        .route("/ogc/collections/{collection}/items", get(ogc::items))
        .route("/ogc/collections/{collection}/items/{id}", get(ogc::item))
        .route("/timeline.json", get(timeline::timeline))
        .route("/data/{file}", get(downloads::download))
        .route("/style.json", get(style::style))
        .route("/snapshot.svg", get(snapshot::svg))
        .route("/snapshot.png", get(snapshot::png))
        .route("/snapshot.webp", get(snapshot::webp))
        .route("/snapshot.pdf", get(snapshot::pdf))
        .route("/snapshot.json", get(snapshot::json))
        .route("/film.gif", get(film::gif))
        .route("/film.apng", get(film::apng))
        .route("/film.mp4", get(film::mp4))
        .route("/package.zip", get(snapshot::package))
        .route("/assets/{*path}", get(assets::built))
        .route("/basemap/{file}", get(assets::fixed))
        .route("/fonts/{file}", get(assets::fixed))
        .route("/favicon.svg", get(assets::fixed))
        .route("/robots.txt", get(pages::robots))
        .route("/sitemap.xml", get(pages::sitemap))
        .route("/favicon.ico", get(|| async { axum::http::StatusCode::NO_CONTENT }))
        .method_not_allowed_fallback(|method: Method| async move { ApiError::Method(method.to_string()) })
        .fallback(paths::fallback)
        .layer(layer_fn(around))
        .with_state(app)
}
