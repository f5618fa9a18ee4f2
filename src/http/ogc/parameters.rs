//! The parameters of the collections: which there are, what they allow, and how they become a question.

use crate::{
    chronicle::{
        atlas::Atlas,
        change::{Category, Certainty},
        place::Kind,
        status::Pass,
    },
    encode::{Collection, features::ACCESS_COLUMNS},
    http::{
        Limits,
        extract::{Parameters, Question, parse_bbox, parse_datetime},
    },
    query::{AccessFilter, Filter, Page, QueryError, When},
};
use std::sync::LazyLock;

/// A property that items can be filtered by; the parameter has its name, and takes several values with commas.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Queryable {
    /// Its name.
    pub name: &'static str,
    /// What it asks for.
    pub doc: &'static str,
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

const PLACE: Queryable = Queryable { name: "place", doc: "at this place", values: Values::Places };
const KIND: Queryable = Queryable { name: "kind", doc: "at a place of this kind", values: Values::Words(Kind::WORDS) };
const PART_OF: Queryable = Queryable { name: "part_of", doc: "at a place that belongs to this one", values: Values::Places };
const STATUS: Queryable = Queryable { name: "status", doc: "with this status", values: Values::Statuses };
const PARTY: Queryable =
    Queryable { name: "party", doc: "with this party in control or (changes) speaking", values: Values::Parties };
const CERTAINTY: Queryable = Queryable { name: "certainty", doc: "agreed this far", values: Values::Words(Certainty::WORDS) };
const CATEGORY: Queryable = Queryable { name: "category", doc: "of this category", values: Values::Words(Category::WORDS) };
const SOURCE: Queryable = Queryable { name: "source", doc: "resting on this source", values: Values::Sources };
const PUBLISHER: Queryable = Queryable { name: "publisher", doc: "by this publisher", values: Values::Publishers };
const LANGUAGE: Queryable = Queryable { name: "language", doc: "in this language", values: Values::Languages };

const OF_PLACES: &[Queryable] = &[PLACE, KIND, PART_OF, SOURCE];
static OF_STATES: LazyLock<Vec<Queryable>> = LazyLock::new(|| {
    let access =
        ACCESS_COLUMNS.map(|(name, ..)| Queryable { name, doc: "with this access", values: Values::Words(ACCESS_WORDS) });
    [PLACE, KIND, PART_OF, STATUS, PARTY, CERTAINTY, SOURCE].into_iter().chain(access).collect()
});
const OF_CHANGES: &[Queryable] = &[PLACE, KIND, PART_OF, STATUS, PARTY, CATEGORY, CERTAINTY, SOURCE];
const OF_SOURCES: &[Queryable] = &[SOURCE, PUBLISHER, LANGUAGE];

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

/// The parameters that all items have, beside their queryables.
const OF_ALL: [&str; 5] = ["bbox", "datetime", "limit", "offset", "f"];

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

/// What is asked of a collection's items.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Which items.
    pub filter: Filter,
    /// Which part of them.
    pub page: Page,
}

/// Reads the parameters of a collection's items.
///
/// # Errors
/// The first that is unknown or malformed.
pub(crate) fn read(question: &Question, collection: Collection, limits: &Limits) -> Result<Asked, QueryError> {
    let (parameters, atlas) = (&question.parameters, &question.published.atlas);
    let queryables = queryables(collection);
    let names = || OF_ALL.into_iter().chain(queryables.iter().map(|queryable| queryable.name));
    parameters.only_those(|name| names().any(|known| known == name), || names().collect())?;

    let limit = parameters.number("limit", 1)?.unwrap_or(limits.default_page).min(limits.max_page);
    let page = Page { limit, offset: parameters.number("offset", 0)?.unwrap_or(0) };
    let offset = atlas.header().offset;
    let mut filter = Filter {
        bbox: parameters.value("bbox").map(parse_bbox).transpose()?,
        when: parameters.value("datetime").map(|text| parse_datetime(text, offset, question.now)).transpose()?,
        ..Filter::default()
    };
    for queryable in queryables {
        let values = known_values(parameters, atlas, queryable)?;
        if !values.is_empty() {
            apply(&mut filter, atlas, queryable.name, &values);
        }
    }
    Ok(Asked { filter, page })
}

/// The values of a parameter, each of them a word of the dataset: a misspelt one would otherwise read as "nothing was found".
fn known_values<'p>(parameters: &'p Parameters, atlas: &Atlas, queryable: &Queryable) -> Result<Vec<&'p str>, QueryError> {
    let Some(given) = parameters.value(queryable.name) else { return Ok(Vec::new()) };
    // A publisher's name may hold a comma, so the whole value is tried first.
    if is_word(atlas, queryable.values, given) {
        return Ok(vec![given]);
    }
    let values = parameters.list(queryable.name, || allowed(atlas, queryable))?;
    match values.iter().find(|value| !is_word(atlas, queryable.values, value)) {
        None => Ok(values),
        Some(unknown) => {
            let problem = format!("`{unknown}` is not known here");
            Err(QueryError::new(queryable.name, given, problem, allowed(atlas, queryable)))
        }
    }
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

fn apply(filter: &mut Filter, atlas: &Atlas, name: &str, values: &[&str]) {
    let owned = || values.iter().map(ToString::to_string).collect();
    let places = || values.iter().filter_map(|id| atlas.place_index(id)).collect();
    match name {
        "place" => filter.places = places(),
        "part_of" => filter.part_of = places(),
        "kind" => filter.kinds = values.iter().filter_map(|word| Kind::from_word(word)).collect(),
        "status" => {
            let statuses = (0..).zip(&atlas.header().statuses);
            filter.statuses =
                statuses.filter(|(_, status)| values.contains(&status.id.as_str())).map(|(index, _)| index).collect();
        }
        "party" => filter.parties = owned(),
        "certainty" => filter.certainties = values.iter().filter_map(|word| Certainty::from_word(word)).collect(),
        "category" => filter.categories = values.iter().filter_map(|word| Category::from_word(word)).collect(),
        "source" => filter.sources = owned(),
        "publisher" => filter.publishers = owned(),
        "language" => filter.languages = owned(),
        _ => {
            let column = ACCESS_COLUMNS.iter().find(|(column, ..)| *column == name);
            filter.access.extend(column.map(|&(_, traveller, direction)| AccessFilter {
                traveller,
                direction,
                any_of: values.iter().map(|word| Pass::from_word(word)).collect(),
            }));
        }
    }
}

/// The parameters of a request with `datetime` set to the start of the slice that answers it, so that two instants of one slice
/// get the same bytes.
#[must_use]
pub(crate) fn canonical_pairs(
    question: &Question,
    asked: &Asked,
    validity: Option<crate::chronicle::period::Period>,
) -> Vec<(String, String)> {
    let offset = question.published.atlas.header().offset;
    let slice = validity.filter(|_| matches!(asked.filter.when, Some(When::At(_)))).and_then(|slice| {
        let second = jiff::SignedDuration::from_secs(1);
        let before_end = slice.until.and_then(|until| until.checked_sub(second).ok());
        Some(slice.since).filter(|since| *since > jiff::Timestamp::MIN).or(before_end)
    });
    let pairs = question.parameters.pairs().iter().cloned();
    let is_instant = matches!(asked.filter.when, Some(When::At(_)));
    pairs
        .map(|(name, value)| match (name.as_str(), slice) {
            ("datetime", Some(at)) => (name, offset.rfc3339(at)),
            // Nothing ever changes in the box: every instant has the same answer, and this one has it on any day.
            ("datetime", None) if is_instant => (name, "now".to_owned()),
            _ => (name, value),
        })
        .collect()
}
