//! Pages of the API for people: the same content as the JSON, readable and linked.

use super::caching::Link;
use crate::schema::properties;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Map, Value};

/// A step of the way to a page.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) name: String,
    pub(crate) href: String,
}

/// A small map beside what a page says, leading to the page about it for readers.
#[derive(Debug)]
pub(crate) struct Picture {
    pub(crate) source: String,
    pub(crate) href: String,
    /// What it shows, for who does not see it.
    pub(crate) words: String,
}

/// The frame of every page that the server writes.
pub(crate) fn shell(title: &str, description: &str, trail: &[Step], body: &Markup) -> Markup {
    let prefix = trail.first().map_or_else(String::new, |top| path_of(&top.href).trim_end_matches('/').to_owned());
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                meta name="description" content=(description);
                link rel="icon" type="image/svg+xml" href=(format!("{prefix}/favicon.svg"));
                // A font that comes late would move everything below the first line that it breaks elsewhere.
                @let style = STYLE.replace("font-display: swap", "font-display: optional");
                style { (PreEscaped(style.replace("url(\"/fonts/", &format!("url(\"{prefix}/fonts/")))) }
            }
            body {
                @if !trail.is_empty() {
                    nav aria-label="Breadcrumb" {
                        ol.trail { @for step in trail { li { a href=(step.href) { (step.name) } } } }
                    }
                }
                (body)
            }
        }
    }
}

/// The path of an address.
fn path_of(href: &str) -> &str {
    let rest = href.split_once("://").map_or(href, |(_, rest)| rest);
    let path = rest.find('/').map_or("", |slash| &rest[slash..]);
    path.split('?').next().unwrap_or(path)
}

/// A document of the API: its title, its links, and every member.
pub(crate) fn document(value: &Value, links: &[Link], trail: &[Step]) -> Vec<u8> {
    let title = value["title"].as_str().unwrap_or("corridor");
    let description = value["description"].as_str().unwrap_or("");
    let body = html! {
        main {
            h1.title { (title) }
            @if !description.is_empty() { p { (description) } }
            (link_list(links, value))
            @if let Some(members) = value.as_object() {
                (definitions(members, &["title", "description", "links", "collections"]))
            }
            @for collection in value["collections"].as_array().into_iter().flatten() {
                section {
                    h2 { a href=(own(collection)) { (collection["title"].as_str().unwrap_or("")) } }
                    p { (collection["description"].as_str().unwrap_or("")) }
                    (link_list(&[], collection))
                }
            }
        }
    };
    shell(title, description, trail, &body).into_string().into_bytes()
}

/// The address of a document's own page.
fn own(value: &Value) -> &str {
    let links = value["links"].as_array();
    links.into_iter().flatten().find(|link| link["rel"] == "self").and_then(|link| link["href"].as_str()).unwrap_or("")
}

fn link_list(links: &[Link], value: &Value) -> Markup {
    let of_header = links.iter().map(|link| (link.title, link.href.as_str()));
    let of_value = value["links"].as_array().into_iter().flatten();
    let of_value = of_value.filter_map(|link| Some((link["title"].as_str()?, link["href"].as_str()?)));
    let mut all: Vec<(&str, &str)> = of_value.chain(of_header).collect();
    all.dedup_by_key(|(_, href)| *href);
    html! { ul.links { @for (title, href) in all { li { a href=(href) { (title) } } } } }
}

/// A page of items as a table; `columns` are those that a reader looks for, `one` leads to the page of an item.
pub(crate) fn items(
    title: &str,
    body: &[u8],
    columns: &[&str],
    trail: &[Step],
    picture: Option<&Picture>,
    one: impl Fn(&str) -> String,
) -> Vec<u8> {
    let value: Value = serde_json::from_slice(body).unwrap_or_default();
    let features = value["features"].as_array().map_or(&[][..], Vec::as_slice);
    let link = |rel: &str| {
        let links = value["links"].as_array();
        links.into_iter().flatten().find(|link| link["rel"] == rel).and_then(|link| link["href"].as_str())
    };
    let other = |media_type: &str| {
        let links = value["links"].as_array();
        let mut others = links.into_iter().flatten().filter(|link| link["rel"] == "alternate");
        others.find(|link| link["type"] == media_type).and_then(|link| link["href"].as_str())
    };
    let page = html! {
        main {
            h1.title { (title) }
            p {
                (value["numberReturned"].as_u64().unwrap_or(0)) " of " (value["numberMatched"].as_u64().unwrap_or(0)) " items. "
                @if let Some(href) = link("prev") { a href=(href) rel="prev" { "Previous page" } " " }
                @if let Some(href) = link("next") { a href=(href) rel="next" { "Next page" } " " }
                @for (href, words) in [("application/geo+json", "as GeoJSON"), ("text/csv", "as a table (CSV)")].into_iter().filter_map(|(media_type, words)| Some((other(media_type)?, words))) {
                    a href=(href) rel="alternate" { (words) } " "
                }
            }
            @if let Some(validity) = value["validity"].as_object() {
                p { "This answer holds from " (text(&validity["since"], "the beginning")) " to " (text(&validity["until"], "now and on")) " (not included)." }
            }
            (small_map(picture))
            div.wide {
                table {
                    thead { tr { th { "id" } @for column in columns { th { (column) } } } }
                    tbody {
                        @for feature in features {
                            @let id = feature["id"].as_str().unwrap_or("");
                            tr {
                                th scope="row" { a href=(one(id)) { (id) } }
                                @for column in columns { td { (cell(column, &feature["properties"][*column])) } }
                            }
                        }
                    }
                }
            }
        }
    };
    shell(title, title, trail, &page).into_string().into_bytes()
}

/// One item, every property of it; those in `order` first.
pub(crate) fn item(body: &[u8], order: &[&str], trail: &[Step], picture: Option<&Picture>) -> Vec<u8> {
    let value: Value = serde_json::from_slice(body).unwrap_or_default();
    let id = value["id"].as_str().unwrap_or("");
    let page = html! {
        main {
            h1.title { (id) }
            (link_list(&[], &value))
            (small_map(picture))
            @if let Some(properties) = value["properties"].as_object() {
                dl {
                    @for name in order {
                        @if let Some(value) = properties.get(*name) {
                            dt { (name) }
                            dd { (cell(name, value)) }
                        }
                    }
                }
                @if properties.keys().any(|name| !order.contains(&name.as_str())) { (definitions(properties, order)) }
            }
            h2 { "Geometry" }
            @match value["geometry"]["type"].as_str() {
                Some(kind) => details { summary { (kind) } pre { (value["geometry"]["coordinates"].to_string()) } },
                None => p { "None: listed, not drawn." },
            }
        }
    };
    shell(id, id, trail, &page).into_string().into_bytes()
}

fn small_map(picture: Option<&Picture>) -> Markup {
    html! {
        @if let Some(Picture { source, href, words }) = picture {
            a.small-map href=(href) { img src=(source) width="480" height="300" loading="lazy" alt=(words); }
        }
    }
}

fn definitions(members: &Map<String, Value>, without: &[&str]) -> Markup {
    html! {
        dl {
            @for (name, value) in members.iter().filter(|(name, _)| !without.contains(&name.as_str())) {
                dt { (name) }
                dd { (cell(name, value)) }
            }
        }
    }
}

/// The value of a member as a reader wants it: addresses linked where the member holds such, lists as lists, `null` said in words.
fn cell(name: &str, value: &Value) -> Markup {
    html! {
        @match value {
            Value::Null => span.none { "–" },
            Value::String(text) if properties::holds_addresses(name) => {
                @for part in text.split(' ') {
                    @if is_address(part) { a href=(part) rel="noopener" { (part) } } @else { (part) }
                    " "
                }
            },
            Value::String(text) => (text),
            Value::Array(list) if list.iter().all(|item| !item.is_object() && !item.is_array()) => {
                (list.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect::<Vec<_>>().join(", "))
            },
            Value::Array(list) => ul { @for item in list { li { (cell(name, item)) } } },
            Value::Object(members) => (definitions(members, &[])),
            other => (other.to_string()),
        }
    }
}

/// Whether a browser that is led there stays on the web.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_control() || c.is_whitespace() || "\"'<>".contains(c))
    })
}

fn text<'v>(value: &'v Value, otherwise: &'v str) -> &'v str {
    value.as_str().unwrap_or(otherwise)
}

/// The shared style, and what only these pages have.
const STYLE: &str = concat!(include_str!("base.css"), "
body { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
h1.title { margin: 0 0 .8rem; overflow-wrap: anywhere }
h2 { margin: 2rem 0 .5rem }
.links, .trail { display: flex; gap: .4rem 1.2rem; flex-wrap: wrap; font-size: var(--small); list-style: none; padding: 0; margin: 0 0 1rem }
.trail li + li::before { content: '/'; margin-right: 1.2rem; color: var(--muted) }
tbody th { font-weight: 600 }
dl { margin: .5rem 0 }
dl dl { border-left: 2px solid var(--line); padding-left: .8rem; margin: 0 }
dd ul { margin: 0; padding-left: 1rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere }
.none { color: var(--muted) }
.small-map { display: block; width: fit-content; max-width: 100%; margin: 0 0 1rem; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden }
.small-map img { display: block; height: auto }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr } dt { margin-top: .4rem } }
");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_of_members_that_hold_such_are_linked() {
        let linked = |name: &str, text: &str| cell(name, &Value::from(text)).into_string();
        for name in ["url", "source_urls", "archived_url", "statement_url"] {
            assert!(linked(name, "https://a.example/b").contains("href=\"https://a.example/b\""), "{name}");
        }
        assert_eq!(linked("source_urls", "https://a.example http://b.example").matches("href=").count(), 2);
        assert!(!linked("summary", "https://a.example/").contains("href="));
        for text in ["javascript:alert(1)//", "data:text/html,a", "https://", "//a.example", "https://a.example/'b", "HTTPS:a"] {
            assert!(!linked("source_urls", text).contains("href="), "{text}");
        }
        assert_eq!(linked("source_urls", "https://ok.example/ javascript:alert(1)//").matches("href=").count(), 1);
    }
}
