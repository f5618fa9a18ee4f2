//! A dataset: the header with its vocabulary, and everything that it describes.

use super::{
    ChangeId, MandateId, PartyId, PlaceId, SourceId,
    change::Change,
    moment::{Instant, Moment, Offset},
    period::Period,
    place::{Place, words},
    source::Source,
    status::{Party, Status},
    translated::{Label, Translated},
};
use serde::{Deserialize, Serialize};

/// The terms under which the compilation may be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// SPDX id.
    pub id: Box<str>,
    /// Its text.
    pub url: Box<str>,
}

/// Whom to name when the data or a picture of it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// The words of the credit.
    pub text: Box<str>,
    /// Where the credited stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
    /// Its own licence, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Box<str>>,
}

/// Who publishes the dataset, and whom to write to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publisher {
    /// Their name.
    pub name: Box<str>,
    /// Their own page.
    #[serde(default)]
    pub url: Option<Box<str>>,
    /// Where they are reached: an address that begins with `mailto:` or `https:`.
    #[serde(default)]
    pub contact: Option<Box<str>>,
}

words! {
    /// What the publisher of a source says of itself.
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
        /// It says none of these, or what it says was not found.
        NotStated = "not-stated",
    }
}

/// The word for a country that a publisher does not state.
pub const NOT_STATED: &str = "not-stated";

/// What the publisher of a source says of itself. Nobody is judged here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcePublisher {
    /// Its name, as the sources give it.
    pub name: Box<str>,
    /// Its country in English, as it states it, or `not-stated`.
    pub country: Box<str>,
    /// What it says it is.
    pub kind: PublisherKind,
    /// The address where it says so.
    #[serde(default)]
    pub stated_at: Option<Box<str>>,
}

/// What the dataset covers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extent {
    /// West, south, east, north, in degrees of WGS84.
    pub bbox: [f64; 4],
    /// From when.
    pub since: Moment,
}

/// Where a map opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Longitude, latitude.
    pub center: [f64; 2],
    /// Web Mercator zoom, as MapLibre counts it (512 px tiles).
    pub zoom: f64,
}

/// A moment that a reader can go to in one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyMoment {
    /// When.
    pub moment: Moment,
    /// What it is called.
    pub label: Label,
}

/// Names for the four travellers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TravellerLabels {
    /// People on their own errand.
    pub civilians: Label,
    /// Aid.
    pub humanitarian: Label,
    /// Commercial goods.
    pub goods: Label,
    /// The peacekeeping contingent.
    pub peacekeepers: Label,
}

/// Names for the two directions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectionLabels {
    /// Inward.
    #[serde(rename = "in")]
    pub inward: Label,
    /// Outward.
    #[serde(rename = "out")]
    pub outward: Label,
}

/// Names for what is recorded about passing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AccessLabels {
    /// Could pass.
    pub yes: Label,
    /// Could pass within limits.
    pub limited: Label,
    /// Could not pass.
    pub no: Label,
    /// Recorded as unknown.
    pub unknown: Label,
    /// Nothing recorded.
    pub not_recorded: Label,
}

/// A standing text: over which places and period, whom it charges with control and with safety.
///
/// Shown beside who is *reported* in control; it says nothing about what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// Its id.
    pub id: MandateId,
    /// What it is called.
    pub label: Label,
    /// What it says, in the editors' words.
    pub text: Translated,
    /// Over which places.
    pub places: Vec<PlaceId>,
    /// From when.
    pub since: Moment,
    /// Until when (not included).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Whom it charges with control.
    #[serde(default)]
    pub control: Vec<PartyId>,
    /// Whom it charges with safety or passage.
    #[serde(default)]
    pub safety: Vec<PartyId>,
    /// The changes by which it was made.
    #[serde(default)]
    pub changes: Vec<ChangeId>,
    /// Where its text stands.
    pub sources: Vec<SourceId>,
}

impl Mandate {
    /// While it stands.
    #[must_use]
    pub fn period(&self, offset: Offset) -> Period {
        Period { since: self.since.earliest(offset), until: self.until.as_ref().map(|until| until.earliest(offset)) }
    }
}

/// The head of a dataset: what it is, its vocabulary, and how it wants to be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// Its id.
    pub id: Box<str>,
    /// Its title.
    pub title: Label,
    /// What it covers, in a sentence or two.
    pub description: Label,
    /// The languages in which every label is complete; the first is the one that prose is written in.
    pub languages: Vec<Box<str>>,
    /// Under which terms it may be used.
    pub licence: Licence,
    /// Who publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher>,
    /// Whom to name.
    pub credits: Vec<Credit>,
    /// The fixed offset that turns its days into instants.
    pub offset: Offset,
    /// When it was last modified.
    pub modified: Instant,
    /// What it covers.
    pub extent: Extent,
    /// Where a map opens.
    pub default_view: View,
    /// The place whose state is the headline.
    pub headline_place: PlaceId,
    /// Moments to go to in one step.
    pub key_moments: Vec<KeyMoment>,
    /// Names for the travellers.
    pub travellers: TravellerLabels,
    /// Names for the directions.
    pub directions: DirectionLabels,
    /// Names for what is recorded about passing.
    pub access_values: AccessLabels,
    /// The statuses.
    pub statuses: Vec<Status>,
    /// The parties.
    pub parties: Vec<Party>,
    /// The standing texts.
    #[serde(default)]
    pub mandates: Vec<Mandate>,
    /// What the publishers of the sources say of themselves, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publishers: Vec<SourcePublisher>,
    /// Whether qualifiers of parties are shown.
    pub qualifiers: bool,
    /// On names, borders, statuses and certainty.
    pub usage_note: Translated,
    /// How a reader reports an error.
    pub report_errors: Translated,
}

impl Header {
    /// The status with this id.
    #[must_use]
    pub fn status(&self, id: &str) -> Option<&Status> {
        self.statuses.iter().find(|status| status.id.as_str() == id)
    }

    /// The party with this id.
    #[must_use]
    pub fn party(&self, id: &str) -> Option<&Party> {
        self.parties.iter().find(|party| party.id.as_str() == id)
    }
}

/// Everything that one revision says, not yet folded into states.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// The head.
    pub header: Header,
    /// The places, in the order in which they are listed and drawn.
    pub places: Vec<Place>,
    /// The changes, oldest first.
    pub changes: Vec<Change>,
    /// The sources.
    pub sources: Vec<Source>,
}
