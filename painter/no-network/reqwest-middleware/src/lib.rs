//! The names of a chain of steps around an HTTP client that the engine uses, without steps and without a client.

use reqwest::{Client, Response};
use std::fmt;

/// Says that there is no network.
#[derive(Clone, Copy, Debug)]
pub struct Error(reqwest::Error);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {}

/// Makes a client that cannot fetch.
#[derive(Clone, Copy, Debug)]
pub struct ClientBuilder;

impl ClientBuilder {
    /// One more of them.
    #[must_use]
    pub fn new(_: Client) -> Self {
        Self
    }

    /// The same: there is nothing that a step could be put around.
    #[must_use]
    pub fn with<T>(self, _: T) -> Self {
        self
    }

    /// The client.
    #[must_use]
    pub fn build(self) -> ClientWithMiddleware {
        ClientWithMiddleware
    }
}

/// A client that cannot fetch.
#[derive(Clone, Copy, Debug)]
pub struct ClientWithMiddleware;

impl ClientWithMiddleware {
    /// A request that fails when it is sent.
    #[must_use]
    pub fn get(&self, _: &str) -> Request {
        Request
    }
}

/// A request that fails when it is sent.
#[derive(Clone, Copy, Debug)]
pub struct Request;

impl Request {
    /// Fails.
    ///
    /// # Errors
    /// Always.
    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    pub async fn send(self) -> Result<Response, Error> {
        Err(Error(reqwest::Error))
    }
}
