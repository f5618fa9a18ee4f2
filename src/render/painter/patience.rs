//! Time limits for another process.

use std::time::Duration;

/// Time limits for the other process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until the hello; long, since a driver may compile shaders first.
    pub hello: Duration,
    /// For each layer; the first includes building the engine's pipelines.
    pub layer: Duration,
}

impl Patience {
    /// Uses the same limit for both.
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
