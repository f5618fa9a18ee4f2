//! Items of a collection: a page of them, or one.

use super::{
    canonical::{Pairs, pairs},
    links::of_forms,
    media::{DOCUMENT, GEOJSON, HTML, JSON},
    parameters::{FORMS, ItemsQuery},
    picture,
};
use crate::{
    encode::{Collection, Layer, Validity, csv, features::Writer},
    query::{self, Found},
    schema::properties,
    server::{
        caching::{Cost, Link},
        html,
        params::{ApiRequest, negotiate::MediaFormat, url},
    },
};
use serde::Serialize;

/// So many features are copied in less than a millisecond.
const COPIED_AT_ONCE: usize = 1_000;

/// A page of items that were found, ready to be written.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    question: &'a ApiRequest,
    layer: Layer,
    form: MediaFormat,
    has_bom: bool,
    found: Found,
    /// Part of the identity even where it is not asked for, since the flags of the server decide it.
    limit: usize,
    links: Vec<Link>,
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
    links: &'a [Link],
}

impl<'a> Page<'a> {
    /// Searches; nothing is written yet.
    pub(crate) fn find(question: &'a ApiRequest, query: &ItemsQuery) -> Self {
        let atlas = &question.published.atlas;
        let (filter, page) = (&query.filter, query.page);
        let found = match query.layer.collection() {
            Collection::Places => query::places(atlas, filter, page),
            Collection::States => query::states(atlas, filter, page),
            Collection::Changes => query::changes(atlas, filter, page),
            Collection::Sources => query::sources(atlas, filter, page),
        };
        let links = links(question, query, &found, &pairs(atlas, query, found.validity));
        Self { question, layer: query.layer, form: query.form, has_bom: query.has_bom, found, limit: page.limit, links }
    }

    /// What decides the bytes of the page, beside path, revision and form.
    pub(crate) fn identity(&self) -> String {
        // The link to itself is encoded, so that no value of one parameter can read as another parameter.
        format!("{} {}", self.location(), self.limit)
    }

    /// The address of just this answer.
    pub(crate) fn location(&self) -> &str {
        self.links.first().map_or("", |link| &link.href)
    }

    pub(crate) fn links(&self) -> &[Link] {
        &self.links
    }

    /// While the same question about an instant has the same answer.
    pub(crate) fn validity(&self) -> Option<crate::chronicle::period::Period> {
        self.found.validity
    }

    /// How much work its body is: features are copied, everything else is written anew.
    pub(crate) fn effort(&self) -> Cost {
        let is_copied = self.form == MediaFormat::Json && self.found.items.len() <= COPIED_AT_ONCE;
        if is_copied { Cost::Light } else { Cost::Long }
    }

    /// The page as GeoJSON, for people, or as a table.
    pub(crate) fn body(&self) -> Vec<u8> {
        let published = &self.question.published;
        if self.form == MediaFormat::Csv {
            let writer = Writer { atlas: &published.atlas, revision: published.revision.id.short() };
            let table = csv::table(&writer, self.layer, self.found.items.iter().copied());
            return if self.has_bom { [csv::BOM, &table].concat() } else { table };
        }
        let rest = Rest {
            number_matched: self.found.matched,
            number_returned: self.found.items.len(),
            validity: self.found.validity.map(|validity| Validity::new(&published.atlas, &validity)),
            revision: published.revision.id.short(),
            links: &self.links,
        };
        // Links are some hundred bytes each.
        let mut written = Vec::with_capacity(2048);
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(&mut written, &rest);
        // The members without their braces; the last brace of all is that of the object itself.
        let members = written.strip_prefix(b"{").and_then(|rest| rest.strip_suffix(b"}")).unwrap_or_default();
        let geojson = published.prepared.collection(&published.atlas, self.layer, &self.found.items, members);
        if self.form == MediaFormat::Json {
            return geojson;
        }
        let one = |id: &str| self.question.link(&format!("{}/{id}", self.question.path), [("f", "html")]);
        let collection = self.layer.collection();
        html::items(
            self.layer.title(),
            &geojson,
            columns(collection),
            &super::metadata::trail(self.question),
            picture::of_page(self.question, collection, self.found.validity).as_ref(),
            one,
        )
    }
}

/// The columns that a reader of a page looks for.
fn columns(collection: Collection) -> &'static [&'static str] {
    match collection {
        Collection::Places => &["name", "kind", "since", "until", "precision_m"],
        Collection::States => &["place_name", "status", "since", "until", "certainty", "last_reported_edtf", "source_publishers"],
        Collection::Changes => &["moment", "summary", "certainty", "category", "place_ids", "source_publishers"],
        Collection::Sources => &["publisher", "title", "date_edtf", "language", "url"],
    }
}

/// Further pages are pinned to this revision, so that paging never skips or repeats while data is published.
fn links(question: &ApiRequest, query: &ItemsQuery, found: &Found, pairs: &Pairs) -> Vec<Link> {
    let form = query.form;
    let media_type = match form {
        MediaFormat::Json => GEOJSON,
        MediaFormat::Html => HTML,
        MediaFormat::Csv => "text/csv",
    };
    let from = |offset: usize| {
        let mut pairs = pairs.clone();
        if query.has_bom {
            pairs.push(("bom", "1".to_owned()));
        }
        if offset > 0 {
            pairs.push(("offset", offset.to_string()));
        }
        pairs
    };
    let to_page = |offset: usize| {
        let pairs = from(offset);
        let texts = pairs.iter().map(|(name, value)| (*name, value.as_str()));
        let f = (form != MediaFormat::Json).then(|| ("f", form.word()));
        url(&question.base, &question.path, texts.chain(f).chain([question.pin()]))
    };
    let mut links = Vec::with_capacity(6);
    links.extend(of_forms(question, &question.path, &from(query.page.offset), GEOJSON, form, &FORMS));
    if let Some(next) = found.next(query.page) {
        links.push(Link { href: to_page(next), rel: "next", media_type, title: "The next page" });
    }
    if query.page.offset > 0 {
        // From beyond the end, the page before is the last that holds something.
        let previous = query.page.offset.min(found.matched).saturating_sub(query.page.limit);
        links.push(Link { href: to_page(previous), rel: "prev", media_type, title: "The page before" });
    }
    links.push(to_collection(question, query.layer, form));
    links
}

/// A link to the collection: from a page to its page.
fn to_collection(question: &ApiRequest, layer: Layer, form: MediaFormat) -> Link {
    let path = format!("/ogc/collections/{}", layer.id());
    let is_page = form == MediaFormat::Html;
    let media_type = if is_page { HTML } else { JSON };
    Link { href: question.link(&path, is_page.then_some(("f", "html"))), rel: "collection", media_type, title: "The collection" }
}

/// Where the item with this id stands in a layer that holds it.
pub(crate) fn index(question: &ApiRequest, layer: Layer, id: &str) -> Option<u32> {
    let atlas = &question.published.atlas;
    let (index, place) = match layer.collection() {
        Collection::Places => atlas.place_index(id).map(|index| (index, Some(index)))?,
        Collection::States => atlas.state_by_id(id).map(|index| (index, Some(atlas.view(index).state.place)))?,
        Collection::Changes => (atlas.change_index(id)?, None),
        Collection::Sources => (atlas.source_index(id)?, None),
    };
    let shape = place.and_then(|place| atlas.place(place).shape());
    (layer.shape().is_none() || layer.shape() == shape).then_some(index)
}

pub(crate) fn links_of_one(question: &ApiRequest, layer: Layer, form: MediaFormat) -> Vec<Link> {
    let mut links = of_forms(question, &question.path, &[], GEOJSON, form, &DOCUMENT);
    links.push(to_collection(question, layer, form));
    links
}

/// One item as a GeoJSON feature, or for people.
pub(crate) fn one(question: &ApiRequest, layer: Layer, index: u32, links: &[Link], form: MediaFormat) -> Vec<u8> {
    let published = &question.published;
    let mut feature = Vec::new();
    published.prepared.write(&mut feature, &published.atlas, layer, index);
    // A single feature carries links (OGC API – Features, requirement 32), which the prepared bytes of a collection do not.
    feature.pop();
    feature.extend_from_slice(b",\"links\":");
    feature.extend_from_slice(&serde_json::to_vec(links).unwrap_or_default());
    feature.push(b'}');
    if form == MediaFormat::Json {
        return feature;
    }
    // A reader finds what fits on a line first, and then the lists.
    let mut properties = properties::of(layer.collection());
    properties.sort_by_key(|property| property.holds.is_nested());
    let order: Vec<&str> = properties.iter().map(|property| property.name).collect();
    let picture = picture::of_one(question, layer.collection(), index);
    html::item(&feature, &order, &super::metadata::trail(question), picture.as_ref())
}
