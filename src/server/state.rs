//! What every handler shares: what is published, the limits of an answer, and the pools that work is done in.

use super::{
    caching::compress,
    limits::{lane::Lane, memory::MemoryBudget, quick_lane, revisions::Revisions},
    metrics,
    render_pool::{PictureLimits, RenderPool},
    request_origin,
    routes::{
        assets,
        film::queue::{FilmLimits, FilmQueue},
    },
};
use crate::{chronicle::moment::Instant, published::Live};
use std::{sync::Arc, time::Duration};

/// Limits of one answer.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Items on a page when the request names no `limit`.
    pub default_page: usize,
    /// Most items on a page; a larger `limit` is clamped.
    pub max_page: usize,
    /// Bytes of a URL.
    pub url_bytes: usize,
    /// How long a request may take.
    pub request: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { default_page: 100, max_page: 10_000, url_bytes: 8 << 10, request: Duration::from_secs(30) }
    }
}

impl Limits {
    /// What of the limits decides the bytes of an answer: a server started with other limits must not own its validators.
    pub(crate) fn identity(&self) -> String {
        format!("{}/{}", self.default_page, self.max_page)
    }
}

/// What every handler shares.
#[derive(Clone)]
pub struct App {
    /// What is published.
    pub live: Arc<Live>,
    /// How requests are understood: where the server is reached from outside, and which proxies are trusted.
    pub reach: Arc<request_origin::OriginPolicy>,
    /// Limits of one answer.
    pub limits: Arc<Limits>,
    /// What operators measure.
    pub metrics: Arc<metrics::Metrics>,
    /// The page as Vite built it.
    pub page: assets::Page,
    /// Compressed answers.
    pub compressor: compress::Compressor,
    /// What requests may make the server hold.
    pub memory: Arc<MemoryBudget>,
    /// Turns at work that takes longer than an answer may: pages, tables, compression.
    pub quick: Arc<Lane>,
    /// Kept revisions that are asked for.
    pub revisions: Arc<Revisions>,
    /// Pictures.
    pub studio: Arc<RenderPool>,
    /// Films.
    pub cinema: Arc<FilmQueue>,
    /// Whether operators have a listener of their own, so that readers' does not answer them.
    pub is_operator_apart: bool,
    /// The clock, which tests fix.
    pub clock: Arc<dyn Fn() -> Instant + Send + Sync>,
}

/// The same, as handlers get it: copied for every request, so that a copy has to cost nothing.
pub type Shared = Arc<App>;

impl App {
    /// A server of what is published, with the default limits and up to `memory` bytes for what requests make it hold.
    #[must_use]
    pub fn new(live: Arc<Live>, memory: u64, clock: Arc<dyn Fn() -> Instant + Send + Sync>) -> Self {
        let memory = MemoryBudget::new(memory);
        // What is kept makes room for what is made in this order.
        let revisions = Revisions::within(&memory);
        let studio = RenderPool::within(PictureLimits::default(), &memory);
        let cinema = FilmQueue::within(FilmLimits::default(), &memory);
        let compressor = compress::Compressor::new(&memory);
        Self {
            live,
            reach: Arc::default(),
            limits: Arc::default(),
            metrics: Arc::default(),
            page: assets::Page::default(),
            compressor,
            quick: Arc::new(quick_lane()),
            revisions: Arc::new(revisions),
            studio: Arc::new(studio),
            cinema: Arc::new(cinema),
            memory,
            is_operator_apart: false,
            clock,
        }
    }

    /// The instant that is now.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.clock)()
    }

    /// The host of the public URL, as a picture names it among its credits.
    #[must_use]
    pub fn public_host(&self) -> Option<String> {
        self.reach.public().and_then(|url| Some(url.split_once("://")?.1.to_owned()))
    }
}
