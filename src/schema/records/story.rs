//! Fields of the story.

use super::shared::{BBOX, CHANGES};
use crate::schema::{
    field::{member, optional, required},
    types::{FieldType, Id, Presence, Shape},
};

const PLACE: FieldType = FieldType::Refers(Id::Place);

const WITHOUT_TRAFFIC: Shape = Shape {
    name: "",
    doc: "days without ordinary traffic at a place, counted from the day on which it ended",
    fields: &[required("place", PLACE, "the place"), required("until", FieldType::Moment, "the last day that is counted")],
};

const IN_STATUS: Shape = Shape {
    name: "",
    doc: "days at whose end a place was in a status",
    fields: &[
        required("place", PLACE, "the place"),
        required("status", FieldType::Refers(Id::Status), "the status"),
        required("since", FieldType::Moment, "the first day that is looked at"),
        required("until", FieldType::Moment, "the last day that is looked at"),
    ],
};

const IN_PERIOD: Shape = Shape {
    name: "",
    doc: "changes whose moment begins in a period",
    fields: &[
        required("since", FieldType::Moment, "the first day of the period"),
        optional("until", FieldType::Moment, "its last day; absent: today"),
    ],
};

const FIGURE: Shape =
    Shape { name: "", doc: "a figure of a change", fields: &[required("figure", FieldType::Refers(Id::Figure), "the figure")] };

const DAYS_WITHOUT: Shape = Shape {
    name: "",
    doc: "a count of days",
    fields: &[required(
        "days_without_ordinary_traffic",
        FieldType::Object(&WITHOUT_TRAFFIC),
        "the days without ordinary traffic at a place",
    )],
};

const DAYS_IN_STATUS: Shape = Shape {
    name: "",
    doc: "a count of days",
    fields: &[required("days_in_status", FieldType::Object(&IN_STATUS), "the days at whose end a place was in a status")],
};

const CHANGES_IN_PERIOD: Shape = Shape {
    name: "",
    doc: "a count of changes",
    fields: &[required("changes_in_period", FieldType::Object(&IN_PERIOD), "the changes whose moment begins in a period")],
};

const NUMBER: FieldType = FieldType::AnyOf(&[
    FieldType::Object(&FIGURE),
    FieldType::Object(&DAYS_WITHOUT),
    FieldType::Object(&DAYS_IN_STATUS),
    FieldType::Object(&CHANGES_IN_PERIOD),
]);

const TOLD_NUMBER: Shape = Shape {
    name: "StoryNumber",
    doc: "the number of a step",
    fields: &[
        member("text", FieldType::Text, "the number with its unit"),
        member("what", FieldType::Text, "what it counts, and by whose count"),
        member("what_language", FieldType::Language, "the language of `what`"),
        member(
            "path",
            FieldType::Text,
            "path and fragment of the page that explains it; the query of the reader goes between the two",
        ),
    ],
};

const STEP: Shape = Shape {
    name: "StoryStep",
    doc: "a step of the story, and what map and timeline show with it",
    fields: &[
        required("id", FieldType::Defines(Id::Step), "its id").timeline(Presence::Always),
        required("title", FieldType::Label, "its title; `{number}` stands for the number with its unit").timeline_as(
            FieldType::Text,
            Presence::Always,
            "its title",
        ),
        required("text", FieldType::Label, "one or two sentences; `{number}` likewise").timeline_as(
            FieldType::Text,
            Presence::Always,
            "one or two sentences",
        ),
        optional("place", PLACE, "the place that the map frames; absent: the bbox, or the headline place"),
        optional("bbox", BBOX, "west, south, east, north of what the map frames, in degrees").timeline_as(
            BBOX,
            Presence::Nullable,
            "west, south, east, north of what the map frames, in degrees; null: the headline place",
        ),
        optional("datetime", FieldType::Moment, "the time that is shown; absent: today").timeline_as(
            FieldType::Text,
            Presence::Nullable,
            "the time that is shown, as `datetime` of a link: a day or an instant; null: today",
        ),
        optional("number", NUMBER, "the number that it tells, computed from the data").timeline_as(
            FieldType::OrNull(&FieldType::Object(&TOLD_NUMBER)),
            Presence::Always,
            "the number that it tells",
        ),
        optional("changes", CHANGES, "the changes that it is about").timeline(Presence::Always),
    ],
};

/// The story as `dataset.json` writes it, and as `/timeline.json` does.
pub(super) const WRITTEN_STORY: FieldType = FieldType::List(&FieldType::Object(&STEP));
