//! Buffers that answers are joined in, used again while they are still in the processor's cache.
//!
//! A fresh buffer of a hundred kilobytes is cold memory, and writing to it costs more than finding what to write. Each thread
//! keeps a few; a buffer comes back when the last of its answer has been sent.

use crate::server::limits::memory::{MemoryBudget, Reservation};
use bytes::Bytes;
use std::{cell::RefCell, sync::Arc};

/// Buffers that a thread keeps at the most.
const MOST_KEPT: usize = 32;
/// Larger buffers are given back to the system: a whole table that was asked for once would be held for good.
const LARGEST_KEPT: usize = 1 << 20;

thread_local! {
    static FREE: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// An empty buffer.
pub(crate) fn take() -> Vec<u8> {
    FREE.with_borrow_mut(Vec::pop).unwrap_or_default()
}

/// Bytes whose buffer is kept for the next answer once they are sent.
pub(crate) fn lend(buffer: Vec<u8>, memory: &Arc<MemoryBudget>) -> Bytes {
    let reservation = memory.count(buffer.capacity() as u64);
    Bytes::from_owner(PooledBuffer { buffer, _reservation: reservation })
}

struct PooledBuffer {
    buffer: Vec<u8>,
    _reservation: Reservation,
}

impl AsRef<[u8]> for PooledBuffer {
    fn as_ref(&self) -> &[u8] {
        &self.buffer
    }
}

impl Drop for PooledBuffer {
    fn drop(&mut self) {
        let mut buffer = std::mem::take(&mut self.buffer);
        if buffer.capacity() > LARGEST_KEPT {
            return;
        }
        buffer.clear();
        // While a thread ends, its store may be gone; then the buffer simply ends too.
        let _ = FREE.try_with(|free| {
            if let Ok(mut free) = free.try_borrow_mut()
                && free.len() < MOST_KEPT
            {
                free.push(buffer);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_comes_back_empty_when_its_bytes_are_gone() {
        let mut buffer = take();
        buffer.extend_from_slice(b"an answer");
        let at = buffer.as_ptr();
        let bytes = lend(buffer, &MemoryBudget::new(100));
        let part = bytes.slice(3..);
        drop(bytes);
        assert_eq!(&part[..], b"answer", "a part keeps the whole");
        drop(part);
        let again = take();
        assert!(again.is_empty());
        assert_eq!(again.as_ptr(), at);
    }
}
