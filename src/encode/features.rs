//! Places, states, changes and sources as GeoJSON features (RFC 7946).
//!
//! Beside the nested members stand flat ones, named as a GIS table wants its columns. Times are RFC 3339 at the dataset's
//! offset, and beside them stand plain days; `since_edtf` keeps what was written. Each list has a text beside it. A `null` access means *not recorded*, `"unknown"` means recorded as unknown.

use super::{
    figures,
    source_urls::{copies_url, statement_url},
};
use crate::chronicle::{
    PartyId, PlaceId, SourceId,
    change::{Change, Effect, Reference, Relation},
    claim::Claim,
    figure::Figure,
    fold::{ChangeIndex, PlaceIndex},
    index::atlas::{Atlas, StateIndex, StateView},
    moment::{Moment, Offset},
    place::{Name, Place},
    source::Source,
    status::{Access, Controllers, Direction, Traveller},
    translated::Translated,
};
use crate::schema::{collection::Collection, properties};
use geo::{BoundingRect, Geodesic, Length};
use geo_types::Geometry;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// Writes the features of one revision.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'a> {
    /// What it says.
    pub atlas: &'a Atlas,
    /// The digits that name the revision.
    pub revision: &'a str,
}

/// A feature; the geometry comes last, and is left out where the caller writes it.
#[derive(Debug, Serialize)]
pub struct Feature<P> {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    pub(super) id: String,
    /// Its properties.
    pub properties: P,
    #[serde(skip_serializing_if = "Option::is_none")]
    geometry: Option<Box<serde_json::value::RawValue>>,
}

/// What holds for a traveller each way, as flat columns; `null` is *not recorded*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FlatAccess {
    access_civilians_in: Option<&'static str>,
    access_civilians_out: Option<&'static str>,
    access_humanitarian_in: Option<&'static str>,
    access_humanitarian_out: Option<&'static str>,
    access_goods_in: Option<&'static str>,
    access_goods_out: Option<&'static str>,
    access_peacekeepers_in: Option<&'static str>,
    access_peacekeepers_out: Option<&'static str>,
}

impl From<&Access> for FlatAccess {
    fn from(access: &Access) -> Self {
        let get = |traveller, direction| access.get(traveller, direction).map(crate::chronicle::status::AccessLevel::as_str);
        Self {
            access_civilians_in: get(Traveller::Civilians, Direction::In),
            access_civilians_out: get(Traveller::Civilians, Direction::Out),
            access_humanitarian_in: get(Traveller::Humanitarian, Direction::In),
            access_humanitarian_out: get(Traveller::Humanitarian, Direction::Out),
            access_goods_in: get(Traveller::Goods, Direction::In),
            access_goods_out: get(Traveller::Goods, Direction::Out),
            access_peacekeepers_in: get(Traveller::Peacekeepers, Direction::In),
            access_peacekeepers_out: get(Traveller::Peacekeepers, Direction::Out),
        }
    }
}

/// How control is known: the word of `control` beside the list of `controllers`.
#[must_use]
pub fn control_word(controllers: &Controllers) -> &'static str {
    match controllers {
        Controllers::NotRecorded => "not-recorded",
        Controllers::Unknown => "unknown",
        Controllers::Contested => "contested",
        Controllers::Known(_) => "reported",
    }
}

/// Properties of a place.
#[derive(Debug, Serialize)]
pub struct PlaceProperties<'a> {
    id: &'a str,
    name: String,
    kind: &'static str,
    since: Option<String>,
    until: Option<String>,
    since_date: Option<String>,
    until_date: Option<String>,
    since_edtf: Option<&'a str>,
    until_edtf: Option<&'a str>,
    part_of: &'a [PlaceId],
    part_of_ids: String,
    periods: &'a [crate::chronicle::place::Lifespan],
    periods_text: String,
    precision_m: Option<f64>,
    schematic: bool,
    confidence: Option<&'static str>,
    length_m: Option<f64>,
    names: &'a [Name],
    name_forms: String,
    origin: Option<&'a str>,
    note: Option<&'a Translated>,
    source_ids: String,
    sources: Vec<SourceRef<'a>>,
    revision: &'a str,
}

/// Properties of a state, in parts by what they depend on: the parts that many states share are kept once.
#[derive(Debug, Serialize)]
pub struct StateProperties<'a> {
    #[serde(flatten)]
    pub(super) place: PlaceOfState<'a>,
    id: String,
    #[serde(flatten)]
    pub(super) own: OwnOfState<'a>,
    #[serde(flatten)]
    pub(super) terms: TermsOfState<'a>,
    #[serde(flatten)]
    pub(super) basis: BasisOfState<'a>,
}

/// What all states of a place have alike.
#[derive(Debug, Serialize)]
pub(super) struct PlaceOfState<'a> {
    place: &'a str,
    place_name: String,
    kind: &'static str,
    precision_m: Option<f64>,
    schematic: bool,
    revision: &'a str,
}

/// What a state has to itself.
#[derive(Debug, Serialize)]
pub(super) struct OwnOfState<'a> {
    status: &'a str,
    since: String,
    until: Option<String>,
    since_date: String,
    until_date: Option<String>,
    since_latest: Option<String>,
    since_edtf: String,
    certainty: &'static str,
    is_exception: bool,
    last_reported: String,
    last_reported_edtf: &'a str,
    change_ids: String,
    changes: Vec<ReportRef<'a>>,
    by: Vec<&'a PartyId>,
    by_ids: String,
    at: Option<&'a PlaceId>,
}

/// Who is in control and who could pass.
#[derive(Debug, Serialize)]
pub(super) struct TermsOfState<'a> {
    control: &'static str,
    controllers: Vec<PartyId>,
    controller_ids: String,
    #[serde(flatten)]
    flat_access: FlatAccess,
    access: &'a Access,
}

/// What a state rests on.
#[derive(Debug, Serialize)]
pub(super) struct BasisOfState<'a> {
    source_publishers: String,
    source_urls: String,
    source_ids: String,
    sources: Vec<SourceRef<'a>>,
}

/// A report behind a state.
#[derive(Debug, Serialize)]
struct ReportRef<'a> {
    id: &'a str,
    role: &'static str,
    moment: &'a str,
    certainty: &'static str,
    summary: &'a str,
}

/// A source as far as an answer needs it.
#[derive(Debug, Serialize)]
struct SourceRef<'a> {
    id: &'a str,
    publisher: &'a str,
    title: &'a str,
    date: Option<String>,
    date_edtf: Option<&'a Moment>,
    language: Option<&'a str>,
    url: Option<&'a str>,
}

impl<'a> SourceRef<'a> {
    fn new(source: &'a Source, offset: Offset) -> Self {
        Self {
            id: source.id.as_str(),
            publisher: &source.publisher,
            title: &source.title,
            date: date_of(source, offset),
            date_edtf: source.date.as_ref(),
            language: source.language.as_deref(),
            url: source.url.as_deref(),
        }
    }
}

/// The first local day on which a source can have been published.
fn date_of(source: &Source, offset: Offset) -> Option<String> {
    source.date.as_ref().map(|date| offset.day_of(date.earliest(offset)).to_string())
}

/// Properties of a change.
#[derive(Debug, Serialize)]
pub struct ChangeProperties<'a> {
    id: &'a str,
    moment: &'a Moment,
    since: String,
    since_latest: Option<String>,
    date: String,
    certainty: &'static str,
    category: &'static str,
    title: Option<&'a str>,
    summary: &'a str,
    place_ids: String,
    statuses: String,
    claim_parties: String,
    figures_text: String,
    source_publishers: String,
    source_urls: String,
    source_ids: String,
    refers_to_ids: String,
    referred_to_by_ids: String,
    revision: &'a str,
    summary_versions: &'a Translated,
    note: Option<&'a Translated>,
    effects: Vec<EffectRef<'a>>,
    claims: &'a [Claim],
    figures: &'a [Figure],
    sources: Vec<SourceRef<'a>>,
    refers_to: &'a [Reference],
    referred_to_by: Vec<BackReference<'a>>,
}

#[derive(Debug, Serialize)]
struct EffectRef<'a> {
    places: &'a [PlaceId],
    effect: &'static str,
    status: &'a str,
    until: Option<&'a Moment>,
    certainty: &'static str,
    by: &'a [PartyId],
    at: Option<&'a PlaceId>,
    control: &'static str,
    controllers: Vec<PartyId>,
    access: &'a Access,
}

#[derive(Debug, Serialize)]
struct BackReference<'a> {
    relation: &'static str,
    change: &'a str,
}

/// Properties of a source: what was written of it, and what follows from that, in the order of the table; `null` is neither.
#[derive(Debug)]
pub struct SourceProperties {
    written: Value,
    derived: [(&'static str, Value); 9],
}

impl Serialize for SourceProperties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let derived = |name| self.derived.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        let table = properties::of(Collection::Sources);
        serializer.collect_map(table.iter().map(|property| {
            let value = derived(property.name).or_else(|| self.written.get(property.name));
            (property.name, value.unwrap_or(&Value::Null))
        }))
    }
}

impl<'a> Writer<'a> {
    /// A place.
    #[must_use]
    pub fn place(&self, index: PlaceIndex) -> Feature<PlaceProperties<'a>> {
        let place = self.atlas.place(index);
        let offset = self.atlas.header().offset;
        let existence = place.existence(offset);
        let is_dated = !place.periods.is_empty();
        let first = existence.first().filter(|_| is_dated);
        let last = existence.last().filter(|_| is_dated);
        let end = last.and_then(|period| period.until);
        let properties = PlaceProperties {
            id: place.id.as_str(),
            name: place.label("en"),
            kind: place.kind.as_str(),
            since: first.map(|period| offset.rfc3339(period.since)),
            until: end.map(|until| offset.rfc3339(until)),
            since_date: first.map(|period| offset.day_of(period.since).to_string()),
            until_date: end.map(|until| offset.last_day_before(until).to_string()),
            since_edtf: place.periods.first().map(|period| period.since.as_str()),
            until_edtf: place.periods.last().and_then(|period| period.until.as_ref()).map(Moment::as_str),
            part_of: &place.part_of,
            part_of_ids: join(place.part_of.iter().map(PlaceId::as_str), ","),
            periods: &place.periods,
            periods_text: periods_text(place),
            precision_m: place.precision_m,
            schematic: place.schematic,
            confidence: place.confidence.map(crate::chronicle::place::Confidence::as_str),
            length_m: length_m(place),
            names: &place.names,
            name_forms: join(unique(place.names.iter().map(|name| &*name.form)), "; "),
            origin: place.origin.as_deref(),
            note: place.note.as_ref(),
            source_ids: join(place.sources.iter().map(SourceId::as_str), ","),
            sources: self.sources(&place.sources),
            revision: self.revision,
        };
        Feature {
            kind: Some("Feature"),
            id: place.id.to_string(),
            properties,
            geometry: Some(raw(geometry(place.geometry.as_ref()))),
        }
    }

    /// A state without its geometry, which all states of its place share.
    #[must_use]
    pub fn state(&self, index: StateIndex) -> Feature<StateProperties<'a>> {
        let view = self.atlas.view(index);
        let offset = self.atlas.header().offset;
        let controllers = view.controllers();
        let sources = view.sources();
        let since = view.since_written();
        let last_reported = &self.atlas.change(view.state.last_reported).moment;
        let own = OwnOfState {
            status: view.status().id.as_str(),
            since: offset.rfc3339(view.state.period.since),
            until: view.state.period.until.map(|until| offset.rfc3339(until)),
            since_date: offset.day_of(view.state.period.since).to_string(),
            until_date: view.state.period.until.map(|until| offset.last_day_before(until).to_string()),
            since_latest: since.span(offset).until.map(|until| offset.rfc3339(until)),
            since_edtf: since.as_str().to_owned(),
            certainty: view.certainty().as_str(),
            is_exception: view.state.is_exception,
            last_reported: offset.rfc3339(last_reported.earliest(offset)),
            last_reported_edtf: last_reported.as_str(),
            change_ids: join(view.reports().map(|(change, _)| change.id.as_str()), ","),
            changes: reports(view),
            by_ids: join(view.actors().iter().map(|party| party.as_str()), ","),
            by: view.actors(),
            at: view.scene(),
        };
        let terms = TermsOfState {
            control: control_word(&controllers),
            controllers: controllers.parties().to_vec(),
            controller_ids: join(controllers.parties().iter().map(PartyId::as_str), ","),
            flat_access: view.access().into(),
            access: view.access(),
        };
        let basis = BasisOfState {
            source_publishers: join(unique(sources.iter().map(|source| &*source.publisher)), "; "),
            source_urls: join(sources.iter().filter_map(|source| source.url.as_deref()), " "),
            source_ids: join(sources.iter().map(|source| source.id.as_str()), ","),
            sources: sources.into_iter().map(|source| SourceRef::new(source, offset)).collect(),
        };
        let id = view.id();
        let properties = StateProperties { place: self.place_of_state(view.place()), id: id.clone(), own, terms, basis };
        Feature { kind: None, id, properties, geometry: None }
    }

    /// What all states of a place have alike.
    pub(super) fn place_of_state(&self, place: &'a Place) -> PlaceOfState<'a> {
        PlaceOfState {
            place: place.id.as_str(),
            place_name: place.label("en"),
            kind: place.kind.as_str(),
            precision_m: place.precision_m,
            schematic: place.schematic,
            revision: self.revision,
        }
    }

    /// A change, with the geometry of its place when it has one place.
    #[must_use]
    pub fn change(&self, index: ChangeIndex) -> Feature<ChangeProperties<'a>> {
        let change = self.atlas.change(index);
        let offset = self.atlas.header().offset;
        let span = self.atlas.span_of(index);
        let sources: Vec<&Source> = change.all_sources().filter_map(|id| self.atlas.source(id.as_str())).collect();
        let referred_to_by = self.referred_to_by(index);
        let properties = ChangeProperties {
            id: change.id.as_str(),
            moment: &change.moment,
            since: offset.rfc3339(span.since),
            since_latest: span.until.map(|until| offset.rfc3339(until)),
            date: offset.day_of(span.since).to_string(),
            certainty: change.certainty.as_str(),
            category: change.category.as_str(),
            title: change.title.as_ref().map(|title| title.text("en")),
            summary: change.summary.text("en"),
            place_ids: join(change.places().map(PlaceId::as_str), ","),
            statuses: join(unique(change.effects.iter().map(|effect| effect.status.as_str())), ","),
            claim_parties: join(unique(change.claims.iter().map(|claim| claim.party.as_str())), ","),
            figures_text: join(
                change
                    .figures
                    .iter()
                    .map(|figure| figures::in_words(figure, "en"))
                    .collect::<Vec<_>>()
                    .iter()
                    .map(String::as_str),
                "; ",
            ),
            source_publishers: join(unique(sources.iter().map(|source| &*source.publisher)), "; "),
            source_urls: join(sources.iter().filter_map(|source| source.url.as_deref()), " "),
            source_ids: join(sources.iter().map(|source| source.id.as_str()), ","),
            refers_to_ids: join(change.refers_to.iter().map(|reference| reference.change.as_str()), ","),
            referred_to_by_ids: join(referred_to_by.iter().map(|reference| reference.change), ","),
            revision: self.revision,
            summary_versions: &change.summary,
            note: change.note.as_ref(),
            effects: change.effects.iter().map(|effect| effect_ref(change, effect)).collect(),
            claims: &change.claims,
            figures: &change.figures,
            sources: sources.into_iter().map(|source| SourceRef::new(source, offset)).collect(),
            refers_to: &change.refers_to,
            referred_to_by,
        };
        let geometry = Some(raw(geometry(self.place_of(change).and_then(|place| place.geometry.as_ref()))));
        Feature { kind: Some("Feature"), id: change.id.to_string(), properties, geometry }
    }

    /// The place of a change that has just one.
    fn place_of(&self, change: &Change) -> Option<&'a Place> {
        change.only_place().and_then(|id| self.atlas.place_index(id.as_str())).map(|index| self.atlas.place(index))
    }

    fn referred_to_by(&self, index: ChangeIndex) -> Vec<BackReference<'a>> {
        let reference = |&(relation, by): &(Relation, ChangeIndex)| BackReference {
            relation: relation.as_str(),
            change: self.atlas.change(by).id.as_str(),
        };
        self.atlas.referred_by(index).iter().map(reference).collect()
    }

    /// A source, with the changes that rest on it.
    #[must_use]
    pub fn source(&self, index: u32) -> Feature<SourceProperties> {
        let source = &self.atlas.sources()[index as usize];
        let changes = self.atlas.changes_citing(index).iter();
        let changes: Vec<&str> = changes.map(|&change| self.atlas.change(change).id.as_str()).collect();
        let derived = [
            ("date", json!(date_of(source, self.atlas.header().offset))),
            ("date_edtf", json!(source.date)),
            ("copies_url", json!(copies_url(source))),
            ("statement_url", json!(statement_url(source))),
            // Without any the file has no list.
            ("translations", json!(source.translations)),
            ("translation_urls", join(source.translations.iter().filter_map(|one| one.url.as_deref()), " ").into()),
            ("revision", self.revision.into()),
            ("change_ids", join(changes.iter().copied(), ",").into()),
            ("changes", json!(changes)),
        ];
        let properties = SourceProperties { written: json!(source), derived };
        Feature { kind: Some("Feature"), id: source.id.to_string(), properties, geometry: Some(raw("null".into())) }
    }

    fn sources(&self, ids: &[SourceId]) -> Vec<SourceRef<'a>> {
        let offset = self.atlas.header().offset;
        ids.iter().filter_map(|id| self.atlas.source(id.as_str())).map(|source| SourceRef::new(source, offset)).collect()
    }
}

/// The periods of a place in words. It begins with a word, since GDAL takes an EDTF interval for its first date and drops the other.
fn periods_text(place: &Place) -> String {
    let period = |period: &crate::chronicle::place::Lifespan| match &period.until {
        Some(until) => format!("from {} until {}", period.since.as_str(), until.as_str()),
        None => format!("from {} on", period.since.as_str()),
    };
    place.periods.iter().map(period).collect::<Vec<_>>().join(", ")
}

fn reports(view: StateView<'_>) -> Vec<ReportRef<'_>> {
    let certainty_of = |change: &Change| {
        let support = view.state.supports.iter().find(|support| view.atlas.change(support.change).id == change.id);
        support.map_or(change.certainty, |support| support.certainty).as_str()
    };
    view.reports()
        .map(|(change, role)| ReportRef {
            id: change.id.as_str(),
            role: role.as_str(),
            moment: change.moment.as_str(),
            certainty: certainty_of(change),
            summary: change.summary.text("en"),
        })
        .collect()
}

fn effect_ref<'a>(change: &Change, effect: &'a Effect) -> EffectRef<'a> {
    let controllers = effect.control.controllers();
    EffectRef {
        places: &effect.places,
        effect: effect.kind.as_str(),
        status: effect.status.as_str(),
        until: effect.until.as_ref(),
        certainty: effect.certainty.unwrap_or(change.certainty).as_str(),
        by: &effect.by,
        at: effect.at.as_ref(),
        control: control_word(&controllers),
        controllers: controllers.parties().to_vec(),
        access: &effect.access,
    }
}

/// A geometry as GeoJSON text; `null` for none. Coordinates are written as the data has them (at most 6 decimals).
#[must_use]
pub fn geometry(geometry: Option<&Geometry<f64>>) -> String {
    geometry.map_or_else(|| "null".to_owned(), |geometry| geojson::Geometry::from(geometry).to_string())
}

/// The bounding box of a place: west, south, east, north in degrees.
#[must_use]
pub fn bbox(place: &Place) -> Option<[f64; 4]> {
    let rect = place.geometry.as_ref()?.bounding_rect()?;
    Some([rect.min().x, rect.min().y, rect.max().x, rect.max().y])
}

/// The length of a single line on the WGS84 ellipsoid, in whole metres; of the line as drawn, which is shorter than a real road.
fn length_m(place: &Place) -> Option<f64> {
    match place.geometry.as_ref()? {
        Geometry::LineString(line) => Some(Geodesic.length(line).round()),
        _ => None,
    }
}

fn raw(json: String) -> Box<serde_json::value::RawValue> {
    serde_json::value::RawValue::from_string(json).unwrap_or_default()
}

fn join<'t>(texts: impl IntoIterator<Item = &'t str>, separator: &str) -> String {
    texts.into_iter().collect::<Vec<_>>().join(separator)
}

fn unique<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut seen = std::collections::HashSet::new();
    texts.filter(|text| seen.insert(*text)).collect()
}
