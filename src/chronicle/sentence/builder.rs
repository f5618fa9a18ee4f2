//! Builds the clauses of a sentence about one place and joins them to templates.

use super::{
    Shown,
    facts::{Facts, day_number},
    format::{bare_moment_words, capital, clauses, day_words, fill, ordinal, since_day_words, within_sentence},
    party::label_within_sentence,
};
use crate::{
    chronicle::{
        PartyId,
        change::{Certainty, Change},
        fold::PlaceIndex,
        index::atlas::{Atlas, StateView},
        moment::{Instant, Offset},
        status::Status,
    },
    l10n::{Catalogue, Value},
};

/// Builds the sentence about one place at one instant.
pub(super) struct SentenceBuilder<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) place: PlaceIndex,
    pub(super) at: Instant,
    pub(super) is_now: bool,
    pub(super) messages: &'static Catalogue,
}

/// The templates of a sentence that hold for a whole slice of time: `{date}`, `{time}`, `{day}` and `{without}` stand for the
/// shown day, the shown local time and the two counters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) statement: String,
    pub(super) access: Option<String>,
    pub(super) day: String,
    pub(super) instant: String,
    pub(super) short_day: String,
    pub(super) short_instant: String,
    pub(super) label: String,
    /// The sentences on control, on access, on the last report and on the event of that day.
    pub(super) rest: String,
    pub(super) count: Option<String>,
    /// Whether the label says all that the statement does.
    pub(super) is_label_whole: bool,
}

impl Sentence {
    /// Fills in a shown time of the slice; returns the whole text, the headline, the statement with its date, and the count.
    pub(super) fn fill(&self, builder: &SentenceBuilder<'_>, facts: &Facts, shown: Shown) -> FilledSentence {
        let (offset, day) = (builder.offset(), shown.day(builder.offset()));
        let mut values = vec![("date", day_words(day, builder.messages.language()))];
        let counted = |from| ordinal(day_number(from, day), builder.messages);
        values.extend(facts.day_from.map(|from| ("day", counted(from))));
        values.extend(facts.without_from.map(|from| ("without", counted(from))));
        let (long, short, message) = match shown {
            Shown::Day(_) => (&self.day, &self.short_day, "day-says"),
            Shown::Instant(at) => {
                values.push(("time", offset.clock(at)));
                (&self.instant, &self.short_instant, "instant-says")
            }
        };
        FilledSentence {
            text: fill(long, &values),
            short: fill(short, &values),
            statement: fill(&builder.dated(message, &self.statement), &values),
            count: self.count.as_deref().map(|count| fill(count, &values)),
        }
    }
}

/// The words of a sentence at one shown time.
pub(super) struct FilledSentence {
    pub(super) text: String,
    pub(super) short: String,
    pub(super) statement: String,
    pub(super) count: Option<String>,
}

impl SentenceBuilder<'_> {
    /// Builds the templates from the facts.
    pub(super) fn build(&self, facts: &Facts) -> Sentence {
        let view = facts.state.map(|state| self.atlas.view(state));
        let statement = self.whole_statement(facts);
        let access = view.and_then(|state| self.access_of(state));
        let last = view.filter(|state| state.status().unknown).and_then(|_| self.last_reports(facts));
        let first = Some(joined([access.as_deref(), last.as_deref()])).filter(|text| !text.is_empty());
        let event = view.filter(|_| facts.is_first_day).and_then(|state| self.event(state));
        let count = self.count(facts);
        let control = view.and_then(|state| self.control(state));
        // The clauses after the statement; a headline drops the last one first.
        let rest = [control.as_deref(), first.as_deref(), event.as_deref(), count.as_deref()];
        let long = |message| joined([Some(&*self.dated(message, &statement))].into_iter().chain(rest));
        let headline = |message| self.headline(message, facts, &statement, &rest);
        let [day, instant] = ["day-says", "instant-says"];
        Sentence {
            day: long(day),
            instant: long(instant),
            short_day: headline(day),
            short_instant: headline(instant),
            label: self.label_of_state(view),
            rest: joined([control.as_deref(), first.as_deref(), event.as_deref()]),
            is_label_whole: self.is_label_whole(facts, &statement),
            count,
            statement,
            access,
        }
    }

    pub(super) fn offset(&self) -> Offset {
        self.atlas.header().offset
    }

    pub(super) fn tense(&self) -> Value<'static> {
        Value::Text(if self.is_now { "now" } else { "past" })
    }

    /// Returns a dated statement: "On {date} the Lachin corridor was closed."
    pub(super) fn dated(&self, message: &str, statement: &str) -> String {
        let values = [("date", "{date}".into()), ("time", "{time}".into()), ("statement", statement.into())];
        self.messages.text(message, &values)
    }

    /// Returns the words that complete "the road was …".
    pub(super) fn predicate(&self, status: &Status) -> String {
        let language = self.messages.language();
        let own = status.predicate.as_ref().and_then(|predicate| predicate.exactly(language));
        own.map_or_else(|| self.label(status), str::to_owned)
    }

    fn label(&self, status: &Status) -> String {
        let language = self.messages.language();
        within_sentence(status.label.in_language(language), language)
    }

    pub(super) fn place_name(&self) -> String {
        self.atlas.place(self.place).sentence_name(self.messages.language())
    }

    pub(super) fn none_on_record(&self) -> String {
        self.messages.text("none", &[("place", (&self.place_name()).into())])
    }

    /// Returns what was reported last of a place whose state is not known, oldest first; none without titles of the reports.
    fn last_reports(&self, facts: &Facts) -> Option<String> {
        let known = self.atlas.view(facts.last_known?).last_report_by(self.at).earliest(self.offset());
        let reports = self.atlas.changes_of(self.place).iter().map(|&index| self.atlas.change(index)).filter_map(|change| {
            let at = change.moment.earliest(self.offset());
            let title = self.title(change).filter(|_| at >= known && at <= self.at)?;
            let moment = bare_moment_words(&change.moment, self.offset(), self.messages.language());
            Some(self.messages.text("last-report", &[("moment", (&moment).into()), ("title", title.into())]))
        });
        let all = clauses(reports.collect(), self.messages)?;
        Some(self.messages.text("last-reports", &[("clauses", (&all).into())]))
    }

    /// Returns the title of a change; none where it has none in this language, since a sentence does not mix languages.
    pub(super) fn title<'c>(&self, change: &'c Change) -> Option<&'c str> {
        let (language, title) = change.title.as_ref()?.in_language(self.messages.language())?;
        (language == self.messages.language()).then(|| title.text())
    }

    /// Returns who could pass; where the state is not confirmed, as the reports have it.
    fn access_of(&self, state: StateView<'_>) -> Option<String> {
        let is_plain = state.certainty() == Certainty::Confirmed || state.status().unknown;
        self.access(state.access(), if is_plain { "access" } else { "access-reported" })
    }

    /// Returns who was in control, where no actor stands in the statement; only of places with traffic.
    fn control(&self, state: StateView<'_>) -> Option<String> {
        let (status, header, controllers) = (state.status(), self.atlas.header(), state.controllers());
        if status.ordinary_traffic.is_none() || status.unknown || says_who(state) {
            return None;
        }
        let named = |id: &PartyId| Some(label_within_sentence(header.party(id.as_str())?, self.messages.language()));
        let who: Vec<String> = controllers.parties().iter().filter_map(named).collect();
        (!who.is_empty()).then(|| self.messages.text("in-control", &[("who", (&who.join(", ")).into())]))
    }

    /// Returns the event that started the state: "That day: …". None where its title stands among the last reports.
    fn event(&self, state: StateView<'_>) -> Option<String> {
        let is_said = state.status().unknown || state.state.resumed_after.is_some();
        let title = self.title(state.maker()).filter(|_| !is_said)?;
        Some(self.messages.text("that-day", &[("clauses", title.into())]))
    }

    /// Returns the count of days without ordinary traffic. It says since when, unless the statement names that day; and what ended
    /// it, where the sentence says neither who acted nor who was in control.
    fn count(&self, facts: &Facts) -> Option<String> {
        let (from, ended_by) = (facts.without_from?, self.atlas.view(facts.ended_by?));
        let state = self.atlas.view(facts.state?);
        let began = facts.began.map(|began| self.offset().day_of(self.atlas.view(began).state.period.since));
        let is_unsaid = !says_who(state) && state.controllers().parties().is_empty();
        let message = match (began == Some(from), is_unsaid) {
            (true, _) => "day-without-ordinary-traffic",
            (false, true) => "days-without-ordinary-traffic-when",
            (false, false) => "days-without-ordinary-traffic",
        };
        let (since, status) = (since_day_words(from, self.messages), self.brief_predicate(ended_by));
        let values = [("since", Value::from(&since)), ("without", "{without}".into()), ("status", (&status).into())];
        Some(capital(&self.messages.text(message, &values), self.messages.language()))
    }
}

/// Returns whether the statement says who acted, or who is said to have. Of a disputed state it tells no claims.
fn says_who(state: StateView<'_>) -> bool {
    state.has_told_actors() && (state.certainty() != Certainty::Disputed || !state.actors().is_empty())
}

/// Joins sentences with a space.
pub(super) fn joined<'t>(sentences: impl IntoIterator<Item = Option<&'t str>>) -> String {
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
