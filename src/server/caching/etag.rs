//! Validators: one strong `ETag` for each byte string that an answer can be, and how a request says which of them it has.

use super::compress::{Coded, Key, Quality};
use crate::server::params::negotiate::Coding;
use axum::http::{HeaderMap, HeaderValue, header};
use headers::{ETag, Header, IfNoneMatch};

/// The strong validator of an answer that is compressed as well as it will be, or not at all.
pub(crate) fn etag(key: Key, coding: Coding) -> String {
    tag(key, coding, Quality::Best)
}

/// The strong validator of just these bytes: one for each coding, and for each quality of it.
pub(crate) fn etag_of(key: Key, coded: &Coded) -> String {
    tag(key, coded.coding, coded.quality)
}

fn tag(key: Key, coding: Coding, quality: Quality) -> String {
    let digits = digits(key);
    match (coding.name(), quality) {
        (None, _) => format!("\"{digits}\""),
        (Some(name), Quality::Best) => format!("\"{digits}-{name}\""),
        (Some(name), Quality::Quick) => format!("\"{digits}-{name}-quick\""),
    }
}

fn digits(key: Key) -> String {
    // A number of 128 bits is written digit by digit with divisions; its halves are not.
    format!("{:016x}{:016x}", (key >> 64) as u64, key as u64)
}

/// The validator of the request that names this answer in any coding; `*` names every answer. The comparison is the weak one (RFC
/// 9110, 13.1.2).
pub(crate) fn known(request: &HeaderMap, key: Key) -> Option<String> {
    // As a connection reads them: without spaces around, and a value that is no text spoils only itself.
    let values = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()?.trim().parse().ok());
    let values: Vec<HeaderValue> = values.collect();
    let known = IfNoneMatch::decode(&mut values.iter()).ok().filter(|_| !values.is_empty())?;
    let codings = [Coding::Identity, Coding::Brotli, Coding::Gzip, Coding::Zstd];
    let mut tags = codings.into_iter().flat_map(|coding| {
        // Uncompressed bytes have one quality.
        let quick = (coding != Coding::Identity).then(|| tag(key, coding, Quality::Quick));
        [Some(tag(key, coding, Quality::Best)), quick].into_iter().flatten()
    });
    tags.find(|tag| tag.parse().is_ok_and(|tag: ETag| !known.precondition_passes(&tag)))
}
