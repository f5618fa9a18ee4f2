//! Links between the resources of the API, and to one resource in its forms.
//!
//! The plain URL is that of the JSON, so that links stay short and one cache entry serves both spellings. A browser gets a page at a
//! plain URL, so the links of a page name the form that they lead to.

use super::media::HTML;
use crate::server::{
    caching::Link,
    params::{ApiRequest, negotiate::MediaFormat},
};
use serde_json::Value;

/// Links to a resource in the form of the answer (`self`), and in the others that are offered (`alternate`).
pub(crate) fn of_forms(
    question: &ApiRequest,
    path: &str,
    query: &[(&'static str, String)],
    json: &'static str,
    form: MediaFormat,
    offered: &[MediaFormat],
) -> Vec<Link> {
    let in_form = |wanted: MediaFormat| {
        let is_own = wanted == form;
        let f = (wanted != MediaFormat::Json || form == MediaFormat::Html).then(|| ("f", wanted.word()));
        // Only a table has a byte order mark.
        let kept = query.iter().filter(|(name, _)| *name != "bom" || wanted == MediaFormat::Csv);
        let query = kept.map(|(name, value)| (*name, value.as_str())).chain(f);
        let (media_type, title) = match wanted {
            MediaFormat::Json => (json, "The same as JSON"),
            MediaFormat::Html => (HTML, "The same as a page"),
            MediaFormat::Csv => ("text/csv", "The same as a table (CSV)"),
        };
        let (rel, title) = if is_own { ("self", "This document") } else { ("alternate", title) };
        Link { href: question.link(path, query), rel, media_type, title }
    };
    std::iter::once(form).chain(offered.iter().copied().filter(|other| *other != form)).map(in_form).collect()
}

/// Puts links before the others of a document.
pub(crate) fn put_first(value: &mut Value, links: &[Link]) {
    if let Some(list) = value.get_mut("links").and_then(Value::as_array_mut) {
        list.splice(0..0, links.iter().filter_map(|link| serde_json::to_value(link).ok()));
    }
}

/// Relations whose links name a form in their title: on a page they lead to that form, all others to the page of a resource.
const NAME_A_FORM: [&str; 4] = ["items", "service-desc", "describedby", "alternate"];

/// Makes the links of a document fit for a page: each names the form that it leads to.
pub(crate) fn lead_to_pages(value: &mut Value, base: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| lead_to_pages(item, base)),
        Value::Object(members) => {
            let text = |name: &str| members.get(name).and_then(Value::as_str).unwrap_or_default();
            let is_own = text("href").strip_prefix(base).is_some_and(|path| path.starts_with("/ogc"));
            if is_own && text("type") != HTML && text("type") != "text/csv" {
                let f = if NAME_A_FORM.contains(&text("rel")) { "json" } else { "html" };
                let between = if text("href").contains('?') { '&' } else { '?' };
                let href = format!("{}{between}f={f}", text("href"));
                members.insert("href".to_owned(), href.into());
                if f == "html" {
                    members.insert("type".to_owned(), HTML.into());
                }
            }
            members.values_mut().for_each(|member| lead_to_pages(member, base));
        }
        _ => {}
    }
}
