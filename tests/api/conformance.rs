//! The requirements of OGC API – Features, Part 1: Core (OGC 17-069r4), each tested under its number and name.
//!
//! Not tested here, and why: 39 to 44 (`/req/gmlsf0/…`, `/req/gmlsf2/…`) are of classes that are not declared; of 7
//! (`/req/core/http`) the part on HTTPS is the proxy's in front of the server; 29 (`/req/core/fc-timeStamp`) binds only answers
//! with a `timeStamp`, which would break their validators, so none has one; 50 (`/req/oas30/security`) binds only APIs with access
//! control, and this one has none. That the definition is valid OpenAPI 3.0 (45, 46) is said by `tests/tools/test_openapi.py`.

use crate::support::{Reply, Service, get};
use axum::http::Method;
use corridor::{
    encode::Collection,
    schema::properties::{self, Holds, Property},
    server::router::ROUTES,
};
use serde_json::Value;
use std::collections::{BTreeSet, HashSet, VecDeque};

const COLLECTIONS: [&str; 9] =
    ["places", "states", "changes", "sources", "places-points", "places-lines", "places-areas", "states-points", "states-lines"];
const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
const PART_1: &str = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf";

fn items(collection: &str, query: &str) -> String {
    format!("/ogc/collections/{collection}/items?{query}")
}

/// A path of every resource of the API.
fn resources() -> Vec<String> {
    let mut all: Vec<String> = ["/ogc", "/ogc/api", "/ogc/conformance", "/ogc/collections"].map(str::to_owned).into();
    for collection in COLLECTIONS {
        let path = format!("/ogc/collections/{collection}");
        let one = get(&items(collection, "limit=1")).ids().remove(0);
        all.extend(["", "/queryables", "/schema", "/schema/feature", "/items"].map(|part| format!("{path}{part}")));
        all.push(format!("{path}/items/{one}"));
    }
    all
}

fn definition() -> Value {
    get("/ogc/api").ok().json()
}

/// The parameters of an operation, references followed.
fn parameters<'d>(definition: &'d Value, path: &str) -> Vec<&'d Value> {
    let listed = definition["paths"][path]["get"]["parameters"].as_array().unwrap_or_else(|| panic!("{path}"));
    let follow = |parameter: &'d Value| match parameter["$ref"].as_str() {
        Some(reference) => definition.pointer(reference.trim_start_matches('#')).unwrap(),
        None => parameter,
    };
    listed.iter().map(follow).collect()
}

fn parameter<'d>(definition: &'d Value, collection: &str, name: &str) -> &'d Value {
    let all = parameters(definition, &format!("/collections/{collection}/items"));
    all.into_iter().find(|parameter| parameter["name"] == name).unwrap()
}

fn links(value: &Value) -> Vec<&Value> {
    value["links"].as_array().unwrap().iter().collect()
}

fn links_with<'v>(value: &'v Value, rel: &str) -> Vec<&'v Value> {
    links(value).into_iter().filter(|link| link["rel"] == rel).collect()
}

#[track_caller]
fn leads_to(link: &Value, media_type: &str) {
    assert_eq!(link["type"], media_type, "{link}");
    let reply = get(link["href"].as_str().unwrap()).ok();
    assert_eq!(reply.header("content-type").trim_end_matches("; charset=utf-8"), media_type, "{link}");
}

#[test]
fn req_1_core_root_op_and_2_root_success() {
    let page = get("/ogc").ok().json();
    leads_to(links_with(&page, "self")[0], "application/json");
    leads_to(links_with(&page, "alternate")[0], "text/html");
    leads_to(links_with(&page, "service-desc")[0], "application/vnd.oai.openapi+json;version=3.0");
    leads_to(links_with(&page, "service-doc")[0], "text/html");
    leads_to(links_with(&page, "conformance")[0], "application/json");
    leads_to(links_with(&page, "data")[0], "application/json");
    assert_eq!(get("/ogc/").ok().body, get("/ogc").body, "how clients join the server of the definition and its path `/`");
}

#[test]
fn req_3_core_api_definition_op_and_4_api_definition_success() {
    let reply = get("/ogc/api").ok();
    assert_eq!(reply.header("content-type"), "application/vnd.oai.openapi+json;version=3.0");
    assert_eq!(get("/ogc/api?f=html").ok().header("content-type"), "text/html; charset=utf-8");
}

#[test]
fn req_5_core_conformance_op_and_6_conformance_success_declare_what_is_built_and_no_more() {
    let common = "http://www.opengis.net/spec/ogcapi-common";
    let part_3 = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf";
    let part_5 = "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf";
    let wanted = [
        format!("{common}-1/1.0/conf/core"),
        format!("{common}-2/1.0/conf/collections"),
        format!("{PART_1}/core"),
        format!("{PART_1}/geojson"),
        format!("{PART_1}/html"),
        format!("{PART_1}/oas30"),
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs".to_owned(),
        format!("{part_3}/queryables"),
        format!("{part_3}/queryables-query-parameters"),
        format!("{part_5}/schemas"),
        format!("{part_5}/core-roles-features"),
        format!("{part_5}/returnables-and-receivables"),
    ];
    assert_eq!(get("/ogc/conformance").ok().json()["conformsTo"], Value::from(wanted.to_vec()));
}

#[test]
fn req_7_core_http_head_is_get_without_a_body_and_options_says_what_is_allowed() {
    for path in resources() {
        for form in ["json", "html"] {
            let url = format!("{path}?f={form}");
            let (got, head) = (get(&url).ok(), Service::default().send(Method::HEAD, &url, &[]).ok());
            assert!(head.body.is_empty(), "{url}");
            let without = |reply: &Reply| {
                let mut headers = reply.headers.clone();
                headers.remove("x-request-id");
                headers.remove("content-length");
                headers
            };
            assert_eq!(without(&got), without(&head), "{url}");
            assert_eq!(got.body.len().to_string(), head.header("content-length"), "{url}");
        }
        let options = Service::default().send(Method::OPTIONS, &path, &[("origin", "https://newsroom.example")]);
        assert!(options.status.is_success(), "{path}: {}", options.status);
        assert!(options.header("access-control-allow-methods").contains("GET"), "{path}");
        let post = Service::default().send(Method::POST, &path, &[]);
        assert_eq!((post.status.as_u16(), post.header("allow")), (405, "GET, HEAD, OPTIONS"), "{path}");
    }
}

#[test]
fn req_8_core_query_param_unknown_is_a_400() {
    for path in resources() {
        let reply = get(&format!("{path}?unknown=1"));
        assert_eq!(reply.status, 400, "{path}");
        assert_eq!(reply.json()["parameter"], "unknown");
    }
}

#[test]
fn req_9_core_query_param_invalid_is_a_400() {
    for (name, value) in
        [("bbox", "1,2,3"), ("datetime", "yesterday"), ("limit", "0"), ("limit", "x"), ("offset", "-1"), ("f", "xml")]
    {
        for collection in COLLECTIONS {
            let reply = get(&items(collection, &format!("{name}={value}")));
            assert_eq!((reply.status.as_u16(), &reply.json()["parameter"]), (400, &name.into()), "{collection} {name}={value}");
        }
    }
}

/// Longitudes and latitudes of a geometry.
fn positions(coordinates: &Value) -> Vec<(f64, f64)> {
    let list = coordinates.as_array().unwrap();
    match list[0].as_f64() {
        Some(x) => vec![(x, list[1].as_f64().unwrap())],
        None => list.iter().flat_map(positions).collect(),
    }
}

#[test]
fn req_10_core_crs84_every_geometry_is_longitude_first_in_wgs84_and_inside_the_extent() {
    for collection in ["places", "states", "changes"] {
        let about = get(&format!("/ogc/collections/{collection}")).ok().json();
        assert!(about["crs"].as_array().unwrap().contains(&CRS84.into()), "{collection}");
        let extent: Vec<f64> =
            about["extent"]["spatial"]["bbox"][0].as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect();
        for feature in get(&items(collection, "limit=10000")).features() {
            assert!(feature.get("crs").is_none());
            if feature["geometry"].is_null() {
                continue;
            }
            for (x, y) in positions(&feature["geometry"]["coordinates"]) {
                assert!((extent[0]..=extent[2]).contains(&x) && (extent[1]..=extent[3]).contains(&y), "{}", feature["id"]);
            }
        }
    }
}

#[test]
fn req_11_core_fc_md_op_to_15_fc_md_items_links() {
    let all = get("/ogc/collections").ok().json();
    leads_to(links_with(&all, "self")[0], "application/json");
    leads_to(links_with(&all, "alternate")[0], "text/html");
    let listed = all["collections"].as_array().unwrap();
    assert_eq!(listed.iter().map(|one| one["id"].as_str().unwrap()).collect::<Vec<_>>(), COLLECTIONS);
    for one in listed {
        let to_items = links_with(one, "items");
        assert_eq!(to_items.len(), 3);
        leads_to(to_items[0], "application/geo+json");
        leads_to(to_items[1], "text/html");
        leads_to(to_items[2], "text/csv");
    }
}

#[test]
fn req_16_core_fc_md_extent_holds_every_item() {
    for collection in COLLECTIONS {
        let about = get(&format!("/ogc/collections/{collection}")).ok().json();
        if let Some(spatial) = about["extent"].get("spatial") {
            assert_eq!((spatial["crs"].as_str(), spatial["bbox"][0].as_array().unwrap().len()), (Some(CRS84), 4));
        }
        let interval = &about["extent"]["temporal"]["interval"][0];
        let since: jiff::Timestamp = interval[0].as_str().unwrap().parse().unwrap();
        assert!(interval[1].is_null(), "it goes on");
        if collection == "states" {
            for feature in get(&items(collection, "limit=10000")).features() {
                assert!(instant(&feature["properties"]["since"]) >= Some(since), "{}", feature["id"]);
            }
        }
    }
}

#[test]
fn req_17_core_sfc_md_op_and_18_sfc_md_success_say_the_same_as_the_list() {
    for one in get("/ogc/collections").ok().json()["collections"].as_array().unwrap() {
        let alone = get(&format!("/ogc/collections/{}", one["id"].as_str().unwrap())).ok().json();
        for member in ["id", "title", "description", "extent", "crs", "itemType"] {
            assert_eq!(alone[member], one[member]);
        }
        let leads =
            |value: &Value| links(value).iter().map(|link| (link["rel"].clone(), link["href"].clone())).collect::<Vec<_>>();
        assert_eq!(leads(&alone), leads(one));
    }
}

#[test]
fn req_19_core_fc_op_and_26_fc_response_give_the_selected_features() {
    for collection in COLLECTIONS {
        let reply = get(&format!("/ogc/collections/{collection}/items")).ok();
        assert_eq!(reply.header("content-type"), "application/geo+json");
        assert_eq!(reply.json()["type"], "FeatureCollection");
    }
}

#[test]
fn req_20_core_fc_limit_definition_22_fc_bbox_definition_and_24_fc_time_definition() {
    let definition = definition();
    for collection in COLLECTIONS {
        let of = |name| parameter(&definition, collection, name);
        for name in ["limit", "bbox", "datetime"] {
            let found = of(name);
            assert_eq!((&found["in"], &found["required"]), (&"query".into(), &false.into()));
            assert_eq!((&found["style"], &found["explode"]), (&"form".into(), &false.into()));
        }
        let limit = &of("limit")["schema"];
        assert_eq!((&limit["type"], &limit["minimum"]), (&"integer".into(), &1.into()));
        assert!(limit["maximum"].as_u64() >= limit["default"].as_u64() && limit["default"].as_u64().unwrap() >= 1);
        let bbox = &of("bbox")["schema"];
        assert_eq!((&bbox["type"], &bbox["items"]["type"]), (&"array".into(), &"number".into()));
        // The official suite reads both from the array itself.
        assert_eq!((&bbox["minItems"], &bbox["maxItems"]), (&4.into(), &6.into()));
        assert_eq!(bbox["oneOf"], serde_json::json!([{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}]));
        assert_eq!(of("datetime")["schema"]["type"], "string");
    }
}

#[test]
fn req_21_core_fc_limit_response_1_no_more_than_the_limit_and_a_limit_too_large_is_no_error() {
    let service = Service::default().with_pages(5, 9);
    for collection in COLLECTIONS {
        for (query, wanted) in [("", 5), ("?limit=1", 1), ("?limit=9", 9), ("?limit=10", 9), ("?limit=1000000", 9)] {
            let page = service.get(&format!("/ogc/collections/{collection}/items{query}")).features();
            let there_are = service.get(&items(collection, "limit=1")).ok().json()["numberMatched"].as_u64().unwrap();
            assert_eq!(page.len() as u64, there_are.min(wanted), "{collection} {query}");
        }
    }
}

#[test]
fn req_23_core_fc_bbox_response_only_features_that_meet_the_box() {
    let boxes: [[f64; 4]; 4] =
        [[46.5, 39.5, 46.6, 39.7], [46.2, 39.3, 47.0, 40.1], [0.0, 0.0, 1.0, 1.0], [170.0, -90.0, 46.6, 90.0]];
    for collection in COLLECTIONS {
        let all = get(&items(collection, "limit=10000")).features();
        for [west, south, east, north] in boxes {
            let meets = |feature: &&Value| {
                if feature["geometry"].is_null() {
                    return true;
                }
                let positions = positions(&feature["geometry"]["coordinates"]);
                let (xs, ys): (Vec<f64>, Vec<f64>) = positions.into_iter().unzip();
                let end = |list: &[f64], pick: fn(f64, f64) -> f64| list.iter().copied().reduce(pick).unwrap();
                let (low, high) = (end(&xs, f64::min), end(&xs, f64::max));
                let x = if west <= east { low <= east && high >= west } else { low <= east || high >= west };
                x && end(&ys, f64::min) <= north && end(&ys, f64::max) >= south
            };
            let wanted: Vec<String> = all.iter().filter(meets).map(crate::support::id).collect();
            let four = format!("limit=10000&bbox={west},{south},{east},{north}");
            assert_eq!(get(&items(collection, &four)).ids(), wanted, "{collection} {four}");
            let six = format!("limit=10000&bbox={west},{south},-100,{east},{north},9000");
            assert_eq!(get(&items(collection, &six)).ids(), wanted, "{collection} {six}");
        }
    }
}

fn instant(value: &Value) -> Option<jiff::Timestamp> {
    value.as_str().map(|text| text.parse().unwrap_or_else(|error| panic!("{text}: {error}")))
}

#[test]
fn req_25_core_fc_time_response_only_features_that_meet_the_time() {
    // Ends of the interval are included, the end of a state is not.
    let times = [
        ("2023-04-23T20:00:00Z", Some("2023-04-23T20:00:00Z"), Some("2023-04-23T20:00:00Z")),
        ("2022-12-12T00:00:00Z/2023-04-23T00:00:00Z", Some("2022-12-12T00:00:00Z"), Some("2023-04-23T00:00:00Z")),
        ("../2021-06-01T00:00:00Z", None, Some("2021-06-01T00:00:00Z")),
        ("2023-04-22T20:00:00Z/", Some("2023-04-22T20:00:00Z"), None),
        ("../..", None, None),
    ];
    let all = get(&items("states", "limit=10000")).features();
    for (datetime, from, to) in times {
        let time = |text: Option<&str>| text.map(|text| text.parse::<jiff::Timestamp>().unwrap());
        let (from, to) = (time(from), time(to));
        let meets = |feature: &&Value| {
            let (since, until) = (instant(&feature["properties"]["since"]), instant(&feature["properties"]["until"]));
            to.is_none_or(|to| since.unwrap() <= to) && from.is_none_or(|from| until.is_none_or(|until| until > from))
        };
        let wanted: Vec<String> = all.iter().filter(meets).map(crate::support::id).collect();
        assert!(!wanted.is_empty());
        assert_eq!(get(&items("states", &format!("limit=10000&datetime={datetime}"))).ids(), wanted, "{datetime}");
    }
}

#[test]
fn req_27_core_fc_links_and_28_fc_rel_type_self_and_alternate_are_of_the_form_that_was_asked() {
    for path in resources() {
        let json = get(&path).ok();
        let own = json.header("content-type");
        let header = |reply: &Reply| link_header(reply.header("link"));
        for (reply, own, other) in [(&json, own, "text/html"), (&get(&format!("{path}?f=html")).ok(), "text/html", own)] {
            let links = header(reply);
            let of = |rel: &str| links.iter().find(|link| link.1 == rel).unwrap_or_else(|| panic!("{path}: {rel}")).clone();
            assert_eq!(of("self").2, own.replace('"', ""), "{path}");
            assert_eq!(of("alternate").2, other.replace('"', ""), "{path}");
            assert_eq!(get(&of("self").0).ok().body, reply.body, "{path}");
            get(&of("alternate").0).ok();
        }
    }
}

/// Target, relation and type of the links of a `Link` header (RFC 8288).
fn link_header(text: &str) -> Vec<(String, String, String)> {
    let one = |link: &str| {
        let (target, rest) = link.trim().strip_prefix('<').unwrap().split_once('>').unwrap();
        let value = |name: &str| rest.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        (target.to_owned(), value("rel"), value("type"))
    };
    text.split(", <").enumerate().map(|(n, link)| if n == 0 { one(link) } else { one(&format!("<{link}")) }).collect()
}

#[test]
fn every_link_of_a_body_has_rel_and_type_and_the_header_says_the_same() {
    for path in resources() {
        for query in ["", "?f=json"] {
            let reply = get(&format!("{path}{query}")).ok();
            let header = link_header(reply.header("link"));
            let body = reply.json();
            // The schemas are JSON Schemas, and the definition is OpenAPI: neither has room for links.
            let Some(in_body) = body["links"].as_array() else {
                assert!(
                    ["/queryables", "/schema", "/feature", "/api"].iter().any(|end| path.ends_with(end)),
                    "{path} has no links"
                );
                continue;
            };
            let text = |link: &Value, name: &str| link[name].as_str().unwrap_or_else(|| panic!("{path}: {link}")).to_owned();
            let in_body: Vec<_> =
                in_body.iter().map(|link| (text(link, "href"), text(link, "rel"), text(link, "type"))).collect();
            if path.contains("/items") {
                assert_eq!(header, in_body, "{path}");
            } else {
                assert!(!header.is_empty() && header.iter().all(|link| in_body.contains(link)), "{path}");
            }
        }
    }
}

#[test]
fn req_29_core_fc_time_stamp_30_fc_number_matched_and_31_fc_number_returned() {
    for collection in COLLECTIONS {
        for query in ["limit=3", "limit=3&offset=2", "limit=10000", "bbox=46.5,39.5,46.6,39.7&limit=2", "offset=100000"] {
            let page = get(&items(collection, query)).ok().json();
            assert!(page.get("timeStamp").is_none());
            assert_eq!(page["numberReturned"].as_u64().unwrap() as usize, page["features"].as_array().unwrap().len());
            let without_page: Vec<&str> =
                query.split('&').filter(|part| !part.starts_with("limit") && !part.starts_with("offset")).collect();
            let all = get(&items(collection, &format!("limit=10000&{}", without_page.join("&")))).features();
            assert_eq!(page["numberMatched"].as_u64().unwrap() as usize, all.len(), "{collection} {query}");
        }
    }
}

#[test]
fn req_32_core_f_op_33_f_success_and_34_f_links_of_every_item() {
    for collection in COLLECTIONS {
        for feature in get(&items(collection, "limit=10000")).features() {
            let id = feature["id"].as_str().unwrap();
            let reply = get(&format!("/ogc/collections/{collection}/items/{id}")).ok();
            assert_eq!(reply.header("content-type"), "application/geo+json");
            let mut alone = reply.json();
            let rels: Vec<&str> = links(&alone).iter().map(|link| link["rel"].as_str().unwrap()).collect();
            assert_eq!(rels, ["self", "alternate", "collection"], "{id}");
            alone.as_object_mut().unwrap().remove("links");
            assert_eq!(alone, feature, "{id}");
        }
        assert_eq!(get(&format!("/ogc/collections/{collection}/items/no-such-item")).status, 404);
    }
}

#[test]
fn req_35_html_definition_and_36_html_content_pages_are_complete() {
    for path in resources() {
        let reply = Service::default().get_with(&path, &[("accept", "text/html")]).ok();
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{path}");
        let page = reply.text();
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<title>") && page.ends_with("</html>"), "{path}");
        let json = get(&path).ok().json();
        if let Some(features) = json["features"].as_array() {
            assert!(features.iter().all(|feature| page.contains(&format!(">{}</a>", feature["id"].as_str().unwrap()))), "{path}");
        } else if let Some(members) = json["properties"].as_object() {
            assert!(members.keys().all(|name| page.contains(&format!("<dt>{name}</dt>"))), "{path}");
        }
        for link in json["links"].as_array().into_iter().flatten() {
            // Of the two forms a page shows itself and its alternate; everything else is reachable from it.
            if !["self", "alternate"].contains(&link["rel"].as_str().unwrap()) {
                // A page leads to pages, and JSON to JSON, whatever a browser accepts.
                let href = link["href"].as_str().unwrap();
                let of_page = if ["next", "prev"].contains(&link["rel"].as_str().unwrap()) {
                    href.replace("&as-of", "&f=html&as-of")
                } else {
                    href.to_owned()
                };
                assert!(page.contains(&of_page.replace('&', "&amp;")), "{path}: {of_page}");
            }
        }
    }
}

fn hrefs(page: &str) -> Vec<String> {
    page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&")).collect()
}

/// Follows the links of pages from the landing page, breadth first, at most 300 of them.
fn crawl(service: &Service, root: &str, base: &str) -> HashSet<String> {
    let mut seen = HashSet::from([root.to_owned()]);
    let mut waiting = VecDeque::from([root.to_owned()]);
    let mut pages = 0;
    while let Some(url) = waiting.pop_front().filter(|_| pages < 300) {
        pages += 1;
        let inside = url.strip_prefix(base).filter(|rest| !rest.is_empty()).unwrap_or("/");
        let reply = service.get_with(inside, &[("accept", "text/html")]);
        assert_eq!(reply.status, 200, "{url}");
        if !reply.header("content-type").starts_with("text/html") {
            continue;
        }
        for href in hrefs(&reply.text()) {
            let whole = if href.starts_with('/') { format!("{base}{href}") } else { href };
            // What the other pages lead to is followed by their own test.
            let is_new = whole.starts_with(base) && seen.insert(whole.clone());
            if is_new && whole.starts_with(&format!("{base}/ogc")) {
                waiting.push_back(whole);
            }
        }
    }
    seen
}

#[test]
fn req_36_html_content_every_link_of_the_pages_leads_somewhere() {
    let seen = crawl(&Service::default(), "http://corridor.test/ogc?f=html", "http://corridor.test");
    assert!(seen.len() > 300, "{}", seen.len());
    for path in resources() {
        let is_seen = |url: &String| url.split(['?', '#']).next() == Some(&format!("http://corridor.test{path}"));
        assert!(seen.iter().any(is_seen), "no page leads to {path}");
    }
}

#[test]
fn pages_behind_a_public_url_lead_to_that_url_and_stay_at_the_revision_that_was_asked() {
    let service = Service::default().with_public_url("https://maps.example.org/corridor");
    let pin = format!("as-of={}", service.revision());
    for path in resources() {
        let page = service.get(&format!("{path}?f=html&{pin}")).ok().text();
        // The server's own URL stands in the definition as it is.
        for href in hrefs(&page).iter().filter(|href| href.contains("/ogc") && !href.ends_with("/ogc")) {
            assert!(href.starts_with("https://maps.example.org/corridor/ogc") && href.contains(&pin), "{path}: {href}");
        }
    }
}

#[test]
fn req_37_geojson_definition_and_38_geojson_content() {
    for path in resources().iter().filter(|path| path.contains("/items")) {
        let reply = Service::default().get_with(path, &[("accept", "application/geo+json")]).ok();
        assert_eq!(reply.header("content-type"), "application/geo+json");
        let json = reply.json();
        let features = json["features"].as_array().cloned().unwrap_or_else(|| vec![json.clone()]);
        for feature in features {
            assert_eq!(feature["type"], "Feature");
            assert!(feature["id"].is_string() && feature["properties"].is_object() && feature.get("geometry").is_some());
            let parsed: geojson::Feature = serde_json::from_value(feature.clone()).unwrap();
            assert_eq!(parsed.geometry.is_none(), feature["geometry"].is_null());
        }
    }
}

#[test]
fn req_45_oas30_oas_definition_1_46_oas_definition_2_and_48_completeness_every_route_is_in_the_definition() {
    let definition = definition();
    assert!(definition["openapi"].as_str().unwrap().starts_with("3.0."));
    let expand = |route: &str| match route.contains("{collection}") {
        true => COLLECTIONS.map(|collection| route.replace("{collection}", collection)).to_vec(),
        false => vec![route.to_owned()],
    };
    let wanted: BTreeSet<String> = ROUTES
        .iter()
        .filter_map(|(route, _)| route.strip_prefix("/ogc"))
        .flat_map(expand)
        .map(|path| if path.is_empty() { "/".to_owned() } else { path.replace("{id}", "{featureId}") })
        .collect();
    let listed: BTreeSet<String> = definition["paths"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(listed, wanted);
    assert_eq!(definition["servers"][0]["url"], "http://corridor.test/ogc");
    // Every reference leads to something.
    let text = definition.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(definition.pointer(reference).is_some(), "{reference}");
    }
}

#[test]
fn req_47_oas30_oas_impl_every_parameter_of_the_definition_is_known_and_no_other() {
    let definition = definition();
    for path in definition["paths"].as_object().unwrap().keys() {
        let id = parameters(&definition, path).iter().find(|one| one["in"] == "path").map(|one| one["example"].clone());
        let url = format!("/ogc{}", path.trim_end_matches('/'))
            .replace("{featureId}", id.as_ref().map_or("", |id| id.as_str().unwrap()));
        get(&url).ok();
        let names: BTreeSet<&str> = parameters(&definition, path)
            .into_iter()
            .filter(|one| one["in"] == "query")
            .map(|one| one["name"].as_str().unwrap())
            .collect();
        let refused = get(&format!("{url}?unknown=1")).json();
        let allowed = refused["allowed"].as_str().unwrap().split(", ").collect::<BTreeSet<_>>();
        assert_eq!(names, allowed, "{path}");
    }
}

#[test]
fn req_49_oas30_exception_codes_are_in_the_definition() {
    let definition = definition();
    for (path, operations) in definition["paths"].as_object().unwrap() {
        let responses = operations["get"]["responses"].as_object().unwrap();
        for code in ["200", "400", "404", "500"] {
            assert!(responses.contains_key(code), "{path} {code}");
        }
    }
}

/// Whether a value is what a property says that it holds.
fn holds(property: &Property, value: &Value) -> bool {
    if value.is_null() {
        return property.is_nullable;
    }
    match property.holds {
        Holds::Text | Holds::Edtf => value.is_string(),
        Holds::Words(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        Holds::Number | Holds::Metres => value.is_number(),
        Holds::Day => value.as_str().is_some_and(|text| text.parse::<jiff::civil::Date>().is_ok()),
        Holds::Flag => value.is_boolean(),
        Holds::Instant => value.as_str().is_some_and(|text| text.ends_with("+04:00") && text.parse::<jiff::Timestamp>().is_ok()),
        Holds::Url => value.as_str().is_some_and(|text| text.starts_with("https://") || text.starts_with("http://")),
        Holds::Texts => value.as_array().is_some_and(|list| list.iter().all(Value::is_string)),
        Holds::Objects => value.as_array().is_some_and(|list| list.iter().all(Value::is_object)),
        Holds::Object => value.is_object(),
    }
}

#[test]
fn the_tables_of_properties_say_exactly_what_every_feature_has() {
    for collection in Collection::ALL {
        let table = properties::of(collection);
        let names: Vec<&str> = table.iter().map(|property| property.name).collect();
        for feature in get(&items(collection.id(), "limit=10000")).features() {
            let members = feature["properties"].as_object().unwrap();
            let (has, should): (BTreeSet<&str>, BTreeSet<&str>) =
                (members.keys().map(String::as_str).collect(), names.iter().copied().collect());
            assert_eq!(has, should, "{}", feature["id"]);
            for property in &table {
                let value = &members[property.name];
                assert!(holds(property, value), "{} {}: {value}", feature["id"], property.name);
            }
        }
    }
}

#[test]
fn the_schema_of_a_collection_is_met_by_every_feature() {
    for collection in COLLECTIONS {
        let schema = get(&format!("/ogc/collections/{collection}/schema")).ok().json();
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("http://corridor.test/schema.json", schema).unwrap();
        let compiled = compiler.compile("http://corridor.test/schema.json", &mut schemas).unwrap();
        for feature in get(&items(collection, "limit=10000")).features() {
            // The schema is that of the values (Part 5): what is null has none.
            let mut item = feature["properties"].clone();
            item.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            let checked = schemas.validate(&item, compiled);
            assert!(checked.is_ok(), "{}: {}", feature["id"], checked.unwrap_err());
        }
    }
}

#[test]
fn the_schema_of_features_is_met_by_every_feature_and_gives_each_property_one_type() {
    for collection in COLLECTIONS {
        let about = get(&format!("/ogc/collections/{collection}")).ok().json();
        let described = links_with(&about, "describedby");
        assert_eq!(described.len(), 1);
        leads_to(described[0], "application/schema+json");
        let schema = get(described[0]["href"].as_str().unwrap()).ok().json();
        let properties = schema["properties"]["properties"]["properties"].as_object().unwrap();
        assert!(properties.values().all(|property| property["type"].is_string()), "{collection}");
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("http://corridor.test/feature.json", schema.clone()).unwrap();
        let compiled = compiler.compile("http://corridor.test/feature.json", &mut schemas).unwrap();
        for mut feature in get(&items(collection, "limit=10000")).features() {
            feature["properties"].as_object_mut().unwrap().retain(|_, value| !value.is_null());
            if feature["geometry"].is_null() {
                feature["geometry"] = serde_json::json!({});
            }
            let checked = schemas.validate(&feature, compiled);
            assert!(checked.is_ok(), "{}: {}", feature["id"], checked.unwrap_err());
        }
    }
}

#[test]
fn part_5_roles_name_the_id_the_geometry_and_the_time_of_an_item() {
    let of = |collection: &str| get(&format!("/ogc/collections/{collection}/schema")).ok().json();
    let in_role = |schema: &Value, role: &str| -> Option<String> {
        let properties = schema["properties"].as_object().unwrap();
        properties.iter().find(|(_, property)| property["x-ogc-role"] == role).map(|(name, _)| name.clone())
    };
    for collection in COLLECTIONS {
        let schema = of(collection);
        assert!(!schema["$id"].as_str().unwrap().contains('?'));
        assert_eq!(in_role(&schema, "id").as_deref(), Some("id"));
        let numbers: BTreeSet<u64> =
            schema["properties"].as_object().unwrap().values().map(|one| one["x-ogc-propertySeq"].as_u64().unwrap()).collect();
        assert_eq!(numbers.len(), schema["properties"].as_object().unwrap().len(), "each has a place of its own");
        assert_eq!(in_role(&schema, "primary-geometry").is_some(), collection != "sources");
    }
    for (collection, format) in [
        ("states", "geometry-any"),
        ("states-points", "geometry-point"),
        ("states-lines", "geometry-multilinestring"),
        ("places-points", "geometry-point"),
        ("places-lines", "geometry-multilinestring"),
        ("places-areas", "geometry-multipolygon"),
    ] {
        let schema = of(collection);
        let geometry = &schema["properties"]["geometry"];
        assert_eq!(geometry["format"], format, "{collection}");
        assert!(geometry.get("type").is_none(), "a geometry has a format and no type");
        assert_eq!(in_role(&schema, "primary-interval-start").as_deref(), Some("since"));
        assert_eq!(in_role(&schema, "primary-interval-end").as_deref(), Some("until"));
    }
}

#[test]
fn part_2_crs_is_crs84_by_its_uri_or_its_curie_and_nothing_else() {
    let header = format!("<{CRS84}>");
    for collection in COLLECTIONS {
        let plain = get(&items(collection, "limit=2&bbox=46,39,47,40")).ok();
        assert_eq!(plain.header("content-crs"), header);
        for name in [CRS84, "%5BOGC:CRS84%5D", "[OGC:CRS84]"] {
            let asked = get(&items(collection, &format!("limit=2&bbox=46,39,47,40&bbox-crs={name}&crs={name}"))).ok();
            assert_eq!(asked.header("content-crs"), header);
            assert_eq!(asked.json(), plain.json(), "{collection} {name}");
            assert_eq!(asked.header("etag"), plain.header("etag"), "the question is the same");
        }
        let one = plain.ids().remove(0);
        let item = format!("/ogc/collections/{collection}/items/{one}");
        assert_eq!(get(&item).ok().header("content-crs"), header);
        assert_eq!(get(&format!("{item}?crs={CRS84}")).ok().header("content-crs"), header);
        for (path, parameter) in [
            (items(collection, "limit=1&"), "crs"),
            (items(collection, "bbox=46,39,47,40&"), "bbox-crs"),
            (format!("{item}?"), "crs"),
        ] {
            for other in ["http://www.opengis.net/def/crs/EPSG/0/4326", "EPSG:3857", "", "crs84"] {
                let refused = get(&format!("{path}{parameter}={other}"));
                assert_eq!(refused.status, 400, "{path}{parameter}={other}");
                assert_eq!(refused.json()["parameter"], parameter);
                assert!(refused.json()["allowed"].as_str().unwrap().contains(CRS84));
            }
        }
        let about = get(&format!("/ogc/collections/{collection}")).ok().json();
        assert!(about["crs"].as_array().unwrap().contains(&about["storageCrs"]));
        let definition = definition();
        for name in ["crs", "bbox-crs"] {
            assert_eq!(parameter(&definition, collection, name)["schema"]["default"], CRS84);
        }
    }
}
