//! What the service says of itself, its front page, and the headers of every answer.

use crate::support::{Reply, Service, get, path_of};
use axum::http::Method;
use axum::http::StatusCode;
use corridor::server::router::ROUTES;
use serde_json::Value;

const COLLECTIONS: [&str; 9] =
    ["places", "states", "changes", "sources", "places-points", "places-lines", "places-areas", "states-points", "states-lines"];

/// A path of each route.
fn every_path() -> Vec<String> {
    ROUTES.iter().map(|(route, _)| path_of(route)).collect()
}

fn query_value(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[test]
fn the_landing_page_leads_to_everything() {
    let reply = get("/ogc").ok();
    assert_eq!(reply.header("content-type"), "application/json");
    let page = reply.json();
    assert!(!page["title"].as_str().unwrap().is_empty() && !page["description"].as_str().unwrap().is_empty());
    assert_eq!(page["revision"], Service::default().revision().as_str());
    for rel in ["self", "conformance", "data"] {
        get(&reply.link(rel).unwrap()).ok();
    }
    assert!(reply.link("license").unwrap().starts_with("https://creativecommons.org/"));
}

#[test]
fn conformance_names_the_core_and_geojson_of_ogc_features() {
    let classes = get("/ogc/conformance").ok().json();
    for class in ["ogcapi-features-1/1.0/conf/core", "ogcapi-features-1/1.0/conf/geojson"] {
        let url = format!("http://www.opengis.net/spec/{class}");
        assert!(classes["conformsTo"].as_array().unwrap().contains(&Value::from(url)), "{class}");
    }
}

#[test]
fn the_collections_are_listed_as_they_are_one_by_one() {
    let all = get("/ogc/collections").ok().json();
    let listed = all["collections"].as_array().unwrap();
    assert_eq!(listed.iter().map(|one| one["id"].as_str().unwrap()).collect::<Vec<_>>(), COLLECTIONS);
    for one in listed {
        let mut alone = get(&format!("/ogc/collections/{}", one["id"].as_str().unwrap())).ok().json();
        alone.as_object_mut().unwrap().retain(|name, _| one.get(name).is_some());
        assert_eq!(&alone, one);
        assert_eq!(one["itemType"], "feature");
        assert_eq!(one["extent"]["temporal"]["interval"][0][0], "2020-11-10T00:00:00+04:00");
        assert_eq!(one["extent"].get("spatial").is_some(), one["id"] != "sources", "sources have no place");
    }
}

#[test]
fn every_link_of_metadata_is_absolute_and_leads_somewhere() {
    let mut paths = vec!["/ogc".to_owned(), "/ogc/collections".to_owned()];
    paths.extend(COLLECTIONS.iter().map(|collection| format!("/ogc/collections/{collection}")));
    paths.extend(COLLECTIONS.iter().map(|collection| format!("/ogc/collections/{collection}/items?limit=2&offset=1")));
    for path in paths {
        let links = get(&path).ok().hrefs();
        assert!(!links.is_empty());
        for href in links {
            assert!(href.starts_with("http://") || href.starts_with("https://"), "{path}: {href}");
            if let Some(own) = href.strip_prefix("http://corridor.test") {
                assert_eq!(get(own).status, 200, "{path} leads to {href}");
            }
        }
    }
}

#[test]
fn every_queryable_is_a_parameter_and_so_is_each_of_its_values() {
    for collection in COLLECTIONS {
        let reply = get(&format!("/ogc/collections/{collection}/queryables")).ok();
        assert_eq!(reply.header("content-type"), "application/schema+json");
        let schema = reply.json();
        assert_eq!(schema["type"], "object");
        assert!(schema["$schema"].as_str().unwrap().starts_with("https://json-schema.org/"));
        assert!(schema["$id"].as_str().unwrap().ends_with(&format!("/ogc/collections/{collection}/queryables")));
        let properties = schema["properties"].as_object().unwrap();
        assert!(properties.len() >= 3, "{collection}");
        for (name, property) in properties {
            let values = property["enum"].as_array().unwrap();
            assert!(!values.is_empty(), "{collection} {name}");
            for value in values {
                let value = value.as_str().unwrap();
                let page = get(&format!("/ogc/collections/{collection}/items?limit=1&{name}={}", query_value(value))).ok();
                assert_eq!(page.json()["type"], "FeatureCollection", "{collection} {name}={value}");
            }
            let unknown = get(&format!("/ogc/collections/{collection}/items?{name}=no-such-value"));
            assert_eq!(unknown.status, 400, "{collection} {name}");
        }
    }
}

#[test]
fn a_value_of_a_queryable_that_stands_in_an_item_finds_that_item() {
    for (collection, name) in
        [("states", "status"), ("states", "place"), ("places", "kind"), ("changes", "category"), ("sources", "publisher")]
    {
        let item = get(&format!("/ogc/collections/{collection}/items?limit=1&offset=5")).features().remove(0);
        let value = query_value(item["properties"][name].as_str().unwrap());
        // `place` of a place would be its id.
        let found = get(&format!("/ogc/collections/{collection}/items?limit=10000&{name}={value}")).ids();
        assert!(found.contains(&crate::support::id(&item)), "{collection} {name}={value}");
    }
}

fn own_links(reply: &Reply) -> Vec<String> {
    reply.hrefs().into_iter().filter(|href| href.contains("/ogc")).collect()
}

#[test]
fn links_lead_to_the_host_that_was_asked() {
    for host in ["maps.example.org", "localhost:8080", "127.0.0.1:39471", "[::1]:8080"] {
        for path in ["/ogc", "/ogc/collections/states/items?limit=1"] {
            let reply = Service::default().get_with(path, &[("host", host)]).ok();
            for href in own_links(&reply) {
                assert!(href.starts_with(&format!("http://{host}/ogc")), "{host}: {href}");
            }
        }
    }
}

#[test]
fn a_host_that_is_no_host_is_not_put_into_links() {
    let long = "a".repeat(300);
    for host in [
        "evil.test/path",
        "evil.test\"><script>",
        "evil.test?x=",
        "evil.test#",
        "user@evil.test",
        "evil test",
        "",
        &long,
        "evil.test\\",
    ] {
        for path in ["/ogc", "/ogc/collections/states/items?limit=1", "/", "/ogc?as-of=2026-11-26T12:30:00%2B04:00"] {
            let reply = Service::default().get_with(path, &[("host", host)]);
            assert_eq!(reply.status, 400, "{host} {path}");
            assert_eq!(reply.header("location"), "", "{host} {path}");
            assert_eq!(reply.json()["type"], "/problems/bad-host", "{host} {path}");
        }
    }
}

#[test]
fn a_public_url_wins_over_the_host() {
    let service = Service::default().with_public_url("https://maps.example.org/corridor");
    for path in ["/ogc", "/ogc/collections", "/ogc/collections/states/items?limit=1", "/ogc/collections/places/items/tatev"] {
        let reply = service.get_with(path, &[("host", "inside:8080")]).ok();
        let links = own_links(&reply);
        assert!(!links.is_empty());
        for href in links {
            assert!(href.starts_with("https://maps.example.org/corridor/ogc"), "{path}: {href}");
        }
    }
    let redirect = service.get("/ogc?as-of=2026-11-26T12:30:00%2B04:00");
    assert!(redirect.header("location").starts_with("https://maps.example.org/corridor/ogc?"));
}

#[test]
fn every_answer_has_the_security_headers() {
    let errors =
        ["/nothing", "/ogc?x=1", "/ogc/collections/nothing", "/ogc?as-of=000000000000", "/ogc?as-of=2026-11-26T12:30:00%2B04:00"];
    let paths = every_path().into_iter().chain(errors.map(str::to_owned));
    for path in paths {
        let etag = get(&path).header("etag").to_owned();
        let is_page = get(&path).header("content-type").starts_with("text/html");
        let answers = [
            get(&path),
            Service::default().get_with(&path, &[("if-none-match", &etag)]),
            Service::default().send(Method::HEAD, &path, &[]),
            Service::default().send(Method::POST, &path, &[]),
            Service::default().send(Method::OPTIONS, &path, &[]),
        ];
        for reply in answers {
            assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path} {}", reply.status);
            assert!(!reply.header("referrer-policy").is_empty(), "{path} {}", reply.status);
            assert!(!reply.header("permissions-policy").is_empty(), "{path} {}", reply.status);
            let policy = reply.header("content-security-policy");
            // What is kept keeps its own; what HEAD names without making it has none.
            let is_unmade = path == "/snapshot.svg" && reply.body.is_empty();
            if policy.is_empty() && (reply.status == 304 || is_unmade) {
                continue;
            }
            if reply.status.is_success() && reply.header("content-type").starts_with("text/html") {
                assert!(policy.contains("script-src 'self';"), "{path}: {policy}");
            } else if !path.ends_with(".js") && !is_page {
                assert!(!policy.contains("script-src"), "{path} {}: {policy}", reply.status);
            }
            assert!(
                policy.contains("default-src 'none'") && policy.contains("frame-ancestors"),
                "{path} {}: {policy}",
                reply.status
            );
            // An embed may stand in any page; what it loads comes from here as everywhere.
            let loads = if path == "/embed" { policy.replace("frame-ancestors *", "") } else { policy.to_owned() };
            assert!(!loads.contains("unsafe-eval") && !loads.contains('*'), "{path}: {policy}");
        }
    }
}

#[test]
fn every_route_of_the_list_answers() {
    for path in every_path() {
        // A film of its whole time is more than is made here.
        let short = if path.starts_with("/film.") { "?from=2022-12-12&to=2022-12-13&width=320&height=180" } else { "" };
        let reply = get(&format!("{path}{short}"));
        // Whether there is a program for videos depends on the machine.
        let is_missing = path == "/film.mp4" && reply.status == StatusCode::NOT_IMPLEMENTED;
        assert!(reply.status.is_success() || is_missing, "{path}: {}", reply.status);
    }
}

#[test]
fn any_page_may_read_the_data() {
    for path in ["/ogc", "/ogc/collections/states/items?limit=1", "/timeline.json", "/ogc?x=1", "/nothing"] {
        let reply = Service::default().get_with(path, &[("origin", "https://newsroom.example")]);
        assert_eq!(reply.header("access-control-allow-origin"), "*", "{path}");
        let exposed = reply.header("access-control-expose-headers").to_lowercase();
        assert!(exposed.contains("etag") && exposed.contains("corridor-revision"), "{path}: {exposed}");
    }
}

#[test]
fn a_preflight_says_what_may_be_sent() {
    let asked = [
        ("origin", "https://newsroom.example"),
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", "if-none-match"),
    ];
    let reply = Service::default().send(Method::OPTIONS, "/ogc/collections/states/items", &asked);
    assert!(reply.status.is_success());
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert!(reply.header("access-control-allow-headers").to_lowercase().contains("if-none-match"));
    let methods = reply.header("access-control-allow-methods");
    assert!(methods.contains("GET") && !methods.contains("POST") && !methods.contains("DELETE"), "{methods}");
    assert!(reply.header("access-control-max-age").parse::<u32>().unwrap() > 0);
}

#[test]
fn the_process_says_that_it_runs_and_what_it_serves() {
    assert_eq!(get("/healthz").ok().text(), "ok\n");
    let ready = get("/readyz").ok().json();
    assert_eq!((&ready["status"], &ready["geodata"]), (&"ready".into(), &"good".into()));
    assert_eq!(ready["dataset"], "lachin-corridor");
    assert_eq!(ready["revision"], Service::default().revision().as_str());
    assert_eq!(ready["recorded_at"], "2026-11-26T12:00:00+04:00");
    assert_eq!(ready["problems"], serde_json::json!([]));
}

fn page(query: &str) -> String {
    let reply = get(&format!("/{query}")).ok();
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
    // The statement and the rest of the sentence are set apart.
    reply.text().replace("</strong><span>", " ")
}

#[test]
fn the_front_page_shows_the_sentence_of_the_day() {
    let sentence = |datetime: &str| {
        let timeline = get(&format!("/timeline.json?datetime={datetime}")).ok().json();
        timeline["answer"]["text"].as_str().unwrap().to_owned()
    };
    assert!(page("?datetime=now").contains(&sentence("now")));
    for day in ["2023-04-23", "2022-12-03", "1990-01-01", "2030-01-01", "2023-04-23T12:00:00%2B04:00"] {
        assert!(page(&format!("?datetime={day}")).contains(&sentence(day)), "{day}");
    }
    assert!(page("?datetime=2023-04-23").contains("No ordinary traffic since 12 December 2022: day 133"));
}

#[test]
fn the_front_page_names_who_says_so_and_leads_to_the_data() {
    let page = page("?datetime=2023-04-23");
    assert!(page.contains("OC Media") && page.contains("Hakari Bridge"));
    for href in ["/data/states.geojson", "/data/places.csv", "/timeline.json", "/ogc"] {
        assert!(page.contains(&format!("href=\"{href}\"")), "{href}");
        get(href).ok();
    }
}

#[test]
fn the_front_page_answers_a_day_that_it_cannot_read_with_today_and_a_message() {
    let today = page("?datetime=now");
    let sentence = today.split("class=\"sentence\"><strong>").nth(1).unwrap().split('<').next().unwrap();
    for malformed in
        ["2023-02-30", "yesterday", "", "2023-04-22/2023-04-23", "%3Cscript%3Ealert(1)%3C/script%3E", "2023-04-23T12:00"]
    {
        let page = page(&format!("?datetime={malformed}"));
        assert!(page.contains("role=\"alert\""), "{malformed}");
        assert!(page.contains(sentence), "{malformed}");
        assert!(!page.contains("<script>"), "{malformed}: what was given is escaped");
    }
    assert!(page("?datetime=2023-02-30").contains("2023-02-30"), "the message names what was given");
    assert!(!today.contains("role=\"alert\""));
}

#[test]
fn the_front_page_ignores_names_that_it_does_not_know() {
    assert_eq!(page("?utm_source=feed&fbclid=1"), page(""));
}
