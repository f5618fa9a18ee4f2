//! All sentences of a place over all of time, as templates.

use super::{
    Shown, answer,
    builder::SentenceBuilder,
    facts::{Facts, STALE_AFTER, also_on},
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

/// A stretch of time in which the same is said of a place, but for the shown day and time and the counters.
///
/// In the templates `{date}` stands for the shown day in words, `{time}` for the clock time of the shown instant, `{day}` and
/// `{without}` for the shown day's number, counted from 1, from `day_from` and from `without_from`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// When: the shown instant, or the last one of the shown day, lies in it. It starts at [`Instant::MIN`] where it has no start.
    pub period: Period,
    /// The state in force; none where none is.
    pub state: Option<StateIndex>,
    /// The whole answer for a day; what else held on it stands in [`Sentences::also`].
    pub day: String,
    /// The whole answer for an instant.
    pub instant: String,
    /// [`Answer::short`](super::Answer::short) for a day.
    pub short_day: String,
    /// [`Answer::short`](super::Answer::short) for an instant.
    pub short_instant: String,
    /// The first day of the state.
    pub day_from: Option<Day>,
    /// The first day without ordinary traffic.
    pub without_from: Option<Day>,
}

/// Everything that can be said of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentences {
    /// All of time in order, without gap or overlap. Those of today speak in the present; the one after today says that it lies
    /// ahead, and then what is said of today.
    pub slices: Vec<Slice>,
    /// The slice of the end of today.
    pub today: Slice,
    /// What else held, for each day up to today on which there was more than one status; it follows the answer for that day.
    pub also: Vec<(Day, String)>,
}

/// Everything that can be said of a place in words of `language`, as templates: filled in, they are the
/// [`text`](super::Answer::text) of [`answer`] for any day and any instant.
///
/// ```
/// use corridor::chronicle::{atlas::Atlas, moment::parse_instant, sentence::sentences};
/// let atlas = Atlas::new(corridor::geodata::built_in().map_err(|_| "bad data")?).map_err(|_| "does not fold")?;
/// let corridor = atlas.place_index("lachin-corridor").ok_or("known")?;
/// let said = sentences(&atlas, corridor, parse_instant("2026-11-22T12:00:00+04:00")?, "en");
/// let at = parse_instant("2023-04-23T12:00:00+04:00")?;
/// let slice = said.slices.iter().find(|slice| slice.period.contains(at)).ok_or("all of time")?;
/// assert_eq!(slice.short_instant, "At {time} on {date} the Lachin corridor was closed.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn sentences(atlas: &Atlas, place: PlaceIndex, now: Instant, language: &str) -> Sentences {
    let offset = atlas.header().offset;
    let today = offset.day_of(now);
    let span = offset.span_of(today);
    let mut slices: Vec<Slice> = Vec::new();
    for period in pieces(atlas, place, &span) {
        let slice = match span.until {
            Some(tomorrow) if period.since >= tomorrow => ahead_slice(atlas, place, now, language, period),
            _ => {
                let words = catalogue(language);
                let speaker = SentenceBuilder { atlas, place, at: period.since, is_now: span.contains(period.since), words };
                slice(&speaker, period)
            }
        };
        match slices.last_mut().filter(|last| is_same(last, &slice)) {
            Some(last) => last.period.until = slice.period.until,
            None => slices.push(slice),
        }
    }
    let end_of_today = Shown::Day(today).at(offset);
    let speaker = SentenceBuilder { atlas, place, at: end_of_today, is_now: true, words: catalogue(language) };
    let found = slices.iter().find(|slice| slice.period.contains(end_of_today)).cloned();
    Sentences {
        today: found.unwrap_or_else(|| slice(&speaker, Period::ALWAYS)),
        also: days_of_change(atlas, place, offset)
            .into_iter()
            .filter(|day| *day <= today)
            .filter_map(|day| Some((day, speaker.also(day, &also_on(atlas, place, day))?)))
            .collect(),
        slices,
    }
}

fn slice(speaker: &SentenceBuilder<'_>, period: Period) -> Slice {
    let facts = Facts::of(speaker.atlas, speaker.place, speaker.at);
    let said = speaker.said(&facts);
    Slice {
        period,
        state: facts.state,
        day: said.day,
        instant: said.instant,
        short_day: said.short_day,
        short_instant: said.short_instant,
        day_from: facts.day_from,
        without_from: facts.without_from,
    }
}

/// What is said of all days to come: that they lie ahead, and what is said today.
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
        day_from: None,
        without_from: None,
    }
}

fn is_same(one: &Slice, other: &Slice) -> bool {
    one == &Slice { period: one.period, ..other.clone() }
}

/// All of time, cut wherever anything that is said of a place may change: where a state starts or ends, where a report is made,
/// where it has grown old, and where today starts and ends.
fn pieces(atlas: &Atlas, place: PlaceIndex, today: &Period) -> Vec<Period> {
    let offset = atlas.header().offset;
    let mut cuts = vec![Instant::MIN, today.since];
    cuts.extend(today.until);
    for state in atlas.states_of(place).map(|index| atlas.view(index)) {
        cuts.push(state.state.period.since);
        cuts.extend(state.state.period.until);
        for (report, _) in state.reports() {
            let reported = report.moment.earliest(offset);
            cuts.push(reported);
            cuts.extend(reported.checked_add(STALE_AFTER).ok());
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    // Nothing that is said changes after today.
    cuts.retain(|cut| today.until.is_none_or(|end| *cut <= end));
    let ends = cuts.iter().skip(1).copied().map(Some).chain([None]);
    cuts.iter().zip(ends).map(|(&since, until)| Period { since, until }).collect()
}

/// The local days on which some state of the place starts or ends.
fn days_of_change(atlas: &Atlas, place: PlaceIndex, offset: Offset) -> Vec<Day> {
    let states = atlas.states_of(place).map(|index| atlas.view(index).state);
    let mut days: Vec<Day> =
        states.flat_map(|state| [Some(state.period.since), state.period.until]).flatten().map(|at| offset.day_of(at)).collect();
    days.sort_unstable();
    days.dedup();
    days
}
