//! The coordinate reference system of answers (OGC API – Features, Part 2): there is one, and it may be named.

use crate::{query::QueryError, server::params::Parameters};
use axum::{
    http::{HeaderName, HeaderValue},
    response::Response,
};

/// The one coordinate reference system: longitude and latitude on WGS84, in this order.
pub(crate) const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
/// The ways to name it (OGC API – Features, Part 2: a URI, or a safe CURIE).
pub(crate) const NAMES: [&str; 2] = [CRS84, "[OGC:CRS84]"];

/// Refuses any coordinate reference system but the one that there is.
///
/// # Errors
/// Another one, or text that names none.
pub(crate) fn check(parameters: &Parameters) -> Result<(), QueryError> {
    for name in ["crs", "bbox-crs"] {
        if let Some(other) = parameters.value(name).filter(|given| !NAMES.contains(given)) {
            let allowed = NAMES.join(", ");
            return Err(QueryError::new(name, other, "coordinates are served in CRS84 only", allowed));
        }
    }
    Ok(())
}

/// Says the coordinate reference system of an answer, in its header.
pub(crate) fn say(response: &mut Response) {
    const CONTENT_CRS: HeaderName = HeaderName::from_static("content-crs");
    let value = HeaderValue::from_static("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
    response.headers_mut().insert(CONTENT_CRS, value);
}
