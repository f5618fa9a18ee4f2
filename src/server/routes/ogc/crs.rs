//! The coordinate reference system of answers (OGC API – Features, Part 2): there is one, and it may be named.

use crate::{
    query::QueryError,
    server::params::{
        About, OpenApi,
        param::{Given, Param},
    },
};
use axum::{
    http::{HeaderName, HeaderValue},
    response::Response,
};
use serde_json::json;

/// The one coordinate reference system: longitude and latitude on WGS84, in this order.
pub(crate) const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
/// The ways to name it (OGC API – Features, Part 2: a URI, or a safe CURIE).
pub(crate) const NAMES: [&str; 2] = [CRS84, "[OGC:CRS84]"];

/// That of `bbox`.
pub(crate) const BBOX_CRS: Param<()> = Param {
    about: About {
        openapi: Some(OpenApi {
            description: "The coordinate reference system of bbox: CRS84 is the only one.",
            members: |_| json!({"schema": {"type": "string", "enum": NAMES, "default": CRS84}}),
        }),
        ..About::new(
            "bbox-crs",
            "the coordinate reference system of `bbox`: `http://www.opengis.net/def/crs/OGC/1.3/CRS84` or `[OGC:CRS84]`, and no other",
            "CRS84",
        )
    },
    parse,
};

/// That of the answer.
pub(crate) const CRS: Param<()> = Param {
    about: About {
        openapi: Some(OpenApi {
            description: "The coordinate reference system of the answer: CRS84 is the only one.",
            members: |_| json!({"schema": {"type": "string", "enum": NAMES, "default": CRS84}}),
        }),
        ..About::new("crs", "that of the answer, likewise; it also stands in the header `Content-Crs`", "CRS84")
    },
    parse,
};

fn parse(given: &Given<'_>) -> Result<(), QueryError> {
    if NAMES.contains(&given.text) {
        return Ok(());
    }
    Err(given.problem("coordinates are served in CRS84 only", NAMES.join(", ")))
}

/// Says the coordinate reference system of an answer, in its header.
pub(crate) fn say(response: &mut Response) {
    const CONTENT_CRS: HeaderName = HeaderName::from_static("content-crs");
    let value = HeaderValue::from_static("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
    response.headers_mut().insert(CONTENT_CRS, value);
}
