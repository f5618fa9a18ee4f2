//! The page at `/`: it answers what it can, says in words what it cannot read, and never shows newer data for an older revision.

use crate::support::{Reply, Service, get};
use corridor::{
    geodata::Files,
    published::{Live, Published},
};
use std::sync::Arc;

#[track_caller]
fn is_page(reply: &Reply) {
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{}", reply.asked);
    assert!(reply.text().starts_with("<!DOCTYPE html>"), "{}", reply.asked);
}

/// The message on a page of today, if it has one.
fn complaints(url: &str) -> Vec<String> {
    let reply = get(url).ok();
    is_page(&reply);
    let text = reply.text();
    let parts = text.split("role=\"alert\">").skip(1);
    parts.map(|part| part.split("</p>").next().unwrap().to_owned()).collect()
}

#[test]
fn the_page_shows_the_asked_day_at_its_end() {
    let text = get("/?datetime=2023-04-23").ok().text();
    assert!(text.contains("On 23 April 2023 the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge."));
    assert!(text.contains("<h2 id=\"places\">At the end of 23 April 2023</h2>"));
}

#[test]
fn the_page_shows_an_asked_instant_at_that_instant() {
    let text = get("/?datetime=2022-12-03T13:00:00%2B04:00").ok().text();
    assert!(text.contains("<h2 id=\"places\">At 13:00 on 3 December 2022</h2>"));
    assert!(!text.contains("At the end of"));
    assert!(
        get("/?datetime=2022-12-03T09:00:00Z").ok().text().contains("<h2 id=\"places\">At 13:00 on 3 December 2022</h2>"),
        "local time"
    );
}

#[test]
fn the_stops_of_the_day_are_a_list_in_road_order() {
    let text = get("/?datetime=2023-04-23").ok().text();
    let list = text.split("<ol class=\"strip\">").nth(1).and_then(|list| list.split("</ol>").next()).unwrap();
    let stops = [
        "Goris",
        "Armenian checkpoint",
        "<strong>Armenia</strong>",
        "<strong>Azerbaijan</strong>",
        "Order not known",
        "Hakari Bridge",
    ];
    let places: Vec<usize> = stops.iter().map(|stop| list.find(stop).unwrap_or_else(|| panic!("{stop}: {list}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(list.contains("/places/hakari-bridge?datetime=2023-04-23"), "a stop leads to its place: {list}");
    assert!(!get("/?datetime=2020-11-09").ok().text().contains("class=\"strip\""), "no route yet");
}

#[test]
fn a_page_ignores_names_that_it_does_not_know_whatever_they_hold() {
    let many = (0..100).map(|number| format!("p{number}=1")).collect::<Vec<_>>().join("&");
    let asked = get("/?datetime=2023-04-23").ok().text();
    for query in ["utm_source=a&utm_source=b", "utm=%ff", "%ff=%ff&%ff=1", "&&=&langue", many.as_str()] {
        let reply = get(&format!("/?{query}&datetime=2023-04-23")).ok();
        is_page(&reply);
        assert_eq!(reply.text(), asked, "{query}");
    }
}

#[test]
fn the_sentence_comes_in_the_language_that_is_asked_for() {
    let text = get("/?datetime=2023-04-23&lang=ka").ok().text();
    assert!(text.contains("<p class=\"sentence\"><strong>2023 წლის 23 აპრილი: ლაჩინის დერეფანი – დახურულია აზერბაიჯანელი მესაზღვრეების მიერ ხაკარის (ჰაქარის) ხიდთან."), "{text}");
    assert_eq!(complaints("/?lang=ka"), [""; 0]);
}

#[test]
fn a_language_that_is_not_known_is_said_and_english_is_shown() {
    for query in ["lang=tlh", "lang=", "lang=EN", "lang=hy&lang=ka", "lang=%ff"] {
        let found = complaints(&format!("/?{query}"));
        assert_eq!(found.len(), 1, "{query}: {found:?}");
        assert!(found[0].contains("English is shown."), "{query}: {found:?}");
        assert!(get(&format!("/?{query}")).ok().text().contains("On 26 November 2026 the state of"), "{query}");
    }
}

#[test]
fn the_table_of_a_past_day_names_no_later_report() {
    let text = get("/?datetime=2022-12-02").ok().text();
    assert!(text.contains("20:00 on 30 August 2022"));
    let mut reported = text.split("data-head=\"Last reported\">").skip(1).map(|cell| cell.split("</td>").next().unwrap());
    assert!(reported.all(|cell| !cell.contains("2023")), "nothing was reported then that was said in 2023");
}

#[test]
fn a_time_that_cannot_be_read_is_said_and_today_is_shown() {
    for (query, said) in [
        ("datetime=2023-02-30", "is not a date in the calendar"),
        ("datetime=yesterday", "is not a moment"),
        ("datetime=2022-12-12/2023-04-23", "2022-12-12/2023-04-23"),
        ("datetime=%ff", "datetime"),
        ("datetime=", "datetime"),
        ("datetime=2023-04-23&datetime=2023-04-24", "given more than once"),
        ("datetime=2023-04-23&datetime=%ff", "given more than once"),
        ("datetime=%3Cscript%3E", "&lt;script&gt;"),
    ] {
        let found = complaints(&format!("/?{query}"));
        assert_eq!(found.len(), 1, "{query}");
        assert!(found[0].contains(said) && found[0].ends_with("Today is shown."), "{query}: {}", found[0]);
        assert!(get(&format!("/?{query}")).text().contains("<h2 id=\"places\">At the end of 26 November 2026</h2>"), "{query}");
    }
    assert!(complaints("/").is_empty() && complaints("/?datetime=now").is_empty());
}

#[test]
fn an_as_of_that_cannot_be_read_is_said_and_the_newest_data_is_shown() {
    for (query, said) in [
        ("as-of=latest", "neither a revision nor an instant"),
        ("as-of=", "neither a revision nor an instant"),
        ("as-of=%ff", "neither a revision nor an instant"),
        ("as-of=2027-01-01T00:00:00Z", "has not come"),
        ("as-of=latest&as-of=first", "given more than once"),
    ] {
        let found = complaints(&format!("/?{query}&datetime=2023-04-23"));
        assert_eq!(found.len(), 1, "{query}");
        assert!(found[0].contains(said) && found[0].ends_with("The newest data is shown."), "{query}: {}", found[0]);
        let text = get(&format!("/?{query}&datetime=2023-04-23")).text();
        assert!(text.contains("<h2 id=\"places\">At the end of 23 April 2023</h2>"), "{query}: the day is still answered");
    }
    assert_eq!(complaints("/?as-of=latest&datetime=never").len(), 2, "each is said");
}

#[test]
fn an_instant_before_anything_was_published_is_a_page_that_says_so_without_any_data() {
    let reply = get("/?as-of=2020-01-01T00:00:00Z&datetime=2023-04-23");
    assert_eq!(reply.status, 404);
    is_page(&reply);
    assert_eq!(reply.header("cache-control"), "no-store");
    let text = reply.text();
    assert!(text.contains("There is no such revision") && text.contains("2020-01-01T00:00:00Z"));
    assert!(!text.contains("Lachin") && !text.contains("<table"));
}

#[test]
fn an_instant_leads_to_the_page_of_the_revision_of_then() {
    let reply = get("/?as-of=2026-11-26T09:00:00Z&datetime=2023-04-23&utm=1");
    assert_eq!(reply.status, 302);
    let target = reply.header("location").to_owned();
    assert!(target.contains(&format!("as-of={}", Service::default().revision())), "{target}");
    assert!(get(&target).ok().text().contains("<h2 id=\"places\">At the end of 23 April 2023</h2>"), "{target}");
}

#[test]
fn a_message_is_not_kept_for_a_page_without_one() {
    let plain = get("/").ok();
    let said = get("/?datetime=never").ok();
    assert_ne!(plain.header("etag"), said.header("etag"));
    assert_eq!(get("/?utm=1").ok().header("etag"), plain.header("etag"));
}

#[test]
fn what_the_data_says_is_no_link_unless_it_is_an_address() {
    let shipped = Files::built_in();
    let mut changes: serde_json::Value = serde_json::from_str(shipped.text("changes.json")).unwrap();
    let id = changes[1]["id"].as_str().unwrap().to_owned();
    changes[1]["summary"] = serde_json::json!({"en": "https://ok.test/ javascript:alert(document.domain)//"});
    let texts = ["dataset.json", "places.geojson", "", "sources.json"].map(|name| match name {
        "" => changes.to_string(),
        name => shipped.text(name).to_owned(),
    });
    let published = Published::from_files(&Files::from_texts(texts).in_canonical_form()).unwrap();
    let service = Service::default().over(Arc::new(Live::new(published)));
    for path in
        ["/ogc/collections/changes/items?f=html&limit=1000".to_owned(), format!("/ogc/collections/changes/items/{id}?f=html")]
    {
        let text = service.get(&path).ok().text();
        assert!(text.contains("javascript:alert"), "{path} shows it");
        assert!(!text.contains("href=\"javascript") && !text.contains("href=\"https://ok.test"), "{path} links it");
    }
    let source = service.get("/ogc/collections/sources/items/s001?f=html").ok().text();
    assert!(source.contains("rel=\"noopener\""), "addresses of sources are linked");
}

/// The small map of a page of the API: its address, and the page that it leads to.
fn small_map(url: &str) -> Option<(String, String)> {
    let text = get(&format!("{url}{}f=html", if url.contains('?') { '&' } else { '?' })).ok().text();
    let map = text.split("class=\"small-map\" href=\"").nth(1)?;
    let (href, rest) = map.split_once('"')?;
    let source = rest.split("src=\"").nth(1)?.split('"').next()?;
    assert!(rest.split("alt=\"").nth(1)?.starts_with("Map: "), "{url}");
    Some((source.replace("&amp;", "&"), href.replace("&amp;", "&")))
}

#[test]
fn an_item_of_the_api_has_a_small_map_of_its_place_at_its_time() {
    for (url, wanted) in [
        ("/ogc/collections/places/items/hakari-bridge", "place=hakari-bridge"),
        ("/ogc/collections/states/items/hakari-bridge.t040", "datetime=2023-04-23T00:00:00%2B04:00&place=hakari-bridge"),
        ("/ogc/collections/changes/items/t039", "place=blockade-site"),
        ("/ogc/collections/states/items?datetime=2023-04-23", ""),
        ("/ogc/collections/states/items?datetime=2023-04-23T20:00:00%2B04:00", "datetime=2023-04-23T12:00:00%2B04:00&"),
    ] {
        let Some((source, href)) = small_map(url) else {
            assert_eq!(wanted, "", "{url} has no map");
            continue;
        };
        assert!(source.contains(wanted) && !wanted.is_empty(), "{url}: {source}");
        let inside = |whole: &str| whole.strip_prefix("http://corridor.test").unwrap().to_owned();
        assert_eq!(get(&inside(&source)).ok().header("content-type"), "image/svg+xml", "{url}");
        is_page(&get(&inside(&href)).ok());
    }
}

#[test]
fn what_is_listed_and_not_drawn_has_no_small_map() {
    for url in [
        "/ogc/collections/places/items/bypass-track",
        "/ogc/collections/sources/items/s001",
        "/ogc/collections/changes/items/t040",
        "/ogc/collections/states/items",
    ] {
        assert_eq!(small_map(url), None, "{url}");
    }
}

#[test]
fn a_claim_is_said_in_the_number_of_who_says_it() {
    let text = get("/changes/t041").ok().text();
    assert!(text.contains("<p class=\"who\">de facto Nagorno-Karabakh authorities say:</p>"), "{text}");
    assert!(text.contains("<p class=\"who\">Armenian media say:</p>"), "{text}");
    assert!(get("/changes/t040").ok().text().contains("<p class=\"who\">Russia says:</p>"));
    let russian = get("/changes/t041?lang=ru").ok().text();
    assert!(russian.contains("Власти Нагорного Карабаха (де-факто) говорят:"), "{russian}");
}

#[test]
fn days_in_each_status_are_those_of_the_table_of_days() {
    let daily = get("/data/daily.csv").ok().text();
    let closed = daily.lines().filter(|line| line.contains("hakari-bridge,") && line.contains(",closed,")).count();
    let text = get("/places/hakari-bridge").ok().text();
    let after = text.split("Days in each status").nth(1).unwrap();
    let said = after.split("> Closed").nth(1).unwrap().split("<dd>").nth(1).unwrap();
    assert!(said.starts_with(&format!("{closed} days</dd>")), "{closed}: {}", &said[..20]);
}
