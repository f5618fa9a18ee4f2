//! The story: on which step an address opens, what each page says of itself then, and that no number is typed.

use crate::support::{get, html::Document};
use corridor::l10n::TAGS;
use serde_json::Value;

const STEPS: usize = 10;

fn page(url: &str) -> Document {
    Document::read(&get(url).ok().text())
}

fn steps(language: &str) -> Vec<Value> {
    get(&format!("/timeline.json?lang={language}")).ok().json()["story"].as_array().unwrap().clone()
}

fn title(url: &str) -> Option<String> {
    let document = page(url);
    let panel = document.all("section").find(|section| section.get("class") == "answer story");
    panel.map(|_| document.all("h1").next().unwrap().text.clone())
}

#[test]
fn the_home_page_opens_on_the_first_step_unless_another_view_is_asked_for() {
    let finding = Some("For 286 days no ordinary traffic passed on this road".to_owned());
    for query in ["", "?", "?story=1", "?names=ru", "?theme=dark", "?utm_source=x", "?from=2022-01-01&to=2023-01-01", "?story=11"]
    {
        assert_eq!(title(&format!("/{query}")), finding, "{query}");
    }
    for query in [
        "datetime=now",
        "datetime=2023-04-23",
        "datetime=",
        "datetime=yesterday",
        "compare=2022-12-01",
        "bbox=46,39,47,40",
        "center=46.5,39.6",
        "zoom=9",
        "place=hakari-bridge",
        "traveller=civilians-in",
        "change=t040",
        "datetime=2023-04-23&story=3",
    ] {
        assert_eq!(title(&format!("/?{query}")), None, "{query}");
    }
    let pin = get("/timeline.json").ok().json()["revision"].as_str().unwrap().to_owned();
    assert_eq!(title(&format!("/?as-of={pin}")), None, "a frozen address of old stays what it was");
    assert_eq!(title(&format!("/?as-of={pin}&story=1")), finding);
}

#[test]
fn each_step_has_one_address() {
    for (url, canonical) in [
        ("/", "/"),
        ("/?story=1", "/"),
        ("/?story=1&theme=dark&names=ru", "/"),
        ("/?story=4&lang=hy", "/?story=4&lang=hy"),
        ("/?datetime=now", "/?datetime=now"),
        ("/?zoom=9&center=46,39", "/?datetime=now"),
        ("/embed?story=4", "/?story=4"),
        ("/embed", "/?datetime=now"),
        ("/story", "/story"),
    ] {
        let document = page(url);
        assert_eq!(document.one("link", "rel", "canonical").get("href"), format!("http://corridor.test{canonical}"), "{url}");
    }
}

#[test]
fn a_step_that_does_not_exist_is_named() {
    for wrong in ["0", "11", "-1", "two", "1.5", "99999999999999999999"] {
        let text = get(&format!("/?story={wrong}")).ok().text();
        assert!(text.contains("role=\"alert\"") && text.contains("Allowed: 1 to 10."), "{wrong}");
    }
}

#[test]
fn every_step_is_told_in_every_language_with_its_number_and_time() {
    for language in TAGS {
        let told = steps(language);
        assert_eq!(told.len(), STEPS);
        for step in &told {
            let (title, text) = (step["title"].as_str().unwrap(), step["text"].as_str().unwrap());
            assert!(!title.contains(['{', '}']) && !text.contains(['{', '}']), "{language}: {title}");
            assert!((60..=420).contains(&text.chars().count()), "{language}: {text}");
            assert!(step["number"]["text"].as_str().unwrap().contains(|letter: char| letter.is_ascii_digit()), "{title}");
            assert_eq!(step["number"]["what_language"], language, "{title}");
            let (path, fragment) = {
                let path = step["number"]["path"].as_str().unwrap();
                path.split_once('#').unwrap_or((path, ""))
            };
            let page = get(&format!("{path}?lang={language}")).ok().text();
            assert!(fragment.is_empty() || page.contains(&format!("id=\"{fragment}\"")), "{path}#{fragment}");
            for change in step["changes"].as_array().unwrap() {
                get(&format!("/changes/{}", change.as_str().unwrap())).ok();
            }
        }
    }
}

#[test]
fn the_numbers_are_those_of_the_data() {
    let told = steps("en");
    let number = |id: &str| told.iter().find(|step| step["id"] == id).unwrap()["number"]["text"].as_str().unwrap().to_owned();
    assert_eq!(number("finding"), "286 days");
    assert_eq!(number("checkpoint"), "133 days");
    assert_eq!(number("let-out"), "100\u{a0}514 people");
    // Each local day counts for what held at its end, as in the table of days.
    let daily = get("/data/daily.csv").ok().text();
    let days = |status: &str| {
        let rows = daily.lines().map(|row| row.split(',').collect::<Vec<_>>());
        rows.filter(|row| row[1] == "lachin-corridor" && row[2] == status && ("2022-12-12"..="2023-09-23").contains(&row[0]))
            .count()
    };
    assert_eq!(number("aid"), format!("{} days", days("humanitarian-only")));
    assert_eq!(number("closed"), format!("{} days", days("closed")));
    let since = |change: &&Value| change["span"]["since"].as_str().unwrap() >= "2023-10-03";
    let changes = get("/timeline.json").ok().json();
    let reports = changes["changes"].as_array().unwrap().iter().filter(since).count();
    assert_eq!(number("today"), format!("{reports} reports"));
}

#[test]
fn a_panel_leads_day_by_day_to_today_and_to_every_step() {
    let document = page("/?story=3&lang=ru");
    let hrefs = document.hrefs();
    for href in [
        "/?datetime=2022-08-30T20:00:00%2B04:00&lang=ru",
        "/?datetime=now&lang=ru",
        "/?story=1&lang=ru",
        "/?story=2&lang=ru",
        "/?story=4&lang=ru",
        "/story?lang=ru",
        "/changes/t016?lang=ru",
    ] {
        assert!(hrefs.contains(href), "{href}: {hrefs:?}");
    }
}

#[test]
fn an_embed_tells_a_step_and_leads_on_within_its_frame() {
    let document = page("/embed?story=6");
    assert_eq!(document.all("h1").next().unwrap().text, "23 April 2023: Azerbaijan sets up a checkpoint at the bridge");
    assert!(document.hrefs().contains("/embed?story=7") && document.hrefs().contains("/embed?story=5"));
    let oembed = get("/oembed?url=http%3A%2F%2Fcorridor.test%2F").ok().json();
    assert!(oembed["html"].as_str().unwrap().contains("/embed?story=1"), "{oembed}");
    assert!(!get("/embed").ok().text().contains("answer story"), "an embed of today stays one of today");
}

#[test]
fn every_page_says_who_publishes_and_how_they_are_reached() {
    for path in ["/", "/?datetime=2023-04-23", "/story", "/timeline", "/about", "/places/hakari-bridge", "/changes/t040"] {
        let text = get(path).ok().text();
        assert!(text.contains("Publisher: The corridor developers."), "{path}");
        assert!(text.contains("The publisher gives no way to be reached."), "{path}");
    }
}
