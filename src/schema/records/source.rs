//! Sources: the publications that changes cite.

use super::shared::{CHANGES, REVISION, id_of_feature};
use crate::schema::{
    field::{field, optional, property, required},
    types::{FieldType, Id, Presence, Role, Shape},
};

const TRANSLATION: Shape = Shape {
    name: "Translation",
    doc: "the same piece in another language",
    fields: &[
        field("language", FieldType::Language, "language of the translation").everywhere(Presence::Always),
        field("publisher", FieldType::Text, "who published it").everywhere(Presence::Always),
        field("url", FieldType::Url, "where it stands").everywhere(Presence::Optional),
    ],
};

/// The fields of a source.
pub(crate) const SOURCE: Shape = Shape {
    name: "Source",
    doc: "a publication, as it was written, with the addresses that a reader follows",
    fields: &[
        id_of_feature(required("id", FieldType::Defines(Id::Source), "its id").timeline(Presence::Always)),
        field("publisher", FieldType::Text, "who published it").everywhere(Presence::Always),
        optional("author", FieldType::Text, "who wrote it").feature(Presence::Nullable).timeline(Presence::Optional),
        field("title", FieldType::Text, "its title, shortened or described where the page title was not seen")
            .everywhere(Presence::Always)
            .before("author"),
        optional("date", FieldType::Moment, "when it was published")
            .feature_as(
                FieldType::Day,
                Presence::Nullable,
                "the first local day on which it can have been published; null: no date was seen",
            )
            .timeline(Presence::Optional)
            .role(Role::Instant),
        property("date_edtf", FieldType::Moment, "when it was published, as it was written: a day, a month or a year")
            .feature(Presence::Nullable),
        optional("language", FieldType::Language, "the language it is in")
            .feature_as(FieldType::Text, Presence::Nullable, "BCP 47 language")
            .timeline(Presence::Optional),
        optional("via", FieldType::Text, "whose report it repeats").feature(Presence::Nullable).timeline(Presence::Optional),
        optional("url", FieldType::Url, "where it stands")
            .feature_as(FieldType::Url, Presence::Nullable, "where it stands; null: no address was seen")
            .timeline(Presence::Optional),
        optional("archived_url", FieldType::Url, "where an archived copy stands")
            .feature(Presence::Nullable)
            .timeline(Presence::Optional),
        property("copies_url", FieldType::Url, "where the Internet Archive lists its copies of the address")
            .feature(Presence::Nullable)
            .timeline(Presence::Optional),
        optional("find", FieldType::Text, "three to seven words as printed there, near the statement").feature_as(
            FieldType::Text,
            Presence::Nullable,
            "some words as they are printed there, near the statement",
        ),
        property(
            "statement_url",
            FieldType::Url,
            "the address with a text fragment that leads a browser to those words; without them the address alone",
        )
        .feature(Presence::Nullable)
        .timeline_as(
            FieldType::Url,
            Presence::Optional,
            "the address with a text fragment that leads a browser to the statement, where words of the page are known",
        )
        .detail("see [text fragments](https://wicg.github.io/scroll-to-text-fragment/)"),
        optional("translations", FieldType::List(&FieldType::Object(&TRANSLATION)), "the same piece in other languages")
            .feature_as(
                FieldType::List(&FieldType::Object(&TRANSLATION)),
                Presence::Always,
                "the same piece in other languages: language, publisher, url",
            )
            .timeline(Presence::Optional)
            .as_text("translation_urls"),
        property("translation_urls", FieldType::Text, "addresses of its translations, with spaces"),
        optional("note", FieldType::Text, "a remark for the reader")
            .feature_as(FieldType::Text, Presence::Nullable, "a remark")
            .timeline(Presence::Optional),
        REVISION,
        property("changes", CHANGES, "ids of the changes that rest on it")
            .as_text("change_ids")
            .detail("by themselves or by a claim or figure"),
        property("change_ids", FieldType::Text, "ids of the changes that rest on it, with commas"),
    ],
};

/// `sources.json`.
pub(super) const FILE: FieldType = FieldType::List(&FieldType::Object(&SOURCE));

/// A source inside a place, a state or a change.
pub(super) const REFERRED: Shape = Shape {
    name: "SourceReference",
    doc: "a source as far as the reader of another record needs it",
    fields: &[
        property("id", FieldType::Refers(Id::Source), "its id"),
        property("publisher", FieldType::Text, "who published it"),
        property("title", FieldType::Text, "its title"),
        property("date", FieldType::Day, "the first local day on which it can have been published").feature(Presence::Nullable),
        property("date_edtf", FieldType::Moment, "when it was published, as it was written").feature(Presence::Nullable),
        property("language", FieldType::Text, "BCP 47 language").feature(Presence::Nullable),
        property("url", FieldType::Url, "where it stands").feature(Presence::Nullable),
    ],
};

/// The list of sources inside a feature.
pub(super) const SOURCE_LIST: FieldType = FieldType::List(&FieldType::Object(&REFERRED));
