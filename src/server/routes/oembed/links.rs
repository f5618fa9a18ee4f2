//! How a page says that it can be embedded: in its head, and in a `Link` header for who reads no HTML.

use crate::server::{caching::Link, params::url, routes::pages::view::View};
use maud::{Markup, html};

const FORMATS: [(&str, &str); 2] = [("json", "application/json+oembed"), ("xml", "text/xml+oembed")];

/// Most bytes of an address; of a longer one a header would become larger than proxies take.
const LONGEST: usize = 1_500;

/// The links of a page to what describes its embed.
pub(crate) fn links(view: &View) -> Vec<Link> {
    let own = view.own();
    let link = |(format, media_type)| Link {
        href: url(&view.question.base, "/oembed", [("url", own.as_str()), ("format", format)].into_iter()),
        rel: "alternate",
        media_type,
        title: "oEmbed",
    };
    FORMATS.into_iter().map(link).filter(|link| link.href.len() <= LONGEST).collect()
}

/// The same for the head of the page.
pub(crate) fn head(view: &View) -> Markup {
    html! { @for link in links(view) { link rel=(link.rel) type=(link.media_type) href=(link.href) title=(link.title); } }
}
