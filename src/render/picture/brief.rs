//! Writes the short texts that go with a picture in an article: a caption, a text alternative and a credit that editors can use as
//! they are.

use super::{Drawn, PictureRequest, labels::access_label};
use crate::{
    chronicle::{
        diff::{Difference, diff},
        fold::PlaceIndex,
        index::atlas::{Atlas, StateIndex},
        sentence::{Shown, answer},
    },
    l10n::catalogue,
};

/// Most characters of the caption.
pub(crate) const CAPTION_CHARS: usize = 200;
/// Most characters of the text alternative.
pub(crate) const ALTERNATIVE_CHARS: usize = 250;

/// The short texts of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// The state, or the changes between two times, in at most [`CAPTION_CHARS`] characters; without the credit.
    pub caption: String,
    /// The text alternative, in at most [`ALTERNATIVE_CHARS`] characters.
    pub alternative: String,
    /// Whom to credit, in one line.
    pub credit: String,
}

/// The texts of a picture that the short ones are made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'a> {
    /// The subject.
    pub(super) title: &'a str,
    /// The shown time, or both compared times.
    pub(super) date: &'a str,
    /// The traveller and direction coloured by.
    pub(super) passage: Option<&'a str>,
    /// The shortest attribution.
    pub(super) credit: &'a str,
}

/// Writes the short texts of a picture of these places.
pub(super) fn brief(atlas: &Atlas, request: &PictureRequest<'_>, drawn: &[Drawn<'_>], said: Said<'_>) -> Brief {
    let words = catalogue(request.language);
    let credit = said.credit.to_owned();
    let kind = words.text("picture-map-of", &[]);
    let passage = said.passage.iter().map(|passage| format!("{passage}."));
    if request.compare.is_some() {
        let title = [format!("{}, {}.", said.title, said.date)].into_iter().chain(passage).collect::<Vec<_>>().join(" ");
        let changes = changes(atlas, request);
        let caption = listed(&title, &changes, "picture-changed", request.language, CAPTION_CHARS);
        let alternative = listed(&format!("{kind} {title}"), &changes, "picture-changed", request.language, ALTERNATIVE_CHARS);
        return Brief { caption, alternative, credit };
    }
    let answer = request.subject(atlas).map(|place| answer(atlas, place, request.shown, request.now, request.language));
    let short = answer.as_ref().map_or_else(|| format!("{}, {}.", said.title, said.date), |answer| answer.short.clone());
    let short = passage.fold(short, |short, passage| format!("{short} {passage}"));
    let count = answer.and_then(|answer| answer.count).filter(|count| !short.contains(count.as_str()));
    let counted = count.map(|count| format!("{short} {count}")).filter(|text| text.chars().count() <= CAPTION_CHARS);
    let places: Vec<String> = statuses(atlas, request, drawn);
    let alternative = listed(&format!("{kind} {short}"), &places, "picture-on-the-map", request.language, ALTERNATIVE_CHARS);
    Brief { caption: within(counted.unwrap_or(short), CAPTION_CHARS), alternative, credit }
}

/// Returns the status of each place on the map but the subject, whose status is said before.
fn statuses(atlas: &Atlas, request: &PictureRequest<'_>, drawn: &[Drawn<'_>]) -> Vec<String> {
    let subject = request.subject(atlas);
    let others = drawn.iter().filter(|drawn| Some(drawn.index) != subject);
    let status = |drawn: &Drawn<'_>| Some(place_with(atlas, request, drawn.index, drawn.label.as_deref()?));
    others.filter_map(status).collect()
}

/// Returns what changed from the earlier time to the later one, place by place: the subject first, then places with a state at
/// both times, then the others.
fn changes(atlas: &Atlas, request: &PictureRequest<'_>) -> Vec<String> {
    let offset = atlas.header().offset;
    let times: Vec<Shown> = request.times(atlas).collect();
    let (Some(first), Some(last)) = (times.first(), times.last()) else { return Vec::new() };
    let subject = request.subject(atlas);
    let mut all = diff(atlas, first.at(offset), last.at(offset));
    // Differences between two recorded states come first.
    let is_half = |difference: &Difference| difference.before.is_none() || difference.after.is_none();
    all.sort_by_key(|difference| (Some(difference.place) != subject, is_half(difference)));
    let words = catalogue(request.language);
    let change = |Difference { place, before, after }: Difference| {
        let is_seen = Some(place) == subject || atlas.place(place).geometry.is_some();
        let (before, after) = (label(atlas, request, before), label(atlas, request, after));
        (is_seen && before != after).then(|| {
            let status = words.text("picture-changed-from", &[("before", (&before).into()), ("after", (&after).into())]);
            place_with(atlas, request, place, &status)
        })
    };
    all.into_iter().filter_map(change).collect()
}

fn place_with(atlas: &Atlas, request: &PictureRequest<'_>, place: PlaceIndex, status: &str) -> String {
    let name = atlas.place(place).label(request.names);
    catalogue(request.language).text("picture-place-status", &[("place", (&name).into()), ("status", status.into())])
}

/// Returns the label of what a state looks like on the picture.
fn label(atlas: &Atlas, request: &PictureRequest<'_>, state: Option<StateIndex>) -> String {
    let Some(state) = state.map(|state| atlas.view(state)) else {
        return catalogue(request.language).text("picture-not-recorded", &[]);
    };
    match request.traveller {
        None => state.status().label.in_language(request.language).to_owned(),
        Some((traveller, direction)) => access_label(atlas.header(), state.access().get(traveller, direction), request.language),
    }
}

/// Returns `text` followed by a message with as many of the items as there is room for; the others are counted.
fn listed(text: &str, items: &[String], message: &str, language: &str, most: usize) -> String {
    let words = catalogue(language);
    let of = |count: usize| {
        let some = items[..count].join("; ");
        let some = match items.len() - count {
            0 => some,
            more => words.text("picture-and-more", &[("publishers", (&some).into()), ("count", more.into())]),
        };
        format!("{text} {}", words.text(message, &[("places", (&some).into())]))
    };
    let fitting = (1..=items.len()).rev().map(of).find(|text| text.chars().count() <= most);
    fitting.unwrap_or_else(|| within(text.to_owned(), most))
}

/// Cuts a text at a word where it is longer than it may be.
fn within(text: String, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most - 1).filter(|_| text.chars().count() > most) else { return text };
    let start = &text[..end];
    format!("{}…", start.rfind(' ').map_or(start, |space| &start[..space]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_names_what_it_has_room_for_and_counts_the_rest() {
        let items: Vec<String> = ["a: Closed", "b: Open", "c: Active, as reported"].map(str::to_owned).to_vec();
        let listed = |most| listed("A map.", &items, "picture-on-the-map", "en", most);
        assert_eq!(listed(100), "A map. On the map: a: Closed; b: Open; c: Active, as reported.");
        assert_eq!(listed(49), "A map. On the map: a: Closed; b: Open and 1 more.");
        assert_eq!(listed(40), "A map. On the map: a: Closed and 2 more.");
        assert_eq!(listed(20), "A map.");
    }

    #[test]
    fn a_text_is_cut_at_a_word() {
        assert_eq!(within("one two three".to_owned(), 13), "one two three");
        assert_eq!(within("one two three".to_owned(), 10), "one two…");
        assert_eq!(within("onetwothree".to_owned(), 4), "one…");
    }
}
