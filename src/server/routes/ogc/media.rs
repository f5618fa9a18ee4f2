//! The media types of the API.

use crate::server::params::negotiate::MediaFormat;

pub(in crate::server::routes::ogc) const JSON: &str = "application/json";
pub(in crate::server::routes::ogc) const GEOJSON: &str = "application/geo+json";
pub(in crate::server::routes::ogc) const HTML: &str = "text/html";
/// The forms that documents come in.
pub(in crate::server::routes::ogc) const DOCUMENT: [MediaFormat; 2] = [MediaFormat::Json, MediaFormat::Html];
pub(in crate::server::routes::ogc) const SCHEMA: &str = "application/schema+json";
pub(in crate::server::routes::ogc) const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";
