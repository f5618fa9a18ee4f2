//! `datetime`: an instant, a date as precise as known, an interval of either, open ends, or `now`.
//!
//! What was asked becomes a [`Datetime`], in which `now` no longer stands: an instant that gives the same answer does. Links, tags
//! and keys are made from that one, so they mean tomorrow what they meant today.

use crate::{
    chronicle::{
        given_time::{GivenTime, TimeError},
        moment::{Instant, Moment, Offset},
        period::Period,
        sentence::{Shown, ShownText},
    },
    query::{QueryError, When, fixed_end, fixed_start},
};

/// The forms of `datetime` in the API.
pub(crate) const FORMS: &str = "an RFC 3339 instant such as 2023-04-23T20:00:00+04:00 (write the plus as %2B), a date such as 2023-04-23, 2023-04 or \
                     2023, an interval such as 2022-12-12/2023-04-23 with `..` for an open end, or now";

/// An end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// None: time runs on.
    Open,
    /// An instant, which the interval holds.
    At(Instant),
    /// A date or a time as precise as known, all of which the interval holds.
    Within(Moment),
}

/// A `datetime` in which nothing depends on the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datetime {
    /// An instant.
    At(Instant),
    /// Everything from the earliest to the latest instant of a moment.
    Within(Moment),
    /// An interval that holds both its ends.
    Between(Bound, Bound),
}

impl Datetime {
    /// Returns the time that it asks for; a date is one of days at `offset`.
    #[must_use]
    pub fn when(&self, offset: Offset) -> When {
        match self {
            Self::At(at) => When::At(*at),
            Self::Within(moment) => When::During(moment.span(offset)),
            Self::Between(start, end) => When::During(Period { since: first(start, offset), until: end_of(end, offset) }),
        }
    }

    /// Writes it as the parameter has it; instants at `offset`.
    #[must_use]
    pub fn write(&self, offset: Offset) -> String {
        let bound = |bound: &Bound| match bound {
            Bound::Open => "..".to_owned(),
            Bound::At(at) => written(*at, offset),
            Bound::Within(moment) => moment.to_string(),
        };
        match self {
            Self::At(at) => written(*at, offset),
            Self::Within(moment) => moment.to_string(),
            Self::Between(start, end) => format!("{}/{}", bound(start), bound(end)),
        }
    }
}

/// An instant as RFC 3339 at `offset`. The hours before the year 0000 there, which no data reaches, are written as its first instant.
fn written(at: Instant, offset: Offset) -> String {
    let first = jiff::civil::Date::new(0, 1, 1).map_or(at, |day| offset.start_of(day));
    offset.rfc3339(at.max(first))
}

fn first(bound: &Bound, offset: Offset) -> Instant {
    match bound {
        Bound::Open => Instant::MIN,
        Bound::At(at) => *at,
        Bound::Within(moment) => moment.earliest(offset),
    }
}

/// The first instant after an interval that ends with `bound`.
fn end_of(bound: &Bound, offset: Offset) -> Option<Instant> {
    match bound {
        Bound::Open => None,
        Bound::At(at) => Period::at(*at).until,
        Bound::Within(moment) => moment.span(offset).until,
    }
}

/// A `datetime` as it was asked, which may say `now`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenDatetime {
    given: String,
    ends: Ends,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Ends {
    One(End),
    Two(End, End),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum End {
    Now,
    Fixed(Bound),
}

impl End {
    fn at(&self, now: Instant) -> Bound {
        match self {
            Self::Now => Bound::At(now),
            Self::Fixed(bound) => bound.clone(),
        }
    }
}

/// Reads a `datetime` of the API.
///
/// # Errors
/// Text that is none of its forms, and an open end that stands alone.
pub fn parse(text: &str) -> Result<GivenDatetime, QueryError> {
    let bad = |problem: String| QueryError::new("datetime", text, problem, FORMS);
    // A space is a plus that was not encoded: `…+04:00`.
    let plain = text.replace(' ', "+");
    let ends = match plain.split_once('/') {
        Some((from, to)) => Ends::Two(end(from).map_err(bad)?, end(to).map_err(bad)?),
        None => match end(&plain).map_err(bad)? {
            End::Fixed(Bound::Open) => return Err(bad("an open end is only half of an interval".to_owned())),
            one => Ends::One(one),
        },
    };
    Ok(GivenDatetime { given: text.to_owned(), ends })
}

fn end(text: &str) -> Result<End, String> {
    // GDAL's OAPIF driver writes a day without a clock time so: `2023-09-01T`.
    let is_day = |day: &&str| day.len() == "2023-09-01".len() && day.ends_with(|c: char| c.is_ascii_digit());
    let text = text.strip_suffix('T').filter(is_day).unwrap_or(text);
    Ok(match text {
        ".." | "" => End::Fixed(Bound::Open),
        "now" => End::Now,
        _ => End::Fixed(one(text)?),
    })
}

/// An instant where the text is one, else a moment.
fn one(text: &str) -> Result<Bound, String> {
    match text.parse().map_err(|error: TimeError| error.to_string())? {
        GivenTime::At(at) => Ok(Bound::At(at)),
        GivenTime::Within(moment) => Ok(Bound::Within(moment)),
    }
}

impl GivenDatetime {
    /// Whether the clock has a say in what it means.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        match &self.ends {
            Ends::One(one) => *one == End::Now,
            Ends::Two(start, end) => *start == End::Now || *end == End::Now,
        }
    }

    /// Puts a fixed instant with the same answer in the place of `now`. `last_edge` is the last instant, `now` included, at which an
    /// item that could be asked for began or ended.
    ///
    /// # Errors
    /// An interval that ends before it starts.
    pub fn resolve(
        self,
        offset: Offset,
        now: Instant,
        last_edge: impl FnOnce() -> Option<Instant>,
    ) -> Result<Datetime, QueryError> {
        let is_relative = self.is_relative();
        let (start, end) = match self.ends {
            Ends::One(End::Now) => return Ok(Datetime::At(fixed_start(now, last_edge()))),
            Ends::One(End::Fixed(Bound::Within(moment))) => return Ok(Datetime::Within(moment)),
            Ends::One(End::Fixed(Bound::At(at))) => return Ok(Datetime::At(at)),
            Ends::One(End::Fixed(Bound::Open)) => (Bound::Open, Bound::Open),
            Ends::Two(ref start, ref end) => {
                let asked = Period { since: first(&start.at(now), offset), until: end_of(&end.at(now), offset) };
                if asked.is_empty() {
                    return Err(QueryError::new("datetime", &self.given, "it ends before it starts", FORMS));
                }
                let last = is_relative.then(last_edge).flatten();
                let start = match start {
                    End::Now => Bound::At(fixed_start(now, last)),
                    End::Fixed(bound) => bound.clone(),
                };
                let end = match end {
                    End::Now => Bound::At(fixed_end(now, last, first(&start, offset))),
                    End::Fixed(bound) => bound.clone(),
                };
                (start, end)
            }
        };
        Ok(Datetime::Between(start, end))
    }
}

/// Reads a `datetime` of pages and pictures: a date (the end of its last day is shown), an instant, or `now` (none: today).
///
/// # Errors
/// Anything else; an interval cannot be shown.
pub fn parse_shown(text: &str, offset: Offset) -> Result<Option<Shown>, QueryError> {
    let read: Result<ShownText, TimeError> = text.parse();
    let read = read.map_err(|error| QueryError::new("datetime", text, error.to_string(), ShownText::FORMS))?;
    Ok(read.shown(offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn offset() -> Offset {
        "+04:00".parse().unwrap()
    }

    fn now() -> Instant {
        "2026-11-22T08:00:00Z".parse().unwrap()
    }

    fn resolved(text: &str) -> Result<Datetime, QueryError> {
        parse(text)?.resolve(offset(), now(), || Some("2023-09-24T10:00:00Z".parse().unwrap()))
    }

    fn read(text: &str) -> Result<When, QueryError> {
        resolved(text).map(|datetime| datetime.when(offset()))
    }

    #[test]
    fn a_date_is_all_of_its_local_days_and_ends_are_included() {
        let during = |since: &str, until: &str| Ok(When::During(Period::new(since.parse().unwrap(), until.parse().unwrap())));
        assert_eq!(read("2023-04-23"), during("2023-04-22T20:00:00Z", "2023-04-23T20:00:00Z"));
        assert_eq!(read("2023-04-22/2023-04-23"), during("2023-04-21T20:00:00Z", "2023-04-23T20:00:00Z"));
        assert_eq!(read("2023-04"), during("2023-03-31T20:00:00Z", "2023-04-30T20:00:00Z"));
        assert_eq!(read("2022/2023-04-26~"), during("2021-12-31T20:00:00Z", "2023-04-26T20:00:00Z"));
        assert_eq!(read("2022-12-12T10:30+04:00"), during("2022-12-12T06:30:00Z", "2022-12-12T06:31:00Z"));
        assert_eq!(
            read("2023-04-23T00:00:00Z/2023-04-23T00:00:00Z"),
            during("2023-04-23T00:00:00Z", "2023-04-23T00:00:00.000000001Z")
        );
        assert_eq!(read("2023-04-23T20:00:00 04:00"), read("2023-04-23T20:00:00+04:00"));
        assert_eq!(read("../.."), Ok(When::During(Period::ALWAYS)));
        assert_eq!(read("/2023-04-23"), read("../2023-04-23"));
    }

    #[test]
    fn now_becomes_an_instant_next_to_the_last_change() {
        let write = |text: &str| resolved(text).unwrap().write(offset());
        assert_eq!(write("now"), "2023-09-24T14:00:01+04:00");
        assert_eq!(write("../now"), "../2023-09-24T14:00:00+04:00");
        assert_eq!(write("now/.."), "2023-09-24T14:00:01+04:00/..");
        assert_eq!(write("2024/now"), "2024/2024-01-01T00:00:00+04:00", "never before the start");
        assert_eq!(write("now/now"), "2023-09-24T14:00:01+04:00/2023-09-24T14:00:01+04:00");
        assert!(resolved("2027/now").is_err() && resolved("now/2025").is_err());
    }

    #[test]
    fn a_page_shows_the_last_day_of_a_date() {
        let day = |text| parse_shown(text, offset()).unwrap().unwrap().day(offset()).to_string();
        assert_eq!(day("2023-04-23"), "2023-04-23");
        assert_eq!(day("2023-04-26~"), "2023-04-26");
        assert_eq!(day("2024-02"), "2024-02-29");
        assert_eq!(day("2021"), "2021-12-31");
        assert_eq!(parse_shown("2022-12-12T10:30+04:00", offset()), parse_shown("2022-12-12T10:30:00+04:00", offset()));
    }

    #[test]
    fn all_years_from_0000_to_9999_are_read() {
        for text in
            ["0000-01-01T00:00:00Z/..", "../9999-12-31T23:59:59Z", "2023-09-01T00:00:00Z/9999-12-31T00:00:00Z", "9999", "0000"]
        {
            assert!(read(text).is_ok(), "{text}");
        }
        let first = resolved("0000-01-01T00:00:00+14:00").unwrap().write(offset());
        assert_eq!(first, "0000-01-01T00:00:00+04:00");
    }

    fn days() -> impl Strategy<Value = String> {
        "20(19|2[0-9])-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
    }

    proptest! {
        #[test]
        fn any_text_is_a_time_or_an_error_and_a_time_reads_back(text in "[-0-9TZ:./+~ now]{0,44}|.{0,44}") {
            match resolved(&text) {
                Ok(datetime) => {
                    prop_assert!(!datetime.when(offset()).period().is_empty());
                    let again = resolved(&datetime.write(offset())).unwrap();
                    prop_assert_eq!(again.when(offset()), datetime.when(offset()));
                }
                Err(error) => prop_assert!(error.parameter == "datetime" && !error.problem.is_empty()),
            }
            let _ = parse_shown(&text, offset());
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
            let shown = parse_shown(&day, offset()).unwrap().unwrap();
            prop_assert_eq!(read(&day).unwrap().period(), offset().span_of(shown.day(offset())));
            let instant = format!("{day}T{clock}+04:00");
            let at = parse_shown(&instant, offset()).unwrap().unwrap().at(offset());
            prop_assert_eq!(read(&instant), Ok(When::At(at)));
            prop_assert_eq!(offset().rfc3339(at), instant);
        }
    }
}
