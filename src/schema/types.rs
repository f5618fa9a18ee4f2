//! The table's parts, as plain data: types of values, fields, and the objects that they make.
//!
//! A row of the table is a [`Field`]: what a member is called, what it means, and how each [`Face`] of the data writes it. Checks of
//! files, JSON Schemas, OpenAPI, `docs/properties.md` and `web/src/wire.ts` are all made from the rows.

/// What sort of id a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Id {
    Place,
    Change,
    Source,
    Party,
    Status,
    Mandate,
    Figure,
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
            Self::Dataset => "dataset",
        }
    }

    /// Where such ids are defined, for messages.
    pub(crate) fn home(self) -> &'static str {
        match self {
            Self::Place => "places.geojson",
            Self::Change => "changes.json",
            Self::Source => "sources.json",
            Self::Party => "`parties` of dataset.json",
            Self::Status => "`statuses` of dataset.json",
            Self::Mandate => "`mandates` of dataset.json",
            Self::Figure => "`figures` of changes.json",
            Self::Dataset => "dataset.json",
        }
    }
}

/// What a value may look like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FieldType {
    /// Any text that is not empty.
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
    /// A BCP 47 language of the dataset, or any.
    Language,
    /// One of some words.
    OneOf(&'static [&'static str]),
    /// A web address.
    Url,
    /// A web address, or `mailto:` and a mail address.
    Contact,
    /// `#rrggbb`.
    Colour,
    /// `true` or `false`.
    Flag,
    /// A number between two, ends included.
    Number(f64, f64),
    /// A whole number between two, ends included.
    Whole(i64, i64),
    /// A length in metres.
    Metres,
    /// A word in every language of the dataset.
    Label,
    /// A word in English at least.
    Words,
    /// Sentences in English at least, translations with their maker.
    Prose,
    /// A list.
    List(&'static FieldType),
    /// A list of just so many numbers.
    Numbers(usize, f64, f64),
    /// An object with these fields.
    Object(&'static Shape),
    /// An object whose names are data, with values of this type.
    Dictionary(&'static FieldType),
    /// A list with a value of each of these types.
    Tuple(&'static [FieldType]),
    /// A list of ids, or this one word.
    ListOrWord(&'static FieldType, &'static str),
    /// This, or null.
    OrNull(&'static FieldType),
    /// A GeoJSON geometry, or null; checked on its own.
    Geometry,
    /// This very word.
    Exactly(&'static str),
}

/// Where data is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    /// The files of `geodata/`.
    File,
    /// The features of the API, whose flat members are columns of CSV too.
    Feature,
    /// `/timeline.json`.
    Timeline,
}

/// What stands where there is nothing to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// There always is something.
    Always,
    /// Nothing: the member is left out.
    Optional,
    /// `null`.
    Nullable,
}

/// How a face writes a field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) form: FieldType,
    pub(crate) presence: Presence,
    pub(crate) doc: &'static str,
}

/// What a property is to the item, beside its value (OGC API – Features, Part 5: `x-ogc-role`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Its id.
    Id,
    /// When it begins.
    IntervalStart,
    /// When it ends.
    IntervalEnd,
    /// When it is.
    Instant,
}

impl Role {
    /// Its word.
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
    /// What it is to a feature.
    pub(crate) role: Option<Role>,
    /// The property that says the same, or the gist of it, as one text; every list of a feature has one, for tables.
    pub(crate) as_text: Option<&'static str>,
    /// The field before which features have it, where that is not where the files do.
    pub(crate) before: Option<&'static str>,
    /// What docs/properties.md says beside `doc`, as Markdown.
    pub(crate) detail: &'static str,
}

/// An object: its fields, under the name that code has for it; an empty name is that of an object which stands in one place only.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) fields: &'static [Field],
}

impl Field {
    /// How a face writes it; none where it does not.
    pub(crate) const fn on(&self, face: Face) -> Option<&Member> {
        match face {
            Face::File => self.file.as_ref(),
            Face::Feature => self.feature.as_ref(),
            Face::Timeline => self.timeline.as_ref(),
        }
    }
}

impl FieldType {
    /// The object that it is, or a list of.
    pub(crate) fn shape(&self) -> Option<&'static Shape> {
        match self {
            Self::Object(shape) => Some(shape),
            Self::List(item) | Self::OrNull(item) => item.shape(),
            _ => None,
        }
    }
}

impl Shape {
    /// The fields that a face has, in the order in which it has them.
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

    /// How the files write the field of a name.
    pub(crate) fn in_files(&self, name: &str) -> Option<&'static Member> {
        self.fields.iter().find(|field| field.name == name && field.file.is_some())?.file.as_ref()
    }
}
