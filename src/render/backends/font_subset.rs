//! Subsets the font to the characters of a picture, to embed it in the file.
//!
//! The subset keeps outlines and advances and drops kerning, so that a browser sets text exactly as it was measured here. The
//! tables that browsers need and PDF does not (`cmap`, `OS/2`, `post`) are added, and the result is packed as WOFF 1.0.

use crate::render::font::{FONTS, face};
use flate2::{Compression, write::ZlibEncoder};
use std::{collections::BTreeMap, io::Write};
use subsetter::GlyphRemapper;

/// The characters of a picture and their glyphs in the subset.
type Map = BTreeMap<u32, u16>;

/// Returns a WOFF of one weight with only these characters, or `None` if the font has none of them.
#[must_use]
pub fn woff(letters: impl IntoIterator<Item = char>, is_bold: bool) -> Option<Vec<u8>> {
    let face = face(is_bold)?;
    let wanted: BTreeMap<u32, u16> =
        letters.into_iter().filter_map(|letter| Some((u32::from(letter), face.glyph_index(letter)?.0))).collect();
    if wanted.is_empty() {
        return None;
    }
    let mut mapper = GlyphRemapper::new();
    let map: Map = wanted.into_iter().map(|(letter, glyph)| (letter, mapper.remap(glyph))).collect();
    let full = FONTS[usize::from(is_bold)];
    let small = subsetter::subset(full, 0, &mapper).ok()?;
    let mut tables: BTreeMap<[u8; 4], Vec<u8>> = tables(&small)?.into_iter().map(|(tag, table)| (tag, table.to_vec())).collect();
    let original = self::tables(full)?;
    for tag in [*b"OS/2", *b"name"] {
        tables.insert(tag, original.get(&tag)?.to_vec());
    }
    tables.insert(*b"cmap", cmap(&map));
    tables.insert(*b"post", post());
    packed(&tables)
}

/// Font tables by tag.
fn tables(font: &[u8]) -> Option<BTreeMap<[u8; 4], &[u8]>> {
    let count = usize::from(u16::from_be_bytes(font.get(4..6)?.try_into().ok()?));
    let record = |number: usize| {
        let record = font.get(12 + 16 * number..28 + 16 * number)?;
        let long = |at: usize| Some(u32::from_be_bytes(record.get(at..at + 4)?.try_into().ok()?) as usize);
        let (start, length) = (long(8)?, long(12)?);
        Some((record.get(..4)?.try_into().ok()?, font.get(start..start + length)?))
    };
    (0..count).map(record).collect()
}

/// A `cmap` of format 12, one group for each run of letters and glyphs.
fn cmap(map: &Map) -> Vec<u8> {
    let mut groups: Vec<(u32, u32, u32)> = Vec::new();
    for (&letter, &glyph) in map {
        let glyph = u32::from(glyph);
        match groups.last_mut() {
            Some((start, end, first)) if *end + 1 == letter && *first + (letter - *start) == glyph => *end = letter,
            _ => groups.push((letter, letter, glyph)),
        }
    }
    let count = u32::try_from(groups.len()).unwrap_or(0);
    let mut out = Vec::new();
    // Version 0, one table: platform 3 (Windows), encoding 10 (all of Unicode), 12 bytes on.
    [0_u16, 1, 3, 10].iter().for_each(|value| out.extend(value.to_be_bytes()));
    out.extend(12_u32.to_be_bytes());
    [12_u16, 0].iter().for_each(|value| out.extend(value.to_be_bytes()));
    [16 + 12 * count, 0, count].iter().for_each(|value| out.extend(value.to_be_bytes()));
    groups.iter().flat_map(|&(start, end, first)| [start, end, first]).for_each(|value| out.extend(value.to_be_bytes()));
    out
}

/// A `post` of version 3: no names.
fn post() -> Vec<u8> {
    let mut out = vec![0; 32];
    out[..4].copy_from_slice(&0x0003_0000_u32.to_be_bytes());
    out
}

/// The tables as one WOFF file (W3C Recommendation of 13 December 2012).
fn packed(tables: &BTreeMap<[u8; 4], Vec<u8>>) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let padded = |length: usize| length.next_multiple_of(4);
    let mut directory: Vec<u8> = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    let start = 44 + 20 * tables.len();
    let mut plain = 12 + 16 * tables.len();
    for (tag, table) in tables {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(table).ok()?;
        let squeezed = encoder.finish().ok()?;
        let kept = if squeezed.len() < table.len() { &squeezed } else { table };
        directory.extend(tag);
        for value in [start + data.len(), kept.len(), table.len()] {
            directory.extend(u32::try_from(value).ok()?.to_be_bytes());
        }
        directory.extend(checksum(table).to_be_bytes());
        data.extend(kept);
        data.resize(padded(data.len()), 0);
        plain += padded(table.len());
    }
    let mut out = Vec::with_capacity(start + data.len());
    out.extend(b"wOFF");
    out.extend(0x0001_0000_u32.to_be_bytes());
    out.extend(u32::try_from(start + data.len()).ok()?.to_be_bytes());
    out.extend(count.to_be_bytes());
    out.extend([0; 2]);
    out.extend(u32::try_from(plain).ok()?.to_be_bytes());
    out.extend([0; 24]);
    out.extend(directory);
    out.extend(data);
    Some(out)
}

fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0_u32, |sum, word| {
        let mut whole = [0; 4];
        whole[..word.len()].copy_from_slice(word);
        sum.wrapping_add(u32::from_be_bytes(whole))
    })
}
