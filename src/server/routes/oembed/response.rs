//! The answer, and how it is written: the members of the specification, as JSON or as XML.

use crate::chronicle::dataset::Publisher;
use crate::{query::shortened, render::backends::svg::escaped, server::problem::ApiError};
use serde::Serialize;
use serde_json::Value;
use std::fmt::Write;

/// A format of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Xml,
}

impl Format {
    pub(crate) fn read(given: Option<&str>) -> Result<Self, ApiError> {
        match given {
            None | Some("json") => Ok(Self::Json),
            Some("xml") => Ok(Self::Xml),
            Some(other) => Err(ApiError::NoFormat(shortened(other))),
        }
    }

    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Xml => "text/xml; charset=utf-8",
        }
    }

    pub(crate) fn write(self, written: &OembedResponse) -> Vec<u8> {
        match self {
            Self::Json => serde_json::to_vec_pretty(written).unwrap_or_default(),
            Self::Xml => xml(&serde_json::to_value(written).unwrap_or_default()).into_bytes(),
        }
    }
}

/// The members that every answer has, and those of its type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct OembedResponse {
    version: &'static str,
    #[serde(flatten)]
    kind: Kind,
    /// Plain text.
    title: String,
    /// Who answers for what is shown: the publisher of the dataset with their page, else the page that says how it is made.
    author_name: String,
    author_url: String,
    provider_name: String,
    provider_url: String,
    /// Seconds.
    cache_age: u32,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub(crate) thumbnail: Option<Thumbnail>,
}

impl OembedResponse {
    /// Says that the publisher of the dataset answers for it, at the server with this address.
    pub(crate) fn new(kind: Kind, title: String, site: &str, publisher: Option<&Publisher>, base: &str) -> Self {
        let author_url = publisher.and_then(|publisher| publisher.url.as_deref());
        Self {
            version: "1.0",
            kind,
            title,
            author_name: publisher.map_or(site, |publisher| &publisher.name).to_owned(),
            author_url: author_url.map_or_else(|| format!("{base}/about"), str::to_owned),
            provider_name: site.to_owned(),
            provider_url: format!("{base}/"),
            cache_age: 3_600,
            thumbnail: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(crate) enum Kind {
    Rich {
        html: String,
        width: u32,
        height: u32,
    },
    Photo {
        url: String,
        width: u32,
        height: u32,
    },
    /// No picture is that small: its name and address are all that can be shown.
    Link,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Thumbnail {
    pub(crate) thumbnail_url: String,
    pub(crate) thumbnail_width: u32,
    pub(crate) thumbnail_height: u32,
}

fn xml(value: &Value) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n");
    for (name, value) in value.as_object().into_iter().flatten() {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let _ = writeln!(out, "  <{name}>{}</{name}>", escaped(&text));
    }
    out.push_str("</oembed>\n");
    out
}

/// What is answered, or why nothing is.
pub(crate) type Answered = Result<OembedResponse, String>;
