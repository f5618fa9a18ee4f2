//! The parameters of the collections: which there are, what they allow, and how they become a question.

use super::crs;
use crate::{
    chronicle::{
        change::{Category, Certainty},
        index::atlas::Atlas,
        moment::Instant,
        place::Kind,
        status::AccessLevel,
    },
    encode::{Collection, Layer},
    query::{self, AccessFilter, Filter, Page, QueryError},
    schema::access_columns::ACCESS_COLUMNS,
    server::{
        params::{ApiRequest, Arity, Datetime, GivenDatetime, Parameters, negotiate::MediaFormat, parse_bbox, parse_datetime},
        routes::downloads,
        state::Limits,
    },
};
use axum::http::HeaderMap;
use std::sync::LazyLock;

/// The forms that items come in.
pub(crate) const FORMS: [MediaFormat; 3] = [MediaFormat::Json, MediaFormat::Html, MediaFormat::Csv];

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

/// The parameters that all items have, beside their queryables, and how often each may stand.
const OF_ALL: [(&str, Arity); 8] = [
    ("bbox", Arity::List),
    ("bbox-crs", Arity::One),
    ("crs", Arity::One),
    ("datetime", Arity::One),
    ("limit", Arity::One),
    ("offset", Arity::One),
    ("f", Arity::One),
    ("bom", Arity::One),
];

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

/// What is asked of a collection's items, resolved: nothing in it is text that is still to be read, and nothing depends on the clock.
/// Links, `Content-Location`, validator, key and cache policy are all made from it.
#[derive(Clone, Debug)]
pub(crate) struct ItemsQuery {
    /// Of which collection.
    pub layer: Layer,
    /// In which form.
    pub form: MediaFormat,
    /// Whether a table begins with a byte order mark.
    pub has_bom: bool,
    /// Which items.
    pub filter: Filter,
    /// Which part of them.
    pub page: Page,
    /// Whether the request named a limit.
    pub has_limit: bool,
    /// The time as links say it; the filter has the same as a period.
    pub datetime: Option<Datetime>,
    /// Whether the request said `now`, so that its answer may be another one later.
    pub is_relative: bool,
}

/// Reads the parameters of a collection's items.
///
/// # Errors
/// The first that is unknown or malformed.
pub(crate) fn read(question: &ApiRequest, layer: Layer, headers: &HeaderMap, limits: &Limits) -> Result<ItemsQuery, QueryError> {
    let (parameters, atlas, collection) = (&question.parameters, &question.published.atlas, layer.collection());
    let queryables = queryables(collection);
    let arity = |name: &str| match OF_ALL.iter().find(|(known, _)| *known == name) {
        Some((_, arity)) => Some(*arity),
        None => queryables.iter().any(|queryable| queryable.name == name).then_some(Arity::List),
    };
    let names = || OF_ALL.iter().map(|(name, _)| *name).chain(queryables.iter().map(|queryable| queryable.name));
    parameters.only_those(arity, || names().collect())?;

    let form = MediaFormat::asked(parameters, headers, &FORMS)?;
    // No other form has a byte order mark.
    let has_bom = downloads::asks_for_bom(question)? && form == MediaFormat::Csv;
    crs::check(parameters)?;
    let offset = atlas.header().offset;
    let asked = parameters.value("datetime").map(parse_datetime).transpose()?;
    let is_relative = asked.as_ref().is_some_and(GivenDatetime::is_relative);
    let last_edge = || last_edge(atlas, collection, question.now);
    let datetime = asked.map(|asked| asked.resolve(offset, question.now, last_edge)).transpose()?;
    let mut filter = Filter {
        bbox: parameters.joined("bbox").as_deref().map(parse_bbox).transpose()?,
        when: datetime.as_ref().map(|datetime| datetime.when(offset)),
        shape: layer.shape(),
        ..Filter::default()
    };
    for queryable in queryables {
        let values = known_values(parameters, atlas, queryable)?;
        if !values.is_empty() {
            apply(&mut filter, atlas, queryable.name, &values);
        }
    }
    let limit = parameters.number("limit", 1)?;
    let page = Page {
        // Who opens a table does not follow links: without a limit, it is whole.
        limit: match limit {
            None if form == MediaFormat::Csv => usize::MAX,
            asked => asked.unwrap_or(limits.default_page).min(limits.max_page),
        },
        offset: parameters.number("offset", 0)?.unwrap_or(0),
    };
    Ok(ItemsQuery { layer, form, has_bom, filter, page, has_limit: limit.is_some(), datetime, is_relative })
}

/// The last instant up to `now` at which an item of a collection began or ended.
fn last_edge(atlas: &Atlas, collection: Collection, now: Instant) -> Option<Instant> {
    match collection {
        Collection::Places => query::last_edge_of_places(atlas, now),
        Collection::States => query::last_edge_of_states(atlas, now),
        Collection::Changes => query::last_edge_of_changes(atlas, now),
        Collection::Sources => query::last_edge_of_sources(atlas, now),
    }
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
