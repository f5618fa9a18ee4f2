//! The frame of every page: head with what search engines and shared links need, the bar on top, the foot.

use super::{
    card::{self, Card},
    components, drawings,
    locale::Locale,
    stylesheet,
    view::View,
};
use crate::server::routes::oembed;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;

/// What a page says of itself.
pub(crate) struct PageLayout<'a> {
    /// Without the dataset's title, which the frame adds.
    pub(crate) title: String,
    pub(crate) description: String,
    /// The Open Graph type.
    pub(crate) kind: &'static str,
    /// Linked data of schema.org.
    pub(crate) linked: Value,
    /// Steps from the first page to this one, without it: name and address.
    pub(crate) trail: Vec<(String, String)>,
    /// Whether the live page takes its place.
    pub(crate) is_live: bool,
    /// The picture that stands for it elsewhere.
    pub(crate) card: Card<'a>,
    pub(crate) body: Markup,
}

/// A page as bytes.
pub(crate) fn page(view: &View, page: &PageLayout<'_>) -> Vec<u8> {
    let header = view.atlas().header();
    let speech = &view.speech;
    let site = speech.label(&header.title);
    // The title of the first page is that of the site, with a date where one was asked for.
    let title = if page.title.starts_with(site) { page.title.clone() } else { format!("{} – {site}", page.title) };
    let inside = html! {
        a.skip href="#content" { (speech.say("skip")) }
        (top(view))
        @if page.is_live { (page.body) } @else {
            main.column #content {
                (complaints(view))
                nav aria-label=(speech.say("breadcrumb")) {
                    ol.crumbs {
                        li { a href=(view.to("/")) { (site) } }
                        @for (name, href) in &page.trail { li { a href=(href) { (name) } } }
                    }
                }
                (page.body)
            }
        }
        (foot(view))
    };
    let entry = view.entry.as_deref().filter(|_| page.is_live);
    let is_below_root = !view.question.base.prefix().is_empty();
    let document = html! {
        (DOCTYPE)
        html lang=(speech.language) data-languages=(header.languages.join(" ")) data-theme=[view.theme.as_deref()]
            data-base=[is_below_root.then(|| view.question.base.prefix())] data-not-kept=[view.not_kept.as_deref()] data-steps=[(page.is_live && !header.story.is_empty()).then_some(header.story.len())] {
            head {
                meta charset="utf-8";
                @if view.not_kept.is_some() { meta name="robots" content="noindex"; }
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                title { (title) }
                meta name="description" content=(page.description);
                link rel="canonical" href=(view.canonical(&speech.language));
                @for language in &header.languages { link rel="alternate" hreflang=(language) href=(view.canonical(language)); }
                link rel="alternate" hreflang="x-default" href=(view.canonical(super::view::DEFAULT_LANGUAGE));
                meta property="og:title" content=(title);
                meta property="og:description" content=(page.description);
                meta property="og:type" content=(page.kind);
                meta property="og:url" content=(view.canonical(&speech.language));
                meta property="og:site_name" content=(site);
                meta name="author" content=(site);
                meta property="og:locale" content=(locale(&speech.language));
                @for other in header.languages.iter().filter(|other| ***other != *speech.language) {
                    meta property="og:locale:alternate" content=(locale(other));
                }
                (card::tags(view, page.card, &page.description))
                (oembed::head(view))
                link rel="icon" type="image/svg+xml" href=(view.file("/favicon.svg"));
                (preloads(view, entry.is_some()))
                style { (PreEscaped(stylesheet::sheet(header, view.question.base.prefix()))) (PreEscaped(drawings::style(view))) }
                @if let Some(entry) = entry {
                    @for module in &entry.preloads { link rel="modulepreload" href=(view.file(module)); }
                    @for module in &entry.later { link rel="modulepreload" fetchpriority="low" href=(view.file(module)); }
                    script type="module" src=(view.file(&entry.script)) {}
                }
                script type="application/ld+json" { (PreEscaped(data_block(&page.linked))) }
            }
            body {
                @if page.is_live { div #app { div.written { (inside) } } } @else { div.written { (inside) } }
                // At the end: what the server wrote has its style in the head, and need not wait for that of the live page.
                @if let Some(entry) = entry { @for sheet in &entry.styles { link rel="stylesheet" href=(view.file(sheet)); } }
            }
        }
    };
    document.into_string().into_bytes()
}

/// A language as Open Graph names it: with the country whose spelling it has.
fn locale(language: &str) -> String {
    let country = match language {
        "en" => "GB",
        "hy" => "AM",
        "ka" => "GE",
        other => return format!("{other}_{}", other.to_uppercase()),
    };
    format!("{language}_{country}")
}

/// What the first sight needs, and what the live page asks for first: its URLs letter by letter, or they would be fetched twice.
fn preloads(view: &View, is_live: bool) -> Markup {
    let language = &view.speech.language;
    let styles: &[(&str, Option<&str>)] = match view.theme.as_deref() {
        Some(theme) => &[(theme, None)],
        None => &[("light", Some("not (prefers-color-scheme: dark)")), ("dark", Some("(prefers-color-scheme: dark)"))],
    };
    let pin = if view.question.is_pinned { format!("&as-of={}", view.question.pin().1) } else { String::new() };
    html! {
        @for weight in ["Regular", "SemiBold"] {
            link rel="preload" as="font" type="font/woff2" crossorigin href=(view.file(&format!("/fonts/NotoSans-{weight}.woff2")));
        }
        @if is_live {
            link rel="preload" as="fetch" crossorigin href=(view.file(&format!("/timeline.json?lang={language}{pin}")));
            @for (theme, media) in styles {
                link rel="preload" as="fetch" crossorigin media=[*media]
                    href=(view.file(&format!("/style.json?theme={theme}&lang={language}{pin}")));
            }
        }
    }
}

/// JSON for a `<script>` that is not executed: nothing in it can end the element.
pub(crate) fn data_block(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// What could not be read, each with the parameter and what was given.
pub(crate) fn complaints(view: &View) -> Markup {
    html! {
        @if let Some(not_kept) = &view.not_kept { p.complaint.loud role="alert" { (not_kept) } }
        @for complaint in &view.complaints { p.complaint role="alert" { (complaint) } }
    }
}

fn top(view: &View) -> Markup {
    let speech = &view.speech;
    let header = view.atlas().header();
    html! {
        header.top {
            a.brand href=(view.to("/")) { (speech.label(&header.title)) }
            @if view.question.is_frozen() {
                span.tag.small { (speech.with("frozen", &[("revision", view.question.pin().1.into())])) }
            }
            nav aria-label=(speech.say("language")) {
                @for language in &header.languages {
                    @let name = Locale::own_name(language);
                    @if **language == *speech.language { span.here lang=(language) aria-current="true" { (name) } }
                    @else {
                        a href=(view.with("lang", (&**language != super::view::DEFAULT_LANGUAGE).then_some(language)))
                            hreflang=(language) lang=(language) { (name) }
                    }
                }
            }
            nav aria-label=(speech.say("pages")) {
                @if !header.story.is_empty() { a href=(view.to("/story")) { (speech.say("story")) } }
                a href=(view.to("/timeline")) { (speech.say("timeline")) }
                a href=(view.to("/about")) { (speech.say("about-page")) }
                a href=(view.file("/ogc")) { (speech.say("the-api")) }
            }
        }
    }
}

fn foot(view: &View) -> Markup {
    let speech = &view.speech;
    let header = view.atlas().header();
    let modified = speech.instant(header.modified);
    html! {
        footer {
            p {
                (speech.with("modified", &[("date", (&modified).into())])) " " (speech.say("revision")) " "
                @match view.frozen() {
                    Some(href) => a href=(href) { code { (view.question.pin().1) } },
                    None => code { (view.question.pin().1) },
                }
                ". "
                (speech.say("data-licence")) ": " a href=(header.licence.url) rel="license" { (header.licence.id) } "."
            }
            p { (components::publisher(view)) }
            @if speech.is_unreviewed() { p { (speech.say("words-unreviewed")) } }
            p lang="en" { (header.credits.iter().map(|credit| &*credit.text).collect::<Vec<_>>().join(" · ")) }
        }
    }
}
