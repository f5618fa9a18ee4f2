//! What tells crawlers of the pages: `/robots.txt`, and `/sitemap.xml` with every page in every language.

use super::view::DEFAULT_LANGUAGE;
use crate::server::{
    caching::CachedResponse,
    params::{ApiRequest, Rejection, base_of, negotiate::MediaFormat, url},
    state::{App, Shared},
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, PreEscaped, html};

/// A sitemap may have this many addresses (sitemaps.org); where languages would not fit, it has each page once.
const MOST: usize = 50_000;

pub(crate) async fn robots(request: Request) -> Response {
    let base = base_of(request.extensions());
    let text = format!("User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n");
    let mut response = ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response();
    if let Some(vary) = base.vary() {
        response.headers_mut().insert(header::VARY, HeaderValue::from_static(vary));
    }
    response
}

pub(crate) async fn sitemap(State(app): State<Shared>, question: Result<ApiRequest, Rejection>, headers: HeaderMap) -> Response {
    match question {
        Ok(question) => answered(&app, &question, &headers).await,
        Err(refusal) => refusal.into_response(),
    }
}

async fn answered(app: &App, question: &ApiRequest, headers: &HeaderMap) -> Response {
    let answer = CachedResponse::new(question, "application/xml");
    answer.send(app, headers, MediaFormat::Json, || map(question).into_string().into_bytes()).await
}

fn map(question: &ApiRequest) -> Markup {
    let atlas = &question.published.atlas;
    let header = atlas.header();
    let fixed = ["/", "/timeline", "/about"].map(str::to_owned).into_iter();
    let places = atlas.places().iter().map(|place| format!("/places/{}", place.id));
    let changes = atlas.changes().iter().map(|change| format!("/changes/{}", change.id));
    let paths: Vec<String> = fixed.chain(places).chain(changes).take(MOST).collect();
    let own = if paths.len() * header.languages.len() > MOST { &header.languages[..1] } else { &header.languages[..] };
    let modified = header.offset.rfc3339(header.modified);
    let address = |path: &str, language: &str| {
        let lang = (language != DEFAULT_LANGUAGE).then_some(("lang", language));
        url(&question.base, path, lang.into_iter())
    };
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" {
            @for path in &paths {
                @for language in own {
                    url {
                        loc { (address(path, language)) }
                        lastmod { (modified) }
                        @for other in &header.languages {
                            (alternate(other, &address(path, other)))
                        }
                        (alternate("x-default", &address(path, DEFAULT_LANGUAGE)))
                    }
                }
            }
        }
    }
}

fn alternate(language: &str, href: &str) -> Markup {
    html! { (PreEscaped("<xhtml:link rel=\"alternate\" hreflang=\"")) (language) (PreEscaped("\" href=\"")) (href) (PreEscaped("\"/>")) }
}
