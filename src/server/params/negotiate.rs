//! Which form and which coding an answer takes: by `f`, `Accept` and `Accept-Encoding` (RFC 9110, 12.5).
//!
//! Both headers are read by hand: `headers`, which reads `If-None-Match`, has no type for either.

use super::Parameters;
use crate::query::QueryError;
use axum::http::{HeaderMap, HeaderName, header};

/// The form of an answer of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaFormat {
    /// JSON, GeoJSON or a JSON Schema.
    Json,
    /// A page for people.
    Html,
    /// A table.
    Csv,
}

impl MediaFormat {
    /// The value of `f` for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }

    /// Its media types.
    fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::Json => JSON_TYPES,
            Self::Html => &["text/html", "application/xhtml+xml"],
            Self::Csv => &["text/csv"],
        }
    }

    /// Returns the form that a request asks for of those offered: `f` before `Accept`, the first where neither tells.
    ///
    /// # Errors
    /// An `f` that is not offered.
    pub fn asked(parameters: &Parameters, headers: &HeaderMap, offered: &[Self]) -> Result<Self, QueryError> {
        parameters.value("f").map_or_else(|| Ok(Self::accepted(headers, offered)), |given| Self::named(given, offered))
    }

    /// Returns the form that a value of `f` names: a word or a media type, in any case.
    ///
    /// # Errors
    /// One that is not offered.
    pub fn named(given: &str, offered: &[Self]) -> Result<Self, QueryError> {
        // A plus that was not encoded is a space: `application/geo+json`.
        let wanted = given.to_ascii_lowercase().replace(' ', "+");
        let is_wanted = |form: &Self| {
            let is_geojson = *form == Self::Json && wanted == "geojson";
            is_geojson || form.word() == wanted || form.media_types().contains(&wanted.as_str())
        };
        offered.iter().copied().find(is_wanted).ok_or_else(|| {
            let words: Vec<&str> = offered.iter().map(|form| form.word()).collect();
            QueryError::new("f", given, "that form is not offered", words.join(", "))
        })
    }

    /// Returns the form that `Accept` likes best of those offered.
    #[must_use]
    pub fn accepted(headers: &HeaderMap, offered: &[Self]) -> Self {
        let with_types: Vec<(Self, &[&str])> = offered.iter().map(|form| (*form, form.media_types())).collect();
        preferred(headers, &with_types).or(offered.first().copied()).unwrap_or(Self::Json)
    }
}

const JSON_TYPES: &[&str] =
    &["application/json", "application/geo+json", "application/schema+json", "application/vnd.oai.openapi+json"];

/// Returns what `Accept` likes best of what is offered, the first of equals (RFC 9110, 12.5.1): each media type has the weight of
/// the most specific range that it meets, and each offer that of its most welcome type. None where nothing is acceptable.
#[must_use]
pub fn preferred<T: Copy>(headers: &HeaderMap, offered: &[(T, &[&str])]) -> Option<T> {
    if !headers.contains_key(header::ACCEPT) {
        return offered.first().map(|(first, _)| *first);
    }
    let ranges = weights(headers, &header::ACCEPT);
    let weight_of = |media_type: &str| {
        let kind = media_type.split('/').next().unwrap_or_default();
        let specificity = |range: &str| match range {
            "*/*" => Some(0),
            _ if range.eq_ignore_ascii_case(media_type) => Some(2),
            _ => range.strip_suffix("/*").filter(|of| of.eq_ignore_ascii_case(kind)).map(|_| 1),
        };
        let met = ranges.iter().filter_map(|(range, q)| Some((specificity(range)?, *q)));
        met.max().map_or(0, |(_, q)| q)
    };
    let of_offer = |names: &[&str]| names.iter().map(|name| weight_of(name)).max().unwrap_or(0);
    let weighed = offered.iter().map(|(offer, names)| (*offer, of_offer(names))).filter(|(_, q)| *q > 0);
    weighed.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(offer, _)| offer)
}

/// How the bytes of an answer are coded on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coding {
    /// As they are.
    Identity,
    /// Gzip (RFC 1952).
    Gzip,
    /// Zstandard (RFC 8878).
    Zstd,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Coding {
    /// Every coding, the most welcome first.
    const PREFERENCE: [Self; 4] = [Self::Brotli, Self::Zstd, Self::Gzip, Self::Identity];

    /// Its name in `Content-Encoding`; none for none.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Zstd => Some("zstd"),
            Self::Brotli => Some("br"),
        }
    }

    /// The coding that a request likes best.
    #[must_use]
    pub fn accepted(headers: &HeaderMap) -> Self {
        Self::accepted_of(headers, &Self::PREFERENCE)
    }

    /// The coding that a request likes best of those offered, the most welcome first.
    #[must_use]
    pub fn accepted_of(headers: &HeaderMap, offered: &[Self]) -> Self {
        if !headers.contains_key(header::ACCEPT_ENCODING) {
            return Self::Identity;
        }
        let weights = weights(headers, &header::ACCEPT_ENCODING);
        let weight = |coding: Self| {
            let name = coding.name().unwrap_or("identity");
            let named = weights.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, q)| *q);
            let any = weights.iter().find(|(known, _)| *known == "*").map(|(_, q)| *q);
            // Identity is fine unless it is refused, but any coding that is asked for is better.
            named.or(any).unwrap_or(u16::from(coding == Self::Identity))
        };
        let best = offered.iter().copied().rev().max_by_key(|coding| weight(*coding));
        best.filter(|coding| weight(*coding) > 0).unwrap_or(Self::Identity)
    }
}

/// The names of a list header, as they are written, with their weights in thousandths.
fn weights<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Vec<(&'h str, u16)> {
    let texts = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    texts
        .flat_map(|text| text.split(','))
        .filter_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            let name = parts.next().filter(|name| !name.is_empty())?;
            let q = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
            let q = q.map_or(Some(1.0), |q| q.parse::<f32>().ok().filter(|q| (0.0..=1.0).contains(q)))?;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
            Some((name, (q * 1000.0) as u16))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DOCUMENT: [MediaFormat; 2] = [MediaFormat::Json, MediaFormat::Html];
    const ITEMS: [MediaFormat; 3] = [MediaFormat::Json, MediaFormat::Html, MediaFormat::Csv];

    fn headers(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn a_browser_gets_a_page_and_a_tool_gets_json() {
        let form = |accept| MediaFormat::accepted(&headers(header::ACCEPT, accept), &DOCUMENT);
        assert_eq!(form("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), MediaFormat::Html);
        assert_eq!(form("*/*"), MediaFormat::Json);
        assert_eq!(form("application/geo+json, application/json;q=0.9, text/html;q=0.2"), MediaFormat::Json);
        assert_eq!(form("text/html;q=oops"), MediaFormat::Json);
        assert_eq!(form("text/*"), MediaFormat::Html);
        assert_eq!(form("application/*;q=0.5, text/html;q=0.4"), MediaFormat::Json);
        assert_eq!(form("application/*;q=0.3, text/html;q=0.4"), MediaFormat::Html);
        assert_eq!(form("*/*;q=0.5, text/html;q=0.1"), MediaFormat::Json, "a range named closely has its own weight");
        assert_eq!(form("application/*;q=0, */*"), MediaFormat::Html);
        assert_eq!(form("TEXT/HTML"), MediaFormat::Html);
        assert_eq!(form("image/png"), MediaFormat::Json);
        assert_eq!(MediaFormat::accepted(&HeaderMap::new(), &DOCUMENT), MediaFormat::Json);
    }

    #[test]
    fn a_table_is_for_who_names_it_where_there_is_one() {
        let form = |accept, offered: &[MediaFormat]| MediaFormat::accepted(&headers(header::ACCEPT, accept), offered);
        assert_eq!(form("text/csv", &ITEMS), MediaFormat::Csv);
        assert_eq!(form("text/csv", &DOCUMENT), MediaFormat::Json);
        assert_eq!(form("text/csv, application/json;q=0.9", &ITEMS), MediaFormat::Csv);
        assert_eq!(form("text/*", &ITEMS), MediaFormat::Html);
        assert_eq!(form("*/*", &ITEMS), MediaFormat::Json);
    }

    #[test]
    fn the_best_coding_of_those_accepted_is_taken() {
        let coding = |accept| Coding::accepted(&headers(header::ACCEPT_ENCODING, accept));
        assert_eq!(coding("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(coding("gzip, deflate"), Coding::Gzip);
        assert_eq!(coding("br;q=0, gzip;q=0.5, zstd;q=0.6"), Coding::Zstd);
        assert_eq!(coding("identity"), Coding::Identity);
        assert_eq!(coding("*"), Coding::Brotli);
        assert_eq!(coding(""), Coding::Identity);
        assert_eq!(Coding::accepted(&HeaderMap::new()), Coding::Identity);
    }

    proptest! {
        #[test]
        fn any_header_has_weights_between_nothing_and_a_thousand(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok(value) = axum::http::HeaderValue::from_bytes(&bytes) {
                let headers = HeaderMap::from_iter([(header::ACCEPT, value.clone()), (header::ACCEPT_ENCODING, value)]);
                for (name, q) in weights(&headers, &header::ACCEPT) {
                    prop_assert!(!name.is_empty() && q <= 1000);
                }
                let _ = (MediaFormat::accepted(&headers, &ITEMS), Coding::accepted(&headers));
            }
        }

        #[test]
        fn a_coding_that_is_refused_or_not_named_is_never_taken(value in "((gzip|br|zstd|identity|deflate|x)( ?;q=(0|1|0\\.[0-9]{1,3}|2|nan|-1|))?,? ?){0,6}") {
            let headers = headers(header::ACCEPT_ENCODING, &value);
            if let Some(name) = Coding::accepted(&headers).name() {
                let named = weights(&headers, &header::ACCEPT_ENCODING);
                prop_assert!(named.iter().any(|(known, q)| *known == name && *q > 0), "{} of {}", name, value);
            }
        }

        #[test]
        fn a_page_is_sent_only_to_who_names_it(value in "((application/json|text/html|text/\\*|\\*/\\*|image/png)(;q=(0|1|0\\.[0-9]{1,3}|oops))?,? ?){0,5}") {
            if MediaFormat::accepted(&headers(header::ACCEPT, &value), &DOCUMENT) == MediaFormat::Html {
                prop_assert!(value.contains("text/"), "{}", value);
            }
        }
    }
}
