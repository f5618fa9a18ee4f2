//! The style of a page: the shared sheet, the colours of this dataset's statuses in each theme, and what only these pages have.

use crate::{
    chronicle::dataset::Header,
    render::relief,
    symbology::{css_variables, palette::Theme},
};
use std::fmt::Write;

const BASE: &str = include_str!("../../base.css");
const PAGES: &str = include_str!("pages.css");

/// The style sheet of a page that shows nothing of a dataset.
pub(crate) fn plain(prefix: &str) -> String {
    below(prefix, format!("{BASE}{PAGES}"))
}

/// A sheet of a server that stands under a path: its fonts do too.
fn below(prefix: &str, css: String) -> String {
    if prefix.is_empty() { css } else { css.replace("url(\"/fonts/", &format!("url(\"{prefix}/fonts/")) }
}

/// The style sheet of a page.
pub(crate) fn sheet(header: &Header, prefix: &str) -> String {
    embedded(header, prefix) + PAGES
}

/// The same without what only whole pages have.
pub(crate) fn embedded(header: &Header, prefix: &str) -> String {
    below(prefix, with_colours(BASE, header))
}

/// The same for a file that asks nothing of anybody, not even for letters.
pub(crate) fn standalone(header: &Header) -> String {
    let base: Vec<&str> = BASE.lines().filter(|line| !line.starts_with("@font-face")).collect();
    with_colours(&base.join("\n"), header)
}

fn with_colours(base: &str, header: &Header) -> String {
    let mut css = String::with_capacity(BASE.len() + PAGES.len() + 6_000);
    css.push_str(base);
    let _ = write!(
        css,
        ":root{{{light}}}:root[data-theme=\"dark\"]{{{dark}}}@media (prefers-color-scheme: dark){{:root:not([data-theme=\"light\"], \
         [data-theme=\"contrast\"]){{{dark}}}}}:root[data-theme=\"contrast\"]{{{contrast}}}\
         @media print,(forced-colors: active){{:root{{--hatch:1!important}}}}.hatch{{opacity:var(--hatch)}}",
        light = properties(header, Theme::Light),
        dark = properties(header, Theme::Dark),
        contrast = properties(header, Theme::Contrast),
    );
    css
}

/// The custom properties of a theme. The map's own colours stand beside those of the page, under names that start with `map-`
/// where the page has one of that name.
fn properties(header: &Header, theme: Theme) -> String {
    let mut css = String::with_capacity(2_000);
    for (name, colour) in css_variables(header, theme) {
        let prefix = if BASE.contains(&format!(" --{name}: ")) { "map-" } else { "" };
        let _ = write!(css, "--{prefix}{name}:{colour};");
    }
    for (name, display) in relief::files::css_variables(theme) {
        let _ = write!(css, "--{name}:{display};");
    }
    css
}
