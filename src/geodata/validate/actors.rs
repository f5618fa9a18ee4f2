//! Checks who acted, and where: each party and place that sentences name so has the words for it, and titles are short.

use super::duplicates::repeated;
use crate::{
    chronicle::{PartyId, PlaceId, change::Change, dataset::Header, place::Place},
    geodata::{
        read::List,
        source_file::{Diagnostic, Path, SourceFile},
    },
};

/// Most characters of a title, so that it fits into a sentence.
const TITLE_CHARS: usize = 100;

pub(in crate::geodata) fn check(document: &SourceFile<'_>, header: &Header, places: &List<Place>, changes: &List<Change>) {
    let checker = Checker { document, header, places };
    for (number, change) in changes.iter() {
        let path = Path::default().index(number);
        checker.title(change, &path.key("title"));
        for (number, effect) in change.effects.iter().enumerate() {
            let path = path.key("effects").index(number);
            checker.parties(change, &effect.by, &path.key("by"));
            if let Some(place) = &effect.at {
                checker.scene(change, place, &path.key("at"));
            }
        }
        for (number, claim) in change.claims.iter().enumerate() {
            checker.parties(change, &claim.by, &path.key("claims").index(number).key("by"));
        }
    }
}

struct Checker<'a> {
    document: &'a SourceFile<'a>,
    header: &'a Header,
    places: &'a List<Place>,
}

impl Checker<'_> {
    fn report(&self, change: &Change, path: &Path, code: &'static str, message: String, fix: &str) {
        self.document.report_at(Some(change.id.as_str()), path, Diagnostic::new(code, message, fix));
    }

    fn title(&self, change: &Change, path: &Path) {
        for (language, version) in change.title.iter().flat_map(|title| title.versions()) {
            let (text, path) = (version.text(), path.key(language));
            let count = text.chars().count();
            if count > TITLE_CHARS {
                let message = format!("The title has {count} characters; at most {TITLE_CHARS} are allowed.");
                self.report(change, &path, "title-too-long", message, "say only who did what; the rest belongs in `summary`");
            }
            if text.ends_with(['.', '։', ';']) {
                let message = format!("The title ends with `{}`.", text.chars().last().unwrap_or_default());
                self.report(change, &path, "title-with-stop", message, "remove it: the title stands inside a sentence");
            }
        }
    }

    fn parties(&self, change: &Change, parties: &[PartyId], path: &Path) {
        for (number, id) in repeated(parties) {
            let message = format!("The party `{id}` occurs twice.");
            self.report(change, &path.index(number), "duplicate-party", message, "keep one of the two");
        }
        for (number, id) in parties.iter().enumerate() {
            if self.header.party(id.as_str()).is_some_and(|party| party.by.is_none()) {
                let message = format!("The party `{id}` acts here, but dataset.json has no words for it.");
                let fix = "add `by` to the party in dataset.json, such as `{\"en\": \"by Azerbaijan\"}`, in every language";
                self.report(change, &path.index(number), "party-without-by", message, fix);
            }
        }
    }

    fn scene(&self, change: &Change, id: &PlaceId, path: &Path) {
        let place = self.places.iter().find(|(_, place)| place.id == *id);
        if place.is_some_and(|(_, place)| place.at.is_none()) {
            let message = format!("The place `{id}` is where somebody acted, but places.geojson has no words for that.");
            let fix = "add `at` to the place in places.geojson, such as `{\"en\": \"at the Hakari Bridge\"}`, in every language";
            self.report(change, path, "place-without-at", message, fix);
        }
    }
}
