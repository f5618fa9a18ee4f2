//! The end of the server: whatever is under way, the process ends within five seconds after it was told to stop.
//!
//! Answers have three of them. Then films are cancelled and their programs are killed, and a picture that is being painted is left.

use crate::server::{render_pool::RenderPool, routes::film::queue::FilmQueue};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// How long answers under way may take.
pub(super) const ANSWERS: Duration = Duration::from_secs(3);
/// How long cancelled films may take to end.
const FILMS: Duration = Duration::from_millis(400);
/// How long threads may take that do something which cannot be cancelled.
const THREADS: Duration = Duration::from_millis(400);

/// The films and pictures that are being made when the server stops.
pub(super) struct UnderWay {
    pub(super) cinema: Arc<FilmQueue>,
    pub(super) studio: Arc<RenderPool>,
}

impl UnderWay {
    /// Ends it, and says in the log what was cut off.
    pub(super) fn end(&self, runtime: Runtime) {
        let (films, pictures) = (self.cinema.count_under_way(), self.studio.count_under_way());
        self.cinema.context.cancel.cancel();
        if films + pictures > 0 {
            tracing::warn!(films, pictures, "cut off what was being made, or waited for its turn");
        }
        let begun = Instant::now();
        runtime.block_on(async {
            // Films say themselves which they are, and tell their readers.
            while self.cinema.count_under_way() > 0 && begun.elapsed() < FILMS {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            if films > 0 {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        runtime.shutdown_timeout(THREADS);
    }
}
