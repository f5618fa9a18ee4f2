//! The query of a resolved question: one spelling for all requests that ask the same.

use super::{parameters::ItemsQuery, queryables::queryables};
use crate::{
    chronicle::{index::atlas::Atlas, period::Period},
    query::When,
    schema::access_columns::ACCESS_COLUMNS,
    server::params::Datetime,
};

/// Names and values of a query, in their order.
pub(crate) type Pairs = Vec<(&'static str, String)>;

/// Writes what is asked, without the part of the items and the form of the answer. An instant is written as the start of the slice
/// that answers it, so that two instants of one slice have one answer.
pub(crate) fn pairs(atlas: &Atlas, query: &ItemsQuery, slice: Option<Period>) -> Pairs {
    let filter = &query.filter;
    let offset = atlas.header().offset;
    let mut pairs = Pairs::new();
    if let Some(bbox) = &filter.bbox {
        pairs.push(("bbox", format!("{},{},{},{}", bbox.west, bbox.south, bbox.east, bbox.north)));
    }
    if let Some(datetime) = &query.datetime {
        let datetime = match (&filter.when, slice) {
            (Some(When::At(_)), Some(slice)) => &Datetime::At(start(atlas, slice)),
            (Some(When::At(at)), None) => &Datetime::At(*at),
            _ => datetime,
        };
        pairs.push(("datetime", datetime.write(offset)));
    }
    for queryable in queryables(query.layer.collection()) {
        let values = values(atlas, query, queryable.name);
        // A value with a comma stands alone, since commas part the others.
        if values.iter().any(|value| value.contains(',')) {
            pairs.extend(values.into_iter().map(|value| (queryable.name, value)));
        } else if !values.is_empty() {
            pairs.push((queryable.name, values.join(",")));
        }
    }
    if query.has_limit {
        pairs.push(("limit", query.page.limit.to_string()));
    }
    pairs
}

/// An instant of a slice that stays the same: its start; else, where it has none, the second before its end; where nothing ever
/// changes, the start of the data.
fn start(atlas: &Atlas, slice: Period) -> jiff::Timestamp {
    let second = jiff::SignedDuration::from_secs(1);
    let before_end = || slice.until.and_then(|until| until.checked_sub(second).ok());
    let header = atlas.header();
    let since = Some(slice.since).filter(|since| *since > jiff::Timestamp::MIN);
    since.or_else(before_end).unwrap_or_else(|| header.extent.since.earliest(header.offset))
}

/// The values of a queryable that the filter allows; none where it asks for all.
fn values(atlas: &Atlas, query: &ItemsQuery, name: &str) -> Vec<String> {
    let filter = &query.filter;
    let places = |places: &[u32]| places.iter().map(|&index| atlas.place(index).id.to_string()).collect();
    match name {
        "place" => places(&filter.places),
        "part_of" => places(&filter.part_of),
        "kind" => filter.kinds.iter().map(|kind| kind.as_str().to_owned()).collect(),
        "status" => filter.statuses.iter().map(|&index| atlas.header().statuses[index as usize].id.to_string()).collect(),
        "party" => filter.parties.clone(),
        "certainty" => filter.certainties.iter().map(|certainty| certainty.as_str().to_owned()).collect(),
        "category" => filter.categories.iter().map(|category| category.as_str().to_owned()).collect(),
        "source" => filter.sources.clone(),
        "publisher" => filter.publishers.clone(),
        "language" => filter.languages.clone(),
        _ => {
            let column = ACCESS_COLUMNS.iter().find(|(column, ..)| *column == name);
            let asked = column.and_then(|&(_, traveller, direction)| {
                filter.access.iter().find(|access| access.traveller == traveller && access.direction == direction)
            });
            let word = |pass: &Option<crate::chronicle::status::AccessLevel>| {
                pass.map_or("not-recorded", crate::chronicle::status::AccessLevel::as_str).to_owned()
            };
            asked.map(|access| access.any_of.iter().map(word).collect()).unwrap_or_default()
        }
    }
}
