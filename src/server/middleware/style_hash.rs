//! The style element of a page or a drawing, as its policy allows it: by the hash of its content.
//!
//! Only the first is hashed, which stands in the head of a page and at the start of a drawing: another one, which a text would have
//! smuggled in, has no effect. The hash is known once an answer is made, and is kept with its bytes.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{fmt, sync::Arc};

/// The style of an answer as a source of `style-src`: `'sha256-…'`; empty where it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style(Arc<str>);

impl Style {
    /// The style of this document.
    pub(crate) fn of(document: &[u8]) -> Self {
        // The letters of a tag are ASCII, which no other letter of UTF-8 holds.
        let after = |part: &[u8], text: &str| part.windows(text.len()).position(|found| found == text.as_bytes());
        let Some(begin) = after(document, OPENING).map(|at| at + OPENING.len()) else { return Self::default() };
        let Some(length) = after(&document[begin..], CLOSING) else { return Self::default() };
        let hash = STANDARD.encode(Sha256::digest(&document[begin..begin + length]));
        Self(format!("'sha256-{hash}'").into())
    }

    /// Whether there is none.
    pub(crate) fn is_none(&self) -> bool {
        self.0.is_empty()
    }
}

const OPENING: &str = "<style>";
const CLOSING: &str = "</style>";

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_style_alone_is_hashed() {
        // `printf 'a{}' | openssl dgst -sha256 -binary | base64`
        let a = "'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='";
        for (document, style) in [
            ("<head><style>a{}</style></head>", a),
            ("<style>a{}</style><body><style>b{}</style>", a),
            ("<body>&lt;style>a{}</style>", ""),
            ("<style>a{}", ""),
            ("", ""),
        ] {
            assert_eq!(Style::of(document.as_bytes()).to_string(), style, "{document}");
        }
    }
}
