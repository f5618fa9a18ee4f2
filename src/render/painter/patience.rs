//! How long another process is waited for.

use std::time::Duration;

/// How long the other process is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until it says hello: a driver may compile itself a compiler first.
    pub hello: Duration,
    /// For each layer; the first includes the engine's pipelines.
    pub layer: Duration,
}

impl Patience {
    /// The same for both.
    #[must_use]
    pub fn of(time: Duration) -> Self {
        Self { hello: time, layer: time }
    }
}

impl Default for Patience {
    fn default() -> Self {
        Self::of(Duration::from_secs(10))
    }
}
