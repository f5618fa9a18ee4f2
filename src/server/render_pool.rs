//! Where pictures are made: a few at once, away from the threads that answer, each once for all who ask at the same time, and
//! kept within the budget of memory. Small ones go first, and no client has all turns.

use super::{
    caching::compress::Key,
    limits::{
        budgeted_cache::BudgetedCache,
        client_key::ClientKey,
        lane::Lane,
        memory::{DEFAULT_BUDGET, MemoryBudget},
    },
    problem::ApiError,
};
use bytes::Bytes;
use std::sync::Arc;

/// Bytes of memory that a picture takes for each of its pixels while it is made: measured, with a tenth for what varies.
const WORKING_MEMORY: u64 = 12;
/// What it takes beside its pixels.
const WORKING_MEMORY_AT_LEAST: u64 = 4 << 20;
/// What kept pictures may have of the budget: one in so many.
const CACHE_PART: u64 = 8;

/// How pictures are made.
#[derive(Clone, Copy, Debug)]
pub struct PictureLimits {
    /// Most pixels of a picture.
    pub pixels: u64,
    /// Pictures that are made at once.
    pub at_once: usize,
    /// Requests that wait for their turn; more are refused.
    pub waiting: usize,
}

impl Default for PictureLimits {
    fn default() -> Self {
        Self { pixels: 20_000_000, at_once: 2, waiting: 32 }
    }
}

/// Memory that the making of so many pixels takes.
#[must_use]
pub fn working_memory(pixels: u64) -> u64 {
    pixels.saturating_mul(WORKING_MEMORY).saturating_add(WORKING_MEMORY_AT_LEAST)
}

/// Makes and keeps pictures.
#[derive(Debug)]
pub struct RenderPool {
    /// Its limits.
    pub limits: PictureLimits,
    kept: Arc<BudgetedCache<Key, Bytes>>,
    lane: Arc<Lane>,
    memory: Arc<MemoryBudget>,
}

impl Default for RenderPool {
    fn default() -> Self {
        Self::new(PictureLimits::default())
    }
}

impl RenderPool {
    /// A studio with these limits, and a budget of its own.
    #[must_use]
    pub fn new(limits: PictureLimits) -> Self {
        Self::within(limits, &MemoryBudget::new(DEFAULT_BUDGET))
    }

    /// A studio with these limits within a budget: a picture that could never fit is above the limit of pixels.
    #[must_use]
    pub fn within(limits: PictureLimits, memory: &Arc<MemoryBudget>) -> Self {
        let studio = Self {
            kept: BudgetedCache::within(memory, CACHE_PART, 256),
            lane: Arc::new(Lane::new(limits.at_once, limits.waiting).within(memory)),
            memory: Arc::clone(memory),
            limits,
        };
        let pixels = limits.pixels.min(studio.pixels_beside(0));
        Self { limits: PictureLimits { pixels, ..limits }, ..studio }
    }

    /// The pixels for which the budget has room beside so many bytes that an answer holds itself. It must not wait for these.
    #[must_use]
    pub fn pixels_beside(&self, bytes: u64) -> u64 {
        self.memory.limit().saturating_sub(bytes).saturating_sub(WORKING_MEMORY_AT_LEAST) / WORKING_MEMORY
    }

    /// How many pictures are being made.
    #[must_use]
    pub fn count_under_way(&self) -> usize {
        self.lane.running()
    }

    /// The picture with this key, if it is kept.
    #[must_use]
    pub fn kept(&self, key: Key) -> Option<Bytes> {
        self.kept.get(&key)
    }

    /// Requests that wait for a turn.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.lane.waiting()
    }

    /// The picture with this key, of so many pixels: kept, or under way for somebody else, or made now.
    ///
    /// # Errors
    /// When too many wait already, or making it fails.
    pub async fn picture(
        &self,
        key: Key,
        share: ClientKey,
        pixels: u64,
        make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
    ) -> Result<Bytes, ApiError> {
        let made = async {
            let permit = self.lane.permit_with(share, pixels, working_memory(pixels)).await?;
            let (kept, memory) = (Arc::clone(&self.kept), Arc::clone(&self.memory));
            // The turn goes with the work: whoever stops listening does not stop it, and who asks again finds what was made.
            let work = move || {
                let made = make().map(|bytes| memory.bytes(bytes));
                drop(permit);
                if let Ok(bytes) = &made {
                    kept.insert(key, bytes.clone());
                }
                made
            };
            let made = tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string()).and_then(|made| made);
            made.map_err(|error| {
                tracing::error!(error, "a picture was not made");
                ApiError::Internal
            })
        };
        self.kept.get_or_insert_async(&key, made).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    #[tokio::test]
    async fn equal_requests_are_made_once_and_what_was_made_is_kept() {
        let studio = RenderPool::default();
        let made = Arc::new(AtomicUsize::new(0));
        let ask = || {
            let made = Arc::clone(&made);
            studio.picture(7, ClientKey::UNLIMITED, 1, move || {
                std::thread::sleep(Duration::from_millis(20));
                made.fetch_add(1, Ordering::Relaxed);
                Ok(vec![1])
            })
        };
        let (one, two) = tokio::join!(ask(), ask());
        assert_eq!((one.unwrap(), two.unwrap()), (Bytes::from(vec![1]), Bytes::from(vec![1])));
        ask().await.unwrap();
        assert_eq!(made.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn who_finds_too_many_waiting_is_refused_and_the_others_are_served() {
        let studio = RenderPool::new(PictureLimits { at_once: 1, waiting: 1, ..PictureLimits::default() });
        let ask = |key| {
            studio.picture(key, ClientKey::UNLIMITED, 1, || {
                std::thread::sleep(Duration::from_millis(30));
                Ok(vec![1])
            })
        };
        let (one, two, three) = tokio::join!(ask(1), ask(2), ask(3));
        assert!(one.is_ok() && two.is_ok());
        assert_eq!(three, Err(ApiError::Busy));
        assert!(ask(3).await.is_ok(), "later there is room again");
    }

    #[tokio::test]
    async fn what_fails_is_not_kept() {
        let studio = RenderPool::default();
        assert_eq!(studio.picture(1, ClientKey::UNLIMITED, 1, || Err("no".into())).await, Err(ApiError::Internal));
        assert!(studio.picture(1, ClientKey::UNLIMITED, 1, || Ok(vec![1])).await.is_ok());
    }

    #[tokio::test]
    async fn pictures_that_do_not_fit_together_are_made_one_after_the_other() {
        let budget = MemoryBudget::new(working_memory(1_000_000) * 3 / 2);
        let studio = RenderPool::within(PictureLimits { at_once: 4, ..PictureLimits::default() }, &budget);
        assert!(studio.limits.pixels < 3_000_000, "what could never fit is too large from the start");
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let ask = |key| {
            let (now, most) = (Arc::clone(&now), Arc::clone(&most));
            studio.picture(key, ClientKey::UNLIMITED, 1_000_000, move || {
                most.fetch_max(now.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(10));
                now.fetch_sub(1, Ordering::Relaxed);
                Ok(vec![1; 1000])
            })
        };
        let (one, two, three) = tokio::join!(ask(1), ask(2), ask(3));
        assert!(one.is_ok() && two.is_ok() && three.is_ok());
        assert_eq!(most.load(Ordering::Relaxed), 1);
        assert!(budget.held() >= 1000 && budget.held() < 4000, "the pictures are kept, their working memory is not");
    }

    #[tokio::test]
    async fn a_picture_that_nobody_waited_for_to_the_end_is_kept() {
        let studio = RenderPool::default();
        let make = || {
            std::thread::sleep(Duration::from_millis(30));
            Ok(vec![1])
        };
        let given_up = tokio::time::timeout(Duration::from_millis(5), studio.picture(1, ClientKey::UNLIMITED, 1, make)).await;
        assert!(given_up.is_err());
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert_eq!(studio.kept(1), Some(Bytes::from(vec![1])));
    }
}
