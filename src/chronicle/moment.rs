//! Moments: EDTF dates and times that keep the precision of the report.
//!
//! A day and an instant are different types; the dataset's fixed offset converts between them, never the time zone of the
//! machine. A [`Moment`] keeps what was written, and [`Moment::span`] converts it to instants with the offset.
//! Dates are [EDTF](https://www.loc.gov/standards/datetime/) level 1 without intervals, seasons and unspecified digits, read by
//! `edtf-core`; the only extension is a time with its offset. No other module parses dates of the data.

use super::period::Period;
use serde::{Deserialize, Serialize, de};
use std::{fmt, str::FromStr};

pub use super::instant::{Day, Instant};

/// The dataset's fixed offset from UTC, written `+04:00`, which converts days to instants.
///
/// ```
/// use corridor::chronicle::moment::Offset;
/// let offset: Offset = "+04:00".parse()?;
/// assert_eq!(offset.start_of("2023-04-23".parse()?).to_string(), "2023-04-22T20:00:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset(jiff::tz::Offset);

impl Offset {
    /// The offset zero.
    pub const UTC: Self = Self(jiff::tz::Offset::UTC);

    /// Returns the first instant of `day` at this offset, clamped to the range of [`Instant`].
    #[must_use]
    pub fn start_of(self, day: Day) -> Instant {
        let midnight = day.at(0, 0, 0, 0);
        self.0.to_timestamp(midnight).unwrap_or(if day.year() > 0 { Instant::MAX } else { Instant::MIN })
    }

    /// Returns the local day that contains `at`.
    #[must_use]
    pub fn day_of(self, at: Instant) -> Day {
        self.0.to_datetime(at).date()
    }

    /// Returns the last local day before `until`, which is not included.
    #[must_use]
    pub fn last_day_before(self, until: Instant) -> Day {
        self.day_of(until.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap_or(until))
    }

    /// Returns the local day as a period; the first instant of the next day is not included.
    #[must_use]
    pub fn span_of(self, day: Day) -> Period {
        Period::new(self.start_of(day), day.tomorrow().map_or(Instant::MAX, |next| self.start_of(next)))
    }

    /// Formats the local time at `at` as `hh:mm`.
    #[must_use]
    pub fn clock(self, at: Instant) -> String {
        let local = self.0.to_datetime(at);
        format!("{:02}:{:02}", local.hour(), local.minute())
    }

    /// Formats `at` as RFC 3339 at this offset, with seconds, and with a fraction only where there is one.
    #[must_use]
    pub fn rfc3339(self, at: Instant) -> String {
        let local = self.0.to_datetime(at);
        let Some(year) = u32::try_from(local.year()).ok().filter(|_| local.subsec_nanosecond() == 0) else {
            return format!("{local:?}{self}");
        };
        // Every response contains times, and writing the digits takes far less time than `format!`.
        let two = |number: i8| u32::from(number.unsigned_abs());
        let minutes = (self.0.seconds() / 60).unsigned_abs();
        let mut text = *b"0000-00-00T00:00:00+00:00";
        let parts = [
            (0..4, year),
            (5..7, two(local.month())),
            (8..10, two(local.day())),
            (11..13, two(local.hour())),
            (14..16, two(local.minute())),
            (17..19, two(local.second())),
            (20..22, minutes / 60),
            (23..25, minutes % 60),
        ];
        for (place, mut number) in parts {
            for digit in text[place].iter_mut().rev() {
                *digit = b'0' + (number % 10) as u8;
                number /= 10;
            }
        }
        if self.0.is_negative() {
            text[19] = b'-';
        }
        String::from_utf8_lossy(&text).into_owned()
    }
}

impl FromStr for Offset {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let bad = || MomentError::new(text, "is not an offset from UTC; write it as `+04:00`");
        if text == "Z" {
            return Ok(Self::UTC);
        }
        let (sign, clock) = match text.as_bytes() {
            [b'+', ..] => (1, &text[1..]),
            [b'-', ..] => (-1, &text[1..]),
            _ => return Err(bad()),
        };
        let (hours, minutes) = clock.split_once(':').ok_or_else(bad)?;
        let (hours, minutes) = (two_digits(hours).ok_or_else(bad)?, two_digits(minutes).ok_or_else(bad)?);
        if hours > 14 || minutes > 59 {
            return Err(bad());
        }
        let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
        jiff::tz::Offset::from_seconds(seconds).map(Self).ok().ok_or_else(bad)
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.seconds();
        let sign = if seconds < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
    }
}

impl Serialize for Offset {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Offset {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Qualifier of a date or time (EDTF `?`, `~`, `%`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// No qualifier.
    Plain,
    /// `?`: uncertain.
    Uncertain,
    /// `~`: approximate.
    Approximate,
    /// `%`: uncertain and approximate.
    Both,
}

/// Precision of a moment, from coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A local day.
    Day,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum When {
    Year(i16),
    Month(i16, i8),
    Day(Day),
    Minute(Instant),
    Second(Instant),
}

/// A date or time as precise as known: `2023`, `2023-04`, `2023-04-23` or `2023-04-23T12:00+04:00`, each optionally followed by
/// `~`, `?` or `%`.
///
/// The qualifier is kept and shown but does not widen the span: "about 26 April" starts on 26 April.
///
/// ```
/// use corridor::chronicle::moment::{Moment, Offset};
/// let offset: Offset = "+04:00".parse()?;
/// let about: Moment = "2023-04-26~".parse()?;
/// assert_eq!(about.to_string(), "2023-04-26~");
/// assert_eq!(offset.rfc3339(about.span(offset).since), "2023-04-26T00:00:00+04:00");
/// assert!("2023-02-30".parse::<Moment>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    written: Box<str>,
    when: When,
    qualifier: Qualifier,
    offset_seconds: i32,
}

impl Moment {
    /// Returns the instants of the year, month, day, minute or second as written; its end is not included.
    #[must_use]
    pub fn span(&self, offset: Offset) -> Period {
        let day = |year, month, day| Day::new(year, month, day).unwrap_or(Day::MAX);
        let days = |first, next| Period::new(offset.start_of(first), offset.start_of(next));
        let lasting = |at: Instant, seconds| {
            Period::new(at, at.checked_add(jiff::SignedDuration::from_secs(seconds)).unwrap_or(Instant::MAX))
        };
        match self.when {
            When::Year(year) => days(day(year, 1, 1), day(year.saturating_add(1), 1, 1)),
            When::Month(year, 12) => days(day(year, 12, 1), day(year.saturating_add(1), 1, 1)),
            When::Month(year, month) => days(day(year, month, 1), day(year, month + 1, 1)),
            When::Day(day) => offset.span_of(day),
            When::Minute(at) => lasting(at, 60),
            When::Second(at) => lasting(at, 1),
        }
    }

    /// Returns the first instant of [`Moment::span`], at which a state with this moment starts.
    #[must_use]
    pub fn earliest(&self, offset: Offset) -> Instant {
        self.span(offset).since
    }

    /// Returns the precision of the moment as written.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match self.when {
            When::Year(_) => Precision::Year,
            When::Month(..) => Precision::Month,
            When::Day(_) => Precision::Day,
            When::Minute(_) => Precision::Minute,
            When::Second(_) => Precision::Second,
        }
    }

    /// Returns the qualifier.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// Returns the last local day of the span.
    #[must_use]
    pub fn last_day(&self, offset: Offset) -> Day {
        let span = self.span(offset);
        span.until.map_or_else(|| offset.day_of(span.since), |until| offset.last_day_before(until))
    }

    /// Returns the offset that a time was written with; none for a date.
    #[must_use]
    pub fn written_offset(&self) -> Option<Offset> {
        matches!(self.when, When::Minute(_) | When::Second(_))
            .then(|| Offset(jiff::tz::Offset::from_seconds(self.offset_seconds).unwrap_or(jiff::tz::Offset::UTC)))
    }

    /// Returns the moment as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }
}

/// The error of parsing a moment, day, instant or offset. It names the text and says what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` {problem}")]
pub struct MomentError {
    given: Box<str>,
    problem: Box<str>,
}

impl MomentError {
    fn new(given: &str, problem: impl Into<Box<str>>) -> Self {
        let shown: String = given.chars().take(60).collect();
        Self { given: shown.into(), problem: problem.into() }
    }

    /// Returns what is wrong, without the text that was given.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

const FORMS: &str = "is not a moment; write a year, month, day or time, such as `2023`, `2023-04`, `2023-04-23` or \
                     `2023-04-23T12:00+04:00`, optionally followed by `~` (approximate), `?` (uncertain) or `%` (both)";

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let (bare, qualifier) = match text.as_bytes().last() {
            Some(b'~') => (&text[..text.len() - 1], Qualifier::Approximate),
            Some(b'?') => (&text[..text.len() - 1], Qualifier::Uncertain),
            Some(b'%') => (&text[..text.len() - 1], Qualifier::Both),
            _ => (text, Qualifier::Plain),
        };
        let (when, offset_seconds) = match bare.split_once('T') {
            None => (date(text, bare)?, 0),
            Some((day, clock)) => time(text, day, clock)?,
        };
        Ok(Self { written: text.into(), when, qualifier, offset_seconds })
    }
}

/// Parses a year, month or day. The EDTF library checks the calendar; forms of EDTF without a meaning here are refused.
fn date(text: &str, bare: &str) -> Result<When, MomentError> {
    let forms = || MomentError::new(text, FORMS);
    if !bare.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return Err(forms());
    }
    match bare.len() {
        4 if edtf_core::is_valid(bare) => Ok(When::Year(bare.parse().ok().ok_or_else(forms)?)),
        7 => {
            let month = bare.get(5..).and_then(two_digits).ok_or_else(forms)?;
            let year = bare.get(..4).and_then(|y| y.parse().ok()).ok_or_else(forms)?;
            if !(1..=12).contains(&month) {
                return Err(MomentError::new(text, format!("has month {month:02}; months run from 01 to 12")));
            }
            edtf_core::is_valid(bare).then_some(When::Month(year, month)).ok_or_else(forms)
        }
        10 => {
            let day = bare.parse::<Day>();
            match (edtf_core::is_valid(bare), day) {
                (true, Ok(day)) => Ok(When::Day(day)),
                _ if looks_like_day(bare) => Err(MomentError::new(text, "is not a date in the calendar")),
                _ => Err(forms()),
            }
        }
        _ => Err(forms()),
    }
}

fn time(text: &str, day: &str, clock: &str) -> Result<(When, i32), MomentError> {
    let When::Day(day) = date(text, day)? else { return Err(MomentError::new(text, FORMS)) };
    let split = clock
        .find(['+', '-', 'Z'])
        .ok_or_else(|| MomentError::new(text, "has a time without its offset from UTC; add it, as in `T12:00+04:00`"))?;
    let (clock, offset) = clock.split_at(split);
    let offset: Offset = offset.parse().map_err(|e: MomentError| MomentError::new(text, e.problem()))?;
    let bad = || MomentError::new(text, "has a time that does not exist; write hours and minutes as `T12:00+04:00`");
    let parts = clock.split(':').map(two_digits).collect::<Option<Vec<i8>>>().ok_or_else(bad)?;
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, None),
        [hour, minute, second] => (hour, minute, Some(second)),
        _ => return Err(bad()),
    };
    let local = jiff::civil::Time::new(hour, minute, second.unwrap_or(0), 0).ok().ok_or_else(bad)?;
    let at = offset.0.to_timestamp(day.to_datetime(local)).ok().ok_or_else(bad)?;
    let when = if second.is_some() { When::Second(at) } else { When::Minute(at) };
    Ok((when, offset.0.seconds()))
}

fn two_digits(text: &str) -> Option<i8> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn looks_like_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

/// Parses a day written as `2023-04-23`, exactly ten characters.
///
/// # Errors
/// Any other text, and days that are not in the calendar. The error says what to write instead.
pub fn parse_day(text: &str) -> Result<Day, MomentError> {
    if !looks_like_day(text) {
        return Err(MomentError::new(text, "is not a date; write it as `2023-04-23`"));
    }
    text.parse().ok().ok_or_else(|| MomentError::new(text, "is not a date in the calendar"))
}

/// Parses an RFC 3339 instant: date, `T`, time with seconds and an optional fraction, then `Z` or an offset.
///
/// Every instant of RFC 3339 is accepted. Digits of a fraction after the ninth are dropped, a leap second is read as the second
/// before it, and the last hours of the year 9999, which are outside the range of [`Instant`], are read as [`Instant::MAX`].
///
/// # Errors
/// Any other text. The error says what to write instead.
pub fn parse_instant(text: &str) -> Result<Instant, MomentError> {
    let bad = || MomentError::new(text, "is not an instant; write it as `2023-04-23T12:00:00+04:00` (RFC 3339)");
    let (day, clock) = text.split_once(['T', 't']).ok_or_else(bad)?;
    let day = parse_day(day)?;
    let split = clock.find(['+', '-', 'Z', 'z']).ok_or_else(|| {
        MomentError::new(text, "has no offset from UTC; write it as `2023-04-23T12:00:00+04:00` or end it with `Z`")
    })?;
    let (clock, offset) = clock.split_at(split);
    let offset = if offset == "z" { Offset::UTC } else { any_offset(offset).ok_or_else(bad)? };
    let (whole, fraction) = clock.split_once('.').map_or((clock, None), |(whole, fraction)| (whole, Some(fraction)));
    let parts = whole.split(':').map(two_digits).collect::<Option<Vec<i8>>>().ok_or_else(bad)?;
    let [hour, minute, second] = parts[..] else { return Err(bad()) };
    let nanosecond = match fraction {
        None => 0,
        Some(digits) if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{digits:0<9}")[..9].parse().ok().ok_or_else(bad)?
        }
        Some(_) => return Err(bad()),
    };
    // RFC 3339 allows leap seconds and POSIX time has none, so second 60 is read as 59, as most libraries do.
    let time = jiff::civil::Time::new(hour, minute, second.min(59), nanosecond)
        .ok()
        .filter(|_| second <= 60)
        .ok_or_else(|| MomentError::new(text, "has a time that does not exist"))?;
    Ok(offset.0.to_timestamp(day.to_datetime(time)).unwrap_or(if day.year() > 0 { Instant::MAX } else { Instant::MIN }))
}

/// Parses an offset from UTC up to 23:59, as RFC 3339 allows. (The offset of a dataset is at most 14:59.)
fn any_offset(text: &str) -> Option<Offset> {
    if text == "Z" {
        return Some(Offset::UTC);
    }
    let (sign, clock) = text.strip_prefix('+').map(|clock| (1, clock)).or_else(|| Some((-1, text.strip_prefix('-')?)))?;
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
    if hours > 23 || minutes > 59 { None } else { jiff::tz::Offset::from_seconds(seconds).map(Offset).ok() }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Returns the days from `first` to `last`, both included.
pub fn days(first: Day, last: Day) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(move |day| *day <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn offset() -> Offset {
        "+04:00".parse().unwrap()
    }

    fn span(text: &str) -> String {
        let span = text.parse::<Moment>().unwrap().span(offset());
        format!("{} {}", offset().rfc3339(span.since), offset().rfc3339(span.until.unwrap()))
    }

    #[test]
    fn span_of_a_moment_is_the_year_month_day_minute_or_second_it_names() {
        assert_eq!(span("2023"), "2023-01-01T00:00:00+04:00 2024-01-01T00:00:00+04:00");
        assert_eq!(span("2023-12"), "2023-12-01T00:00:00+04:00 2024-01-01T00:00:00+04:00");
        assert_eq!(span("2024-02"), "2024-02-01T00:00:00+04:00 2024-03-01T00:00:00+04:00");
        assert_eq!(span("2023-04-23"), "2023-04-23T00:00:00+04:00 2023-04-24T00:00:00+04:00");
        assert_eq!(span("2022-12-12T10:30+04:00"), "2022-12-12T10:30:00+04:00 2022-12-12T10:31:00+04:00");
        assert_eq!(span("2022-12-12T06:30:15Z"), "2022-12-12T10:30:15+04:00 2022-12-12T10:30:16+04:00");
    }

    proptest! {
        #[test]
        fn rfc3339_agrees_with_the_calendar_of_the_library(
            second in -377_705_023_201i64..253_402_207_201, nanosecond in prop_oneof![Just(0), 0..1_000_000_000i32],
            hours in 0..14, minutes in 0..60, is_west in any::<bool>(),
        ) {
            let at = Instant::new(second, if second < 0 { -nanosecond } else { nanosecond }).unwrap();
            let offset: Offset = format!("{}{hours:02}:{minutes:02}", if is_west { '-' } else { '+' }).parse().unwrap();
            prop_assert_eq!(offset.rfc3339(at), format!("{:?}{offset}", offset.0.to_datetime(at)));
        }
    }

    #[test]
    fn qualifier_is_kept_and_does_not_widen_the_span() {
        for mark in ["~", "?", "%"] {
            let marked = format!("2023-04-26{mark}");
            assert_eq!(span(&marked), span("2023-04-26"));
            assert_eq!(marked.parse::<Moment>().unwrap().to_string(), marked);
        }
    }

    #[test]
    fn invalid_moments_are_errors_with_a_reason() {
        for text in [
            "",
            "~",
            "T",
            "202",
            "2023-4",
            "2023-13",
            "2023-00",
            "2023-02-30",
            "2023-02-29",
            "2023-04-23T12:00",
            "2023-04-23T25:00+04:00",
            "2023-04-23T12:60+04:00",
            "2023-04-23 12:00+04:00",
            "2023-04-23T12+04:00",
            "23 April",
            "2023/2024",
            "202X",
            "2023-21",
            "2023-04-23~~",
            "2023-04-23T12:00+99:00",
            "yesterday",
            "2023-04-23T12:00+04:00Z",
            "-2023",
            "20230423",
            "2023-04-2é",
        ] {
            let error = text.parse::<Moment>().expect_err(text);
            assert!(!error.problem().is_empty());
        }
    }

    #[test]
    fn parse_instant_accepts_rfc3339_only() {
        let at = |text| parse_instant(text).unwrap().to_string();
        assert_eq!(at("2023-04-23T20:00:00+04:00"), "2023-04-23T16:00:00Z");
        assert_eq!(at("2023-04-23T20:00:00.5Z"), "2023-04-23T20:00:00.5Z");
        assert_eq!(at("2023-04-23T20:00:00.1234567899Z"), "2023-04-23T20:00:00.123456789Z");
        assert_eq!(at("2023-04-23T20:00:00+23:59"), "2023-04-22T20:01:00Z");
        assert_eq!(parse_instant("9999-12-31T23:59:59Z"), Ok(Instant::MAX));
        assert_eq!(at("0000-01-01T00:00:00Z"), "0000-01-01T00:00:00Z");
        for text in [
            "2023-04-23T20:00+04:00",
            "2023-04-23",
            "2023-04-23T20:00:00",
            "2023-04-23T24:00:00Z",
            "2023-04-23T20:00:61Z",
            "2023-04-23T20:00:00+24:00",
            "2023-04-23T20:00:00.Z",
        ] {
            assert!(parse_instant(text).is_err(), "{text}");
        }
    }

    /// Texts that resemble dates and times, so that every branch of the parsers is reached.
    fn near_misses() -> impl Strategy<Value = String> {
        prop_oneof![
            ".{0,40}",
            "[-+0-9TtZz:.~?%/ é]{0,32}",
            "[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,10})?)?(Z|[-+][0-9]{2}:[0-9]{2}))?)?)?[~?%]?",
            "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\\.[0-9]{1,9})?([Zz]|[-+][01][0-9]:[0-5][0-9])",
        ]
    }

    fn offsets() -> impl Strategy<Value = Offset> {
        (-14 * 60_i32..=14 * 60).prop_map(|minutes| Offset(jiff::tz::Offset::from_seconds(minutes * 60).unwrap()))
    }

    proptest! {
        #[test]
        fn any_text_parses_to_a_moment_that_prints_back_or_is_an_error(text in near_misses(), offset in offsets()) {
            match text.parse::<Moment>() {
                Ok(moment) => {
                    prop_assert_eq!(moment.to_string(), text);
                    let span = moment.span(offset);
                    prop_assert!(span.until.is_some_and(|until| span.since <= until));
                    prop_assert_eq!(moment.earliest(offset), span.since);
                    prop_assert_eq!(moment.written_offset().is_some(), moment.precision() >= Precision::Minute);
                }
                Err(error) => prop_assert!(!error.problem().is_empty()),
            }
        }

        #[test]
        fn any_text_parses_to_an_offset_that_prints_back_or_is_an_error(text in "[-+]?[0-9]{0,3}:?[0-9]{0,3}Z?|.{0,8}") {
            if let Ok(offset) = text.parse::<Offset>() {
                prop_assert_eq!(offset.to_string().parse::<Offset>(), Ok(offset));
                prop_assert!(offset == Offset::UTC || offset.to_string() == text);
            }
        }

        #[test]
        fn every_offset_parses_from_its_own_text(offset in offsets()) {
            prop_assert_eq!(offset.to_string().parse::<Offset>(), Ok(offset));
        }

        #[test]
        fn any_text_parses_to_a_day_that_prints_back_or_is_an_error(text in near_misses(), offset in offsets()) {
            if let Ok(day) = parse_day(&text) {
                prop_assert_eq!(day.to_string(), text);
                let span = offset.span_of(day);
                prop_assert!(span.until.is_some_and(|until| span.since <= until));
            }
        }

        #[test]
        fn any_text_parses_to_an_instant_that_reads_back_or_is_an_error(text in near_misses(), offset in offsets()) {
            if let Ok(at) = parse_instant(&text) {
                let printed = offset.rfc3339(at);
                // At another offset the first and last hours of the calendar have years that RFC 3339 cannot write.
                if !(text.starts_with("0000") || text.starts_with("9999")) {
                    prop_assert_eq!(parse_instant(&printed), Ok(at), "{}", printed);
                }
            }
        }
    }
}
