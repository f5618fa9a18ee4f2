//! What every request passes through: context, limits, headers, ranges.

pub(crate) mod normalize_path;
pub(crate) mod range;
pub(crate) mod request;
pub mod security_headers;
pub mod style_hash;
pub(crate) mod tracked_body;
