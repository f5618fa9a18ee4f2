//! A page as an iframe of `/embed`, which shows what the page is about.

use super::{
    address::Address,
    max_size::{Drawing, MaxSize},
    response::{Answered, Kind, OembedResponse, Thumbnail},
};
use crate::{
    chronicle::{fold::PlaceIndex, sentence::Shown},
    render::picture::time_words,
    server::{
        params::{decode_leniently, texts, url},
        routes::pages::{
            card::{self, Card},
            change, story,
            view::View,
        },
    },
};
use maud::html;

/// The box of an embed in which nothing of it has to go.
const SIZE: (u32, u32) = (600, 560);

/// What a page is about.
struct Subject {
    title: String,
    /// What of the query the path of the page says.
    own: Vec<(&'static str, String)>,
    place: Option<PlaceIndex>,
    at: Option<Shown>,
}

/// How a page is embedded; the error says why it is not.
pub(crate) fn rich(view: &View, address: &Address, room: MaxSize) -> Answered {
    let subject = subject(view, &address.path)?;
    let header = view.atlas().header();
    let site = view.speech.label(&header.title);
    let given = decode_leniently(&address.query);
    let own = subject.own.iter().map(|(name, value)| (*name, value.as_str()));
    let rest = texts(given.pairs()).filter(|(name, _)| subject.own.iter().all(|(known, _)| known != name));
    let src = url(&view.question.base, "/embed", own.chain(rest));
    let (width, height) = room.cut(SIZE);
    // It fills the column of an article, and no more than it was given.
    let most = room.width.map(|most| format!("max-width:{most}px;")).unwrap_or_default();
    let html = html! {
        iframe src=(src) title=(subject.title) width=(width) height=(height) style=(format!("width:100%;{most}border:0")) loading="lazy" allowfullscreen {}
    };
    let html = html.into_string();
    let card = Card { place: subject.place.map(|place| view.atlas().place(place)), at: subject.at };
    let mut written = OembedResponse::new(
        Kind::Rich { html, width, height },
        subject.title,
        site,
        header.publisher.as_ref(),
        &view.question.base,
    );
    written.thumbnail = thumbnail(view, card, room);
    Ok(written)
}

fn subject(view: &View, path: &str) -> Result<Subject, String> {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let site = speech.label(&atlas.header().title);
    let title = |title: &str| format!("{title} – {site}");
    // A map that goes on has no date: what is kept of this answer would soon tell a wrong one.
    let dated = |name: &str| match view.asked {
        Some(_) => format!("{name}, {}", time_words(atlas, view.shown, &speech.language)),
        None => name.to_owned(),
    };
    let of_place = |place: Option<PlaceIndex>, own| {
        let title = place.map_or_else(|| dated(site), |place| title(&dated(&view.name(atlas.place(place)))));
        Subject { title, own, place, at: None }
    };
    let plain = |id: &str| Subject { title: title(&speech.say(id)), own: Vec::new(), place: None, at: None };
    match path {
        "/" | "/embed" => match (view.step, story::told(view)) {
            (Some(step), Some(told)) => {
                let own = vec![("story", (step + 1).to_string())];
                Ok(Subject { title: title(&told.title), own, place: None, at: view.asked })
            }
            _ => Ok(of_place(view.kept("place").and_then(|id| atlas.place_index(id)), Vec::new())),
        },
        "/story" => Ok(Subject { own: vec![("story", "1".to_owned())], ..plain("story") }),
        "/timeline" => Ok(plain("timeline")),
        "/about" => Ok(plain("about-page")),
        _ => {
            let place = path.strip_prefix("/places/").and_then(|id| atlas.place_index(id));
            let change_index = path.strip_prefix("/changes/").and_then(|id| atlas.change_index(id));
            match (place, change_index) {
                (Some(place), _) => Ok(of_place(Some(place), vec![("place", atlas.place(place).id.to_string())])),
                (None, Some(index)) => Ok(of_change(view, index, title)),
                (None, None) => Err(format!("no page and no picture has the path `{}`", crate::query::shortened(path))),
            }
        }
    }
}

fn of_change(view: &View, index: u32, title: impl Fn(&str) -> String) -> Subject {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let change = atlas.change(index);
    let place = change::only_place(view, change);
    let mut own = vec![("datetime", change::datetime(view, change))];
    own.extend(place.map(|place| ("place", atlas.place(place).id.to_string())));
    Subject {
        title: title(&format!("{}: {}", speech.moment(&change.moment), change.summary.text(&speech.language))),
        own,
        place,
        at: Some(Shown::Instant(change.moment.earliest(speech.offset))),
    }
}

/// The picture that stands for the page, where there is room for one.
fn thumbnail(view: &View, card: Card<'_>, room: MaxSize) -> Option<Thumbnail> {
    let (width, height) = room.fit(card::SIZE);
    Drawing::of((width, height), true).map(|drawing| Thumbnail {
        thumbnail_url: card::address(view, card, (drawing.width, drawing.height), drawing.is_halved),
        thumbnail_width: width,
        thumbnail_height: height,
    })
}
