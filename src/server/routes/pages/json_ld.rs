//! What pages say to machines that read schema.org: a dataset with its distributions, places, and what happened as events.
//!
//! A report of what happened is an `Event` with what was published about it; what somebody says of it is a `Claim` with its
//! author. No page says more here than it shows.

use super::view::View;
use crate::{
    chronicle::{change::Change, dataset::Publisher, place::Place, source::Source},
    encode::{Collection, tables::Table},
};
use geo_types::Geometry;
use serde_json::{Value, json};

const CONTEXT: &str = "https://schema.org";

/// The dataset, with where to get it.
pub(crate) fn dataset(view: &View) -> Value {
    let (speech, header) = (&view.speech, view.atlas().header());
    let [west, south, east, north] = header.extent.bbox;
    let base = &view.question.base;
    let download = |name: &str, media_type: &str, path: &str| json!({"@type": "DataDownload", "name": name, "encodingFormat": media_type, "contentUrl": format!("{base}{}", view.pinned(path))});
    let collections = Collection::ALL.iter().map(|collection| {
        let path = format!("/data/{}.geojson", collection.id());
        download(&speech.say(&format!("collection-{}", collection.id())), "application/geo+json", &path)
    });
    let tables = Table::ALL.map(Table::file).map(|file| download(file, "text/csv", &format!("/data/{file}")));
    let whole = download(&speech.say("everything-in-one-file"), "application/json", "/timeline.json");
    json!({
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": format!("{base}/"),
        "name": speech.label(&header.title),
        "description": speech.label(&header.description),
        "url": view.canonical(&speech.language),
        "license": header.licence.url,
        "creditText": header.credits.iter().map(|credit| &*credit.text).collect::<Vec<_>>().join(". "),
        "publisher": header.publisher.as_ref().map(publisher),
        "isAccessibleForFree": true,
        "inLanguage": header.languages,
        "dateModified": header.offset.rfc3339(header.modified),
        "version": view.question.pin().1,
        "temporalCoverage": format!("{}/..", header.extent.since.as_str()),
        "spatialCoverage": {"@type": "Place", "geo": {"@type": "GeoShape", "box": format!("{south} {west} {north} {east}")}},
        "distribution": collections.chain(tables).chain([whole]).collect::<Vec<_>>(),
    })
}

fn publisher(publisher: &Publisher) -> Value {
    let mut value = json!({"@type": "Organization", "name": publisher.name});
    if let Some(url) = &publisher.url {
        value["url"] = json!(url);
    }
    if let Some(contact) = &publisher.contact {
        let (kind, address) = match contact.strip_prefix("mailto:") {
            Some(mail) => ("email", mail),
            None => ("url", &**contact),
        };
        value["contactPoint"] = json!({"@type": "ContactPoint", "contactType": "editorial", kind: address});
    }
    value
}

/// A place: its names, where it is if it is a point, and what it belongs to.
pub(crate) fn place(view: &View, place: &Place) -> Value {
    let label = view.name(place);
    let mut others: Vec<&str> = place.names.iter().map(|name| &*name.form).filter(|form| **form != *label).collect();
    others.sort_unstable();
    others.dedup();
    let mut value = json!({
        "@context": CONTEXT,
        "@type": "Place",
        "@id": address(view, "places", place.id.as_str()),
        "name": label,
        "alternateName": others,
        "url": view.canonical(&view.speech.language),
        "containedInPlace": place.part_of.iter().map(|id| json!({"@id": address(view, "places", id.as_str())})).collect::<Vec<_>>(),
    });
    if let Some(Geometry::Point(point)) = &place.geometry {
        value["geo"] = json!({"@type": "GeoCoordinates", "latitude": point.y(), "longitude": point.x()});
    }
    value
}

/// A change: what happened when and where, what was published about it, and who says what.
pub(crate) fn change(view: &View, change: &Change) -> Value {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let id = address(view, "changes", change.id.as_str());
    let location =
        |place: &Place| json!({"@type": "Place", "@id": address(view, "places", place.id.as_str()), "name": view.name(place)});
    let places = change.places().filter_map(|id| atlas.place_index(id.as_str())).map(|index| location(atlas.place(index)));
    let event = json!({
        "@type": "Event",
        "@id": id,
        "name": change.summary.text(&speech.language),
        "startDate": change.moment.as_str().trim_end_matches(['~', '?', '%']),
        "url": view.canonical(&speech.language),
        "location": places.collect::<Vec<_>>(),
        "subjectOf": change.all_sources().filter_map(|id| atlas.source(id.as_str())).map(source).collect::<Vec<_>>(),
        "isPartOf": {"@id": format!("{}/", view.question.base)},
    });
    let claims = change.claims.iter().map(|claim| {
        let author = match &claim.speaker {
            Some(speaker) => json!({"@type": "Person", "name": speaker.name}),
            None => json!({"@type": "Organization", "name": speech.party(atlas.header(), claim.party.as_str())}),
        };
        let appearance = claim.sources.iter().filter_map(|id| atlas.source(id.as_str())).map(source);
        json!({
            "@type": "Claim", "text": claim.text.text(&speech.language), "author": author, "about": {"@id": id},
            "appearance": appearance.collect::<Vec<_>>(),
        })
    });
    // First, so that whoever looks for the author of the page does not find a party that claims something on it.
    let page = json!({
        "@type": "WebPage", "@id": view.canonical(&speech.language), "inLanguage": speech.language, "mainEntity": {"@id": id},
        "author": atlas.header().publisher.as_ref().map_or_else(
            || json!({"@type": "Organization", "name": speech.label(&atlas.header().title), "url": format!("{}/", view.question.base)}),
            publisher,
        ),
    });
    let graph: Vec<Value> = [page, event].into_iter().chain(claims).collect();
    json!({"@context": CONTEXT, "@graph": graph})
}

fn source(source: &Source) -> Value {
    let mut value =
        json!({"@type": "CreativeWork", "name": source.title, "publisher": {"@type": "Organization", "name": source.publisher}});
    if let Some(url) = &source.url {
        value["url"] = json!(url);
    }
    if let Some(date) = &source.date {
        value["datePublished"] = json!(date.as_str().trim_end_matches(['~', '?', '%']));
    }
    value
}

/// All changes, as a list of pages.
pub(crate) fn list(view: &View) -> Value {
    let items = view.atlas().changes().iter().zip(1..).map(|(change, position)| {
        json!({"@type": "ListItem", "position": position, "url": address(view, "changes", change.id.as_str())})
    });
    json!({
        "@context": CONTEXT, "@type": "ItemList", "name": view.speech.say("timeline"), "url": view.canonical(&view.speech.language),
        "numberOfItems": view.atlas().changes().len(), "itemListElement": items.collect::<Vec<_>>(),
    })
}

/// The page about the dataset.
pub(crate) fn about(view: &View) -> Value {
    json!({
        "@context": CONTEXT, "@type": "AboutPage", "name": view.speech.say("about-page"), "url": view.canonical(&view.speech.language),
        "inLanguage": view.speech.language, "about": {"@id": format!("{}/", view.question.base)},
    })
}

/// The one address of a thing, whatever the language in which it is read.
fn address(view: &View, of: &str, id: &str) -> String {
    format!("{}/{of}/{id}", view.question.base)
}
