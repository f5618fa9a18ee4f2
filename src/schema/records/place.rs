//! Places: what the map shows.

use super::{
    shared::{
        PARTIES, PERIOD_TYPE, PLACES, PRECISION, REVISION, SCHEMATIC, SINCE_DATE, SOURCE_IDS, SOURCE_MEMBERS, SOURCES,
        UNTIL_DATE, id_of_feature,
    },
    source::SOURCE_LIST,
};
use crate::{
    chronicle::place::{Confidence, Kind},
    schema::{
        field::{field, member, optional, property, required},
        types::{FieldType, Id, Presence, Role, Shape},
    },
};

/// One form of a place's name.
pub(super) const NAME: Shape = Shape {
    name: "Name",
    doc: "a form of a place's name",
    fields: &[
        field("lang", FieldType::Language, "language of the name").everywhere(Presence::Always),
        field("form", FieldType::Text, "the name itself").everywhere(Presence::Always),
        field("script", FieldType::OneOf(&["Latn", "Cyrl", "Armn", "Geor"]), "ISO 15924 script").everywhere(Presence::Optional),
        field("label", FieldType::Flag, "whether it is part of the label in its language").everywhere(Presence::Always),
        field("used_by", PARTIES, "who uses it").everywhere(Presence::Optional),
        field("from", FieldType::Moment, "in use from").everywhere(Presence::Optional),
        field("to", FieldType::Moment, "in use to").everywhere(Presence::Optional),
        field("note", FieldType::Text, "a remark for the reader").everywhere(Presence::Optional),
        field("general_knowledge", FieldType::Flag, "true when no look-up showed the form").everywhere(Presence::Optional),
        field("sources", SOURCES, "where the form was seen").everywhere(Presence::Optional),
    ],
};

const LIFESPAN: Shape = Shape {
    name: "Lifespan",
    doc: "a stretch of time in which a place exists, as written",
    fields: &[
        required("since", FieldType::Moment, "from when it exists").feature(Presence::Always),
        optional("until", FieldType::Moment, "until when (not included)").feature(Presence::Nullable),
    ],
};

/// A stretch of time in which the same mandates are in force at a place.
const MANDATE_SLICE: Shape = Shape {
    name: "MandateSlice",
    doc: "a stretch of time in which the same mandates are in force at a place",
    fields: &[
        member("since", FieldType::Instant, "the first instant"),
        member("until", FieldType::OrNull(&FieldType::Instant), "the first instant after it; null: they still are"),
        member("ids", FieldType::List(&FieldType::Refers(Id::Mandate)), "ids of the mandates; at least one"),
    ],
};

/// The fields of a place.
pub(crate) const PLACE: Shape = Shape {
    name: "Place",
    doc: "a thing on the map",
    fields: &[
        id_of_feature(member("id", FieldType::Refers(Id::Place), "its id")),
        property("name", FieldType::Text, "English label; two names stand in alphabetical order, which carries no meaning")
            .detail("with ` / ` between them"),
        field("kind", FieldType::OneOf(Kind::WORDS), "what sort of thing it is").everywhere(Presence::Always),
        member("label", FieldType::Text, "its name in the language asked for"),
        member(
            "labels",
            FieldType::Dictionary(&FieldType::Text),
            "`dual` (both names where there are two, in English), and one for each language of the dataset, as it writes the place",
        )
        .detail("forms that a language uses side by side stand together, and a language without a form has the dual one"),
        required("names", FieldType::List(&FieldType::Object(&NAME)), "all its names")
            .feature_as(
                FieldType::List(&FieldType::Object(&NAME)),
                Presence::Always,
                "all names: lang, form, script, label, used_by, from, to, note, general_knowledge, sources",
            )
            .timeline(Presence::Always)
            .as_text("name_forms")
            .before("name_forms"),
        optional("in_sentence", FieldType::Words, "the name in the middle of a sentence, with its article"),
        optional("at", FieldType::Label, "the place as the scene of an act: \"at the Hakari Bridge\""),
        property("since", FieldType::Instant, "from when it exists; null: always")
            .feature(Presence::Nullable)
            .role(Role::IntervalStart)
            .detail("the start of its first period"),
        property("until", FieldType::Instant, "until when (not included); null: it still does")
            .feature(Presence::Nullable)
            .role(Role::IntervalEnd)
            .detail("the end of its last period"),
        property("since_date", FieldType::Day, SINCE_DATE).feature(Presence::Nullable),
        property("until_date", FieldType::Day, UNTIL_DATE).feature(Presence::Nullable),
        property("since_edtf", FieldType::Moment, "the start as it was written").feature(Presence::Nullable),
        property("until_edtf", FieldType::Moment, "the end as it was written").feature(Presence::Nullable),
        optional("part_of", PLACES, "the places that it belongs to")
            .feature(Presence::Always)
            .timeline(Presence::Always)
            .as_text("part_of_ids"),
        property("part_of_ids", FieldType::Text, "ids of the places that it belongs to, with commas"),
        member(
            "mandates",
            FieldType::List(&FieldType::Object(&MANDATE_SLICE)),
            "the mandates in force at it or at what it is part of: slices of time, oldest first and without overlap",
        ),
        optional("periods", FieldType::List(&FieldType::Object(&LIFESPAN)), "when it exists; left out means always")
            .feature_as(
                FieldType::List(&FieldType::Object(&LIFESPAN)),
                Presence::Always,
                "when it exists, where that is more than one stretch: since, until",
            )
            .timeline_as(FieldType::List(&PERIOD_TYPE), Presence::Always, "when it exists")
            .as_text("periods_text")
            .detail("empty: always"),
        property(
            "periods_text",
            FieldType::Text,
            "the periods in words, with the moments as they were written; empty: always",
        )
        .detail("`from 2022-08-30T20:00+04:00 until 2023-03-30`, with commas"),
        PRECISION.file(Presence::Optional).timeline(Presence::Nullable).detail("`null`: it has no geometry"),
        SCHEMATIC.file(Presence::Optional).timeline(Presence::Always),
        optional("confidence", FieldType::OneOf(Confidence::WORDS), "how well the position is known")
            .feature(Presence::Nullable)
            .timeline(Presence::Nullable),
        property(
            "length_m",
            FieldType::Metres,
            "length of a single line as drawn, on the ellipsoid, in metres; a real road is longer",
        )
        .feature(Presence::Nullable)
        .detail("to the metre, on WGS84; `null`: not a single line"),
        property("name_forms", FieldType::Text, "all forms of its names, each once, with semicolons"),
        optional("origin", FieldType::Text, "where the geometry comes from").feature(Presence::Nullable),
        SOURCE_IDS,
        optional("sources", SOURCES, "sources of the position")
            .feature_as(SOURCE_LIST, Presence::Always, SOURCE_MEMBERS)
            .as_text("source_ids"),
        optional("note", FieldType::Prose, "a remark for the reader")
            .feature_as(FieldType::Prose, Presence::Nullable, "a remark, by language")
            .timeline(Presence::Nullable)
            .before("source_ids"),
        member("bbox", FieldType::OrNull(&FieldType::Numbers(4, -180.0, 180.0)), "west, south, east, north in degrees"),
        member("geometry", FieldType::Geometry, "as the items of `places` have it; null: listed, not drawn"),
        member("curve", FieldType::Geometry, "a road as it is drawn: through the points of its geometry, within `precision_m`; null: as it is"),
        REVISION,
    ],
};

const FEATURE: Shape = Shape {
    name: "",
    doc: "a place as a feature of the file",
    fields: &[
        required("type", FieldType::Exactly("Feature"), "always \"Feature\""),
        required("id", FieldType::Defines(Id::Place), "the place's id"),
        required("properties", FieldType::Object(&PLACE), "what it is"),
        required("geometry", FieldType::Geometry, "where it is (WGS84, longitude then latitude), or null: listed, not drawn"),
    ],
};

/// `places.geojson`.
pub(super) const FILE: FieldType = FieldType::Object(&Shape {
    name: "",
    doc: "all places",
    fields: &[
        required("type", FieldType::Exactly("FeatureCollection"), "always \"FeatureCollection\""),
        required("features", FieldType::List(&FieldType::Object(&FEATURE)), "the places"),
    ],
});
