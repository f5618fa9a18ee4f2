//! Lists what a legend explains: all that is seen on the map and nothing else, the most important first.

use super::{
    Drawn, PictureRequest,
    ground::ground,
    legend::{Entry, Sample},
};
use crate::{
    chronicle::{index::atlas::Atlas, place::Kind},
    l10n::catalogue,
    render::{
        clip::{Tenths, paths},
        group::Group,
        layers,
        projection::Frame,
        scene::Form,
    },
    symbology::{Symbol, glyph::Marker},
};
use std::cmp::Reverse;

/// Returns the entries for what is visible in a frame: what differs, passage from closed to open, presence, what is not known,
/// kinds of places, and what the map itself is made of.
pub(super) fn entries(atlas: &Atlas, request: &PictureRequest<'_>, drawn: &[Drawn<'_>], frame: &Frame) -> Vec<Entry> {
    let words = catalogue(request.language);
    let parts: Vec<layers::Drawn<'_>> = drawn.iter().map(|drawn| drawn.part.clone()).collect();
    let mut entries = Vec::new();
    let mut add = |is_shown: bool, sample: Sample, label: String| {
        if is_shown {
            entries.push(Entry { sample, label });
        }
    };
    add(drawn.iter().any(|drawn| drawn.differs), Sample::Differs, words.text("picture-differs", &[]));
    for (sample, label) in symbols(atlas, request, drawn) {
        add(true, sample, label);
    }
    let is_bare = drawn.iter().any(|drawn| (is_road(drawn) || is_mark(drawn)) && drawn.part.look.is_none());
    add(is_bare, Sample::Bare, words.text("picture-not-recorded", &[]));
    for (kind, id) in [
        (Kind::Bridge, "kind-bridge"),
        (Kind::Checkpoint, "kind-checkpoint"),
        (Kind::Post, "kind-post"),
        (Kind::Site, "kind-site"),
    ] {
        add(drawn.iter().any(|drawn| drawn.part.place.kind == kind), Sample::Kind(kind), words.text(id, &[]));
    }
    add(!layers::rings(&parts, frame).is_empty(), Sample::Ring, words.text("picture-ring", &[]));
    let mut areas = parts.iter().filter(|part| part.place.kind == Kind::Area && !paths(part.geometry, frame).is_empty());
    if let Some(area) = areas.next() {
        add(true, Sample::Area, area.place.label(request.language));
    }
    let is_town = |part: &layers::Drawn<'_>| part.place.kind == Kind::Settlement && part.pixel(frame).is_some();
    add(parts.iter().any(is_town), Sample::Town, words.text("kind-settlement", &[]));
    let borders = ground(frame);
    let is_seen = |is_dashed: bool| {
        let own = borders.iter().filter(|shape| shape.group == Group::Borders && shape.opacity > 0.34);
        let wanted = own.filter(|shape| shape.stroke.as_ref().is_some_and(|stroke| stroke.dash.is_empty() != is_dashed));
        wanted.map(|shape| length_within(&shape.form, frame)).sum::<f64>() >= SEEN_BORDER
    };
    add(is_seen(false), Sample::Border { is_delimited: true }, words.text("picture-border", &[]));
    add(is_seen(true), Sample::Border { is_delimited: false }, words.text("picture-border-not-delimited", &[]));
    let is_schematic = drawn.iter().any(|drawn| is_road(drawn) && drawn.part.place.schematic);
    add(is_schematic, Sample::Schematic, words.text("picture-schematic", &[]));
    entries
}

/// The least length of a border, in pixels, and how far from the edge of the map, that a reader sees.
const SEEN_BORDER: f64 = 48.0;
const RIM: f64 = 12.0;

/// Returns the length of lines off the rim of a frame.
fn length_within(form: &Form, frame: &Frame) -> f64 {
    let Form::Paths { paths, .. } = form else { return 0.0 };
    let pixel = |at: Tenths| (f64::from(at.0) / 10.0, f64::from(at.1) / 10.0);
    let is_off_rim = |(x, y): (f64, f64)| x >= RIM && y >= RIM && x <= frame.width - RIM && y <= frame.height - RIM;
    let pairs = paths.iter().flat_map(|path| path.windows(2)).map(|pair| (pixel(pair[0]), pixel(pair[1])));
    let middle = |from: (f64, f64), to: (f64, f64)| (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
    pairs.filter(|&(from, to)| is_off_rim(middle(from, to))).map(|(from, to)| (to.0 - from.0).hypot(to.1 - from.1)).sum()
}

/// Adds looks that no entry explains yet, each at its rank.
pub(super) fn add_looks(entries: &mut Vec<Entry>, atlas: &Atlas, looks: Vec<(Symbol, String)>) {
    let rank = |look: &Symbol| (order(atlas, look), Reverse(look.severity));
    for (look, label) in looks {
        let own = |entry: &Entry| {
            if let Sample::Symbol { look, .. } = &entry.sample { Some((look.name.clone(), rank(look))) } else { None }
        };
        if entries.iter().filter_map(own).any(|(name, _)| name == look.name) {
            continue;
        }
        let before = entries.iter().filter_map(own).take_while(|(_, other)| *other <= rank(&look)).count();
        entries
            .insert(before.min(entries.len()), Entry { sample: Sample::Symbol { look: Box::new(look), is_mark: false }, label });
    }
}

fn is_road(drawn: &Drawn<'_>) -> bool {
    matches!(drawn.part.place.kind, Kind::Road | Kind::Corridor)
}

fn is_mark(drawn: &Drawn<'_>) -> bool {
    Marker::of(drawn.part.place.kind).is_some()
}

/// Returns what held, on roads and at marked places: passage from closed to open, then presence, then what is not known.
fn symbols(atlas: &Atlas, request: &PictureRequest<'_>, drawn: &[Drawn<'_>]) -> Vec<(Sample, String)> {
    let mut looks = Symbol::all(atlas.header(), request.theme);
    looks.sort_by_key(|look| (order(atlas, look), Reverse(look.severity)));
    let mut found = Vec::new();
    for look in looks {
        let holders = || drawn.iter().filter(|drawn| drawn.part.look.as_ref().is_some_and(|own| own.name == look.name));
        let (is_road, is_mark) = (holders().any(is_road), holders().any(is_mark));
        let Some(label) = holders().find_map(|drawn| drawn.label.clone()).filter(|_| is_road || is_mark) else { continue };
        found.push((Sample::Symbol { look: Box::new(look), is_mark }, label));
    }
    found
}

/// Returns the rank of a look: passage, whose roads are tubes, then presence, then what is not known.
fn order(atlas: &Atlas, look: &Symbol) -> u8 {
    match atlas.header().status(&look.name) {
        Some(status) if status.unknown => 2,
        Some(_) => u8::from(!look.is_tube()),
        None => u8::from(look.name == "access-unknown" || look.name == "access-not-recorded") * 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_border_at_the_rim_is_not_seen() {
        let frame = Frame::new([46.5, 39.6], 9.0, 400.0, 300.0);
        let line = |from: Tenths, to: Tenths| Form::Paths { paths: vec![vec![from, to]], are_closed: false };
        assert!(length_within(&line((0, 50), (4000, 50)), &frame) < SEEN_BORDER);
        assert!(length_within(&line((3950, 0), (3950, 3000)), &frame) < SEEN_BORDER);
        assert!(length_within(&line((1000, 1000), (2000, 1000)), &frame) >= SEEN_BORDER);
    }
}
