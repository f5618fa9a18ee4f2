//! Writes films as GIF (89a): one palette for all frames, with only the changed rectangle of each frame.

use super::{
    FilmError, Recorder,
    dirty_rect::PreviousFrame,
    frames::Frame,
    quantize::{ColourTable, Index},
};
use crate::render::backends::metadata::Metadata;
use gif::{DisposalMethod, Encoder, Extension, Repeat};
use std::{borrow::Cow, io::Write};

/// A writer of GIF.
pub(super) struct Gif<W: Write> {
    encoder: Encoder<W>,
    index: Index,
    before: PreviousFrame,
    width: u32,
}

impl<W: Write> Gif<W> {
    pub(super) fn new(
        out: W,
        colours: &ColourTable,
        (width, height): (u32, u32),
        metadata: &Metadata,
    ) -> Result<Self, FilmError> {
        let side = |value: u32| u16::try_from(value).ok().ok_or(FilmError::NoFrame);
        // One more than the colours, for transparency.
        let mut palette = colours.bytes();
        palette.extend([0, 0, 0]);
        let mut encoder = Encoder::new(out, side(width)?, side(height)?, &palette).map_err(refused)?;
        encoder.set_repeat(Repeat::Infinite).map_err(refused)?;
        let lines: Vec<String> = metadata.pairs().iter().map(|(keyword, text)| format!("{keyword}: {text}")).collect();
        let comment = lines.join("\n");
        // A block of a comment has at most 255 bytes.
        let blocks: Vec<&[u8]> = comment.as_bytes().chunks(255).collect();
        encoder.write_raw_extension(Extension::Comment.into(), &blocks).map_err(refused)?;
        Ok(Self { encoder, index: Index::new(colours.clone()), before: PreviousFrame::default(), width })
    }
}

fn refused(error: gif::EncodingError) -> FilmError {
    match error {
        gif::EncodingError::Io(error) => FilmError::Io(error),
        other => FilmError::Encoder(other.to_string()),
    }
}

impl<W: Write> Recorder for Gif<W> {
    fn frame(&mut self, frame: &Frame, hundredths: u32) -> Result<(), FilmError> {
        let damage = self.before.damage(frame);
        let clear = self.index.clear();
        let mut buffer = Vec::with_capacity((damage.width * damage.height) as usize);
        match self.before.pixels() {
            None => buffer.extend(frame.pixels().iter().map(|pixel| self.index.of(*pixel))),
            Some(before) => {
                // Unchanged pixels are transparent, which makes long runs that compress well.
                for (old, new) in damage.rows(before, self.width).zip(damage.rows(frame.pixels(), self.width)) {
                    let numbers = old.iter().zip(new);
                    buffer.extend(numbers.map(|(old, new)| if old == new { clear } else { self.index.of(*new) }));
                }
            }
        }
        let narrow = |value: u32| u16::try_from(value).unwrap_or(u16::MAX);
        let written = gif::Frame {
            delay: narrow(hundredths),
            dispose: DisposalMethod::Keep,
            transparent: self.before.pixels().map(|_| clear),
            left: narrow(damage.left),
            top: narrow(damage.top),
            width: narrow(damage.width),
            height: narrow(damage.height),
            buffer: Cow::Owned(buffer),
            ..gif::Frame::default()
        };
        self.encoder.write_frame(&written).map_err(refused)?;
        self.before.keep(frame);
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), FilmError> {
        // The trailer is written here, so that a failure is reported.
        self.encoder.into_inner().map_err(refused)?.flush()?;
        Ok(())
    }
}
