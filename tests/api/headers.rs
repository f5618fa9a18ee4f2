//! What the headers of every answer allow a browser, and what they keep from it.

use crate::support::{ROUTE_PATHS, Reply, Service, get};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// Pages and drawings of each kind, errors too.
const DOCUMENTS: [&str; 20] = [
    "/",
    "/?lang=tlh",
    "/?lang=hy&theme=dark",
    "/places/hakari-bridge",
    "/places/nothing",
    "/changes/t040",
    "/timeline",
    "/about",
    "/about?as-of=000000000000",
    "/embed",
    "/embed?datetime=2023-04-23&compare=2021-01-01&lang=ru",
    "/embed?as-of=1",
    "/ogc?f=html",
    "/ogc/collections/states/items?f=html&limit=3",
    "/ogc/collections/states/items/hakari-bridge.t040?f=html",
    "/snapshot.svg",
    "/snapshot.svg?text=outline&datetime=2022-12-12",
    "/snapshot.svg?as-of=000000000000",
    "/favicon.svg",
    "/nothing",
];

/// The contents of the style elements of a document.
fn styles(document: &str) -> Vec<&str> {
    document.split("<style").skip(1).map(|rest| rest.split_once('>').unwrap().1.split("</style>").next().unwrap()).collect()
}

/// The sources of `style-src`.
fn style_sources(reply: &Reply) -> Vec<String> {
    let policy = reply.header("content-security-policy");
    let directive = policy.split("; ").find_map(|directive| directive.strip_prefix("style-src "));
    directive.unwrap_or_else(|| panic!("{}: {policy}", reply.asked)).split(' ').map(str::to_owned).collect()
}

#[test]
fn a_policy_allows_the_style_of_its_document_and_no_other() {
    for url in DOCUMENTS {
        let reply = get(url);
        let text = reply.text();
        let sources = style_sources(&reply);
        for style in styles(&text) {
            let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(style)));
            assert!(sources.contains(&hash), "{url}: {hash} is not among {sources:?}");
        }
        assert!(!sources.iter().any(|source| source.contains("unsafe") || source.contains("data:")), "{url}: {sources:?}");
        // No hash and no source counts for these.
        assert!(!text.contains(" style="), "{url}");
        for event in [" onclick=", " onload=", " onerror=", "javascript:"] {
            assert!(!text.contains(event), "{url}: {event}");
        }
    }
}

#[test]
fn a_kept_answer_has_the_policy_of_its_first_sending() {
    let service = Service::default();
    for url in ["/", "/about", "/embed", "/snapshot.svg", "/ogc?f=html"] {
        let plain = service.get(url).ok();
        for _ in 0..2 {
            let coded = service.get_with(url, &[("accept-encoding", "br")]).ok();
            assert_eq!(coded.header("content-encoding"), "br", "{url}");
            assert_eq!(coded.header("content-security-policy"), plain.header("content-security-policy"), "{url}");
            service.drain();
        }
    }
}

#[test]
fn a_server_behind_https_says_that_it_is_reached_by_nothing_else() {
    let hsts = |service: &Service, path: &str| service.get(path).header("strict-transport-security").to_owned();
    let secure = Service::default().with_public_url("https://maps.test");
    for path in ["/", "/embed", "/nothing", "/timeline.json", "/favicon.ico", "/places/nothing"] {
        assert_eq!(hsts(&secure, path), "max-age=31536000", "{path}");
        assert_eq!(hsts(&Service::default(), path), "", "{path}");
        assert_eq!(hsts(&Service::default().with_public_url("http://maps.test"), path), "", "{path}");
    }
    let below = Service::default().with_public_url("https://maps.test/corridor");
    assert_eq!(hsts(&below, "/corridor/about"), "max-age=31536000");
}

#[test]
fn what_stands_in_pages_of_others_says_so_and_nothing_else_does() {
    let cross = [
        "/snapshot.svg",
        "/snapshot.png",
        "/snapshot.json",
        "/film.gif?from=2022-12-12&to=2022-12-13&width=320&height=180",
        "/ogc",
        "/ogc/collections/states/items",
        "/ogc/collections/nothing",
        "/timeline.json",
        "/data/states.csv",
        "/style.json",
        "/basemap/land.geojson",
        "/fonts/NotoSans-Regular.woff2",
        "/embed",
        "/oembed",
    ];
    for path in cross {
        assert_eq!(get(path).header("cross-origin-resource-policy"), "cross-origin", "{path}");
    }
    for path in
        ["/", "/about", "/places/hakari-bridge", "/assets/main-11223344.js", "/metrics", "/healthz", "/nothing", "/robots.txt"]
    {
        assert_eq!(get(path).header("cross-origin-resource-policy"), "same-origin", "{path}");
    }
    for path in ROUTE_PATHS.iter() {
        assert_eq!(get(path).header("cross-origin-opener-policy"), "same-origin", "{path}");
    }
}

#[test]
fn nobody_but_a_trusted_proxy_numbers_a_request() {
    let reply = Service::default().get_with("/healthz", &[("x-request-id", "mine")]).ok();
    assert!(!["", "mine"].contains(&reply.header("x-request-id")));
}
