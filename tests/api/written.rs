//! The pages that the server writes: complete without JavaScript, in every language, and true to the data.

use crate::support::{Service, get, html::Document, published_with_everywhere};
use corridor::{l10n::TAGS, published::Live};
use serde_json::Value;
use std::{collections::BTreeSet, sync::Arc};

/// One page of each sort.
const PAGES: [&str; 8] = [
    "/",
    "/?datetime=2022-12-03",
    "/places/hakari-bridge",
    "/places/bypass-track",
    "/places/lachin-corridor?datetime=2023-08-01",
    "/changes/t040",
    "/timeline",
    "/about",
];

fn page(url: &str) -> Document {
    let reply = get(url).ok();
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{url}");
    Document::read(&reply.text())
}

fn in_language(url: &str, language: &str) -> String {
    format!("{url}{}lang={language}", if url.contains('?') { '&' } else { '?' })
}

fn features(collection: &str) -> Vec<Value> {
    get(&format!("/ogc/collections/{collection}/items?limit=10000")).features()
}

#[test]
fn every_page_is_valid_and_speaks_the_language_that_is_asked_for() {
    for url in PAGES {
        for language in TAGS {
            let document = page(&in_language(url, language));
            assert_eq!(document.all("html").next().unwrap().get("lang"), language, "{url}");
            assert_eq!(document.all("h1").count(), 1, "{url}");
            let ids: Vec<&str> = document.0.iter().map(|element| element.get("id")).filter(|id| !id.is_empty()).collect();
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{url}: an id stands twice");
            let text = document.text();
            assert!(!text.contains("{ $") && !text.contains("column-"), "{url} in {language} has a message without its words");
        }
    }
}

#[test]
fn every_word_of_the_pages_is_in_the_catalogue() {
    for url in PAGES.into_iter().chain(["/changes/a3", "/changes/t067", "/places/tatev", "/places/strip-2020"]) {
        let document = page(url);
        let found: Vec<&str> = document.0.iter().map(|element| element.text.trim()).filter(|text| looks_like_id(text)).collect();
        assert_eq!(found, [""; 0], "{url}");
    }
}

/// What a message that is missing looks like; addresses of revisions and ids in code do not.
fn looks_like_id(text: &str) -> bool {
    text.contains('-') && !text.contains(' ') && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

#[test]
fn a_page_names_itself_its_address_and_its_languages() {
    for url in PAGES {
        for language in TAGS {
            let service = Service::default().with_public_url("https://corridor.example");
            let document = Document::read(&service.get(&in_language(url, language)).ok().text());
            let canonical = document.one("link", "rel", "canonical").get("href");
            let path = url.split('?').next().unwrap();
            assert!(canonical.starts_with(&format!("https://corridor.example{path}")), "{canonical}");
            assert_eq!(canonical.contains("lang="), language != "en", "{canonical}");
            // Those without a language describe its embed.
            let alternates =
                document.all("link").filter(|link| link.get("rel") == "alternate" && !link.get("hreflang").is_empty());
            let alternates: Vec<_> = alternates.collect();
            let languages: BTreeSet<&str> = alternates.iter().map(|link| link.get("hreflang")).collect();
            assert_eq!(languages, TAGS.into_iter().chain(["x-default"]).collect(), "{url}");
            let own = alternates.iter().find(|link| link.get("hreflang") == language).unwrap();
            assert_eq!(own.get("href"), canonical, "{url}: the alternates name this page too");
            let description = document.one("meta", "name", "description").get("content");
            assert!(description.len() > 10, "{url}");
            assert_eq!(document.one("meta", "property", "og:url").get("content"), canonical);
            assert_eq!(document.one("meta", "property", "og:description").get("content"), description);
            let title = document.one("meta", "property", "og:title").get("content");
            assert!(document.all("title").any(|element| element.text == title), "{url}");
        }
    }
    let document = page("/?theme=dark&names=hy&zoom=9&center=46,39&utm=1&traveller=goods-in");
    assert_eq!(document.one("link", "rel", "canonical").get("href"), "http://corridor.test/?datetime=now");
}

#[test]
fn nothing_on_a_page_is_executed_but_a_module_of_our_own() {
    for url in PAGES {
        let document = page(url);
        for script in document.all("script") {
            let is_module = script.get("type") == "module" && script.get("src").starts_with("/assets/") && script.text.is_empty();
            assert!(is_module || script.get("type") == "application/ld+json", "{url}: {script:?}");
        }
        let handlers = document.0.iter().flat_map(|element| element.attributes.keys()).filter(|name| name.starts_with("on"));
        assert_eq!(handlers.count(), 0, "{url}");
        let foreign = document.0.iter().filter(|element| element.name != "a" && element.get("rel") != "canonical");
        for element in foreign.filter(|element| element.get("rel") != "alternate") {
            for address in [element.get("src"), element.get("href")] {
                assert!(address.is_empty() || address.starts_with('/'), "{url}: {element:?}");
            }
        }
    }
}

#[test]
fn the_linked_data_of_every_page_can_be_read() {
    let kind = |url: &str| -> Value {
        let document = page(url);
        serde_json::from_str(&document.one("script", "type", "application/ld+json").text).unwrap()
    };
    for url in PAGES {
        assert_eq!(kind(url)["@context"], "https://schema.org", "{url}");
    }
    let dataset = kind("/");
    assert_eq!(
        (&dataset["@type"], &dataset["license"]),
        (&"Dataset".into(), &"https://creativecommons.org/licenses/by/4.0/".into())
    );
    for distribution in dataset["distribution"].as_array().unwrap() {
        let reply = get(distribution["contentUrl"].as_str().unwrap()).ok();
        let media_type = reply.header("content-type").split(';').next();
        assert_eq!(media_type, distribution["encodingFormat"].as_str(), "{distribution}");
    }
    let bridge = kind("/places/hakari-bridge");
    assert_eq!((&bridge["@type"], bridge["geo"]["@type"].as_str()), (&"Place".into(), Some("GeoCoordinates")));
    assert_eq!(kind("/places/new-road")["geo"], Value::Null, "a schematic line is no point");
    let change = kind("/changes/t040");
    assert_eq!((&change["@graph"][1]["@type"], &change["@graph"][1]["startDate"]), (&"Event".into(), &"2023-04-23".into()));
    assert_eq!((&change["@graph"][0]["@type"], &change["@graph"][2]["@type"]), (&"WebPage".into(), &"Claim".into()));
}

#[test]
fn names_that_hold_markup_are_only_ever_text() {
    // As long as the name, so that the files stay in canonical form.
    let hostile = "</script><b>x";
    let published = published_with_everywhere("Hakari Bridge", hostile);
    let service = Service::default().over(Arc::new(Live::new(published)));
    for url in PAGES {
        let text = service.get(url).ok().text();
        let document = Document::read(&text);
        assert!(!text.contains(hostile) && document.all("b").count() == 0, "{url}");
        let linked = &document.one("script", "type", "application/ld+json").text;
        assert!(serde_json::from_str::<Value>(linked).is_ok(), "{url}: {linked}");
    }
    let place = Document::read(&service.get("/places/hakari-bridge").ok().text());
    assert!(place.all("h1").any(|heading| heading.text == hostile), "it is shown as it is written");
}

#[test]
fn the_first_page_says_what_the_api_says() {
    for day in ["2020-12-01", "2022-12-12", "2023-04-23", "2026-11-26"] {
        let document = page(&format!("/?datetime={day}"));
        let said = get(&format!("/timeline.json?datetime={day}")).json();
        let answer = said["answer"]["text"].as_str().unwrap().to_owned();
        let start = document.0.iter().position(|element| element.get("class") == "sentence").unwrap();
        let sentence: String =
            document.0[start..start + 3].iter().map(|element| element.text.trim()).collect::<Vec<_>>().join(" ");
        assert_eq!(sentence.trim(), answer);
        let at = format!("{day}T23:59:59%2B04:00");
        let held = get(&format!("/ogc/collections/states/items?datetime={at}&limit=1000")).features();
        let rows = document.all("th").filter(|cell| cell.get("scope") == "row").count();
        assert_eq!(rows, held.len(), "{day}");
        for state in held {
            let urls = state["properties"]["source_urls"].as_str().unwrap_or("").to_owned();
            let missing: Vec<&str> = urls.split(' ').filter(|url| !url.is_empty() && !leads_to(&document.hrefs(), url)).collect();
            assert_eq!(missing, [""; 0], "{day}: sources of {}", state["id"]);
        }
    }
}

#[test]
fn a_day_that_lies_ahead_claims_nothing_of_it() {
    let ahead = page("/?datetime=2031-01-01");
    assert!(ahead.text().contains("1 January 2031 lies ahead, and no report covers it."));
    assert_eq!(ahead.one("h2", "id", "places").text, "At the end of 26 November 2026");
    let rows = |document: &Document| document.all("tr").count();
    assert_eq!(rows(&ahead), rows(&page("/?datetime=now")));
}

/// Whether a page links an address, at its beginning or at some words of it.
fn leads_to(hrefs: &BTreeSet<&str>, url: &str) -> bool {
    hrefs.contains(url) || hrefs.iter().any(|href| href.strip_prefix(url).is_some_and(|rest| rest.contains(":~:text=")))
}

#[test]
fn a_source_leads_to_the_statement_and_to_its_copies() {
    let document = page("/changes/t040");
    let hrefs = document.hrefs();
    let url = "https://oc-media.org/azerbaijan-closes-lachin-corridor-to-install-checkpoint/";
    assert!(hrefs.iter().any(|href| href.starts_with(&format!("{url}#:~:text="))), "{hrefs:?}");
    assert!(hrefs.contains(format!("https://web.archive.org/web/*/{url}").as_str()), "{hrefs:?}");
}

#[test]
fn figures_and_spoken_names_are_shown_and_who_publishes_is_said() {
    let change = get("/changes/t092").ok().text();
    assert!(change.contains("<b>70 t</b>: ") && change.contains("<b>17 people</b>: "), "{change}");
    let spoken = get("/changes/t013").ok().text();
    assert!(spoken.contains("<abbr title=\"Berdzor / Lachin\">Lachin</abbr>"), "{spoken}");
    assert!(get("/places/lachin").ok().text().contains("In claims: "));
    let about = get("/about").ok().text();
    for words in ["Publisher: The corridor developers", "The publisher gives no way to be reached.", "id=\"balance\""] {
        assert!(about.contains(words), "{words}");
    }
    let table = get("/data/figures.csv").ok().text();
    assert!(
        table.starts_with("id,change,date,value,unit,what,counted_on,party,certainty,source_ids,source_publishers"),
        "{table}"
    );
    assert!(table.contains("t092-aid,t092,2023-09-23,70,tonnes,"), "{table}");
}

#[test]
fn a_place_has_its_whole_history_with_every_change_and_source() {
    for place in ["hakari-bridge", "lachin-corridor", "az-checkpoint", "bypass-track", "tatev"] {
        let document = page(&format!("/places/{place}"));
        let hrefs = document.hrefs();
        for state in get(&format!("/ogc/collections/states/items?place={place}&limit=1000")).features() {
            let properties = &state["properties"];
            for id in properties["change_ids"].as_str().unwrap().split(',') {
                assert!(hrefs.contains(format!("/changes/{id}").as_str()), "{place}: {id}");
            }
            for url in properties["source_urls"].as_str().unwrap_or("").split(' ').filter(|url| !url.is_empty()) {
                assert!(leads_to(&hrefs, url), "{place}: {url}");
            }
        }
    }
}

#[test]
fn every_place_and_every_change_has_its_page_and_every_claim_its_speaker() {
    for place in features("places") {
        let id = place["id"].as_str().unwrap();
        assert_eq!(page(&format!("/places/{id}")).all("h1").count(), 1, "{id}");
    }
    for change in features("changes") {
        let id = change["id"].as_str().unwrap();
        let document = page(&format!("/changes/{id}"));
        let properties = &change["properties"];
        let claims = properties["claims"].as_array().map_or(0, Vec::len);
        assert_eq!(document.all("li").filter(|item| item.get("class") == "claim").count(), claims, "{id}");
        for url in properties["source_urls"].as_str().unwrap_or("").split(' ').filter(|url| !url.is_empty()) {
            assert!(leads_to(&document.hrefs(), url), "{id}: {url}");
        }
    }
}

#[test]
fn every_link_of_a_page_to_this_server_leads_somewhere() {
    let mut asked = BTreeSet::new();
    for url in PAGES.into_iter().chain(["/?lang=hy&theme=dark&names=az", "/changes/t067?lang=ka"]) {
        for href in page(url).hrefs() {
            let path = href.strip_prefix("http://corridor.test").unwrap_or(href).split('#').next().unwrap();
            if path.starts_with('/') && asked.insert(path.to_owned()) {
                get(path).ok();
            }
        }
    }
    assert!(asked.len() > 150, "{}", asked.len());
}

#[test]
fn a_pinned_page_keeps_its_revision_in_links_and_in_its_form() {
    let revision = Service::default().revision();
    for url in PAGES {
        let pinned = format!("{url}{}as-of={revision}", if url.contains('?') { '&' } else { '?' });
        let document = page(&pinned);
        for href in
            document.hrefs().into_iter().filter(|href| href.starts_with('/') && !href.starts_with("/ogc/api") && *href != "/ogc")
        {
            assert!(href.contains(&format!("as-of={revision}")), "{pinned}: {href}");
        }
        if url.starts_with("/?") || url == "/" {
            assert_eq!(document.one("input", "name", "as-of").get("value"), revision);
        }
    }
}

#[test]
fn a_form_sends_a_day_and_a_time_and_is_led_to_the_instant() {
    let reply = get("/?datetime=2022-12-03&time=13:00&lang=ru&theme=dark");
    assert_eq!(reply.status, 302);
    let target = reply.header("location").to_owned();
    assert!(target.contains("datetime=2022-12-03T13:00:00%2B04:00") && !target.contains("time=13:00"), "{target}");
    assert!(target.contains("lang=ru") && target.contains("theme=dark"), "{target}");
    let document = page(&target);
    assert_eq!(document.one("input", "name", "time").get("value"), "13:00");
    assert_eq!(document.one("input", "name", "lang").get("value"), "ru");
    assert_eq!(document.all("html").next().unwrap().get("data-theme"), "dark");
    let said = page("/?datetime=2022-12-03&time=25:00");
    assert_eq!(said.all("p").filter(|paragraph| paragraph.get("role") == "alert").count(), 1);
}

#[test]
fn what_cannot_be_read_is_said_with_its_name_and_value_in_each_language() {
    for (parameter, given) in [
        ("datetime", "yesterday"),
        ("compare", "2023-02-30"),
        ("bbox", "1,2"),
        ("center", "46"),
        ("zoom", "far"),
        ("traveller", "birds-in"),
        ("names", "tlh"),
        ("theme", "pink"),
        ("time", "noon"),
    ] {
        for language in TAGS {
            let document = page(&format!("/?{parameter}={given}&lang={language}"));
            let said: Vec<&str> = document
                .all("p")
                .filter(|paragraph| paragraph.get("role") == "alert")
                .map(|paragraph| paragraph.text.as_str())
                .collect();
            assert_eq!(said.len(), 1, "{parameter} in {language}: {said:?}");
            assert!(said[0].contains(parameter) && said[0].contains(given), "{said:?}");
            assert!(!document.hrefs().iter().any(|href| href.contains(given)), "{parameter} is not carried on");
        }
    }
    assert_eq!(
        page(
            "/?bbox=46,39,47,40&zoom=9&center=46.5,39.6&traveller=goods-out&compare=2023-01-01&names=dual&theme=auto&datetime=now"
        )
        .all("p")
        .filter(|paragraph| paragraph.get("role") == "alert")
        .count(),
        0
    );
}

#[test]
fn what_is_not_there_is_a_page_that_says_so_in_the_language_of_the_reader() {
    for (url, said) in [
        ("/places/atlantis", "There is no such place"),
        ("/changes/t999", "There is no such change"),
        ("/places/atlantis?lang=ru", "Такого места нет"),
        ("/changes/%3Cscript%3E", "&lt;script&gt;"),
    ] {
        let reply = get(url);
        assert_eq!((reply.status.as_u16(), reply.header("content-type")), (404, "text/html; charset=utf-8"), "{url}");
        assert!(reply.text().contains(said), "{url}");
    }
}

#[test]
fn the_sitemap_has_every_page_in_every_language() {
    let reply = get("/sitemap.xml").ok();
    assert_eq!(reply.header("content-type"), "application/xml");
    let text = reply.text();
    let mut paths = vec!["/".to_owned(), "/timeline".to_owned(), "/about".to_owned()];
    paths.extend(features("places").iter().map(|place| format!("/places/{}", place["id"].as_str().unwrap())));
    paths.extend(features("changes").iter().map(|change| format!("/changes/{}", change["id"].as_str().unwrap())));
    assert_eq!(text.matches("<url>").count(), paths.len() * TAGS.len());
    for path in paths {
        for language in TAGS {
            let query = if language == "en" { String::new() } else { format!("?lang={language}") };
            assert!(text.contains(&format!("<loc>http://corridor.test{path}{query}</loc>")), "{path} in {language}");
        }
    }
    assert_eq!(text.matches("<lastmod>2026-11-26T12:00:00+04:00</lastmod>").count(), text.matches("<url>").count());
    assert_eq!(text.matches("hreflang=\"x-default\"").count(), text.matches("<url>").count());
    assert!(get("/robots.txt").ok().text().contains("Sitemap: http://corridor.test/sitemap.xml"));
}

#[test]
fn the_page_asks_for_its_data_as_the_live_page_will() {
    // Only where the live page was built is there anything that asks.
    let document = page("/?lang=hy");
    let is_built = document.all("script").any(|script| script.get("type") == "module");
    let preloads = |document: &Document| -> Vec<String> {
        let asked = document.all("link").filter(|link| link.get("rel") == "preload" && link.get("as") == "fetch");
        asked.map(|link| format!("{} {}", link.get("href"), link.get("media")).trim().to_owned()).collect()
    };
    let [auto, dark] = [
        vec![
            "/timeline.json?lang=hy",
            "/style.json?theme=light&lang=hy not (prefers-color-scheme: dark)",
            "/style.json?theme=dark&lang=hy (prefers-color-scheme: dark)",
        ],
        vec!["/timeline.json?lang=en", "/style.json?theme=dark&lang=en"],
    ];
    assert_eq!(preloads(&document), if is_built { auto } else { vec![] });
    assert_eq!(preloads(&page("/?theme=dark")), if is_built { dark } else { vec![] });
    for font in document.all("link").filter(|link| link.get("as") == "font") {
        get(font.get("href")).ok();
    }
    assert_eq!(document.all("html").next().unwrap().get("data-languages"), "en hy az ru ka");
}

#[test]
fn every_page_has_a_card_that_can_be_made() {
    for path in [
        "/",
        "/?datetime=2023-04-23&traveller=civilians-in&lang=hy",
        "/?datetime=2031-01-01",
        "/places/hakari-bridge",
        "/changes/t040",
        "/timeline",
        "/about",
    ] {
        let page = get(path).ok().text();
        let card =
            page.split("property=\"og:image\" content=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
        // Half the size is enough to see that it can be made.
        let picture = get(&format!("{card}&scale=0.5")).ok();
        assert_eq!(picture.header("content-type"), "image/png", "{path}: {card}");
        assert!(!page.contains("og:image:alt\" content=\"\""), "{path}");
    }
}

#[test]
fn a_page_says_who_wrote_it_and_in_which_language_and_of_which_day() {
    let change = get("/changes/t040").ok().text();
    let first = change.find("\"author\":").map(|at| &change[at..at + 120]).unwrap();
    assert!(first.contains("The corridor developers"), "not a party of a claim: {first}");
    for (lang, locale) in [("en", "en_GB"), ("hy", "hy_AM"), ("az", "az_AZ"), ("ru", "ru_RU"), ("ka", "ka_GE")] {
        let text = get(&format!("/?lang={lang}")).ok().text();
        assert!(text.contains(&format!("<meta property=\"og:locale\" content=\"{locale}\">")), "{lang}");
        assert_eq!(text.matches("og:locale:alternate").count(), TAGS.len() - 1, "{lang}");
    }
    for (url, title) in [
        ("/?datetime=2023-04-23", "Lachin corridor, 23 April 2023"),
        ("/", "For 286 days no ordinary traffic passed on this road – Lachin corridor"),
        ("/?datetime=now", "Lachin corridor"),
        ("/places/hakari-bridge?datetime=2023-04-23", "Hakari Bridge, 23 April 2023 – Lachin corridor"),
    ] {
        assert!(get(url).ok().text().contains(&format!("<title>{title}</title>")), "{url}");
    }
    let front = get("/").ok().text();
    let figure = front.split("<figure>").nth(1).unwrap().split("</figure>").next().unwrap();
    assert!(!figure.contains("<figcaption") || figure.trim_end().ends_with("</figcaption>"), "a caption is first or last");
}
