//! The data of the page in one answer: places, states, changes, sources, vocabulary, and everything that is said of each place.
//!
//! Labels come in one language; facts are those of the features. Sentences are templates, each for the stretch of time during
//! which it holds, so that a page moves its playhead without asking again.

use super::{
    Validity,
    answer::answered,
    features::{FlatAccess, control_word},
    figures, publisher, routes,
    source_urls::{copies_url, statement_url},
    story,
};
use crate::{
    chronicle::{
        MandateId,
        change::{Change, Relation},
        claim::{Claim, SpokenName},
        curve::smoothed,
        figure::Figure,
        focus::focus,
        fold::{ChangeIndex, PlaceIndex},
        index::{
            atlas::{Atlas, StateIndex},
            mandates::MandateSlice,
        },
        moment::Instant,
        place::Place,
        sentence::{self, Shown, Slice, answer, state_label},
        source::Source,
        status::{AccessLevel, Traveller},
    },
    l10n::catalogue,
    ledger::Revision,
};
use geo::MapCoords;
use geo_types::{Coord, Geometry};
use serde_json::{Map, Value, json};

/// The whole timeline; with `shown`, the answer for the headline place then too.
#[must_use]
pub fn timeline(atlas: &Atlas, revision: &Revision, is_kept: bool, language: &str, shown: Option<Shown>, now: Instant) -> Value {
    let header = atlas.header();
    let label = |label: &crate::chronicle::translated::Label| label.in_language(language).to_owned();
    let headline = atlas.place_index(header.headline_place.as_str());
    let mut members = json!({
        "dataset": {
            "id": &*header.id,
            "title": label(&header.title),
            "description": label(&header.description),
            "publisher": header.publisher,
            "published_by": publisher::in_words(header, language),
            "licence": header.licence,
            "credits": header.credits,
            "offset": header.offset.to_string(),
            "modified": header.offset.rfc3339(header.modified),
            "bbox": header.extent.bbox,
            "since": header.extent.since,
            "default_view": header.default_view,
            "headline_place": header.headline_place,
            "usage_note": header.usage_note.text(language),
            "report_errors": header.report_errors.text(language),
        },
        "revision": revision.id.short(),
        "is_kept": is_kept,
        "language": language,
        "languages": header.languages,
        "language_names": header.languages.iter().map(|own| {
            let words = catalogue(own);
            let name = if words.language() == &**own { words.text("own-name", &[]) } else { own.to_string() };
            (own.to_string(), Value::from(name))
        }).collect::<Map<_, _>>(),
        "words_unreviewed": !catalogue(language).is_reviewed(),
        "key_moments": header.key_moments.iter().map(|key| json!({
            "moment": key.moment, "at": header.offset.rfc3339(key.moment.earliest(header.offset)), "label": label(&key.label),
        })).collect::<Vec<_>>(),
        "focus": focus(atlas).map(|period| Validity::new(atlas, &period)),
        "story": story::story(atlas, now, language),
        "routes": routes::routes(atlas, language),
        "labels": routes::map_labels(atlas, language),
        "travellers": Traveller::ALL.iter().map(|&who| (who.to_string(), label(header.travellers.of(who)))).collect::<Value>(),
        "directions": {"in": label(&header.directions.inward), "out": label(&header.directions.outward)},
        "access_values": AccessLevel::ALL.iter().copied().map(Some).chain([None]).map(|access| {
            let word = access.map_or("not-recorded", AccessLevel::as_str);
            (word.to_owned(), label(header.access_values.of(access)))
        }).collect::<Value>(),
        "statuses": header.statuses.iter().map(|status| json!({
            "id": status.id, "label": label(&status.label), "description": label(&status.description), "severity": status.severity,
            "unknown": status.unknown, "colour": status.colour, "fill": status.fill, "dash": status.dash, "glyph": &*status.glyph,
        })).collect::<Vec<_>>(),
        "parties": header.parties.iter().map(|party| json!({
            "id": party.id, "label": label(&party.label),
            "qualifier": party.qualifier.as_ref().filter(|_| header.qualifiers).map(label),
            "is_plural": party.plural_in.iter().any(|plural| **plural == *language),
            "note": party.note.as_ref().map(|note| note.text(language)),
        })).collect::<Vec<_>>(),
        "mandates": header.mandates.iter().map(|mandate| json!({
            "id": mandate.id, "label": label(&mandate.label), "text": mandate.text.text(language), "places": mandate.places,
            "period": Validity::new(atlas, &mandate.period(header.offset)),
            "control": mandate.control, "safety": mandate.safety, "changes": mandate.changes, "sources": mandate.sources,
        })).collect::<Vec<_>>(),
        "places": (0..).zip(atlas.places()).map(|(index, place)| json!({
            "id": place.id, "kind": place.kind, "label": place.label(language), "labels": labels(atlas, place),
            "names": place.names, "part_of": place.part_of, "mandates": mandates(atlas, index),
            "periods": place.existence(header.offset).iter().map(|period| Validity::new(atlas, period)).collect::<Vec<_>>(),
            "precision_m": place.precision_m, "schematic": place.schematic, "confidence": place.confidence,
            "note": place.note.as_ref().map(|note| note.text(language)), "bbox": super::features::bbox(place),
            "geometry": geojson(place.geometry.as_ref()),
            "curve": geojson(curve(place).as_ref()),
        })).collect::<Vec<_>>(),
        "states": (0..).zip(atlas.states()).map(|(index, _)| state(atlas, index, language)).collect::<Vec<_>>(),
        "changes": (0..).zip(atlas.changes()).map(|(index, item)| change(atlas, index, item, language)).collect::<Vec<_>>(),
        "sources": atlas.sources().iter().map(source_of).collect::<Vec<_>>(),
        "sentences": sentences(atlas, now, language),
    });
    if let (Some(place), Some(shown), Some(members)) = (headline, shown, members.as_object_mut()) {
        members.insert("answer".into(), answered(atlas, &answer(atlas, place, shown, now, language), shown));
    }
    members
}

fn geojson(geometry: Option<&Geometry<f64>>) -> Value {
    serde_json::from_str(&super::features::geometry(geometry)).unwrap_or_default()
}

/// A road as it is drawn, to about a metre.
fn curve(place: &Place) -> Option<Geometry<f64>> {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    let curve = smoothed(place.geometry.as_ref()?, place.drawn_within_m()?);
    Some(curve.map_coords(|Coord { x, y }| Coord { x: round(x), y: round(y) }))
}

/// The mandates in force at a place, slice by slice.
fn mandates(atlas: &Atlas, place: PlaceIndex) -> Vec<Value> {
    let slice = |slice: MandateSlice<'_>| {
        let period = Validity::new(atlas, &slice.period);
        let ids: Vec<&MandateId> = slice.mandates.iter().map(|mandate| &mandate.id).collect();
        json!({"since": period.since, "until": period.until, "ids": ids})
    };
    atlas.mandate_slices(place).into_iter().map(slice).collect()
}

fn state(atlas: &Atlas, index: StateIndex, language: &str) -> Value {
    let view = atlas.view(index);
    let controllers = view.controllers();
    let mut value = json!({
        "id": view.id(),
        "place": view.place().id,
        "status": view.status().id,
        "label": state_label(atlas, index, language),
        "period": Validity::new(atlas, &view.state.period),
        "since_edtf": *view.since_written(),
        "until_edtf": view.until_written(),
        "certainty": view.certainty(),
        "is_exception": view.state.is_exception,
        "by": view.actors(),
        "at": view.scene(),
        "control": control_word(&controllers),
        "controllers": controllers.parties(),
        "last_reported": atlas.change(view.state.last_reported).moment,
        "changes": view.reports().map(|(change, role)| json!({"id": change.id, "role": role.as_str()})).collect::<Vec<_>>(),
    });
    if let (Some(members), Ok(Value::Object(access))) =
        (value.as_object_mut(), serde_json::to_value(FlatAccess::from(view.access())))
    {
        let recorded: Map<String, Value> = access.into_iter().filter(|(_, pass)| !pass.is_null()).collect();
        members.extend(recorded);
    }
    value
}

fn change(atlas: &Atlas, index: ChangeIndex, change: &Change, language: &str) -> Value {
    let version = change.summary.in_language(language);
    let title = change.title.as_ref().and_then(|title| title.in_language(language));
    json!({
        "id": change.id,
        "moment": change.moment,
        "span": Validity::new(atlas, &atlas.span_of(index)),
        "certainty": change.certainty,
        "category": change.category,
        "title": title.map(|(_, version)| version.text()),
        "title_language": title.map(|(language, _)| language),
        "summary": version.map(|(_, version)| version.text()),
        "summary_language": version.map(|(language, _)| language),
        "summary_unreviewed": version.is_some_and(|(_, version)| version.is_unreviewed()),
        "summary_by": version.and_then(|(_, version)| version.translator()),
        "places": change.places().collect::<Vec<_>>(),
        "effects": change.effects.iter().map(|effect| json!({
            "places": effect.places, "effect": effect.kind, "status": effect.status, "until": effect.until,
            "by": effect.by, "at": effect.at,
        })).collect::<Vec<_>>(),
        "claims": change.claims.iter().map(|claim| {
            let version = claim.text.in_language(language);
            json!({
                "party": claim.party, "speaker": claim.speaker.as_ref().map(|speaker| &speaker.name),
                "role": claim.speaker.as_ref().and_then(|speaker| speaker.role.as_ref()).map(|role| role.text(language)),
                "text": version.map(|(_, version)| version.text()),
                "text_language": version.map(|(language, _)| language),
                "text_unreviewed": version.is_some_and(|(_, version)| version.is_unreviewed()),
                "text_by": version.and_then(|(_, version)| version.translator()),
                "by": claim.by,
                "names": claim.names,
                "pieces": (!claim.names.is_empty()).then(|| pieces(atlas, claim, version.map_or("", |(_, version)| version.text()), language)),
                "sources": claim.sources,
                "source_note": claim.source_note.as_ref().map(|note| note.text(language)),
            })
        }).collect::<Vec<_>>(),
        "figures": change.figures.iter().map(|figure| figure_of(figure, language)).collect::<Vec<_>>(),
        "sources": change.sources,
        "refers_to": change.refers_to,
        "referred_to_by": atlas.referred_by(index).iter().map(|(relation, by): &(Relation, ChangeIndex)| {
            json!({"relation": relation, "change": atlas.change(*by).id})
        }).collect::<Vec<_>>(),
        "note": change.note.as_ref().map(|note| note.text(language)),
    })
}

/// The text of a claim in pieces, each with the label of the place that it names in the speaker's form.
fn pieces(atlas: &Atlas, claim: &Claim, text: &str, language: &str) -> Vec<Value> {
    let label = |name: &SpokenName| Some(atlas.place(atlas.place_index(name.place.as_str())?).label(language));
    claim.pieces(text).into_iter().map(|(piece, name)| json!([piece, name.and_then(label)])).collect()
}

fn figure_of(figure: &Figure, language: &str) -> Value {
    let version = figure.what.in_language(language);
    json!({
        "id": figure.id,
        "amount": figures::amount(figure, language),
        "what": version.map(|(_, version)| version.text()),
        "what_language": version.map(|(language, _)| language),
        "counted_on": figure.counted_on,
        "party": figure.party,
        "certainty": figure.certainty,
        "sources": figure.sources,
    })
}

/// A source as it was written, with the addresses that a reader follows.
fn source_of(source: &Source) -> Value {
    let mut value = serde_json::to_value(source).unwrap_or_default();
    if let (Some(members), Some(copies)) = (value.as_object_mut(), copies_url(source)) {
        members.insert("copies_url".into(), copies.into());
        if members.remove("find").is_some() {
            members.insert("statement_url".into(), statement_url(source).into());
        }
    }
    value
}

/// The label of a place with both its names, and as each language writes it.
fn labels(atlas: &Atlas, place: &Place) -> Value {
    let own = atlas.header().languages.iter().map(|language| (language.to_string(), place.label(language)));
    std::iter::once(("dual".to_owned(), place.label("en"))).chain(own).map(|(name, label)| (name, Value::from(label))).collect()
}

/// What is said of every place, as templates.
fn sentences(atlas: &Atlas, now: Instant, language: &str) -> Value {
    let words = catalogue(language);
    let said = (0..).zip(atlas.places()).map(|(index, place)| {
        let said = sentence::sentences(atlas, index, now, language);
        let mut today = slice(atlas, &said.today);
        today["date"] = atlas.header().offset.day_of(now).to_string().into();
        let also: Map<String, Value> = said.also.iter().map(|(day, text)| (day.to_string(), text.as_str().into())).collect();
        let slices: Vec<Value> = said.slices.iter().map(|part| slice(atlas, part)).collect();
        (place.id.to_string(), json!({"slices": slices, "today": today, "also": also}))
    });
    json!({
        "language": words.language(),
        "months": sentence::month_names(language),
        "date": sentence::date_template(language),
        "months_alone": sentence::months_alone(language),
        "month": sentence::month_template(language),
        "time_on_date": words.text("time-on-date", &[("time", "{time}".into()), ("date", "{date}".into())]),
        "about": words.text("about", &[("what", "{moment}".into())]),
        "perhaps": words.text("perhaps", &[("what", "{moment}".into())]),
        "ordinals": sentence::ordinals(language),
        "ahead": words.text("ahead", &[("date", "{date}".into())]),
        "places": said.collect::<Map<String, Value>>(),
    })
}

fn slice(atlas: &Atlas, slice: &Slice) -> Value {
    let period = Validity::new(atlas, &slice.period);
    let view = slice.state.map(|index| atlas.view(index));
    json!({
        "since": period.since,
        "until": period.until,
        "state": view.map(|view| view.id()),
        "day": slice.day,
        "instant": slice.instant,
        "short_day": slice.short_day,
        "short_instant": slice.short_instant,
        "label": slice.label,
        "day_from": slice.day_from.map(|day| day.to_string()),
        "without_from": slice.without_from.map(|day| day.to_string()),
        "sources": view.map_or(0, |view| view.sources().len()),
        "certainty": view.map(|view| view.certainty()),
    })
}
