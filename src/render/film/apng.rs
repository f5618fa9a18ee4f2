//! Writes films as animated PNG (PNG 3rd edition, 11.3.6): full colour, with only the changed rectangle of each frame.

use super::{FilmError, Recorder, dirty_rect::PreviousFrame, frames::Frame};
use crate::render::backends::{metadata::Metadata, png::opaque};
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter, Writer, text_metadata::ITXtChunk};
use std::io::Write;

/// A writer of animated PNG.
pub(super) struct Apng<W: Write> {
    writer: Writer<W>,
    before: PreviousFrame,
    width: u32,
}

impl<W: Write> Apng<W> {
    pub(super) fn new(
        out: W,
        (width, height): (u32, u32),
        count: u32,
        language: &str,
        metadata: &Metadata,
    ) -> Result<Self, FilmError> {
        let mut encoder = Encoder::new(out, width, height);
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::Balanced);
        encoder.set_filter(Filter::Up);
        // As often as it is looked at.
        encoder.set_animated(count, 0).map_err(refused)?;
        let mut writer = encoder.write_header().map_err(refused)?;
        for (keyword, text) in metadata.pairs() {
            let mut chunk = ITXtChunk::new(keyword, text);
            language.clone_into(&mut chunk.language_tag);
            writer.write_text_chunk(&chunk).map_err(refused)?;
        }
        Ok(Self { writer, before: PreviousFrame::default(), width })
    }
}

fn refused(error: EncodingError) -> FilmError {
    match error {
        EncodingError::IoError(error) => FilmError::Io(error),
        other => FilmError::Encoder(other.to_string()),
    }
}

impl<W: Write> Recorder for Apng<W> {
    fn frame(&mut self, frame: &Frame, hundredths: u32) -> Result<(), FilmError> {
        let damage = self.before.damage(frame);
        self.writer.set_frame_delay(u16::try_from(hundredths).unwrap_or(u16::MAX), 100).map_err(refused)?;
        if self.before.pixels().is_some() {
            self.writer.reset_frame_position().map_err(refused)?;
            self.writer.set_frame_dimension(damage.width, damage.height).map_err(refused)?;
            self.writer.set_frame_position(damage.left, damage.top).map_err(refused)?;
        }
        let rows: Vec<[u8; 4]> = damage.rows(frame.pixels(), self.width).flatten().copied().collect();
        self.writer.write_image_data(&opaque(rows.as_flattened())).map_err(refused)?;
        self.before.keep(frame);
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), FilmError> {
        self.writer.finish().map_err(refused)
    }
}
