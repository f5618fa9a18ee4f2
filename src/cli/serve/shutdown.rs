//! Ends the server within five seconds of the signal, whatever is in progress.
//!
//! Responses get three seconds. Then films are cancelled, their programs are killed, and pictures in progress are abandoned.

use crate::server::{render_pool::RenderPool, routes::film::queue::FilmQueue};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// Time for responses in flight.
pub(super) const ANSWERS: Duration = Duration::from_secs(3);
/// Time for cancelled films to end.
const FILMS: Duration = Duration::from_millis(400);
/// Time for threads whose work cannot be cancelled.
const THREADS: Duration = Duration::from_millis(400);

/// The films and pictures in progress when the server stops.
pub(super) struct UnderWay {
    pub(super) cinema: Arc<FilmQueue>,
    pub(super) studio: Arc<RenderPool>,
}

impl UnderWay {
    /// Cancels the work and logs what was cut off.
    pub(super) fn end(&self, runtime: Runtime) {
        let (films, pictures) = (self.cinema.count_under_way(), self.studio.count_under_way());
        self.cinema.context.cancel.cancel();
        if films + pictures > 0 {
            tracing::warn!(films, pictures, "cut off what was being made, or waited for its turn");
        }
        let begun = Instant::now();
        runtime.block_on(async {
            // Films log their own ends and notify their readers.
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
