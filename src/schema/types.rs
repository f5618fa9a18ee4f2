//! Defines the table as plain data: types of values, fields, and objects.
//!
//! A row of the table is a [`Field`]: the name of a member, its meaning, and how each [`Face`] writes it. The checks of files, the
//! JSON Schemas, OpenAPI, `docs/properties.md` and `web/src/wire.ts` are all generated from the rows.

/// The kind of record that an id belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Id {
    Place,
    Change,
    Source,
    Party,
    Status,
    Mandate,
    Figure,
    Step,
    Dataset,
}

impl Id {
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Change => "change",
            Self::Source => "source",
            Self::Party => "party",
            Self::Status => "status",
            Self::Mandate => "mandate",
            Self::Figure => "figure",
            Self::Step => "step",
            Self::Dataset => "dataset",
        }
    }

    /// Returns where ids of this kind are defined, for messages.
    pub(crate) fn home(self) -> &'static str {
        match self {
            Self::Place => "places.geojson",
            Self::Change => "changes.json",
            Self::Source => "sources.json",
            Self::Party => "`parties` of dataset.json",
            Self::Status => "`statuses` of dataset.json",
            Self::Mandate => "`mandates` of dataset.json",
            Self::Figure => "`figures` of changes.json",
            Self::Step => "`story` of dataset.json",
            Self::Dataset => "dataset.json",
        }
    }
}

/// The type of a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FieldType {
    /// A text that is not empty.
    Text,
    /// A text that defines an id.
    Defines(Id),
    /// A text that refers to an id.
    Refers(Id),
    /// An EDTF date, or a time with its offset.
    Moment,
    /// An RFC 3339 instant.
    Instant,
    /// A local day, as `YYYY-MM-DD`.
    Day,
    /// An offset from UTC.
    Offset,
    /// A BCP 47 language tag.
    Language,
    /// One of a closed list of words.
    OneOf(&'static [&'static str]),
    /// A web address.
    Url,
    /// A web address, or `mailto:` and a mail address.
    Contact,
    /// `#rrggbb`.
    Colour,
    /// `true` or `false`.
    Flag,
    /// A number between two bounds, both included.
    Number(f64, f64),
    /// An integer between two bounds, both included.
    Whole(i64, i64),
    /// A length in metres.
    Metres,
    /// A label in every language of the dataset.
    Label,
    /// A label in English and, optionally, other languages.
    Words,
    /// Sentences in English and, optionally, translations with the name of the translator.
    Prose,
    /// A list.
    List(&'static FieldType),
    /// A list of a fixed count of numbers.
    Numbers(usize, f64, f64),
    /// An object with these fields.
    Object(&'static Shape),
    /// An object whose member names are data and whose values have this type.
    Dictionary(&'static FieldType),
    /// A list with one value of each of these types, in this order.
    Tuple(&'static [FieldType]),
    /// A list of ids, or this word instead.
    ListOrWord(&'static FieldType, &'static str),
    /// One of these types: a text, or an object that is known by its first member.
    AnyOf(&'static [FieldType]),
    /// This type, or null.
    OrNull(&'static FieldType),
    /// A GeoJSON geometry, or null; `geodata::validate` checks it.
    Geometry,
    /// Exactly this word.
    Exactly(&'static str),
}

/// A format that data is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    /// The files of `geodata/`.
    File,
    /// The features of the API; their flat members are also the columns of CSV.
    Feature,
    /// `/timeline.json`.
    Timeline,
}

/// How a face represents a missing value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Every record has a value.
    Always,
    /// The member is left out.
    Optional,
    /// The member is `null`.
    Nullable,
}

/// How a face writes a field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) form: FieldType,
    pub(crate) presence: Presence,
    pub(crate) doc: &'static str,
}

/// The role of a property in its item (OGC API – Features, Part 5: `x-ogc-role`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The id of the item.
    Id,
    /// The start of its interval.
    IntervalStart,
    /// The end of its interval.
    IntervalEnd,
    /// Its instant.
    Instant,
}

impl Role {
    /// Returns the value of `x-ogc-role`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::IntervalStart => "primary-interval-start",
            Self::IntervalEnd => "primary-interval-end",
            Self::Instant => "primary-instant",
        }
    }
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(super) form: FieldType,
    pub(super) doc: &'static str,
    pub(super) file: Option<Member>,
    pub(super) feature: Option<Member>,
    pub(super) timeline: Option<Member>,
    /// The role of the field in a feature.
    pub(crate) role: Option<Role>,
    /// The text property with the same or abridged content; every list of a feature has one, for tables.
    pub(crate) as_text: Option<&'static str>,
    /// The field that features write it before, where their order differs from that of the files.
    pub(crate) before: Option<&'static str>,
    /// What docs/properties.md adds to `doc`, as Markdown.
    pub(crate) detail: &'static str,
}

/// An object: its name in code and its fields. The name is empty for an object that is used in one place only.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) fields: &'static [Field],
}

impl Field {
    /// Returns how a face writes the field, or `None` where the face lacks it.
    pub(crate) const fn on(&self, face: Face) -> Option<&Member> {
        match face {
            Face::File => self.file.as_ref(),
            Face::Feature => self.feature.as_ref(),
            Face::Timeline => self.timeline.as_ref(),
        }
    }
}

impl FieldType {
    /// Returns the object type of the value, or of its items.
    pub(crate) fn shape(&self) -> Option<&'static Shape> {
        match self {
            Self::Object(shape) => Some(shape),
            Self::List(item) | Self::OrNull(item) => item.shape(),
            _ => None,
        }
    }

    /// Returns the type that a value is meant as, where there are several: the one of texts for a text, or else the object whose
    /// first member it has.
    pub(crate) fn alternative(&self, is_text: bool, has: impl Fn(&str) -> bool) -> Option<&'static FieldType> {
        let Self::AnyOf(forms) = self else { return None };
        forms.iter().find(|form| match form {
            Self::Object(shape) => !is_text && shape.fields.first().is_some_and(|field| has(field.name)),
            _ => is_text,
        })
    }
}

impl Shape {
    /// Returns the fields of a face, in the order in which it writes them.
    pub(crate) fn on(&self, face: Face) -> Vec<(&'static Field, &'static Member)> {
        let mut fields: Vec<_> = self.fields.iter().filter_map(|field| Some((field, field.on(face)?))).collect();
        if face == Face::Feature {
            for moved in self.fields.iter().filter(|field| field.feature.is_some()) {
                let Some(before) = moved.before else { continue };
                let Some(from) = fields.iter().position(|(field, _)| field.name == moved.name) else { continue };
                let pair = fields.remove(from);
                let to = fields.iter().position(|(field, _)| field.name == before).unwrap_or(fields.len());
                fields.insert(to, pair);
            }
        }
        fields
    }

    /// Returns how the files write the field `name`.
    pub(crate) fn in_files(&self, name: &str) -> Option<&'static Member> {
        self.fields.iter().find(|field| field.name == name && field.file.is_some())?.file.as_ref()
    }
}
