//! The rest of `/timeline.json`: its frame around the records, and the sentences about each place.

use super::{
    dataset, place,
    shared::{COUNT, PERIOD_TYPE},
    source, state,
};
use crate::{
    chronicle::change::Certainty,
    schema::{
        field::{field, member},
        types::{Field, FieldType, Presence, Shape},
    },
};

const TEXTS: FieldType = FieldType::List(&FieldType::Text);
const TEXTS_BY_NAME: FieldType = FieldType::Dictionary(&FieldType::Text);
const INSTANT_OR_NULL: FieldType = FieldType::OrNull(&FieldType::Instant);
const DAY_OR_NULL: FieldType = FieldType::OrNull(&FieldType::Day);
const TEXT_OR_NULL: FieldType = FieldType::OrNull(&FieldType::Text);

const SINCE: Field = member("since", INSTANT_OR_NULL, "the first instant; null: no start");
const UNTIL: Field = member("until", INSTANT_OR_NULL, "the first instant after it; null: no end");
const STATE_ID: Field = member("state", TEXT_OR_NULL, "the id of the state; null: none is on record");
const DAY: Field = member("day", FieldType::Text, "the answer for a day");
const INSTANT: Field = member("instant", FieldType::Text, "the answer for an instant");
const SHORT_DAY: Field = member("short_day", FieldType::Text, "its headline of at most 150 characters, for a day");
const SHORT_INSTANT: Field = member("short_instant", FieldType::Text, "its headline, for an instant");
const LABEL: Field = member("label", FieldType::Text, "the state without a date, in at most 80 characters where names allow");
const DAY_FROM: Field =
    member("day_from", DAY_OR_NULL, "the local day from which `{day}` counts, itself counted as 1; null: nothing is counted");
const WITHOUT_FROM: Field = member("without_from", DAY_OR_NULL, "the local day from which `{without}` counts, likewise");
const SOURCE_COUNT: Field = member("sources", COUNT, "how many sources the state has");
const CERTAINTY: Field =
    member("certainty", FieldType::OneOf(Certainty::WORDS), "how far the state is agreed; null: there is none")
        .timeline(Presence::Nullable);

/// The sentence of a stretch of time.
pub(crate) const SENTENCE: Shape = Shape {
    name: "Sentence",
    doc: "the sentence of a stretch of time: `{date}`, `{time}`, `{day}` and `{without}` are for the page to fill",
    fields: &[
        SINCE,
        UNTIL,
        STATE_ID,
        DAY,
        INSTANT,
        SHORT_DAY,
        SHORT_INSTANT,
        LABEL,
        DAY_FROM,
        WITHOUT_FROM,
        SOURCE_COUNT,
        CERTAINTY,
    ],
};

const TODAY: Shape = Shape {
    name: "SentenceOfToday",
    doc: "the slice of the end of today",
    fields: &[
        member("date", FieldType::Day, "which day that is"),
        SINCE,
        UNTIL,
        STATE_ID,
        DAY,
        INSTANT,
        SHORT_DAY,
        SHORT_INSTANT,
        LABEL,
        DAY_FROM,
        WITHOUT_FROM,
        SOURCE_COUNT,
        CERTAINTY,
    ],
};

/// The sentences about a place.
pub(crate) const PLACE_SENTENCES: Shape = Shape {
    name: "PlaceSentences",
    doc: "everything that is said of a place",
    fields: &[
        member(
            "slices",
            FieldType::List(&FieldType::Object(&SENTENCE)),
            "all of time in order, without gap or overlap: the members below. For an instant take the slice that holds it, for a day the one that holds its last instant. Slices of today speak in the present; the last one holds all days to come: it says that the day lies ahead and then what is said today",
        ),
        member("today", FieldType::Object(&TODAY), "the slice of the end of today, with its `date`"),
        member(
            "also",
            TEXTS_BY_NAME,
            "for each day up to today with other states or other news, a sentence about them; after a space it follows the answer for that day, but not the one for an instant",
        ),
    ],
};

/// The sentences about all places.
pub(crate) const SENTENCES: Shape = Shape {
    name: "Sentences",
    doc: "everything that is said of each place, at all times",
    fields: &[
        member(
            "language",
            FieldType::Language,
            "of the words: the one asked for, or English where the server has no words in it",
        ),
        member("months", TEXTS, "the twelve names as they stand in a date"),
        member("months_alone", TEXTS, "their names without a day"),
        member("month", FieldType::Text, "how a month of a year is written, with `{month}` and `{year}`"),
        member(
            "date",
            FieldType::Text,
            "how a date is written, with `{day}`, `{month}` and `{year}` (all in plain digits, but the month by its name)",
        ),
        member("time_on_date", FieldType::Text, "how a time of a day is written, with `{time}` (`hh:mm`) and `{date}`"),
        member("about", FieldType::Text, "how a moment with `~` or `%` is written, with `{moment}`"),
        member("perhaps", FieldType::Text, "how a moment with `?` is written, with `{moment}`"),
        member(
            "ordinals",
            FieldType::List(&FieldType::Tuple(&[FieldType::Text, FieldType::Text])),
            "how numbers of days are written: pairs of an ending of the number (or `=` and the whole number; empty fits all) and a form with `#` for the number; the first that fits",
        ),
        member("ahead", FieldType::Text, "what is said of a day that has not come, with `{date}`"),
        member("places", FieldType::Dictionary(&FieldType::Object(&PLACE_SENTENCES)), "what is said of each place, by its id"),
    ],
};

const ANSWER: Shape = Shape {
    name: "Answer",
    doc: "what is said of the headline place at the time asked for",
    fields: &[
        member("shown", FieldType::Text, "the day or the instant"),
        member("text", FieldType::Text, "the sentence"),
        member("short", FieldType::Text, "its headline of at most 150 characters, for titles and cards"),
        LABEL,
        member("language", FieldType::Language, "the language of both"),
        STATE_ID,
        member("also_that_day", TEXTS, "ids of states of the shown day with another status"),
        member("news", FieldType::Text, "id of the change that \"also that day\" tells of").timeline(Presence::Nullable),
        member("day_without_ordinary_traffic", COUNT, "how many days there has been none").timeline(Presence::Nullable),
        member("day_of_state", COUNT, "how many days the state has held").timeline(Presence::Nullable),
        member("last_known", FieldType::Text, "id of the state before, where the shown one is unknown")
            .timeline(Presence::Nullable),
        SOURCE_COUNT,
    ],
};

/// `/timeline.json`.
pub(crate) const TIMELINE: Shape = Shape {
    name: "Timeline",
    doc: "one answer with all data of a page. Labels and texts come in the language asked for, or else in English",
    fields: &[
        member("dataset", dataset::FILE, "what is told of the dataset"),
        member("revision", FieldType::Text, "the digits that name the revision"),
        member(
            "is_kept",
            FieldType::Flag,
            "whether that revision can still be asked for by `as-of` when newer data is published; frozen links are offered only then",
        ),
        member("language", FieldType::Language, "the language asked for"),
        member(
            "words_unreviewed",
            FieldType::Flag,
            "whether no native reader has reviewed the words of the server in this language; whoever shows them says so",
        ),
        member("languages", dataset::LANGUAGES, "those of the dataset"),
        member("language_names", TEXTS_BY_NAME, "what each language calls itself"),
        member("key_moments", dataset::KEY_MOMENTS, "moments to go to in one step"),
        field("focus", PERIOD_TYPE, "the period on which a timeline opens: that of the dataset, else the shortest one of whole days that holds half of the changes; null: there are none")
            .timeline(Presence::Nullable),
        member("story", super::story::WRITTEN_STORY, "the steps that tell the dataset to a newcomer; empty: it has none"),
        member("routes", dataset::ROUTES, "the stops of the road in order, for each period in which it took another course"),
        member("labels", dataset::MAP_LABELS, "names on the map that belong to no place; each is drawn in its period only, without line or fill"),
        member("travellers", dataset::TRAVELLER_LABELS, "their labels"),
        member("directions", dataset::DIRECTION_LABELS, "their labels"),
        member("access_values", dataset::ACCESS_LABELS, "labels of what is recorded about passing"),
        member("statuses", dataset::STATUSES, "the vocabulary of statuses"),
        member("parties", dataset::ALL_PARTIES, "who controls, speaks or is charged"),
        member("mandates", dataset::MANDATES, "standing texts"),
        member("places", FieldType::List(&FieldType::Object(&place::PLACE)), "all places"),
        member("states", FieldType::List(&FieldType::Object(&state::STATE)), "all states"),
        member("changes", FieldType::List(&FieldType::Object(&super::change::CHANGE)), "all changes"),
        member(
            "sources",
            FieldType::List(&FieldType::Object(&source::SOURCE)),
            "all sources; `date` is the moment as it was written, what is not known is left out, and `statement_url` stands only where it is not the address",
        ),
        member("sentences", FieldType::Object(&SENTENCES), "everything that is said of each place, at all times"),
        field("answer", FieldType::Object(&ANSWER), "only with `datetime`: what is said of the headline place then")
            .timeline(Presence::Optional),
    ],
};
