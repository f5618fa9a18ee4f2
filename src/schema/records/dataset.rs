//! The dataset: the members of `dataset.json`, and those that `/timeline.json` repeats.

use super::{
    route,
    shared::{BBOX, CHANGES, PARTIES, PERIOD_TYPE, PLACES, SOURCES},
};
use crate::{
    chronicle::dataset::PublisherKind,
    schema::{
        field::{member, optional, required},
        types::{FieldType, Id, Presence, Shape},
    },
};

/// The words for glyphs that the map can draw.
pub(crate) const GLYPHS: &[&str] =
    &["circle", "ring", "square", "diamond", "triangle", "cross", "bar", "dot", "half", "question", "arrow", "dash"];

const LICENCE: Shape = Shape {
    name: "Licence",
    doc: "a licence",
    fields: &[
        required("id", FieldType::Text, "SPDX id of the licence").timeline(Presence::Always),
        required("url", FieldType::Url, "where its text stands").timeline(Presence::Always),
    ],
};

const CREDIT: Shape = Shape {
    name: "Credit",
    doc: "whom to name",
    fields: &[
        required("text", FieldType::Text, "the words of the credit").timeline(Presence::Always),
        optional(
            "short",
            FieldType::Text,
            "the name for the one line below a picture; absent: not named there if another credit has one",
        )
        .timeline(Presence::Optional),
        optional("url", FieldType::Url, "where the credited stands").timeline(Presence::Optional),
        optional("licence", FieldType::Text, "its own licence").timeline(Presence::Optional),
    ],
};

const PUBLISHER: Shape = Shape {
    name: "Publisher",
    doc: "who publishes the dataset",
    fields: &[
        required("name", FieldType::Text, "who publishes the dataset").timeline(Presence::Always),
        required("url", FieldType::OrNull(&FieldType::Url), "their own page, or null").timeline(Presence::Always),
        required("contact", FieldType::OrNull(&FieldType::Contact), "where they are reached, or null").timeline(Presence::Always),
    ],
};

const SOURCE_PUBLISHER: Shape = Shape {
    name: "",
    doc: "what a publisher of sources says of itself",
    fields: &[
        required("name", FieldType::Text, "its name, as the sources give it"),
        required("country", FieldType::Text, "its country in English, as it states it, or `not-stated`"),
        required("kind", FieldType::OneOf(PublisherKind::WORDS), "what it says it is"),
        required("stated_at", FieldType::OrNull(&FieldType::Url), "the address where it says so, or null"),
    ],
};

const EXTENT: Shape = Shape {
    name: "",
    doc: "what a dataset covers",
    fields: &[
        required("bbox", BBOX, "west, south, east, north in degrees"),
        required("since", FieldType::Moment, "from when the dataset tells"),
    ],
};

const VIEW: Shape = Shape {
    name: "View",
    doc: "where a map opens",
    fields: &[
        required("center", FieldType::Numbers(2, -180.0, 180.0), "longitude, latitude").timeline(Presence::Always),
        required("zoom", FieldType::Number(0.0, 22.0), "Web Mercator zoom").timeline(Presence::Always),
    ],
};

const KEY_MOMENT: Shape = Shape {
    name: "KeyMoment",
    doc: "a moment to go to in one step",
    fields: &[
        required("moment", FieldType::Moment, "when").timeline(Presence::Always),
        member("at", FieldType::Instant, "its earliest instant"),
        required("label", FieldType::Label, "what it is called").timeline(Presence::Always),
    ],
};

const TRAVELLERS: Shape = Shape {
    name: "TravellerLabels",
    doc: "names for the travellers",
    fields: &[
        required("civilians", FieldType::Label, "people on their own errand").timeline(Presence::Always),
        required("humanitarian", FieldType::Label, "aid").timeline(Presence::Always),
        required("goods", FieldType::Label, "commercial goods").timeline(Presence::Always),
        required("peacekeepers", FieldType::Label, "the peacekeeping contingent").timeline(Presence::Always),
    ],
};

const DIRECTIONS: Shape = Shape {
    name: "DirectionLabels",
    doc: "names for the directions",
    fields: &[
        required("in", FieldType::Label, "the way in").timeline(Presence::Always),
        required("out", FieldType::Label, "the way out").timeline(Presence::Always),
    ],
};

const ACCESS_VALUES: Shape = Shape {
    name: "AccessLabels",
    doc: "names for what is recorded about passing",
    fields: &[
        required("yes", FieldType::Label, "could pass").timeline(Presence::Always),
        required("limited", FieldType::Label, "could pass within limits").timeline(Presence::Always),
        required("no", FieldType::Label, "could not pass").timeline(Presence::Always),
        required("unknown", FieldType::Label, "recorded as unknown").timeline(Presence::Always),
        required("not-recorded", FieldType::Label, "nothing recorded").timeline(Presence::Always),
    ],
};

const COLOUR: Shape = Shape {
    name: "Colour",
    doc: "a colour",
    fields: &[
        required("light", FieldType::Colour, "on a light ground").timeline(Presence::Always),
        required("dark", FieldType::Colour, "on a dark ground").timeline(Presence::Always),
    ],
};

const STATUS: Shape = Shape {
    name: "Status",
    doc: "a status of the dataset's vocabulary",
    fields: &[
        required("id", FieldType::Defines(Id::Status), "its id").timeline(Presence::Always),
        required("label", FieldType::Label, "its name").timeline(Presence::Always),
        optional("predicate", FieldType::Words, "completes \"the road was …\" where that differs from the label"),
        optional(
            "predicate_by",
            FieldType::Label,
            "completes \"the road was …\" where it is recorded who acted: \"closed {by} {at}\"",
        ),
        required("description", FieldType::Label, "what it means").timeline(Presence::Always),
        required("severity", FieldType::Whole(0, 255), "rank; higher is further from ordinary traffic")
            .timeline(Presence::Always),
        optional(
            "ordinary_traffic",
            FieldType::OrNull(&FieldType::Flag),
            "whether ordinary civilian and goods traffic passes; leave out where the word does not tell; null where the question does not apply",
        ),
        optional("ordinary_traffic_note", FieldType::Prose, "why the question does not apply"),
        optional("unknown", FieldType::Flag, "true for the word that says that nobody knows").timeline(Presence::Always),
        required("colour", FieldType::Object(&COLOUR), "its colour, never the only sign of it").timeline(Presence::Always),
        optional("fill", FieldType::Object(&COLOUR), "what roads and ribbons are filled with, between edges in its colour")
            .timeline(Presence::Nullable)
            .detail("left out: with its colour; marks and words keep its colour, which stands out from every ground"),
        required("dash", FieldType::List(&FieldType::Number(0.0, 100.0)), "line dashes in line widths; empty is solid")
            .timeline(Presence::Always),
        required("glyph", FieldType::OneOf(GLYPHS), "the shape of its symbol").timeline(Presence::Always),
    ],
};

const PARTY: Shape = Shape {
    name: "Party",
    doc: "who controls, speaks or is charged",
    fields: &[
        required("id", FieldType::Defines(Id::Party), "its id").timeline(Presence::Always),
        required("label", FieldType::Label, "its name").timeline(Presence::Always),
        optional("by", FieldType::Label, "its name as the one that acted: \"by Azerbaijan\""),
        optional("qualifier", FieldType::Label, "a qualifier such as \"de facto\", shown where `qualifiers` is true")
            .timeline_as(FieldType::Label, Presence::Nullable, "a qualifier such as \"de facto\""),
        optional("plural_in", FieldType::List(&FieldType::Language), "the languages in which its label takes a plural verb"),
        member("is_plural", FieldType::Flag, "whether its label takes a plural verb"),
        optional("note", FieldType::Prose, "a remark for the reader").timeline(Presence::Nullable),
    ],
};

const MANDATE: Shape = Shape {
    name: "Mandate",
    doc: "a standing text",
    fields: &[
        required("id", FieldType::Defines(Id::Mandate), "its id").timeline(Presence::Always),
        required("label", FieldType::Label, "what it is called").timeline(Presence::Always),
        required("text", FieldType::Prose, "what it says, in our own words").timeline(Presence::Always),
        required("places", PLACES, "over which places").timeline(Presence::Always),
        required("since", FieldType::Moment, "from when"),
        optional("until", FieldType::Moment, "until when (not included)"),
        member("period", PERIOD_TYPE, "from when until when"),
        required("control", PARTIES, "whom it charges with control").timeline(Presence::Always),
        required("safety", PARTIES, "whom it charges with safety or passage").timeline(Presence::Always),
        required("changes", CHANGES, "the changes by which it was made").timeline(Presence::Always),
        required("sources", SOURCES, "where its text stands").timeline(Presence::Always),
    ],
};

/// The members of `dataset.json`. `/timeline.json` has some of them inside its `dataset` and some beside it.
pub(super) const DATASET: Shape = Shape {
    name: "Dataset",
    doc: "the dataset",
    fields: &[
        required("id", FieldType::Defines(Id::Dataset), "the dataset's id").timeline(Presence::Always),
        required("title", FieldType::Label, "its title").timeline(Presence::Always),
        required("description", FieldType::Label, "what it covers").timeline(Presence::Always),
        required("languages", LANGUAGES, "the languages in which every label is complete"),
        required("licence", FieldType::Object(&LICENCE), "under which terms it may be used").timeline(Presence::Always),
        optional("publisher", FieldType::Object(&PUBLISHER), "who publishes it, and where they are reached")
            .timeline(Presence::Nullable),
        member("published_by", FieldType::Text, "who publishes it and where they are reached, in words"),
        required("credits", FieldType::List(&FieldType::Object(&CREDIT)), "whom to name").timeline(Presence::Always),
        required("offset", FieldType::Offset, "the fixed offset from UTC that turns days into instants")
            .timeline(Presence::Always),
        required("modified", FieldType::Instant, "when the dataset was last modified").timeline(Presence::Always),
        required("extent", FieldType::Object(&EXTENT), "what it covers"),
        member("bbox", BBOX, "west, south, east, north in degrees"),
        member("since", FieldType::Moment, "from when the dataset tells"),
        required("default_view", FieldType::Object(&VIEW), "where a map opens").timeline(Presence::Always),
        required("headline_place", FieldType::Refers(Id::Place), "the place whose state is the headline")
            .timeline(Presence::Always),
        required("key_moments", KEY_MOMENTS, "moments to go to in one step"),
        optional(
            "story",
            super::story::WRITTEN_STORY,
            "the steps that tell the dataset to a newcomer; absent: the home page opens on today",
        ),
        optional("timeline_focus", route::WRITTEN_FOCUS, "the period on which a timeline opens"),
        optional("routes", ROUTES, "the stops of the road in order, for each period in which it took another course"),
        optional("labels", MAP_LABELS, "names on the map that belong to no place, such as that of a region"),
        required("travellers", TRAVELLER_LABELS, "names for the travellers"),
        required("directions", DIRECTION_LABELS, "names for the directions"),
        required("access_values", ACCESS_LABELS, "names for what is recorded about passing"),
        required("statuses", STATUSES, "the statuses"),
        required("parties", ALL_PARTIES, "the parties"),
        required("mandates", MANDATES, "the standing texts"),
        optional(
            "publishers",
            FieldType::List(&FieldType::Object(&SOURCE_PUBLISHER)),
            "what the publishers of the sources say of themselves",
        ),
        required("qualifiers", FieldType::Flag, "whether qualifiers of parties are shown"),
        required("usage_note", FieldType::Prose, "on names, borders, statuses and certainty").timeline(Presence::Always),
        required("report_errors", FieldType::Prose, "how a reader reports an error").timeline(Presence::Always),
    ],
};

pub(super) const LANGUAGES: FieldType = FieldType::List(&FieldType::Language);
pub(super) const KEY_MOMENTS: FieldType = FieldType::List(&FieldType::Object(&KEY_MOMENT));
pub(super) const ROUTES: FieldType = FieldType::List(&FieldType::Object(&route::ROUTE));
pub(super) const MAP_LABELS: FieldType = FieldType::List(&FieldType::Object(&route::MAP_LABEL));
pub(super) const TRAVELLER_LABELS: FieldType = FieldType::Object(&TRAVELLERS);
pub(super) const DIRECTION_LABELS: FieldType = FieldType::Object(&DIRECTIONS);
pub(super) const ACCESS_LABELS: FieldType = FieldType::Object(&ACCESS_VALUES);
pub(super) const STATUSES: FieldType = FieldType::List(&FieldType::Object(&STATUS));
pub(super) const ALL_PARTIES: FieldType = FieldType::List(&FieldType::Object(&PARTY));
pub(super) const MANDATES: FieldType = FieldType::List(&FieldType::Object(&MANDATE));

/// `dataset.json`.
pub(super) const FILE: FieldType = FieldType::Object(&DATASET);
