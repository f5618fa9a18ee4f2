//! Changes: dated, sourced reports with their effects on places and the claims about them.
//!
//! A report is not a state: [`fold`](super::fold) computes states from effects. Opposing claims are kept side by side in the
//! change that they are about; none replaces another.

use super::{
    ChangeId, PartyId, PlaceId, SourceId, StatusId,
    claim::Claim,
    figure::Figure,
    moment::Moment,
    place::words,
    status::{Access, Controllers},
    translated::Translated,
};
use serde::{Deserialize, Serialize};

pub use super::certainty::Certainty;

words! {
    /// Type of event: `change` has effects on places; all others are context.
    Category {
        /// Changes or confirms the state of a place.
        Change = "change",
        /// An agreed or published text.
        Text = "text",
        /// A court's order or decision.
        Court = "court",
        /// A statement.
        Statement = "statement",
        /// A proposal or plan.
        Proposal = "proposal",
        /// An incident.
        Incident = "incident",
        /// A count of people or vehicles.
        Count = "count",
        /// An opinion.
        Opinion = "opinion",
    }
}

words! {
    /// Effect of a report on a place.
    EffectKind {
        /// A lasting state starts.
        Starts = "starts",
        /// A temporary state holds, then the earlier one resumes.
        Exception = "exception",
        /// The state in force is reported again.
        Confirms = "confirms",
        /// The state ends together with the place's period of existence.
        Ends = "ends",
    }
}

words! {
    /// Kind of reference from one change to another.
    Relation {
        /// Names the other change as a reason.
        Cites = "cites",
        /// Replies to the other change.
        Answers = "answers",
        /// Denies or refuses the other change.
        Rejects = "rejects",
        /// Demands what the other change ordered or promised.
        AsksFor = "asks_for",
    }
}

/// What one report says of one or more places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Places that are affected; never empty in checked data.
    pub places: Vec<PlaceId>,
    /// Whether a state starts, is an exception, is confirmed or ends.
    #[serde(rename = "effect")]
    pub kind: EffectKind,
    /// Status that starts, is confirmed or ends.
    pub status: StatusId,
    /// Access by traveller and direction; empty where nothing was recorded.
    #[serde(default)]
    pub access: Access,
    /// Parties that brought it about, as the sources agree; empty where that is not recorded.
    #[serde(default)]
    pub by: Vec<PartyId>,
    /// Place where they acted; none where that is not recorded, and where it is the affected place itself.
    #[serde(default)]
    pub at: Option<PlaceId>,
    /// Reported control.
    #[serde(flatten)]
    pub control: Control,
    /// End of an exception: the earliest instant of the moment, not included.
    #[serde(default)]
    pub until: Option<Moment>,
    /// Certainty of this effect, where it differs from that of the change.
    #[serde(default)]
    pub certainty: Option<Certainty>,
}

impl Effect {
    /// Creates an effect with a status and no access, actors, control, end or certainty, for tests, examples and generated data.
    #[must_use]
    pub fn new(kind: EffectKind, places: &[&str], status: &str) -> Self {
        Self {
            places: places.iter().map(|&id| id.into()).collect(),
            kind,
            status: status.into(),
            access: Access::default(),
            by: Vec::new(),
            at: None,
            control: Control::default(),
            until: None,
            certainty: None,
        }
    }
}

/// Control as written in the data: `controllers` (a list of parties, or the word `unknown`) or `contested: true`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// Parties in control, or `unknown`; none where not recorded.
    #[serde(default)]
    pub controllers: Option<ControllersWritten>,
    /// Whether parties contradict each other about who is in control.
    #[serde(default)]
    pub contested: bool,
}

/// The value of `controllers` in the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ControllersWritten {
    /// A list of parties.
    Parties(Vec<PartyId>),
    /// The word `unknown`.
    Word(Box<str>),
}

impl Control {
    /// Returns who is reported in control; `contested` takes precedence over a list of parties.
    #[must_use]
    pub fn controllers(&self) -> Controllers {
        match &self.controllers {
            _ if self.contested => Controllers::Contested,
            None => Controllers::NotRecorded,
            Some(ControllersWritten::Word(_)) => Controllers::Unknown,
            Some(ControllersWritten::Parties(parties)) => Controllers::Known(parties.clone()),
        }
    }
}

/// A link from one change to another. Answers show it on both changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Kind of reference.
    pub relation: Relation,
    /// The change that is referred to.
    pub change: ChangeId,
}

/// A dated, sourced report.
///
/// ```
/// use corridor::chronicle::change::{Change, Effect, EffectKind};
/// let shut = Change::new("t040", "2023-04-23".parse()?)
///     .with(Effect::new(EffectKind::Starts, &["hakari-bridge"], "closed"));
/// assert!(!shut.is_context());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Identifier, unique among changes.
    pub id: ChangeId,
    /// When the event happened, as precisely as reported.
    pub moment: Moment,
    /// Agreement of the sources; an effect may differ.
    pub certainty: Certainty,
    /// Type of event.
    pub category: Category,
    /// One short clause that completes "Also that day: …".
    #[serde(default)]
    pub title: Option<Translated>,
    /// What happened, in neutral words.
    pub summary: Translated,
    /// Effects on places; empty for context.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// Claims of parties about the event.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// Figures that were counted or claimed.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Sources of the report, without those of claims and figures.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    /// Links to other changes.
    #[serde(default)]
    pub refers_to: Vec<Reference>,
    /// Editors' remark about the report itself.
    #[serde(default)]
    pub note: Option<Translated>,
}

impl Change {
    /// Creates a confirmed change without effects, summary and sources, for tests, examples and generated data.
    #[must_use]
    pub fn new(id: &str, moment: Moment) -> Self {
        Self {
            id: id.into(),
            moment,
            certainty: Certainty::Confirmed,
            category: Category::Change,
            title: None,
            summary: Translated::default(),
            effects: Vec::new(),
            claims: Vec::new(),
            figures: Vec::new(),
            sources: Vec::new(),
            refers_to: Vec::new(),
            note: None,
        }
    }

    /// Adds an effect.
    #[must_use]
    pub fn with(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }

    /// Returns whether the change has no effect on any place.
    #[must_use]
    pub fn is_context(&self) -> bool {
        self.effects.is_empty()
    }

    /// Returns the places of all effects, each once, in the order of the data.
    pub fn places(&self) -> impl Iterator<Item = &PlaceId> {
        let mut seen = std::collections::HashSet::new();
        self.effects.iter().flat_map(|effect| &effect.places).filter(move |&place| seen.insert(place))
    }

    /// Returns the affected place if there is exactly one.
    ///
    /// ```
    /// let changes = corridor::geodata::built_in().map_err(|_| "bad data")?.changes;
    /// let only = |id: &str| changes.iter().find(|change| change.id.as_str() == id)?.only_place();
    /// assert_eq!(only("t044").map(|place| place.as_str()), Some("az-checkpoint"));
    /// assert_eq!(only("t040"), None, "it is about several");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn only_place(&self) -> Option<&PlaceId> {
        let mut places = self.places();
        places.next().filter(|_| places.next().is_none())
    }

    /// Returns all sources of the change: its own, then those of claims, then those of figures, each once.
    pub fn all_sources(&self) -> impl Iterator<Item = &SourceId> {
        let mut seen = std::collections::HashSet::new();
        let of_claims = self.claims.iter().flat_map(|claim| &claim.sources);
        let of_figures = self.figures.iter().flat_map(|figure| &figure.sources);
        self.sources.iter().chain(of_claims).chain(of_figures).filter(move |&source| seen.insert(source))
    }
}
