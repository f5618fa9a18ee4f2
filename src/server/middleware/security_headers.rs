//! The headers that every answer carries, from one table: what a page may do with it, and that any page may read it (CORS).

use super::style_hash::Style;
use crate::server::state::App;
use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};

/// What a browser makes of an answer, which decides what it may do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page; or a script, since a worker is held to the policy of its own script and not to that of the page.
    Page,
    /// A drawing (SVG), which is a document when it is opened by itself.
    Drawing,
    /// A picture in pixels or a film. Opened by itself, it stands in a page that the browser writes, with styles in its elements.
    Image,
    /// Everything else: nothing of it runs.
    Data,
    /// A page that stands inside pages of others, and brings its letters with it.
    Embed,
}

/// Put into an answer that is not made, as to HEAD: where its policy would name its style, it has none.
#[derive(Clone, Copy, Debug)]
pub struct NoPolicy;

/// What a page of another origin may read of an answer, beside what it always may: all that is ours, and what clients steer by.
const EXPOSED: &str = "accept-ranges,content-crs,content-disposition,content-length,content-location,content-range,corridor-revision,\
                       date,etag,link,location,retry-after,vary,x-request-id";

/// The headers that every answer carries with the same value. Values that are made once: making one reads all of its letters.
pub static OF_EVERY_ANSWER: [(HeaderName, HeaderValue); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static("camera=(), geolocation=(), microphone=()")),
    // A page of another origin that opens one of ours gets no hold of its window; an embed is in a frame, where this does not count.
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED)),
];

/// That a host is reached by HTTPS alone, for a year from each answer on. Of hosts below it nothing is said: they are not ours.
pub static HTTPS_ALONE: (HeaderName, HeaderValue) =
    (header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));

/// Adds the headers of every answer.
pub(super) fn add(app: &App, route: Option<&str>, response: &mut Response) {
    let kind = route.and_then(Kind::of_route).or_else(|| response.extensions().get::<Kind>().copied()).unwrap_or_else(|| {
        let media_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        media_type.map_or(Kind::Data, Kind::of)
    });
    // A cache puts the headers of a 304 in place of those it keeps, and the kept answer has its own style (RFC 9111, 4.3.4).
    let is_unmade = kind.has_style() && response.extensions().get::<NoPolicy>().is_some();
    let has_policy = response.status() != StatusCode::NOT_MODIFIED && !is_unmade;
    let policy = has_policy.then(|| kind.policy(response.extensions().get::<Style>()));
    let headers = response.headers_mut();
    headers.extend(policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
    for (name, value) in &OF_EVERY_ANSWER {
        headers.insert(name, value.clone());
    }
    headers.insert(RESOURCE_POLICY, resource_policy(route.unwrap_or("")));
    if app.reach.public().is_some_and(|url| url.starts_with("https://")) {
        headers.insert(HTTPS_ALONE.0.clone(), HTTPS_ALONE.1.clone());
    }
}

/// Which pages may use an answer without asking (`<img>`, `<video>`, `<iframe>`, fonts).
pub const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

static CROSS_ORIGIN: HeaderValue = HeaderValue::from_static("cross-origin");
static SAME_ORIGIN: HeaderValue = HeaderValue::from_static("same-origin");

/// The routes whose answers stand in pages of others: pictures, films, data, fonts, and the embed.
const FOR_ALL: [&str; 11] = [
    "/snapshot.",
    "/film.",
    "/package.zip",
    "/ogc",
    "/timeline.json",
    "/answer.json",
    "/data/",
    "/style.json",
    "/basemap/",
    "/fonts/",
    "/embed",
];

/// Which pages may use the answers of a route; of what is no route, only ours.
#[must_use]
pub fn resource_policy(route: &str) -> HeaderValue {
    let is_for_all = FOR_ALL.iter().any(|begin| route.starts_with(begin)) || route == "/oembed";
    if is_for_all { CROSS_ORIGIN.clone() } else { SAME_ORIGIN.clone() }
}

/// What the answer to OPTIONS adds: how a page of another origin may ask.
pub static OF_OPTIONS: [(HeaderName, HeaderValue); 4] = [
    (header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS")),
    (header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET,HEAD,OPTIONS")),
    (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400")),
    (header::VARY, HeaderValue::from_static("access-control-request-headers")),
];

/// The headers that a page of another origin may send: all that it asks for. Nothing here is secret and nobody signs in, so a header
/// more does no harm, and a refused one ends as "failed to fetch". They are named one by one, since `*` leaves `Authorization` out.
#[must_use]
pub fn allowed_to_send(request: &HeaderMap) -> HeaderValue {
    let asked = request.get(header::ACCESS_CONTROL_REQUEST_HEADERS);
    let is_list = |value: &&HeaderValue| {
        value.to_str().is_ok_and(|names| names.split(',').all(|name| HeaderName::from_bytes(name.trim().as_bytes()).is_ok()))
    };
    asked.filter(is_list).cloned().unwrap_or(HeaderValue::from_static("*"))
}

/// The policy of a kind: what it may do beside its own style, and whose style sheets it may load. Nothing is a plug-in anywhere.
macro_rules! policy {
    ($rest:literal, $sheets:literal) => {
        concat!("default-src 'none'; object-src 'none'; base-uri 'none'; ", $rest, "; style-src ", $sheets)
    };
}

const PAGE: &str = policy!(
    "script-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' data: blob:; \
     frame-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'self'",
    "'self'"
);
const EMBED: &str = policy!(
    "script-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; \
     form-action 'self'; frame-ancestors *",
    "'self'"
);
const DRAWING: &str = policy!("font-src data:; form-action 'none'; frame-ancestors 'self'", "'none'");
const IMAGE: &str = policy!("form-action 'none'; frame-ancestors 'self'", "'unsafe-inline'");
const DATA: &str = policy!("form-action 'none'; frame-ancestors 'self'", "'none'");

/// The policies of what has no style of its own.
static FIXED: [HeaderValue; 5] = [
    HeaderValue::from_static(PAGE),
    HeaderValue::from_static(EMBED),
    HeaderValue::from_static(DRAWING),
    HeaderValue::from_static(IMAGE),
    HeaderValue::from_static(DATA),
];

impl Kind {
    /// The kind of what has this media type.
    #[must_use]
    pub fn of(media_type: &str) -> Self {
        match media_type.split(';').next().unwrap_or_default() {
            "text/html" | "text/javascript" => Self::Page,
            "image/svg+xml" => Self::Drawing,
            image if image.starts_with("image/") || image.starts_with("video/") => Self::Image,
            _ => Self::Data,
        }
    }

    /// The kind of every answer of a route, errors too, whatever its media type; none: as that says.
    #[must_use]
    pub fn of_route(route: &str) -> Option<Self> {
        (route == "/embed").then_some(Self::Embed)
    }

    /// Whether it may hold a style element.
    #[must_use]
    pub fn has_style(self) -> bool {
        matches!(self, Self::Page | Self::Embed | Self::Drawing)
    }

    /// What an answer of this kind may do, with this style of its own: `Content-Security-Policy`. Where another style is in it, that is
    /// passed over.
    #[must_use]
    pub fn policy(self, style: Option<&Style>) -> HeaderValue {
        let (text, fixed) = match self {
            Self::Page => (PAGE, &FIXED[0]),
            Self::Embed => (EMBED, &FIXED[1]),
            Self::Drawing => (DRAWING, &FIXED[2]),
            Self::Image => (IMAGE, &FIXED[3]),
            Self::Data => (DATA, &FIXED[4]),
        };
        // Beside a source, `'none'` is passed over and warned of.
        let sources = text.strip_suffix(" 'none'").unwrap_or(text);
        let made =
            style.filter(|style| !style.is_none()).and_then(|style| HeaderValue::try_from(format!("{sources} {style}")).ok());
        made.unwrap_or_else(|| fixed.clone())
    }
}
