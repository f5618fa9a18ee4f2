//! The table: every property of every collection, in its order.

use super::{CONTROL_WORDS, Holds, PASS_WORDS, Property, Role};
use crate::{
    chronicle::{
        change::{Category, Certainty},
        place::{Confidence, Kind},
    },
    schema::{access_columns::ACCESS_COLUMNS, collection::Collection},
};
use std::{collections::BTreeSet, sync::LazyLock};

const fn has(name: &'static str, holds: Holds, doc: &'static str) -> Property {
    Property { name, holds, is_nullable: false, role: None, as_text: None, doc }
}

const fn may_have(name: &'static str, holds: Holds, doc: &'static str) -> Property {
    Property { is_nullable: true, ..has(name, holds, doc) }
}

const fn list(name: &'static str, holds: Holds, as_text: &'static str, doc: &'static str) -> Property {
    Property { as_text: Some(as_text), ..has(name, holds, doc) }
}

impl Property {
    const fn in_role(self, role: Role) -> Self {
        Self { role: Some(role), ..self }
    }
}

const ID: Property = has("id", Holds::Text, "the id of the feature, again: many tools keep properties alone").in_role(Role::Id);
const REVISION: Property = has("revision", Holds::Text, "the digits that name the revision");
const SINCE_DATE: &str = "the local day of since, for spreadsheets and for tools that drop offsets";
const UNTIL_DATE: &str = "the last local day of which at least a part is included: a table row counts on every day from since_date to until_date, both included; null: no end";
const SOURCE_MEMBERS: &str = "its sources: id, publisher, title, date, date_edtf, language, url";
const SOURCE_IDS: Property = has("source_ids", Holds::Text, "ids of its sources, with commas");
const SOURCES: Property = list("sources", Holds::Objects, "source_ids", SOURCE_MEMBERS);
const PRECISION: Property = may_have("precision_m", Holds::Metres, "how far the geometry may be from the thing, in metres");
const SCHEMATIC: Property = has("schematic", Holds::Flag, "true when the line or area is not surveyed");

const PLACE: &[Property] = &[
    ID,
    has("name", Holds::Text, "English label; two names stand in alphabetical order, which carries no meaning"),
    has("kind", Holds::Words(Kind::WORDS), "what sort of thing it is"),
    may_have("since", Holds::Instant, "from when it exists; null: always").in_role(Role::IntervalStart),
    may_have("until", Holds::Instant, "until when (not included); null: it still does").in_role(Role::IntervalEnd),
    may_have("since_date", Holds::Day, SINCE_DATE),
    may_have("until_date", Holds::Day, UNTIL_DATE),
    may_have("since_edtf", Holds::Edtf, "the start as it was written"),
    may_have("until_edtf", Holds::Edtf, "the end as it was written"),
    list("part_of", Holds::Texts, "part_of_ids", "the places that it belongs to"),
    has("part_of_ids", Holds::Text, "ids of the places that it belongs to, with commas"),
    list("periods", Holds::Objects, "periods_text", "when it exists, where that is more than one stretch: since, until"),
    has("periods_text", Holds::Text, "the periods in words, with the moments as they were written; empty: always"),
    PRECISION,
    SCHEMATIC,
    may_have("confidence", Holds::Words(Confidence::WORDS), "how well the position is known"),
    may_have("length_m", Holds::Metres, "length of a single line as drawn, on the ellipsoid, in metres; a real road is longer"),
    list(
        "names",
        Holds::Objects,
        "name_forms",
        "all names: lang, form, script, label, used_by, from, to, note, general_knowledge, sources",
    ),
    has("name_forms", Holds::Text, "all forms of its names, each once, with semicolons"),
    may_have("origin", Holds::Text, "where the geometry comes from"),
    may_have("note", Holds::Object, "a remark, by language"),
    SOURCE_IDS,
    SOURCES,
    REVISION,
];

const STATE_HEAD: &[Property] = &[
    ID,
    has("place", Holds::Text, "id of the place"),
    has("place_name", Holds::Text, "English label of the place"),
    has("kind", Holds::Words(Kind::WORDS), "what sort of thing the place is"),
    has("status", Holds::Text, "a word of the dataset's vocabulary"),
    has("since", Holds::Instant, "the first instant: the earliest that the moment allows").in_role(Role::IntervalStart),
    may_have("until", Holds::Instant, "the first instant after it; null: it still holds").in_role(Role::IntervalEnd),
    has("since_date", Holds::Day, SINCE_DATE),
    may_have("until_date", Holds::Day, UNTIL_DATE),
    may_have("since_latest", Holds::Instant, "the end (not included) of the span in which it can have started"),
    has("since_edtf", Holds::Edtf, "the start as it was written"),
    has(
        "certainty",
        Holds::Words(Certainty::WORDS),
        "disputed where a maker is; else confirmed where any report is; else reported",
    ),
    has("is_exception", Holds::Flag, "true when the earlier state resumes after it"),
    has("last_reported", Holds::Instant, "the earliest instant of the newest report of it"),
    has("last_reported_edtf", Holds::Edtf, "the moment of the newest report as it was written"),
    has("change_ids", Holds::Text, "ids of the changes behind it, with commas: makers, then confirmations"),
    list(
        "changes",
        Holds::Objects,
        "change_ids",
        "the changes behind it: id, role (made, resumed, confirmed), moment, certainty, summary",
    ),
    has("control", Holds::Words(CONTROL_WORDS), "how control is known"),
    list("controllers", Holds::Texts, "controller_ids", "the parties reported in control; empty unless control is reported"),
    has("controller_ids", Holds::Text, "the parties reported in control, with commas"),
];

const STATE_TAIL: &[Property] = &[
    has("access", Holds::Object, "the eight access columns as an object; what is left out was not recorded"),
    has("source_publishers", Holds::Text, "publishers of its sources, with semicolons"),
    has("source_urls", Holds::Text, "addresses of its sources, with spaces; a source without one is missing here"),
    SOURCE_IDS,
    SOURCES,
    PRECISION,
    SCHEMATIC,
    REVISION,
];

const CHANGE: &[Property] = &[
    ID,
    has("moment", Holds::Edtf, "when it happened, as precisely as reported"),
    has("since", Holds::Instant, "the earliest instant that the moment allows").in_role(Role::IntervalStart),
    may_have("since_latest", Holds::Instant, "the end (not included) of the span in which it can have happened")
        .in_role(Role::IntervalEnd),
    has("date", Holds::Day, "the local day of since: of a month or a year, the first"),
    has("certainty", Holds::Words(Certainty::WORDS), "how far it is agreed"),
    has("category", Holds::Words(Category::WORDS), "change where it does something at a place, else what sort of context it is"),
    has("summary", Holds::Text, "what happened, in English"),
    has("place_ids", Holds::Text, "ids of the places that it has an effect on, with commas"),
    has("statuses", Holds::Text, "statuses of its effects, with commas"),
    has("claim_parties", Holds::Text, "parties whose claims it holds, each once, with commas"),
    has("figures_text", Holds::Text, "its figures in English, with semicolons"),
    has("source_publishers", Holds::Text, "publishers of its sources, with semicolons"),
    has("source_urls", Holds::Text, "addresses of its sources, with spaces"),
    SOURCE_IDS,
    has("refers_to_ids", Holds::Text, "ids of the changes that it refers to, with commas"),
    has("referred_to_by_ids", Holds::Text, "ids of the changes that refer to it, with commas"),
    REVISION,
    has("summary_versions", Holds::Object, "the summary by language; a translation says who made it and whether it was reviewed"),
    may_have("note", Holds::Object, "what a reader should know about the report itself, by language"),
    list(
        "effects",
        Holds::Objects,
        "statuses",
        "what it does: places, effect, status, until, certainty, control, controllers, access",
    ),
    list(
        "claims",
        Holds::Objects,
        "claim_parties",
        "who says what: party, speaker, text, names, sources, source_note; opposing claims stand side by side",
    ),
    list(
        "figures",
        Holds::Objects,
        "figures_text",
        "what was counted: id, value, unit, what, counted_on, party, sources, certainty; differing counts stand side by side",
    ),
    list(
        "sources",
        Holds::Objects,
        "source_ids",
        "its sources and those of its claims and figures: id, publisher, title, date, date_edtf, language, url",
    ),
    list("refers_to", Holds::Objects, "refers_to_ids", "changes that it refers to: relation, change"),
    list("referred_to_by", Holds::Objects, "referred_to_by_ids", "changes that refer to it: relation, change"),
];

const SOURCE: &[Property] = &[
    ID,
    has("publisher", Holds::Text, "who published it"),
    has("title", Holds::Text, "its title, shortened or described where the page title was not seen"),
    may_have("author", Holds::Text, "who wrote it"),
    may_have("date", Holds::Day, "the first local day on which it can have been published; null: no date was seen")
        .in_role(Role::Instant),
    may_have("date_edtf", Holds::Edtf, "when it was published, as it was written: a day, a month or a year"),
    may_have("language", Holds::Text, "BCP 47 language"),
    may_have("via", Holds::Text, "whose report it repeats"),
    may_have("url", Holds::Url, "where it stands; null: no address was seen"),
    may_have("archived_url", Holds::Url, "where an archived copy stands"),
    may_have("copies_url", Holds::Url, "where the Internet Archive lists its copies of the address"),
    may_have("find", Holds::Text, "some words as they are printed there, near the statement"),
    may_have(
        "statement_url",
        Holds::Url,
        "the address with a text fragment that leads a browser to those words; without them the address alone",
    ),
    list("translations", Holds::Objects, "translation_urls", "the same piece in other languages: language, publisher, url"),
    has("translation_urls", Holds::Text, "addresses of its translations, with spaces"),
    may_have("note", Holds::Text, "a remark"),
    REVISION,
    list("changes", Holds::Texts, "change_ids", "ids of the changes that rest on it"),
    has("change_ids", Holds::Text, "ids of the changes that rest on it, with commas"),
];

/// The properties of a collection's features, in order.
#[must_use]
pub fn of(collection: Collection) -> Vec<Property> {
    let access =
        |name| may_have(name, Holds::Words(PASS_WORDS), "whether this traveller could pass this way; null: not recorded");
    match collection {
        Collection::Places => PLACE.to_vec(),
        Collection::States => {
            let access = ACCESS_COLUMNS.map(|(name, ..)| access(name));
            STATE_HEAD.iter().copied().chain(access).chain(STATE_TAIL.iter().copied()).collect()
        }
        Collection::Changes => CHANGE.to_vec(),
        Collection::Sources => SOURCE.to_vec(),
    }
}

/// Whether a property of this name holds a web address, or several with spaces between them.
#[must_use]
pub fn holds_addresses(name: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let all = Collection::ALL.into_iter().flat_map(of);
        all.filter(|property| property.holds == Holds::Url || property.name.ends_with("_urls"))
            .map(|property| property.name)
            .collect()
    });
    NAMES.contains(name)
}
