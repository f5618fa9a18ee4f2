//! Kept revisions that are asked for: read one at a time within the budget of memory, and held until others need the room.
//!
//! Together they have half of the budget, those included of which answers are made, so that there is room for the answers. One that
//! does not fit into it is read when no other is there, counted as all of that half, and held by the answers that are made of it alone.

use super::{
    super::problem::ApiError,
    client_key::ClientKey,
    lane::Lane,
    memory::{MemoryBudget, Reservation, Shrink},
    off_workers,
};
use crate::published::{Known, Live, Published};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};
use tokio::time::sleep;

/// Requests that wait for a kept revision to be read; more are refused.
const MOST_WAITING: usize = 64;
/// What revisions have of the budget: one in so many.
const PART: u64 = 2;
/// Memory that others give back is looked for so often.
const LOOK: Duration = Duration::from_millis(50);

/// Reads and holds kept revisions.
#[derive(Debug)]
pub struct Revisions {
    lane: Arc<Lane>,
    memory: Arc<MemoryBudget>,
    /// The part of it that revisions have.
    part: Arc<MemoryBudget>,
    held: Arc<Held>,
}

#[derive(Debug, Default)]
struct Held(Mutex<Inside>);

#[derive(Debug, Default)]
struct Inside {
    /// The one that was asked for last comes first.
    kept: VecDeque<Arc<Published>>,
    /// Those that only answers hold.
    lent: Vec<Weak<Published>>,
}

impl Revisions {
    /// Revisions within a budget: the first that make room for other work.
    #[must_use]
    pub fn within(memory: &Arc<MemoryBudget>) -> Self {
        let (held, part) = (Arc::<Held>::default(), MemoryBudget::new(memory.limit() / PART));
        memory.shrinks(&held);
        part.shrinks(&held);
        let lane = Arc::new(Lane::new(1, MOST_WAITING).within(&part));
        Self { lane, memory: Arc::clone(memory), part, held }
    }

    /// Returns the revision that 12 digits or more name; one that is not held is read, away from the threads that answer. None where it
    /// is not known or cannot be read.
    ///
    /// # Errors
    /// [`ApiError::Busy`] when too many wait for others, or when it does not fit and another one is there.
    pub async fn find(&self, live: &Live, share: ClientKey, digits: &str) -> Result<Option<Arc<Published>>, ApiError> {
        let revision = match live.find(digits) {
            None => return Ok(None),
            Some(Known::Ready(published)) => return Ok(Some(published)),
            Some(Known::Kept(revision)) => revision,
        };
        let id = &revision.id;
        let held = || self.held.find(|published| published.revision.id == *id);
        if let Some(published) = held() {
            return Ok(Some(published));
        }
        let Some(needs) = live.memory_to_read(id) else { return Ok(None) };
        let most = self.part.limit();
        let mut permit = self.lane.permit_with(share, needs, if needs <= most { needs } else { 0 }).await?;
        // Somebody else may have asked for the same.
        if let Some(published) = held() {
            return Ok(Some(published));
        }
        let mut of_part = match permit.take_memory() {
            Some(reservation) => reservation,
            None => {
                while self.held.shrink() {}
                self.part.admit()?;
                self.part.count(needs)
            }
        };
        let mut of_all = self.reserved(needs.min(most)).await;
        let read = off_workers(permit, || live.read(&revision));
        Ok(read.map(|published| {
            let (bytes, counted) = (published.bytes, published.bytes.min(most));
            of_part.resize(bytes);
            of_all.resize(counted);
            let published = Arc::new(published.charged(counted, (of_part, of_all)));
            self.held.hold(&published, bytes <= most);
            published
        }))
    }

    /// Waits until the budget has so many bytes.
    async fn reserved(&self, bytes: u64) -> Reservation {
        loop {
            if let Some(reservation) = self.memory.reserve(bytes) {
                return reservation;
            }
            sleep(LOOK).await;
        }
    }
}

impl Held {
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The revision that is meant, which was then asked for last.
    fn find(&self, is_it: impl Fn(&Published) -> bool) -> Option<Arc<Published>> {
        let mut inside = self.inside();
        if let Some(at) = inside.kept.iter().position(|published| is_it(published)) {
            let found = inside.kept.remove(at)?;
            inside.kept.push_front(Arc::clone(&found));
            return Some(found);
        }
        inside.lent.iter().filter_map(Weak::upgrade).find(|published| is_it(published))
    }

    /// Holds a revision as the last that was asked for; one that is only lent is found as long as somebody has it.
    fn hold(&self, published: &Arc<Published>, is_kept: bool) {
        let mut inside = self.inside();
        inside.lent.retain(|lent| lent.strong_count() > 0);
        if is_kept {
            inside.kept.push_front(Arc::clone(published));
        } else {
            inside.lent.push(Arc::downgrade(published));
        }
    }
}

impl Shrink for Held {
    fn shrink(&self) -> bool {
        let mut inside = self.inside();
        // What an answer is made of would not give its memory back.
        let last = inside.kept.iter().rposition(|published| Arc::strong_count(published) == 1);
        let dropped = last.and_then(|last| inside.kept.remove(last));
        drop(inside);
        dropped.is_some()
    }
}
