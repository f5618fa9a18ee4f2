//! Caching as a value that a handler returns; validators and headers are written in one place. Errors are never cached.
//!
//! The key of an answer is made of everything that decides its bytes: build, revision, form, base URL, and the question with its
//! times resolved. So a validator is compared before any work, two instants of one slice share one answer, and a new build never
//! says 304 for the bytes of an old one.

pub(crate) mod body;
pub mod build_id;
pub mod compress;
pub(crate) mod encodings;
pub(crate) mod etag;
pub(crate) mod response;

pub(crate) use response::is_compressible;
pub use response::{CachePolicy, CachedResponse, Cost, DependsOn, Link, key};
