//! Files that are sent as they are: what Vite built, the fonts, the background of the map, the mark.
//!
//! Names of built files carry a hash of their content, so they are kept for good. The others are kept for a day and then asked
//! again with their validator. Nothing is compressed twice: built files have compressed ones beside them, the background is kept
//! compressed like any answer, and fonts are compressed in themselves.

pub(crate) mod page;

pub use page::{EMBED, MAIN, Page, PageEntry};

use crate::server::{
    caching::{
        CachePolicy,
        compress::{Coded, Key},
        etag::{etag_of, known},
        is_compressible,
    },
    params::negotiate::Coding,
    problem::ApiError,
    state::Shared,
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// A file that is part of the program.
struct Fixed {
    path: &'static str,
    bytes: &'static [u8],
    key: Key,
}

macro_rules! fixed {
    ($($path:literal from $file:literal),+ $(,)?) => {
        [$(Fixed::new($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), $file)))),+]
    };
}

static FIXED: LazyLock<[Fixed; 11]> = LazyLock::new(|| {
    fixed! {
        "/basemap/borders.geojson" from "/geodata/basemap/borders.geojson",
        "/basemap/land.geojson" from "/geodata/basemap/land.geojson",
        "/basemap/locator.geojson" from "/geodata/basemap/locator.geojson",
        "/basemap/relief-dark.webp" from "/geodata/basemap/relief-dark.webp",
        "/basemap/relief-light.webp" from "/geodata/basemap/relief-light.webp",
        "/basemap/towns.geojson" from "/geodata/basemap/towns.geojson",
        "/basemap/water.geojson" from "/geodata/basemap/water.geojson",
        "/favicon.svg" from "/src/server/routes/assets/favicon.svg",
        "/fonts/NotoSans-Regular.woff2" from "/fonts/NotoSans-Regular.woff2",
        "/fonts/NotoSans-SemiBold.woff2" from "/fonts/NotoSans-SemiBold.woff2",
        "/fonts/OFL.txt" from "/fonts/OFL.txt",
    }
});

impl Fixed {
    fn new(path: &'static str, bytes: &'static [u8]) -> Self {
        let mut key = [0; 16];
        key.copy_from_slice(&Sha256::digest(bytes)[..16]);
        Self { path, bytes, key: Key::from_be_bytes(key) }
    }
}

/// The basemap, the fonts and the mark, each under its path.
pub(crate) async fn fixed(State(app): State<Shared>, uri: Uri, request: HeaderMap) -> Response {
    let path = plain(uri.path());
    let Some(file) = FIXED.iter().find(|file| Some(file.path) == path.as_deref()) else {
        return ApiError::NoResource(uri.path().to_owned()).into_response();
    };
    let key = file.key ^ app.page.build_id().as_key();
    let sent = Sent { key, media_type: media_type(file.path), keep: CachePolicy::Daily };
    sent.answer(&request, || {
        let accepted = if sent.is_compressible() { Coding::accepted(&request) } else { Coding::Identity };
        if accepted == Coding::Identity {
            return Coded::identity(Bytes::from_static(file.bytes));
        }
        app.compressor.kept(key, accepted).unwrap_or_else(|| {
            let coded = app.compressor.fast(accepted, Coded::identity(Bytes::from_static(file.bytes)));
            app.compressor.keep(key, accepted, &coded);
            coded
        })
    })
}

/// What Vite built, under `/assets/`.
pub(crate) async fn built(State(app): State<Shared>, uri: Uri, request: HeaderMap) -> Response {
    let found = plain(uri.path()).and_then(|path| {
        let path = path.strip_prefix('/').filter(|path| !COMPRESSED.iter().any(|(_, ending)| path.ends_with(ending)))?.to_owned();
        app.page.file(&path).map(|file| (path, file))
    });
    let Some((path, file)) = found else {
        return ApiError::NoResource(uri.path().to_owned()).into_response();
    };
    let key = Key::from_be_bytes(file.digest) ^ app.page.build_id().as_key();
    let sent = Sent { key, media_type: media_type(&path), keep: CachePolicy::Pinned };
    sent.answer(&request, || {
        if !sent.is_compressible() {
            return Coded::identity(file.bytes);
        }
        let beside = |ending| app.page.file(&format!("{path}{ending}"));
        let mut offered: Vec<_> = COMPRESSED.iter().filter_map(|(coding, end)| Some((*coding, beside(end)?.bytes))).collect();
        offered.push((Coding::Identity, file.bytes.clone()));
        let codings: Vec<Coding> = offered.iter().map(|(coding, _)| *coding).collect();
        let accepted = Coding::accepted_of(&request, &codings);
        let found = offered.into_iter().find(|(coding, _)| *coding == accepted);
        found.map_or(Coded::identity(file.bytes), |(coding, bytes)| Coded { coding, ..Coded::identity(bytes) })
    })
}

/// How compressed files are named beside their originals. They are not served by these names.
const COMPRESSED: [(Coding, &str); 3] = [(Coding::Brotli, ".br"), (Coding::Zstd, ".zst"), (Coding::Gzip, ".gz")];

/// The path decoded, if it is made of plain names: nothing that leads upwards, hides, or means something to a file system.
fn plain(path: &str) -> Option<String> {
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?.into_owned();
    let is_plain = |name: &str| {
        !name.is_empty() && !name.starts_with('.') && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
    };
    path.strip_prefix('/')?.split('/').all(is_plain).then_some(path)
}

/// What is known of a file before it is sent.
#[derive(Clone, Copy)]
struct Sent {
    key: Key,
    media_type: &'static str,
    keep: CachePolicy,
}

impl Sent {
    fn is_compressible(&self) -> bool {
        is_compressible(self.media_type)
    }

    fn answer(&self, request: &HeaderMap, body: impl FnOnce() -> Coded) -> Response {
        let (mut response, tag) = match known(request, self.key) {
            Some(tag) => (StatusCode::NOT_MODIFIED.into_response(), tag),
            None => {
                let coded = body();
                let tag = etag_of(self.key, &coded);
                let mut response = Body::from(coded.bytes).into_response();
                response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
                if let Some(name) = coded.coding.name() {
                    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
                }
                (response, tag)
            }
        };
        let headers = response.headers_mut();
        if let Ok(tag) = HeaderValue::try_from(tag) {
            headers.insert(header::ETAG, tag);
        }
        headers.insert(header::CACHE_CONTROL, self.keep.header());
        if self.is_compressible() {
            headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        response
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" | "map" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        _ => "application/octet-stream",
    }
}
/// Answers `/favicon.ico`, which browsers ask for by themselves, with nothing.
pub(crate) async fn no_icon() -> StatusCode {
    StatusCode::NO_CONTENT
}
