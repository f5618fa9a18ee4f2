//! The forms of the four files. The order of the fields here is the order in which the files write them.

use super::types::{Field, FieldType, Id};
use crate::chronicle::{
    change::{Category, Certainty, EffectKind, Relation},
    dataset::PublisherKind,
    figure::Unit,
    place::{Confidence, Kind},
    status::AccessLevel,
};

const fn required(name: &'static str, form: FieldType, doc: &'static str) -> Field {
    Field { name, form, required: true, doc }
}

const fn optional(name: &'static str, form: FieldType, doc: &'static str) -> Field {
    Field { name, form, required: false, doc }
}

/// The glyphs that the map can draw.
pub(crate) const GLYPHS: &[&str] =
    &["circle", "ring", "square", "diamond", "triangle", "cross", "bar", "dot", "half", "question", "arrow", "dash"];

const ANY: f64 = 1e9;

const PARTIES: FieldType = FieldType::List(&FieldType::Refers(Id::Party));
const PLACES: FieldType = FieldType::List(&FieldType::Refers(Id::Place));
const SOURCES: FieldType = FieldType::List(&FieldType::Refers(Id::Source));
const CHANGES: FieldType = FieldType::List(&FieldType::Refers(Id::Change));

const LICENCE: &[Field] =
    &[required("id", FieldType::Text, "SPDX id of the licence"), required("url", FieldType::Url, "where its text stands")];

const CREDIT: &[Field] = &[
    required("text", FieldType::Text, "the words of the credit"),
    optional("url", FieldType::Url, "where the credited stands"),
    optional("licence", FieldType::Text, "its own licence"),
];

const PUBLISHER: &[Field] = &[
    required("name", FieldType::Text, "who publishes the dataset"),
    required("url", FieldType::OrNull(&FieldType::Url), "their own page, or null"),
    required("contact", FieldType::OrNull(&FieldType::Contact), "where they are reached, or null"),
];

const SOURCE_PUBLISHER: &[Field] = &[
    required("name", FieldType::Text, "its name, as the sources give it"),
    required("country", FieldType::Text, "its country in English, as it states it, or `not-stated`"),
    required("kind", FieldType::OneOf(PublisherKind::WORDS), "what it says it is"),
    required("stated_at", FieldType::OrNull(&FieldType::Url), "the address where it says so, or null"),
];

const EXTENT: &[Field] = &[
    required("bbox", FieldType::Numbers(4, -180.0, 180.0), "west, south, east, north in degrees"),
    required("since", FieldType::Moment, "from when the dataset tells"),
];

const VIEW: &[Field] = &[
    required("center", FieldType::Numbers(2, -180.0, 180.0), "longitude, latitude"),
    required("zoom", FieldType::Number(0.0, 22.0), "Web Mercator zoom"),
];

const KEY_MOMENT: &[Field] =
    &[required("moment", FieldType::Moment, "when"), required("label", FieldType::Label, "what it is called")];

const TRAVELLERS: &[Field] = &[
    required("civilians", FieldType::Label, "people on their own errand"),
    required("humanitarian", FieldType::Label, "aid"),
    required("goods", FieldType::Label, "commercial goods"),
    required("peacekeepers", FieldType::Label, "the peacekeeping contingent"),
];

const DIRECTIONS: &[Field] = &[required("in", FieldType::Label, "the way in"), required("out", FieldType::Label, "the way out")];

const ACCESS_VALUES: &[Field] = &[
    required("yes", FieldType::Label, "could pass"),
    required("limited", FieldType::Label, "could pass within limits"),
    required("no", FieldType::Label, "could not pass"),
    required("unknown", FieldType::Label, "recorded as unknown"),
    required("not-recorded", FieldType::Label, "nothing recorded"),
];

const COLOUR: &[Field] =
    &[required("light", FieldType::Colour, "on a light ground"), required("dark", FieldType::Colour, "on a dark ground")];

const STATUS: &[Field] = &[
    required("id", FieldType::Defines(Id::Status), "its id"),
    required("label", FieldType::Label, "its name"),
    optional("predicate", FieldType::Words, "completes \"the road was …\" where that differs from the label"),
    required("description", FieldType::Label, "what it means"),
    required("severity", FieldType::Whole(0, 255), "rank; higher is further from ordinary traffic"),
    optional(
        "ordinary_traffic",
        FieldType::OrNull(&FieldType::Flag),
        "whether ordinary civilian and goods traffic passes; leave out where the word does not tell; null where the question does not apply",
    ),
    optional("ordinary_traffic_note", FieldType::Prose, "why the question does not apply"),
    optional("unknown", FieldType::Flag, "true for the word that says that nobody knows"),
    required("colour", FieldType::Object(COLOUR), "its colour, never the only sign of it"),
    required("dash", FieldType::List(&FieldType::Number(0.0, 100.0)), "line dashes in line widths; empty is solid"),
    required("glyph", FieldType::OneOf(GLYPHS), "the shape of its symbol"),
];

const PARTY: &[Field] = &[
    required("id", FieldType::Defines(Id::Party), "its id"),
    required("label", FieldType::Label, "its name"),
    optional("qualifier", FieldType::Label, "a qualifier such as \"de facto\", shown where `qualifiers` is true"),
    optional("plural_in", FieldType::List(&FieldType::Language), "the languages in which its label takes a plural verb"),
    optional("note", FieldType::Prose, "a remark for the reader"),
];

const MANDATE: &[Field] = &[
    required("id", FieldType::Defines(Id::Mandate), "its id"),
    required("label", FieldType::Label, "what it is called"),
    required("text", FieldType::Prose, "what it says, in our own words"),
    required("places", PLACES, "over which places"),
    required("since", FieldType::Moment, "from when"),
    optional("until", FieldType::Moment, "until when (not included)"),
    required("control", PARTIES, "whom it charges with control"),
    required("safety", PARTIES, "whom it charges with safety or passage"),
    required("changes", CHANGES, "the changes by which it was made"),
    required("sources", SOURCES, "where its text stands"),
];

/// `dataset.json`.
pub(crate) const DATASET: FieldType = FieldType::Object(&[
    required("id", FieldType::Defines(Id::Dataset), "the dataset's id"),
    required("title", FieldType::Label, "its title"),
    required("description", FieldType::Label, "what it covers"),
    required("languages", FieldType::List(&FieldType::Language), "the languages in which every label is complete"),
    required("licence", FieldType::Object(LICENCE), "under which terms it may be used"),
    optional("publisher", FieldType::Object(PUBLISHER), "who publishes it, and where they are reached"),
    required("credits", FieldType::List(&FieldType::Object(CREDIT)), "whom to name"),
    required("offset", FieldType::Offset, "the fixed offset from UTC that turns days into instants"),
    required("modified", FieldType::Instant, "when the dataset was last modified"),
    required("extent", FieldType::Object(EXTENT), "what it covers"),
    required("default_view", FieldType::Object(VIEW), "where a map opens"),
    required("headline_place", FieldType::Refers(Id::Place), "the place whose state is the headline"),
    required("key_moments", FieldType::List(&FieldType::Object(KEY_MOMENT)), "moments to go to in one step"),
    required("travellers", FieldType::Object(TRAVELLERS), "names for the travellers"),
    required("directions", FieldType::Object(DIRECTIONS), "names for the directions"),
    required("access_values", FieldType::Object(ACCESS_VALUES), "names for what is recorded about passing"),
    required("statuses", FieldType::List(&FieldType::Object(STATUS)), "the statuses"),
    required("parties", FieldType::List(&FieldType::Object(PARTY)), "the parties"),
    required("mandates", FieldType::List(&FieldType::Object(MANDATE)), "the standing texts"),
    optional(
        "publishers",
        FieldType::List(&FieldType::Object(SOURCE_PUBLISHER)),
        "what the publishers of the sources say of themselves",
    ),
    required("qualifiers", FieldType::Flag, "whether qualifiers of parties are shown"),
    required("usage_note", FieldType::Prose, "on names, borders, statuses and certainty"),
    required("report_errors", FieldType::Prose, "how a reader reports an error"),
]);

const NAME: &[Field] = &[
    required("lang", FieldType::Language, "language of the name"),
    required("form", FieldType::Text, "the name itself"),
    optional("script", FieldType::OneOf(&["Latn", "Cyrl", "Armn", "Geor"]), "ISO 15924 script"),
    required("label", FieldType::Flag, "whether it is part of the label in its language"),
    optional("used_by", PARTIES, "who uses it"),
    optional("from", FieldType::Moment, "in use from"),
    optional("to", FieldType::Moment, "in use to"),
    optional("note", FieldType::Text, "a remark for the reader"),
    optional("general_knowledge", FieldType::Flag, "true when no look-up showed the form"),
    optional("sources", SOURCES, "where the form was seen"),
];

const EXISTENCE: &[Field] = &[
    required("since", FieldType::Moment, "from when it exists"),
    optional("until", FieldType::Moment, "until when (not included)"),
];

const PLACE: &[Field] = &[
    required("kind", FieldType::OneOf(Kind::WORDS), "what sort of thing it is"),
    required("names", FieldType::List(&FieldType::Object(NAME)), "all its names"),
    optional("in_sentence", FieldType::Words, "the name in the middle of a sentence, with its article"),
    optional("part_of", PLACES, "the places that it belongs to"),
    optional("periods", FieldType::List(&FieldType::Object(EXISTENCE)), "when it exists; left out means always"),
    optional("precision_m", FieldType::Number(0.0, ANY), "how far the geometry may be from the thing, in metres"),
    optional("schematic", FieldType::Flag, "true when the line or area is not surveyed"),
    optional("confidence", FieldType::OneOf(Confidence::WORDS), "how well the position is known"),
    optional("origin", FieldType::Text, "where the geometry comes from"),
    optional("sources", SOURCES, "sources of the position"),
    optional("note", FieldType::Prose, "a remark for the reader"),
];

const FEATURE: &[Field] = &[
    required("type", FieldType::Exactly("Feature"), "always \"Feature\""),
    required("id", FieldType::Defines(Id::Place), "the place's id"),
    required("properties", FieldType::Object(PLACE), "what it is"),
    required("geometry", FieldType::Geometry, "where it is (WGS84, longitude then latitude), or null: listed, not drawn"),
];

/// `places.geojson`.
pub(crate) const PLACES_FILE: FieldType = FieldType::Object(&[
    required("type", FieldType::Exactly("FeatureCollection"), "always \"FeatureCollection\""),
    required("features", FieldType::List(&FieldType::Object(FEATURE)), "the places"),
]);

const WAYS: &[Field] = &[
    optional("in", FieldType::OneOf(AccessLevel::WORDS), "the way in"),
    optional("out", FieldType::OneOf(AccessLevel::WORDS), "the way out"),
];

const ACCESS: &[Field] = &[
    optional("civilians", FieldType::Object(WAYS), "people on their own errand"),
    optional("humanitarian", FieldType::Object(WAYS), "aid"),
    optional("goods", FieldType::Object(WAYS), "commercial goods"),
    optional("peacekeepers", FieldType::Object(WAYS), "the peacekeeping contingent"),
];

const EFFECT: &[Field] = &[
    required("places", PLACES, "where"),
    required("effect", FieldType::OneOf(EffectKind::WORDS), "what it does there"),
    required("status", FieldType::Refers(Id::Status), "the status that holds, is confirmed, or was the last word"),
    optional("access", FieldType::Object(ACCESS), "who could pass; leave out what was not recorded"),
    optional(
        "controllers",
        FieldType::ListOrWord(&FieldType::Refers(Id::Party), "unknown"),
        "who is reported in control, or \"unknown\"",
    ),
    optional("contested", FieldType::Flag, "true when there is no single answer to who controls"),
    optional("until", FieldType::Moment, "the end of an exception (not included)"),
    optional("certainty", FieldType::OneOf(Certainty::WORDS), "where it differs from the change's"),
];

const SPEAKER: &[Field] =
    &[required("name", FieldType::Text, "their name"), optional("role", FieldType::Prose, "their office at the time")];

const SPOKEN_NAME: &[Field] = &[
    required("as", FieldType::Text, "the name as it stands in the text"),
    required("place", FieldType::Refers(Id::Place), "the place that it names"),
];

const CLAIM: &[Field] = &[
    required("party", FieldType::Refers(Id::Party), "who says it"),
    optional("speaker", FieldType::Object(SPEAKER), "by whose mouth"),
    required("text", FieldType::Prose, "what is said, in our own words"),
    optional("names", FieldType::List(&FieldType::Object(SPOKEN_NAME)), "the places that it names in the speaker's own form"),
    optional("sources", SOURCES, "which sources carry it"),
    optional("source_note", FieldType::Prose, "why no source is known"),
];

const FIGURE: &[Field] = &[
    required("id", FieldType::Defines(Id::Figure), "its id"),
    required("value", FieldType::Number(-ANY, ANY), "the number as it was given"),
    required("unit", FieldType::OneOf(Unit::WORDS), "what is counted in"),
    required("what", FieldType::Prose, "what is counted, with \"nearly\" and the like"),
    optional("counted_on", FieldType::Moment, "when it was counted"),
    optional("party", FieldType::Refers(Id::Party), "whose figure it is"),
    required("sources", SOURCES, "which sources carry it"),
    required("certainty", FieldType::OneOf(Certainty::WORDS), "how far it is agreed"),
];

const REFERENCE: &[Field] = &[
    required("relation", FieldType::OneOf(Relation::WORDS), "how it refers to it"),
    required("change", FieldType::Refers(Id::Change), "to which change"),
];

/// `changes.json`.
pub(crate) const CHANGES_FILE: FieldType = FieldType::List(&FieldType::Object(&[
    required("id", FieldType::Defines(Id::Change), "its id"),
    required("moment", FieldType::Moment, "when it happened, as precisely as reported"),
    required("certainty", FieldType::OneOf(Certainty::WORDS), "how far it is agreed"),
    required("category", FieldType::OneOf(Category::WORDS), "`change` where it has effects, else what sort of context it is"),
    required("summary", FieldType::Prose, "what happened, in neutral words"),
    required("effects", FieldType::List(&FieldType::Object(EFFECT)), "what it does at places; empty for context"),
    optional("claims", FieldType::List(&FieldType::Object(CLAIM)), "who says what about it"),
    optional("figures", FieldType::List(&FieldType::Object(FIGURE)), "what was counted"),
    required("sources", SOURCES, "where it was reported"),
    optional("refers_to", FieldType::List(&FieldType::Object(REFERENCE)), "which changes it refers to"),
    optional("note", FieldType::Prose, "what a reader should know about the report itself"),
]));

const TRANSLATION: &[Field] = &[
    required("language", FieldType::Language, "language of the translation"),
    required("publisher", FieldType::Text, "who published it"),
    optional("url", FieldType::Url, "where it stands"),
];

/// `sources.json`.
pub(crate) const SOURCES_FILE: FieldType = FieldType::List(&FieldType::Object(&[
    required("id", FieldType::Defines(Id::Source), "its id"),
    required("publisher", FieldType::Text, "who published it"),
    optional("author", FieldType::Text, "who wrote it"),
    required("title", FieldType::Text, "its title, shortened or described where the page title was not seen"),
    optional("date", FieldType::Moment, "when it was published"),
    optional("language", FieldType::Language, "the language it is in"),
    optional("via", FieldType::Text, "whose report it repeats"),
    optional("url", FieldType::Url, "where it stands"),
    optional("archived_url", FieldType::Url, "where an archived copy stands"),
    optional("find", FieldType::Text, "three to seven words as printed there, near the statement"),
    optional("translations", FieldType::List(&FieldType::Object(TRANSLATION)), "the same piece in other languages"),
    optional("note", FieldType::Text, "a remark for the reader"),
]));

/// The form of a file of the dataset folder.
pub(crate) fn of_file(name: &str) -> Option<&'static FieldType> {
    match name {
        "dataset.json" => Some(&DATASET),
        "places.geojson" => Some(&PLACES_FILE),
        "changes.json" => Some(&CHANGES_FILE),
        "sources.json" => Some(&SOURCES_FILE),
        _ => None,
    }
}
