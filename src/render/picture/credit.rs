//! Writes whom a picture names: in full for its metadata, in one line below the map.

use super::{PictureRequest, source_list::sources_at};
use crate::{
    chronicle::{
        index::atlas::Atlas,
        sentence::{Shown, answer},
        source::Source,
    },
    l10n::catalogue,
};

/// Numbers of publishers that a line names, the most first; the others are counted.
const NAMED: [usize; 3] = [4, 2, 1];

/// Returns the whole attribution, one line each: reporters, licence, revision and credits, unreviewed words.
pub(super) fn whole(atlas: &Atlas, request: &PictureRequest<'_>, times: &[Shown]) -> Vec<String> {
    let (header, words) = (atlas.header(), catalogue(request.language));
    let revision = words.text("picture-revision", &[("revision", request.revision.into())]);
    let from = request.host.map_or_else(|| revision.clone(), |host| format!("{host}, {revision}"));
    let credits: Vec<&str> = header.credits.iter().map(|credit| &*credit.text).collect();
    let reported = reported_by(&publishers(atlas, request, times), NAMED[0], request.language).map(|line| line + ".");
    let data = format!("{}, {from}. {}.", licence(atlas, request.language), credits.join("; "));
    reported.into_iter().chain([data]).chain(unreviewed(request.language)).collect()
}

/// Returns the attribution in one line, the longest form first; the last one names no reporters. The revision is left out.
pub(super) fn short(atlas: &Atlas, request: &PictureRequest<'_>, times: &[Shown]) -> Vec<String> {
    let publishers = publishers(atlas, request, times);
    let mut ground: Vec<&str> = Vec::new();
    for name in atlas.header().credits.iter().filter_map(|credit| credit.short.as_deref()) {
        if !ground.contains(&name) {
            ground.push(name);
        }
    }
    if ground.is_empty() {
        ground = atlas.header().credits.iter().map(|credit| &*credit.text).collect();
    }
    let always = [licence(atlas, request.language), ground.join(", ")].into_iter();
    let always: Vec<String> = always.chain(request.host.map(str::to_owned)).chain(unreviewed(request.language)).collect();
    let always = always.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let reported = NAMED.into_iter().filter_map(|named| reported_by(&publishers, named, request.language));
    reported.map(|reported| format!("{reported} · {always}")).chain([always.clone()]).collect()
}

/// Returns publisher and licence of the data.
fn licence(atlas: &Atlas, language: &str) -> String {
    let header = atlas.header();
    let publisher = header.publisher.as_ref().map(|publisher| &*publisher.name);
    let terms = publisher.into_iter().chain([&*header.licence.id]).collect::<Vec<_>>().join(", ");
    catalogue(language).text("picture-licence", &[("licence", (&terms).into())])
}

/// Returns who says that nobody has reviewed the words of a language.
fn unreviewed(language: &str) -> Option<String> {
    let words = catalogue(language);
    (!words.is_reviewed()).then(|| words.text("picture-unreviewed", &[]))
}

fn reported_by(publishers: &[&str], most: usize, language: &str) -> Option<String> {
    let words = catalogue(language);
    let named = publishers.iter().take(most).copied().collect::<Vec<_>>().join(", ");
    let named = match publishers.len().saturating_sub(most) {
        0 => named,
        more => words.text("picture-and-more", &[("publishers", (&named).into()), ("count", more.into())]),
    };
    (!publishers.is_empty()).then(|| words.text("picture-reported-by", &[("publishers", (&named).into())]))
}

/// Returns the publishers of the states of the subject; where no state is recorded, those of the last recorded one.
fn publishers<'a>(atlas: &'a Atlas, request: &PictureRequest<'_>, times: &[Shown]) -> Vec<&'a str> {
    let subject = request.subject(atlas);
    let last_known = times.iter().filter_map(|shown| answer(atlas, subject?, *shown, request.now, "en").last_known);
    let last_known: Vec<&Source> = last_known.flat_map(|state| atlas.view(state).sources()).collect();
    let mut publishers: Vec<&str> = Vec::new();
    for source in sources_at(atlas, subject.into_iter(), times).into_iter().chain(last_known) {
        if !publishers.contains(&&*source.publisher) {
            publishers.push(&source.publisher);
        }
    }
    publishers
}
