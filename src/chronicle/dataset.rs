//! A dataset: the header with its vocabulary, places, changes and sources.

use super::{
    ChangeId, MandateId, PartyId, PlaceId, SourceId,
    change::Change,
    labels::{AccessLabels, DirectionLabels, TravellerLabels},
    map_label::MapLabel,
    moment::{Instant, Moment, Offset},
    period::Period,
    place::{Place, words},
    route::Route,
    source::Source,
    status::{Party, Status},
    story::StoryStep,
    translated::{Label, Translated},
};
use serde::{Deserialize, Serialize};

/// Licence of the compilation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// SPDX identifier.
    pub id: Box<str>,
    /// URL of the licence text.
    pub url: Box<str>,
}

/// Attribution to show wherever the data or a picture of it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// Text to show.
    pub text: Box<str>,
    /// Name for the one line below a picture, where the text is longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Box<str>>,
    /// URL of the credited work or organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
    /// Licence of the credited work, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Box<str>>,
}

/// Publisher of the dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publisher {
    /// Name to show.
    pub name: Box<str>,
    /// URL of the publisher's website.
    #[serde(default)]
    pub url: Option<Box<str>>,
    /// Contact address, a URL that begins with `mailto:` or `https:`.
    #[serde(default)]
    pub contact: Option<Box<str>>,
}

words! {
    /// What the publisher of a source says it is.
    PublisherKind {
        /// A body of a state, a court, or an organisation of states.
        Official = "official",
        /// Media that a state owns or pays for.
        StateMedia = "state-media",
        /// A news agency.
        Agency = "agency",
        /// Media that call themselves independent.
        Independent = "independent",
        /// An association, a foundation or a project.
        Organisation = "organisation",
        /// None of these, or no statement was found.
        NotStated = "not-stated",
    }
}

/// Value of `country` for a publisher that does not state one.
pub const NOT_STATED: &str = "not-stated";

/// What the publisher of a source says of itself; editors record it without judging it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcePublisher {
    /// Name as in [`Source::publisher`].
    pub name: Box<str>,
    /// Country that it states, in English, or `not-stated`.
    pub country: Box<str>,
    /// Kind that it states.
    pub kind: PublisherKind,
    /// URL of the statement.
    #[serde(default)]
    pub stated_at: Option<Box<str>>,
}

/// Area and start of the dataset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extent {
    /// West, south, east, north, in degrees of WGS84.
    pub bbox: [f64; 4],
    /// Start of the dataset, included; it has no end.
    pub since: Moment,
}

/// Initial view of a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Longitude, latitude in degrees of WGS84.
    pub center: [f64; 2],
    /// Web Mercator zoom, as MapLibre counts it (512 px tiles).
    pub zoom: f64,
}

/// The period on which a timeline opens, as written in the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineFocus {
    /// Start, included.
    pub since: Moment,
    /// End, not included.
    pub until: Moment,
}

impl TimelineFocus {
    /// Returns the focus as instants.
    #[must_use]
    pub fn period(&self, offset: Offset) -> Period {
        Period::new(self.since.earliest(offset), self.until.earliest(offset))
    }
}

/// A moment that the page offers as a shortcut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyMoment {
    /// Moment to show.
    pub moment: Moment,
    /// Name for readers.
    pub label: Label,
}

/// A legal text that assigns control or safety of places to parties for a period.
///
/// It is shown beside who is *reported* in control, and says nothing about what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// Identifier, unique among mandates.
    pub id: MandateId,
    /// Name for readers.
    pub label: Label,
    /// Content in the editors' words.
    pub text: Translated,
    /// Places that it covers.
    pub places: Vec<PlaceId>,
    /// Start, included.
    pub since: Moment,
    /// End, not included; none while it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Parties that it charges with control.
    #[serde(default)]
    pub control: Vec<PartyId>,
    /// Parties that it charges with safety or passage.
    #[serde(default)]
    pub safety: Vec<PartyId>,
    /// Changes that made it.
    #[serde(default)]
    pub changes: Vec<ChangeId>,
    /// Sources of its text.
    pub sources: Vec<SourceId>,
}

impl Mandate {
    /// Returns the period in which it is in force.
    #[must_use]
    pub fn period(&self, offset: Offset) -> Period {
        Period { since: self.since.earliest(offset), until: self.until.as_ref().map(|until| until.earliest(offset)) }
    }
}

/// The header of a dataset: metadata, vocabulary and defaults for showing it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// Identifier of the dataset.
    pub id: Box<str>,
    /// Title for readers.
    pub title: Label,
    /// Description in one or two sentences.
    pub description: Label,
    /// BCP 47 languages in which every label is complete, English first.
    pub languages: Vec<Box<str>>,
    /// Licence of the compilation.
    pub licence: Licence,
    /// Publisher of the dataset; none where not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher>,
    /// Attributions to show.
    pub credits: Vec<Credit>,
    /// Fixed offset from UTC that turns days into instants.
    pub offset: Offset,
    /// When the data was last modified.
    pub modified: Instant,
    /// Area and start of the dataset.
    pub extent: Extent,
    /// Initial view of a map.
    pub default_view: View,
    /// The place whose state is the headline of the home page.
    pub headline_place: PlaceId,
    /// Moments that the page offers as shortcuts.
    pub key_moments: Vec<KeyMoment>,
    /// Steps that tell the dataset to a newcomer; without any, the home page opens on today.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub story: Vec<StoryStep>,
    /// Period on which a timeline opens; where none is given, it follows from the changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeline_focus: Option<TimelineFocus>,
    /// Stops of the road in order, for each period in which it took another course; periods do not overlap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<Route>,
    /// Names on the map that belong to no place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<MapLabel>,
    /// Names of the travellers.
    pub travellers: TravellerLabels,
    /// Names of the directions.
    pub directions: DirectionLabels,
    /// Names of the access levels.
    pub access_values: AccessLabels,
    /// Vocabulary of statuses; a state refers to one by its position.
    pub statuses: Vec<Status>,
    /// Parties that act, control or claim.
    pub parties: Vec<Party>,
    /// Mandates over places.
    #[serde(default)]
    pub mandates: Vec<Mandate>,
    /// What the publishers of the sources say of themselves; each publisher occurs once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publishers: Vec<SourcePublisher>,
    /// Whether qualifiers of parties, such as "de facto", are shown.
    pub qualifiers: bool,
    /// Note for readers on names, borders, statuses and certainty.
    pub usage_note: Translated,
    /// How readers report an error.
    pub report_errors: Translated,
}

impl Header {
    /// Returns the status with this id.
    #[must_use]
    pub fn status(&self, id: &str) -> Option<&Status> {
        self.statuses.iter().find(|status| status.id.as_str() == id)
    }

    /// Returns the route that carries the traffic at an instant.
    #[must_use]
    pub fn route_at(&self, at: Instant) -> Option<&Route> {
        self.routes.iter().find(|route| route.period(self.offset).contains(at))
    }

    /// Returns the party with this id.
    #[must_use]
    pub fn party(&self, id: &str) -> Option<&Party> {
        self.parties.iter().find(|party| party.id.as_str() == id)
    }
}

/// The content of one revision, not yet folded into states.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Metadata and vocabulary.
    pub header: Header,
    /// Places in the order in which they are listed and drawn.
    pub places: Vec<Place>,
    /// Changes, oldest first.
    pub changes: Vec<Change>,
    /// Sources in the order of the data.
    pub sources: Vec<Source>,
}
