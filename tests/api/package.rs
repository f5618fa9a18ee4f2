//! `/package.zip`: pictures, a map that works from disk, and their texts, read back by other programs.

use crate::support::{Reply, Service, get, html::Document};
use axum::http::StatusCode;
use corridor::server::render_pool::{PictureLimits, RenderPool};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    process::{Command, Output},
    sync::LazyLock,
};

/// Small pictures, so that a debug build is quick.
const SMALL: &str = "width=320&height=200&scale=1";

static DAY: LazyLock<Reply> = LazyLock::new(|| get(&pinned("datetime=2023-04-23")).ok());
static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| files(&DAY));

fn pinned(query: &str) -> String {
    format!("/package.zip?{SMALL}&{query}&as-of={}", Service::default().revision())
}

fn ran(program: &str, arguments: &[&str]) -> Output {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The files of an archive, as Python reads them.
fn files(reply: &Reply) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (file, out) = (folder.path().join("package.zip"), folder.path().join("out"));
    std::fs::write(&file, &reply.body).unwrap();
    let (file, out) = (file.to_str().unwrap(), out.to_str().unwrap());
    let tested = ran("python3", &["-m", "zipfile", "-t", file]);
    assert!(!String::from_utf8_lossy(&tested.stdout).contains("corrupt"));
    ran("python3", &["-m", "zipfile", "-e", file, out]);
    let entries = std::fs::read_dir(out).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())).collect()
}

fn text(name: &str) -> String {
    String::from_utf8(FILES[name].clone()).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_package_has_pictures_map_and_texts_and_says_what_it_is() {
    assert_eq!(DAY.header("content-type"), "application/zip");
    assert_eq!(DAY.header("content-disposition"), "attachment; filename=\"lachin-corridor-2023-04-23.zip\"");
    let names: Vec<&str> = FILES.keys().map(String::as_str).collect();
    let wanted =
        ["alternative-text.txt", "caption.txt", "credits.txt", "manifest.json", "map.html", "map.pdf", "map.png", "map.svg"];
    assert_eq!(names, wanted);
    for (name, begins) in
        [("map.png", "\u{89}PNG".as_bytes()), ("map.svg", b"<svg xmlns"), ("map.pdf", b"%PDF-"), ("map.html", b"<!DOCTYPE html>")]
    {
        let begins = if name == "map.png" { b"\x89PNG" } else { begins };
        assert!(FILES[name].starts_with(begins), "{name}");
    }
    assert!(
        text("caption.txt")
            .contains("On 23 April 2023 the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge.")
    );
    assert!(text("alternative-text.txt").starts_with("A map. Lachin corridor, 23 April 2023."));
    let credits = text("credits.txt");
    for part in ["Reported by: ", "OC Media", "https://", "CC-BY-4.0: https://creativecommons.org/licenses/by/4.0/"] {
        assert!(credits.contains(part), "{part}: {credits}");
    }
}

#[test]
fn the_manifest_of_a_package_names_every_file_with_its_hash_and_where_the_pictures_are_made_again() {
    let manifest: Value = serde_json::from_slice(&FILES["manifest.json"]).unwrap();
    let service = Service::default();
    assert_eq!(manifest["revision"], service.whole_revision().as_str());
    for file in manifest["files"].as_array().unwrap() {
        let bytes = &FILES[file["name"].as_str().unwrap()];
        assert_eq!(
            (file["bytes"].as_u64().unwrap(), file["sha256"].as_str().unwrap()),
            (bytes.len() as u64, hex(bytes).as_str())
        );
    }
    assert_eq!(manifest["files"].as_array().unwrap().len(), FILES.len() - 1, "all but itself");
    for form in manifest["forms"].as_array().unwrap() {
        let again = service.get(form["url"].as_str().unwrap()).ok();
        assert_eq!(hex(&again.body), form["sha256"].as_str().unwrap(), "{form}");
    }
}

#[test]
fn a_pinned_package_is_the_same_on_any_day_and_may_be_kept_for_good() {
    let url = pinned("datetime=2023-04-23");
    let later = Service::default().at("2031-01-01T00:00:00Z").get(&url).ok();
    assert!(later.body == DAY.body, "the same bytes");
    assert!(DAY.header("cache-control").contains("immutable"));
    let known = Service::default().get_with(&url, &[("if-none-match", DAY.header("etag"))]);
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    // What names no time is settled in the package all the same, but may not be kept for long.
    let today = get(&format!("/package.zip?{SMALL}")).ok();
    assert!(!today.header("cache-control").contains("immutable"));
    assert_eq!(today.header("content-disposition"), "attachment; filename=\"lachin-corridor-2026-11-26.zip\"");
}

#[test]
fn pictures_have_twice_as_many_pixels_unless_another_number_is_named() {
    let side = |query: &str| {
        let png = &files(&get(&format!("/package.zip?width=240&height=160&{query}")).ok())["map.png"];
        u32::from_be_bytes(png[16..20].try_into().unwrap())
    };
    assert_eq!([side(""), side("scale=1")], [480, 240]);
}

#[test]
fn the_map_loads_nothing_and_brings_all_that_it_shows() {
    let map = text("map.html");
    let document = Document::read(&map);
    for element in &document.0 {
        for attribute in ["src", "srcset", "poster", "data", "action", "xlink:href", "background"] {
            assert_eq!(element.get(attribute), "", "{element:?}");
        }
        let href = element.get("href");
        let is_inside = ["use", "image"].contains(&&*element.name) && (href.starts_with('#') || href.starts_with("data:"));
        assert!(href.is_empty() || element.name == "a" || is_inside, "{}: {:.80}", element.name, href);
        assert_ne!(element.name, "link");
    }
    let outside: Vec<&str> = map.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    assert!(outside.iter().all(|url| url.starts_with("data:") || url.starts_with('#')), "{outside:?}");
    assert!(!map.contains("@import") && map.contains("data:font/woff;base64,"));
    let policy = document.one("meta", "http-equiv", "Content-Security-Policy").get("content").to_owned();
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("http"), "{policy}");
    assert!(map.len() < 1_200_000, "{} bytes", map.len());
}

#[test]
fn without_its_script_the_map_shows_the_day_in_full_and_says_that_it_is_frozen() {
    let map = text("map.html");
    let revision = Service::default().revision();
    for part in [
        "On 23 April 2023 the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge.",
        "No ordinary traffic since 12 December 2022: day 133",
        "Reported by: ",
        "class=\"rows\"",
        "<svg xmlns",
        "CC-BY-4.0",
    ] {
        assert!(map.contains(part), "{part}");
    }
    assert!(map.contains("class=\"badge\"") && map.contains(&format!("revision {revision}")));
}

/// The block that the script of the map reads.
fn data(map: &str) -> Value {
    let block = map.split("type=\"application/json\">").nth(1).unwrap().split("</script>").next().unwrap();
    serde_json::from_str(block).unwrap()
}

#[test]
fn the_map_has_the_sentence_and_the_drawing_of_every_time_from_the_first_day_to_that_of_the_revision() {
    let data = data(&text("map.html"));
    let list = |name: &str| data[name].as_array().unwrap().clone();
    assert_eq!(data["first"], "2020-11-10");
    assert_eq!(list("instants").len(), list("frames").len());
    assert_eq!(list("instants").len(), list("looks").len());
    assert!(list("instants").len() > 40 && list("said").len() > 20);
    let said: Vec<String> = list("said").iter().map(|slice| slice["short_day"].as_str().unwrap().to_owned()).collect();
    assert!(
        said.iter()
            .any(|short| short == "On {date} the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge."),
        "{said:?}"
    );
    assert!(said.iter().all(|short| !short.contains("ahead")), "no day of it lies ahead: {said:?}");
    for (name, map) in data["maps"].as_object().unwrap() {
        let pieces = map["pieces"].as_array().unwrap().len() as u64;
        for list in map["frames"].as_array().unwrap().iter().flat_map(|frame| frame.as_array().unwrap()) {
            assert!(list.as_array().unwrap().iter().all(|piece| piece.as_u64().unwrap() < pieces), "{name}");
        }
        let frames = map["frames"].as_array().unwrap().len() as u64;
        assert!(list("frames").iter().all(|frame| frame.as_u64().unwrap() < frames));
    }
}

#[test]
fn a_package_is_about_what_it_was_asked_for() {
    let asked = files(&get(&pinned("datetime=2022-12-12&compare=2022-12-01&traveller=civilians-in&lang=hy&theme=print")).ok());
    let map = String::from_utf8(asked["map.html"].clone()).unwrap();
    assert!(map.contains("<html lang=\"hy\" data-theme=\"light\">"), "a page has no theme for paper, and is light by default");
    assert_eq!(map.matches("class=\"pane\"").count(), 2);
    assert!(map.contains("class=\"plate\">12 դեկտեմբերի 2022") || map.contains("2022"));
    assert!(map.contains("var(--access-"));
    assert!(!map.contains("role=\"alert\""));
    let dark = files(&get(&pinned("datetime=2022-12-12&theme=dark&place=hakari-bridge")).ok());
    let map = String::from_utf8(dark["map.html"].clone()).unwrap();
    assert!(map.contains("data-theme=\"dark\"") && map.contains("Hakari Bridge – Lachin corridor"));
}

#[test]
fn a_package_that_is_too_large_or_comes_at_a_bad_time_is_refused_with_what_is_allowed() {
    let mut service = Service::default();
    service.set_studio(RenderPool::new(PictureLimits { pixels: 10_000, ..PictureLimits::default() }));
    let reply = service.get(&format!("/package.zip?{SMALL}"));
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(reply.json()["type"], "/problems/too-large");
    service.set_studio(RenderPool::new(PictureLimits { at_once: 0, waiting: 0, ..PictureLimits::default() }));
    let reply = service.get(&format!("/package.zip?{SMALL}"));
    assert_eq!((reply.status, reply.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
}
