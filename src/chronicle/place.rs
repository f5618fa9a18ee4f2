//! Places: roads, bridges, checkpoints and the like, with names as records and a geometry that states its precision.
//!
//! A rerouted road is a second place, never a changed geometry. Names do not replace each other: each states its language and
//! who uses it.

use super::{
    PartyId, PlaceId, SourceId,
    moment::{Moment, Offset},
    period::Period,
    translated::{Label, Translated},
};
use serde::{Deserialize, Serialize};

// Not `strum`: one macro gives serde's names, the list of values and the list of words, each word written once.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant),*
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// Every value as written in the data, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// Returns the value as written in the data.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Parses the value as written in the data.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Type of place.
    Kind {
        /// A passage that consists of roads.
        Corridor = "corridor",
        /// A road.
        Road = "road",
        /// A bridge.
        Bridge = "bridge",
        /// A checkpoint.
        Checkpoint = "checkpoint",
        /// An observation post.
        Post = "post",
        /// Another spot of interest, such as a sit-in.
        Site = "site",
        /// A town or village.
        Settlement = "settlement",
        /// An illustrative area.
        Area = "area",
    }
}

words! {
    /// Confidence in a position.
    Confidence {
        /// Two independent sources agree, or a map database has it.
        High = "high",
        /// One source, or derived.
        Medium = "medium",
        /// Inferred.
        Low = "low",
    }
}

/// A period of a place's existence, as written in the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifespan {
    /// Start: the earliest instant of the moment, included.
    pub since: Moment,
    /// End: the earliest instant of the moment, not included; none while the place exists.
    pub until: Option<Moment>,
}

impl Lifespan {
    /// Returns the lifespan as instants.
    #[must_use]
    pub fn period(&self, offset: Offset) -> Period {
        Period { since: self.since.earliest(offset), until: self.until.as_ref().map(|until| until.earliest(offset)) }
    }
}

/// One name of a place, with its language, script, users and time of use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// BCP 47 language tag.
    pub lang: Box<str>,
    /// Spelling of the name.
    pub form: Box<str>,
    /// ISO 15924 script, where it is not the usual one of the language or is worth stating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<Box<str>>,
    /// Whether it is part of the label in its language; two such names make a dual label.
    pub label: bool,
    /// Parties that use the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub used_by: Vec<PartyId>,
    /// Start of its use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    /// End of its use, not included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
    /// Remark for readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
    /// Whether no source was found for the name, so that it is general knowledge only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub general_knowledge: bool,
    /// Sources that use the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}

/// A place on the map.
///
/// ```
/// use corridor::chronicle::place::{Kind, Place};
/// let bridge = Place::new("hakari-bridge", Kind::Bridge, "Hakari Bridge");
/// assert_eq!(bridge.label("en"), "Hakari Bridge");
/// assert!(bridge.geometry.is_none(), "listed, not drawn");
/// ```
#[derive(Clone, Debug)]
pub struct Place {
    /// Identifier, unique among places.
    pub id: PlaceId,
    /// Type of place.
    pub kind: Kind,
    /// Names in all languages.
    pub names: Vec<Name>,
    /// Name within a sentence, with an article where the language needs one; none where the label serves.
    pub in_sentence: Option<Label>,
    /// The place as the scene of an act: "at the Hakari Bridge"; none where no change needs it.
    pub at: Option<Label>,
    /// Places that it is part of.
    pub part_of: Vec<PlaceId>,
    /// Periods of existence; empty means always.
    pub periods: Vec<Lifespan>,
    /// Geometry in WGS84 degrees, longitude before latitude; none where the place is listed but not drawn.
    pub geometry: Option<geo_types::Geometry<f64>>,
    /// Largest distance between the geometry and the real place, in metres.
    pub precision_m: Option<f64>,
    /// Whether the line or area is not surveyed.
    pub schematic: bool,
    /// Confidence in the position.
    pub confidence: Option<Confidence>,
    /// Origin of the geometry.
    pub origin: Option<Box<str>>,
    /// Sources of the position.
    pub sources: Vec<SourceId>,
    /// Remark for readers.
    pub note: Option<Translated>,
}

/// Dimension of a geometry of one or several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `Point` or `MultiPoint`.
    Point,
    /// `LineString` or `MultiLineString`.
    Line,
    /// `Polygon` or `MultiPolygon`.
    Area,
}

impl Shape {
    /// Returns the shape of a geometry; none for a geometry collection.
    #[must_use]
    pub fn of(geometry: &geo_types::Geometry<f64>) -> Option<Self> {
        use geo_types::Geometry as G;
        match geometry {
            G::Point(_) | G::MultiPoint(_) => Some(Self::Point),
            G::Line(_) | G::LineString(_) | G::MultiLineString(_) => Some(Self::Line),
            G::Polygon(_) | G::MultiPolygon(_) | G::Rect(_) | G::Triangle(_) => Some(Self::Area),
            G::GeometryCollection(_) => None,
        }
    }
}

impl Place {
    /// Returns how many metres its course may leave the straight lines between its points where it is drawn: as many as it is precise
    /// to; none for what is no road.
    #[must_use]
    pub fn drawn_within_m(&self) -> Option<f64> {
        self.precision_m.filter(|_| matches!(self.kind, Kind::Road | Kind::Corridor))
    }

    /// Creates a place with one English name, no geometry and no end, for tests, examples and generated data.
    #[must_use]
    pub fn new(id: &str, kind: Kind, english_name: &str) -> Self {
        let name = Name {
            lang: "en".into(),
            form: english_name.into(),
            script: None,
            label: true,
            used_by: Vec::new(),
            from: None,
            to: None,
            note: None,
            general_knowledge: false,
            sources: Vec::new(),
        };
        Self {
            id: id.into(),
            kind,
            names: vec![name],
            in_sentence: None,
            at: None,
            part_of: Vec::new(),
            periods: Vec::new(),
            geometry: None,
            precision_m: None,
            schematic: false,
            confidence: None,
            origin: None,
            sources: Vec::new(),
            note: None,
        }
    }

    /// Returns the label in `language`, else in English. Two names are in the alphabetical order of the language, so that the
    /// order
    /// expresses no preference.
    #[must_use]
    pub fn label(&self, language: &str) -> String {
        label_of(&self.names, language)
    }

    /// Returns the name within a sentence in `language`, else the label.
    #[must_use]
    pub fn sentence_name(&self, language: &str) -> String {
        self.in_sentence.as_ref().and_then(|names| names.exactly(language)).map_or_else(|| self.label(language), str::to_owned)
    }

    /// Returns the shape of its geometry; none where it has no geometry.
    #[must_use]
    pub fn shape(&self) -> Option<Shape> {
        self.geometry.as_ref().and_then(Shape::of)
    }

    /// Returns the periods of existence in order; [`Period::ALWAYS`] where the data has none.
    #[must_use]
    pub fn existence(&self, offset: Offset) -> Vec<Period> {
        if self.periods.is_empty() {
            return vec![Period::ALWAYS];
        }
        let mut periods: Vec<Period> = self.periods.iter().map(|written| written.period(offset)).collect();
        periods.sort_by_key(|period| period.since);
        periods
    }
}

/// Returns the label that names make in `language`, else in English.
pub(super) fn label_of(names: &[Name], language: &str) -> String {
    let in_language = |language: &str| {
        let mut forms: Vec<&str> =
            names.iter().filter(|name| name.label && &*name.lang == language).map(|name| &*name.form).collect();
        forms.sort_by_cached_key(|form| alphabetical(form, language));
        forms.dedup();
        forms.join(" / ")
    };
    let label = in_language(language);
    if label.is_empty() { in_language("en") } else { label }
}

/// Returns a sort key for the alphabetical order of a language. Unicode has the letters of Armenian, Georgian, Russian and
/// English in that order; those of Azerbaijani are ranked here.
fn alphabetical(form: &str, language: &str) -> Vec<u32> {
    const AZERBAIJANI: &str = "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz";
    let rank = |letter: char| match AZERBAIJANI.chars().position(|known| known == letter).filter(|_| language == "az") {
        // After everything that is not a letter, as in Unicode.
        Some(position) => 0x80 + u32::try_from(position).unwrap_or_default(),
        None => u32::from(letter),
    };
    form.chars().map(rank).collect()
}
