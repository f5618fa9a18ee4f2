//! Files: how long they are kept, in which coding they come, and that nothing else of the disk can be had.

use crate::support::{Reply, Service, get};
use axum::http::Method;
use corridor::server::routes::assets::{MAIN, Page, PageEntry};
use std::{fs, io::Read, path::Path};

const SCRIPT: &str = "/assets/main-11223344.js";
const BACKGROUND: [&str; 3] = ["/basemap/land.geojson", "/basemap/borders.geojson", "/basemap/water.geojson"];
const FONTS: [&str; 2] = ["/fonts/NotoSans-Regular.woff2", "/fonts/NotoSans-SemiBold.woff2"];

fn every_file() -> impl Iterator<Item = &'static str> {
    BACKGROUND.into_iter().chain(FONTS).chain(["/fonts/OFL.txt", "/favicon.svg", SCRIPT, "/assets/main-55667788.css"])
}

fn accepting(service: &Service, url: &str, codings: &str) -> Reply {
    service.get_with(url, &[("accept-encoding", codings)])
}

fn unpacked(reply: &Reply) -> Vec<u8> {
    let mut out = Vec::new();
    let packed = &mut &reply.body[..];
    match reply.header("content-encoding") {
        "" => out.clone_from(&reply.body),
        "br" => brotli::BrotliDecompress(packed, &mut out).unwrap(),
        "gzip" => drop(flate2::read::GzDecoder::new(packed).read_to_end(&mut out).unwrap()),
        "zstd" => out = zstd::stream::decode_all(packed).unwrap(),
        other => panic!("{other}"),
    }
    out
}

/// A built page with a script of some size, and compressed files beside it.
fn built(folder: &Path, compressed: &[&str]) -> Vec<u8> {
    let script: Vec<u8> = (0..400).flat_map(|number| format!("step({number});\n").into_bytes()).collect();
    fs::create_dir_all(folder.join("assets")).unwrap();
    let file = |name: &str| folder.join("assets").join(name);
    fs::write(file("main.js"), &script).unwrap();
    if compressed.contains(&"br") {
        let mut out = Vec::new();
        brotli::BrotliCompress(&mut &script[..], &mut out, &Default::default()).unwrap();
        fs::write(file("main.js.br"), out).unwrap();
    }
    if compressed.contains(&"gzip") {
        let mut reader = flate2::read::GzEncoder::new(&script[..], flate2::Compression::best());
        let mut out = Vec::new();
        reader.read_to_end(&mut out).unwrap();
        fs::write(file("main.js.gz"), out).unwrap();
    }
    script
}

#[test]
fn built_files_are_kept_for_good_and_others_for_a_day() {
    assert_eq!(get(SCRIPT).ok().header("cache-control"), "public, max-age=31536000, immutable");
    for url in BACKGROUND.into_iter().chain(FONTS).chain(["/fonts/OFL.txt", "/favicon.svg"]) {
        let kept = get(url).ok();
        assert!(kept.header("cache-control").starts_with("public, max-age=86400"), "{url}");
        assert!(!kept.header("cache-control").contains("immutable"), "{url}: its name stays when its content changes");
    }
}

#[test]
fn every_file_has_its_media_type() {
    for (url, media_type) in [
        (SCRIPT, "text/javascript; charset=utf-8"),
        ("/assets/main-55667788.css", "text/css; charset=utf-8"),
        (BACKGROUND[0], "application/geo+json"),
        (FONTS[0], "font/woff2"),
        ("/fonts/OFL.txt", "text/plain; charset=utf-8"),
        ("/favicon.svg", "image/svg+xml"),
    ] {
        assert_eq!(get(url).ok().header("content-type"), media_type, "{url}");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("assets/sub")).unwrap();
    let service = Service::default().with_page(folder.path());
    for (name, media_type) in [
        ("worker.mjs", "text/javascript; charset=utf-8"),
        ("sub/site.webmanifest", "application/manifest+json"),
        ("main.js.map", "application/json"),
        ("what", "application/octet-stream"),
    ] {
        fs::write(folder.path().join("assets").join(name), "x").unwrap();
        assert_eq!(service.get(&format!("/assets/{name}")).ok().header("content-type"), media_type, "{name}");
    }
}

#[test]
fn a_known_file_is_not_sent_again() {
    for url in every_file() {
        let first = get(url).ok();
        let etag = first.header("etag");
        assert!(etag.starts_with('"') && etag.len() > 30, "{url}: {etag}");
        for value in [etag.to_owned(), format!("W/{etag}"), format!("\"other\", {etag}"), "*".to_owned()] {
            let reply = Service::default().get_with(url, &[("if-none-match", &value)]);
            assert_eq!((reply.status.as_u16(), reply.body.len()), (304, 0), "{url} {value}");
            for name in ["etag", "cache-control", "vary", "cross-origin-resource-policy"] {
                assert_eq!(reply.header(name), first.header(name), "{url} {value}: {name}");
            }
        }
        assert_eq!(Service::default().get_with(url, &[("if-none-match", "\"other\"")]).body, first.body, "{url}");
    }
}

#[test]
fn head_is_get_without_the_body() {
    for url in every_file() {
        let (whole, head) = (get(url).ok(), Service::default().send(Method::HEAD, url, &[]));
        assert_eq!((head.status, head.body.len()), (whole.status, 0), "{url}");
        for name in ["etag", "cache-control", "content-type", "vary"] {
            assert_eq!(head.header(name), whole.header(name), "{url}: {name}");
        }
        let length = head.header("content-length");
        assert!(length.is_empty() || length == whole.body.len().to_string(), "{url}: {length}");
    }
}

#[test]
fn the_background_comes_in_the_coding_that_is_liked_best() {
    let service = Service::default();
    for url in BACKGROUND {
        let plain = service.get(url).ok();
        assert_eq!(plain.header("content-encoding"), "", "{url}");
        for (accepted, coding) in [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("zstd, gzip;q=0.5", "zstd"), ("x", "")] {
            for _ in 0..2 {
                let reply = accepting(&service, url, accepted).ok();
                assert_eq!(reply.header("content-encoding"), coding, "{url} {accepted}");
                assert_eq!(unpacked(&reply), plain.body, "{url} {accepted}");
                assert!(reply.varies_by("accept-encoding"), "{url}");
                assert_eq!(reply.header("etag") == plain.header("etag"), coding.is_empty(), "{url}: a tag for each coding");
            }
        }
    }
}

#[test]
fn fonts_are_never_compressed_again() {
    for url in FONTS {
        let reply = accepting(&Service::default(), url, "br, gzip, zstd").ok();
        assert_eq!((reply.header("content-encoding"), &reply.body[..4]), ("", &b"wOF2"[..]), "{url}");
        assert!(!reply.varies_by("accept-encoding"), "{url}");
    }
}

#[test]
fn a_built_file_comes_from_the_compressed_one_beside_it() {
    let everything = "gzip, deflate, br, zstd";
    for (beside, accepted, coding) in [
        (&["br", "gzip"][..], everything, "br"),
        (&["br", "gzip"], "gzip", "gzip"),
        (&["br", "gzip"], "zstd", ""),
        (&["br", "gzip"], "br;q=0, gzip", "gzip"),
        (&["br", "gzip"], "br;q=0.5, gzip", "gzip"),
        (&["gzip"], everything, "gzip"),
        (&["gzip"], "br", ""),
        (&[], everything, ""),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let script = built(folder.path(), beside);
        let reply = accepting(&Service::default().with_page(folder.path()), "/assets/main.js", accepted).ok();
        assert_eq!(reply.header("content-encoding"), coding, "{beside:?} {accepted}");
        assert_eq!(unpacked(&reply), script, "{beside:?} {accepted}");
        assert_eq!(reply.header("content-type"), "text/javascript; charset=utf-8");
        assert!(reply.varies_by("accept-encoding"));
    }
}

#[test]
fn nothing_but_built_files_can_be_had_from_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    built(folder.path(), &["br", "gzip"]);
    fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    fs::write(folder.path().join("assets/.hidden"), "secret").unwrap();
    let services = [Service::default().with_page(folder.path()), Service::default()];
    for path in [
        "/assets/../Cargo.toml",
        "/assets/../secret.txt",
        "/assets/..%2fsecret.txt",
        "/assets/%2e%2e/secret.txt",
        "/assets/%2e%2e%2fsecret.txt",
        "/assets/%252e%252e/secret.txt",
        "/assets/..%5csecret.txt",
        "/assets/./main.js",
        "/assets//main.js",
        "/assets/sub/../main.js",
        "/assets/%2fetc/passwd",
        "/assets//etc/passwd",
        "/assets/main.js%00",
        "/assets/main.js/",
        "/assets/%ff",
        "/assets/.hidden",
        "/assets/.vite/manifest.json",
        "/assets/../.vite/manifest.json",
        "/assets/main.js.br",
        "/assets/main.js.gz",
        "/assets/",
        "/assets",
        "/assets/nothing.js",
        "/fonts/../Cargo.toml",
        "/fonts/..%2fCargo.toml",
        "/fonts/NotoSans-Regular.ttf",
        "/fonts/make.py",
        "/fonts/",
        "/basemap/README.md",
        "/basemap/make/own.geojson",
        "/basemap/%2e%2e%2fLICENSE.md",
        "/basemap/nothing.geojson",
    ] {
        for service in &services {
            let reply = service.get(path);
            assert_eq!(reply.status, 404, "{path}: {}", reply.text());
            assert_eq!(reply.header("content-type"), "application/problem+json", "{path}");
            assert_eq!(reply.json()["type"], "/problems/no-resource", "{path}");
            assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        }
    }
}

#[test]
fn an_encoded_name_is_the_same_name() {
    assert_eq!(get("/basemap/%6cand.geojson").ok().body, get(BACKGROUND[0]).body);
    assert_eq!(get("/assets/%6dain-11223344.js").ok().body, get(SCRIPT).body);
}

#[test]
fn a_script_may_run_as_a_worker_that_loads_and_data_may_do_nothing() {
    let policy = |url: &str| get(url).ok().header("content-security-policy").to_owned();
    assert!(policy(SCRIPT).contains("connect-src 'self' data: blob:"), "a worker is held to the policy of its own script");
    assert!(policy("/").starts_with(&policy(SCRIPT)), "a page has its own style beside");
    for url in [BACKGROUND[0], FONTS[0], "/favicon.svg", "/ogc"] {
        assert!(!policy(url).contains("script-src"), "{url}: {}", policy(url));
    }
}

#[test]
fn what_is_asked_again_keeps_its_policy() {
    for url in ["/", "/ogc?f=html", "/embed", "/snapshot.svg", SCRIPT] {
        let first = get(url).ok();
        let again = Service::default().get_with(url, &[("if-none-match", first.header("etag"))]);
        assert_eq!(again.status, 304, "{url}");
        // A cache puts what a 304 names in place of what it keeps (RFC 9111, 4.3.4), and what is kept may have another style.
        assert!(
            !first.header("content-security-policy").is_empty() && again.header("content-security-policy").is_empty(),
            "{url}"
        );
    }
}

#[test]
fn the_manifest_says_what_a_document_names() {
    let page = Page::in_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/page").into());
    let expected = PageEntry {
        script: SCRIPT.to_owned(),
        styles: ["/assets/shared-9f8e7d6c.css", "/assets/main-55667788.css"].map(str::to_owned).into(),
        preloads: ["/assets/base-44556677.js", "/assets/shared-0a1b2c3d.js"].map(str::to_owned).into(),
        later: vec!["/assets/map-aabbccdd.js".to_owned()],
    };
    assert_eq!(*page.entry(MAIN).unwrap(), expected);
    assert_eq!(page.entry("src/map/map.ts"), None, "loaded by the page itself, later");
    get(&expected.script).ok();
}

#[test]
fn without_a_built_page_there_is_no_entry_and_everything_else_is_served() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Page::in_folder(folder.path().join("nothing")).entry(MAIN), None);
    let service = Service::default().with_page(folder.path());
    service.get("/").ok();
    assert_eq!(service.get(SCRIPT).status, 404);
    for manifest in
        ["", "[]", "{\"src/main.tsx\": 1}", "{}", "{\"src/main.tsx\": {\"file\": \"assets/a.js\", \"isEntry\": false}}"]
    {
        fs::create_dir_all(folder.path().join(".vite")).unwrap();
        fs::write(folder.path().join(".vite/manifest.json"), manifest).unwrap();
        assert_eq!(Page::in_folder(folder.path().to_owned()).entry(MAIN), None, "{manifest}");
    }
    // Chunks that import each other end.
    let circle = r#"{"src/main.tsx": {"file": "assets/a.js", "isEntry": true, "imports": ["b"]},
        "b": {"file": "assets/b.js", "imports": ["src/main.tsx", "missing"]}}"#;
    fs::write(folder.path().join(".vite/manifest.json"), circle).unwrap();
    assert_eq!(Page::in_folder(folder.path().to_owned()).entry(MAIN).unwrap().preloads, ["/assets/b.js"]);
}

#[test]
fn the_page_is_found_where_it_is_built() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/dist/.vite/manifest.json");
    assert_eq!(Page::default().entry(MAIN).is_some(), manifest.exists());
}
