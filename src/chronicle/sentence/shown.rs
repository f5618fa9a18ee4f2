//! The time that is asked about: a local day or an instant.

use crate::chronicle::moment::{Day, Instant, Offset};

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
