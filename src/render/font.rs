//! Measures text with the advances of the embedded fonts.
//!
//! Kerning and shaping are ignored: they change the width of a name by about a pixel, less than the halo of a label.

use std::sync::LazyLock;
use ttf_parser::Face;

/// The embedded fonts, regular and semi-bold: Noto Sans with Latin, Cyrillic, Armenian and Georgian in one file.
pub const FONTS: [&[u8]; 2] =
    [include_bytes!("../../fonts/NotoSans-Regular.ttf"), include_bytes!("../../fonts/NotoSans-SemiBold.ttf")];

/// The name of the font family in CSS, SVG and the map's style.
pub const FAMILY: &str = "Noto Sans";

static FACES: LazyLock<[Option<Face<'static>>; 2]> = LazyLock::new(|| FONTS.map(|font| Face::parse(font, 0).ok()));

/// Returns the face of a weight; `None` only if the embedded file is broken, which a test excludes.
#[must_use]
pub fn face(is_bold: bool) -> Option<&'static Face<'static>> {
    FACES[usize::from(is_bold)].as_ref()
}

/// Font units per em; the same for both weights.
#[must_use]
pub fn units_per_em() -> f64 {
    face(false).map_or(1000.0, |face| f64::from(face.units_per_em()))
}

/// Returns the width of a text at a font size, in pixels.
#[must_use]
pub fn width(text: &str, size: f64, is_bold: bool) -> f64 {
    text.chars().map(|letter| glyph(letter, is_bold).1).sum::<f64>() * size
}

/// Characters below this one, which include all of our scripts, are cached.
const TABLED: u32 = 0x1100;

static TABLES: LazyLock<[Vec<(u16, f64)>; 2]> = LazyLock::new(|| {
    [false, true]
        .map(|is_bold| (0..TABLED).map(|code| char::from_u32(code).map_or((0, 0.6), |letter| found(letter, is_bold))).collect())
});

/// Returns the glyph of a character and its advance in em; a missing character gets an average advance.
#[must_use]
pub fn glyph(letter: char, is_bold: bool) -> (u16, f64) {
    let tabled = TABLES[usize::from(is_bold)].get(letter as usize);
    tabled.copied().unwrap_or_else(|| found(letter, is_bold))
}

fn found(letter: char, is_bold: bool) -> (u16, f64) {
    let known = face(is_bold).and_then(|face| {
        let glyph = face.glyph_index(letter)?;
        Some((glyph.0, f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em())))
    });
    known.unwrap_or((0, 0.6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_of_the_data_is_measured() {
        for text in ["Berdzor / Lachin", "Բերձոր", "Laçın Şuşa ə", "Лачин", "ლაჩინი"] {
            let known = |letter: char| FACES[0].as_ref().unwrap().glyph_index(letter).is_some();
            assert!(text.chars().all(known), "{text}");
            assert!(width(text, 10.0, true) > width(text, 10.0, false), "{text}: semi-bold is wider");
        }
        assert!(width("iii", 10.0, false) < width("mmm", 10.0, false));
        assert!(width("", 10.0, false).abs() < f64::EPSILON);
    }
}
