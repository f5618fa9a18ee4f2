//! Builds URLs that lead from a source to the passage it is cited for, and to archived copies.

use crate::chronicle::source::Source;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Returns the URL of the cited passage: the URL of the source with a text fragment
/// (<https://wicg.github.io/scroll-to-text-fragment/>) if some words of the page are known, else the URL alone.
///
/// ```
/// use corridor::{chronicle::source::Source, encode::source_urls::{copies_url, statement_url}};
/// let source: Source = serde_json::from_str(
///     r#"{"id": "s1", "publisher": "A", "title": "T", "url": "https://a.example/b", "find": "the so-called road, closed"}"#,
/// )?;
/// assert_eq!(statement_url(&source).as_deref(), Some("https://a.example/b#:~:text=the%20so%2Dcalled%20road%2C%20closed"));
/// assert_eq!(copies_url(&source).as_deref(), Some("https://web.archive.org/web/*/https://a.example/b"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn statement_url(source: &Source) -> Option<String> {
    let url = source.url.as_deref()?;
    let Some(find) = &source.find else { return Some(url.to_owned()) };
    // `-`, `,` and `&` are syntax in a text directive, so they are encoded too.
    let encoded: String = utf8_percent_encode(find, NON_ALPHANUMERIC).collect();
    let joint = if url.contains('#') { "" } else { "#" };
    Some(format!("{url}{joint}:~:text={encoded}"))
}

/// Returns the URL of the Internet Archive's list of copies.
#[must_use]
pub fn copies_url(source: &Source) -> Option<String> {
    let url = source.url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"))?;
    Some(format!("https://web.archive.org/web/*/{url}"))
}
