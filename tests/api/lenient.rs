//! What real clients send: beyond the edges of the map, as often as they like, in any case, as precise as our own answers.

use crate::support::{Service, get};
use axum::http::Method;

fn items(query: &str) -> String {
    format!("/ogc/collections/{query}")
}

/// Both requests ask the same: the same items, and the same address of the answer.
#[track_caller]
fn same(one: &str, other: &str) {
    let (one, other) = (get(&items(one)).ok(), get(&items(other)).ok());
    assert_eq!(one.header("content-location"), other.header("content-location"), "{} {}", one.asked, other.asked);
    assert_eq!(one.header("etag"), other.header("etag"), "{} {}", one.asked, other.asked);
    assert_eq!(one.text(), other.text());
}

#[test]
fn a_browser_map_may_be_turned_around_the_earth() {
    for collection in ["places", "states", "changes", "sources"] {
        let all = get(&items(&format!("{collection}/items?limit=1000"))).ok().json()["numberMatched"].clone();
        for bbox in ["-184.88,-79.5,277.98,87.7", "-540,-95,180,90", "-180,-90,180,90"] {
            let reply = get(&items(&format!("{collection}/items?limit=1000&bbox={bbox}"))).ok();
            assert_eq!(reply.json()["numberMatched"], all, "{collection} {bbox}");
        }
    }
    same("states/items?bbox=406,39,407,40", "states/items?bbox=46,39,47,40");
    same("states/items?bbox=-314,39,-313,90.0000001", "states/items?bbox=46,39,47,90");
    let past_the_edge = get(&items("states/items?bbox=46,39,180.0000001,40")).ids();
    assert_eq!(past_the_edge, get(&items("states/items?bbox=46,39,180,40")).ids());
}

#[test]
fn a_list_may_be_written_with_commas_or_by_repeating_its_name() {
    same("states/items?bbox=46&bbox=39&bbox=47&bbox=40", "states/items?bbox=46,39,47,40");
    same("states/items?status=closed&status=open", "states/items?status=open,closed");
    same(
        "states/items?place=hakari-bridge&place=lachin-corridor,hakari-bridge",
        "states/items?place=lachin-corridor,hakari-bridge",
    );
    same(
        "states/items?access_civilians_in=no&access_civilians_in=not-recorded",
        "states/items?access_civilians_in=not-recorded,no",
    );
}

#[test]
fn publishers_with_commas_may_be_asked_for_together() {
    let publishers = ["PM of Armenia, press service", "OC Media"];
    let count = |query: &str| get(&items(&format!("sources/items?{query}"))).ok().json()["numberMatched"].as_u64().unwrap();
    let each: u64 = publishers.iter().map(|name| count(&format!("publisher={}", name.replace(' ', "%20")))).sum();
    let query = "publisher=PM+of+Armenia%2C%20press+service&publisher=OC+Media";
    assert!(count(query) > 1);
    assert_eq!(count(query), each);
    let own = get(&items(&format!("sources/items?{query}"))).ok().link("self").unwrap();
    assert_eq!(get(&own).ok().json()["numberMatched"].as_u64(), Some(each), "{own}");
}

#[test]
fn a_time_as_our_own_answers_write_it_is_a_datetime() {
    let mut asked = 0;
    for (collection, column) in [("changes", "moment"), ("states", "since_edtf"), ("states", "last_reported_edtf")] {
        for feature in get(&items(&format!("{collection}/items?limit=10000"))).features() {
            let written = feature["properties"][column].as_str().unwrap();
            let query = written.replace('+', "%2B").replace('%', "%25").replace("%252B", "%2B");
            let found = get(&items(&format!("{collection}/items?limit=10000&datetime={query}"))).ids();
            if column != "last_reported_edtf" {
                assert!(found.contains(&feature["id"].as_str().unwrap().to_owned()), "{collection} {written}");
            }
            asked += 1;
        }
    }
    assert!(asked > 300);
    same("changes/items?datetime=2021-07/2022", "changes/items?datetime=2021-07%2F2022");
    let days = get(&items("changes/items?datetime=2021-07-01/2022-12-31&limit=1000")).ids();
    assert_eq!(get(&items("changes/items?datetime=2021-07/2022&limit=1000")).ids(), days);
}

#[test]
fn a_day_as_gdal_writes_it_is_a_day() {
    // GDAL turns `since >= '2023-09-01'` into this.
    same("states/items?datetime=2023-09-01T/..", "states/items?datetime=2023-09-01/..");
    same("states/items?datetime=../2023-09-01T", "states/items?datetime=../2023-09-01");
    same("states/items?datetime=2023-09-01T%2F2023-09-30T", "states/items?datetime=2023-09-01/2023-09-30");
    for refused in ["2023-09T", "T", "2023-09-01TT", "2023-09-01T12"] {
        assert_eq!(get(&items(&format!("states/items?datetime={refused}"))).status, 400, "{refused}");
    }
}

#[test]
fn all_of_time_may_be_asked_for() {
    let all = get(&items("states/items?limit=10000")).ids();
    for datetime in
        ["0000-01-01T00:00:00Z/9999-12-31T23:59:59Z", "0000/9999", "../9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00+23:59/.."]
    {
        let query = datetime.replace('+', "%2B");
        let reply = get(&items(&format!("states/items?limit=10000&datetime={query}"))).ok();
        let own = reply.link("self").unwrap();
        assert_eq!(reply.ids(), all, "{datetime}");
        assert_eq!(get(&own).ids(), all, "{own}");
    }
    assert_eq!(get(&items("states/items?datetime=2023-09-01T00:00:00Z/9999-12-31T00:00:00Z")).ok().status, 200);
}

#[test]
fn a_form_is_named_by_word_or_media_type_in_any_case() {
    for f in ["json", "JSON", "geojson", "GeoJSON", "application/geo+json", "application/geo%2Bjson", "application/json"] {
        let reply = get(&items(&format!("states/items?limit=1&f={f}"))).ok();
        assert_eq!(reply.header("content-type"), "application/geo+json", "{f}");
    }
    for f in ["html", "HTML", "text/html"] {
        assert!(get(&items(&format!("states/items?limit=1&f={f}"))).ok().header("content-type").starts_with("text/html"), "{f}");
    }
}

#[test]
fn a_trailing_slash_leads_to_the_path_without_it() {
    for path in [
        "/about",
        "/timeline",
        "/places/hakari-bridge",
        "/ogc/collections",
        "/ogc/collections/states",
        "/ogc/collections/states/items",
        "/ogc/collections/states/items/hakari-bridge.t040",
        "/timeline.json",
        "/healthz",
    ] {
        let reply = get(&format!("{path}/?a=1&b=%2F"));
        assert_eq!(
            (reply.status.as_u16(), reply.header("location")),
            (308, &*format!("http://corridor.test{path}?a=1&b=%2F")),
            "{path}"
        );
    }
    assert_eq!(get("/ogc/").ok().link("self").as_deref(), Some("http://corridor.test/ogc"), "the root has both spellings");
    for path in ["/nothing/", "//example.org/", "/ogc/nothing/", "/places//"] {
        assert_eq!(get(path).status, 404, "{path}");
    }
}

#[test]
fn a_page_of_another_origin_may_send_any_header_and_read_ours() {
    let names = "content-type, authorization,x-requested-with,cache-control,traceparent,sentry-trace,range,accept-crs,x-foo";
    let asked =
        [("origin", "https://a.test"), ("access-control-request-method", "GET"), ("access-control-request-headers", names)];
    let reply = Service::default().send(Method::OPTIONS, &items("states/items"), &asked);
    assert!(reply.status.is_success());
    assert_eq!(reply.header("access-control-allow-headers"), names);
    assert!(reply.varies_by("access-control-request-headers"));
    let plain = Service::default().send(Method::OPTIONS, &items("states/items"), &[]);
    assert_eq!(plain.header("access-control-allow-headers"), "*");
    let answer = get(&items("states/items?limit=1")).ok();
    let exposed: Vec<&str> = answer.header("access-control-expose-headers").split(',').collect();
    for name in [
        "etag",
        "link",
        "location",
        "content-location",
        "corridor-revision",
        "x-request-id",
        "retry-after",
        "content-disposition",
    ] {
        assert!(exposed.contains(&name), "{name}");
    }
}
