//! The names of an HTTP client that the engine uses, without one.

use std::fmt;

/// A client that cannot fetch.
#[derive(Clone, Debug, Default)]
pub struct Client;

impl Client {
    /// One more of them.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

/// Says that there is no network.
#[derive(Clone, Copy, Debug)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the painter has no network")
    }
}

impl std::error::Error for Error {}

/// The status of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusCode(u16);

impl StatusCode {
    /// What was kept is still good.
    pub const NOT_MODIFIED: Self = Self(304);
}

/// An answer, of which there is none.
#[derive(Clone, Copy, Debug)]
pub enum Response {}

impl Response {
    /// Its status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match *self {}
    }

    /// Itself, where its status is a good one.
    ///
    /// # Errors
    /// Never, as there is no answer.
    pub fn error_for_status(self) -> Result<Self, Error> {
        match self {}
    }

    /// Its bytes.
    ///
    /// # Errors
    /// Never, as there is no answer.
    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    pub async fn bytes(self) -> Result<Bytes, Error> {
        match self {}
    }
}

/// The bytes of an answer, of which there are none.
#[derive(Clone, Copy, Debug)]
pub enum Bytes {}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match *self {}
    }
}
