//! Where the server is reached: under a path, by another scheme, through a proxy, and by whatever host a request names.

use crate::support::{ROUTE_PATHS, Service, get};
use axum::http::Method;
use std::collections::{BTreeSet, VecDeque};

const PREFIX: &str = "/map";

fn below() -> Service {
    Service::default().with_public_url("https://maps.test/map")
}

/// Every address that a page names: links, scripts, styles, fonts, pictures, forms.
fn addresses(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in [
        "href=\"",
        "src=\"",
        "action=\"",
        "url(\"",
        "srcset=\"",
        "content=\"http",
        "\"url\":\"",
        "\"contentUrl\":\"",
        "\"@id\":\"",
    ] {
        for part in text.split(name).skip(1) {
            let address = part.split('"').next().unwrap().replace("&amp;", "&");
            found.push(if name.ends_with("http") { format!("http{address}") } else { address });
        }
    }
    found
}

/// The path on this server that an address names; none where it leads to another, or is no address.
fn own_path(address: &str) -> Option<String> {
    let rest = match address.strip_prefix("https://maps.test").or_else(|| address.strip_prefix("http://maps.test")) {
        Some(rest) => rest,
        None if address.starts_with('/') && !address.starts_with("//") => address,
        None => return None,
    };
    Some(rest.split('#').next().unwrap().to_owned())
}

#[test]
fn no_page_under_a_path_leads_or_asks_out_of_it() {
    let service = below();
    let mut waiting: VecDeque<String> = [
        "/",
        "/about",
        "/timeline",
        "/embed",
        "/places/hakari-bridge",
        "/changes/t040",
        "/ogc?f=html",
        "/places/nowhere",
        "/?as-of=000000000000",
        "/robots.txt",
        "/sitemap.xml",
        "/ogc/api?f=json",
        "/ogc/collections/states/items?f=html&datetime=2023-04-23T12:00:00Z",
        "/style.json",
        "/oembed?url=https%3A%2F%2Fmaps.test%2Fmap%2F",
    ]
    .map(str::to_owned)
    .into();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut asked = 0;
    while let Some(path) = waiting.pop_front() {
        let reply = service.get(&path);
        let is_text = ["html", "json", "xml", "plain"].iter().any(|kind| reply.header("content-type").contains(kind));
        asked += 1;
        if !is_text || asked > 400 {
            continue;
        }
        let text = reply.text();
        let mut named = addresses(&text);
        named.extend(text.split("<loc>").skip(1).map(|part| part.split('<').next().unwrap().replace("&amp;", "&")));
        for address in named {
            let Some(own) = own_path(&address) else { continue };
            assert!(own == PREFIX || own.starts_with("/map/") || own.starts_with("/map?"), "{path} names {address}");
            let inside = own[PREFIX.len()..].to_owned();
            let inside = if inside.starts_with('/') { inside } else { format!("/{inside}") };
            // Of each sort of page a few: all have the same frame.
            let sort = inside.split(['?', '&']).next().unwrap().split('/').take(3).collect::<Vec<_>>().join("/");
            let few = seen.iter().filter(|known| known.starts_with(&sort)).count() < 4;
            if few
                && seen.insert(inside.clone())
                && !inside.starts_with("/film")
                && !inside.starts_with("/package")
                && !inside.starts_with("/snapshot")
            {
                waiting.push_back(inside);
            }
        }
    }
    assert!(asked > 30, "{asked}");
}

#[test]
fn a_proxy_may_leave_the_path_in_the_request_or_take_it_off() {
    let service = below();
    for path in [
        "/",
        "/about",
        "/ogc/collections/states/items?limit=1",
        "/timeline.json",
        "/assets/main-11223344.js",
        "/embed",
        "/healthz",
    ] {
        let (off, left) = (service.get(path).ok(), service.get(&format!("{PREFIX}{path}")).ok());
        assert_eq!(off.body, left.body, "{path}");
        assert_eq!(off.header("etag"), left.header("etag"), "{path}");
    }
    assert_eq!(service.get("/map").ok().body, service.get("/").ok().body);
    assert_eq!(service.get("/mapped").status, 404);
    assert_eq!(service.get("/map/about/").header("location"), "https://maps.test/map/about");
    assert_eq!(
        service.get("/map/ogc?as-of=2026-11-26T12:30:00%2B04:00").header("location").split('?').next(),
        Some("https://maps.test/map/ogc")
    );
}

#[test]
fn the_page_is_told_where_the_server_stands() {
    for path in ["/", "/embed"] {
        assert!(below().get(path).ok().text().contains("data-base=\"/map\""), "{path}");
        assert!(!get(path).ok().text().contains("data-base"), "{path}");
    }
}

#[test]
fn a_request_names_one_host() {
    let service = Service::default();
    let status = |headers: &[(&str, &str)], uri: &str| service.send(Method::GET, uri, headers);
    for headers in [&[("host", "a.test"), ("host", "b.test")][..], &[("host", "")], &[("host", "a.test/x")], &[("host", "a b")]] {
        let reply = status(headers, "/ogc");
        assert_eq!((reply.status.as_u16(), reply.json()["type"].as_str()), (400, Some("/problems/bad-host")), "{headers:?}");
        assert_eq!(reply.json()["parameter"], "Host");
        assert!(!reply.header("x-request-id").is_empty());
    }
    assert!(status(&[("host", "a.test")], "/ogc").ok().text().contains("http://a.test/ogc"));
}

#[test]
fn oembed_answers_with_the_scheme_of_the_address() {
    for scheme in ["http", "https"] {
        let reply = get(&format!("/oembed?url={scheme}%3A%2F%2Fcorridor.test%2F%3Fdatetime%3D2023-04-23")).ok().json();
        assert!(reply["html"].as_str().unwrap().contains(&format!("src=\"{scheme}://corridor.test/embed")), "{reply}");
        assert!(reply["thumbnail_url"].as_str().unwrap().starts_with(&format!("{scheme}://corridor.test/")), "{reply}");
    }
}

#[test]
fn every_route_answers_under_the_path() {
    for path in ROUTE_PATHS.iter() {
        let (plain, below) = (get(path), below().get(&format!("{PREFIX}{path}")));
        assert_eq!(plain.status, if path.contains("oembed") { plain.status } else { below.status }, "{path}");
    }
}
