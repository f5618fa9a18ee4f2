//! Validators: one strong `ETag` for each byte string that an answer can be, and how a request says which of them it has.

use super::compress::{Coded, Key, Quality};
use crate::server::params::negotiate::Coding;
use axum::http::{HeaderMap, header};

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

/// The validator of the request that names this answer in any coding; `*` names every answer.
pub(crate) fn known(request: &HeaderMap, key: Key) -> Option<String> {
    if !request.contains_key(header::IF_NONE_MATCH) {
        return None;
    }
    let digits = digits(key);
    let tags = request.get_all(header::IF_NONE_MATCH).into_iter().filter_map(|value| value.to_str().ok());
    // The comparison is the weak one (RFC 9110, 13.1.2).
    let mut tags = tags.flat_map(|list| list.split(',')).map(|tag| tag.trim().trim_start_matches("W/"));
    tags.find_map(|tag| {
        if tag == "*" {
            return Some(etag(key, Coding::Identity));
        }
        let opaque = tag.strip_prefix('"')?.strip_suffix('"')?;
        let coding = opaque.strip_prefix(digits.as_str())?;
        let coding = coding.strip_suffix("-quick").filter(|coding| !coding.is_empty()).unwrap_or(coding);
        ["", "-gzip", "-zstd", "-br"].contains(&coding).then(|| tag.to_owned())
    })
}
