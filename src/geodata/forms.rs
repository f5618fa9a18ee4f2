//! The forms of the four files. The order of the fields here is the order in which the files write them.

use super::form::{Field, Form, Id};
use crate::chronicle::{
    change::{Category, Certainty, EffectKind, Relation},
    dataset::PublisherKind,
    figure::Unit,
    place::{Confidence, Kind},
    status::Pass,
};

const fn required(name: &'static str, form: Form, doc: &'static str) -> Field {
    Field { name, form, required: true, doc }
}

const fn optional(name: &'static str, form: Form, doc: &'static str) -> Field {
    Field { name, form, required: false, doc }
}

/// The glyphs that the map can draw.
pub(super) const GLYPHS: &[&str] =
    &["circle", "ring", "square", "diamond", "triangle", "cross", "bar", "dot", "half", "question", "arrow", "dash"];

const ANY: f64 = 1e9;

const PARTIES: Form = Form::List(&Form::Refers(Id::Party));
const PLACES: Form = Form::List(&Form::Refers(Id::Place));
const SOURCES: Form = Form::List(&Form::Refers(Id::Source));
const CHANGES: Form = Form::List(&Form::Refers(Id::Change));

const LICENCE: &[Field] =
    &[required("id", Form::Text, "SPDX id of the licence"), required("url", Form::Url, "where its text stands")];

const CREDIT: &[Field] = &[
    required("text", Form::Text, "the words of the credit"),
    optional("url", Form::Url, "where the credited stands"),
    optional("licence", Form::Text, "its own licence"),
];

const PUBLISHER: &[Field] = &[
    required("name", Form::Text, "who publishes the dataset"),
    required("url", Form::OrNull(&Form::Url), "their own page, or null"),
    required("contact", Form::OrNull(&Form::Contact), "where they are reached, or null"),
];

const SOURCE_PUBLISHER: &[Field] = &[
    required("name", Form::Text, "its name, as the sources give it"),
    required("country", Form::Text, "its country in English, as it states it, or `not-stated`"),
    required("kind", Form::OneOf(PublisherKind::WORDS), "what it says it is"),
    required("stated_at", Form::OrNull(&Form::Url), "the address where it says so, or null"),
];

const EXTENT: &[Field] = &[
    required("bbox", Form::Numbers(4, -180.0, 180.0), "west, south, east, north in degrees"),
    required("since", Form::Moment, "from when the dataset tells"),
];

const VIEW: &[Field] = &[
    required("center", Form::Numbers(2, -180.0, 180.0), "longitude, latitude"),
    required("zoom", Form::Number(0.0, 22.0), "Web Mercator zoom"),
];

const KEY_MOMENT: &[Field] = &[required("moment", Form::Moment, "when"), required("label", Form::Label, "what it is called")];

const TRAVELLERS: &[Field] = &[
    required("civilians", Form::Label, "people on their own errand"),
    required("humanitarian", Form::Label, "aid"),
    required("goods", Form::Label, "commercial goods"),
    required("peacekeepers", Form::Label, "the peacekeeping contingent"),
];

const DIRECTIONS: &[Field] = &[required("in", Form::Label, "the way in"), required("out", Form::Label, "the way out")];

const ACCESS_VALUES: &[Field] = &[
    required("yes", Form::Label, "could pass"),
    required("limited", Form::Label, "could pass within limits"),
    required("no", Form::Label, "could not pass"),
    required("unknown", Form::Label, "recorded as unknown"),
    required("not-recorded", Form::Label, "nothing recorded"),
];

const COLOUR: &[Field] =
    &[required("light", Form::Colour, "on a light ground"), required("dark", Form::Colour, "on a dark ground")];

const STATUS: &[Field] = &[
    required("id", Form::Defines(Id::Status), "its id"),
    required("label", Form::Label, "its name"),
    optional("predicate", Form::Words, "completes \"the road was …\" where that differs from the label"),
    required("description", Form::Label, "what it means"),
    required("severity", Form::Whole(0, 255), "rank; higher is further from ordinary traffic"),
    optional(
        "ordinary_traffic",
        Form::OrNull(&Form::Flag),
        "whether ordinary civilian and goods traffic passes; leave out where the word does not tell; null where the question does not apply",
    ),
    optional("ordinary_traffic_note", Form::Prose, "why the question does not apply"),
    optional("unknown", Form::Flag, "true for the word that says that nobody knows"),
    required("colour", Form::Object(COLOUR), "its colour, never the only sign of it"),
    required("dash", Form::List(&Form::Number(0.0, 100.0)), "line dashes in line widths; empty is solid"),
    required("glyph", Form::OneOf(GLYPHS), "the shape of its symbol"),
];

const PARTY: &[Field] = &[
    required("id", Form::Defines(Id::Party), "its id"),
    required("label", Form::Label, "its name"),
    optional("qualifier", Form::Label, "a qualifier such as \"de facto\", shown where `qualifiers` is true"),
    optional("plural_in", Form::List(&Form::Language), "the languages in which its label takes a plural verb"),
    optional("note", Form::Prose, "a remark for the reader"),
];

const MANDATE: &[Field] = &[
    required("id", Form::Defines(Id::Mandate), "its id"),
    required("label", Form::Label, "what it is called"),
    required("text", Form::Prose, "what it says, in our own words"),
    required("places", PLACES, "over which places"),
    required("since", Form::Moment, "from when"),
    optional("until", Form::Moment, "until when (not included)"),
    required("control", PARTIES, "whom it charges with control"),
    required("safety", PARTIES, "whom it charges with safety or passage"),
    required("changes", CHANGES, "the changes by which it was made"),
    required("sources", SOURCES, "where its text stands"),
];

/// `dataset.json`.
pub(super) const DATASET: Form = Form::Object(&[
    required("id", Form::Defines(Id::Dataset), "the dataset's id"),
    required("title", Form::Label, "its title"),
    required("description", Form::Label, "what it covers"),
    required("languages", Form::List(&Form::Language), "the languages in which every label is complete"),
    required("licence", Form::Object(LICENCE), "under which terms it may be used"),
    optional("publisher", Form::Object(PUBLISHER), "who publishes it, and where they are reached"),
    required("credits", Form::List(&Form::Object(CREDIT)), "whom to name"),
    required("offset", Form::Offset, "the fixed offset from UTC that turns days into instants"),
    required("modified", Form::Instant, "when the dataset was last modified"),
    required("extent", Form::Object(EXTENT), "what it covers"),
    required("default_view", Form::Object(VIEW), "where a map opens"),
    required("headline_place", Form::Refers(Id::Place), "the place whose state is the headline"),
    required("key_moments", Form::List(&Form::Object(KEY_MOMENT)), "moments to go to in one step"),
    required("travellers", Form::Object(TRAVELLERS), "names for the travellers"),
    required("directions", Form::Object(DIRECTIONS), "names for the directions"),
    required("access_values", Form::Object(ACCESS_VALUES), "names for what is recorded about passing"),
    required("statuses", Form::List(&Form::Object(STATUS)), "the statuses"),
    required("parties", Form::List(&Form::Object(PARTY)), "the parties"),
    required("mandates", Form::List(&Form::Object(MANDATE)), "the standing texts"),
    optional("publishers", Form::List(&Form::Object(SOURCE_PUBLISHER)), "what the publishers of the sources say of themselves"),
    required("qualifiers", Form::Flag, "whether qualifiers of parties are shown"),
    required("usage_note", Form::Prose, "on names, borders, statuses and certainty"),
    required("report_errors", Form::Prose, "how a reader reports an error"),
]);

const NAME: &[Field] = &[
    required("lang", Form::Language, "language of the name"),
    required("form", Form::Text, "the name itself"),
    optional("script", Form::OneOf(&["Latn", "Cyrl", "Armn", "Geor"]), "ISO 15924 script"),
    required("label", Form::Flag, "whether it is part of the label in its language"),
    optional("used_by", PARTIES, "who uses it"),
    optional("from", Form::Moment, "in use from"),
    optional("to", Form::Moment, "in use to"),
    optional("note", Form::Text, "a remark for the reader"),
    optional("general_knowledge", Form::Flag, "true when no look-up showed the form"),
    optional("sources", SOURCES, "where the form was seen"),
];

const EXISTENCE: &[Field] =
    &[required("since", Form::Moment, "from when it exists"), optional("until", Form::Moment, "until when (not included)")];

const PLACE: &[Field] = &[
    required("kind", Form::OneOf(Kind::WORDS), "what sort of thing it is"),
    required("names", Form::List(&Form::Object(NAME)), "all its names"),
    optional("in_sentence", Form::Words, "the name in the middle of a sentence, with its article"),
    optional("part_of", PLACES, "the places that it belongs to"),
    optional("periods", Form::List(&Form::Object(EXISTENCE)), "when it exists; left out means always"),
    optional("precision_m", Form::Number(0.0, ANY), "how far the geometry may be from the thing, in metres"),
    optional("schematic", Form::Flag, "true when the line or area is not surveyed"),
    optional("confidence", Form::OneOf(Confidence::WORDS), "how well the position is known"),
    optional("origin", Form::Text, "where the geometry comes from"),
    optional("sources", SOURCES, "sources of the position"),
    optional("note", Form::Prose, "a remark for the reader"),
];

const FEATURE: &[Field] = &[
    required("type", Form::Exactly("Feature"), "always \"Feature\""),
    required("id", Form::Defines(Id::Place), "the place's id"),
    required("properties", Form::Object(PLACE), "what it is"),
    required("geometry", Form::Geometry, "where it is (WGS84, longitude then latitude), or null: listed, not drawn"),
];

/// `places.geojson`.
pub(super) const PLACES_FILE: Form = Form::Object(&[
    required("type", Form::Exactly("FeatureCollection"), "always \"FeatureCollection\""),
    required("features", Form::List(&Form::Object(FEATURE)), "the places"),
]);

const WAYS: &[Field] =
    &[optional("in", Form::OneOf(Pass::WORDS), "the way in"), optional("out", Form::OneOf(Pass::WORDS), "the way out")];

const ACCESS: &[Field] = &[
    optional("civilians", Form::Object(WAYS), "people on their own errand"),
    optional("humanitarian", Form::Object(WAYS), "aid"),
    optional("goods", Form::Object(WAYS), "commercial goods"),
    optional("peacekeepers", Form::Object(WAYS), "the peacekeeping contingent"),
];

const EFFECT: &[Field] = &[
    required("places", PLACES, "where"),
    required("effect", Form::OneOf(EffectKind::WORDS), "what it does there"),
    required("status", Form::Refers(Id::Status), "the status that holds, is confirmed, or was the last word"),
    optional("access", Form::Object(ACCESS), "who could pass; leave out what was not recorded"),
    optional("controllers", Form::ListOrWord(&Form::Refers(Id::Party), "unknown"), "who is reported in control, or \"unknown\""),
    optional("contested", Form::Flag, "true when there is no single answer to who controls"),
    optional("until", Form::Moment, "the end of an exception (not included)"),
    optional("certainty", Form::OneOf(Certainty::WORDS), "where it differs from the change's"),
];

const SPEAKER: &[Field] =
    &[required("name", Form::Text, "their name"), optional("role", Form::Prose, "their office at the time")];

const SPOKEN_NAME: &[Field] = &[
    required("as", Form::Text, "the name as it stands in the text"),
    required("place", Form::Refers(Id::Place), "the place that it names"),
];

const CLAIM: &[Field] = &[
    required("party", Form::Refers(Id::Party), "who says it"),
    optional("speaker", Form::Object(SPEAKER), "by whose mouth"),
    required("text", Form::Prose, "what is said, in our own words"),
    optional("names", Form::List(&Form::Object(SPOKEN_NAME)), "the places that it names in the speaker's own form"),
    optional("sources", SOURCES, "which sources carry it"),
    optional("source_note", Form::Prose, "why no source is known"),
];

const FIGURE: &[Field] = &[
    required("id", Form::Defines(Id::Figure), "its id"),
    required("value", Form::Number(-ANY, ANY), "the number as it was given"),
    required("unit", Form::OneOf(Unit::WORDS), "what is counted in"),
    required("what", Form::Prose, "what is counted, with \"nearly\" and the like"),
    optional("counted_on", Form::Moment, "when it was counted"),
    optional("party", Form::Refers(Id::Party), "whose figure it is"),
    required("sources", SOURCES, "which sources carry it"),
    required("certainty", Form::OneOf(Certainty::WORDS), "how far it is agreed"),
];

const REFERENCE: &[Field] = &[
    required("relation", Form::OneOf(Relation::WORDS), "how it refers to it"),
    required("change", Form::Refers(Id::Change), "to which change"),
];

/// `changes.json`.
pub(super) const CHANGES_FILE: Form = Form::List(&Form::Object(&[
    required("id", Form::Defines(Id::Change), "its id"),
    required("moment", Form::Moment, "when it happened, as precisely as reported"),
    required("certainty", Form::OneOf(Certainty::WORDS), "how far it is agreed"),
    required("category", Form::OneOf(Category::WORDS), "`change` where it has effects, else what sort of context it is"),
    required("summary", Form::Prose, "what happened, in neutral words"),
    required("effects", Form::List(&Form::Object(EFFECT)), "what it does at places; empty for context"),
    optional("claims", Form::List(&Form::Object(CLAIM)), "who says what about it"),
    optional("figures", Form::List(&Form::Object(FIGURE)), "what was counted"),
    required("sources", SOURCES, "where it was reported"),
    optional("refers_to", Form::List(&Form::Object(REFERENCE)), "which changes it refers to"),
    optional("note", Form::Prose, "what a reader should know about the report itself"),
]));

const TRANSLATION: &[Field] = &[
    required("language", Form::Language, "language of the translation"),
    required("publisher", Form::Text, "who published it"),
    optional("url", Form::Url, "where it stands"),
];

/// `sources.json`.
pub(super) const SOURCES_FILE: Form = Form::List(&Form::Object(&[
    required("id", Form::Defines(Id::Source), "its id"),
    required("publisher", Form::Text, "who published it"),
    optional("author", Form::Text, "who wrote it"),
    required("title", Form::Text, "its title, shortened or described where the page title was not seen"),
    optional("date", Form::Moment, "when it was published"),
    optional("language", Form::Language, "the language it is in"),
    optional("via", Form::Text, "whose report it repeats"),
    optional("url", Form::Url, "where it stands"),
    optional("archived_url", Form::Url, "where an archived copy stands"),
    optional("find", Form::Text, "three to seven words as printed there, near the statement"),
    optional("translations", Form::List(&Form::Object(TRANSLATION)), "the same piece in other languages"),
    optional("note", Form::Text, "a remark for the reader"),
]));

/// The form of a file of the dataset folder.
pub(super) fn of_file(name: &str) -> Option<&'static Form> {
    match name {
        "dataset.json" => Some(&DATASET),
        "places.geojson" => Some(&PLACES_FILE),
        "changes.json" => Some(&CHANGES_FILE),
        "sources.json" => Some(&SOURCES_FILE),
        _ => None,
    }
}
