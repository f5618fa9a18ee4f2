//! Validators and how long an answer may be kept.

use crate::support::{Service, get};
use axum::http::Method;

const DATA: [&str; 11] = [
    "/",
    "/ogc",
    "/ogc/conformance",
    "/ogc/collections",
    "/ogc/collections/states",
    "/ogc/collections/states/queryables",
    "/ogc/collections/states/items?limit=3",
    "/ogc/collections/states/items/hakari-bridge.t040",
    "/timeline.json",
    "/timeline.json?datetime=2023-04-23",
    "/style.json?theme=dark",
];

fn if_none_match(url: &str, value: &str) -> crate::support::Reply {
    Service::default().get_with(url, &[("if-none-match", value)])
}

#[test]
fn every_answer_from_data_has_a_strong_etag_and_its_revision() {
    for url in DATA {
        let reply = get(url).ok();
        let etag = reply.header("etag");
        assert!(etag.starts_with('"') && etag.ends_with('"') && etag.len() > 10, "{url}: {etag}");
        assert_eq!(reply.header("corridor-revision"), Service::default().revision(), "{url}");
        assert_eq!(get(url).header("etag"), etag, "{url}: asked twice");
        assert!(reply.header("cache-control").contains("max-age=60"), "{url}");
        assert!(reply.header("cache-control").contains("stale-while-revalidate"), "{url}");
    }
}

#[test]
fn a_known_answer_is_not_sent_again() {
    for url in DATA {
        let first = get(url).ok();
        let etag = first.header("etag").to_owned();
        let known = [
            etag.clone(),
            format!("W/{etag}"),
            format!("\"other\", {etag}"),
            format!("\"other\",W/\"more\",{etag} , \"last\""),
            "*".to_owned(),
            " * ".to_owned(),
        ];
        for value in known {
            let reply = if_none_match(url, &value);
            assert_eq!(reply.status, 304, "{url} {value}");
            assert!(reply.body.is_empty(), "{url} {value}");
            for name in ["etag", "cache-control", "vary", "corridor-revision"] {
                assert_eq!(reply.header(name), first.header(name), "{url} {value}: {name}");
            }
        }
    }
}

#[test]
fn another_tag_gets_the_whole_answer() {
    for url in DATA {
        let etag = get(url).ok().header("etag").to_owned();
        let bare = etag.trim_matches('"');
        for value in ["\"other\"", "", "W/\"\"", bare, &etag[..etag.len() - 2], &format!("w/{etag}"), "\"*\""] {
            let reply = if_none_match(url, value);
            assert_eq!(reply.status, 200, "{url} {value}");
            assert!(!reply.body.is_empty(), "{url} {value}");
        }
    }
}

#[test]
fn two_headers_with_tags_are_one_list() {
    let etag = get("/ogc").ok().header("etag").to_owned();
    let reply = Service::default().get_with("/ogc", &[("if-none-match", "\"other\""), ("if-none-match", &etag)]);
    assert_eq!(reply.status, 304);
}

#[test]
fn errors_are_never_kept() {
    for url in
        ["/ogc?x=1", "/nothing", "/ogc/collections/nothing", "/ogc/collections/states/items/nothing", "/ogc?as-of=000000000000"]
    {
        for reply in [get(url), if_none_match(url, "*")] {
            assert!(reply.status.is_client_error(), "{url}");
            assert_eq!(reply.header("cache-control"), "no-store", "{url}");
            assert_eq!(reply.header("etag"), "", "{url}");
        }
    }
    let posted = Service::default().send(Method::POST, "/ogc", &[]);
    assert_eq!((posted.status.as_u16(), posted.header("cache-control")), (405, "no-store"));
}

#[test]
fn an_answer_with_links_from_the_host_says_that_it_varies() {
    for url in ["/ogc", "/ogc/collections", "/ogc/collections/states/items", "/ogc/collections/states/items/hakari-bridge.t040"] {
        assert!(get(url).ok().varies_by("host"), "{url}");
        let etag = get(url).header("etag").to_owned();
        assert!(if_none_match(url, &etag).varies_by("host"), "{url}: 304");
        let elsewhere = Service::default().get(&format!("http://elsewhere.test{url}"));
        assert_ne!(elsewhere.header("etag"), etag, "{url}: other links, another tag");
    }
}

#[test]
fn a_redirect_from_an_instant_is_not_taken_for_settled_and_varies_by_host() {
    let reply = get("/ogc?as-of=2026-11-26T12:30:00%2B04:00");
    assert_eq!(reply.status, 302);
    assert!(!reply.header("cache-control").contains("immutable"));
    assert!(reply.varies_by("host"), "its Location is made from the host");
}

#[test]
fn head_is_get_without_the_body() {
    let errors = ["/ogc?x=1", "/nothing", "/ogc/collections/states/items/nothing"];
    let plain = ["/healthz", "/readyz", "/robots.txt", "/favicon.ico"];
    for url in DATA.into_iter().chain(errors).chain(plain) {
        let (whole, head) = (get(url), Service::default().send(Method::HEAD, url, &[]));
        assert_eq!(head.status, whole.status, "{url}");
        assert!(head.body.is_empty(), "{url}");
        for name in ["etag", "cache-control", "content-type", "vary", "corridor-revision", "content-security-policy"] {
            assert_eq!(head.header(name), whole.header(name), "{url}: {name}");
        }
        let length = head.header("content-length");
        assert!(length.is_empty() || length == whole.body.len().to_string(), "{url}: {length}");
    }
}

#[test]
fn what_operators_ask_is_never_kept() {
    assert_eq!(get("/readyz").ok().header("cache-control"), "no-store");
}

#[test]
fn an_answer_that_speaks_of_today_is_kept_shortly_even_when_pinned() {
    let url = format!("/timeline.json?datetime=2023-04-23&as-of={}", Service::default().revision());
    assert!(get(&url).ok().header("cache-control").contains("max-age=60"), "the tense of its sentence follows the clock");
}
