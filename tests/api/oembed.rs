//! `/oembed`: every page of this server as an iframe, every picture as itself, as oEmbed 1.0 says it.

use crate::support::{Reply, Service, get, html::Document};
use axum::http::StatusCode;
use serde_json::Value;

const PAGES: [&str; 6] = ["/", "/places/hakari-bridge", "/changes/t040", "/timeline", "/about", "/embed"];

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// The request about an address of this server.
fn about(path: &str, more: &str) -> String {
    format!("/oembed?url={}{more}", encoded(&format!("http://corridor.test{path}")))
}

#[track_caller]
fn answer(path: &str, more: &str) -> Value {
    get(&about(path, more)).ok().json()
}

#[track_caller]
fn text<'v>(answer: &'v Value, name: &str) -> &'v str {
    answer[name].as_str().unwrap_or_else(|| panic!("{name} of {answer}"))
}

/// The attributes of the one element of the `html`.
#[track_caller]
fn iframe(answer: &Value) -> impl Fn(&str) -> String + use<> {
    let document = Document::read(text(answer, "html"));
    assert_eq!(document.0.iter().map(|element| element.name.as_str()).collect::<Vec<_>>(), ["iframe"]);
    move |name| document.0[0].get(name).to_owned()
}

fn path_of(url: &str) -> &str {
    url.strip_prefix("http://corridor.test").unwrap_or_else(|| panic!("{url} is absolute and ours"))
}

#[track_caller]
fn problem(reply: &Reply, status: u16, parameter: &str) -> Value {
    assert_eq!(reply.status, status, "{}: {}", reply.asked, reply.text());
    assert_eq!(reply.header("content-type"), "application/problem+json");
    let problem = reply.json();
    assert_eq!(problem["parameter"], parameter, "{problem}");
    assert!(!problem["allowed"].as_str().unwrap().is_empty() && !problem["detail"].as_str().unwrap().is_empty());
    problem
}

#[test]
fn every_page_is_one_iframe_of_an_embed_with_all_that_the_standard_asks() {
    for page in PAGES {
        let answer = answer(page, "");
        assert_eq!((text(&answer, "version"), text(&answer, "type")), ("1.0", "rich"), "{page}");
        for name in ["title", "author_name", "author_url", "provider_name", "provider_url", "thumbnail_url"] {
            assert!(!text(&answer, name).is_empty(), "{page}: {name}");
        }
        assert!(answer["cache_age"].as_u64().unwrap() > 0);
        let iframe = iframe(&answer);
        assert!(path_of(&iframe("src")).starts_with("/embed"), "{}", iframe("src"));
        assert_eq!((iframe("width"), iframe("height")), (answer["width"].to_string(), answer["height"].to_string()));
        assert_eq!((iframe("title").as_str(), iframe("loading").as_str()), (text(&answer, "title"), "lazy"));
        assert!(iframe("style").contains("width:100%"));
        get(path_of(&iframe("src"))).ok();
        get(path_of(text(&answer, "provider_url"))).ok();
        get(path_of(text(&answer, "author_url"))).ok();
    }
}

#[test]
fn the_iframe_keeps_the_whole_query_of_the_address() {
    let query = "datetime=2023-04-23T12%3A00%3A00%2B04%3A00&traveller=goods-in&lang=ka&controls=slider&theme=dark&unknown=%3C%22%26&center=46.5,39.6&zoom=9";
    let src = iframe(&answer(&format!("/?{query}"), ""))("src");
    let pairs = |text: &str| {
        let text = text.split_once('?').unwrap().1.replace("%3A", ":").replace("%2C", ",");
        text.split('&').map(str::to_owned).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(pairs(&src), pairs(&format!("?{query}")));
}

#[test]
fn a_page_about_a_place_or_a_change_is_embedded_with_what_it_is_about() {
    let place = answer("/places/hakari-bridge?datetime=2023-04-23&place=tatev", "");
    assert_eq!(path_of(&iframe(&place)("src")), "/embed?place=hakari-bridge&datetime=2023-04-23");
    assert_eq!(text(&place, "title"), "Hakari Bridge, 23 April 2023 – Lachin corridor");
    assert!(text(&place, "thumbnail_url").contains("place=hakari-bridge"));
    let change = answer("/changes/t040?lang=en", "");
    let src = iframe(&change)("src");
    assert!(src.contains("datetime=2023-04-23") && src.contains("lang=en"), "{src}");
    assert!(text(&change, "title").starts_with("23 April 2023"), "{change}");
}

#[test]
fn a_title_is_plain_text_in_the_language_of_the_page_and_has_the_date_that_was_named() {
    let finding = "For 286 days no ordinary traffic passed on this road – Lachin corridor";
    assert_eq!(text(&answer("/", ""), "title"), finding, "what is seen there");
    assert_eq!(text(&answer("/?datetime=now", ""), "title"), "Lachin corridor", "a map that goes on has no date");
    assert_eq!(text(&answer("/?datetime=2023-04-23", ""), "title"), "Lachin corridor, 23 April 2023");
    assert_eq!(text(&answer("/?datetime=2023-04-23&lang=ru", ""), "title").split(',').next(), Some("Лачинский коридор"));
    for page in PAGES {
        assert!(!text(&answer(page, ""), "title").contains(['<', '>', '&']), "{page}");
    }
}

#[test]
fn nothing_is_larger_than_the_room_that_was_given() {
    for (width, height) in [(10_000, 10_000), (645, 500), (320, 240), (320, 120), (200, 9_999), (120, 120), (50, 20), (1, 1)] {
        for page in ["/?datetime=2023-04-23", "/snapshot.png?datetime=2023-04-23", "/snapshot.svg", "/snapshot.webp?scale=2"] {
            let answer = answer(page, &format!("&maxwidth={width}&maxheight={height}"));
            for (name, most) in [("width", width), ("height", height), ("thumbnail_width", width), ("thumbnail_height", height)] {
                assert!(answer.get(name).is_none_or(|side| side.as_u64().unwrap() <= most), "{page} {width}: {answer}");
            }
            assert_eq!(answer.get("thumbnail_url").is_some(), answer.get("thumbnail_width").is_some());
        }
    }
    let narrow = iframe(&answer("/", "&maxwidth=400"));
    assert_eq!((narrow("width").as_str(), narrow("height").as_str()), ("400", "560"));
    assert!(narrow("style").contains("max-width:400px"));
}

/// Width and height of a PNG.
fn sides(png: &[u8]) -> (u64, u64) {
    let side = |at: usize| u64::from(u32::from_be_bytes(png[at..at + 4].try_into().unwrap()));
    (side(16), side(20))
}

#[test]
fn a_thumbnail_and_a_photo_have_the_size_that_is_stated() {
    for more in ["&maxwidth=400", "&maxwidth=150", "&maxheight=90"] {
        let page = answer("/?datetime=2023-04-23", more);
        let picture = get(path_of(text(&page, "thumbnail_url"))).ok();
        assert_eq!(sides(&picture.body), (page["thumbnail_width"].as_u64().unwrap(), page["thumbnail_height"].as_u64().unwrap()));
        for asked in ["width=480&height=270&scale=2", "width_mm=60&height_mm=40", "center=46.5,39.65&zoom=9&width=480&height=300"]
        {
            let photo = answer(&format!("/snapshot.png?{asked}"), more);
            assert_eq!(text(&photo, "type"), "photo", "{asked} {more}");
            let picture = get(path_of(text(&photo, "url"))).ok();
            assert_eq!(sides(&picture.body), (photo["width"].as_u64().unwrap(), photo["height"].as_u64().unwrap()), "{asked}");
        }
    }
}

#[test]
fn a_picture_is_a_photo_with_its_own_address_where_there_is_room() {
    let path = "/snapshot.webp?datetime=2023-04-23&width=600&height=400&scale=2";
    let photo = answer(path, "");
    assert_eq!((text(&photo, "type"), path_of(text(&photo, "url"))), ("photo", path));
    assert_eq!((&photo["width"], &photo["height"]), (&1200.into(), &800.into()));
    assert_eq!(text(&photo, "title"), "Lachin corridor, 23 April 2023");
    assert!(photo.get("html").is_none());
    let tiny = answer(path, "&maxwidth=20");
    assert_eq!(text(&tiny, "type"), "link", "no picture is drawn that small");
}

#[test]
fn a_frozen_address_stays_frozen() {
    let revision = Service::default().revision();
    let answer = answer(&format!("/?datetime=2023-04-23&as-of={revision}"), "");
    let pin = format!("as-of={revision}");
    assert!(iframe(&answer)("src").contains(&pin) && text(&answer, "thumbnail_url").contains(&pin));
    // An instant leads on to the revision of then, a clock to the instant.
    let led = self::answer("/?datetime=2023-04-23&time=13:00&as-of=2026-11-26T12:30:00%2B04:00", "");
    let src = iframe(&led)("src");
    assert!(src.contains(&pin) && src.contains("datetime=2023-04-23T13:00:00%2B04:00"), "{src}");
}

#[test]
fn the_same_is_said_as_xml() {
    let reply = get(&about("/?datetime=2023-04-23", "&format=xml")).ok();
    assert_eq!(reply.header("content-type"), "text/xml; charset=utf-8");
    let xml = reply.text();
    assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>"));
    let json = answer("/?datetime=2023-04-23", "&format=json");
    for (name, value) in json.as_object().unwrap() {
        let plain = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let inside = xml.split(&format!("<{name}>")).nth(1).unwrap().split(&format!("</{name}>")).next().unwrap();
        let inside = inside.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        assert_eq!(inside, plain, "{name}");
    }
}

#[test]
fn an_address_is_ours_by_public_url_and_by_host_and_nobody_else_s() {
    let service = Service::default().with_public_url("https://maps.example.org/corridor");
    let ask = |url: &str| service.get(&format!("/oembed?url={}", encoded(url)));
    for own in [
        "https://maps.example.org/corridor/about",
        "http://MAPS.example.org:80/corridor/about",
        "https://maps.example.org/corridor",
        "http://corridor.test/about#top",
        "https://corridor.test",
        " https://corridor.test?lang=ru ",
    ] {
        let answer = ask(own).ok().json();
        assert!(iframe(&answer)("src").starts_with("https://maps.example.org/corridor/embed"), "{own}");
    }
    for strange in [
        "https://maps.example.org/about",
        "https://maps.example.org/corridors/about",
        "https://example.org/corridor/about",
        "https://maps.example.org@evil.test/corridor/about",
        "https://maps.example.org.evil.test/corridor/about",
        "//maps.example.org/corridor/about",
        "/about",
        "about",
        "javascript:alert(1)",
        "ftp://corridor.test/about",
        "http://",
        "http://corridor.test:8081/",
    ] {
        let problem = problem(&ask(strange), 404, "url");
        assert_eq!(problem["type"], "/problems/no-embed", "{strange}");
    }
}

#[test]
fn behind_a_proxy_that_speaks_https_an_iframe_does_too() {
    let ask = |url: &str, headers: &[(&str, &str)]| {
        let reply = Service::default().get_with(&format!("/oembed?url={}", encoded(url)), headers).ok();
        let vary = reply.header("vary").to_owned();
        let answer = reply.json();
        (
            iframe(&answer)("src").split("://").next().unwrap().to_owned(),
            answer["thumbnail_url"].as_str().unwrap().to_owned(),
            vary,
        )
    };
    for (url, headers, scheme) in [
        ("https://corridor.test/?datetime=2023-04-23", &[][..], "https"),
        // As the page names itself where nobody has told the server of its proxy.
        ("http://corridor.test/?datetime=2023-04-23", &[("x-forwarded-proto", "https")], "https"),
        ("http://corridor.test/?datetime=2023-04-23", &[("x-forwarded-proto", "HTTPS, http")], "https"),
        ("http://corridor.test/?datetime=2023-04-23", &[], "http"),
        ("http://corridor.test/?datetime=2023-04-23", &[("x-forwarded-proto", "gopher")], "http"),
    ] {
        let (src, thumbnail, vary) = ask(url, headers);
        assert_eq!(src, scheme, "{url} {headers:?}");
        assert!(thumbnail.starts_with(&format!("{scheme}://")), "{thumbnail}");
        assert!(vary.contains("x-forwarded-proto"), "another proxy's answer is another one: {vary}");
    }
}

#[test]
fn what_does_not_exist_is_not_embedded() {
    for path in [
        "/places/nowhere",
        "/changes/nothing",
        "/places/",
        "/ogc",
        "/nothing",
        "/oembed",
        "/embed/",
        "/snapshot.pdf",
        "/snapshot.json",
        "/snapshot.gif",
        "/?as-of=000000000000",
        "/snapshot.png?width=0",
        "/snapshot.png?width=100000&height=100000",
        "/snapshot.png?bbox=46,39,46,39",
        "/snapshot.png?place=nowhere",
        "/snapshot.png?datetime=1990-01-01",
        "/snapshot.png?as-of=soon",
        "/places/%FF",
    ] {
        problem(&get(&about(path, "")), 404, "url");
    }
    let detail = problem(&get(&about("/snapshot.png?width=0", "")), 404, "url")["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("`width`"), "{detail}");
}

#[test]
fn a_request_that_cannot_be_understood_is_a_problem_that_names_it() {
    problem(&get("/oembed"), 400, "url");
    problem(&get("/oembed?url="), 400, "url");
    problem(&get("/oembed?url=http://corridor.test/&url=http://corridor.test/about"), 400, "url");
    for wrong in ["0", "-1", "wide", "1.5", ""] {
        problem(&get(&about("/", &format!("&maxwidth={wrong}"))), 400, "maxwidth");
        problem(&get(&about("/", &format!("&maxheight={wrong}"))), 400, "maxheight");
    }
    for wrong in ["yaml", "JSON", ""] {
        let reply = get(&about("/", &format!("&format={wrong}")));
        assert_eq!(reply.status, StatusCode::NOT_IMPLEMENTED);
        assert_eq!(problem(&reply, 501, "format")["type"], "/problems/no-such-format");
    }
    get(&about("/", "&for=chromium&dnt=1")).ok();
}

#[test]
fn what_is_malformed_on_a_page_is_said_in_the_embed_and_does_not_stop_it() {
    let src = iframe(&answer("/?datetime=yesterday", ""))("src");
    assert!(get(path_of(&src)).ok().text().contains("role=\"alert\""), "{src}");
}

#[test]
fn an_answer_has_a_validator_and_may_be_read_by_any_page() {
    let url = about("/?datetime=2023-04-23", "");
    let reply = get(&url).ok();
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert!(reply.header("cache-control").contains("max-age") && reply.varies_by("host"));
    let known = Service::default().get_with(&url, &[("if-none-match", reply.header("etag"))]);
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    for other in [about("/?datetime=2023-04-24", ""), about("/", ""), url.clone() + "&maxwidth=300", url + "&format=xml"] {
        assert_ne!(get(&other).header("etag"), reply.header("etag"), "{other}");
    }
}

#[test]
fn every_page_says_where_it_is_described_in_its_head_and_in_a_header() {
    let revision = Service::default().revision();
    for page in PAGES {
        let frozen = format!("?datetime=2023-04-23&as-of={revision}");
        for query in ["", "?datetime=2023-04-23&lang=hy", frozen.as_str()] {
            let reply = get(&format!("{page}{query}")).ok();
            let document = Document::read(&reply.text());
            for (media_type, is) in
                [("application/json+oembed", "application/json"), ("text/xml+oembed", "text/xml; charset=utf-8")]
            {
                let href = document.one("link", "type", media_type).get("href").to_owned();
                assert!(reply.header("link").contains(&format!("<{href}>; rel=\"alternate\"; type=\"{media_type}\"")), "{page}");
                let described = get(path_of(&href)).ok();
                assert_eq!(described.header("content-type"), is);
                assert!(described.text().contains(if query.contains("as-of") { revision.as_str() } else { "iframe" }));
            }
        }
    }
    let long = get(&format!("/embed?place={}", "x".repeat(4_000))).ok();
    assert_eq!(long.header("link"), "", "no header grows beyond what proxies take");
}
