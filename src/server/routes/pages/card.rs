//! The picture that stands for a page where its link is shared: a snapshot of what the page is about.

use super::view::{DEFAULT_LANGUAGE, View};
use crate::{
    chronicle::{place::Place, sentence::Shown},
    server::params::url,
};
use maud::{Markup, html};

/// Width and height of a card in pixels, as sites that show links like them.
pub(crate) const SIZE: (u32, u32) = (1200, 630);

/// What a card shows beyond what the page itself asks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Card<'a> {
    /// The place that it is about; the headline's picture where that place is not on the map.
    pub(crate) place: Option<&'a Place>,
    /// The time, where the page is about one of its own.
    pub(crate) at: Option<Shown>,
}

/// The tags that name it, with its text for those who cannot see it.
pub(crate) fn tags(view: &View, card: Card<'_>, description: &str) -> Markup {
    let picture = address(view, card, SIZE, false);
    html! {
        meta property="og:image" content=(picture);
        meta property="og:image:type" content="image/png";
        meta property="og:image:width" content=(SIZE.0);
        meta property="og:image:height" content=(SIZE.1);
        meta property="og:image:alt" content=(description);
        meta name="twitter:card" content="summary_large_image";
    }
}

/// Where the picture is: so many pixels wide and high, or half of that.
pub(crate) fn address(view: &View, card: Card<'_>, (width, height): (u32, u32), is_halved: bool) -> String {
    let header = view.atlas().header();
    let since = header.offset.day_of(header.extent.since.earliest(header.offset));
    let today = header.offset.day_of(view.question.now);
    // A picture is made of the days that the data has, so a page about another day shows that of today.
    let shown = card.at.or(view.asked).filter(|shown| (since..=today).contains(&shown.day(header.offset)));
    let datetime = shown.map(|shown| match shown {
        Shown::Day(day) => day.to_string(),
        Shown::Instant(at) => header.offset.rfc3339(at),
    });
    let place = card.place.filter(|place| place.geometry.is_some());
    let language = (*view.speech.language != *DEFAULT_LANGUAGE).then_some(("lang", &*view.speech.language));
    let pin = view.question.is_pinned.then(|| view.question.pin());
    let (width, height) = (width.to_string(), height.to_string());
    let query = [("width", width.as_str()), ("height", height.as_str())].into_iter();
    let query = query.chain(is_halved.then_some(("scale", "0.5")));
    let query =
        query.chain(datetime.as_deref().map(|text| ("datetime", text))).chain(place.map(|place| ("place", place.id.as_str())));
    let query = query.chain(view.kept("traveller").map(|text| ("traveller", text))).chain(language).chain(pin);
    url(&view.question.base, "/snapshot.png", query)
}
