//! Builds the clauses of a sentence about one place and joins them to templates.

use super::{
    Shown,
    facts::{Facts, day_number, is_stale},
    format::{clauses, clock_words, day_words, fill, moment_words, ordinal, within_sentence},
};
use crate::{
    chronicle::{
        change::Certainty,
        fold::{ChangeIndex, PlaceIndex},
        index::atlas::{Atlas, StateIndex, StateView},
        moment::{Day, Instant, Moment, Offset, Qualifier},
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
/// shown
/// day, the shown local time and the two counters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) statement: String,
    pub(super) access: Option<String>,
    pub(super) day: String,
    pub(super) instant: String,
    pub(super) short_day: String,
    pub(super) short_instant: String,
}

impl Sentence {
    /// Fills in a shown time of the slice; returns the whole text and the short one.
    pub(super) fn fill(&self, builder: &SentenceBuilder<'_>, facts: &Facts, shown: Shown) -> (String, String) {
        let (offset, day) = (builder.offset(), shown.day(builder.offset()));
        let mut values = vec![("date", day_words(day, builder.messages.language()))];
        let counted = |from| ordinal(day_number(from, day), builder.messages);
        values.extend(facts.day_from.map(|from| ("day", counted(from))));
        values.extend(facts.without_from.map(|from| ("without", counted(from))));
        let (long, short) = match shown {
            Shown::Day(_) => (&self.day, &self.short_day),
            Shown::Instant(at) => {
                values.push(("time", offset.clock(at)));
                (&self.instant, &self.short_instant)
            }
        };
        (fill(long, &values), fill(short, &values))
    }
}

impl SentenceBuilder<'_> {
    /// Builds the templates from the facts.
    pub(super) fn build(&self, facts: &Facts) -> Sentence {
        let view = facts.state.map(|state| self.atlas.view(state));
        let statement = view.map_or_else(|| self.nothing_held(), |state| self.statement(state, facts.last_known));
        let access = view.and_then(|state| self.access(state.access()));
        let with_last_report = view.and_then(|state| self.with_last_report(state, &statement));
        let full_statement = with_last_report.as_ref().unwrap_or(&statement);
        let long = |message| {
            let sentences = [Some(self.dated(message, full_statement)), access.clone(), self.counters(facts)];
            sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        // Where no state is on record, the short form leaves out the nearest one.
        let short = if view.is_some() { full_statement.clone() } else { self.none_on_record() };
        let [day, instant] = ["day-says", "instant-says"];
        Sentence {
            day: long(day),
            instant: long(instant),
            short_day: self.dated(day, &short),
            short_instant: self.dated(instant, &short),
            statement,
            access,
        }
    }

    fn offset(&self) -> Offset {
        self.atlas.header().offset
    }

    pub(super) fn tense(&self) -> Value<'static> {
        Value::Text(if self.is_now { "now" } else { "past" })
    }

    /// Returns a dated statement: "On {date} the Lachin corridor was closed."
    fn dated(&self, message: &str, statement: &str) -> String {
        let values = [("date", "{date}".into()), ("time", "{time}".into()), ("statement", statement.into())];
        self.messages.text(message, &values)
    }

    /// Returns the words that complete "the road was …".
    fn predicate(&self, status: &Status) -> String {
        let language = self.messages.language();
        let own = status.predicate.as_ref().and_then(|predicate| predicate.exactly(language));
        own.map_or_else(|| self.label(status), str::to_owned)
    }

    fn label(&self, status: &Status) -> String {
        let language = self.messages.language();
        within_sentence(status.label.in_language(language), language)
    }

    fn place_name(&self) -> String {
        self.atlas.place(self.place).sentence_name(self.messages.language())
    }

    fn none_on_record(&self) -> String {
        self.messages.text("none", &[("place", (&self.place_name()).into())])
    }

    fn statement(&self, state: StateView<'_>, last_known: Option<StateIndex>) -> String {
        let place = self.place_name();
        let (place, tense) = (("place", (&place).into()), ("tense", self.tense()));
        if state.status().unknown {
            let Some(known) = last_known.map(|index| self.atlas.view(index)) else {
                return self.messages.text("not-known", &[place, tense]);
            };
            let (status, moment) = (self.predicate(known.status()), self.last_report(known));
            let last = [("status", (&status).into()), ("moment", (&moment).into())];
            return self.messages.text("not-known-last", &[place, tense, last[0], last[1]]);
        }
        let message = match state.certainty() {
            Certainty::Confirmed => "holds",
            Certainty::Reported => "holds-reported",
            Certainty::Disputed => "holds-disputed",
        };
        self.messages.text(message, &[place, tense, ("status", (&self.predicate(state.status())).into())])
    }

    /// Returns "…, last reported on 23 April 2024" where the last report is old; else none.
    fn with_last_report(&self, state: StateView<'_>, statement: &str) -> Option<String> {
        (is_stale(state, self.at) && !state.status().unknown).then(|| {
            let moment = self.last_report(state);
            self.messages.text("last-reported", &[("statement", statement.into()), ("moment", (&moment).into())])
        })
    }

    fn last_report(&self, state: StateView<'_>) -> String {
        moment_words(state.last_report_by(self.at), self.offset(), self.messages.language())
    }

    fn nothing_held(&self) -> String {
        let states = || self.atlas.states_of(self.place).map(|index| self.atlas.view(index));
        let ended = states().filter_map(|state| Some((state, state.state.period.until?)));
        let before = ended.take_while(|(_, until)| *until <= self.at).last();
        let after = states().find(|state| state.state.period.since > self.at);
        let (message, state, day) = match (before, after) {
            (Some((state, until)), _) => ("none-any-more", state, until),
            (None, Some(first)) => ("none-yet", first, first.state.period.since),
            (None, None) => return self.none_on_record(),
        };
        let (place, status) = (self.place_name(), self.predicate(state.status()));
        let date = day_words(self.offset().day_of(day), self.messages.language());
        let values = [("place", (&place).into()), ("status", (&status).into()), ("date", (&date).into())];
        self.messages.text(message, &values)
    }

    fn counters(&self, facts: &Facts) -> Option<String> {
        let state = self.atlas.view(facts.state?);
        let values = [("day", "{day}".into()), ("without", "{without}".into())];
        match facts.without_from {
            Some(_) => Some(self.messages.text("days-without-ordinary-traffic", &values)),
            None if state.status().unknown || facts.day_from.is_none() => None,
            None => Some(self.messages.text("days-of-state", &values)),
        }
    }

    /// Returns a sentence such as "Also that day: blocked from about 12:30 to about 15:30."; none without other states.
    pub(super) fn also(&self, day: Day, others: &[StateIndex]) -> Option<String> {
        Some(self.messages.text("also-that-day", &[("clauses", (&self.also_clauses(day, others)?).into())]))
    }

    /// Returns the clauses of [`Self::also`] without "Also that day".
    pub(super) fn also_clauses(&self, day: Day, others: &[StateIndex]) -> Option<String> {
        clauses(others.iter().map(|&index| self.also_clause(day, index)).collect(), self.messages)
    }

    fn also_clause(&self, day: Day, index: StateIndex) -> String {
        let (state, span) = (self.atlas.view(index), self.offset().span_of(day));
        let clock = |at, qualifier| clock_words(self.offset(), at, qualifier, self.messages);
        let since = Some(state.state.period.since).filter(|&since| since > span.since);
        let until = state.state.period.until.filter(|&until| span.until.is_none_or(|end| until < end));
        let from = since.map(|since| clock(since, start_qualifier(state)));
        let until = until.map(|until| clock(until, end_qualifier(self.atlas, index)));
        let status = self.predicate(state.status());
        let status = ("status", Value::from(&status));
        match (&from, &until) {
            (None, None) => self.messages.text("also", &[status]),
            (Some(from), None) => self.messages.text("also-from", &[status, ("from", from.into())]),
            (None, Some(until)) => self.messages.text("also-until", &[status, ("until", until.into())]),
            (Some(from), Some(until)) => {
                self.messages.text("also-from-until", &[status, ("from", from.into()), ("until", until.into())])
            }
        }
    }
}

/// Returns the qualifier of the start of a state.
fn start_qualifier(state: StateView<'_>) -> Qualifier {
    match state.state.resumed_after {
        None => state.maker().moment.qualifier(),
        Some(exception) => exception_until(state.atlas, exception).map_or(Qualifier::Plain, Moment::qualifier),
    }
}

/// Returns the qualifier of the end of a state: that of the start of the next state, else that of the exception's `until`.
fn end_qualifier(atlas: &Atlas, index: StateIndex) -> Qualifier {
    let state = atlas.view(index);
    let next = (index + 1 < atlas.states_of(state.state.place).end).then(|| atlas.view(index + 1));
    match next.filter(|next| Some(next.state.period.since) == state.state.period.until) {
        Some(next) => start_qualifier(next),
        None => state.effect().until.as_ref().map_or(Qualifier::Plain, Moment::qualifier),
    }
}

fn exception_until(atlas: &Atlas, change: ChangeIndex) -> Option<&Moment> {
    atlas.change(change).effects.iter().find_map(|effect| effect.until.as_ref())
}
