//! One budget of memory for everything that requests make the server hold: kept answers, pictures and films, bodies that are being
//! sent, what waits to be compressed, kept revisions that are asked for, and the working memory of pictures and films.
//!
//! Whatever is held has a [`Reservation`], which ends with it. Bytes carry theirs along, so that a body counts from its making until the
//! last of its readers has it, in a cache or not. What is not yet held is admitted first, and what is kept makes room for it.

use super::client_key::ClientKey;
use crate::server::problem::ApiError;
use bytes::Bytes;
use std::{
    collections::HashMap,
    fmt,
    net::IpAddr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicU64, Ordering},
    },
};

/// The budget where no flag says another, in bytes.
pub const DEFAULT_BUDGET: u64 = 256 << 20;
/// A body below this size is not counted to its client: it takes thousands of them to be felt.
const COUNTED_TO_CLIENT: u64 = 16 << 10;
/// What part of the budget may be on its way to one client: one in so many.
const CLIENT_PART: u64 = 4;

/// Keeps what can be made again.
pub trait Shrink: Send + Sync {
    /// Drops some of what it keeps, or all; says whether it had anything to drop.
    fn shrink(&self) -> bool;
}

/// A budget of memory.
#[derive(Default)]
pub struct MemoryBudget {
    limit: u64,
    held: AtomicU64,
    peak: AtomicU64,
    caches: Mutex<Vec<Weak<dyn Shrink>>>,
    by_client: Mutex<HashMap<IpAddr, u64>>,
}

impl fmt::Debug for MemoryBudget {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("MemoryBudget").field("limit", &self.limit).field("held", &self.held()).finish_non_exhaustive()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl MemoryBudget {
    /// A budget of so many bytes.
    #[must_use]
    pub fn new(limit: u64) -> Arc<Self> {
        Arc::new(Self { limit, ..Self::default() })
    }

    /// Its bytes in all.
    #[must_use]
    pub fn limit(&self) -> u64 {
        self.limit
    }

    /// Bytes that are held now.
    #[must_use]
    pub fn held(&self) -> u64 {
        self.held.load(Ordering::Relaxed)
    }

    /// The most bytes that were held at once since the last call.
    #[must_use]
    pub fn take_peak(&self) -> u64 {
        self.peak.swap(self.held(), Ordering::Relaxed)
    }

    /// Has a cache make room when the budget is short; those that were named first go first.
    pub fn shrinks(&self, cache: &Arc<impl Shrink + 'static>) {
        let cache = Arc::clone(cache) as Arc<dyn Shrink>;
        locked(&self.caches).push(Arc::downgrade(&cache));
    }

    /// Reserves so many bytes if the budget has them, after what is kept has made room.
    #[must_use]
    pub fn reserve(self: &Arc<Self>, bytes: u64) -> Option<Reservation> {
        if bytes > self.limit {
            return None;
        }
        if let Some(reservation) = self.try_reserve(bytes) {
            return Some(reservation);
        }
        let caches: Vec<_> = locked(&self.caches).iter().filter_map(Weak::upgrade).collect();
        caches.into_iter().find_map(|cache| {
            while cache.shrink() {
                if let Some(reservation) = self.try_reserve(bytes) {
                    return Some(reservation);
                }
            }
            None
        })
    }

    fn try_reserve(self: &Arc<Self>, bytes: u64) -> Option<Reservation> {
        let room = |held: u64| held.checked_add(bytes).filter(|sum| *sum <= self.limit);
        let before = self.held.fetch_update(Ordering::Relaxed, Ordering::Relaxed, room).ok()?;
        self.peak.fetch_max(before + bytes, Ordering::Relaxed);
        Some(Reservation { budget: Arc::clone(self), bytes })
    }

    /// Counts so many bytes that are there already.
    #[must_use]
    pub fn count(self: &Arc<Self>, bytes: u64) -> Reservation {
        let before = self.held.fetch_add(bytes, Ordering::Relaxed);
        self.peak.fetch_max(before + bytes, Ordering::Relaxed);
        Reservation { budget: Arc::clone(self), bytes }
    }

    /// Counts a body to the client that it is sent to, until it has all of it. Its bytes are held by others, who count them.
    #[must_use]
    pub fn sending(self: &Arc<Self>, share: ClientKey, bytes: u64) -> Option<Sending> {
        let client = share.address().filter(|_| bytes >= COUNTED_TO_CLIENT)?;
        *locked(&self.by_client).entry(client).or_default() += bytes;
        Some(Sending { budget: Arc::clone(self), bytes, client })
    }

    /// Bytes that are counted until the last copy of them is dropped.
    #[must_use]
    pub fn bytes(self: &Arc<Self>, mut bytes: Vec<u8>) -> Bytes {
        bytes.shrink_to_fit();
        let reservation = self.count(bytes.len() as u64);
        Bytes::from_owner(Counted { bytes, _reservation: reservation })
    }

    /// Whether anything more may be made: not while the budget is spent on what cannot make room.
    ///
    /// # Errors
    /// [`ApiError::Busy`] then.
    pub fn admit(self: &Arc<Self>) -> Result<(), ApiError> {
        if self.held() < self.limit || self.reserve(1).is_some() { Ok(()) } else { Err(ApiError::Busy) }
    }

    /// Whether a client may ask for more: not while as many bytes as its part of the budget are on their way to it.
    ///
    /// # Errors
    /// [`ApiError::Busy`] then.
    pub fn admit_client(&self, share: ClientKey) -> Result<(), ApiError> {
        let Some(client) = share.address() else { return Ok(()) };
        let takes = locked(&self.by_client).get(&client).copied().unwrap_or(0);
        if takes > self.limit / CLIENT_PART { Err(ApiError::Busy) } else { Ok(()) }
    }
}

/// A part of a budget, given back when it is dropped.
#[derive(Debug)]
pub struct Reservation {
    budget: Arc<MemoryBudget>,
    bytes: u64,
}

impl Reservation {
    /// Counts so many bytes from now on.
    pub fn resize(&mut self, bytes: u64) {
        let held = &self.budget.held;
        if bytes > self.bytes {
            let more = bytes - self.bytes;
            let before = held.fetch_add(more, Ordering::Relaxed);
            self.budget.peak.fetch_max(before + more, Ordering::Relaxed);
        } else {
            held.fetch_sub(self.bytes - bytes, Ordering::Relaxed);
        }
        self.bytes = bytes;
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        self.budget.held.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

/// A body on its way to a client, until it is dropped.
#[derive(Debug)]
pub struct Sending {
    budget: Arc<MemoryBudget>,
    bytes: u64,
    client: IpAddr,
}

impl Drop for Sending {
    fn drop(&mut self) {
        let mut by_client = locked(&self.budget.by_client);
        if let Some(takes) = by_client.get_mut(&self.client) {
            *takes = takes.saturating_sub(self.bytes);
            if *takes == 0 {
                by_client.remove(&self.client);
            }
        }
    }
}

struct Counted {
    bytes: Vec<u8>,
    _reservation: Reservation,
}

impl AsRef<[u8]> for Counted {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Cache(Mutex<Vec<Bytes>>);

    impl Shrink for Cache {
        fn shrink(&self) -> bool {
            locked(&self.0).pop().is_some()
        }
    }

    #[test]
    fn what_is_kept_makes_room_for_what_is_made() {
        let budget = MemoryBudget::new(100);
        let cache = Arc::new(Cache(Mutex::default()));
        budget.shrinks(&cache);
        locked(&cache.0).push(budget.bytes(vec![0; 60]));
        assert!(budget.reserve(101).is_none());
        assert_eq!(budget.held(), 60, "what could never fit costs nobody anything");
        let reservation = budget.reserve(50).unwrap();
        assert_eq!(budget.held(), 50);
        assert!(budget.reserve(51).is_none());
        drop(reservation);
        assert_eq!(budget.held(), 0);
        assert_eq!(budget.take_peak(), 60);
    }

    #[test]
    fn a_cache_drops_no_more_than_is_needed() {
        let budget = MemoryBudget::new(100);
        let cache = Arc::new(Cache(Mutex::default()));
        budget.shrinks(&cache);
        locked(&cache.0).extend((0..5).map(|_| budget.bytes(vec![0; 20])));
        let reservation = budget.reserve(30).unwrap();
        assert_eq!((locked(&cache.0).len(), budget.held()), (3, 90));
        drop(reservation);
    }

    #[test]
    fn a_reservation_that_turns_out_too_large_or_too_small_is_corrected() {
        let budget = MemoryBudget::new(100);
        let mut reservation = budget.reserve(80).unwrap();
        reservation.resize(30);
        assert_eq!(budget.held(), 30);
        reservation.resize(110);
        assert_eq!((budget.held(), budget.take_peak()), (110, 110));
        drop(reservation);
        assert_eq!(budget.held(), 0);
    }

    #[test]
    fn bytes_count_until_the_last_copy_is_gone() {
        let budget = MemoryBudget::new(100);
        let bytes = budget.bytes(vec![1; 40]);
        let part = bytes.slice(3..5);
        drop(bytes);
        assert_eq!(budget.held(), 40);
        drop(part);
        assert_eq!(budget.held(), 0);
    }

    #[test]
    fn a_client_has_a_part_of_the_budget_and_others_have_theirs() {
        let budget = MemoryBudget::new(1 << 20);
        let (one, two) = (ClientKey::of("192.0.2.1".parse().unwrap()), ClientKey::of("192.0.2.2".parse().unwrap()));
        let bodies: Vec<_> = (0..5).map(|_| budget.sending(one, 64 << 10)).collect();
        assert_eq!(budget.admit_client(one), Err(ApiError::Busy));
        assert_eq!(budget.admit_client(two), Ok(()));
        assert!(budget.sending(ClientKey::UNLIMITED, 512 << 10).is_none());
        assert_eq!(budget.admit_client(ClientKey::UNLIMITED), Ok(()));
        drop(bodies);
        assert_eq!(budget.admit_client(one), Ok(()));
        assert!(locked(&budget.by_client).is_empty());
    }

    #[test]
    fn a_spent_budget_admits_nobody() {
        let budget = MemoryBudget::new(100);
        let all = budget.count(100);
        assert_eq!(budget.admit(), Err(ApiError::Busy));
        drop(all);
        assert_eq!(budget.admit(), Ok(()));
    }

    proptest! {
        #[test]
        fn reservations_never_exceed_the_budget_and_all_come_back(sizes in prop::collection::vec(0_u64..60, 0..40)) {
            let budget = MemoryBudget::new(100);
            let mut held = Vec::new();
            for size in sizes {
                let before = budget.held();
                match budget.reserve(size) {
                    Some(reservation) => held.push(reservation),
                    None => { prop_assert!(before + size > 100); held.pop(); }
                }
                prop_assert!(budget.held() <= 100);
            }
            drop(held);
            prop_assert_eq!(budget.held(), 0);
        }
    }
}
