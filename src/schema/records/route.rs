//! Fields of the timeline's focus, of routes with their stops, and of names of regions.

use super::{
    place::NAME,
    shared::{PARTIES, PERIOD_TYPE, PLACES, SOURCES},
};
use crate::schema::{
    field::{member, optional, required},
    types::{FieldType, Id, Presence, Shape},
};

const FOCUS: Shape = Shape {
    name: "",
    doc: "the period on which a timeline opens, as written",
    fields: &[
        required("since", FieldType::Moment, "from when"),
        required("until", FieldType::Moment, "until when (not included)"),
    ],
};
pub(super) const WRITTEN_FOCUS: FieldType = FieldType::Object(&FOCUS);

const BORDER: Shape = Shape {
    name: "BorderStop",
    doc: "the border between two parties as a stop",
    fields: &[
        required("border", PARTIES, "the party before the border and the one after it, in road order").timeline(Presence::Always),
        member("words", FieldType::List(&FieldType::Text), "the labels of the two parties, in the same order"),
    ],
};

const TOGETHER: Shape = Shape {
    name: "TogetherStop",
    doc: "places whose order no source gives, as one stop",
    fields: &[
        required("together", PLACES, "the places, in an order that means nothing").timeline(Presence::Always),
        required("note", FieldType::Prose, "why they have no order").timeline(Presence::Always),
    ],
};

const STOP: FieldType =
    FieldType::AnyOf(&[FieldType::Refers(Id::Place), FieldType::Object(&BORDER), FieldType::Object(&TOGETHER)]);

/// The stops of the road while it took one course.
pub(super) const ROUTE: Shape = Shape {
    name: "Route",
    doc: "the stops of the road in order, while it took this course",
    fields: &[
        required("since", FieldType::Moment, "from when it carried the traffic"),
        optional("until", FieldType::Moment, "until when (not included)"),
        member("period", PERIOD_TYPE, "from when until when it carried the traffic; no two routes overlap"),
        required("stops", FieldType::List(&STOP), "the stops in road order; one is shown only in the periods of its place")
            .timeline(Presence::Always),
    ],
};

/// A name on the map that belongs to no place.
pub(super) const MAP_LABEL: Shape = Shape {
    name: "MapLabel",
    doc: "a name on the map that belongs to no place",
    fields: &[
        member("label", FieldType::Text, "its text in the language asked for"),
        required("names", FieldType::List(&FieldType::Object(&NAME)), "all its names").timeline(Presence::Always),
        required("at", FieldType::Numbers(2, -180.0, 180.0), "longitude, latitude of the middle of the text")
            .timeline(Presence::Always),
        required("rank", FieldType::Whole(0, 255), "a lower one is placed first").timeline(Presence::Always),
        optional("since", FieldType::Moment, "from when it is drawn"),
        optional("until", FieldType::Moment, "until when it is drawn (not included)"),
        member("period", PERIOD_TYPE, "from when until when it is drawn"),
        required("sources", SOURCES, "where the names were seen").timeline(Presence::Always),
    ],
};
