//! Times as people write them: an instant where the text is one, else a moment as precise as known.

use super::moment::{Instant, Moment, parse_instant};
use std::str::FromStr;

/// A time as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenTime {
    /// An RFC 3339 instant.
    At(Instant),
    /// An EDTF date, or a time with its offset.
    Within(Moment),
}

/// What is wrong with a text that is to be a time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct TimeError(pub(in crate::chronicle) String);

impl FromStr for GivenTime {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let refused = |problem: &str| TimeError(format!("that {problem}"));
        let is_clock = text.split_once(['T', 't']).is_some_and(|(day, _)| day.ends_with(|c: char| c.is_ascii_digit()));
        match (parse_instant(text), text.parse::<Moment>()) {
            (Ok(at), _) => Ok(Self::At(at)),
            (_, Ok(moment)) => Ok(Self::Within(moment)),
            (Err(error), _) if is_clock => Err(refused(error.problem())),
            (_, Err(error)) => Err(refused(error.problem())),
        }
    }
}
