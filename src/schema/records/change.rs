//! Changes: dated, sourced reports, with what each does at which places and who claims what.

use super::{
    shared::{ANY, CONTROL_WORDS, PARTIES, PERIOD_TYPE, PLACES, REVISION, SOURCE_IDS, SOURCE_PUBLISHERS, SOURCES, id_of_feature},
    source::SOURCE_LIST,
};
use crate::{
    chronicle::{
        change::{Category, Certainty, EffectKind, Relation},
        figure::Unit,
        status::AccessLevel,
    },
    schema::{
        field::{field, member, optional, property, required},
        types::{FieldType, Id, Presence, Role, Shape},
    },
};

const DIRECTIONS: FieldType = FieldType::Object(&Shape {
    name: "",
    doc: "both ways",
    fields: &[
        optional("in", FieldType::OneOf(AccessLevel::WORDS), "the way in").feature(Presence::Optional),
        optional("out", FieldType::OneOf(AccessLevel::WORDS), "the way out").feature(Presence::Optional),
    ],
});

/// Access by traveller and direction.
pub(super) const ACCESS: Shape = Shape {
    name: "Access",
    doc: "who could pass, and which way; what is left out was not recorded",
    fields: &[
        optional("civilians", DIRECTIONS, "people on their own errand").feature(Presence::Optional),
        optional("humanitarian", DIRECTIONS, "aid").feature(Presence::Optional),
        optional("goods", DIRECTIONS, "commercial goods").feature(Presence::Optional),
        optional("peacekeepers", DIRECTIONS, "the peacekeeping contingent").feature(Presence::Optional),
    ],
};

const EFFECT: Shape = Shape {
    name: "Effect",
    doc: "what a change does at places",
    fields: &[
        required("places", PLACES, "where").feature(Presence::Always).timeline(Presence::Always),
        field("effect", FieldType::OneOf(EffectKind::WORDS), "what it does there").everywhere(Presence::Always),
        field("status", FieldType::Refers(Id::Status), "the status that holds, is confirmed, or was the last word")
            .everywhere(Presence::Always),
        optional("access", FieldType::Object(&ACCESS), "who could pass; leave out what was not recorded").feature_as(
            FieldType::Object(&ACCESS),
            Presence::Always,
            "who could pass",
        ),
        optional("by", PARTIES, "who brought it about, as the sources agree; where they differ, the claims say it")
            .feature_as(PARTIES, Presence::Always, "the parties that brought it about; empty where that is not recorded")
            .timeline(Presence::Always),
        optional("at", FieldType::Refers(Id::Place), "where they acted, if not at the places themselves")
            .feature(Presence::Nullable)
            .timeline(Presence::Nullable),
        optional(
            "controllers",
            FieldType::ListOrWord(&FieldType::Refers(Id::Party), "unknown"),
            "who is reported in control, or \"unknown\"",
        )
        .feature_as(PARTIES, Presence::Always, "the parties reported in control; empty unless control is reported"),
        property("control", FieldType::OneOf(CONTROL_WORDS), "how control is known"),
        optional("contested", FieldType::Flag, "true when there is no single answer to who controls"),
        optional("until", FieldType::Moment, "the end of an exception (not included)")
            .feature(Presence::Nullable)
            .timeline(Presence::Nullable),
        optional("certainty", FieldType::OneOf(Certainty::WORDS), "where it differs from the change's").feature_as(
            FieldType::OneOf(Certainty::WORDS),
            Presence::Always,
            "how far it is agreed",
        ),
    ],
};

const SPEAKER: Shape = Shape {
    name: "Speaker",
    doc: "who speaks for a party",
    fields: &[
        required("name", FieldType::Text, "their name").feature(Presence::Always),
        optional("role", FieldType::Prose, "their office at the time").feature(Presence::Optional),
    ],
};

const SPOKEN_NAME: Shape = Shape {
    name: "SpokenName",
    doc: "a place in the speaker's own form",
    fields: &[
        field("as", FieldType::Text, "the name as it stands in the text").everywhere(Presence::Always),
        field("place", FieldType::Refers(Id::Place), "the place that it names").everywhere(Presence::Always),
    ],
};

const PIECE: FieldType = FieldType::Tuple(&[FieldType::Text, FieldType::OrNull(&FieldType::Text)]);

const CLAIM: Shape = Shape {
    name: "Claim",
    doc: "who says what about a change",
    fields: &[
        field("party", FieldType::Refers(Id::Party), "who says it").everywhere(Presence::Always),
        optional("speaker", FieldType::Object(&SPEAKER), "by whose mouth").feature(Presence::Optional).timeline_as(
            FieldType::Text,
            Presence::Nullable,
            "by whose mouth",
        ),
        member("role", FieldType::Prose, "the speaker's office at the time").timeline(Presence::Nullable),
        field("text", FieldType::Prose, "what is said, in our own words").everywhere(Presence::Always),
        member("text_language", FieldType::Language, "the language that the text is in"),
        member("text_unreviewed", FieldType::Flag, "whether it is a translation that nobody has reviewed"),
        member("text_by", FieldType::Text, "who translated it; null: the editors' own words").timeline(Presence::Nullable),
        optional("by", PARTIES, "who acted, as the claim says").feature(Presence::Optional).timeline(Presence::Always),
        optional(
            "names",
            FieldType::List(&FieldType::Object(&SPOKEN_NAME)),
            "the places that it names in the speaker's own form",
        )
        .feature(Presence::Optional)
        .timeline(Presence::Always),
        member(
            "pieces",
            FieldType::List(&PIECE),
            "the text in pieces, each with the label of the place that it names in the speaker's form; null: it names none so",
        )
        .timeline(Presence::Nullable),
        optional("sources", SOURCES, "which sources carry it").feature(Presence::Optional).timeline(Presence::Always),
        optional("source_note", FieldType::Prose, "why no source is known")
            .feature(Presence::Optional)
            .timeline(Presence::Nullable),
    ],
};

const FIGURE: Shape = Shape {
    name: "Figure",
    doc: "what was counted",
    fields: &[
        required("id", FieldType::Defines(Id::Figure), "its id").feature(Presence::Always).timeline(Presence::Always),
        required("value", FieldType::Number(-ANY, ANY), "the number as it was given").feature(Presence::Always),
        required("unit", FieldType::OneOf(Unit::WORDS), "what is counted in").feature(Presence::Always),
        member("amount", FieldType::Text, "the number with its unit"),
        required("what", FieldType::Prose, "what is counted, with \"nearly\" and the like")
            .feature(Presence::Always)
            .timeline(Presence::Always),
        member("what_language", FieldType::Language, "the language that `what` is in"),
        optional("counted_on", FieldType::Moment, "when it was counted").feature(Presence::Optional).timeline(Presence::Nullable),
        optional("party", FieldType::Refers(Id::Party), "whose figure it is")
            .feature(Presence::Optional)
            .timeline(Presence::Nullable),
        required("sources", SOURCES, "which sources carry it").feature(Presence::Always).timeline(Presence::Always),
        field("certainty", FieldType::OneOf(Certainty::WORDS), "how far it is agreed").everywhere(Presence::Always),
    ],
};

const REFERENCE: Shape = Shape {
    name: "Reference",
    doc: "how a change refers to another",
    fields: &[
        field("relation", FieldType::OneOf(Relation::WORDS), "how it refers to it").everywhere(Presence::Always),
        field("change", FieldType::Refers(Id::Change), "to which change").everywhere(Presence::Always),
    ],
};
const REFERENCES: FieldType = FieldType::List(&FieldType::Object(&REFERENCE));
const EFFECTS: FieldType = FieldType::List(&FieldType::Object(&EFFECT));
const CLAIMS: FieldType = FieldType::List(&FieldType::Object(&CLAIM));
const FIGURES: FieldType = FieldType::List(&FieldType::Object(&FIGURE));

/// The fields of a change.
pub(crate) const CHANGE: Shape = Shape {
    name: "Change",
    doc: "a dated, sourced report",
    fields: &[
        id_of_feature(required("id", FieldType::Defines(Id::Change), "its id").timeline(Presence::Always)),
        field("moment", FieldType::Moment, "when it happened, as precisely as reported").everywhere(Presence::Always),
        member("span", PERIOD_TYPE, "from its earliest to its latest instant"),
        property("since", FieldType::Instant, "the earliest instant that the moment allows").role(Role::IntervalStart),
        property("since_latest", FieldType::Instant, "the end (not included) of the span in which it can have happened")
            .feature(Presence::Nullable)
            .role(Role::IntervalEnd),
        property("date", FieldType::Day, "the local day of since: of a month or a year, the first"),
        field("certainty", FieldType::OneOf(Certainty::WORDS), "how far it is agreed").everywhere(Presence::Always).detail(
            "`confirmed`: undisputed, from a primary text, or from several sources that agree; `reported`: one side or one source; `disputed`: another side denies it",
        ),
        required("category", FieldType::OneOf(Category::WORDS), "`change` where it has effects, else what sort of context it is")
            .feature_as(
                FieldType::OneOf(Category::WORDS),
                Presence::Always,
                "change where it does something at a place, else what sort of context it is",
            )
            .timeline(Presence::Always),
        optional("title", FieldType::Prose, "what happened in one short clause: completes \"Also that day: …\"")
            .feature_as(FieldType::Text, Presence::Nullable, "what happened in one short clause, in English")
            .timeline(Presence::Nullable),
        member("title_language", FieldType::Language, "the language that the title is in").timeline(Presence::Nullable),
        required("summary", FieldType::Prose, "what happened, in neutral words")
            .feature_as(FieldType::Text, Presence::Always, "what happened, in English")
            .timeline(Presence::Always),
        member("summary_language", FieldType::Language, "the language that the summary is in"),
        member("summary_unreviewed", FieldType::Flag, "whether it is a translation that nobody has reviewed"),
        member("summary_by", FieldType::Text, "who translated it; null: the editors' own words").timeline(Presence::Nullable),
        member("places", PLACES, "the places that it has an effect on"),
        property("place_ids", FieldType::Text, "ids of the places that it has an effect on, with commas")
            .detail("empty for context"),
        property("statuses", FieldType::Text, "statuses of its effects, with commas").detail("each once"),
        property("claim_parties", FieldType::Text, "parties whose claims it holds, each once, with commas"),
        property("figures_text", FieldType::Text, "its figures in English, with semicolons"),
        SOURCE_PUBLISHERS,
        property("source_urls", FieldType::Text, "addresses of its sources, with spaces"),
        SOURCE_IDS,
        property("refers_to_ids", FieldType::Text, "ids of the changes that it refers to, with commas"),
        property("referred_to_by_ids", FieldType::Text, "ids of the changes that refer to it, with commas"),
        REVISION,
        property(
            "summary_versions",
            FieldType::Prose,
            "the summary by language; a translation says who made it and whether it was reviewed",
        ),
        required("effects", EFFECTS, "what it does at places; empty for context")
            .feature_as(
                EFFECTS,
                Presence::Always,
                "what it does: places, effect, status, until, certainty, control, controllers, access",
            )
            .timeline(Presence::Always)
            .as_text("statuses"),
        optional("claims", CLAIMS, "who says what about it")
            .feature_as(
                CLAIMS,
                Presence::Always,
                "who says what: party, speaker, text, names, sources, source_note; opposing claims stand side by side",
            )
            .timeline(Presence::Always)
            .as_text("claim_parties"),
        optional("figures", FIGURES, "what was counted")
            .feature_as(
                FIGURES,
                Presence::Always,
                "what was counted: id, value, unit, what, counted_on, party, sources, certainty; differing counts stand side by side",
            )
            .timeline(Presence::Always)
            .as_text("figures_text"),
        required("sources", SOURCES, "where it was reported")
            .feature_as(
                SOURCE_LIST,
                Presence::Always,
                "its sources and those of its claims and figures: id, publisher, title, date, date_edtf, language, url",
            )
            .timeline(Presence::Always)
            .as_text("source_ids"),
        optional("refers_to", REFERENCES, "which changes it refers to")
            .feature_as(REFERENCES, Presence::Always, "changes that it refers to: relation, change")
            .timeline(Presence::Always)
            .as_text("refers_to_ids"),
        property("referred_to_by", REFERENCES, "changes that refer to it: relation, change")
            .timeline_as(REFERENCES, Presence::Always, "which changes refer to it")
            .as_text("referred_to_by_ids"),
        optional("note", FieldType::Prose, "what a reader should know about the report itself")
            .feature_as(FieldType::Prose, Presence::Nullable, "what a reader should know about the report itself, by language")
            .timeline(Presence::Nullable)
            .before("effects"),
    ],
};

/// `changes.json`.
pub(super) const FILE: FieldType = FieldType::List(&FieldType::Object(&CHANGE));
