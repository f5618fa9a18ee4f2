//! `datetime`: an instant, a local day, an interval of either, open ends, or `now`.

use crate::{
    chronicle::{
        moment::{Instant, Offset, parse_day, parse_instant},
        period::Period,
        sentence::Shown,
    },
    query::{QueryError, When},
};

/// The forms of `datetime` in the API.
pub(super) const FORMS: &str = "an RFC 3339 instant such as 2023-04-23T20:00:00+04:00 (write the plus as %2B), a local day such as 2023-04-23, an \
                     interval such as 2022-12-12/2023-04-23 with `..` for an open end, or now";

const SHOWN_FORMS: &str =
    "a local day such as 2023-04-23, an RFC 3339 instant such as 2023-04-23T12:00:00+04:00 (write the plus as %2B), or now";

/// Reads a `datetime` of the API. A day is the local day at `offset`; an interval includes both its ends.
///
/// # Errors
/// Anything that is neither, an interval that ends before it starts, one that is open at both ends in no form of the standard.
pub fn parse(text: &str, offset: Offset, now: Instant) -> Result<When, QueryError> {
    let bad = |problem: String| QueryError::new("datetime", text, problem, FORMS);
    // A space is a plus that was not encoded: `…+04:00`.
    let plain = text.replace(' ', "+");
    let Some((from, to)) = plain.split_once('/') else {
        return match end(&plain, offset, now).map_err(bad)? {
            End::Open => Err(QueryError::new("datetime", text, "that is no time", FORMS)),
            End::At(at) => Ok(When::At(at)),
            End::Day(day) => Ok(When::During(day)),
        };
    };
    let (from, to) = (end(from, offset, now).map_err(bad)?, end(to, offset, now).map_err(bad)?);
    let since = match from {
        End::Open => Instant::MIN,
        End::At(at) => at,
        End::Day(day) => day.since,
    };
    let until = match to {
        End::Open => None,
        End::At(at) => Period::at(at).until,
        End::Day(day) => day.until,
    };
    let period = Period { since, until };
    if period.is_empty() {
        return Err(QueryError::new("datetime", text, "it ends before it starts", FORMS));
    }
    Ok(When::During(period))
}

enum End {
    Open,
    At(Instant),
    Day(Period),
}

fn end(text: &str, offset: Offset, now: Instant) -> Result<End, String> {
    match text {
        ".." | "" => Ok(End::Open),
        "now" => Ok(End::At(now)),
        _ if text.len() <= 10 => {
            parse_day(text).map(|day| End::Day(offset.span_of(day))).map_err(|error| format!("that {}", error.problem()))
        }
        _ => parse_instant(text).map(End::At).map_err(|error| format!("that {}", error.problem())),
    }
}

/// Reads a `datetime` of pages and pictures: a day (its end is shown), an instant, or `now`; absent means today.
///
/// # Errors
/// Anything else; an interval cannot be shown.
pub fn parse_shown(text: &str) -> Result<Option<Shown>, QueryError> {
    let bad = |problem: &str| QueryError::new("datetime", text, format!("that {problem}"), SHOWN_FORMS);
    match text {
        "now" => Ok(None),
        _ if text.len() <= 10 => parse_day(text).map(|day| Some(Shown::Day(day))).map_err(|error| bad(error.problem())),
        _ => parse_instant(&text.replace(' ', "+")).map(|at| Some(Shown::Instant(at))).map_err(|error| bad(error.problem())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<When, QueryError> {
        parse(text, "+04:00".parse().unwrap(), "2026-11-22T08:00:00Z".parse().unwrap())
    }

    #[test]
    fn a_day_is_the_local_day_and_ends_are_included() {
        let during = |since: &str, until: &str| Ok(When::During(Period::new(since.parse().unwrap(), until.parse().unwrap())));
        assert_eq!(read("2023-04-23"), during("2023-04-22T20:00:00Z", "2023-04-23T20:00:00Z"));
        assert_eq!(read("2023-04-22/2023-04-23"), during("2023-04-21T20:00:00Z", "2023-04-23T20:00:00Z"));
        assert_eq!(
            read("2023-04-23T00:00:00Z/2023-04-23T00:00:00Z"),
            during("2023-04-23T00:00:00Z", "2023-04-23T00:00:00.000000001Z")
        );
        assert_eq!(read("2023-04-23T20:00:00 04:00"), read("2023-04-23T20:00:00+04:00"));
        assert_eq!(read("../.."), Ok(When::During(Period::ALWAYS)));
        assert_eq!(read("/2023-04-23"), read("../2023-04-23"));
    }

    fn days() -> impl Strategy<Value = String> {
        "20(19|2[0-9])-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
    }

    proptest! {
        #[test]
        fn any_text_is_a_time_or_an_error(text in "[-0-9TZ:./+ nowé]{0,44}|.{0,44}") {
            match read(&text) {
                Ok(when) => prop_assert!(!when.period().is_empty()),
                Err(error) => prop_assert!(error.parameter == "datetime" && !error.problem.is_empty()),
            }
            let _ = parse_shown(&text);
        }

        #[test]
        fn an_interval_of_two_days_holds_both_or_is_an_error(from in days(), to in days()) {
            match read(&format!("{from}/{to}")) {
                Ok(when) => {
                    prop_assert!(from <= to);
                    let (first, last) = (read(&from).unwrap().period(), read(&to).unwrap().period());
                    prop_assert_eq!((when.period().since, when.period().until), (first.since, last.until));
                }
                Err(_) => prop_assert!(from > to),
            }
        }

        #[test]
        fn a_page_and_the_api_read_one_day_and_one_instant_alike(day in days(), clock in "(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]") {
            let offset: Offset = "+04:00".parse().unwrap();
            let shown = parse_shown(&day).unwrap().unwrap();
            prop_assert_eq!(read(&day).unwrap().period(), offset.span_of(shown.day(offset)));
            let instant = format!("{day}T{clock}+04:00");
            let at = parse_shown(&instant).unwrap().unwrap().at(offset);
            prop_assert_eq!(read(&instant), Ok(When::At(at)));
            prop_assert_eq!(offset.rfc3339(at), instant);
        }
    }
}
