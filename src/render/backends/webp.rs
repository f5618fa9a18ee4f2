//! Writes pictures as lossless WebP, with metadata as XMP.

use super::{metadata::Metadata, png::opaque, raster::paint};
use crate::render::picture::Picture;
use image_webp::{ColorType, EncodingError, WebPEncoder};

/// Maximum side of a WebP in pixels.
pub const LONGEST: f64 = 16_383.0;

/// Writes the picture as a lossless WebP with `scale` pixels for each CSS pixel.
///
/// # Errors
/// Fails if the size is zero or too large, or if the encoder fails.
pub fn webp(picture: &Picture, scale: f64, metadata: &Metadata) -> Result<Vec<u8>, EncodingError> {
    let pixmap = paint(picture, scale).ok_or(EncodingError::InvalidDimensions)?;
    let mut out = Vec::new();
    let mut encoder = WebPEncoder::new(&mut out);
    encoder.set_xmp_metadata(metadata.xmp().into_bytes());
    encoder.encode(&opaque(pixmap.data()), pixmap.width(), pixmap.height(), ColorType::Rgb8)?;
    Ok(out)
}
