//! The answer in words: the state of a place on a day or at an instant, who could pass, for how long, and what is not known.
//!
//! Pages, pictures, feeds and the API all use these sentences. A sentence states no more than the state does: the account of one
//! side reads as reported, a denied one as disputed, and what was not recorded is left out. The messages come from
//! [`l10n`](crate::l10n).
//!
//! Each answer is a filled-in template: the words hold for a whole slice of time, and only the date, the time and two counters
//! change within it. [`sentences`] returns all templates of a place, so that the page needs no request while the time moves.

mod access;
mod builder;
mod facts;
mod format;
mod slices;

pub use facts::STALE_AFTER_DAYS;
pub use format::{
    as_sentence, bare_moment_words, date_template, day_words, moment_words, month_names, month_template, months_alone, ordinals,
};
pub use slices::{Sentences, Slice, sentences};

use super::{
    fold::PlaceIndex,
    index::atlas::{Atlas, StateIndex},
    moment::{Day, Instant, Offset},
};
use crate::l10n::catalogue;
use builder::{Sentence, SentenceBuilder};
use facts::Facts;

/// The time that is shown: a local day or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The state at the end of this local day, with other states of that day.
    Day(Day),
    /// The state at this instant.
    Instant(Instant),
}

impl Shown {
    /// Returns the instant whose state is shown: the last one of the day, or the instant itself.
    #[must_use]
    pub fn at(self, offset: Offset) -> Instant {
        match self {
            Self::Day(day) => {
                let end = offset.span_of(day).until.unwrap_or(Instant::MAX);
                end.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap_or(end)
            }
            Self::Instant(at) => at,
        }
    }

    /// Returns the local day that is shown.
    #[must_use]
    pub fn day(self, offset: Offset) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Instant(at) => offset.day_of(at),
        }
    }
}

/// The answer for one place: facts, and a sentence that states them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// State that is shown; none where none is in force.
    pub state: Option<StateIndex>,
    /// Other states of the shown local day with another status; empty for an instant.
    pub also_that_day: Vec<StateIndex>,
    /// Number of the shown local day since ordinary traffic ended, counted from 1; none where it passes, and where the data does
    /// not
    /// tell that it passed before.
    pub day_without_ordinary_traffic: Option<i32>,
    /// Number of the shown local day within this state, counted from 1.
    pub day_of_state: Option<i32>,
    /// When ordinary traffic ended; `day_without_ordinary_traffic` counts from that day.
    pub ordinary_ended: Option<Instant>,
    /// Last known state, where the shown one is unknown.
    pub last_known: Option<StateIndex>,
    /// BCP 47 language of the texts: the requested one, or English where there is no catalogue for it.
    pub language: &'static str,
    /// Statement without date and counters: "the Lachin corridor was closed".
    pub statement: String,
    /// Sentence about access; none where nothing is recorded.
    pub access: Option<String>,
    /// Dated statement alone, for titles and screen readers: "On 23 April 2023 the Lachin corridor was closed." It keeps
    /// "reported",
    /// "disputed" and "last reported …".
    pub short: String,
    /// Complete answer.
    pub text: String,
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
/// assert_eq!(
///     english.text,
///     "On 23 April 2023 the Lachin corridor was closed. Civilians, aid and goods could not pass; nothing is reported on \
///      peacekeepers. Day 133 without ordinary traffic, day 1 of this state."
/// );
/// assert_eq!(english.short, "On 23 April 2023 the Lachin corridor was closed.");
/// assert_eq!(answer(&atlas, corridor, shown, now, "ru").short, "23 апреля 2023 года: Лачинский коридор – проезд закрыт.");
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
    let also_that_day = match shown {
        Shown::Day(day) => facts::also_on(atlas, place, day),
        Shown::Instant(_) => Vec::new(),
    };

    let ahead = is_ahead.then(|| format::ahead(builder.messages, &day_words(requested, language)));
    let (text, short) = sentence.fill(&builder, &facts, shown);
    let also = match shown {
        Shown::Day(day) => builder.also(day, &also_that_day),
        Shown::Instant(_) => None,
    };
    let sentences = [ahead.clone(), Some(text), also];
    let Sentence { statement, access, .. } = sentence;
    Answer {
        state: facts.state,
        also_that_day,
        day_without_ordinary_traffic: facts.without_from.map(|from| facts::day_number(from, day)),
        day_of_state: facts.day_from.map(|from| facts::day_number(from, day)),
        ordinary_ended: facts.ordinary_ended,
        last_known: facts.last_known,
        language: builder.messages.language(),
        statement,
        access,
        short: ahead.unwrap_or(short),
        text: sentences.into_iter().flatten().collect::<Vec<_>>().join(" "),
    }
}
