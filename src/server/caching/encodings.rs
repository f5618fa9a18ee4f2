//! Bytes as they are sent: in a coding, fast or as well as is worth it.

use crate::server::{middleware::style_hash::Style, params::negotiate::Coding};
use bytes::Bytes;
use std::io::{Read, Write};

/// How well an answer is compressed. Each has bytes of its own, and so a tag of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quality {
    /// At once, for whoever asked first.
    Quick,
    /// In the background, for all who ask later; also what is not compressed.
    Best,
}

/// An answer as it is sent.
#[derive(Clone, Debug)]
pub struct Coded {
    /// Its bytes.
    pub bytes: Bytes,
    /// How they are coded.
    pub coding: Coding,
    /// How well.
    pub quality: Quality,
    /// The style element of a document, for its policy.
    pub style: Option<Style>,
}

impl Coded {
    /// Bytes as they are.
    #[must_use]
    pub fn identity(bytes: Bytes) -> Self {
        Self { bytes, coding: Coding::Identity, quality: Quality::Best, style: None }
    }
}

/// The body as it was before it was compressed.
pub(crate) fn plain(coding: Coding, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut body = Vec::new();
    match coding {
        Coding::Identity => body.extend_from_slice(bytes),
        Coding::Gzip => {
            flate2::read::GzDecoder::new(bytes).read_to_end(&mut body)?;
        }
        Coding::Zstd => body = zstd::stream::decode_all(bytes)?,
        Coding::Brotli => {
            brotli::Decompressor::new(bytes, 4096).read_to_end(&mut body)?;
        }
    }
    Ok(body)
}

pub(crate) fn fast(coding: Coding, body: &[u8]) -> Vec<u8> {
    match coding {
        Coding::Identity => body.to_vec(),
        Coding::Gzip => gzip(body, 1),
        Coding::Zstd => zstd::bulk::compress(body, 1).unwrap_or_else(|_| body.to_vec()),
        Coding::Brotli => brotli(body, 2),
    }
}

pub(crate) fn best(coding: Coding, body: &[u8]) -> Vec<u8> {
    match coding {
        Coding::Identity => body.to_vec(),
        Coding::Gzip => gzip(body, 9),
        Coding::Zstd => zstd::bulk::compress(body, 12).unwrap_or_else(|_| body.to_vec()),
        Coding::Brotli => brotli(body, 9),
    }
}

// Writing to memory does not fail in any of these.

fn gzip(body: &[u8], level: u32) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 3), flate2::Compression::new(level));
    let _ = writer.write_all(body);
    writer.finish().unwrap_or_default()
}

fn brotli(body: &[u8], quality: i32) -> Vec<u8> {
    let lgwin = window(body.len());
    let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin, size_hint: body.len(), ..Default::default() };
    let mut out = Vec::with_capacity(body.len() / 3);
    let _ = brotli::BrotliCompress(&mut &body[..], &mut out, &parameters);
    out
}

/// Bits of the smallest window of Brotli that holds the whole body (RFC 7932, 9.1). The encoder takes some eight times the window of
/// memory, whatever the body, and each thread that has compressed keeps that.
fn window(length: usize) -> i32 {
    // Below 18 the encoder searches in another way.
    (18..22).find(|bits| length <= (1 << bits) - 16).unwrap_or(22)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_holds_the_body_and_is_no_larger() {
        let windows = [0, (1 << 18) - 16, (1 << 18) - 15, 500_000, (1 << 21) - 15, 9_000_000].map(window);
        assert_eq!(windows, [18, 18, 19, 19, 22, 22]);
    }

    #[test]
    fn bodies_of_every_window_come_back_whole() {
        for length in [1_000, 300_000, 3_000_000, 5_000_000] {
            let body: Vec<u8> = (0..length).map(|at: usize| ((at * at) >> 7) as u8).collect();
            for coded in [fast(Coding::Brotli, &body), best(Coding::Brotli, &body)] {
                assert!(plain(Coding::Brotli, &coded).unwrap() == body, "{length}");
            }
        }
    }
}
