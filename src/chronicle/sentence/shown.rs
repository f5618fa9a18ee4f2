//! The time that is asked about: a local day or an instant.

use crate::chronicle::{
    given_time::{GivenTime, TimeError},
    moment::{Day, Instant, Moment, Offset, Precision},
};
use std::str::FromStr;

/// What is asked about: the end of a local day, or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The state at the end of this local day, with what else held on it.
    Day(Day),
    /// The state at this instant.
    Instant(Instant),
}

impl Shown {
    /// Returns the time that a link to a moment shows: its first day, or its instant where it was written with a time.
    #[must_use]
    pub fn from_moment(moment: &Moment, offset: Offset) -> Self {
        let since = moment.earliest(offset);
        if moment.written_offset().is_some() { Self::Instant(since) } else { Self::Day(offset.day_of(since)) }
    }

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

    /// The same as text that [`ShownText`] reads.
    #[must_use]
    pub fn written(self, offset: Offset) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Instant(at) => offset.rfc3339(at),
        }
    }
}

/// A time to show as it was written, which may say `now`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShownText {
    /// Today, whenever that is.
    Now,
    /// A time that stays the same.
    Fixed(GivenTime),
}

impl ShownText {
    /// The forms that are read.
    pub const FORMS: &'static str = "a date such as 2023-04-23, 2023-04 or 2023, an RFC 3339 instant such as 2023-04-23T12:00:00+04:00 \
         (write the plus as %2B), or now";

    /// The time that is shown: of a date the end of its last day; none for today.
    #[must_use]
    pub fn shown(&self, offset: Offset) -> Option<Shown> {
        match self {
            Self::Now => None,
            Self::Fixed(GivenTime::At(at)) => Some(Shown::Instant(*at)),
            Self::Fixed(GivenTime::Within(moment)) if moment.precision() > Precision::Day => {
                Some(Shown::Instant(moment.earliest(offset)))
            }
            Self::Fixed(GivenTime::Within(moment)) => Some(Shown::Day(moment.last_day(offset))),
        }
    }
}

/// An interval cannot be shown. A space is a plus that was not encoded: `…+04:00`.
impl FromStr for ShownText {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        if text == "now" {
            return Ok(Self::Now);
        }
        if text.contains('/') {
            return Err(TimeError("an interval is not shown here, only the end of a day or an instant".to_owned()));
        }
        text.replace(' ', "+").parse().map(Self::Fixed)
    }
}
