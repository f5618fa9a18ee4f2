//! `/style.json`: what the page's map is made of.

use crate::support::{Service, are_distinct, get};
use serde_json::Value;

const THEMES: [&str; 4] = ["light", "dark", "contrast", "print"];

fn style(query: &str) -> Value {
    get(&format!("/style.json{query}")).ok().json()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("no list {name}"))
}

/// Every string of a value, whatever it stands in.
fn strings<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|item| strings(item, found)),
        _ => {}
    }
}

#[test]
fn every_layer_has_an_id_of_its_own_and_a_source_that_exists() {
    for theme in THEMES {
        let style = style(&format!("?theme={theme}"));
        assert_eq!(style["version"], 8);
        let layers = list(&style, "layers");
        assert!(are_distinct(&layers.iter().map(|layer| layer["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()));
        for layer in layers.iter().filter(|layer| layer["type"] != "background") {
            let source = layer["source"].as_str().unwrap();
            assert!(style["sources"].get(source).is_some(), "{}: {source}", layer["id"]);
        }
    }
}

#[test]
fn every_colour_can_be_read_and_every_font_is_served_from_here() {
    for theme in THEMES {
        let service = Service::default().with_public_url("https://maps.example.org");
        let style = service.get(&format!("/style.json?theme={theme}")).ok().json();
        let mut found = Vec::new();
        list(&style, "layers").iter().for_each(|layer| strings(&layer["paint"], &mut found));
        let colours: Vec<&str> = found.into_iter().filter(|text| text.starts_with('#')).collect();
        assert!(colours.len() > 30);
        for colour in colours {
            assert!(colour.len() == 7 && u32::from_str_radix(&colour[1..], 16).is_ok(), "{colour}");
        }
        for layer in list(&style, "layers") {
            // A list of fonts, or an expression that has such lists in it.
            let mut words = Vec::new();
            strings(&layer["layout"]["text-font"], &mut words);
            for font in words.into_iter().filter(|word| word.contains(' ')) {
                assert!(style["font-faces"].get(font).is_some(), "{}: {font}", layer["id"]);
            }
        }
        let mut urls = Vec::new();
        strings(&style["font-faces"], &mut urls);
        strings(&style["sources"], &mut urls);
        let mut urls = urls.into_iter().filter(|text| text.contains("://"));
        assert!(urls.all(|url| url.starts_with("https://maps.example.org/")), "no request leaves this server");
    }
}

#[test]
fn every_status_and_every_answer_about_passing_has_a_line_a_glyph_and_a_row_of_the_legend() {
    let style = style("?lang=hy");
    let layers: Vec<&str> = list(&style, "layers").iter().map(|layer| layer["id"].as_str().unwrap()).collect();
    let rows = list(&style["metadata"], "corridor:statuses").iter().chain(list(&style["metadata"], "corridor:access"));
    let rows: Vec<&Value> = rows.collect();
    assert_eq!(rows.len(), 14 + 5);
    for row in rows {
        let (look, glyph) = (row["look"].as_str().unwrap(), row["glyph"].as_str().unwrap());
        assert!(layers.contains(&format!("places-road-{look}").as_str()), "{look}");
        // Open is the disc alone, and presence that has a fill is told by its tile.
        let has_sign = !matches!(glyph, "circle" | "square");
        assert!(!has_sign || layers.contains(&format!("places-glyph-{glyph}").as_str()), "{look}");
        assert!(style["metadata"]["corridor:images"].get(format!("glyph-{glyph}")).is_some(), "{glyph}");
    }
    assert_eq!(style["metadata"]["corridor:statuses"][4]["label"], "Բաց");
}

#[test]
fn the_source_of_places_is_empty_and_finds_them_by_id() {
    let places = &style("")["sources"]["places"];
    assert_eq!(places["promoteId"], "id");
    assert_eq!(places["data"]["features"], serde_json::json!([]));
}

#[test]
fn every_file_that_the_style_names_is_served() {
    let style = Service::default().with_public_url("https://maps.example.org").get("/style.json").ok().json();
    let mut urls = Vec::new();
    strings(&style["font-faces"], &mut urls);
    strings(&style["sources"], &mut urls);
    let paths: Vec<&str> = urls.into_iter().filter_map(|url| url.strip_prefix("https://maps.example.org")).collect();
    assert_eq!(paths.len(), 7, "{paths:?}");
    for path in paths {
        get(path).ok();
    }
}

#[test]
fn every_member_of_the_metadata_and_every_state_of_a_place_is_documented() {
    let docs = include_str!("../../docs/style.md");
    let style = style("");
    for name in style["metadata"].as_object().unwrap().keys() {
        assert!(docs.contains(&format!("`{name}`")), "{name}");
    }
    let text = style["layers"].to_string();
    for expression in ["[\"feature-state\",\"", "[\"get\",\""] {
        let layers = if expression.contains("get") { places_layers(&style) } else { text.clone() };
        for name in layers.split(expression).skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(docs.contains(&format!("`{name}`")), "{name}");
        }
    }
}

fn places_layers(style: &Value) -> String {
    list(style, "layers").iter().filter(|layer| layer["source"] == "places").map(Value::to_string).collect()
}

#[test]
fn links_lead_to_the_public_url() {
    let style = Service::default().with_public_url("https://maps.example.org/lachin").get("/style.json").ok().json();
    assert_eq!(style["sources"]["land"]["data"], "https://maps.example.org/lachin/basemap/land.geojson");
}

#[test]
fn themes_differ_and_the_light_one_is_the_default() {
    assert_eq!(style(""), style("?theme=light"));
    assert_ne!(style("?theme=dark")["layers"], style("?theme=light")["layers"]);
}
