//! Computes the numbers of the story from the data.

use super::{
    figure::Figure,
    fold::ChangeIndex,
    index::atlas::Atlas,
    moment::{Day, Instant, Moment, Offset, days},
    sentence::{Shown, first_day_without_ordinary_traffic},
    story::StoryNumber,
};

/// The number of a step, with what it was computed from.
#[derive(Clone, Debug)]
pub enum Computed<'a> {
    /// A figure, with the change that gives it.
    Figure(&'a Figure, ChangeIndex),
    /// Days, and the first and last day of the period that they were counted in.
    Days(u32, [Day; 2]),
    /// Changes, and the first and last day of the period that they were counted in.
    Changes(u32, [Day; 2]),
}

/// Returns the number of a step at `now`; none where a place, a status or a figure does not exist, and where there was ordinary
/// traffic on the last day.
///
/// ```
/// use corridor::chronicle::{index::atlas::Atlas, moment::parse_instant, story::StoryNumber, story_number::{Computed, computed}};
/// let atlas = Atlas::new(corridor::geodata::built_in().map_err(|_| "bad data")?).map_err(|_| "does not fold")?;
/// let now = parse_instant("2026-11-28T12:00:00+04:00")?;
/// let number = |until: &str| -> Option<u32> {
///     let until = until.parse().ok()?;
///     match computed(&atlas, &StoryNumber::DaysWithoutOrdinaryTraffic { place: "lachin-corridor".into(), until }, now)? {
///         Computed::Days(days, ..) => Some(days),
///         _ => None,
///     }
/// };
/// assert_eq!(["2022-12-11", "2022-12-12", "2023-04-23", "2023-09-23"].map(number), [None, Some(1), Some(133), Some(286)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn computed<'a>(atlas: &'a Atlas, number: &StoryNumber, now: Instant) -> Option<Computed<'a>> {
    let offset = atlas.header().offset;
    match number {
        StoryNumber::Figure(id) => (0..).zip(atlas.changes()).find_map(|(index, change)| {
            let figure = change.figures.iter().find(|figure| figure.id == *id)?;
            Some(Computed::Figure(figure, index))
        }),
        StoryNumber::DaysWithoutOrdinaryTraffic { place, until } => {
            let until = until.last_day(offset);
            let place = atlas.place_index(place.as_str())?;
            let since = first_day_without_ordinary_traffic(atlas, place, Shown::Day(until).at(offset))?;
            Some(Computed::Days(count(days(since, until)), [since, until]))
        }
        StoryNumber::DaysInStatus { place, status, since, until } => {
            let (since, until) = (first_day(since, offset), until.last_day(offset));
            let place = atlas.place_index(place.as_str())?;
            let is_in_status = |day: &Day| {
                let state = atlas.state_at(place, Shown::Day(*day).at(offset));
                state.is_some_and(|state| atlas.view(state).status().id == *status)
            };
            atlas.header().status(status.as_str())?;
            Some(Computed::Days(count(days(since, until).filter(is_in_status)), [since, until]))
        }
        StoryNumber::ChangesInPeriod { since, until } => {
            let since = first_day(since, offset);
            let until = until.as_ref().map_or_else(|| offset.day_of(now), |until| until.last_day(offset));
            let begins = atlas.changes().iter().map(|change| first_day(&change.moment, offset));
            Some(Computed::Changes(count(begins.filter(|day| (since..=until).contains(day))), [since, until]))
        }
    }
}

fn first_day(moment: &Moment, offset: Offset) -> Day {
    offset.day_of(moment.earliest(offset))
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
