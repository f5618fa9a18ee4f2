//! Positions in the lists of an atlas, as the 32 bits that its tables hold.

/// A position as 32 bits.
#[expect(clippy::cast_possible_truncation, reason = "a dataset of four thousand million entries does not fit in memory")]
pub(super) fn position(index: usize) -> u32 {
    index as u32
}
