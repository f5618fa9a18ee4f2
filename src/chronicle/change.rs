//! Changes: dated, sourced reports, what each did at which places, and who claims what about it.
//!
//! A report is not a state. What a map shows follows from the effects by the fold of [`timeline`](super::fold); opposing
//! claims stand side by side in the report that they are about, and none of them is ever merged away.

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
    /// What sort of event it is: `change` where it does something at a place, the others are context.
    Category {
        /// Changes or confirms what holds at a place.
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
    /// What a report does at a place.
    EffectKind {
        /// A lasting state starts.
        Starts = "starts",
        /// A state holds for a while, then the earlier one resumes.
        Exception = "exception",
        /// The state in force is reported again.
        Confirms = "confirms",
        /// The state ends, and with it the place's period.
        Ends = "ends",
    }
}

words! {
    /// How one change refers to another.
    Relation {
        /// Names it as a reason.
        Cites = "cites",
        /// Replies to it.
        Answers = "answers",
        /// Denies or refuses it.
        Rejects = "rejects",
        /// Demands what it ordered or promised.
        AsksFor = "asks_for",
    }
}

/// What one report does at some places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Where.
    pub places: Vec<PlaceId>,
    /// What it does there.
    #[serde(rename = "effect")]
    pub kind: EffectKind,
    /// The status that holds, is confirmed, or was the last word.
    pub status: StatusId,
    /// Who could pass; empty where nothing was recorded.
    #[serde(default)]
    pub access: Access,
    /// Who is reported in control.
    #[serde(flatten)]
    pub control: Control,
    /// The end of an exception (its earliest instant, not included).
    #[serde(default)]
    pub until: Option<Moment>,
    /// How far this effect is agreed, where that differs from the change as a whole.
    #[serde(default)]
    pub certainty: Option<Certainty>,
}

impl Effect {
    /// An effect with nothing recorded but the status: a start for tests, examples and generated data.
    #[must_use]
    pub fn new(kind: EffectKind, places: &[&str], status: &str) -> Self {
        Self {
            places: places.iter().map(|&id| id.into()).collect(),
            kind,
            status: status.into(),
            access: Access::default(),
            control: Control::default(),
            until: None,
            certainty: None,
        }
    }
}

/// Control as the data writes it: `controllers` (a list of parties, or the word `unknown`) or `contested: true`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// The parties, or `unknown`.
    #[serde(default)]
    pub controllers: Option<ControllersWritten>,
    /// True when there is no single answer.
    #[serde(default)]
    pub contested: bool,
}

/// The two ways to write `controllers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ControllersWritten {
    /// A list of parties.
    Parties(Vec<PartyId>),
    /// The word `unknown`.
    Word(Box<str>),
}

impl Control {
    /// Who is reported in control.
    #[must_use]
    pub fn reading(&self) -> Controllers {
        match &self.controllers {
            _ if self.contested => Controllers::Contested,
            None => Controllers::NotRecorded,
            Some(ControllersWritten::Word(_)) => Controllers::Unknown,
            Some(ControllersWritten::Parties(parties)) => Controllers::Known(parties.clone()),
        }
    }
}

/// A link from one change to another; shown both ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// How it refers to it.
    pub relation: Relation,
    /// To which change.
    pub change: ChangeId,
}

/// One dated, sourced report.
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
    /// Its id.
    pub id: ChangeId,
    /// When it happened, as precisely as reported.
    pub moment: Moment,
    /// How far it is agreed.
    pub certainty: Certainty,
    /// What sort of event it is.
    pub category: Category,
    /// What happened, in neutral words.
    pub summary: Translated,
    /// What it does at places; none for a context event.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// Who says what about it.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// What was counted.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Where it was reported.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    /// Which changes it refers to.
    #[serde(default)]
    pub refers_to: Vec<Reference>,
    /// What a reader should know about the report itself.
    #[serde(default)]
    pub note: Option<Translated>,
}

impl Change {
    /// A confirmed report without effects, words and sources: a start for tests, examples and generated data.
    #[must_use]
    pub fn new(id: &str, moment: Moment) -> Self {
        Self {
            id: id.into(),
            moment,
            certainty: Certainty::Confirmed,
            category: Category::Change,
            summary: Translated::default(),
            effects: Vec::new(),
            claims: Vec::new(),
            figures: Vec::new(),
            sources: Vec::new(),
            refers_to: Vec::new(),
            note: None,
        }
    }

    /// The same with one more effect.
    #[must_use]
    pub fn with(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }

    /// Whether it changes nothing at any place.
    #[must_use]
    pub fn is_context(&self) -> bool {
        self.effects.is_empty()
    }

    /// Every place that it has an effect on, each once, in the order of the data.
    pub fn places(&self) -> impl Iterator<Item = &PlaceId> {
        let mut seen = std::collections::HashSet::new();
        self.effects.iter().flat_map(|effect| &effect.places).filter(move |&place| seen.insert(place))
    }

    /// The place that it is about, where it is about just one.
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

    /// All its sources: its own, then those of its claims and figures, each once.
    pub fn all_sources(&self) -> impl Iterator<Item = &SourceId> {
        let mut seen = std::collections::HashSet::new();
        let of_claims = self.claims.iter().flat_map(|claim| &claim.sources);
        let of_figures = self.figures.iter().flat_map(|figure| &figure.sources);
        self.sources.iter().chain(of_claims).chain(of_figures).filter(move |&source| seen.insert(source))
    }
}
