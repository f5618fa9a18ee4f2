//! Places: what the map shows, with names as records and a geometry that states its precision.
//!
//! A rerouted road is a second place, never a changed geometry. A name is never overwritten by another: each says in which
//! language it is and who uses it.

use super::{
    PartyId, PlaceId, SourceId,
    moment::{Moment, Offset},
    period::Period,
    translated::{Label, Translated},
};
use serde::{Deserialize, Serialize};

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
            /// Every value as the data spells it, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word of the data for it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Reads the word of the data.
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
    /// What sort of thing a place is.
    Kind {
        /// A way through, carried by roads.
        Corridor = "corridor",
        /// A road.
        Road = "road",
        /// A bridge.
        Bridge = "bridge",
        /// A checkpoint.
        Checkpoint = "checkpoint",
        /// An observation post.
        Post = "post",
        /// Another spot where something stood, such as a sit-in.
        Site = "site",
        /// A town or village.
        Settlement = "settlement",
        /// An illustrative area.
        Area = "area",
    }
}

words! {
    /// How well a position is known.
    Confidence {
        /// Two independent sources agree, or a map database holds it.
        High = "high",
        /// One source, or derived.
        Medium = "medium",
        /// Inferred.
        Low = "low",
    }
}

/// A stretch of time in which a place exists, as written in the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifespan {
    /// From when; the earliest instant counts.
    pub since: Moment,
    /// Until when (not included); none while it exists.
    pub until: Option<Moment>,
}

impl Lifespan {
    /// The same as instants.
    #[must_use]
    pub fn period(&self, offset: Offset) -> Period {
        Period { since: self.since.earliest(offset), until: self.until.as_ref().map(|until| until.earliest(offset)) }
    }
}

/// One form of a place's name: language, script, who uses it, from when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// BCP 47 language.
    pub lang: Box<str>,
    /// The name itself.
    pub form: Box<str>,
    /// ISO 15924 script, where it is not the language's usual one or worth saying.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<Box<str>>,
    /// Whether it is part of the label in its language; two such forms make a dual label.
    pub label: bool,
    /// Who uses it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub used_by: Vec<PartyId>,
    /// In use from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    /// In use to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
    /// A remark for the reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
    /// True when no look-up showed the form, so that it rests on general knowledge.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub general_knowledge: bool,
    /// Where the form was seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}

/// A thing on the map.
///
/// ```
/// use corridor::chronicle::place::{Kind, Place};
/// let bridge = Place::new("hakari-bridge", Kind::Bridge, "Hakari Bridge");
/// assert_eq!(bridge.label("en"), "Hakari Bridge");
/// assert!(bridge.geometry.is_none(), "listed, not drawn");
/// ```
#[derive(Clone, Debug)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// What sort of thing it is.
    pub kind: Kind,
    /// All its names.
    pub names: Vec<Name>,
    /// The name as it stands in the middle of a sentence, with an article where the language wants one.
    pub in_sentence: Option<Label>,
    /// The places that it belongs to.
    pub part_of: Vec<PlaceId>,
    /// When it exists; empty means always.
    pub periods: Vec<Lifespan>,
    /// WGS84, longitude then latitude, degrees; none: listed, not drawn.
    pub geometry: Option<geo_types::Geometry<f64>>,
    /// How far the geometry may be from the thing it names, in metres.
    pub precision_m: Option<f64>,
    /// True when the line or area is not surveyed.
    pub schematic: bool,
    /// How well the position is known.
    pub confidence: Option<Confidence>,
    /// Where the geometry comes from.
    pub origin: Option<Box<str>>,
    /// Sources of the position.
    pub sources: Vec<SourceId>,
    /// A remark for the reader.
    pub note: Option<Translated>,
}

/// What a geometry is made of, whether of one part or of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A point.
    Point,
    /// A line.
    Line,
    /// An area.
    Area,
}

impl Shape {
    /// The shape of a geometry; none for a mixture.
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
    /// A place with one English name, no geometry and no end: a start for tests, examples and generated data.
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

    /// The label in `language`, else in English. Two forms stand in the alphabetical order of the language, which carries no meaning.
    #[must_use]
    pub fn label(&self, language: &str) -> String {
        let in_language = |language: &str| {
            let mut forms: Vec<&str> =
                self.names.iter().filter(|name| name.label && &*name.lang == language).map(|name| &*name.form).collect();
            forms.sort_by_cached_key(|form| alphabetical(form, language));
            forms.dedup();
            forms.join(" / ")
        };
        let label = in_language(language);
        if label.is_empty() { in_language("en") } else { label }
    }

    /// The name as it stands in the middle of a sentence.
    #[must_use]
    pub fn sentence_name(&self, language: &str) -> String {
        self.in_sentence.as_ref().and_then(|names| names.exactly(language)).map_or_else(|| self.label(language), str::to_owned)
    }

    /// Returns the shape of its geometry; none where it has no geometry.
    #[must_use]
    pub fn shape(&self) -> Option<Shape> {
        self.geometry.as_ref().and_then(Shape::of)
    }

    /// When it exists, as instants in order; all of time where the data names no period.
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
/// A key by which forms stand in the alphabetical order of a language. Armenian, Georgian and Cyrillic letters stand so in Unicode, and
/// English ones too; the Azerbaijani alphabet has an order of its own.
fn alphabetical(form: &str, language: &str) -> Vec<u32> {
    const AZERBAIJANI: &str = "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz";
    let rank = |letter: char| match AZERBAIJANI.chars().position(|known| known == letter).filter(|_| language == "az") {
        // After all that is no letter, as in Unicode.
        Some(position) => 0x80 + u32::try_from(position).unwrap_or_default(),
        None => u32::from(letter),
    };
    form.chars().map(rank).collect()
}
