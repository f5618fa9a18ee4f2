//! What is kept of the work that was done: bounded in bytes, and given up when the budget of memory is short.

use super::memory::{MemoryBudget, Shrink};
use bytes::Bytes;
use quick_cache::{Weighter, sync::Cache};
use std::{hash::Hash, ops::Deref, sync::Arc};

/// Something whose bytes are counted.
pub trait Weigh {
    /// Its bytes, with what they need beside them.
    fn weight(&self) -> u64;
}

impl Weigh for Bytes {
    fn weight(&self) -> u64 {
        self.len() as u64 + 64
    }
}

/// Weighs what is kept.
#[derive(Clone, Copy, Debug)]
pub struct ByBytes;

impl<K, V: Weigh> Weighter<K, V> for ByBytes {
    fn weight(&self, _: &K, value: &V) -> u64 {
        value.weight()
    }
}

/// A cache that has a part of the budget of memory, and makes room for other work when the budget is short.
#[derive(Debug)]
pub struct BudgetedCache<K, V>(Cache<K, V, ByBytes>);

impl<K, V> BudgetedCache<K, V>
where
    K: Eq + Hash + Clone + Send + Sync + 'static,
    V: Weigh + Clone + Send + Sync + 'static,
{
    /// A cache of one in `part` of the budget; `expected` values size its first allocation.
    #[must_use]
    pub fn within(memory: &Arc<MemoryBudget>, part: u64, expected: usize) -> Arc<Self> {
        let kept = Arc::new(Self(Cache::with_weighter(expected, memory.limit() / part, ByBytes)));
        memory.shrinks(&kept);
        kept
    }
}

impl<K, V> Deref for BudgetedCache<K, V> {
    type Target = Cache<K, V, ByBytes>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<K, V> Shrink for BudgetedCache<K, V>
where
    K: Eq + Hash + Clone + Send + Sync,
    V: Weigh + Clone + Send + Sync,
{
    fn shrink(&self) -> bool {
        let had_some = !self.0.is_empty();
        self.0.clear();
        had_some
    }
}
