//! Every route in one list, from which the router, the documentation and the measures are made.

use super::{
    middleware::{normalize_path, surround},
    problem::ApiError,
    routes::{
        assets, downloads, embed, film, health, oembed, ogc, package,
        pages::{self, sitemap},
        snapshot, style, timeline,
    },
    state::{App, Shared},
};
use axum::{Router, extract::Request, http::Method, response::Response, routing::get};
use std::sync::Arc;

/// Declares the routes for readers and those for operators as `path => handler, what it answers`.
macro_rules! routes {
    (
        readers: $($path:literal => $handler:expr, $answers:literal;)+
        operators: $($operator_path:literal => $operator_handler:expr, $operator_answers:literal;)+
    ) => {
        /// The path of every route, and what it answers.
        pub const ROUTES: &[(&str, &str)] = &[$(($path, $answers),)+ $(($operator_path, $operator_answers),)+];

        fn reader_routes() -> Router<Shared> {
            Router::new()$(.route($path, get($handler)))+
        }

        fn operator_routes() -> Router<Shared> {
            Router::new()$(.route($operator_path, get($operator_handler)))+
        }
    };
}

routes! {
    readers:
    "/" => pages::index, "the page: the story, or the answer for the asked time; map, ribbons, table";
    "/story" => pages::whole_story, "the whole story on one page: every step with its number and its map";
    "/places/{id}" => pages::place, "a page about one place";
    "/changes/{id}" => pages::change, "a page about one change";
    "/timeline" => pages::all_changes, "a page of all changes, by year and month";
    "/about" => pages::about, "a page on names, words, certainty, dates and licence";
    "/embed" => embed::embed, "a view for an iframe: answer, map, ribbons and slider, in any box";
    "/embed/step.json" => embed::step, "what an embed says of one time";
    "/embed/drawings.json" => embed::drawings, "the maps and strips of an embed at all times, in pieces";
    "/oembed" => oembed::oembed, "how a page or a picture of this server is embedded (oEmbed 1.0)";
    "/ogc" => ogc::landing, "landing page of the API";
    "/ogc/api" => ogc::api, "definition of the API (OpenAPI 3.0)";
    "/ogc/conformance" => ogc::conformance, "which requirement classes are met";
    "/ogc/collections" => ogc::collections, "the collections";
    "/ogc/collections/{collection}" => ogc::collection, "one collection";
    "/ogc/collections/{collection}/queryables" => ogc::queryables, "its queryables, as a JSON Schema";
    "/ogc/collections/{collection}/schema" => ogc::schema, "the properties of its items and what each is to them, as a JSON Schema";
    "/ogc/collections/{collection}/schema/feature" => ogc::feature_schema, "its items as GeoJSON features, as a JSON Schema";
    "/ogc/collections/{collection}/items" => ogc::items, "its items, as GeoJSON";
    "/ogc/collections/{collection}/items/{id}" => ogc::item, "one item, as GeoJSON";
    "/timeline.json" => timeline::timeline, "all data of the page, with the sentence of every slice";
    "/answer.json" => timeline::answer, "what is said of the headline place at one time, in three lengths, with its facts";
    "/data/{file}" => downloads::download, "each collection whole, as a table (`states.csv`) or as GeoJSON (`states.geojson`), `daily.csv`, and their `datapackage.json`";
    "/style.json" => style::style, "how the map looks, as a MapLibre style";
    "/snapshot.svg" => snapshot::svg, "a picture of a view, as lines and text";
    "/snapshot.png" => snapshot::png, "the same in pixels";
    "/snapshot.webp" => snapshot::webp, "the same in pixels, in fewer bytes";
    "/snapshot.pdf" => snapshot::pdf, "the same as a page to print";
    "/snapshot.json" => snapshot::json, "what the picture says, its sources, and the hash of each of its forms";
    "/film.gif" => film::gif, "a film of a view, in 256 colours";
    "/film.apng" => film::apng, "the same in all colours";
    "/film.mp4" => film::mp4, "the same as a video, where ffmpeg is installed";
    "/package.zip" => package::package, "pictures of a view, a map that works from disk, and their texts, in one archive";
    "/assets/{*path}" => assets::built, "what the page was built into";
    "/basemap/{file}" => assets::fixed, "background of the map: GeoJSON, and the relief as WebP";
    "/fonts/{file}" => assets::fixed, "fonts of page and map, and their licence";
    "/favicon.svg" => assets::fixed, "the mark";
    "/robots.txt" => sitemap::robots, "for crawlers";
    "/sitemap.xml" => sitemap::sitemap, "all pages in all languages, for crawlers";
    "/favicon.ico" => assets::no_icon, "nothing (204)";

    operators:
    "/healthz" => health::healthz, "whether the process runs";
    "/readyz" => health::readyz, "whether it serves, which revision, and whether newer data is broken";
    "/metrics" => health::metrics, "measures, as OpenMetrics text";
}

/// The service: every route, with the layer that all of them share; under the path of the public URL too, for proxies that leave it in
/// the requests that they pass on.
pub fn router(app: App) -> Router {
    let app: Shared = Arc::new(app);
    let prefix = app.reach.public().map_or_else(String::new, |base| base.prefix().to_owned());
    let routes = routes(app);
    if prefix.is_empty() { routes } else { Router::new().fallback_service(normalize_path::WithoutPrefix::new(&prefix, routes)) }
}

/// The service for operators alone: whether the server runs, and its measures.
pub fn operator_router(app: App) -> Router {
    let app: Shared = Arc::new(app);
    know_routes(&app);
    surround(operator_routes().fallback(no_route), &app).with_state(app)
}

fn routes(app: Shared) -> Router {
    know_routes(&app);
    let of_operators = if app.is_operator_apart { Router::new() } else { operator_routes() };
    let routes = reader_routes()
        .merge(of_operators)
        // Not a route of its own: what clients make of the server's URL in the API definition and its path `/`.
        .route("/ogc/", get(ogc::landing))
        .method_not_allowed_fallback(|method: Method| async move { ApiError::Method(method.to_string()) })
        .fallback(no_route);
    surround(routes, &app).with_state(app)
}

/// Lets the measures count by route.
fn know_routes(app: &App) {
    app.metrics.know_routes(ROUTES.iter().map(|(path, _)| *path));
}

/// The answer to a path that no route has as it is.
async fn no_route(request: Request) -> Response {
    normalize_path::fallback(ROUTES, &request)
}
