//! The two faces: what the server's pages and drawings say of a place, and what the live page makes of the answers it reads.
//!
//! The test writes both as golden answers; the page's own test (`web/src/golden.test.ts`) takes the same from
//! `/timeline.json` and `/style.json` and compares.

use crate::support::{Service, golden, html::Document};
use corridor::{
    chronicle::moment::{Instant, parse_day},
    geodata::Files,
    published::{Live, Published},
    render::ribbons::ribbons,
    symbology::palette::Theme,
};
use serde_json::{Map, Value, json};
use std::{path::Path, sync::Arc};

const PLACES: [&str; 3] = ["valley-road", "ford-bridge", "bridge-post"];

/// Days before, at, between and after all that changes.
const DATES: [&str; 12] = [
    "2020-06-01",
    "2020-12-31",
    "2021-01-01",
    "2021-03-15",
    "2021-05-02",
    "2021-05-03",
    "2021-08-12",
    "2021-11-20",
    "2021-11-21",
    "2022-05-31",
    "2022-06-01",
    "2023-02-01",
];

const NOW: &str = "2023-05-02T09:00:00+04:00";

fn fixture() -> Arc<Live> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bridge-of-a-road");
    Arc::new(Live::new(Published::from_files(&Files::read(&folder).unwrap()).unwrap()))
}

/// The cells of the table of states on a place's page, each with all its text.
fn history(page: &Document) -> Vec<Value> {
    let mut rows: Vec<Map<String, Value>> = Vec::new();
    let mut head = String::new();
    for element in &page.0 {
        match (element.name.as_str(), element.get("data-head")) {
            ("td", "Since") => rows.push(Map::new()),
            ("tr" | "table" | "h2", _) => head.clear(),
            _ => {}
        }
        if element.name == "td" {
            head = element.get("data-head").to_lowercase();
        }
        if let Some(row) = rows.last_mut().filter(|_| ["since", "until", "status", "certainty"].contains(&head.as_str())) {
            let cell = row.entry(head.clone()).or_insert_with(|| json!(""));
            *cell = json!(format!("{} {}", cell.as_str().unwrap(), element.text).trim());
        }
    }
    rows.into_iter().filter(|row| row.contains_key("until")).map(Value::Object).collect()
}

/// Under which mandates a place's page says that it stands.
fn mandates(page: &Document) -> Vec<String> {
    let said = page.all("p").filter(|element| element.get("class") == "who").map(|element| element.text.trim().to_owned());
    said.filter_map(|text| text.strip_prefix("Under: ").map(str::to_owned)).collect()
}

/// The swatches of a page's legend, each as the id of its pattern.
fn legend(page: &Document) -> Vec<String> {
    let swatches = page.0.windows(2).filter(|pair| pair[0].get("class") == "swatch").map(|pair| pair[1].get("fill"));
    swatches.map(|fill| fill.trim_start_matches("url(#t-").trim_end_matches(')').to_owned()).collect()
}

#[test]
fn the_faces_of_a_place_are_what_the_server_writes() {
    let live = fixture();
    let service = || Service::default().over(Arc::clone(&live)).at(NOW);
    let read = |path: String| Document::read(&service().get(&path).ok().text());

    let published = live.current();
    let atlas = &published.atlas;
    let offset = atlas.header().offset;
    let day = |text: &str| offset.start_of(parse_day(text).unwrap());
    let reach = (day("2021-01-01"), day("2023-05-03"));
    let length = (reach.1.as_second() - reach.0.as_second()) as f64;
    let instant = |part: f64| {
        let second = reach.0.as_second() + (part * length).round() as i64;
        offset.rfc3339(Instant::from_second(second).unwrap())
    };

    let places: Map<String, Value> = PLACES
        .iter()
        .map(|&place| {
            let page = read(format!("/places/{place}"));
            let dated = |date: &&str| (date.to_string(), json!(mandates(&read(format!("/places/{place}?datetime={date}")))));
            let ribbon = ribbons(atlas, reach, None, "en", Theme::Light)
                .into_iter()
                .find(|ribbon| atlas.place(ribbon.place).id.as_str() == place);
            let bars: Vec<Value> = ribbon
                .into_iter()
                .flat_map(|ribbon| ribbon.bars)
                .map(|bar| {
                    json!({
                        "since": instant(bar.from), "settled": instant(bar.settled), "until": instant(bar.to),
                        "status": bar.look.name, "texture": bar.look.texture.name,
                    })
                })
                .collect();
            let mandates: Map<String, Value> = DATES.iter().map(dated).collect();
            (place.to_owned(), json!({"history": history(&page), "mandates": mandates, "ribbon": bars}))
        })
        .collect();
    let legends: Map<String, Value> =
        DATES.iter().map(|date| (date.to_string(), json!(legend(&read(format!("/?datetime={date}")))))).collect();

    let reach = [offset.rfc3339(reach.0), offset.rfc3339(reach.1)];
    let style = |theme: &str| {
        let style = service().get(&format!("/style.json?theme={theme}")).ok().json();
        json!({"metadata": style["metadata"]})
    };
    golden(&[
        ("faces.json", json!({"now": NOW, "reach": reach, "places": places, "legends": legends})),
        ("faces-timeline.json", service().get("/timeline.json").ok().json()),
        ("faces-style-light.json", style("light")),
        ("faces-style-dark.json", style("dark")),
    ]);
}
