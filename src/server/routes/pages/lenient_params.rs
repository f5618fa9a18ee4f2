//! Reads the parameters of a page, each for itself: what cannot be read is remembered, and the rest is read all the same.

use crate::{
    chronicle::{
        moment::{Day, Offset, parse_instant},
        sentence::Shown,
        status::{Direction, Traveller},
    },
    query::QueryError,
    server::params::{ApiRequest, Parameters, Rejection, parse_shown, texts, url},
};

/// Reads one parameter after the other, and remembers what it could not read.
pub(crate) struct LenientParams<'a> {
    parameters: &'a Parameters,
    /// What could not be read, each with the message that says what is shown in its stead.
    pub(crate) errors: Vec<(QueryError, &'static str)>,
}

impl<'a> LenientParams<'a> {
    pub(crate) fn of(parameters: &'a Parameters) -> Self {
        Self { parameters, errors: Vec::new() }
    }

    fn once(&mut self, name: &str, instead: &'static str) -> Option<String> {
        match self.parameters.once(name) {
            Ok(value) => value.map(str::to_owned),
            Err(error) => {
                self.errors.push((error, instead));
                None
            }
        }
    }

    pub(crate) fn word(&mut self, name: &str, is_allowed: impl Fn(&str) -> bool, allowed: impl Fn() -> String) -> Option<String> {
        let instead = if name == "lang" { "complaint-language" } else { "complaint-default" };
        let given = self.once(name, instead)?;
        if is_allowed(&given) {
            return Some(given);
        }
        self.errors.push((QueryError::new(name, &given, "that cannot be read here", allowed()), instead));
        None
    }

    pub(crate) fn shown(&mut self, name: &str, offset: Offset, instead: &'static str) -> Option<Shown> {
        let given = self.once(name, instead)?;
        match parse_shown(&given, offset) {
            Ok(shown) => shown,
            Err(error) => {
                self.errors.push((QueryError { parameter: name.to_owned(), ..error }, instead));
                None
            }
        }
    }

    /// The form for another time sends a day and perhaps a time of day; the view's own address has both in one.
    pub(crate) fn clock(&mut self, question: &ApiRequest, day: Option<Shown>, offset: Offset) -> Result<(), Rejection> {
        let Some(given) = self.once("time", "complaint-datetime").filter(|given| !given.is_empty()) else { return Ok(()) };
        let day = day.unwrap_or(Shown::Day(offset.day_of(question.now))).day(offset);
        let seconds = if given.len() == 5 { ":00" } else { "" };
        match parse_instant(&format!("{day}T{given}{seconds}{offset}")) {
            Ok(at) => {
                let instant = offset.rfc3339(at);
                let others = texts(question.parameters.pairs()).filter(|(name, _)| *name != "time" && *name != "datetime");
                let pin = question.is_pinned.then(|| question.pin());
                let query = std::iter::once(("datetime", instant.as_str())).chain(others).chain(pin);
                Err(Rejection::Elsewhere(url(&question.base, &question.path, query), question.base.vary()))
            }
            Err(_) => {
                let error = QueryError::new("time", &given, "that is not a time of day", "hours and minutes such as 13:00");
                self.errors.push((error, "complaint-datetime"));
                Ok(())
            }
        }
    }
}

/// `civilians-in`: who, and which way.
pub(crate) fn is_traveller(given: &str) -> bool {
    given.split_once('-').is_some_and(|(who, way)| Traveller::from_word(who).is_some() && Direction::from_word(way).is_some())
}

pub(crate) fn is_in_world(given: &str) -> bool {
    numbers::<2>(given).is_some_and(|[longitude, latitude]| longitude.abs() <= 180.0 && latitude.abs() <= 90.0)
}

pub(crate) fn numbers<const N: usize>(given: &str) -> Option<[f64; N]> {
    let values: Option<Vec<f64>> =
        given.split(',').map(|part| part.trim().parse::<f64>().ok().filter(|value| value.is_finite())).collect();
    values?.try_into().ok()
}

/// The calendar has days whose end is no instant; nobody asks for them, and today is as good an answer.
pub(crate) fn in_reach(day: Day) -> bool {
    (1..=9990).contains(&day.year())
}
