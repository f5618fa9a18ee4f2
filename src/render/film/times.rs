//! Plans the frames of a film: the time that each shows, and for how long.

use crate::{
    chronicle::{
        index::atlas::Atlas,
        moment::{Day, Instant},
        sentence::Shown,
    },
    render::picture::{Looks, PictureRequest, looks},
};

/// A frame: the time it shows, and its duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameTime {
    /// The shown time.
    pub shown: Shown,
    /// The duration in hundredths of a second.
    pub hundredths: u32,
    /// True if something visible changes with this frame.
    pub is_change: bool,
}

/// The step of frames between changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// No steps: frames only at changes.
    Change,
    /// One local day.
    Day,
    /// Seven days.
    Week,
    /// One calendar month.
    Month,
}

impl Step {
    /// The words in URLs.
    pub const WORDS: [&str; 4] = ["change", "day", "week", "month"];

    /// Returns the step with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "change" => Some(Self::Change),
            "day" => Some(Self::Day),
            "week" => Some(Self::Week),
            "month" => Some(Self::Month),
            _ => None,
        }
    }

    fn span(self) -> Option<jiff::Span> {
        match self {
            Self::Change => None,
            Self::Day => Some(jiff::Span::new().days(1)),
            Self::Week => Some(jiff::Span::new().weeks(1)),
            Self::Month => Some(jiff::Span::new().months(1)),
        }
    }
}

/// The time range and speed of a film.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// The first shown time.
    pub since: Shown,
    /// The last shown time.
    pub until: Shown,
    /// The steps between changes.
    pub step: Step,
    /// The duration of the film.
    pub seconds: f64,
    /// The extra duration of a frame with a change.
    pub pause: f64,
}

/// The error of a film with more frames, or more changes to examine, than allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// The maximum.
    pub most: usize,
}

/// The extra duration of the last frame, in hundredths of a second.
const REST: u32 = 200;
/// The shortest frame duration that browsers honour, in hundredths of a second.
const SHORTEST: u32 = 2;
/// Maximum share of a film's duration for extra durations.
const PAUSES: f64 = 2.0 / 3.0;
/// Maximum comparisons (places times changes) to find the visible changes.
const LOOKS: usize = 2_000_000;

/// Returns the frames: one at each visible change, and one at each step between.
///
/// Takes up to a second for a large dataset, so call it on a blocking thread.
///
/// # Errors
/// Fails if there are more than `most` frames, or too many changes to examine.
pub fn moments(atlas: &Atlas, request: &PictureRequest<'_>, run: &Run, most: usize) -> Result<Vec<FrameTime>, TooMany> {
    let offset = atlas.header().offset;
    let at = |shown: &Shown| shown.at(offset);
    let first = match run.since {
        Shown::Day(day) => offset.start_of(day),
        Shown::Instant(at) => at,
    };
    let instants = atlas.instants();
    let within = instants.partition_point(|instant| *instant < first)..instants.partition_point(|at| *at <= run.until.at(offset));
    let within = instants.get(within).unwrap_or_default();
    if within.len().saturating_mul(atlas.places().len()) > LOOKS {
        return Err(TooMany { most });
    }
    let mut shown: Vec<Shown> = within.iter().map(|instant| plain(atlas, *instant)).collect();
    let mut steps = steps(run, atlas.header().offset, most)?;
    steps.extend([run.since, run.until]);
    shown.extend(steps.iter().copied());
    shown.sort_by_key(at);
    shown.dedup();
    let mut moments: Vec<FrameTime> = Vec::new();
    let mut before: Option<Looks> = None;
    for shown in shown {
        let now = looks(atlas, request, shown);
        let is_change = before.is_some_and(|before| before != now);
        before = Some(now);
        if is_change || steps.contains(&shown) {
            moments.push(FrameTime { shown, hundredths: 0, is_change });
        }
        if moments.len() > most {
            return Err(TooMany { most });
        }
    }
    time(&mut moments, run);
    Ok(moments)
}

/// Returns an instant as a day if it starts a day without further changes.
fn plain(atlas: &Atlas, at: Instant) -> Shown {
    let offset = atlas.header().offset;
    let day = offset.day_of(at);
    let end = offset.span_of(day).until.unwrap_or(Instant::MAX);
    let instants = atlas.instants();
    let next = instants.get(instants.partition_point(|instant| *instant <= at));
    if offset.start_of(day) == at && next.is_none_or(|next| *next >= end) { Shown::Day(day) } else { Shown::Instant(at) }
}

/// Returns the days of the steps, in order.
fn steps(run: &Run, offset: crate::chronicle::moment::Offset, most: usize) -> Result<Vec<Shown>, TooMany> {
    let (first, last) = (run.since.day(offset), run.until.day(offset));
    let Some(span) = run.step.span() else { return Ok(Vec::new()) };
    let mut days: Vec<Day> = Vec::new();
    for count in 0_i64.. {
        // Counted from the first day, so that the end of a short month does not shorten the months after it.
        let Some(day) = span.checked_mul(count).ok().and_then(|span| first.checked_add(span).ok()) else { break };
        if day >= last {
            break;
        }
        if days.len() >= most {
            return Err(TooMany { most });
        }
        days.push(day);
    }
    Ok(days.into_iter().map(Shown::Day).collect())
}

/// Distributes the duration of the film among its frames.
fn time(moments: &mut [FrameTime], run: &Run) {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let changes = count(moments.iter().filter(|moment| moment.is_change).count());
    let pauses = (changes * run.pause).min(run.seconds * PAUSES);
    let pause = if changes > 0.0 { pauses / changes } else { 0.0 };
    let each = (run.seconds - pauses) / count(moments.len()).max(1.0);
    // The rounding error of one frame is carried to the next.
    let (mut exact, mut given) = (0.0, 0);
    for moment in &mut *moments {
        exact += each + if moment.is_change { pause } else { 0.0 };
        let wanted = hundredths(exact);
        moment.hundredths = wanted.saturating_sub(given).max(SHORTEST);
        given += moment.hundredths;
    }
    if let Some(last) = moments.last_mut() {
        last.hundredths += REST;
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and films are bounded in seconds"
)]
fn hundredths(seconds: f64) -> u32 {
    (seconds * 100.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chronicle::moment::{Offset, parse_day};

    fn run(since: &str, until: &str, step: Step) -> Run {
        let day = |text: &str| Shown::Day(parse_day(text).unwrap());
        Run { since: day(since), until: day(until), step, seconds: 10.0, pause: 0.5 }
    }

    fn offset() -> Offset {
        crate::geodata::built_in().unwrap().header.offset
    }

    #[test]
    fn months_are_counted_from_the_first_day() {
        let days: Vec<String> = steps(&run("2023-01-31", "2023-06-01", Step::Month), offset(), 100)
            .unwrap()
            .into_iter()
            .map(|shown| shown.day(offset()).to_string())
            .collect();
        assert_eq!(days, ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31"]);
    }

    #[test]
    fn steps_beyond_the_limit_are_not_counted_to_the_end() {
        assert_eq!(steps(&run("0001-01-01", "9999-01-01", Step::Day), offset(), 50), Err(TooMany { most: 50 }));
        assert_eq!(steps(&run("2023-01-01", "2023-02-01", Step::Change), offset(), 50), Ok(Vec::new()));
    }

    #[test]
    fn a_film_is_as_long_as_it_was_to_be_and_changes_are_shown_longer() {
        let run = run("2023-01-01", "2023-02-01", Step::Day);
        let moment = |is_change| FrameTime { shown: run.since, hundredths: 0, is_change };
        let mut moments: Vec<FrameTime> = (0..30).map(|number| moment(number % 10 == 9)).collect();
        time(&mut moments, &run);
        let all: u32 = moments.iter().map(|moment| moment.hundredths).sum();
        assert_eq!(all, 1_000 + REST);
        assert!(moments[9].hundredths >= moments[8].hundredths + 49);
    }

    #[test]
    fn pauses_leave_a_third_of_the_film_and_no_frame_is_shorter_than_is_shown() {
        let run = run("2023-01-01", "2023-02-01", Step::Change);
        let mut moments = vec![FrameTime { shown: run.since, hundredths: 0, is_change: true }; 2_000];
        time(&mut moments, &run);
        assert!(moments.iter().all(|moment| moment.hundredths >= SHORTEST));
    }
}
