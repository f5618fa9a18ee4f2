//! The answer in words: what held at a place on a day or at an instant, who could pass, for how long, and what is not known.
//!
//! Made once, here, so that page, picture, feed and API say the same. It states no more than the state does: one side's word
//! reads as reported, a denied one as disputed, and what nobody recorded is not spoken of. English for now; a sentence is
//! assembled from an [`Answer`], which holds its facts, so that another language can be written without new logic.

use super::{
    atlas::{Atlas, StateIndex, StateView},
    change::Certainty,
    moment::{Day, Instant, Moment, Offset, Precision, Qualifier},
    status::{Access, Direction, Pass, Traveller},
    timeline::PlaceIndex,
};
use std::fmt::Write;

/// What is asked about: the end of a local day, or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The state at the end of this local day, with what else held on it.
    Day(Day),
    /// The state at this instant.
    Instant(Instant),
}

impl Shown {
    /// The instant whose state is shown: the last one of the day, or the instant itself.
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

    /// The local day that is shown.
    #[must_use]
    pub fn day(self, offset: Offset) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Instant(at) => offset.day_of(at),
        }
    }
}

/// The answer for one place: its facts, and the sentence made of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The state that is shown; none where none held.
    pub state: Option<StateIndex>,
    /// Other states of the shown local day with another status; empty for an instant.
    pub also_that_day: Vec<StateIndex>,
    /// The shown local day's number since ordinary traffic ended, counted from 1; none where it runs, or where the data does not
    /// tell that it ran before.
    pub day_without_ordinary_traffic: Option<i32>,
    /// The shown local day's number within this state, counted from 1.
    pub day_of_state: Option<i32>,
    /// When ordinary traffic ended, where the first counter counts from.
    pub ordinary_ended: Option<Instant>,
    /// The last known state, where the shown one is unknown.
    pub last_known: Option<StateIndex>,
    /// What held, without date and counters: "the Lachin corridor was closed".
    pub statement: String,
    /// Who could pass; none where nothing is recorded.
    pub access: Option<String>,
    /// The whole answer.
    pub text: String,
}

/// How long after its last report a state is captioned with it.
pub const STALE_AFTER_DAYS: i64 = 90;

/// Answers for one place in words. `now` decides the tense, and a shown time after it is answered as of `now`.
///
/// ```
/// use corridor::chronicle::{atlas::Atlas, moment::{parse_day, parse_instant}, sentence::{Shown, answer}};
/// let atlas = Atlas::new(corridor::geodata::built_in().map_err(|_| "bad data")?).map_err(|_| "does not fold")?;
/// let corridor = atlas.place_index("lachin-corridor").ok_or("known")?;
/// let now = parse_instant("2026-11-22T12:00:00+04:00")?;
/// assert_eq!(
///     answer(&atlas, corridor, Shown::Day(parse_day("2023-04-23")?), now).text,
///     "On 23 April 2023 the Lachin corridor was closed. Civilians, aid and goods could not pass; nothing is reported on \
///      peacekeepers. Day 133 without ordinary traffic, day 1 of this state."
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn answer(atlas: &Atlas, place: PlaceIndex, shown: Shown, now: Instant) -> Answer {
    let offset = atlas.header().offset;
    let today = offset.day_of(now);
    let is_future = shown.day(offset) > today;
    let asked = shown.day(offset);
    let shown = if is_future { Shown::Day(today) } else { shown };
    let mut facts = facts(atlas, place, shown);
    let speaker = Speaker { atlas, place, shown, is_now: shown.day(offset) == today };

    let mut sentences = Vec::new();
    if is_future {
        sentences.push(format!("{} lies ahead, and no report covers it.", day_words(asked)));
    }
    let view = facts.state.map(|state| atlas.view(state));
    facts.statement = view.map_or_else(|| speaker.nothing_held(), |state| speaker.statement(state, facts.last_known));
    facts.access = view.and_then(|state| speaker.access(state.access()));
    let stale = view.and_then(|state| speaker.stale(state)).unwrap_or_default();
    sentences.push(format!("{} {}{stale}.", speaker.when(), facts.statement));
    sentences.extend(facts.access.clone());
    sentences.extend(speaker.counters(&facts));
    sentences.extend(speaker.also(&facts.also_that_day));
    facts.text = sentences.join(" ");
    facts
}

fn facts(atlas: &Atlas, place: PlaceIndex, shown: Shown) -> Answer {
    let offset = atlas.header().offset;
    let state = atlas.state_at(place, shown.at(offset));
    let view = state.map(|state| atlas.view(state));
    let also_that_day = match shown {
        Shown::Instant(_) => Vec::new(),
        Shown::Day(day) => atlas
            .states_during(place, &offset.span_of(day))
            .filter(|&other| view.is_none_or(|view| view.state.status != atlas.view(other).state.status))
            .collect(),
    };
    let ordinary_ended = state.and_then(|state| ordinary_ended(atlas, state));
    let count_from = |since: Instant| days_between(offset.day_of(since), shown.day(offset)) + 1;
    Answer {
        state,
        also_that_day,
        day_without_ordinary_traffic: ordinary_ended.map(count_from),
        day_of_state: view.map(|view| count_from(view.state.period.since)),
        ordinary_ended,
        last_known: state.filter(|&state| atlas.view(state).status().unknown).and_then(|state| last_known(atlas, state)),
        statement: String::new(),
        access: None,
        text: String::new(),
    }
}

/// When the run of states without ordinary traffic that holds `state` began, provided that ordinary traffic ran before it.
fn ordinary_ended(atlas: &Atlas, state: StateIndex) -> Option<Instant> {
    if atlas.view(state).is_ordinary()? {
        return None;
    }
    let first = atlas.states_of(atlas.view(state).state.place).start;
    let mut began = atlas.view(state).state.period.since;
    for earlier in (first..state).rev().map(|earlier| atlas.view(earlier)) {
        if earlier.state.period.until != Some(began) {
            return None;
        }
        match earlier.is_ordinary()? {
            true => return Some(began),
            false => began = earlier.state.period.since,
        }
    }
    None
}

fn last_known(atlas: &Atlas, state: StateIndex) -> Option<StateIndex> {
    let first = atlas.states_of(atlas.view(state).state.place).start;
    (first..state).rev().find(|&earlier| !atlas.view(earlier).status().unknown)
}

/// Writes the sentences about one place at one shown time.
struct Speaker<'a> {
    atlas: &'a Atlas,
    place: PlaceIndex,
    shown: Shown,
    is_now: bool,
}

impl Speaker<'_> {
    fn offset(&self) -> Offset {
        self.atlas.header().offset
    }

    fn subject(&self) -> String {
        self.atlas.place(self.place).sentence_name("en")
    }

    fn be(&self) -> &'static str {
        if self.is_now { "is" } else { "was" }
    }

    fn can(&self) -> &'static str {
        if self.is_now { "can" } else { "could" }
    }

    /// "On 23 April 2023" or "At 12:00 on 23 April 2023".
    fn when(&self) -> String {
        match self.shown {
            Shown::Day(day) => format!("On {}", day_words(day)),
            Shown::Instant(at) => format!("At {} on {}", self.offset().clock(at), day_words(self.offset().day_of(at))),
        }
    }

    fn statement(&self, state: StateView<'_>, last_known: Option<StateIndex>) -> String {
        let (subject, be, predicate) = (self.subject(), self.be(), state.status().predicate("en"));
        if state.status().unknown {
            let last = last_known.map(|index| self.atlas.view(index)).map_or_else(String::new, |known| {
                let word = known.status().label.in_language("en").to_lowercase();
                format!("; last reported {word} {}", self.last_report(known))
            });
            return format!("the state of {subject} {be} not known{last}");
        }
        match state.certainty() {
            Certainty::Confirmed => format!("{subject} {be} {predicate}"),
            Certainty::Reported => format!("{subject} {be} reported {predicate}"),
            Certainty::Disputed => format!("{subject} {be} reported {predicate}, which {be} disputed"),
        }
    }

    /// ", last reported on 23 April 2024", where that is long ago.
    fn stale(&self, state: StateView<'_>) -> Option<String> {
        (self.is_stale(state) && !state.status().unknown).then(|| format!(", last reported {}", self.last_report(state)))
    }

    fn is_stale(&self, state: StateView<'_>) -> bool {
        let reported = self.atlas.change(state.state.last_reported).moment.earliest(self.offset());
        let age = self.shown.at(self.offset()).duration_since(reported);
        age > jiff::SignedDuration::from_hours(STALE_AFTER_DAYS * 24)
    }

    fn last_report(&self, state: StateView<'_>) -> String {
        moment_words(&self.atlas.change(state.state.last_reported).moment, self.offset())
    }

    fn nothing_held(&self) -> String {
        let subject = self.subject();
        let at = self.shown.at(self.offset());
        let states = || self.atlas.states_of(self.place).map(|index| self.atlas.view(index));
        let day = |at: Instant| day_words(self.offset().day_of(at));
        let before =
            states().filter_map(|state| Some((state, state.state.period.until?))).take_while(|(_, until)| *until <= at).last();
        let after = states().find(|state| state.state.period.since > at);
        match (before, after) {
            (Some((state, until)), _) => {
                format!(
                    "no state of {subject} is on record: it was last {}, until {}",
                    state.status().predicate("en"),
                    day(until)
                )
            }
            (None, Some(first)) => {
                format!(
                    "no state of {subject} is on record: the first is {}, from {}",
                    first.status().predicate("en"),
                    day(first.state.period.since)
                )
            }
            (None, None) => format!("no state of {subject} is on record"),
        }
    }

    /// "Civilians, aid and goods could not pass; nothing is reported on peacekeepers."
    fn access(&self, access: &Access) -> Option<String> {
        let mut groups: Vec<(Phrase, Vec<String>)> = Vec::new();
        for &traveller in Traveller::ALL {
            let Some(phrase) = self.phrase(access, traveller) else { continue };
            let name = traveller_name(self.atlas, traveller);
            match groups.iter_mut().find(|(known, _)| *known == phrase) {
                Some((_, names)) => names.push(name),
                None => groups.push((phrase, vec![name])),
            }
        }
        // What is not known is said last, so that the sentence begins with an answer.
        groups.sort_by_key(|(phrase, _)| *phrase == Phrase::NothingReported);
        let clauses: Vec<String> = groups
            .into_iter()
            .map(|(phrase, names)| match phrase {
                Phrase::Could(words) => format!("{} {words}", list(&names)),
                Phrase::NothingReported => format!("nothing is reported on {}", list(&names)),
            })
            .collect();
        (!clauses.is_empty()).then(|| as_sentence(&clauses.join("; ")))
    }

    fn phrase(&self, access: &Access, traveller: Traveller) -> Option<Phrase> {
        let [inward, outward] = [Direction::In, Direction::Out].map(|direction| access.get(traveller, direction));
        let directions = &self.atlas.header().directions;
        let [toward_in, toward_out] = [&directions.inward, &directions.outward].map(|label| label.in_language("en"));
        let could = |pass| match pass {
            Pass::Yes => format!("{} pass", self.can()),
            Pass::Limited => format!("{} pass within limits", self.can()),
            _ => format!("{} not pass", self.can()),
        };
        let only = |pass, direction: &str| {
            let limits = if pass == Pass::Limited { ", within limits" } else { "" };
            format!("{} pass only {direction}{limits}", self.can())
        };
        let known = |pass: Option<Pass>| pass.filter(|&pass| pass != Pass::Unknown);
        match (inward, outward) {
            (None, None) => None,
            _ => Some(match (known(inward), known(outward)) {
                (None, None) => Phrase::NothingReported,
                (Some(a), Some(b)) if a == b => Phrase::Could(could(a)),
                (Some(a), Some(Pass::No)) => Phrase::Could(only(a, toward_in)),
                (Some(Pass::No), Some(b)) => Phrase::Could(only(b, toward_out)),
                (Some(a), Some(b)) => {
                    let limits = |pass| if pass == Pass::Limited { " within limits" } else { "" };
                    Phrase::Could(format!("{} pass {toward_in}{} and {toward_out}{}", self.can(), limits(a), limits(b)))
                }
                (Some(a), None) => {
                    Phrase::Could(format!("{} {toward_in} (nothing is reported on the way {toward_out})", could(a)))
                }
                (None, Some(b)) => {
                    Phrase::Could(format!("{} {toward_out} (nothing is reported on the way {toward_in})", could(b)))
                }
            }),
        }
    }

    fn counters(&self, facts: &Answer) -> Option<String> {
        let day = facts.day_of_state?;
        let state = self.atlas.view(facts.state?);
        Some(match facts.day_without_ordinary_traffic {
            Some(without) => format!("Day {without} without ordinary traffic, day {day} of this state."),
            None if state.status().unknown => return None,
            None => format!("Day {day} of this state."),
        })
    }

    /// "Also that day: blocked from about 12:30 to about 15:30."
    fn also(&self, others: &[StateIndex]) -> Option<String> {
        let Shown::Day(day) = self.shown else { return None };
        let (offset, span) = (self.offset(), self.offset().span_of(day));
        let clauses: Vec<String> = others
            .iter()
            .map(|&index| {
                let state = self.atlas.view(index);
                let mut clause = state.status().predicate("en").to_owned();
                if state.state.period.since > span.since {
                    let _ = write!(clause, " from {}", clock_words(offset, state.state.period.since, start_qualifier(state)));
                }
                if let Some(until) = state.state.period.until.filter(|&until| span.until.is_none_or(|end| until < end)) {
                    let to = if state.state.period.since > span.since { "to" } else { "until" };
                    let _ = write!(clause, " {to} {}", clock_words(offset, until, end_qualifier(self.atlas, index)));
                }
                clause
            })
            .collect();
        (!clauses.is_empty()).then(|| format!("Also that day: {}.", clauses.join("; ")))
    }
}

#[derive(PartialEq, Eq)]
enum Phrase {
    Could(String),
    NothingReported,
}

/// How sure the start of a state is.
fn start_qualifier(state: StateView<'_>) -> Qualifier {
    match state.state.resumed_after {
        None => state.maker().moment.qualifier(),
        Some(exception) => exception_until(state.atlas, exception).map_or(Qualifier::Plain, Moment::qualifier),
    }
}

/// How sure the end of a state is: that of the exception's own end, or of what begins then.
fn end_qualifier(atlas: &Atlas, index: StateIndex) -> Qualifier {
    let state = atlas.view(index);
    let next = (index + 1 < atlas.states_of(state.state.place).end).then(|| atlas.view(index + 1));
    match next.filter(|next| Some(next.state.period.since) == state.state.period.until) {
        Some(next) => start_qualifier(next),
        None => state.effect().until.as_ref().map_or(Qualifier::Plain, Moment::qualifier),
    }
}

fn exception_until(atlas: &Atlas, change: super::timeline::ChangeIndex) -> Option<&Moment> {
    atlas.change(change).effects.iter().find_map(|effect| effect.until.as_ref())
}

fn traveller_name(atlas: &Atlas, traveller: Traveller) -> String {
    let names = &atlas.header().travellers;
    let label = match traveller {
        Traveller::Civilians => &names.civilians,
        Traveller::Humanitarian => &names.humanitarian,
        Traveller::Goods => &names.goods,
        Traveller::Peacekeepers => &names.peacekeepers,
    };
    label.in_language("en").to_owned()
}

fn days_between(from: Day, to: Day) -> i32 {
    (to - from).get_days()
}

/// "a", "a and b", "a, b and c".
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A text as a sentence of its own: with a capital and a full stop; nothing stays nothing.
///
/// ```
/// use corridor::chronicle::sentence::as_sentence;
/// assert_eq!(as_sentence("goods could pass"), "Goods could pass.");
/// ```
#[must_use]
pub fn as_sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect::<String>() + ".")
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("")
}

/// "23 April 2023".
#[must_use]
pub fn day_words(day: Day) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

fn clock_words(offset: Offset, at: Instant, qualifier: Qualifier) -> String {
    format!("{}{}", about(qualifier), offset.clock(at))
}

fn about(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Plain => "",
        Qualifier::Approximate | Qualifier::Both => "about ",
        Qualifier::Uncertain => "perhaps ",
    }
}

/// A moment with its preposition: "on 21 November 2025", "in October 2023", "at about 12:30 on 3 December 2022".
#[must_use]
pub fn moment_words(moment: &Moment, offset: Offset) -> String {
    let preposition = match moment.precision() {
        Precision::Year | Precision::Month => "in",
        Precision::Day => "on",
        Precision::Minute | Precision::Second => "at",
    };
    format!("{preposition} {}", bare_moment_words(moment, offset))
}

/// A moment without its preposition: "21 November 2025", "October 2023", "about 12:30 on 3 December 2022".
#[must_use]
pub fn bare_moment_words(moment: &Moment, offset: Offset) -> String {
    let since = moment.earliest(offset);
    let (day, about) = (offset.day_of(since), about(moment.qualifier()));
    match moment.precision() {
        Precision::Year => format!("{about}{}", day.year()),
        Precision::Month => format!("{about}{} {}", month_name(day.month()), day.year()),
        Precision::Day => format!("{about}{}", day_words(day)),
        Precision::Minute | Precision::Second => format!("{about}{} on {}", offset.clock(since), day_words(day)),
    }
}
