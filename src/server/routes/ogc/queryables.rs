//! Queryables: the properties that items can be filtered by, each a parameter of their collection.

use crate::{
    chronicle::{
        change::{Category, Certainty},
        index::atlas::Atlas,
        place::Kind,
        status::{AccessLevel, Direction, Traveller},
    },
    encode::Collection,
    query::{AccessFilter, Filter, QueryError},
    schema::access_columns::ACCESS_COLUMNS,
    server::params::Parameters,
};
use std::sync::LazyLock;

/// A property that items can be filtered by; the parameter has its name, and takes several values with commas.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Queryable {
    /// Its name.
    pub name: &'static str,
    /// What it asks for, as the end of "Items …".
    pub doc: &'static str,
    /// What it asks for, as Markdown.
    pub form: &'static str,
    /// Which words it allows.
    pub values: Values,
}

/// Which words a queryable allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Values {
    /// These.
    Words(&'static [&'static str]),
    /// Ids of places.
    Places,
    /// Ids of statuses.
    Statuses,
    /// Ids of parties.
    Parties,
    /// Ids of sources.
    Sources,
    /// Publishers of sources, as they are written.
    Publishers,
    /// Languages of sources.
    Languages,
}

const ACCESS_WORDS: &[&str] = &["yes", "limited", "no", "unknown", "not-recorded"];

const PLACE: Queryable = Queryable { name: "place", doc: "at this place", form: "this place, by its id", values: Values::Places };
const KIND: Queryable = Queryable {
    name: "kind",
    doc: "at a place of this kind",
    form: "a place of this kind: `corridor`, `road`, `bridge`, `checkpoint`, `post`, `site`, `settlement`, `area`",
    values: Values::Words(Kind::WORDS),
};
const PART_OF: Queryable = Queryable {
    name: "part_of",
    doc: "at a place that belongs to this one",
    form: "a place that belongs to this one, by its id",
    values: Values::Places,
};
const STATUS: Queryable = Queryable {
    name: "status",
    doc: "with this status",
    form: "this status (changes: an effect with this status)",
    values: Values::Statuses,
};
const PARTY: Queryable = Queryable {
    name: "party",
    doc: "with this party in control or (changes) speaking",
    form: "this party among the controllers (changes: or making a claim)",
    values: Values::Parties,
};
const CERTAINTY: Queryable = Queryable {
    name: "certainty",
    doc: "agreed this far",
    form: "`confirmed`, `reported` or `disputed`",
    values: Values::Words(Certainty::WORDS),
};
const CATEGORY: Queryable = Queryable {
    name: "category",
    doc: "of this category",
    form: "`change`, `text`, `court`, `statement`, `proposal`, `incident`, `count` or `opinion`",
    values: Values::Words(Category::WORDS),
};
const SOURCE: Queryable = Queryable {
    name: "source",
    doc: "resting on this source",
    form: "resting on this source, by its id (sources: the source itself)",
    values: Values::Sources,
};
const PUBLISHER: Queryable = Queryable {
    name: "publisher",
    doc: "by this publisher",
    form: "this publisher, written as in the data; a name that holds a comma is tried whole first",
    values: Values::Publishers,
};
const LANGUAGE: Queryable = Queryable {
    name: "language",
    doc: "in this language",
    form: "a source in this language (ISO 639)",
    values: Values::Languages,
};

const OF_PLACES: &[Queryable] = &[PLACE, KIND, PART_OF, SOURCE];
static OF_STATES: LazyLock<Vec<Queryable>> = LazyLock::new(|| {
    let access = ACCESS_COLUMNS.map(|(name, traveller, direction)| Queryable {
        name,
        doc: "with this access",
        form: form_of_access(traveller, direction),
        values: Values::Words(ACCESS_WORDS),
    });
    [PLACE, KIND, PART_OF, STATUS, PARTY, CERTAINTY, SOURCE].into_iter().chain(access).collect()
});
const OF_CHANGES: &[Queryable] = &[PLACE, KIND, PART_OF, STATUS, PARTY, CATEGORY, CERTAINTY, SOURCE];
const OF_SOURCES: &[Queryable] = &[SOURCE, PUBLISHER, LANGUAGE];

fn form_of_access(traveller: Traveller, direction: Direction) -> &'static str {
    match (traveller, direction) {
        (Traveller::Civilians, Direction::In) => {
            "what is recorded for civilians on the way in: `yes`, `limited`, `no`, `unknown`, or `not-recorded`"
        }
        (Traveller::Civilians, Direction::Out) => "the same on the way out",
        (Traveller::Humanitarian, Direction::In) => "for aid, in",
        (Traveller::Humanitarian, Direction::Out) => "for aid, out",
        (Traveller::Goods, Direction::In) => "for commercial goods, in",
        (Traveller::Goods, Direction::Out) => "for commercial goods, out",
        (Traveller::Peacekeepers, Direction::In) => "for the peacekeepers, in",
        (Traveller::Peacekeepers, Direction::Out) => "for the peacekeepers, out",
    }
}

/// All queryables as a table of Markdown, with the collections that have them.
#[must_use]
pub(crate) fn table() -> String {
    let mut rows: Vec<(&Queryable, Vec<&str>)> = Vec::new();
    for collection in Collection::ALL {
        for queryable in queryables(collection) {
            match rows.iter_mut().find(|(known, _)| known.name == queryable.name) {
                Some((_, collections)) => collections.push(collection.id()),
                None => rows.push((queryable, vec![collection.id()])),
            }
        }
    }
    let row = |(queryable, collections): &(&Queryable, Vec<&str>)| {
        format!("| `{}` | {} | {} |\n", queryable.name, queryable.form, collections.join(", "))
    };
    let rows: String = rows.iter().map(row).collect();
    format!("| name | asks for | collections |\n| --- | --- | --- |\n{rows}")
}

/// The queryables of a collection, in order.
#[must_use]
pub(crate) fn queryables(collection: Collection) -> &'static [Queryable] {
    match collection {
        Collection::Places => OF_PLACES,
        Collection::States => &OF_STATES,
        Collection::Changes => OF_CHANGES,
        Collection::Sources => OF_SOURCES,
    }
}

/// The words that a queryable allows in this dataset.
#[must_use]
pub(crate) fn words(atlas: &Atlas, values: Values) -> Vec<String> {
    let header = atlas.header();
    let unique = |words: Vec<String>| {
        let mut words = words;
        words.sort_unstable();
        words.dedup();
        words
    };
    match values {
        Values::Words(words) => words.iter().map(ToString::to_string).collect(),
        Values::Places => atlas.places().iter().map(|place| place.id.to_string()).collect(),
        Values::Statuses => header.statuses.iter().map(|status| status.id.to_string()).collect(),
        Values::Parties => header.parties.iter().map(|party| party.id.to_string()).collect(),
        Values::Sources => atlas.sources().iter().map(|source| source.id.to_string()).collect(),
        Values::Publishers => unique(atlas.sources().iter().map(|source| source.publisher.to_string()).collect()),
        Values::Languages => {
            unique(atlas.sources().iter().filter_map(|source| source.language.as_deref().map(str::to_owned)).collect())
        }
    }
}

/// Reads the queryables of a collection into the filter.
///
/// # Errors
/// A value that the dataset does not have.
pub(crate) fn read(
    parameters: &Parameters,
    atlas: &Atlas,
    collection: Collection,
    filter: &mut Filter,
) -> Result<(), QueryError> {
    for queryable in queryables(collection) {
        let values = known_values(parameters, atlas, queryable)?;
        if !values.is_empty() {
            apply(filter, atlas, queryable.name, &values);
        }
    }
    Ok(())
}

/// The values of a parameter, each of them a word of the dataset: a misspelt one would otherwise read as "nothing was found".
fn known_values<'p>(parameters: &'p Parameters, atlas: &Atlas, queryable: &Queryable) -> Result<Vec<&'p str>, QueryError> {
    let mut known = Vec::new();
    for given in parameters.values(queryable.name) {
        // A publisher's name may hold a comma, so the whole value is tried first.
        if is_word(atlas, queryable.values, given) {
            known.push(given);
            continue;
        }
        for value in given.split(',').map(str::trim) {
            let problem = match value {
                "" => "a value is empty".to_owned(),
                _ if is_word(atlas, queryable.values, value) => {
                    known.push(value);
                    continue;
                }
                _ => format!("`{value}` is not known here"),
            };
            return Err(QueryError::new(queryable.name, given, problem, allowed(atlas, queryable)));
        }
    }
    Ok(known)
}

/// Whether a queryable allows a word; unlike [`words`], without writing all of them down for every request.
fn is_word(atlas: &Atlas, values: Values, word: &str) -> bool {
    match values {
        Values::Words(words) => words.contains(&word),
        Values::Places => atlas.place_index(word).is_some(),
        Values::Statuses => atlas.header().status(word).is_some(),
        Values::Parties => atlas.header().party(word).is_some(),
        Values::Sources => atlas.source_index(word).is_some(),
        Values::Publishers => atlas.sources().iter().any(|source| &*source.publisher == word),
        Values::Languages => atlas.sources().iter().any(|source| source.language.as_deref() == Some(word)),
    }
}

/// The words that a queryable allows, or the first of many.
fn allowed(atlas: &Atlas, queryable: &Queryable) -> String {
    let words = words(atlas, queryable.values);
    if words.len() <= 40 { words.join(", ") } else { format!("{}, … (see queryables)", words[..12].join(", ")) }
}

/// Puts the values of a queryable into the filter, in an order of their own and each once: links do not tell how they were given.
fn apply(filter: &mut Filter, atlas: &Atlas, name: &str, values: &[&str]) {
    let owned = || sorted(values.iter().map(ToString::to_string).collect());
    let places = || sorted(values.iter().filter_map(|id| atlas.place_index(id)).collect());
    match name {
        "place" => filter.places = places(),
        "part_of" => filter.part_of = places(),
        "kind" => filter.kinds = ordered(Kind::WORDS, values).filter_map(Kind::from_word).collect(),
        "status" => {
            let statuses = (0..).zip(&atlas.header().statuses);
            filter.statuses =
                statuses.filter(|(_, status)| values.contains(&status.id.as_str())).map(|(index, _)| index).collect();
        }
        "party" => filter.parties = owned(),
        "certainty" => filter.certainties = ordered(Certainty::WORDS, values).filter_map(Certainty::from_word).collect(),
        "category" => filter.categories = ordered(Category::WORDS, values).filter_map(Category::from_word).collect(),
        "source" => filter.sources = owned(),
        "publisher" => filter.publishers = owned(),
        "language" => filter.languages = owned(),
        _ => {
            let column = ACCESS_COLUMNS.iter().find(|(column, ..)| *column == name);
            filter.access.extend(column.map(|&(_, traveller, direction)| AccessFilter {
                traveller,
                direction,
                any_of: ordered(ACCESS_WORDS, values).map(AccessLevel::from_word).collect(),
            }));
        }
    }
}

fn sorted<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort_unstable();
    values.dedup();
    values
}

/// Those of the words that are among the values, in the order of the words.
fn ordered<'w>(words: &'w [&'w str], values: &[&str]) -> impl Iterator<Item = &'w str> {
    words.iter().copied().filter(|word| values.contains(word))
}
