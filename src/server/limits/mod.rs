//! What keeps one client from being felt by another: limits of memory, of turns at work, and of each address.

pub mod budgeted_cache;
pub mod client_key;
pub mod connections;
pub mod lane;
pub mod memory;
pub mod progress;
pub mod revisions;

use super::problem::ApiError;
use client_key::ClientKey;
use lane::{Lane, Permit};
use std::{num::NonZeroUsize, sync::Arc, thread::available_parallelism};
use tokio::runtime::{Handle, RuntimeFlavor};

/// Requests that wait for a turn in the quick lane; more are refused.
const MOST_WAITING: usize = 256;

/// Work that takes more than a millisecond and less than a second: pages, tables, compression of large bodies.
#[must_use]
pub fn quick_lane() -> Lane {
    Lane::new(available_parallelism().map_or(2, NonZeroUsize::get).max(2), MOST_WAITING)
}

/// Waits for a permit of the lane, and does the work away from the threads that answer.
///
/// # Errors
/// [`ApiError::Busy`] when too many wait already.
pub async fn in_lane<T>(lane: &Arc<Lane>, share: ClientKey, size: u64, work: impl FnOnce() -> T) -> Result<T, ApiError> {
    let permit = lane.permit(share, size).await?;
    Ok(off_workers(permit, work))
}

/// Does the work on this thread, after the other requests of this thread were handed to another one. Where the runtime has one thread
/// only, as in tests, there is no other.
fn off_workers<T>(permit: Permit, work: impl FnOnce() -> T) -> T {
    let is_one_of_many = Handle::try_current().is_ok_and(|handle| handle.runtime_flavor() == RuntimeFlavor::MultiThread);
    let done = if is_one_of_many { tokio::task::block_in_place(work) } else { work() };
    drop(permit);
    done
}
