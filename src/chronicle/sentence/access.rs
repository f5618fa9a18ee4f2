//! Who could pass, in words: travellers of whom the same is recorded are named together.

use super::{
    builder::SentenceBuilder,
    format::{capital, clauses, list},
};
use crate::chronicle::status::{Access, AccessLevel, Direction, Traveller};

/// What is said of a traveller: a message of the catalogue, and the ways that it names.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Phrase {
    message: &'static str,
    /// The way that is spoken of, and the other one.
    ways: Option<[Direction; 2]>,
}

const INWARD: Option<[Direction; 2]> = Some([Direction::In, Direction::Out]);
const OUTWARD: Option<[Direction; 2]> = Some([Direction::Out, Direction::In]);
const NOTHING_REPORTED: Phrase = Phrase { message: "nothing-reported", ways: None };

impl SentenceBuilder<'_> {
    /// "Civilians, aid and goods could not pass; nothing is reported on peacekeepers."
    pub(super) fn access(&self, access: &Access) -> Option<String> {
        let mut groups: Vec<(Phrase, Vec<String>)> = Vec::new();
        for &traveller in Traveller::ALL {
            let Some(phrase) = phrase(access, traveller) else { continue };
            let name = self.traveller_name(traveller);
            match groups.iter_mut().find(|(known, _)| *known == phrase) {
                Some((_, names)) => names.push(name),
                None => groups.push((phrase, vec![name])),
            }
        }
        // What is not known is said last, so that the sentence begins with an answer.
        groups.sort_by_key(|(phrase, _)| *phrase == NOTHING_REPORTED);
        let said = groups.into_iter().map(|(phrase, names)| self.clause(phrase, &names)).collect();
        let said = self.words.text("access", &[("clauses", (&clauses(said, self.words)?).into())]);
        Some(capital(&said, self.words.language()))
    }

    fn clause(&self, phrase: Phrase, names: &[String]) -> String {
        let directions = &self.atlas.header().directions;
        let toward = |direction| match direction {
            Direction::In => directions.inward.in_language(self.words.language()),
            Direction::Out => directions.outward.in_language(self.words.language()),
        };
        let who = list(names, self.words);
        let mut values = vec![("who", (&who).into()), ("tense", self.tense())];
        if let Some([way, other]) = phrase.ways {
            values.extend([("way", toward(way).into()), ("other", toward(other).into())]);
        }
        self.words.text(phrase.message, &values)
    }

    fn traveller_name(&self, traveller: Traveller) -> String {
        let names = &self.atlas.header().travellers;
        let label = match traveller {
            Traveller::Civilians => &names.civilians,
            Traveller::Humanitarian => &names.humanitarian,
            Traveller::Goods => &names.goods,
            Traveller::Peacekeepers => &names.peacekeepers,
        };
        label.in_language(self.words.language()).to_owned()
    }
}

/// What is recorded of a traveller; none where nothing is.
fn phrase(access: &Access, traveller: Traveller) -> Option<Phrase> {
    let [inward, outward] = [Direction::In, Direction::Out].map(|direction| access.get(traveller, direction));
    if inward.is_none() && outward.is_none() {
        return None;
    }
    let known = |pass: Option<AccessLevel>| pass.filter(|&pass| pass != AccessLevel::Unknown);
    let choose = |pass, [yes, limited, no]: [&'static str; 3], ways| {
        let message = match pass {
            AccessLevel::Yes => yes,
            AccessLevel::Limited => limited,
            AccessLevel::No | AccessLevel::Unknown => no,
        };
        Phrase { message, ways }
    };
    let both = ["passes", "passes-limited", "passes-not"];
    let only = ["passes-only", "passes-only-limited", "passes-not"];
    let one_way = ["passes-one-way", "passes-one-way-limited", "passes-one-way-not"];
    Some(match (known(inward), known(outward)) {
        (None, None) => NOTHING_REPORTED,
        (Some(a), Some(b)) if a == b => choose(a, both, None),
        (Some(a), Some(AccessLevel::No)) => choose(a, only, INWARD),
        (Some(AccessLevel::No), Some(b)) => choose(b, only, OUTWARD),
        (Some(AccessLevel::Limited), Some(_)) => Phrase { message: "passes-limited-inward", ways: INWARD },
        (Some(_), Some(_)) => Phrase { message: "passes-limited-outward", ways: INWARD },
        (Some(a), None) => choose(a, one_way, INWARD),
        (None, Some(b)) => choose(b, one_way, OUTWARD),
    })
}
