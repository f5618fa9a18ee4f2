//! Pages of items: every item once, in one order, whatever the size of the page.

use crate::support::{Service, get};

const COLLECTIONS: [&str; 4] = ["places", "states", "changes", "sources"];

/// Follows `next` to the end; the ids of each page.
fn pages(service: &Service, url: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut next = Some(url.to_owned());
    while let Some(url) = next {
        let reply = service.get(&url).ok();
        next = reply.link("next");
        pages.push(reply.ids());
        assert!(pages.len() < 1000, "paging never ends: {url}");
    }
    pages
}

#[test]
fn following_next_gives_each_item_once_in_the_same_order() {
    for collection in COLLECTIONS {
        let items = format!("/ogc/collections/{collection}/items");
        let all = get(&format!("{items}?limit=10000")).ids();
        for limit in [1, 7, 100] {
            let pages = pages(&Service::default(), &format!("{items}?limit={limit}"));
            assert_eq!(pages.len(), all.len().div_ceil(limit), "{collection} by {limit}");
            assert!(
                pages.iter().rev().skip(1).all(|page| page.len() == limit),
                "{collection} by {limit}: only the last is short"
            );
            assert_eq!(pages.concat(), all, "{collection} by {limit}");
        }
    }
}

#[test]
fn filters_are_kept_from_page_to_page() {
    for query in [
        "kind=road,bridge",
        "datetime=2023-04-23T20:00:00%2B04:00",
        "datetime=now",
        "datetime=2022-12-12/2023-04-23&bbox=46,39,47,40",
        "access_peacekeepers_out=unknown,not-recorded",
    ] {
        let items = "/ogc/collections/states/items";
        let all = get(&format!("{items}?{query}&limit=10000")).ids();
        assert!(all.len() > 2, "{query}");
        assert_eq!(pages(&Service::default(), &format!("{items}?limit=2&{query}")).concat(), all, "{query}");
    }
}

#[test]
fn links_to_other_pages_name_the_revision() {
    let service = Service::default();
    let pin = format!("as-of={}", service.revision());
    let reply = service.get("/ogc/collections/changes/items?limit=10&offset=20").ok();
    for rel in ["next", "prev"] {
        let href = reply.link(rel).unwrap();
        assert!(href.contains(&pin), "{rel}: {href}");
        assert!(service.get(&href).ok().header("cache-control").contains("immutable"), "{rel}");
    }
    assert!(!reply.link("self").unwrap().contains("as-of"), "but the page itself was not asked for by its revision");
}

#[test]
fn the_page_before_leads_back_to_the_first() {
    let items = "/ogc/collections/changes/items";
    let reply = get(&format!("{items}?limit=10&offset=20")).ok();
    let back = get(&reply.link("prev").unwrap()).ok();
    assert_eq!(back.clone().ids(), get(&format!("{items}?limit=10&offset=10")).ids());
    let first = get(&back.link("prev").unwrap()).ok();
    assert_eq!(first.clone().ids(), get(&format!("{items}?limit=10")).ids());
    assert_eq!(first.link("prev"), None);
    assert_eq!(get(&format!("{items}?limit=10")).link("prev"), None);
    let odd = get(&format!("{items}?limit=10&offset=3")).link("prev").unwrap();
    assert_eq!(get(&odd).ids(), get(&format!("{items}?limit=10")).ids(), "the first page when fewer are before");
}

#[test]
fn without_a_limit_a_page_has_a_hundred_items() {
    let reply = get("/ogc/collections/changes/items").ok();
    assert_eq!(reply.json()["numberReturned"], 100);
    assert!(reply.link("next").is_some());
}

#[test]
fn a_limit_above_the_maximum_is_clamped() {
    let service = Service::default().with_pages(5, 12);
    let returned =
        |query: &str| service.get(&format!("/ogc/collections/sources/items{query}")).ok().json()["numberReturned"].clone();
    assert_eq!(returned(""), 5);
    assert_eq!(returned("?limit=12"), 12);
    assert_eq!(returned("?limit=13"), 12);
    assert_eq!(returned("?limit=10000"), 12);
    assert_eq!(returned("?limit=99999999999999999999999999999999"), 12, "even one that no machine can count to");
    let all = get("/ogc/collections/sources/items?limit=10000").ids();
    assert_eq!(pages(&service, "/ogc/collections/sources/items?limit=1000000").concat(), all, "and nothing is lost");
}

#[test]
fn an_offset_past_the_end_gives_an_empty_page_that_says_how_many_there_are() {
    let all = get("/ogc/collections/changes/items?limit=1").ok().json()["numberMatched"].clone();
    let behind_the_last = all.to_string();
    for offset in [behind_the_last.as_str(), "100000", "18446744073709551615", "99999999999999999999999"] {
        let reply = get(&format!("/ogc/collections/changes/items?offset={offset}")).ok();
        let page = reply.json();
        assert_eq!(page["features"], serde_json::json!([]), "{offset}");
        assert_eq!((&page["numberMatched"], &page["numberReturned"]), (&all, &0.into()), "{offset}");
        assert_eq!(reply.link("next"), None, "{offset}");
    }
}

#[test]
fn the_numbers_of_a_page_are_those_of_its_items() {
    for collection in COLLECTIONS {
        let page = get(&format!("/ogc/collections/{collection}/items?limit=9&offset=4")).ok().json();
        assert_eq!(page["type"], "FeatureCollection");
        assert_eq!(page["numberReturned"], page["features"].as_array().unwrap().len());
        let all = get(&format!("/ogc/collections/{collection}/items?limit=10000")).ids().len();
        assert_eq!(page["numberMatched"], all);
    }
}

#[test]
fn paging_goes_on_while_data_is_published_or_says_that_it_cannot() {
    use crate::support::published_with;
    use corridor::published::Live;
    let live = std::sync::Arc::new(Live::new(published_with("2026-11-26T12:00:00+04:00", "2026-11-26T12:00:00+04:00")));
    let service = Service::default().over(std::sync::Arc::clone(&live));
    let next = service.get("/ogc/collections/changes/items?limit=50").ok().link("next").unwrap();
    live.publish(published_with("2026-11-26T12:00:00+04:00", "2026-11-26T12:30:00+04:00"), crate::support::NOW.parse().unwrap());
    let reply = service.get(&next);
    let pinned = next.split("as-of=").nth(1).unwrap().to_owned();
    match reply.status.as_u16() {
        200 => assert_eq!(reply.header("corridor-revision"), pinned, "only the revision that was asked for"),
        status => assert_eq!((status, reply.json()["type"].as_str()), (404, Some("/problems/no-revision"))),
    }
}
