//! `/snapshot.*`: pictures of a view, and what they say of themselves.

use crate::support::{Reply, Service, get};
use corridor::{
    chronicle::index::atlas::Atlas,
    l10n::TAGS,
    render::font,
    server::render_pool::{PictureLimits, RenderPool},
    symbology::{
        Symbol,
        palette::{Palette, Theme},
    },
};
use serde_json::Value;
use sha2::{Digest, Sha256};

const FORMS: [(&str, &str); 4] =
    [("svg", "image/svg+xml"), ("png", "image/png"), ("webp", "image/webp"), ("pdf", "application/pdf")];

/// A small picture, so that a debug build is quick.
const SMALL: &str = "width=480&height=270";

fn svg(query: &str) -> String {
    get(&format!("/snapshot.svg?{query}")).ok().text()
}

/// What stands in an element.
fn inside<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let open = format!("<{name}");
    let parts = text.split(open.as_str()).skip(1);
    parts.filter_map(|part| part.split_once('>')?.1.split_once(&format!("</{name}>")).map(|(inside, _)| inside)).collect()
}

#[test]
fn every_form_is_what_it_says_it_is() {
    for (extension, media_type) in FORMS {
        let reply = get(&format!("/snapshot.{extension}?{SMALL}&datetime=2023-04-23")).ok();
        assert_eq!(reply.header("content-type"), media_type);
        let begins: &[u8] = match extension {
            "svg" => b"<svg xmlns",
            "png" => b"\x89PNG",
            "webp" => b"RIFF",
            _ => b"%PDF-",
        };
        assert!(reply.body.starts_with(begins), "{extension}");
        let disposition = format!("inline; filename=\"lachin-corridor-2023-04-23.{extension}\"");
        assert_eq!(reply.header("content-disposition"), disposition);
    }
}

#[test]
fn a_png_has_the_size_that_was_asked_for() {
    for (query, wanted) in
        [("", (1200, 675)), ("width=480&height=270&scale=2", (960, 540)), ("width_mm=60&height_mm=40&dpi=150", (354, 236))]
    {
        let reply = get(&format!("/snapshot.png?{query}")).ok();
        let side = |at: usize| u32::from_be_bytes(reply.body[at..at + 4].try_into().unwrap());
        assert_eq!((side(16), side(20)), wanted, "{query}");
    }
}

#[test]
fn a_png_says_what_it_is_in_any_script() {
    let reply = get(&format!("/snapshot.png?{SMALL}&datetime=2023-04-23&lang=hy")).ok();
    let reader = png::Decoder::new(std::io::Cursor::new(&reply.body)).read_info().unwrap();
    let text = |keyword: &str| {
        let found = reader.info().utf8_text.iter().find(|chunk| chunk.keyword == keyword);
        found.unwrap_or_else(|| panic!("no {keyword}")).get_text().unwrap()
    };
    assert!(text("Title").contains("Լաչինի միջանցք") && text("Title").contains("23"));
    assert!(text("Copyright").contains("CC-BY-4.0") && text("Copyright").contains("OpenStreetMap"));
    assert!(text("Licence").starts_with("https://creativecommons.org/"));
    assert_eq!(text("Date shown"), "2023-04-23");
    let service = Service::default();
    assert_eq!(text("Revision"), service.whole_revision());
    let link = text("Source");
    assert!(link.contains("datetime=2023-04-23") && link.contains(&format!("as-of={}", service.revision())), "{link}");
    // What the file names is the same picture.
    assert!(service.get(&link).ok().header("cache-control").contains("immutable"));
}

#[test]
fn a_picture_is_light_enough_for_a_page_in_every_theme() {
    for (size, most) in [("width=1200&height=675", 400_000), ("width=1200&height=630", 300_000)] {
        for theme in ["light", "dark", "print", "contrast"] {
            for datetime in ["2022-12-12", "2023-04-23"] {
                let png = get(&format!("/snapshot.png?{size}&theme={theme}&datetime={datetime}")).ok().body;
                assert!(png.len() <= most, "{size} {theme} {datetime}: {} bytes", png.len());
            }
        }
    }
}

#[test]
fn an_svg_brings_its_font_and_its_text_can_be_read() {
    let picture = svg("datetime=2023-04-23&lang=ru");
    assert!(picture.contains("@font-face") && picture.contains("data:font/woff;base64,"));
    assert!(!picture.contains("http://corridor.test/fonts"), "nothing is fetched");
    let images: Vec<&str> = picture.split("<image").skip(1).map(|rest| rest.split_once('>').unwrap().0).collect();
    assert!(images.iter().all(|image| image.contains(" href=\"data:image/png;base64,")), "the relief is inside");
    let texts = inside(&picture, "text");
    assert!(texts[0].starts_with("Лачинский коридор: проезд закрыт"), "{texts:?}");
    assert!(inside(&picture, "title")[0].contains("23 апреля 2023"));
    let description = inside(&picture, "desc")[0];
    assert!(description.contains("Закрыто") && description.contains("Источники:"), "{description}");
    let outline = svg("datetime=2023-04-23&lang=ru&text=outline");
    assert!(inside(&outline, "text").is_empty() && !outline.contains("@font-face"));
    assert!(outline.contains("<title"));
}

/// What stands in each group of an SVG, in order.
fn groups(svg: &str) -> Vec<(&str, &str)> {
    svg.split("<g id=\"").skip(1).map(|part| part.split_once("\">").unwrap()).collect()
}

#[test]
fn an_svg_has_named_groups_each_once_in_order_and_each_holds_what_its_name_says() {
    let order =
        ["headline", "ground", "borders", "roads", "status", "marks", "labels", "locator", "frame", "legend", "strip", "credit"];
    for query in
        ["datetime=2023-04-23", "datetime=2022-12-12&compare=2022-12-01", "datetime=2023-04-23&draw=none", "text=outline"]
    {
        let picture = svg(query);
        assert_eq!(groups(&picture).iter().map(|(id, _)| *id).collect::<Vec<_>>(), order, "{query}");
        // Nothing painted stands outside of the groups but the paper.
        let before = picture.split("<g id=").next().unwrap();
        assert_eq!(before.matches("<path").count() + before.matches("<text").count(), 0, "{query}");
    }
    let picture = svg("datetime=2023-04-23");
    let group = |name: &str| groups(&picture).into_iter().find(|(id, _)| *id == name).unwrap().1;
    let palette = Palette::of(Theme::Light);
    let atlas = Atlas::new(corridor::geodata::built_in().unwrap()).unwrap();
    let closed = Symbol::all(atlas.header(), Theme::Light).into_iter().find(|look| look.name == "closed").unwrap();
    for (name, has, lacks) in [
        ("ground", palette.land, palette.border),
        ("borders", palette.border, palette.land),
        ("roads", palette.casing, &*closed.fill),
        ("status", &*closed.fill, palette.casing),
    ] {
        assert!(group(name).contains(has) && !group(name).contains(lacks) && !group(name).contains("<text"), "{name}");
    }
    assert!(group("marks").contains("<circle") && group("marks").contains(&closed.colour) && !group("marks").contains("<text"));
    for name in ["Goris", "Hakari Bridge"] {
        assert!(inside(group("labels"), "text").contains(&name), "{name} is live text of the labels");
    }
    assert!(inside(group("legend"), "text").contains(&"Closed") && !group("labels").contains("Closed"));
    assert!(inside(group("credit"), "text").join(" ").contains("CC-BY-4.0"));
    assert!(!groups(&svg("text=outline")).iter().any(|(_, inside)| inside.contains("<text")));
}

#[test]
fn no_letter_of_any_picture_is_missing_from_the_font() {
    for language in TAGS {
        for query in ["datetime=2023-04-23", "datetime=2022-12-12&compare=2022-12-01", "datetime=2022-12-03&traveller=goods-out"]
        {
            for words in inside(&svg(&format!("{query}&lang={language}&width=1600&height=1600")), "text") {
                let missing: Vec<char> = words.chars().filter(|&letter| font::glyph(letter, false).0 == 0).collect();
                assert!(missing.is_empty(), "{language} {query}: {words}: {missing:?}");
            }
        }
    }
}

#[test]
fn a_day_names_what_else_held_on_it() {
    let text = inside(&svg("datetime=2022-12-03"), "text").join(" ");
    assert!(text.contains("12:30") && text.contains("15:30"), "{text}");
    let text = inside(&svg("datetime=2022-12-03T14:00:00%2B04:00"), "text").join(" ");
    assert!(text.contains("blocked") && text.contains("(UTC+04:00)") && !text.contains("15:30"), "{text}");
}

#[test]
fn a_legend_has_what_is_shown_and_nothing_else() {
    let labels = |query: &str| inside(&svg(query), "text").into_iter().map(str::to_owned).collect::<Vec<_>>();
    // Where a strip names each mark, the legend leaves them out.
    let size = "width=960&height=600";
    let (closed, open) = (labels(&format!("datetime=2023-04-23&{size}")), labels(&format!("datetime=2020-11-17&{size}")));
    let with_strip = labels("datetime=2023-04-23");
    assert!(!with_strip.iter().any(|label| label == "Bridge"), "{with_strip:?}");
    let has = |labels: &[String], wanted: &str| labels.iter().any(|label| label == wanted);
    assert!(has(&closed, "Closed") && has(&closed, "Bridge") && !has(&closed, "Open"));
    assert!(has(&open, "Open") && !has(&open, "Closed") && !has(&open, "Bridge"));
    let access = labels("datetime=2022-12-12&traveller=civilians-in");
    assert!(has(&access, "no") && !has(&access, "Blocked"));
    assert!(!has(&labels("datetime=2023-04-23&draw=title"), "Closed"));
}

#[test]
fn a_legend_lists_all_that_is_seen_the_most_important_first() {
    let legend = |query: &str| {
        let picture = svg(query);
        let all = groups(&picture).into_iter().find(|(id, _)| *id == "legend").unwrap().1.to_owned();
        let labels: Vec<String> =
            inside(&all, "text").into_iter().map(str::to_owned).filter(|label| !label.ends_with(" km")).collect();
        labels.join(", ")
    };
    let context = "Settlement, Border, ";
    // Passage from closed to open, presence, what is not known, kinds of places, the map itself.
    let blocked = legend("datetime=2022-12-12&width=960&height=600");
    let order = "Blocked, Restricted, Planned, Active, Unknown, Bridge, Post, Site, ";
    assert!(blocked.starts_with(&format!("{order}{context}")), "{blocked}");
    assert!(blocked.contains("Border, not delimited, Roads: course"), "{blocked}");
    let compared = legend("datetime=2022-12-12&compare=2022-12-01&width=1200&height=630");
    assert!(compared.starts_with("Differs between the two dates, Blocked, Restricted, Open, "), "{compared}");
    let access = legend("datetime=2022-12-12&traveller=civilians-in");
    assert!(access.starts_with("no, ") && access.contains("not recorded, Bridge, "), "{access}");
    // What is not seen is not explained: no border, no road.
    let near = legend("datetime=2022-12-12&bbox=46.74,39.75,46.76,39.76");
    assert!(!near.contains("Border") && !near.contains("Bridge"), "{near}");
}

#[test]
fn the_road_of_that_day_fills_the_map_and_its_ends_and_the_bridge_are_named() {
    let atlas = Atlas::new(corridor::geodata::built_in().unwrap()).unwrap();
    for (width, height) in [(1200, 675), (1200, 630), (1080, 1080), (1080, 1920), (600, 315)] {
        for language in TAGS {
            for query in ["datetime=2023-04-23", "datetime=2022-12-12&compare=2022-12-01"] {
                // Two maps on a small card have no room for all names.
                if query.contains("compare") && width < 1080 {
                    continue;
                }
                let picture = svg(&format!("{query}&width={width}&height={height}&lang={language}"));
                let labels = inside(groups(&picture).into_iter().find(|(id, _)| *id == "labels").unwrap().1, "text").join(" ");
                for id in ["goris", "hakari-bridge", "stepanakert"] {
                    let name = atlas.place(atlas.place_index(id).unwrap()).label(language);
                    assert!(labels.contains(&name), "{name} at {width} × {height}, {query}, {language}: {labels}");
                }
                // The road beyond the last stop runs out of the map.
                let beyond = atlas.place(atlas.place_index("aghdam").unwrap()).label(language);
                assert!(!labels.contains(&beyond), "{beyond} at {width} × {height}, {query}");
            }
        }
    }
}

#[test]
fn the_locator_names_all_countries_of_the_map_or_none() {
    for (width, height) in [(1200, 675), (1200, 630), (1080, 1080), (1080, 1920), (600, 315), (390, 520)] {
        for (language, names) in [("en", ["Armenia", "Azerbaijan"]), ("ka", ["სომხეთი", "აზერბაიჯანი"])]
        {
            let picture = svg(&format!("datetime=2023-04-23&width={width}&height={height}&lang={language}"));
            let locator = inside(groups(&picture).into_iter().find(|(id, _)| *id == "locator").unwrap().1, "text");
            let [one, other] = names.map(|name| locator.contains(&name));
            assert_eq!(one, other, "{width} × {height}: {locator:?}");
        }
    }
}

#[test]
fn two_times_stand_side_by_side_with_what_differs_marked() {
    let picture = svg("datetime=2022-12-12&compare=2022-12-01");
    let words = inside(&picture, "text");
    assert!(words.contains(&"1 December 2022") && words.contains(&"12 December 2022"));
    assert!(words.contains(&"Differs between the two dates"));
    assert_eq!(picture.matches("<clipPath ").count(), 3, "two maps and a locator");
    // Whichever is named first, the earlier one stands first.
    let position = |picture: &str, text: &str| picture.find(&format!(">{text}<")).unwrap();
    let turned = svg("datetime=2022-12-01&compare=2022-12-12");
    assert!(position(&turned, "1 December 2022") < position(&turned, "12 December 2022"));
}

#[test]
fn nothing_switches_the_credits_off() {
    for query in ["draw=none", "draw=none&width=160&height=120", "draw=title&theme=dark&width=600&height=315"] {
        let text = inside(&svg(query), "text").join(" ");
        assert!(text.contains("CC-BY-4.0") && text.contains("OpenStreetMap"), "{query}: {text}");
    }
    let picture = Service::default().with_public_url("https://maps.example.org").get("/snapshot.svg").ok().text();
    assert!(inside(&picture, "text").join(" ").contains("maps.example.org"));
}

#[test]
fn a_picture_begins_with_the_finding_and_place_and_date_follow_in_a_smaller_line() {
    let size = |text: &str| text.split_once("font-size=\"").unwrap().1.split('"').next().unwrap().parse::<f64>().unwrap();
    let said = |picture: &str| -> Vec<(String, f64)> {
        let texts = picture.split("<text ").skip(1).map(|text| text.split_once("</text>").unwrap().0);
        texts.map(|text| (text.split_once('>').unwrap().1.to_owned(), size(text))).collect()
    };
    let picture = svg("datetime=2023-04-23");
    let texts = said(&picture);
    assert_eq!(texts[0].0, "Lachin corridor: closed by Azerbaijani border guards at the Hakari Bridge");
    assert_eq!(texts[1].0, "23 April 2023 · No ordinary traffic since 12 December 2022: day 133");
    assert!(texts[2].0.starts_with("Civilians, aid and goods could not pass"), "{texts:?}");
    let manifest = get(&format!("/snapshot.json?{SMALL}&datetime=2023-04-23")).ok().json();
    assert_eq!(manifest["headline"], texts[0].0);
    for (width, height) in [(1200, 675), (1200, 630), (1080, 1080), (1080, 1920), (600, 315), (320, 480)] {
        for query in ["datetime=2022-12-12", "datetime=2024-05-01&lang=hy", "datetime=2022-12-12&compare=2022-12-01&lang=ru"] {
            let texts = said(&svg(&format!("{query}&width={width}&height={height}")));
            let (largest, lines) = (texts[0].1, texts.iter().filter(|(_, size)| *size == texts[0].1).count());
            assert!(texts.iter().skip(lines).all(|(_, size)| *size < largest), "{query} {width}: {texts:?}");
            assert!(texts[lines].1 < largest * 0.72, "{query} {width}: {texts:?}");
            assert!((1..=5).contains(&lines), "{query} {width}: {lines} lines");
            // Nothing of it is said twice.
            let date = texts[..lines].iter().any(|(text, _)| text.contains("2022") || text.contains("2024"));
            assert!(!date, "the date stands in the smaller line: {texts:?}");
        }
    }
    // What the finding does not say stays on the picture: who says who did it, and since when.
    let blocked = inside(&svg("datetime=2022-12-12"), "text").join(" ");
    assert!(blocked.contains("Armenia, Nagorno-Karabakh authorities: by Azerbaijan"), "{blocked}");
    let dormant = inside(&svg("datetime=2024-05-01"), "text").join(" ");
    assert!(dormant.contains("since November 2023"), "{dormant}");
}

#[test]
fn the_credit_is_one_line_without_the_revision_and_the_whole_one_stands_in_the_file() {
    let service = Service::default();
    for query in ["datetime=2023-04-23", "datetime=2022-12-12&width=1200&height=630", "width_mm=297&height_mm=210&theme=print"] {
        let picture = service.get(&format!("/snapshot.svg?{query}")).ok().text();
        let credit = groups(&picture).into_iter().find(|(id, _)| *id == "credit").unwrap().1;
        let lines = inside(credit, "text");
        assert_eq!(lines.len(), 1, "{query}: {lines:?}");
        for part in ["Reported by: ", "CC-BY-4.0", "Natural Earth", "OpenStreetMap contributors (ODbL 1.0)"] {
            assert_eq!(lines[0].matches(part).count(), 1, "{query}: {part}");
        }
        assert!(!inside(&picture, "text").join(" ").contains(&service.revision()), "{query}");
        let whole = inside(&picture, "dc:rights")[0];
        assert!(whole.contains(&service.revision()) && whole.contains("settlement points partly from GeoNames"), "{whole}");
    }
    let manifest = service.get(&format!("/snapshot.json?{SMALL}&datetime=2023-04-23")).ok().json();
    let credit = manifest["credit"].as_str().unwrap();
    assert!(credit.contains(&service.revision()) && credit.contains("own compilation"), "{credit}");
}

#[test]
fn a_pinned_picture_never_changes_and_says_so() {
    let service = Service::default();
    for (extension, _) in FORMS {
        let url = format!("/snapshot.{extension}?{SMALL}&datetime=2023-04-23&as-of={}", service.revision());
        let first = service.get(&url).ok();
        // Another process, another day.
        let later = Service::default().at("2027-03-01T12:00:00+04:00").get(&url).ok();
        assert_eq!(first.body, later.body, "{extension}");
        assert_eq!(first.header("etag"), later.header("etag"));
        assert!(first.header("cache-control").contains("immutable"));
        let again = service.get_with(&url, &[("if-none-match", first.header("etag"))]);
        assert_eq!(again.status, 304);
    }
    let today = service.get(&format!("/snapshot.svg?{SMALL}&as-of={}", service.revision())).ok();
    assert!(!today.header("cache-control").contains("immutable"), "today is another day tomorrow");
}

#[test]
fn a_manifest_names_sources_and_the_hash_of_every_form() {
    let manifest = get(&format!("/snapshot.json?{SMALL}&datetime=2023-04-23")).ok().json();
    let caption = manifest["caption"].as_str().unwrap();
    assert!(caption.contains("Lachin corridor, 23 April 2023.") && caption.contains("CC-BY-4.0"), "{caption}");
    assert!(manifest["sources"].as_array().unwrap().iter().all(|source| source["publisher"].is_string()));
    assert_eq!(manifest["revision"], Service::default().whole_revision());
    let forms = manifest["forms"].as_array().unwrap();
    assert_eq!(forms.len(), 4);
    for form in forms {
        let reply = get(form["url"].as_str().unwrap()).ok();
        let hash: String = Sha256::digest(&reply.body).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(form["sha256"], Value::from(hash), "{}", form["url"]);
        assert_eq!(form["bytes"], reply.body.len());
        assert_eq!(reply.header("content-type"), form["type"].as_str().unwrap());
    }
    let again = get(manifest["permalink"].as_str().unwrap()).ok();
    assert_eq!(again.json()["forms"], manifest["forms"]);
}

#[test]
fn what_is_malformed_is_a_problem_that_names_it() {
    let table = [
        ("width=0", "width"),
        ("width=-5", "width"),
        ("width=12.5", "width"),
        ("height=1e3", "height"),
        ("scale=9", "scale"),
        ("scale=2&width_mm=100&height_mm=100", "scale"),
        ("dpi=300", "dpi"),
        ("width_mm=100", "width_mm"),
        ("height_mm=100", "height_mm"),
        ("width=300&width_mm=100&height_mm=100", "width"),
        ("bbox=46,39,46,40", "bbox"),
        ("bbox=46,39,47", "bbox"),
        ("bbox=46,39,47,40&zoom=3", "zoom"),
        ("center=46,39", "center"),
        ("zoom=9", "zoom"),
        ("center=46,99&zoom=9", "center"),
        ("center=46,39&zoom=99", "zoom"),
        ("place=nowhere", "place"),
        ("place=bypass-track", "place"),
        ("datetime=2019-01-01", "datetime"),
        ("datetime=2030-01-01", "datetime"),
        ("datetime=yesterday", "datetime"),
        ("datetime=2023-04-23/2023-04-24", "datetime"),
        ("compare=1999-01-01", "compare"),
        ("compare=x", "compare"),
        ("traveller=civilians", "traveller"),
        ("lang=tlh", "lang"),
        ("names=tlh", "names"),
        ("theme=pink", "theme"),
        ("draw=title,moon", "draw"),
        ("draw=", "draw"),
        ("text=paths", "text"),
        ("as-of=x", "as-of"),
        ("lang=en&lang=hy", "lang"),
        ("theme=%ff", "theme"),
    ];
    for (query, parameter) in table {
        for path in ["/snapshot.svg", "/snapshot.json", "/package.zip"] {
            let reply = get(&format!("{path}?{query}"));
            assert_eq!(reply.status, 400, "{query}: {}", reply.text());
            assert_eq!(reply.json()["parameter"], parameter, "{query}");
            assert!(!reply.json()["allowed"].as_str().unwrap().is_empty());
        }
    }
    assert_eq!(get("/snapshot.svg?as-of=000000000000").status, 404);
    get("/snapshot.svg?utm_source=mail&fbclid=1&fbclid=2").ok();
}

#[test]
fn a_picture_that_is_too_large_is_refused_with_what_is_allowed() {
    for (query, form) in
        [("width=100000&height=100000", "svg"), ("width=4000&height=4000&scale=4", "png"), ("width=17000&height=200", "webp")]
    {
        let reply = get(&format!("/snapshot.{form}?{query}"));
        assert_eq!(reply.status, 413, "{query}");
        assert_eq!(reply.json()["type"], "/problems/too-large");
        assert!(reply.json()["allowed"].as_str().unwrap().contains("pixels"));
    }
    let mut small = Service::default();
    small.set_studio(RenderPool::new(PictureLimits { pixels: 100_000, ..PictureLimits::default() }));
    assert_eq!(small.get("/snapshot.png").status, 413);
    small.get("/snapshot.png?width=300&height=300").ok();
}

#[test]
fn every_size_theme_and_language_holds_all_it_has_to_say() {
    for (width, height) in [(1200, 675), (1080, 1080), (1080, 1920), (600, 315), (320, 480), (160, 120), (3000, 400)] {
        for language in TAGS {
            let picture = svg(&format!("width={width}&height={height}&lang={language}&datetime=2022-12-12"));
            // The letters of the font inside may spell anything.
            let drawn =
                picture.split("base64,").map(|part| part.split_once(')').map_or(part, |(_, rest)| rest)).collect::<String>();
            assert!(!drawn.contains("NaN") && picture.ends_with("</svg>"), "{width} {height} {language}");
            assert!(picture.contains("CC-BY-4.0"), "{width} {height} {language}");
        }
    }
    for theme in ["light", "dark", "contrast", "print"] {
        assert!(svg(&format!("theme={theme}")).ends_with("</svg>"));
    }
}

#[test]
fn the_least_type_of_a_print_is_six_points() {
    for paper in ["width_mm=210&height_mm=297", "width_mm=297&height_mm=210", "width_mm=90&height_mm=90"] {
        let picture = svg(&format!("{paper}&theme=print&datetime=2022-12-12"));
        let view = picture.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse::<f64>().unwrap();
        let wide = picture.split(" width=\"").nth(1).unwrap().split("mm").next().unwrap().parse::<f64>().unwrap();
        let points_a_pixel = wide / 25.4 * 72.0 / view;
        for size in picture.split("font-size=\"").skip(1).map(|part| part.split('"').next().unwrap().parse::<f64>().unwrap()) {
            assert!(size * points_a_pixel >= 5.99, "{paper}: {size}");
        }
        assert!(inside(&picture, "text").iter().any(|text| text.starts_with("1 : ")), "{paper}: the scale is stated");
    }
}

/// A PDF holds its text: `pdftotext` (poppler-utils) finds names in every script.
#[test]
fn a_pdf_can_be_searched_in_every_script() {
    let names = [("en", "Hakari Bridge"), ("hy", "Ստեփանակերտ"), ("az", "Xankəndi"), ("ru", "Степанакерт"), ("ka", "ხანქენდი")];
    for (language, name) in names {
        let reply: Reply = get(&format!("/snapshot.pdf?datetime=2023-04-23&lang={language}")).ok();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("picture.pdf");
        std::fs::write(&file, &reply.body).unwrap();
        let found = std::process::Command::new("pdftotext").arg(&file).arg("-").output().expect("poppler-utils is installed");
        let text = String::from_utf8(found.stdout).unwrap();
        assert!(text.contains(name), "{language}: {text}");
        assert_eq!(text.matches(name).count(), text.matches(name).count().min(4), "halos are no text");
    }
}

#[test]
fn a_place_is_what_the_picture_is_about() {
    let picture = svg("place=hakari-bridge&datetime=2023-04-23");
    let text = inside(&picture, "text");
    assert!(text[0].starts_with("Hakari Bridge: closed") && text[1].starts_with("Lachin corridor · 23 April 2023"), "{text:?}");
    assert_ne!(picture, svg("datetime=2023-04-23"));
}

/// Red, green and blue of a PNG.
fn pixels(png: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut out = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut out).unwrap();
    assert_eq!(frame.color_type, png::ColorType::Rgb);
    (frame.width, frame.height, out)
}

/// `pdftoppm` (poppler-utils) draws the page nearly as the server draws the PNG.
#[test]
fn a_pdf_looks_as_the_png_does() {
    let query = "datetime=2022-12-12&compare=2022-12-01&width=960&height=540";
    let (width, height, ours) = pixels(&get(&format!("/snapshot.png?{query}")).ok().body);
    let folder = tempfile::tempdir().unwrap();
    let (file, drawn) = (folder.path().join("picture.pdf"), folder.path().join("drawn"));
    std::fs::write(&file, get(&format!("/snapshot.pdf?{query}")).ok().body).unwrap();
    let made = std::process::Command::new("pdftoppm").args(["-r", "96", "-png", "-singlefile"]).arg(&file).arg(&drawn).status();
    assert!(made.expect("poppler-utils is installed").success());
    let (page_width, page_height, theirs) = pixels(&std::fs::read(drawn.with_extension("png")).unwrap());
    assert_eq!((page_width, page_height), (width, height));
    let far = ours.iter().zip(&theirs).filter(|(one, other)| one.abs_diff(**other) > 64).count();
    // Letters are drawn by two programs: a picture with much text differs in more of its pixels.
    assert!(far * 40 < ours.len(), "{far} of {} differ", ours.len());
}
