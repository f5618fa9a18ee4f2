//! Steps of an embed: small answers, each of one time, which with the drawings of all times make what the embed of that time shows.

use crate::support::{Service, get};
use serde_json::Value;

/// Bytes of a step at the most, compressed.
const MOST_STEP: usize = 2_000;
/// Bytes of all drawings at the most, compressed.
const MOST_DRAWINGS: usize = 44_000;

/// First and last days, days of changes, days between.
const DAYS: [&str; 8] =
    ["2020-11-10", "2020-11-30", "2021-06-15", "2022-08-30", "2022-12-12", "2023-04-23", "2023-09-24", "2026-11-01"];

const VIEWS: [&str; 7] = [
    "",
    "&lang=hy",
    "&lang=ru&names=en",
    "&place=az-checkpoint",
    "&compare=2022-12-01",
    "&traveller=goods-in",
    "&controls=slider",
];

fn weight(path: &str) -> usize {
    let reply = Service::default().get_with(path, &[("accept-encoding", "br")]).ok();
    assert_eq!(reply.header("content-encoding"), "br", "{path}");
    reply.body.len()
}

#[test]
fn a_step_weighs_two_kilobytes_and_all_drawings_little() {
    for language in ["en", "hy", "az", "ru", "ka"] {
        for day in DAYS {
            for more in ["", "&compare=2022-12-01"] {
                let path = format!("/embed/step.json?datetime={day}&lang={language}{more}");
                let bytes = weight(&path);
                assert!(bytes <= MOST_STEP, "{path}: {bytes}");
            }
        }
        let bytes = weight(&format!("/embed/drawings.json?lang={language}"));
        assert!(bytes <= MOST_DRAWINGS, "{language}: {bytes}");
    }
}

/// The number of the frame of a time, and its pieces joined, by groups.
fn joined(series: &Value, number: usize) -> Vec<String> {
    let frame = &series["frames"][series["at"][number].as_u64().unwrap() as usize];
    let piece = |piece: &Value| series["pieces"][piece.as_u64().unwrap() as usize].as_str().unwrap().to_owned();
    frame.as_array().unwrap().iter().map(|group| group.as_array().unwrap().iter().map(piece).collect()).collect()
}

#[test]
fn a_step_and_the_drawings_make_the_embed_of_each_time() {
    for more in VIEWS {
        let drawings = get(&format!("/embed/drawings.json?{}", more.trim_start_matches('&'))).ok().json();
        let instants: Vec<i64> = drawings["instants"].as_array().unwrap().iter().map(|at| at.as_i64().unwrap()).collect();
        for day in DAYS.into_iter().chain(["2023-04-23T11:59:59%2B04:00", "2023-04-23T12:00:00%2B04:00"]) {
            let at = format!("{day}{more}");
            let page = get(&format!("/embed?datetime={at}")).ok().text();
            let step = get(&format!("/embed/step.json?datetime={at}")).ok().json();
            let text = |name: &str| step[name].as_str().unwrap_or_else(|| panic!("{name} at {at}")).to_owned();
            assert!(page.contains(&format!("<div class=\"said\">{}</div>", text("said"))), "answer of {at}");
            assert!(page.contains(&format!("<summary>{}</summary>", escaped(&text("credits")))), "credits of {at}");
            assert!(page.contains(&format!("href=\"{}\"", escaped(&text("whole")))), "whole page of {at}");
            assert!(page.contains(&format!("{}</title>", escaped(&text("title")))), "title of {at}");
            assert!(page.contains(&format!("<output>{}</output>", text("shown"))), "time of {at}");
            assert!(page.contains(&format!("value=\"{}\" aria-label", step["day"])), "slider of {at}");
            assert!(page.contains(&format!("--at:{}%", text("playhead"))), "playhead of {at}");
            for (rel, name) in [("prev", "before"), ("next", "after")] {
                let link = step[name].as_str().map(|href| format!("rel=\"{rel}\" href=\"{}\"", escaped(href)));
                let link = link.unwrap_or_else(|| format!("rel=\"{rel}\" aria-disabled"));
                assert!(page.contains(&link), "{link} of {at}");
            }
            assert_eq!(step["panes"], page.matches("<div class=\"pane\"").count(), "{at}");
            let looks: Vec<&str> = step["looks"].as_array().unwrap().iter().map(|look| look.as_str().unwrap()).collect();
            let samples = page.split("<li class=\"").skip(1).filter(|rest| !rest.starts_with("other"));
            let unmarked: Vec<&str> = samples.filter_map(|rest| rest.split("data-look=\"").nth(1)?.split('"').next()).collect();
            assert!(more.contains("controls") || unmarked.iter().all(|look| looks.contains(look)), "{unmarked:?} at {at}");
            assert!(more.contains("controls") || unmarked.len() == looks.len(), "{looks:?} {unmarked:?} at {at}");

            let number = instants.partition_point(|instant| *instant <= step["at"].as_i64().unwrap()).saturating_sub(1);
            let pane = page.split("<div class=\"pane\" data-shown>").nth(1).unwrap();
            for (size, series) in drawings["maps"].as_object().unwrap() {
                let sheet = pane.split(&format!("<div class=\"sheet {size}\"")).nth(1).unwrap().split("</div>").next().unwrap();
                for group in joined(series, number) {
                    assert!(sheet.contains(&format!(">{group}</g>")), "map {size} at {at}");
                }
            }
            let strips: String = drawings["strips"].as_array().unwrap().iter().fold(String::new(), |all, strip| {
                let svg = joined(strip, number).concat();
                if svg.is_empty() { all } else { format!("{all}<div class={}>{svg}</div>", strip["class"]) }
            });
            let shown = page
                .split("<section class=\"strip\"")
                .nth(1)
                .map(|rest| rest.split_once('>').unwrap().1.split("</section>").next().unwrap().to_owned());
            assert_eq!(shown.unwrap_or_default(), strips, "strip at {at}");
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[test]
fn what_the_page_forgives_a_step_and_the_drawings_refuse() {
    for path in ["/embed/step.json", "/embed/drawings.json"] {
        for (query, parameter) in [
            ("datetime=yesterday", "datetime"),
            ("datetime=2031-01-01", "datetime"),
            ("datetime=2023-04-23&datetime=2023-04-24", "datetime"),
            ("place=nowhere", "place"),
            ("bbox=1,2,3", "bbox"),
            ("center=46,39", "center"),
            ("traveller=goats-in", "traveller"),
            ("controls=everything", "controls"),
            ("lang=tlh", "lang"),
            ("names=tlh", "names"),
            ("theme=pink", "theme"),
            ("compare=x", "compare"),
            ("day=3", "day"),
            ("utm_source=x", "utm_source"),
        ] {
            let reply = get(&format!("{path}?{query}"));
            assert_eq!(reply.status, 400, "{path}?{query}");
            assert_eq!(reply.json()["parameter"], parameter, "{path}?{query}");
        }
        assert_eq!(get(&format!("{path}?as-of=000000000000")).status, 404);
    }
}

#[test]
fn a_step_is_kept_by_browsers_and_confirmed_by_its_validator() {
    let reply = get("/embed/step.json?datetime=2023-04-23").ok();
    assert_eq!(reply.header("cache-control"), "public, max-age=60, stale-while-revalidate=600");
    let again = Service::default().get_with("/embed/step.json?datetime=2023-04-23", &[("if-none-match", reply.header("etag"))]);
    assert_eq!(again.status, 304);
    let revision = reply.json()["revision"].as_str().unwrap().to_owned();
    let pinned = get(&format!("/embed/step.json?datetime=2023-04-23&as-of={revision}")).ok();
    assert_eq!(pinned.header("cache-control"), "public, max-age=300, stale-while-revalidate=600");
    assert!(pinned.json()["before"].as_str().unwrap().contains(&revision), "links stay with the revision");
}

#[test]
fn an_embed_says_where_its_steps_are_and_only_what_could_be_read() {
    let text = get("/embed?datetime=2023-04-23&lang=hy&place=nowhere&utm_source=x&names=en").ok().text();
    let data = text.split("<script id=\"days\" type=\"application/json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data: Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["step"], "/embed/step.json?lang=hy&names=en");
    assert_eq!(data["drawings"], "/embed/drawings.json?lang=hy&names=en");
}
