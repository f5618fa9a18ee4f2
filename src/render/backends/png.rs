//! Writes pictures as PNG, with metadata as international text (iTXt, PNG 3rd edition 11.3.3.4).

use super::{metadata::Metadata, raster::paint};
use crate::render::picture::Picture;
use png::{
    BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter, PixelDimensions, Unit, text_metadata::ITXtChunk,
};

/// Writes the picture as a PNG with `scale` pixels for each CSS pixel; the file states the resolution.
///
/// # Errors
/// Fails if the size is zero or too large, or if the encoder fails.
pub fn png(picture: &Picture, scale: f64, metadata: &Metadata) -> Result<Vec<u8>, EncodingError> {
    let pixmap =
        paint(picture, scale).ok_or_else(|| EncodingError::IoError(std::io::Error::other("a picture without a size")))?;
    // Every pixel is opaque, so alpha is left out.
    let pixels = opaque(pixmap.data());
    let mut out = Vec::with_capacity(pixels.len() / 8);
    let mut encoder = Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    // Most rows are runs of few colours, which filters would hide.
    encoder.set_deflate_compression(DeflateCompression::Level(3));
    encoder.set_filter(Filter::NoFilter);
    let per_metre = per_metre(scale);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    let mut writer = encoder.write_header()?;
    for (keyword, text) in metadata.pairs() {
        let mut chunk = ITXtChunk::new(keyword, text);
        chunk.language_tag.clone_from(&picture.language);
        writer.write_text_chunk(&chunk)?;
    }
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(out)
}

/// Returns red, green and blue of opaque pixels.
pub(crate) fn opaque(pixels: &[u8]) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks::<4>();
    let mut out = vec![0; pixels.len() * 3];
    let (places, _) = out.as_chunks_mut::<3>();
    places.iter_mut().zip(pixels).for_each(|(place, &[red, green, blue, _])| *place = [red, green, blue]);
    out
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a scale is between a half and twenty")]
fn per_metre(scale: f64) -> u32 {
    (scale * 96.0 / 0.0254).round() as u32
}
