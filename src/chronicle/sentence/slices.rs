//! Computes the sentences of a place for all of time, as templates.

use super::{
    Shown, answer,
    builder::SentenceBuilder,
    facts::{Facts, STALE_AFTER, also_on, news_on},
    format::ahead,
};
use crate::{
    chronicle::{
        fold::PlaceIndex,
        index::atlas::{Atlas, StateIndex},
        moment::{Day, Instant, Offset},
        period::Period,
    },
    l10n::catalogue,
};

/// A period in which the sentence about a place is the same except for the shown day and time and the counters.
///
/// In the templates, `{date}` stands for the shown day in words, `{time}` for the local time of the shown instant, and `{day}`
/// and
/// `{without}` for the number of the shown day, counted from 1 at `day_from` and at `without_from`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Period that contains the shown instant or the last instant of the shown day; it starts at [`Instant::MIN`] where it has no
    /// start.
    pub period: Period,
    /// State in force, if any.
    pub state: Option<StateIndex>,
    /// Complete answer for a day, without its other states, which are in [`Sentences::also`].
    pub day: String,
    /// Complete answer for an instant.
    pub instant: String,
    /// [`Answer::short`](super::Answer::short) for a day.
    pub short_day: String,
    /// [`Answer::short`](super::Answer::short) for an instant.
    pub short_instant: String,
    /// [`Answer::label`](super::Answer::label).
    pub label: String,
    /// First local day of the state; none where its days are not counted.
    pub day_from: Option<Day>,
    /// First local day without ordinary traffic; none where its days are not counted.
    pub without_from: Option<Day>,
}

/// All sentences of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentences {
    /// Slices of all of time in order, without gaps and overlaps. Those of today are in the present tense; the one after today
    /// says
    /// that it is in the future and repeats the answer of today.
    pub slices: Vec<Slice>,
    /// Slice that contains the end of today.
    pub today: Slice,
    /// Sentences about other states and other news, for each day up to today that has any; each follows the answer for its day.
    pub also: Vec<(Day, String)>,
}

/// Returns all sentences of a place in `language`, as templates. Filled in, they equal the [`text`](super::Answer::text) of
/// [`answer()`] for any day and any instant.
///
/// ```
/// use corridor::chronicle::{index::atlas::Atlas, moment::parse_instant, sentence::sentences};
/// let atlas = Atlas::new(corridor::geodata::built_in().map_err(|_| "bad data")?).map_err(|_| "does not fold")?;
/// let corridor = atlas.place_index("lachin-corridor").ok_or("known")?;
/// let all = sentences(&atlas, corridor, parse_instant("2026-11-22T12:00:00+04:00")?, "en");
/// let at = parse_instant("2023-04-23T12:00:00+04:00")?;
/// let slice = all.slices.iter().find(|slice| slice.period.contains(at)).ok_or("all of time")?;
/// assert_eq!(slice.short_instant, "At {time} on {date} the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn sentences(atlas: &Atlas, place: PlaceIndex, now: Instant, language: &str) -> Sentences {
    let offset = atlas.header().offset;
    let today = offset.day_of(now);
    let slicer = Slicer::new(atlas, place, now, language);
    let mut slices: Vec<Slice> = Vec::new();
    for period in slicer.pieces() {
        let slice = slicer.slice(period);
        match slices.last_mut().filter(|last| is_same(last, &slice)) {
            Some(last) => last.period.until = slice.period.until,
            None => slices.push(slice),
        }
    }
    let end_of_today = Shown::Day(today).at(offset);
    let builder = SentenceBuilder { atlas, place, at: end_of_today, is_now: true, messages: catalogue(language) };
    let found = slices.iter().find(|slice| slice.period.contains(end_of_today)).cloned();
    Sentences {
        today: found.unwrap_or_else(|| slice(&builder, Period::ALWAYS)),
        also: days_of_change(atlas, place, offset)
            .into_iter()
            .filter(|day| *day <= today)
            .filter_map(|day| Some((day, builder.also(day, &also_on(atlas, place, day), news_on(atlas, place, day))?)))
            .collect(),
        slices,
    }
}

/// Returns the period of the slice of [`sentences`] that contains `at`, without computing the others.
#[must_use]
pub fn slice_period(atlas: &Atlas, place: PlaceIndex, at: Instant, now: Instant, language: &str) -> Period {
    let slicer = Slicer::new(atlas, place, now, language);
    let pieces = slicer.pieces();
    let found = pieces.partition_point(|piece| piece.since <= at).saturating_sub(1);
    let Some(&piece) = pieces.get(found) else { return Period::ALWAYS };
    let slice = slicer.slice(piece);
    let is_part = |piece: &&Period| is_same(&slice, &slicer.slice(**piece));
    let first = pieces[..found].iter().rev().take_while(is_part).last().unwrap_or(&piece);
    let last = pieces[found + 1..].iter().take_while(is_part).last().unwrap_or(&piece);
    Period { since: first.since, until: last.until }
}

/// Builds the slices of a place one by one.
struct Slicer<'a> {
    atlas: &'a Atlas,
    place: PlaceIndex,
    now: Instant,
    /// The local day of `now`.
    today: Period,
    language: &'a str,
}

impl<'a> Slicer<'a> {
    fn new(atlas: &'a Atlas, place: PlaceIndex, now: Instant, language: &'a str) -> Self {
        let offset = atlas.header().offset;
        Self { atlas, place, now, today: offset.span_of(offset.day_of(now)), language }
    }

    fn pieces(&self) -> Vec<Period> {
        pieces(self.atlas, self.place, &self.today)
    }

    fn slice(&self, period: Period) -> Slice {
        let Self { atlas, place, now, today, language } = *self;
        match today.until {
            Some(tomorrow) if period.since >= tomorrow => ahead_slice(atlas, place, now, language, period),
            _ => {
                let is_now = today.contains(period.since);
                let builder = SentenceBuilder { atlas, place, at: period.since, is_now, messages: catalogue(language) };
                slice(&builder, period)
            }
        }
    }
}

fn slice(builder: &SentenceBuilder<'_>, period: Period) -> Slice {
    let facts = Facts::of(builder.atlas, builder.place, builder.at);
    let sentence = builder.build(&facts);
    Slice {
        period,
        state: facts.state,
        day: sentence.day,
        instant: sentence.instant,
        short_day: sentence.short_day,
        short_instant: sentence.short_instant,
        label: sentence.label,
        day_from: facts.day_from,
        without_from: facts.without_from,
    }
}

/// Builds the slice after today: it says that it is in the future and repeats the answer of today.
fn ahead_slice(atlas: &Atlas, place: PlaceIndex, now: Instant, language: &str, period: Period) -> Slice {
    let today = answer(atlas, place, Shown::Day(atlas.header().offset.day_of(now)), now, language);
    let short = ahead(catalogue(language), "{date}");
    let long = format!("{short} {}", today.text);
    Slice {
        period,
        state: today.state,
        day: long.clone(),
        instant: long,
        short_day: short.clone(),
        short_instant: short,
        label: today.label,
        day_from: None,
        without_from: None,
    }
}

fn is_same(one: &Slice, other: &Slice) -> bool {
    one == &Slice { period: one.period, ..other.clone() }
}

/// Splits all of time wherever the sentence of a place may change: where a state starts or ends, where a report is made or
/// becomes stale, and where today starts and ends.
fn pieces(atlas: &Atlas, place: PlaceIndex, today: &Period) -> Vec<Period> {
    let offset = atlas.header().offset;
    let mut cuts = vec![Instant::MIN, today.since];
    cuts.extend(today.until);
    for state in atlas.states_of(place).map(|index| atlas.view(index)) {
        cuts.push(state.state.period.since);
        cuts.extend(state.state.period.until);
        // From the second day of a state on, the sentence says since when it holds.
        cuts.extend(offset.span_of(offset.day_of(state.state.period.since)).until);
        for (report, _) in state.reports() {
            let reported = report.moment.earliest(offset);
            cuts.push(reported);
            cuts.extend(reported.checked_add(STALE_AFTER).ok());
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    // No sentence changes after today.
    cuts.retain(|cut| today.until.is_none_or(|end| *cut <= end));
    let ends = cuts.iter().skip(1).copied().map(Some).chain([None]);
    cuts.iter().zip(ends).map(|(&since, until)| Period { since, until }).collect()
}

/// Returns the local days on which a state of the place starts or ends, or on which a change may be the news.
fn days_of_change(atlas: &Atlas, place: PlaceIndex, offset: Offset) -> Vec<Day> {
    let states = atlas.states_of(place).map(|index| atlas.view(index).state);
    let of_states = states.flat_map(|state| [Some(state.period.since), state.period.until]).flatten();
    let is_headline = atlas.place(place).id == atlas.header().headline_place;
    let all = (0..).zip(atlas.changes()).filter(|_| is_headline).map(|(index, _)| index);
    let here = atlas.changes_of(place).iter().copied().filter(|_| !is_headline);
    let of_changes = all.chain(here).map(|index| atlas.span_of(index).since);
    let mut days: Vec<Day> = of_states.chain(of_changes).map(|at| offset.day_of(at)).collect();
    days.sort_unstable();
    days.dedup();
    days
}
