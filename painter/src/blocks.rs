//! A frame in blocks that are painted one after the other, so that a large one takes no more of a GPU's memory than a small one.

use crate::mesh::Bounds;

/// Pixels of the side of a block, at most.
const SIDE: u32 = 1280;

/// A part of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Pixels of the frame to its left.
    pub(crate) left: u32,
    /// Pixels of the frame above it.
    pub(crate) top: u32,
    /// Its width.
    pub(crate) width: u32,
    /// Its height.
    pub(crate) height: u32,
    /// Width and height of what is painted for it. It is the same for all blocks of a frame, and never twice as wide as high, for then
    /// the engine would look for tiles of the next zoom; what lies beyond the block is thrown away.
    pub(crate) sheet: (u32, u32),
}

impl Block {
    /// Where it lies.
    pub(crate) fn bounds(&self) -> Bounds {
        let high = [(self.left + self.width) as f32, (self.top + self.height) as f32];
        Bounds { low: [self.left as f32, self.top as f32], high }
    }
}

/// The blocks of a frame, row by row.
pub(crate) fn blocks(width: u32, height: u32) -> Vec<Block> {
    let part = |length: u32| length.div_ceil(length.div_ceil(SIDE));
    let (across, down) = (part(width), part(height));
    let sheet = (across, down.max((across * 13).div_ceil(25)));
    let row = |top: u32| {
        (0..width).step_by(across as usize).map(move |left| Block {
            left,
            top,
            width: across.min(width - left),
            height: down.min(height - top),
            sheet,
        })
    };
    (0..height).step_by(down as usize).flat_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_one_block() {
        let sheet = (1200, 630);
        assert_eq!(blocks(1200, 630), [Block { left: 0, top: 0, width: 1200, height: 630, sheet }]);
    }

    #[test]
    fn blocks_cover_every_pixel_once_and_their_sheets_stay_small() {
        for (width, height) in [(1, 1), (3840, 2160), (1281, 7), (7, 8000), (8192, 1200), (640, 360)] {
            let blocks = blocks(width, height);
            let pixels: u64 = blocks.iter().map(|block| u64::from(block.width) * u64::from(block.height)).sum();
            assert_eq!(pixels, u64::from(width) * u64::from(height), "{width} × {height}");
            for block in blocks {
                let (across, down) = block.sheet;
                assert!(block.left + block.width <= width && block.top + block.height <= height);
                assert!(across <= SIDE && down <= SIDE && block.width <= across && block.height <= down);
                assert!(f64::from(across) / f64::from(down) < 1.95);
            }
        }
    }
}
