//! States: a place during one period between two changes. They are folded from changes, so that no file has them.

pub(crate) use super::shared::CONTROL_WORDS;
use super::{
    shared::{
        PARTIES, PERIOD_TYPE, PRECISION, REVISION, SCHEMATIC, SINCE_DATE, SOURCE_IDS, SOURCE_MEMBERS, SOURCE_PUBLISHERS,
        UNTIL_DATE, id_of_feature,
    },
    source::SOURCE_LIST,
};
use crate::{
    chronicle::{change::Certainty, place::Kind, status::AccessLevel},
    schema::{
        access_columns::ACCESS_COLUMNS,
        field::{member, property},
        types::{Field, FieldType, Id, Presence, Role, Shape},
    },
};

/// The roles of the changes behind a state.
pub(crate) const ROLE_WORDS: &[&str] = &["made", "resumed", "confirmed"];

const REPORT: Shape = Shape {
    name: "Report",
    doc: "a change behind a state",
    fields: &[
        property("id", FieldType::Refers(Id::Change), "its id").timeline(Presence::Always),
        property("role", FieldType::OneOf(ROLE_WORDS), "what it is to the state")
            .timeline(Presence::Always)
            .detail("`resumed`: the exception after which the state goes on"),
        property("moment", FieldType::Moment, "when it happened"),
        property("certainty", FieldType::OneOf(Certainty::WORDS), "how far it is agreed"),
        property("summary", FieldType::Text, "what happened, in English"),
    ],
};

const fn access(index: usize) -> Field {
    let doc = "whether this traveller could pass this way; null: not recorded";
    property(ACCESS_COLUMNS[index].0, FieldType::OneOf(AccessLevel::WORDS), doc).feature(Presence::Nullable).timeline_as(
        FieldType::OneOf(AccessLevel::WORDS),
        Presence::Optional,
        doc,
    )
}

/// The fields of a state.
pub(crate) const STATE: Shape = Shape {
    name: "State",
    doc: "a place during one period between two changes",
    fields: &[
        id_of_feature(member("id", FieldType::Text, "`{place}.{change}`")),
        property("place", FieldType::Refers(Id::Place), "id of the place").timeline(Presence::Always),
        property("place_name", FieldType::Text, "English label of the place"),
        property("kind", FieldType::OneOf(Kind::WORDS), "what sort of thing the place is"),
        property("status", FieldType::Refers(Id::Status), "a word of the dataset's vocabulary")
            .timeline(Presence::Always)
            .detail("its label and description are in `/timeline.json`"),
        member("label", FieldType::Text, "the state in words, without a date, in at most 80 characters where names allow"),
        member("period", PERIOD_TYPE, "from when until when it holds"),
        property("since", FieldType::Instant, "the first instant: the earliest that the moment allows").role(Role::IntervalStart),
        property("until", FieldType::Instant, "the first instant after it; null: it still holds")
            .feature(Presence::Nullable)
            .role(Role::IntervalEnd),
        property("since_date", FieldType::Day, SINCE_DATE),
        property("until_date", FieldType::Day, UNTIL_DATE).feature(Presence::Nullable),
        property("since_latest", FieldType::Instant, "the end (not included) of the span in which it can have started")
            .feature(Presence::Nullable),
        property("since_edtf", FieldType::Moment, "the start as it was written").timeline(Presence::Always).detail(
            "after an exception, the `until` of that exception, or where it has none written the day after its local day",
        ),
        member("until_edtf", FieldType::Moment, "the end as it was written (not included); null: it still holds")
            .timeline(Presence::Nullable)
            .detail(
                "the start of the state that follows at once, else the end that its change, a later change or the place names",
            ),
        property(
            "certainty",
            FieldType::OneOf(Certainty::WORDS),
            "disputed where a maker is; else confirmed where any report is; else reported",
        )
        .timeline(Presence::Always),
        property("is_exception", FieldType::Flag, "true when the earlier state resumes after it").timeline(Presence::Always),
        property("last_reported", FieldType::Instant, "the earliest instant of the newest report of it")
            .timeline_as(FieldType::Moment, Presence::Always, "the moment of the newest report of it, as it was written")
            .detail("it may be later than the instant asked for"),
        property("last_reported_edtf", FieldType::Moment, "the moment of the newest report as it was written"),
        property("change_ids", FieldType::Text, "ids of the changes behind it, with commas: makers, then confirmations"),
        property(
            "changes",
            FieldType::List(&FieldType::Object(&REPORT)),
            "the changes behind it: id, role (made, resumed, confirmed), moment, certainty, summary",
        )
        .timeline_as(FieldType::List(&FieldType::Object(&REPORT)), Presence::Always, "the changes behind it")
        .as_text("change_ids"),
        property("by", PARTIES, "the parties that brought it about; empty where that is not recorded")
            .timeline(Presence::Always)
            .as_text("by_ids"),
        property("by_ids", FieldType::Text, "the parties that brought it about, with commas"),
        property("at", FieldType::Refers(Id::Place), "where they acted; null: not recorded, or the place itself")
            .feature(Presence::Nullable)
            .timeline(Presence::Nullable),
        property("control", FieldType::OneOf(CONTROL_WORDS), "how control is known").timeline(Presence::Always),
        property("controllers", PARTIES, "the parties reported in control; empty unless control is reported")
            .timeline(Presence::Always)
            .as_text("controller_ids"),
        property("controller_ids", FieldType::Text, "the parties reported in control, with commas"),
        access(0),
        access(1),
        access(2),
        access(3),
        access(4),
        access(5),
        access(6),
        access(7),
        property(
            "access",
            FieldType::Object(&super::change::ACCESS),
            "the eight access columns as an object; what is left out was not recorded",
        ),
        SOURCE_PUBLISHERS,
        property("source_urls", FieldType::Text, "addresses of its sources, with spaces; a source without one is missing here"),
        SOURCE_IDS,
        property("sources", SOURCE_LIST, SOURCE_MEMBERS).as_text("source_ids"),
        PRECISION.detail("that of its place"),
        SCHEMATIC.detail("that of its place"),
        REVISION,
    ],
};
