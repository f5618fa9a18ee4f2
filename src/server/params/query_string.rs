//! The query string: pairs of names and values, and only names that the resource knows. A name stands once, unless its parameter is
//! a list: clients write lists with commas or by repeating the name, and both mean the same (OpenAPI, `style: form`).

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
/// Text that is not UTF-8 once decoded, and more parameters than any resource knows.
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
        // Names are compared with each other, so their number is bounded.
        if pairs.len() == MOST {
            let allowed = format!("at most {MOST} parameters");
            return Err(QueryError::new(&name, &value, "there are too many parameters", allowed));
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
    QueryError::new(name, value, "it is given more than once", "the parameter once")
}

/// How often a parameter may stand in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// Once.
    One,
    /// Any number of times: each value is one of a list, or several with commas.
    List,
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

    /// Joins the values of these lists with commas where a name is repeated, at the place of the first.
    pub fn join_lists(&mut self, names: &[&str]) {
        for name in names {
            let Some(joined) = self.values(name).nth(1).and_then(|_| self.joined(name)) else { continue };
            let first = self.0.iter().position(|(known, _)| known == name);
            let mut position = 0..;
            self.0.retain(|(known, _)| {
                let position = position.next();
                known != name || position == first
            });
            if let Some(pair) = first.and_then(|first| self.0.get_mut(first)) {
                pair.1 = joined;
            }
        }
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

    /// Refuses any name that is not one of these, and a name that stands twice.
    ///
    /// # Errors
    /// The first such name, with all that are allowed.
    pub fn only(&self, names: &[&str]) -> Result<(), QueryError> {
        self.only_those(|name| names.contains(&name).then_some(Arity::One), || names.to_vec())
    }

    /// Refuses any name that is not known, and one that stands more often than it may; `all` is asked on an error.
    ///
    /// # Errors
    /// The first such name, with all that are allowed.
    pub fn only_those<'n>(
        &self,
        arity: impl Fn(&str) -> Option<Arity>,
        all: impl FnOnce() -> Vec<&'n str>,
    ) -> Result<(), QueryError> {
        for (position, (name, value)) in self.0.iter().enumerate() {
            match arity(name) {
                Some(Arity::List) => {}
                Some(Arity::One) if self.0[..position].iter().all(|(before, _)| before != name) => {}
                Some(Arity::One) => return Err(twice(name, value)),
                None => {
                    let mut allowed: Vec<&str> = all();
                    allowed.push("as-of");
                    return Err(QueryError::new(name, value, "there is no such parameter here", allowed.join(", ")));
                }
            }
        }
        Ok(())
    }

    /// All values of a parameter, in the order of the request.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The values of a list as one, with commas between them; none when it is absent.
    #[must_use]
    pub fn joined(&self, name: &str) -> Option<String> {
        let values: Vec<&str> = self.values(name).collect();
        (!values.is_empty()).then(|| values.join(","))
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
}

/// Reads a whole number from `least` on.
///
/// # Errors
/// Anything else.
pub(crate) fn whole_number(name: &str, value: &str, least: usize) -> Result<usize, QueryError> {
    let is_number = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
    // A number too large for the machine is as good as the largest: it is clamped anyway.
    let number = is_number.then(|| value.parse::<usize>().unwrap_or(usize::MAX)).filter(|number| *number >= least);
    number.ok_or_else(|| {
        let allowed = format!("a whole number from {least} on");
        QueryError::new(name, value, format!("that is not {allowed}"), allowed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::params::{texts, url};
    use proptest::prelude::*;

    #[test]
    fn a_page_reads_what_it_can() {
        let read = decode_leniently("utm=%ff&datetime=2023-04-23&utm=2&as-of=%ff&as-of=1");
        assert_eq!(read.once("datetime"), Ok(Some("2023-04-23")));
        assert_eq!(read.once("lang"), Ok(None));
        assert_eq!(read.once("as-of").unwrap_err().problem, "it is given more than once");
        assert_eq!(decode_leniently("datetime=%ff").once("datetime"), Ok(Some("\u{FFFD}")));
    }

    #[test]
    fn a_list_may_be_repeated_and_nothing_else() {
        let arity = |name: &str| match name {
            "bbox" => Some(Arity::List),
            "limit" => Some(Arity::One),
            _ => None,
        };
        let check = |query: &str| decode(query).unwrap().only_those(arity, || vec!["bbox", "limit"]);
        assert_eq!(check("bbox=1&bbox=2&limit=3"), Ok(()));
        assert_eq!(decode("bbox=46&bbox=39&bbox=47,40").unwrap().joined("bbox").as_deref(), Some("46,39,47,40"));
        assert_eq!(check("limit=1&bbox=1&limit=1").unwrap_err().parameter, "limit");
        assert_eq!(check("box=1").unwrap_err().allowed, "bbox, limit, as-of");
        let mut page = decode_leniently("a=1&draw=title&bbox=1&draw=legend,scale&a=2&bbox=2");
        page.join_lists(&["draw", "bbox", "controls"]);
        let joined = [("a", "1"), ("draw", "title,legend,scale"), ("bbox", "1,2"), ("a", "2")];
        assert!(texts(page.pairs()).eq(joined));
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
        fn what_is_written_into_a_link_is_read_back(pairs in prop::collection::vec((".{1,8}", ".{0,20}"), 0..8)) {
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
            if let Some(Ok(number)) = parameters.value("p").map(|value| whole_number("p", value, 1)) {
                prop_assert!(number >= 1);
            }
        }
    }
}
