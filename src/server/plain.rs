//! What can stand in a link as it is.

/// A host that can stand in a link.
pub(crate) fn plain_host(host: &str) -> Option<&str> {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']' | b'_');
    (!host.is_empty() && host.len() <= 255 && host.bytes().all(is_plain)).then_some(host)
}

/// Whether a path can stand in a link as it is, and leads nowhere else.
#[must_use]
pub fn is_plain_path(path: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty() && name != "." && name != ".." && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
    };
    path.is_empty() || path.strip_prefix('/').is_some_and(|names| names.split('/').all(is_name))
}
