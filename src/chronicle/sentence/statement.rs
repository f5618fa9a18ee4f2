//! Builds the statement of a sentence: place, status, certainty, who brought it about, where, and since when; and its short forms,
//! headline and label.

use super::{
    builder::{SentenceBuilder, joined},
    facts::{Facts, is_stale},
    format::{clauses, day_words, fill, from_time, list, longest_date, moment_words, ordinal, since_words, squeezed, until_time},
    party::label_within_sentence,
};
use crate::{
    chronicle::{
        PartyId,
        change::Certainty,
        fold::ChangeIndex,
        index::atlas::{StateIndex, StateView},
        moment::{Day, Precision, Qualifier},
    },
    l10n::Value,
};

/// Most characters of a headline, the date filled in.
pub const HEADLINE_CHARS: usize = 150;
/// Most characters of a label.
pub const LABEL_CHARS: usize = 80;

/// The optional parts of a statement. Place, status and certainty are in every statement.
#[derive(Clone, Copy, Debug)]
struct Details {
    who: bool,
    at: bool,
    claims: bool,
    since: bool,
}

impl Details {
    const ALL: Self = Self { who: true, at: true, claims: true, since: true };

    /// Returns choices of ever fewer details: what one leaves out, the next ones leave out too.
    fn fewer() -> [Self; 4] {
        let since = Self { since: false, ..Self::ALL };
        let claims = Self { claims: false, ..since };
        let at = Self { at: false, ..claims };
        [since, claims, at, Self { who: false, ..at }]
    }
}

/// Returns the first text that fits, or the last one where none does.
fn first_that_fits(texts: impl IntoIterator<Item = String>, fits: impl Fn(&str) -> bool) -> String {
    let mut last = String::new();
    for text in texts {
        if fits(&text) {
            return text;
        }
        last = text;
    }
    last
}

/// Returns the message of a statement without a start; `label-` before it and `-since` after it are its other forms.
fn holds_message(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "holds",
        Certainty::Reported => "holds-reported",
        Certainty::Disputed => "holds-disputed",
    }
}

impl SentenceBuilder<'_> {
    /// Builds a headline: the whole statement with as much of `rest` as fits, or else with fewer details and without `rest`.
    pub(super) fn headline(&self, message: &str, facts: &Facts, whole: &str, rest: &[Option<&str>]) -> String {
        // Where no state is on record, the headline leaves out the nearest one.
        if facts.state.is_none() {
            return self.dated(message, &self.none_on_record());
        }
        let dated = self.dated(message, whole);
        let with_rest = (0..=rest.len()).rev().map(|kept| joined([Some(&*dated)].iter().chain(&rest[..kept]).copied()));
        let shorter = Details::fewer().into_iter().map(|details| self.dated(message, &self.full_statement(facts, details)));
        first_that_fits(with_rest.chain(shorter), |headline| self.longest(headline) <= HEADLINE_CHARS)
    }

    /// Returns the number of characters of a template with the longest date, time and numbers filled in.
    fn longest(&self, template: &str) -> usize {
        let number = || ordinal(8_888, self.messages);
        let date = longest_date(self.messages.language()).to_owned();
        let mut values = vec![("date", date), ("time", "23:59".to_owned())];
        if template.contains("{without}") || template.contains("{day}") {
            values.extend([("day", number()), ("without", number())]);
        }
        fill(template, &values).chars().count()
    }

    /// Returns the state in words without a date, with as much of who acted and where as a label takes.
    pub(super) fn label_of_state(&self, view: Option<StateView<'_>>) -> String {
        let place = self.atlas.place(self.place).label(self.messages.language());
        let place = ("place", Value::from(&place));
        let Some(state) = view else { return self.messages.text("label-none", &[place]) };
        if state.status().unknown {
            return self.messages.text("label-not-known", &[place]);
        }
        let message = format!("label-{}", holds_message(state.certainty()));
        let labels = [(true, true), (true, false), (false, false)].into_iter().map(|(who, at)| {
            let status = self.predicate_of_state(state, Details { who, at, claims: false, ..Details::ALL });
            self.messages.text(&message, &[place, ("status", (&status).into())])
        });
        first_that_fits(labels, |label| label.chars().count() <= LABEL_CHARS)
    }

    /// Returns true if the label says all that the statement does: it names who acted and where, and the statement neither has
    /// claims nor says since when or when last reported.
    pub(super) fn is_label_whole(&self, facts: &Facts, statement: &str) -> bool {
        let Some(state) = facts.state.map(|state| self.atlas.view(state)) else { return false };
        let plain = self.statement(state, facts, Details { claims: false, since: false, ..Details::ALL });
        let predicate = self.brief_predicate(state);
        !state.status().unknown && plain == statement && self.label_of_state(Some(state)).contains(&predicate)
    }

    /// Returns the predicate with who and where, without what each side claims.
    pub(super) fn brief_predicate(&self, state: StateView<'_>) -> String {
        self.predicate_of_state(state, Details { claims: false, ..Details::ALL })
    }

    /// Returns the predicate with who brought the state about and where, as far as it is recorded and the language has the words.
    fn predicate_of_state(&self, state: StateView<'_>, details: Details) -> String {
        let language = self.messages.language();
        let plain = || self.predicate(state.status());
        let Some(template) = state.status().predicate_by.as_ref().and_then(|template| template.exactly(language)) else {
            return plain();
        };
        let header = self.atlas.header();
        let named = |id: &PartyId| header.party(id.as_str())?.by.as_ref()?.exactly(language).map(str::to_owned);
        let actors: Vec<String> = state.actors().into_iter().filter(|_| details.who).filter_map(named).collect();
        // A bridge that is closed at itself is just closed.
        let scene = state.scene().filter(|_| details.at).and_then(|place| {
            let place = self.atlas.place_index(place.as_str()).filter(|place| *place != self.place)?;
            self.atlas.place(place).at.as_ref()?.exactly(language).map(str::to_owned)
        });
        // Of a disputed state the statement says that it is.
        let is_told = details.who && state.certainty() != Certainty::Disputed;
        let claims: Vec<_> = state.claimed_actors().into_iter().filter(|_| is_told).collect();
        if actors.is_empty() && scene.is_none() && claims.is_empty() {
            return plain();
        }
        let values = [("by", list(&actors, self.messages)), ("at", scene.unwrap_or_default())];
        let predicate = squeezed(&fill(template, &values));
        if claims.is_empty() {
            return predicate;
        }
        let status = ("status", Value::from(&predicate));
        let mut told: Vec<(Vec<String>, &[PartyId])> = Vec::new();
        for (party, by) in claims.into_iter().filter(|_| details.claims) {
            let Some(party) = header.party(party.as_str()) else { continue };
            let name = label_within_sentence(party, language);
            match told.iter_mut().find(|(_, known)| *known == by) {
                Some((names, _)) => names.push(name),
                None => told.push((vec![name], by)),
            }
        }
        let told = told.into_iter().map(|(names, by)| {
            let by = list(&by.iter().filter_map(named).collect::<Vec<_>>(), self.messages);
            self.messages.text("by-claimed", &[("party", (&names.join(", ")).into()), ("by", (&by).into())])
        });
        let told = told.collect();
        match clauses(told, self.messages) {
            Some(told) => self.messages.text("by-disputed-claims", &[status, ("claims", (&told).into())]),
            None => self.messages.text("by-disputed", &[status]),
        }
    }

    /// Returns the statement with all its details.
    pub(super) fn whole_statement(&self, facts: &Facts) -> String {
        self.full_statement(facts, Details::ALL)
    }

    /// Returns the statement with the last report where that is old.
    fn full_statement(&self, facts: &Facts, details: Details) -> String {
        let Some(state) = facts.state.map(|state| self.atlas.view(state)) else { return self.nothing_held() };
        let statement = self.statement(state, facts, details);
        self.with_last_report(state, &statement).unwrap_or(statement)
    }

    fn statement(&self, state: StateView<'_>, facts: &Facts, details: Details) -> String {
        let place = self.place_name();
        let (place, tense) = (("place", (&place).into()), ("tense", self.tense()));
        if state.status().unknown {
            let Some(known) = facts.last_known.map(|index| self.atlas.view(index)) else {
                return self.messages.text("not-known", &[place, tense]);
            };
            let (status, moment) = (self.predicate(known.status()), self.last_report(known));
            let last = [("status", (&status).into()), ("moment", (&moment).into())];
            return self.messages.text("not-known-last", &[place, tense, last[0], last[1]]);
        }
        let status = self.predicate_of_state(state, details);
        let since = facts.began.filter(|_| details.since && facts.is_later_day).map(|began| {
            let began = self.atlas.view(began);
            since_words(&began.since_written(), self.offset(), self.messages)
        });
        let status = ("status", (&status).into());
        let holds = holds_message(state.certainty());
        match since {
            None => self.messages.text(holds, &[place, tense, status]),
            Some(since) => self.messages.text(&format!("{holds}-since"), &[place, tense, status, ("since", (&since).into())]),
        }
    }

    /// Returns "…, last reported on 23 April 2024" where the last report is old; else none.
    fn with_last_report(&self, state: StateView<'_>, statement: &str) -> Option<String> {
        (is_stale(state, self.at) && !state.status().unknown).then(|| {
            let moment = self.last_report(state);
            self.messages.text("last-reported", &[("statement", statement.into()), ("moment", (&moment).into())])
        })
    }

    /// Returns when the state was last reported, with its preposition: a day, month or year, without the time of day.
    fn last_report(&self, state: StateView<'_>) -> String {
        let (moment, offset, language) = (state.last_report_by(self.at), self.offset(), self.messages.language());
        if moment.precision() < Precision::Day {
            return moment_words(moment, offset, language);
        }
        let day = day_words(offset.day_of(moment.earliest(offset)), language);
        self.messages.text("on-day", &[("moment", (&day).into())])
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

    /// Returns a sentence such as "Also that day: blocked from about 12:30 until about 15:30."; none without other states and news.
    pub(super) fn also(&self, day: Day, others: &[StateIndex], news: Option<ChangeIndex>) -> Option<String> {
        let title = || self.title(self.atlas.change(news?)).map(str::to_owned);
        // A title may have a semicolon of its own, so it is a sentence of its own.
        let join = |first: String, rest: String| {
            self.messages.text("sentences", &[("first", (&first).into()), ("rest", (&rest).into())])
        };
        let all = [self.also_clauses(day, others), title()].into_iter().flatten().reduce(join)?;
        Some(self.messages.text("also-that-day", &[("clauses", (&all).into())]))
    }

    /// Returns the clauses of [`Self::also`] without "Also that day".
    pub(super) fn also_clauses(&self, day: Day, others: &[StateIndex]) -> Option<String> {
        clauses(others.iter().map(|&index| self.also_clause(day, index)).collect(), self.messages)
    }

    fn also_clause(&self, day: Day, index: StateIndex) -> String {
        let (state, span) = (self.atlas.view(index), self.offset().span_of(day));
        let since = Some(state.state.period.since).filter(|&since| since > span.since);
        let until = state.state.period.until.filter(|&until| span.until.is_none_or(|end| until < end));
        let from = since.map(|since| from_time(self.offset(), since, state.since_written().qualifier(), self.messages));
        let until = until.map(|until| {
            let qualifier = state.until_written().map_or(Qualifier::Plain, |until| until.qualifier());
            until_time(self.offset(), until, qualifier, self.messages)
        });
        let details = Details { who: state.claimed_actors().is_empty(), ..Details::ALL };
        let status = self.predicate_of_state(state, details);
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
