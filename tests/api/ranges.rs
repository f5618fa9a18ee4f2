//! Parts of answers, and what HEAD says of the whole: true, or nothing.

use crate::support::{Reply, Service, get};
use axum::http::Method;

const WHOLES: [&str; 13] = [
    "/ogc/collections/states/items?limit=1000",
    "/ogc/collections/states/items?limit=5&f=csv",
    "/ogc/collections/places/items/hakari-bridge",
    "/data/states.csv",
    "/data/datapackage.json",
    "/snapshot.svg?datetime=2023-04-23&width=400&height=300",
    "/snapshot.png?datetime=2023-04-23&width=200&height=150",
    "/snapshot.webp?datetime=2023-04-23&width=200&height=150",
    "/snapshot.pdf?datetime=2023-04-23&width=200&height=150",
    "/assets/main-11223344.js",
    "/fonts/NotoSans-Regular.woff2",
    "/basemap/land.geojson",
    "/timeline.json",
];

fn range(service: &Service, url: &str, range: &str, more: &[(&str, &str)]) -> Reply {
    let headers: Vec<(&str, &str)> =
        [("range", range), ("accept-encoding", "br, gzip, zstd")].into_iter().chain(more.iter().copied()).collect();
    service.get_with(url, &headers)
}

#[test]
fn a_range_is_that_part_of_the_plain_bytes_whatever_coding_is_accepted() {
    let service = Service::default();
    for url in WHOLES {
        let whole = service.get(url).ok();
        assert_eq!(whole.header("accept-ranges"), "bytes", "{url}");
        // Kept compressed, and then asked for in part.
        service.get_with(url, &[("accept-encoding", "br")]).ok();
        let length = whole.body.len();
        for (asked, from, to) in [
            ("bytes=0-9", 0, 10),
            ("bytes=10-", 10, length),
            ("bytes=-7", length - 7, length),
            ("bytes=5-99999999999", 5, length),
        ] {
            let part = range(&service, url, asked, &[]);
            assert_eq!(part.status, 206, "{url} {asked}");
            assert_eq!(part.body, whole.body[from..to], "{url} {asked}");
            assert_eq!(part.header("content-range"), format!("bytes {from}-{}/{length}", to - 1), "{url}");
            assert_eq!((part.header("content-encoding"), part.header("etag")), ("", whole.header("etag")), "{url}");
            assert_eq!(part.header("content-type"), whole.header("content-type"), "{url}");
        }
        let again = range(&service, url, "bytes=0-9", &[("if-range", whole.header("etag"))]);
        assert_eq!(again.status, 206, "{url}");
        for other in ["\"other\"", "Sun, 22 Nov 2026 16:00:00 GMT"] {
            let reply = range(&service, url, "bytes=0-9", &[("if-range", other)]).ok();
            assert_eq!(reply.body, whole.body, "{url} {other}");
        }
        let past = range(&service, url, &format!("bytes={length}-"), &[]);
        assert_eq!((past.status.as_u16(), past.header("content-range")), (416, &*format!("bytes */{length}")), "{url}");
        assert_eq!(past.json()["type"], "/problems/bad-range");
        let known = range(&service, url, "bytes=0-9", &[("if-none-match", whole.header("etag"))]);
        assert_eq!(known.status, 304, "{url}: what is known is not sent again in part");
    }
}

#[test]
fn head_names_the_length_of_get_or_none() {
    let service = Service::default();
    let head = |url: &str| service.send(Method::HEAD, url, &[]);
    let films = [
        "/film.gif?from=2023-04-20&to=2023-04-23&width=160&height=120&step=change",
        "/package.zip?datetime=2023-04-23&width=160&height=120&scale=1",
        "/snapshot.json?datetime=2023-04-23&width=160&height=120",
    ];
    for url in WHOLES.iter().chain(&films) {
        let before = head(url).ok();
        let whole = service.get(url).ok();
        let after = head(url).ok();
        for said in [&before, &after] {
            let length = said.header("content-length");
            assert!(length.is_empty() || length == whole.body.len().to_string(), "{url}: {length}");
            assert_eq!(said.header("etag"), whole.header("etag"), "{url}");
        }
        assert!(!after.header("content-length").is_empty() || url.contains("package") || url.contains("snapshot.json"), "{url}");
    }
}

#[test]
fn head_has_nothing_made() {
    use corridor::server::render_pool::{PictureLimits, RenderPool};
    let mut service = Service::default();
    // Nothing can be made here, so that whatever is made is seen.
    service.set_studio(RenderPool::new(PictureLimits { at_once: 0, waiting: 0, ..PictureLimits::default() }));
    for url in ["/snapshot.png?width=300&height=200", "/snapshot.svg", "/snapshot.pdf", "/snapshot.json", "/package.zip"] {
        let head = service.send(Method::HEAD, url, &[]).ok();
        assert_eq!(head.header("content-length"), "", "{url}");
        assert_eq!(service.get(url).status, 503, "{url}");
    }
}

#[test]
fn a_finished_film_is_answered_in_parts_and_one_that_is_made_as_it_grows() {
    let service = Service::default();
    for (url, is_there) in [
        ("/film.gif?from=2023-04-20&to=2023-04-25&width=160&height=120&step=change", true),
        ("/film.apng?from=2023-04-20&to=2023-04-25&width=160&height=120&step=change", true),
        (
            "/film.mp4?from=2023-04-20&to=2023-04-25&width=160&height=120&step=change",
            corridor::render::film::mp4::is_there("ffmpeg"),
        ),
    ] {
        if !is_there {
            // Past the test's capture, so that it is seen.
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                b"without ffmpeg, which `make setup` installs, no mp4 was asked for\n",
            );
            continue;
        }
        let first = service.get_with(url, &[("range", "bytes=0-9")]);
        assert!([200, 206].contains(&first.status.as_u16()), "{url}");
        let whole = service.get(url).ok();
        let part = range(&service, url, "bytes=4-11", &[]);
        assert_eq!((part.status.as_u16(), &part.body[..]), (206, &whole.body[4..12]), "{url}");
        assert_eq!(part.header("etag"), whole.header("etag"), "{url}");
        assert_eq!(service.get_with(url, &[("if-none-match", whole.header("etag"))]).status, 304, "{url}");
        let head = service.send(Method::HEAD, url, &[]).ok();
        assert_eq!(head.header("content-length"), whole.body.len().to_string(), "{url}");
        assert_eq!(head.header("accept-ranges"), "bytes", "{url}");
    }
}

#[test]
fn what_is_no_range_of_bytes_gets_the_whole() {
    let whole = get("/data/states.csv").ok();
    for header in ["bytes=0-1,4-5", "items=0-1", "bytes=5-1", "nonsense", ""] {
        let reply = get_range(header);
        assert_eq!((reply.status.as_u16(), reply.body.len()), (200, whole.body.len()), "{header}");
    }
    assert_eq!(
        Service::default().send(Method::HEAD, "/data/states.csv", &[("range", "bytes=0-9")]).status,
        200,
        "HEAD knows no ranges"
    );
}

fn get_range(header: &str) -> Reply {
    Service::default().get_with("/data/states.csv", &[("range", header)])
}
