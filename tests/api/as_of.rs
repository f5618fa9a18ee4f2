//! `as-of`: what was published by then, and never anything newer.

use crate::support::{Service, get, published_with};

const ITEMS: &str = "/ogc/collections/states/items";

fn pinned(id: &str) -> String {
    format!("{ITEMS}?place=hakari-bridge&as-of={id}")
}

#[test]
fn a_revision_is_named_by_12_to_64_of_its_digits_in_either_case() {
    let id = Service::default().whole_revision();
    assert_eq!(id.len(), 64);
    let whole = get(&pinned(&id)).ok();
    for length in [12, 13, 31, 63, 64] {
        let reply = get(&pinned(&id[..length])).ok();
        assert_eq!(reply.text(), whole.text(), "{length} digits");
        assert_eq!(reply.header("corridor-revision"), &id[..12]);
        assert_eq!(get(&pinned(&id[..length].to_uppercase())).ok().text(), whole.text(), "{length} digits in upper case");
    }
}

#[test]
fn fewer_or_more_digits_name_no_revision() {
    let id = Service::default().whole_revision();
    for given in [&id[..11], &id[..1], &format!("{id}0"), "", "latest", "1"] {
        let reply = get(&pinned(given));
        assert_eq!(reply.status, 400, "{given}");
        let problem = reply.json();
        assert_eq!(problem["parameter"], "as-of");
        assert_eq!(problem["given"], given);
        assert!(problem["allowed"].as_str().unwrap().contains("12 to 64"));
    }
}

#[test]
fn an_unknown_revision_is_a_404_and_never_newer_data() {
    let id = Service::default().whole_revision();
    let other_end = format!("{}{}", &id[..63], if id.ends_with('0') { '1' } else { '0' });
    for given in ["000000000000", &"f".repeat(64), &other_end] {
        for path in [ITEMS, "/ogc", "/ogc/collections", "/timeline.json", "/ogc/collections/places/items/tatev"] {
            let reply = get(&format!("{path}?as-of={given}"));
            assert_eq!(reply.status, 404, "{path} {given}");
            assert_eq!(reply.header("content-type"), "application/problem+json");
            assert_eq!(reply.header("cache-control"), "no-store");
            let problem = reply.json();
            assert_eq!((&problem["type"], &problem["parameter"]), (&"/problems/no-revision".into(), &"as-of".into()));
            assert!(problem.get("features").is_none());
        }
    }
}

#[test]
fn the_same_data_has_the_same_revision_and_other_data_another() {
    let modified = "2026-11-26T12:00:00+04:00";
    let id = |published: &corridor::published::Published| published.revision.id.as_str().to_owned();
    assert_eq!(id(&published_with(modified, modified)), Service::default().whole_revision());
    assert_ne!(id(&published_with("\"en\": \"Lachin corridor\"", "\"en\": \"Corridor\"")), Service::default().whole_revision());
}

#[test]
fn an_instant_leads_to_the_revision_that_was_newest_then() {
    let service = Service::default();
    for instant in
        ["2026-11-26T12:00:00%2B04:00", "2026-11-26T12:00:00+04:00", "2026-11-26T08:30:00Z", "2026-11-26T13:00:00%2B04:00"]
    {
        let reply = service.get(&format!("{ITEMS}?place=hakari-bridge&as-of={instant}&datetime=2023-04-23T20:00:00%2B04:00"));
        assert_eq!(reply.status, 302, "{instant}");
        let target = reply.header("location").to_owned();
        assert!(target.starts_with("http://corridor.test/ogc/"), "{target}");
        assert!(target.contains(&format!("as-of={}", service.revision())), "{target}");
        let there = service.get(&target).ok();
        assert_eq!(there.clone().ids(), ["hakari-bridge.t040"], "the other parameters are kept");
        assert!(there.header("cache-control").contains("immutable"));
    }
}

#[test]
fn the_redirect_keeps_every_other_parameter_as_it_was_meant() {
    let url = "/ogc/collections/sources/items?publisher=PM+of+Armenia%2C%20press+service&as-of=2026-11-26T09:00:00Z&limit=3";
    let target = get(url).header("location").to_owned();
    assert_eq!(get(&target).ids(), ["s002"], "{target}");
}

#[test]
fn an_instant_that_has_not_come_is_a_400() {
    for instant in ["2026-11-26T13:00:01%2B04:00", "2027-01-01T00:00:00Z", "9999-01-01T00:00:00Z"] {
        let reply = get(&pinned(instant));
        assert_eq!((reply.status.as_u16(), reply.json()["parameter"].as_str()), (400, Some("as-of")), "{instant}");
    }
}

#[test]
fn an_instant_before_anything_was_published_is_a_404() {
    for instant in ["2026-11-26T11:59:59%2B04:00", "2020-01-01T00:00:00Z", "0001-01-01T00:00:00Z"] {
        let reply = get(&pinned(instant));
        assert_eq!((reply.status.as_u16(), reply.json()["type"].as_str()), (404, Some("/problems/no-revision")), "{instant}");
    }
}

#[test]
fn an_answer_pinned_by_an_id_is_kept_for_good_and_others_for_a_minute() {
    let revision = Service::default().revision();
    for path in
        [ITEMS, "/ogc", "/ogc/collections", "/ogc/collections/states", "/ogc/conformance", "/ogc/collections/places/items/tatev"]
    {
        let pinned = get(&format!("{path}?as-of={revision}")).ok();
        let kept = pinned.header("cache-control");
        assert!(kept.contains("immutable") && kept.contains("max-age=31536000"), "{path}: {kept}");
        let shortly = get(path).ok();
        assert!(shortly.header("cache-control").contains("max-age=60"), "{path}");
        assert!(!shortly.header("cache-control").contains("immutable"), "{path}");
        assert_eq!(shortly.header("corridor-revision"), revision, "{path}");
    }
    let timeline = get(&format!("/timeline.json?as-of={revision}")).ok();
    assert!(timeline.header("cache-control").contains("max-age=60"), "its sentences know which day is today");
}

#[test]
fn every_link_of_a_pinned_answer_stays_pinned() {
    let revision = Service::default().revision();
    for path in [
        "/ogc".to_owned(),
        "/ogc/collections".to_owned(),
        "/ogc/collections/changes".to_owned(),
        format!("{ITEMS}?limit=3&offset=6&datetime=2023-04-23T12:00:00Z"),
        format!("{ITEMS}/hakari-bridge.t040"),
    ] {
        let join = if path.contains('?') { '&' } else { '?' };
        let reply = get(&format!("{path}{join}as-of={revision}")).ok();
        let own: Vec<String> = reply.hrefs().into_iter().filter(|href| href.starts_with("http://corridor.test/")).collect();
        assert!(!own.is_empty(), "{path}");
        for href in own {
            assert!(href.contains(&format!("as-of={revision}")), "{path} leads to {href}");
            assert_eq!(get(&href).status, 200, "{path} leads to {href}");
        }
    }
}
