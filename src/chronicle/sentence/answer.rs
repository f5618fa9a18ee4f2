//! The answer for one place: what held, in facts and in a sentence.

use super::{
    Shown,
    builder::{FilledSentence, Sentence, SentenceBuilder, joined},
    facts::{self, Facts},
    format::{self, day_words},
};
use crate::{
    chronicle::{
        fold::{ChangeIndex, PlaceIndex},
        index::atlas::{Atlas, StateIndex},
        moment::{Day, Instant},
    },
    l10n::catalogue,
};

/// The answer for one place: its facts, and the sentence made of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The state that is shown; none where none held.
    pub state: Option<StateIndex>,
    /// Other states of the shown local day with another status; empty for an instant.
    pub also_that_day: Vec<StateIndex>,
    /// Weightiest change of the shown local day, where no state of the place started on it; none for an instant.
    pub news: Option<ChangeIndex>,
    /// The shown local day's number since ordinary traffic ended, counted from 1; none where it runs, or where the data does not
    /// tell that it ran before.
    pub day_without_ordinary_traffic: Option<i32>,
    /// The shown local day's number within this state, counted from 1.
    pub day_of_state: Option<i32>,
    /// When ordinary traffic ended, where the first counter counts from.
    pub ordinary_ended: Option<Instant>,
    /// The last known state, where the shown one is unknown.
    pub last_known: Option<StateIndex>,
    /// The language of the words: the one asked for, or English where there is no catalogue of it.
    pub language: &'static str,
    /// What held, without date and counters: "the Lachin corridor was closed".
    pub statement: String,
    /// Who could pass; none where nothing is recorded.
    pub access: Option<String>,
    /// The state without a date, of at most [`LABEL_CHARS`](super::LABEL_CHARS): "Lachin corridor: closed".
    pub label: String,
    /// The headline, of at most [`HEADLINE_CHARS`](super::HEADLINE_CHARS): the whole answer without as many of its clauses as
    /// need be, in this order: the count of days, "also that day", who could pass, since when, where, who. Place, status,
    /// "reported", "disputed" and "last reported …" stay, even if they are longer.
    pub short: String,
    /// The sentences that follow the label. They repeat nothing of it and leave the count of days to `count`.
    pub detail: String,
    /// The count of days without ordinary traffic, and since when: "No ordinary traffic since 12 December 2022: day 133."
    pub count: Option<String>,
    /// The whole answer.
    pub text: String,
}

impl Answer {
    /// Returns the count in two parts, what is counted and the day, each with a capital and without a full stop: every language divides
    /// them by a colon or the Armenian stop.
    ///
    /// The first is "No ordinary traffic since 12 December 2022", the second "Day 133".
    #[must_use]
    pub fn count_in_parts(&self) -> Option<(String, String)> {
        let (counted, day) = self.count.as_deref()?.trim_end_matches(['.', '։']).rsplit_once([':', '՝'])?;
        Some((counted.to_owned(), format::capital(day.trim(), self.language)))
    }
}

/// Returns the other states of a place on a local day in words, without "also that day": "open until 10:30"; none where there are
/// none.
#[must_use]
pub fn also_clauses(atlas: &Atlas, place: PlaceIndex, day: Day, language: &str) -> Option<String> {
    let builder = SentenceBuilder {
        atlas,
        place,
        at: Shown::Day(day).at(atlas.header().offset),
        is_now: false,
        messages: catalogue(language),
    };
    builder.also_clauses(day, &facts::also_on(atlas, place, day))
}

/// Returns a state in words without a date, of at most [`LABEL_CHARS`](super::LABEL_CHARS): "Lachin corridor: closed by Azerbaijani
/// border guards at the Hakari Bridge".
#[must_use]
pub fn state_label(atlas: &Atlas, state: StateIndex, language: &str) -> String {
    let view = atlas.view(state);
    let (place, at) = (view.state.place, view.state.period.since);
    SentenceBuilder { atlas, place, at, is_now: false, messages: catalogue(language) }.label_of_state(Some(view))
}

/// Returns the answer for one place in `language`.
///
/// `now` decides the tense. For a shown time on a later day than `now`, the answer is that of today, after a sentence that says
/// so.
///
/// ```
/// use corridor::chronicle::{index::atlas::Atlas, moment::{parse_day, parse_instant}, sentence::{Shown, answer}};
/// let atlas = Atlas::new(corridor::geodata::built_in().map_err(|_| "bad data")?).map_err(|_| "does not fold")?;
/// let corridor = atlas.place_index("lachin-corridor").ok_or("known")?;
/// let now = parse_instant("2026-11-22T12:00:00+04:00")?;
/// let shown = Shown::Day(parse_day("2023-04-23")?);
/// let english = answer(&atlas, corridor, shown, now, "en");
/// assert!(english.text.starts_with("On 23 April 2023 the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge."));
/// assert!(english.text.contains("Civilians, aid and goods could not pass; nothing is reported on peacekeepers."));
/// assert!(english.text.contains("No ordinary traffic since 12 December 2022: day 133."));
/// assert_eq!(english.label, "Lachin corridor: closed by Azerbaijani border guards at the Hakari Bridge");
/// assert!(english.detail.starts_with("Civilians, aid and goods could not pass; nothing is reported on peacekeepers. Also that day: "));
/// assert_eq!(english.count.as_deref(), Some("No ordinary traffic since 12 December 2022: day 133."));
/// let russian = answer(&atlas, corridor, shown, now, "ru").short;
/// assert_eq!(russian, "23 апреля 2023 года: Лачинский коридор – проезд закрыт азербайджанскими пограничниками у моста Хакари (Акера).");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn answer(atlas: &Atlas, place: PlaceIndex, shown: Shown, now: Instant, language: &str) -> Answer {
    let offset = atlas.header().offset;
    let (requested, today) = (shown.day(offset), offset.day_of(now));
    let is_ahead = requested > today;
    let shown = if is_ahead { Shown::Day(today) } else { shown };
    let day = shown.day(offset);
    let facts = Facts::of(atlas, place, shown.at(offset));
    let builder = SentenceBuilder { atlas, place, at: shown.at(offset), is_now: day == today, messages: catalogue(language) };
    let sentence = builder.build(&facts);
    let (also_that_day, news) = match shown {
        Shown::Day(day) => (facts::also_on(atlas, place, day), facts::news_on(atlas, place, day)),
        Shown::Instant(_) => (Vec::new(), None),
    };

    let ahead = is_ahead.then(|| format::ahead(builder.messages, &day_words(requested, language)));
    let FilledSentence { text, short, statement: dated, count } = sentence.fill(&builder, &facts, shown);
    let also = match shown {
        Shown::Day(day) => builder.also(day, &also_that_day, news),
        Shown::Instant(_) => None,
    };
    let Sentence { statement, access, label, rest, is_label_whole, .. } = sentence;
    let dated = Some(&*dated).filter(|_| !is_label_whole);
    let detail = joined([ahead.as_deref(), dated, Some(&*rest).filter(|rest| !rest.is_empty()), also.as_deref()]);
    let text = joined([ahead.as_deref(), Some(&*text), also.as_deref()]);
    Answer {
        state: facts.state,
        also_that_day,
        news,
        day_without_ordinary_traffic: facts.without_from.map(|from| facts::day_number(from, day)),
        day_of_state: facts.day_from.map(|from| facts::day_number(from, day)),
        ordinary_ended: facts.ended_by.map(|ended| atlas.view(ended).state.period.since),
        last_known: facts.last_known,
        language: builder.messages.language(),
        statement,
        access,
        label,
        short: ahead.unwrap_or(short),
        detail,
        count,
        text,
    }
}
