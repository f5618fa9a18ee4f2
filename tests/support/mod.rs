//! An in-process service over the built-in data with a fixed clock, and small words to ask it with.
//!
//! Requests go through the whole router, layers included, without a socket; so a test sees what a client would see, and the
//! clock says what the test needs. Nothing here knows what an answer should hold.
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub(crate) mod html;
pub(crate) mod queries;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode},
};
use corridor::{
    geodata::Files,
    ledger::folder::FolderLedger,
    published::{Live, Published},
    server::{
        forwarded::TrustedProxies,
        limits::memory::DEFAULT_BUDGET,
        request_origin::OriginPolicy,
        router::router,
        routes::{
            assets::Page,
            film::queue::{FilmLimits, FilmQueue},
        },
        state::{App, Limits},
    },
};
use http_body_util::BodyExt;
use serde_json::Value;
use std::{
    collections::HashSet,
    io::Read,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicI64, Ordering},
    },
};
use tower::ServiceExt;

/// Now, for every test that does not say otherwise: an hour after the data was last modified.
pub(crate) const NOW: &str = "2026-11-26T13:00:00+04:00";

/// The shipped data, published once for all tests, and kept in a folder of their own.
static BUILT_IN: LazyLock<Arc<Live>> = LazyLock::new(|| {
    let published = Published::from_files(&Files::built_in()).unwrap();
    // One for each state of the data, which is edited between two runs.
    let folder = format!("{}/kept-{}", env!("CARGO_TARGET_TMPDIR"), published.revision.id.short());
    Arc::new(keeping(published, std::path::Path::new(&folder)))
});

/// What is published, kept in a folder.
pub(crate) fn keeping(published: Published, folder: &std::path::Path) -> Live {
    Live::keeping(published, FolderLedger::open(folder, "lachin-corridor", 1000), NOW.parse().unwrap())
}

/// A service to ask.
#[derive(Clone)]
pub(crate) struct Service {
    app: App,
}

impl Default for Service {
    fn default() -> Self {
        let app = App::new(Arc::clone(&BUILT_IN), DEFAULT_BUDGET, clock(NOW));
        // Whether the real page was built makes no difference to a test.
        let page = Page::in_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/page").into());
        // A whole film takes a debug build a minute: only small ones are made.
        let cinema = Arc::new(FilmQueue::new(FilmLimits { pixels: 12_000_000, ..FilmLimits::default() }));
        Self { app: App { page, cinema, ..app } }
    }
}

fn clock(now: &str) -> Arc<dyn Fn() -> jiff::Timestamp + Send + Sync> {
    let now: jiff::Timestamp = now.parse().unwrap();
    Arc::new(move || now)
}

impl Service {
    /// The same service at another time.
    pub(crate) fn at(mut self, now: &str) -> Self {
        self.app.clock = clock(now);
        self
    }

    /// The same service with a clock that the test moves: seconds since 1970.
    pub(crate) fn with_clock(mut self, seconds: Arc<AtomicI64>) -> Self {
        self.app.clock = Arc::new(move || jiff::Timestamp::from_second(seconds.load(Ordering::Relaxed)).unwrap());
        self
    }

    /// Waits until everything that is to be compressed better is.
    pub(crate) fn drain(&self) {
        self.app.compressor.drain();
    }

    /// The same service, reached from outside at this URL.
    pub(crate) fn with_public_url(mut self, url: &str) -> Self {
        self.app.reach = Arc::new(OriginPolicy::new(Some(url), TrustedProxies::default()));
        self
    }

    /// The same service with other page sizes.
    pub(crate) fn with_pages(mut self, default_page: usize, max_page: usize) -> Self {
        self.app.limits = Arc::new(Limits { default_page, max_page, ..Limits::default() });
        self
    }

    /// Makes pictures here instead.
    pub(crate) fn set_studio(&mut self, studio: corridor::server::render_pool::RenderPool) {
        self.app.studio = Arc::new(studio);
    }

    /// Makes films here instead.
    pub(crate) fn set_cinema(&mut self, cinema: FilmQueue) {
        self.app.cinema = Arc::new(cinema);
    }

    /// The same service with the page whose built files are in this folder.
    pub(crate) fn with_page(mut self, folder: &std::path::Path) -> Self {
        self.app.page = Page::in_folder(folder.to_owned());
        self
    }

    /// A service over data of its own, with so many bytes for what requests make it hold.
    pub(crate) fn within(memory: u64, live: Arc<Live>) -> Self {
        Self { app: App::new(live, memory, clock(NOW)) }
    }

    /// Bytes that requests may make it hold.
    pub(crate) fn memory_limit(&self) -> u64 {
        self.app.memory.limit()
    }

    /// Bytes that requests make it hold now, and the most that they did since this was asked last.
    pub(crate) fn memory(&self) -> (u64, u64) {
        (self.app.memory.held(), self.app.memory.take_peak())
    }

    /// The same service over data of its own, so that a test can publish more of it.
    pub(crate) fn over(mut self, live: Arc<Live>) -> Self {
        self.app.live = live;
        self
    }

    /// The first digits of the revision that is served.
    pub(crate) fn revision(&self) -> String {
        self.app.live.current().revision.id.short().to_owned()
    }

    /// All digits of the revision that is served.
    pub(crate) fn whole_revision(&self) -> String {
        self.app.live.current().revision.id.as_str().to_owned()
    }

    fn router(&self) -> Router {
        router(self.app.clone())
    }

    /// The answer to a GET; `url` begins with a slash, or with a host that is sent as `Host`.
    pub(crate) fn get(&self, url: &str) -> Reply {
        self.send(Method::GET, url, &[])
    }

    /// The answer to a GET with headers.
    pub(crate) fn get_with(&self, url: &str, headers: &[(&str, &str)]) -> Reply {
        self.send(Method::GET, url, headers)
    }

    /// The answer to any request; a full URL is split into path and `Host`, as a client does.
    pub(crate) fn send(&self, method: Method, url: &str, headers: &[(&str, &str)]) -> Reply {
        let (host, path) = match url.strip_prefix("http://").or_else(|| url.strip_prefix("https://")) {
            Some(rest) => rest.find('/').map_or((rest, "/"), |slash| rest.split_at(slash)),
            None => ("corridor.test", url),
        };
        let mut request = Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            request = request.header("host", host);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).unwrap_or_else(|error| panic!("{url}: {error}"));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (parts, body) = self.router().oneshot(request).await.unwrap().into_parts();
            let body = body.collect().await.unwrap().to_bytes().to_vec();
            Reply { asked: url.to_owned(), status: parts.status, headers: parts.headers, body }
        })
    }
}

/// The shipped data with one text of `dataset.json` replaced, published anew.
pub(crate) fn published_with(from: &str, to: &str) -> Published {
    let shipped = Files::built_in();
    let mut texts = shipped.iter().map(|(_, text)| text.to_owned());
    let mut next = || texts.next().unwrap();
    let mut texts = [next(), next(), next(), next()];
    assert!(texts[0].contains(from), "dataset.json does not hold {from}");
    texts[0] = texts[0].replacen(from, to, 1);
    Published::from_files(&Files::from_texts(texts)).unwrap()
}

/// A path of every route but those that make films and archives, which take long.
pub(crate) static ROUTE_PATHS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let routes = corridor::server::router::ROUTES.iter().map(|(route, _)| path_of(route));
    routes.filter(|path| !path.starts_with("/film") && !path.starts_with("/package") && !path.starts_with("/snapshot")).collect()
});

/// A path of a route that exists: a file, or an item of the states.
pub(crate) fn path_of(route: &str) -> String {
    let file = match route.split('/').nth(1) {
        Some("fonts") => "NotoSans-Regular.woff2",
        Some("data") => "states.csv",
        _ => "land.geojson",
    };
    let id = match route {
        "/places/{id}" => "hakari-bridge",
        "/changes/{id}" => "t040",
        _ => "hakari-bridge.t040",
    };
    // This one is asked about an address.
    let query = if route == "/oembed" { "?url=http://corridor.test/" } else { "" };
    let path = route.replace("{collection}", "states").replace("{id}", id).replace("{file}", file);
    path.replace("{*path}", "main-11223344.js") + query
}

/// The shipped data with a text replaced wherever it stands in its files, published anew.
pub(crate) fn published_with_everywhere(from: &str, to: &str) -> Published {
    let shipped = Files::built_in();
    let mut texts = shipped.iter().map(|(_, text)| text.replace(from, to));
    let mut next = || texts.next().unwrap();
    Published::from_files(&Files::from_texts([next(), next(), next(), next()])).unwrap()
}

/// The answer to a GET of the default service.
pub(crate) fn get(url: &str) -> Reply {
    Service::default().get(url)
}

/// An answer, complete.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    /// What was asked.
    pub(crate) asked: String,
    /// The status.
    pub(crate) status: StatusCode,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// The answer, if it is a 200.
    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        assert_eq!(self.status, StatusCode::OK, "{}: {}", self.asked, self.text());
        self
    }

    /// The body without its coding.
    pub(crate) fn decoded(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self.header("content-encoding") {
            "" => out.clone_from(&self.body),
            "gzip" => {
                flate2::read::GzDecoder::new(&self.body[..]).read_to_end(&mut out).unwrap();
            }
            "br" => {
                brotli::BrotliDecompress(&mut &self.body[..], &mut out).unwrap();
            }
            "zstd" => out = zstd::stream::decode_all(&self.body[..]).unwrap(),
            other => panic!("{}: coded as {other}", self.asked),
        }
        out
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// The body as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{}: {error}: {}", self.asked, self.text()))
    }

    /// A header, empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The features of a 200.
    #[track_caller]
    pub(crate) fn features(self) -> Vec<Value> {
        self.ok().json()["features"].as_array().unwrap().clone()
    }

    /// The ids of the features of a 200, in their order.
    #[track_caller]
    pub(crate) fn ids(self) -> Vec<String> {
        self.features().iter().map(id).collect()
    }

    /// Whether `Vary` names this header.
    pub(crate) fn varies_by(&self, name: &str) -> bool {
        let values = self.headers.get_all("vary");
        values.iter().any(|value| value.to_str().unwrap().split(',').any(|part| part.trim().eq_ignore_ascii_case(name)))
    }

    /// Where the link with this relation leads.
    pub(crate) fn link(&self, rel: &str) -> Option<String> {
        let json = self.json();
        let links = json["links"].as_array().unwrap();
        links.iter().find(|link| link["rel"] == rel).map(|link| link["href"].as_str().unwrap().to_owned())
    }

    /// Every `href` in the body, wherever it stands.
    pub(crate) fn hrefs(&self) -> Vec<String> {
        let mut found = Vec::new();
        collect_hrefs(&self.json(), &mut found);
        found
    }
}

fn collect_hrefs(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_hrefs(item, found)),
        Value::Object(members) => {
            found.extend(members.get("href").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| collect_hrefs(member, found));
        }
        _ => {}
    }
}

/// The id of a feature.
pub(crate) fn id(feature: &Value) -> String {
    feature["id"].as_str().unwrap().to_owned()
}

/// A property of every feature, as text.
pub(crate) fn property(features: &[Value], name: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    features.iter().map(|feature| text(&feature["properties"][name])).collect()
}

/// Whether no two are the same.
pub(crate) fn are_distinct(ids: &[String]) -> bool {
    ids.iter().collect::<HashSet<_>>().len() == ids.len()
}

/// Compares with golden answers in `tests/wire/`, which the page's own tests read; writes new ones beside those that differ.
#[track_caller]
pub(crate) fn golden(answers: &[(&str, Value)]) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire");
    let mut changed = Vec::new();
    for (name, value) in answers {
        let (golden, written) = (folder.join(name), format!("{value:#}\n"));
        if std::fs::read_to_string(&golden).unwrap_or_default() != written {
            let new = golden.with_extension("json.new");
            std::fs::write(&new, written).unwrap();
            changed.push(format!("move {} over {}", new.display(), golden.display()));
        }
    }
    assert!(changed.is_empty(), "answers have changed: if that is meant, {}", changed.join(", "));
}
