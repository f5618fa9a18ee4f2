//! Where pictures are made: a few at once, away from the threads that answer, each once for all who ask at the same time, and
//! kept within a bound of bytes.

use crate::http::{compress::Key, error::ApiError};
use bytes::Bytes;
use quick_cache::{Weighter, sync::Cache};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::sync::Semaphore;

/// How pictures are made.
#[derive(Clone, Copy, Debug)]
pub struct PictureLimits {
    /// Pixels of a picture at the most.
    pub pixels: u64,
    /// Pictures that are made at once.
    pub at_once: usize,
    /// Requests that wait for their turn; more are refused.
    pub waiting: usize,
    /// Bytes of pictures that are kept.
    pub kept: u64,
}

impl Default for PictureLimits {
    fn default() -> Self {
        Self { pixels: 20_000_000, at_once: 2, waiting: 32, kept: 64 << 20 }
    }
}

#[derive(Clone, Copy, Debug)]
struct ByBytes;

impl Weighter<Key, Bytes> for ByBytes {
    fn weight(&self, _: &Key, bytes: &Bytes) -> u64 {
        bytes.len() as u64 + 64
    }
}

/// Makes and keeps pictures.
#[derive(Debug)]
pub struct Studio {
    /// Its limits.
    pub limits: PictureLimits,
    kept: Cache<Key, Bytes, ByBytes>,
    turns: Arc<Semaphore>,
    waiting: AtomicUsize,
}

impl Default for Studio {
    fn default() -> Self {
        Self::new(PictureLimits::default())
    }
}

impl Studio {
    /// A studio with these limits.
    #[must_use]
    pub fn new(limits: PictureLimits) -> Self {
        Self {
            kept: Cache::with_weighter(256, limits.kept, ByBytes),
            turns: Arc::new(Semaphore::new(limits.at_once)),
            waiting: AtomicUsize::new(0),
            limits,
        }
    }

    /// How many pictures are being made.
    #[must_use]
    pub fn count_under_way(&self) -> usize {
        self.limits.at_once.saturating_sub(self.turns.available_permits())
    }

    /// The picture with this key, if it is kept.
    #[must_use]
    pub fn kept(&self, key: Key) -> Option<Bytes> {
        self.kept.get(&key)
    }

    /// The picture with this key: kept, or under way for somebody else, or made now.
    ///
    /// # Errors
    /// When too many wait already, or making it fails.
    pub async fn picture(
        &self,
        key: Key,
        make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
    ) -> Result<Bytes, ApiError> {
        self.kept.get_or_insert_async(&key, self.made(make)).await
    }

    async fn made(&self, make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static) -> Result<Bytes, ApiError> {
        let _place = Place::take(&self.waiting, self.limits.waiting + self.limits.at_once)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.ok().ok_or(ApiError::Internal)?;
        // The turn goes with the work: whoever stops listening does not stop it.
        let work = move || {
            let made = make();
            drop(turn);
            made
        };
        let made = tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string()).and_then(|made| made);
        made.map(Bytes::from).map_err(|error| {
            tracing::error!(error, "a picture was not made");
            ApiError::Internal
        })
    }
}

/// A place among those who wait, given back when it is dropped.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize, most: usize) -> Result<Self, ApiError> {
        let place = Self(waiting);
        if waiting.fetch_add(1, Ordering::Relaxed) >= most { Err(ApiError::Busy) } else { Ok(place) }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[tokio::test]
    async fn equal_requests_are_made_once_and_what_was_made_is_kept() {
        let studio = Studio::default();
        let made = Arc::new(AtomicUsize::new(0));
        let ask = || {
            let made = Arc::clone(&made);
            studio.picture(7, move || {
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
        let studio = Studio::new(PictureLimits { at_once: 1, waiting: 1, ..PictureLimits::default() });
        let ask = |key| {
            studio.picture(key, || {
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
        let studio = Studio::default();
        assert_eq!(studio.picture(1, || Err("no".into())).await, Err(ApiError::Internal));
        assert!(studio.picture(1, || Ok(vec![1])).await.is_ok());
    }
}
