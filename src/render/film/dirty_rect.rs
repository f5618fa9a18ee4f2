//! Finds the smallest rectangle that contains all changes between two frames.

use super::frames::Frame;

/// The previous frame, to compare the next one with.
#[derive(Debug, Default)]
pub(super) struct PreviousFrame(Option<Vec<[u8; 4]>>);

impl PreviousFrame {
    /// The pixels; empty before the first frame.
    pub(super) fn pixels(&self) -> Option<&[[u8; 4]]> {
        self.0.as_deref()
    }

    /// Returns the changed rectangle of a frame; for the first frame, all of it.
    pub(super) fn damage(&self, frame: &Frame) -> DirtyRect {
        self.pixels().map_or_else(|| DirtyRect::whole(frame), |before| DirtyRect::of(before, frame))
    }

    /// Stores a frame.
    pub(super) fn keep(&mut self, frame: &Frame) {
        match &mut self.0 {
            Some(before) => before.copy_from_slice(frame.pixels()),
            None => self.0 = Some(frame.pixels().to_vec()),
        }
    }
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DirtyRect {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl DirtyRect {
    /// Returns the rectangle of the whole frame.
    fn whole(frame: &Frame) -> Self {
        Self { left: 0, top: 0, width: frame.width(), height: frame.height() }
    }

    /// Returns the changed rectangle, or a single pixel if nothing changed, since a frame cannot be empty.
    fn of(before: &[[u8; 4]], frame: &Frame) -> Self {
        let width = frame.width() as usize;
        let rows = before.chunks(width).zip(frame.pixels().chunks(width)).enumerate();
        let (mut left, mut right, mut top, mut bottom) = (width, 0, None, 0);
        for (row, (old, new)) in rows.filter(|(_, (old, new))| old != new) {
            let differs = |(old, new): (&[u8; 4], &[u8; 4])| old != new;
            left = left.min(old.iter().zip(new).position(differs).unwrap_or(left));
            right = right.max(old.iter().zip(new).rposition(differs).map_or(right, |at| at + 1));
            top.get_or_insert(row);
            bottom = row + 1;
        }
        let Some(top) = top else { return Self { left: 0, top: 0, width: 1, height: 1 } };
        let narrow = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Self { left: narrow(left), top: narrow(top), width: narrow(right - left), height: narrow(bottom - top) }
    }

    /// Returns the rows of a frame inside the rectangle.
    pub(super) fn rows<'f>(&self, pixels: &'f [[u8; 4]], width: u32) -> impl Iterator<Item = &'f [[u8; 4]]> + use<'f> {
        let (left, right) = (self.left as usize, (self.left + self.width) as usize);
        let rows = pixels.chunks(width as usize).skip(self.top as usize).take(self.height as usize);
        rows.map(move |row| &row[left..right])
    }
}
