//! Items of a collection: a page of them, or one.

use super::parameters::{Asked, canonical_pairs};
use crate::{
    encode::{Collection, Validity},
    http::extract::{Question, url},
    query::{self, Found},
};
use serde::Serialize;

#[derive(Serialize)]
struct Link<'a> {
    href: String,
    rel: &'a str,
    #[serde(rename = "type")]
    media_type: &'a str,
    title: &'a str,
}

/// What stands beside the features of a page.
#[derive(Serialize)]
struct Rest<'a> {
    #[serde(rename = "numberMatched")]
    number_matched: usize,
    #[serde(rename = "numberReturned")]
    number_returned: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    validity: Option<Validity>,
    revision: &'a str,
    links: Vec<Link<'a>>,
}

/// A page of items as a GeoJSON feature collection.
pub(super) fn page(question: &Question, collection: Collection, asked: &Asked) -> Vec<u8> {
    let published = &question.published;
    let found = find(question, collection, asked);
    let rest = Rest {
        number_matched: found.matched,
        number_returned: found.items.len(),
        validity: found.validity.map(|validity| Validity::new(&published.atlas, &validity)),
        revision: published.revision.id.short(),
        links: links(question, collection, asked, &found),
    };
    let rest = serde_json::to_string(&rest).unwrap_or_default();
    let members = rest.trim_start_matches('{').trim_end_matches('}');
    published.prepared.collection(&published.atlas, collection, &found.items, members)
}

fn find(question: &Question, collection: Collection, asked: &Asked) -> Found {
    let atlas = &question.published.atlas;
    match collection {
        Collection::Places => query::places(atlas, &asked.filter, asked.page),
        Collection::States => query::states(atlas, &asked.filter, asked.page),
        Collection::Changes => query::changes(atlas, &asked.filter, asked.page),
        Collection::Sources => query::sources(atlas, &asked.filter, asked.page),
    }
}

/// Further pages are pinned to this revision, so that paging never skips or repeats while data is published.
fn links<'a>(question: &Question, collection: Collection, asked: &Asked, found: &Found) -> Vec<Link<'a>> {
    let pairs = canonical_pairs(question, asked, found.validity);
    let to_page = |offset: usize| {
        let others = pairs.iter().filter(|(name, _)| name != "offset").cloned();
        let offset = (offset > 0).then(|| ("offset".to_owned(), offset.to_string()));
        url(&question.base, &question.path, others.chain(offset).chain([question.pin()]))
    };
    let mut links =
        vec![Link { href: question.link(&question.path, &pairs), rel: "self", media_type: super::GEOJSON, title: "This page" }];
    if let Some(next) = found.next(asked.page) {
        links.push(Link { href: to_page(next), rel: "next", media_type: super::GEOJSON, title: "The next page" });
    }
    if asked.page.offset > 0 {
        let previous = asked.page.offset.saturating_sub(asked.page.limit);
        links.push(Link { href: to_page(previous), rel: "prev", media_type: super::GEOJSON, title: "The page before" });
    }
    let collection = format!("/ogc/collections/{}", collection.id());
    links.push(Link {
        href: question.link(&collection, &[]),
        rel: "collection",
        media_type: super::JSON,
        title: "The collection",
    });
    links
}

/// One item as a GeoJSON feature.
pub(super) fn one(question: &Question, collection: Collection, id: &str) -> Option<Vec<u8>> {
    let published = &question.published;
    let atlas = &published.atlas;
    let index = match collection {
        Collection::Places => atlas.place_index(id),
        Collection::States => atlas.state_by_id(id),
        Collection::Changes => atlas.change_index(id),
        Collection::Sources => atlas.source_index(id),
    }?;
    let mut feature = Vec::new();
    published.prepared.write(&mut feature, atlas, collection, index);
    // A single feature carries links (OGC API – Features, requirement 32), which the prepared bytes of a collection do not.
    let collection = format!("/ogc/collections/{}", collection.id());
    let links = [
        Link { href: question.link(&question.path, &[]), rel: "self", media_type: super::GEOJSON, title: "This item" },
        Link { href: question.link(&collection, &[]), rel: "collection", media_type: super::JSON, title: "The collection" },
    ];
    feature.pop();
    feature.extend_from_slice(b",\"links\":");
    feature.extend_from_slice(&serde_json::to_vec(&links).unwrap_or_default());
    feature.push(b'}');
    Some(feature)
}
