//! One item in many forms: layers of one geometry type, tables, plain days, and links that lead to the form that they name.

use crate::support::{Reply, Service, get, html::Document, id};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The views, with the collection that each is of and the types of geometry that it holds.
const VIEWS: [(&str, &str, [&str; 2]); 5] = [
    ("places-points", "places", ["Point", "MultiPoint"]),
    ("places-lines", "places", ["LineString", "MultiLineString"]),
    ("places-areas", "places", ["Polygon", "MultiPolygon"]),
    ("states-points", "states", ["Point", "MultiPoint"]),
    ("states-lines", "states", ["LineString", "MultiLineString"]),
];

/// Questions that a collection and its views are asked alike.
const QUESTIONS: [&str; 6] = [
    "limit=10000",
    "limit=10000&datetime=2023-04-23T20:00:00%2B04:00",
    "limit=10000&datetime=2023-04-23/2023-05-01",
    "limit=10000&bbox=46.5,39.5,46.6,39.7",
    "limit=10000&kind=road,bridge,checkpoint",
    "limit=10000&part_of=lachin-corridor&datetime=now",
];

fn items(collection: &str, query: &str) -> String {
    format!("/ogc/collections/{collection}/items?{query}")
}

fn table(reply: &Reply) -> (Vec<String>, Vec<BTreeMap<String, String>>) {
    assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
    let mut reader = csv::Reader::from_reader(&reply.body[..]);
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| header.iter().cloned().zip(row.unwrap().iter().map(str::to_owned)).collect()).collect();
    (header, rows)
}

#[test]
fn a_view_holds_the_items_of_its_type_and_all_of_one_type() {
    for (view, of, types) in VIEWS {
        for question in QUESTIONS {
            let wanted: Vec<Value> = get(&items(of, question))
                .features()
                .into_iter()
                .filter(|feature| feature["geometry"]["type"].as_str().is_some_and(|kind| types.contains(&kind)))
                .collect();
            let reply = get(&items(view, question)).ok();
            assert_eq!(reply.json()["numberMatched"], wanted.len(), "{view} {question}");
            let found = reply.features();
            let kinds: BTreeSet<&str> = found.iter().map(|feature| feature["geometry"]["type"].as_str().unwrap()).collect();
            assert!(kinds.len() <= 1, "{view} {question}: {kinds:?}");
            assert_eq!(
                found.iter().map(|one| &one["properties"]).collect::<Vec<_>>(),
                wanted.iter().map(|one| &one["properties"]).collect::<Vec<_>>()
            );
            assert!(found.iter().map(id).eq(wanted.iter().map(id)));
        }
        assert!(!get(&items(view, "limit=1")).ids().is_empty(), "{view} is not empty");
    }
}

#[test]
fn the_bridge_and_the_checkpoints_are_in_a_layer_of_points() {
    let found = get(&items("states-points", "datetime=2023-04-26T12:00:00%2B04:00&limit=100")).ids();
    assert!(found.iter().any(|id| id.starts_with("hakari-bridge.")) && found.iter().any(|id| id.starts_with("az-checkpoint.")));
}

#[test]
fn an_item_of_a_view_is_at_its_address_there_and_others_are_not() {
    let line = get("/ogc/collections/places-lines/items/new-road").ok().json();
    assert_eq!(line["geometry"]["type"], "MultiLineString");
    assert_eq!(get("/ogc/collections/places-lines/items/hakari-bridge").status, 404);
    assert_eq!(get("/ogc/collections/places-points/items/hakari-bridge").ok().json()["geometry"]["type"], "Point");
    assert_eq!(get("/ogc/collections/places-points/items/bypass-track").status, 404, "it has no geometry");
    assert_eq!(get("/ogc/collections/states-areas/items").status, 404);
}

#[test]
fn a_view_pages_like_a_collection() {
    let mut url = items("states-lines", "limit=7&datetime=2021-01-01/..");
    let mut ids = Vec::new();
    loop {
        let reply = get(&url).ok();
        ids.extend(reply.clone().ids());
        let Some(next) = reply.link("next") else { break };
        assert!(next.contains("/ogc/collections/states-lines/items?"));
        url = next;
    }
    assert_eq!(ids, get(&items("states-lines", "limit=10000&datetime=2021-01-01/..")).ids());
}

#[test]
fn plain_days_are_those_on_which_the_api_finds_an_item() {
    let states = get(&items("states", "limit=10000")).features();
    let places = get(&items("places", "limit=10000")).features();
    let holds_on = |feature: &Value, day: &str| {
        let bound = |name: &str| feature["properties"][name].as_str().map(str::to_owned);
        bound("since_date").is_none_or(|since| *since <= *day) && bound("until_date").is_none_or(|until| *day <= *until)
    };
    for day in ["2020-11-09", "2020-11-10", "2022-08-30", "2023-04-22", "2023-04-23", "2023-04-26", "2023-09-24", "2026-11-01"] {
        for (collection, all) in [("states", &states), ("places", &places)] {
            let by_days: Vec<String> = all.iter().filter(|feature| holds_on(feature, day)).map(id).collect();
            assert_eq!(get(&items(collection, &format!("limit=10000&datetime={day}"))).ids(), by_days, "{collection} {day}");
        }
    }
}

#[test]
fn days_of_changes_and_sources_are_the_first_that_they_can_be_of() {
    for change in get(&items("changes", "limit=10000")).features() {
        let properties = &change["properties"];
        assert_eq!(properties["date"].as_str().unwrap(), &properties["since"].as_str().unwrap()[..10], "{}", change["id"]);
    }
    let mut months = 0;
    for source in get(&items("sources", "limit=10000")).features() {
        let properties = &source["properties"];
        assert_eq!(properties["date"].is_null(), properties["date_edtf"].is_null());
        let Some(written) = properties["date_edtf"].as_str() else { continue };
        let date = properties["date"].as_str().unwrap();
        let digits = written.trim_end_matches(['~', '?', '%']);
        months += usize::from(digits.len() < 10);
        assert_eq!(date, format!("{digits}{}", &"2000-01-01"[digits.len().min(10)..]), "{}", source["id"]);
    }
    assert!(months > 10, "the data has dates that are no days");
}

#[test]
fn ids_stand_among_the_properties_too() {
    for collection in ["places", "states", "changes", "sources", "states-points"] {
        for feature in get(&items(collection, "limit=10000")).features() {
            assert_eq!(feature["properties"]["id"], feature["id"]);
        }
    }
}

#[test]
fn a_table_has_the_values_of_the_features_and_all_that_match() {
    for collection in ["places", "states", "changes", "sources", "places-lines", "states-points"] {
        for question in QUESTIONS {
            let question = question.trim_start_matches("limit=10000").trim_start_matches('&');
            if collection == "sources" && (question.contains("kind") || question.contains("part_of")) {
                continue;
            }
            let (header, rows) = table(&get(&items(collection, &format!("f=csv&{question}"))).ok());
            let features = get(&items(collection, &format!("limit=10000&{question}"))).features();
            assert!(rows.iter().map(|row| row["id"].clone()).eq(features.iter().map(id)), "{collection} {question}");
            for (row, feature) in rows.iter().zip(&features) {
                for name in header.iter().filter(|name| !["longitude", "latitude", "wkt"].contains(&name.as_str())) {
                    let value = &feature["properties"][name];
                    let text = match value {
                        Value::Null => String::new(),
                        Value::String(text) => text.clone(),
                        Value::Array(list) => list.iter().map(|one| one.as_str().unwrap()).collect::<Vec<_>>().join(","),
                        other => other.to_string(),
                    };
                    assert_eq!(row[name], text, "{} {name}", feature["id"]);
                }
                if header.iter().any(|name| name == "longitude") {
                    assert_eq!(row["longitude"].is_empty(), feature["geometry"].is_null(), "{}", feature["id"]);
                    if feature["geometry"]["type"] == "Point" {
                        let coordinates = &feature["geometry"]["coordinates"];
                        assert_eq!(row["longitude"].parse::<f64>().ok(), coordinates[0].as_f64());
                        assert_eq!(row["latitude"].parse::<f64>().ok(), coordinates[1].as_f64());
                    }
                }
            }
        }
    }
}

#[test]
fn a_table_says_what_json_says_of_the_question() {
    let csv = get(&items("states", "f=csv&datetime=2023-04-23T20:00:00%2B04:00&status=closed")).ok();
    let json = get(&items("states", "datetime=2023-04-23T20:00:00%2B04:00&status=closed")).ok();
    assert_ne!(csv.header("etag"), json.header("etag"));
    assert!(csv.header("content-disposition").ends_with("-states.csv\""));
    assert!(csv.header("link").contains("rel=\"self\"") && csv.header("link").contains("rel=\"alternate\""));
    assert_eq!(csv.header("corridor-revision"), json.header("corridor-revision"));
    let by_accept = Service::default().get_with(&items("states", "limit=3"), &[("accept", "text/csv")]).ok();
    assert_eq!(table(&by_accept).1.len(), 3, "a limit is kept");
    let next = by_accept.header("link").split(',').find(|link| link.contains("rel=\"next\"")).unwrap().to_owned();
    assert!(next.contains("f=csv") && next.contains("offset=3"), "{next}");
    let rest = get(&items("states", "f=csv&offset=100")).ok();
    let all = get(&items("states", "limit=10000")).ids().len();
    assert_eq!(table(&rest).1.len(), all - 100);
    assert_eq!(get("/ogc?f=csv").status, 400);
    assert_eq!(get("/ogc/collections/states/items/hakari-bridge.t040?f=csv").status, 400);
}

#[test]
fn excel_gets_a_byte_order_mark_if_it_is_asked_for_and_others_get_none() {
    for (plain, marked) in [
        ("/data/sources.csv".to_owned(), "/data/sources.csv?bom=1".to_owned()),
        (items("changes", "f=csv"), items("changes", "f=csv&bom=1")),
    ] {
        let (plain, marked) = (get(&plain).ok(), get(&marked).ok());
        assert_eq!(marked.body, [b"\xEF\xBB\xBF", &plain.body[..]].concat());
        assert_ne!(plain.header("etag"), marked.header("etag"));
    }
    assert_eq!(get("/data/states.csv?bom=yes").status, 400);
    assert_eq!(get("/data/states.geojson?bom=1").status, 400);
    assert_eq!(get(&items("states", "f=csv&bom=2")).status, 400);
    let linked = get(&items("changes", "f=csv&bom=1&limit=2")).ok().header("link").to_owned();
    let json = linked.split(',').find(|link| link.contains("geo+json")).unwrap();
    assert!(!json.contains("bom"), "{json}");
}

#[test]
fn places_are_handed_out_with_their_geometry_as_text() {
    let (_, rows) = table(&get("/data/places.csv").ok());
    for row in rows {
        let place = get(&format!("/ogc/collections/places/items/{}", row["id"])).ok().json();
        let kind = place["geometry"]["type"].as_str().unwrap_or_default().to_uppercase();
        assert_eq!(row["wkt"].split(' ').next(), Some(kind.as_str()), "{}", row["id"]);
    }
}

#[test]
fn a_download_is_the_whole_collection() {
    let few = Service::default().with_pages(5, 9);
    for collection in ["places", "states", "changes", "sources", "places-areas", "states-lines"] {
        let reply = few.get(&format!("/data/{collection}.geojson")).ok();
        assert_eq!(reply.header("content-type"), "application/geo+json");
        assert!(reply.header("content-disposition").ends_with(&format!("-{collection}.geojson\"")));
        assert_eq!(reply.features(), get(&items(collection, "limit=10000")).features(), "{collection}");
    }
    let front = get("/").ok().text();
    let start = front.find("application/ld+json").unwrap();
    let written = &front[start..][front[start..].find('>').unwrap() + 1..];
    let dataset: Value = serde_json::from_str(&written[..written.find("</script>").unwrap()]).unwrap();
    let datasets = dataset.as_array().cloned().unwrap_or_else(|| vec![dataset]);
    let distribution = datasets.iter().find_map(|one| one["distribution"].as_array()).unwrap();
    let urls: Vec<&str> = distribution.iter().map(|one| one["contentUrl"].as_str().unwrap()).collect();
    for collection in ["places", "states", "changes", "sources"] {
        let url = urls.iter().find(|url| url.ends_with(&format!("/data/{collection}.geojson"))).unwrap();
        let features = few.get(url).features();
        assert_eq!(features.len(), get(&items(collection, "limit=10000")).ids().len(), "{collection}");
        assert!(urls.iter().any(|url| url.ends_with(&format!("/data/{collection}.csv"))));
    }
}

#[test]
fn the_descriptor_gives_every_table_its_types() {
    let package = get("/data/datapackage.json").ok().json();
    for resource in package["resources"].as_array().unwrap() {
        let (header, rows) = table(&get(&format!("/data/{}", resource["path"].as_str().unwrap())).ok());
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert!(fields.iter().map(|field| field["name"].as_str().unwrap()).eq(header.iter().map(String::as_str)));
        for field in fields {
            let name = field["name"].as_str().unwrap();
            let values = rows.iter().map(|row| row[name].as_str()).filter(|value| !value.is_empty());
            let fits = |value: &str| match field["type"].as_str().unwrap() {
                "date" => value.parse::<jiff::civil::Date>().is_ok() && value.len() == 10,
                "datetime" => value.parse::<jiff::Timestamp>().is_ok(),
                "number" => value.parse::<f64>().is_ok(),
                "boolean" => ["true", "false"].contains(&value),
                "string" => true,
                other => panic!("{other}"),
            };
            let words: Option<Vec<&str>> =
                field["constraints"]["enum"].as_array().map(|words| words.iter().map(|word| word.as_str().unwrap()).collect());
            for value in values {
                assert!(fits(value), "{} {name}: {value}", resource["path"]);
                assert!(words.as_ref().is_none_or(|words| words.contains(&value)), "{} {name}: {value}", resource["path"]);
            }
        }
    }
}

/// Every link of a page of the API: its address and its words.
fn anchors(page: &str) -> Vec<(String, String)> {
    let page = Document::read(page);
    page.all("a").map(|link| (link.get("href").to_owned(), link.text.clone())).collect()
}

#[test]
fn in_a_browser_every_link_leads_to_the_form_that_it_names() {
    let browser = |url: &str| {
        Service::default().get_with(url, &[("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]).ok()
    };
    for path in [
        "/ogc",
        "/ogc/collections",
        "/ogc/collections/states",
        "/ogc/collections/states-lines",
        "/ogc/collections/states/items?limit=2&offset=2&status=closed",
        "/ogc/collections/states/items?datetime=2023-04-23T20:00:00%2B04:00",
        "/ogc/collections/states/items/hakari-bridge.t040",
        "/ogc/collections/states/queryables",
        "/ogc/collections/states/schema",
        "/ogc/conformance",
    ] {
        let page = browser(path);
        assert!(page.header("content-type").starts_with("text/html"), "{path}");
        let mut named = 0;
        for (href, words) in anchors(&page.text()).into_iter().filter(|(href, _)| href.contains("/ogc")) {
            let wanted = match words.as_str() {
                words
                    if words.contains("GeoJSON")
                        || words.contains("as JSON")
                        || words.contains("Definition")
                        || words.contains("JSON Schema") =>
                {
                    "json"
                }
                words if words.contains("CSV") => "text/csv",
                _ => "text/html",
            };
            named += usize::from(wanted == "json");
            let kind = browser(&href).header("content-type").to_owned();
            assert!(kind.contains(wanted), "{path}: `{words}` leads to {href}, which is {kind}");
        }
        assert!(named > 0, "{path} leads to its JSON");
    }
}

#[test]
fn links_of_json_are_plain_and_name_only_other_forms() {
    for path in ["/ogc", "/ogc/collections/states", "/ogc/collections/states/items?limit=2"] {
        let reply = get(path).ok();
        let json = reply.json();
        for link in json["links"].as_array().unwrap() {
            let href = link["href"].as_str().unwrap();
            let form = if link["type"] == "text/html" { Some("f=html") } else { (link["type"] == "text/csv").then_some("f=csv") };
            assert!(!href.contains("f=json"), "{href}");
            if href.contains("/ogc") {
                assert_eq!(form.is_some_and(|form| href.contains(form)), form.is_some(), "{href}");
            }
        }
    }
}
