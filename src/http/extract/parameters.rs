//! The query string: pairs of names and values, each name once, and only names that the resource knows.

use crate::query::QueryError;
use percent_encoding::percent_decode_str;

/// The decoded parameters of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters(Vec<(String, String)>);

/// How many parameters a request may have; no resource knows half as many.
const MOST: usize = 64;

/// Decodes a query string; `+` is a space, as forms write it.
///
/// # Errors
/// A name that stands twice, text that is not UTF-8 once decoded, and more parameters than any resource knows.
pub fn decode(query: &str) -> Result<Parameters, QueryError> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let text = |raw: &str| {
            if !raw.contains(['%', '+']) {
                return Some(raw.to_owned());
            }
            percent_decode_str(&raw.replace('+', " ")).decode_utf8().map(|text| text.into_owned()).ok()
        };
        let (Some(name), Some(value)) = (text(name), text(value)) else {
            return Err(QueryError::new(
                text(name).as_deref().unwrap_or(name),
                value,
                "that is not UTF-8 text once decoded",
                "percent-encoded UTF-8",
            ));
        };
        // Each name is compared with all before it, so their number is bounded.
        if pairs.len() == MOST {
            let allowed = format!("{MOST} parameters at the most");
            return Err(QueryError::new(&name, &value, "there are too many parameters", allowed));
        }
        if pairs.iter().any(|(known, _)| *known == name) {
            return Err(twice(&name, &value));
        }
        pairs.push((name, value));
    }
    Ok(Parameters(pairs))
}

/// Decodes a query string as far as it can be; for pages, which ignore names that they do not know. What is not UTF-8 becomes
/// U+FFFD, which no form allows, and a name may stand twice: see [`Parameters::once`].
#[must_use]
pub fn decode_leniently(query: &str) -> Parameters {
    let text = |raw: &str| percent_decode_str(&raw.replace('+', " ")).decode_utf8_lossy().into_owned();
    let parts = query.split('&').filter(|part| !part.is_empty());
    Parameters(
        parts.map(|part| part.split_once('=').unwrap_or((part, ""))).map(|(name, value)| (text(name), text(value))).collect(),
    )
}

fn twice(name: &str, value: &str) -> QueryError {
    QueryError::new(name, value, "it stands twice", "each parameter once; several values with commas between them")
}

impl Parameters {
    /// The value of a parameter that may stand once.
    ///
    /// # Errors
    /// When it stands twice.
    pub fn once(&self, name: &str) -> Result<Option<&str>, QueryError> {
        let mut values = self.0.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        match (values.next(), values.next()) {
            (_, Some(second)) => Err(twice(name, second)),
            (value, None) => Ok(value),
        }
    }

    /// Takes the value of a parameter out.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let position = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(position).1)
    }

    /// The same with a parameter more, at their end.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The value of a parameter.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Names and values, in the order of the request.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Refuses any name that is not one of these.
    ///
    /// # Errors
    /// The first unknown name, with all that are allowed.
    pub fn only(&self, names: &[&str]) -> Result<(), QueryError> {
        self.only_those(|name| names.contains(&name), || names.to_vec())
    }

    /// Refuses any name that is not known; `all` is asked on an error.
    ///
    /// # Errors
    /// The first unknown name, with all that are allowed.
    pub fn only_those<'n>(&self, is_known: impl Fn(&str) -> bool, all: impl FnOnce() -> Vec<&'n str>) -> Result<(), QueryError> {
        match self.0.iter().find(|(name, _)| !is_known(name)) {
            None => Ok(()),
            Some((name, value)) => {
                let mut allowed: Vec<&str> = all();
                allowed.push("as-of");
                Err(QueryError::new(name, value, "there is no such parameter here", allowed.join(", ")))
            }
        }
    }

    /// The values of a parameter that may have several, between commas; empty when it is absent. `allowed` is asked on an error.
    ///
    /// # Errors
    /// An empty value.
    pub fn list(&self, name: &str, allowed: impl FnOnce() -> String) -> Result<Vec<&str>, QueryError> {
        let Some(value) = self.value(name) else { return Ok(Vec::new()) };
        let values: Vec<&str> = value.split(',').map(str::trim).collect();
        if values.iter().any(|value| value.is_empty()) {
            return Err(QueryError::new(name, value, "a value is empty", allowed()));
        }
        Ok(values)
    }

    /// A whole number from `least` on.
    ///
    /// # Errors
    /// Anything else.
    pub fn number(&self, name: &str, least: usize) -> Result<Option<usize>, QueryError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let is_number = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
        // A number too large for the machine is as good as the largest: it is clamped anyway.
        let number = is_number.then(|| value.parse::<usize>().unwrap_or(usize::MAX)).filter(|number| *number >= least);
        number.map(Some).ok_or_else(|| {
            QueryError::new(
                name,
                value,
                format!("that is not a whole number from {least} on"),
                format!("a whole number from {least} on"),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::extract::{texts, url};
    use proptest::prelude::*;

    #[test]
    fn a_page_reads_what_it_can() {
        let read = decode_leniently("utm=%ff&datetime=2023-04-23&utm=2&as-of=%ff&as-of=1");
        assert_eq!(read.once("datetime"), Ok(Some("2023-04-23")));
        assert_eq!(read.once("lang"), Ok(None));
        assert_eq!(read.once("as-of").unwrap_err().problem, "it stands twice");
        assert_eq!(decode_leniently("datetime=%ff").once("datetime"), Ok(Some("\u{FFFD}")));
    }

    proptest! {
        #[test]
        fn any_query_is_parameters_or_an_error_and_never_both_ways(query in "([a-c%=&+,\\-é0-9]|%[0-9a-f]{2}){0,60}") {
            let lenient = decode_leniently(&query);
            match decode(&query) {
                Ok(strict) => prop_assert_eq!(strict, lenient),
                Err(error) => prop_assert!(!error.problem.is_empty() && !error.allowed.is_empty()),
            }
        }

        #[test]
        fn what_is_written_into_a_link_is_read_back(pairs in prop::collection::hash_map(".{1,8}", ".{0,20}", 0..8)) {
            let pairs: Vec<(String, String)> = pairs.into_iter().collect();
            let link = url("", "/", texts(&pairs));
            let query = link.split_once('?').map_or("", |(_, query)| query);
            let read = decode(query).unwrap();
            prop_assert_eq!(read.pairs(), &pairs[..]);
        }

        #[test]
        fn any_value_is_a_list_and_a_number_or_an_error(value in "[0-9, a-c+-]{0,24}") {
            let parameters = Parameters(vec![("p".to_owned(), value)]);
            if let Ok(list) = parameters.list("p", String::new) {
                prop_assert!(!list.is_empty() && list.iter().all(|value| !value.is_empty() && value.trim() == *value));
            }
            if let Ok(number) = parameters.number("p", 1) {
                prop_assert!(number.is_some_and(|number| number >= 1));
            }
        }
    }
}
