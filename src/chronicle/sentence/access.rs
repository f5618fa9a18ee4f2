//! Formats access in words. Travellers with the same access are named together.

use super::{
    builder::SentenceBuilder,
    format::{capital, clauses, list},
};
use crate::chronicle::status::{Access, AccessLevel, Direction, Traveller};

/// A message of the catalogue about a traveller, with the directions that it names.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Phrase {
    message: &'static str,
    /// The direction that the message is about, and the other one.
    directions: Option<[Direction; 2]>,
}

const INWARD: Option<[Direction; 2]> = Some([Direction::In, Direction::Out]);
const OUTWARD: Option<[Direction; 2]> = Some([Direction::Out, Direction::In]);
const NOTHING_REPORTED: Phrase = Phrase { message: "nothing-reported", directions: None };

impl SentenceBuilder<'_> {
    /// Returns a sentence such as "Civilians, aid and goods could not pass; nothing is reported on peacekeepers."; none where
    /// nothing
    /// is recorded.
    pub(super) fn access(&self, access: &Access, message: &str) -> Option<String> {
        let mut groups: Vec<(Phrase, Vec<String>)> = Vec::new();
        for &traveller in Traveller::ALL {
            let Some(phrase) = phrase(access, traveller) else { continue };
            let name = self.traveller_name(traveller);
            match groups.iter_mut().find(|(known, _)| *known == phrase) {
                Some((_, names)) => names.push(name),
                None => groups.push((phrase, vec![name])),
            }
        }
        // What is not known comes last, so that the sentence begins with an answer.
        groups.sort_by_key(|(phrase, _)| *phrase == NOTHING_REPORTED);
        // Where nothing is reported, no report is referred to.
        let message = if groups.iter().all(|(phrase, _)| *phrase == NOTHING_REPORTED) { "access" } else { message };
        let clauses_of_groups = groups.into_iter().map(|(phrase, names)| self.clause(phrase, &names)).collect();
        let sentence = self.messages.text(message, &[("clauses", (&clauses(clauses_of_groups, self.messages)?).into())]);
        Some(capital(&sentence, self.messages.language()))
    }

    fn clause(&self, phrase: Phrase, names: &[String]) -> String {
        let directions = &self.atlas.header().directions;
        let toward = |direction| directions.of(direction).in_language(self.messages.language());
        let who = list(names, self.messages);
        let mut values = vec![("who", (&who).into()), ("tense", self.tense())];
        if let Some([direction, other]) = phrase.directions {
            values.extend([("way", toward(direction).into()), ("other", toward(other).into())]);
        }
        self.messages.text(phrase.message, &values)
    }

    fn traveller_name(&self, traveller: Traveller) -> String {
        self.atlas.header().travellers.of(traveller).in_language(self.messages.language()).to_owned()
    }
}

/// Chooses the message for the access of a traveller; none where nothing is recorded.
fn phrase(access: &Access, traveller: Traveller) -> Option<Phrase> {
    let [inward, outward] = [Direction::In, Direction::Out].map(|direction| access.get(traveller, direction));
    if inward.is_none() && outward.is_none() {
        return None;
    }
    let known = |level: Option<AccessLevel>| level.filter(|&level| level != AccessLevel::Unknown);
    let choose = |level, [yes, limited, no]: [&'static str; 3], directions| {
        let message = match level {
            AccessLevel::Yes => yes,
            AccessLevel::Limited => limited,
            AccessLevel::No | AccessLevel::Unknown => no,
        };
        Phrase { message, directions }
    };
    let both = ["passes", "passes-limited", "passes-not"];
    let only = ["passes-only", "passes-only-limited", "passes-not"];
    let one_way = ["passes-one-way", "passes-one-way-limited", "passes-one-way-not"];
    Some(match (known(inward), known(outward)) {
        (None, None) => NOTHING_REPORTED,
        (Some(a), Some(b)) if a == b => choose(a, both, None),
        (Some(a), Some(AccessLevel::No)) => choose(a, only, INWARD),
        (Some(AccessLevel::No), Some(b)) => choose(b, only, OUTWARD),
        (Some(AccessLevel::Limited), Some(_)) => Phrase { message: "passes-limited-inward", directions: INWARD },
        (Some(_), Some(_)) => Phrase { message: "passes-limited-outward", directions: INWARD },
        (Some(a), None) => choose(a, one_way, INWARD),
        (None, Some(b)) => choose(b, one_way, OUTWARD),
    })
}
