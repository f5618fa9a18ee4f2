//! The fonts hold what the data says, in every language and in both weights.

use std::{collections::BTreeSet, fs, path::Path};
use ttf_parser::{Face, Tag};

const WEIGHTS: [(&str, u16); 2] = [("Regular", 400), ("SemiBold", 600)];

fn read(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn text(path: &str) -> String {
    String::from_utf8(read(path)).unwrap()
}

/// The texts that a reader sees: the shipped data, and what README.md of the fonts promises between backticks.
fn letters() -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    for file in ["dataset.json", "places.geojson", "changes.json", "sources.json"] {
        letters.extend(text(&format!("geodata/lachin-corridor/{file}")).chars());
    }
    for file in ["land.geojson", "borders.geojson", "water.geojson", "towns.geojson", "locator.geojson"] {
        letters.extend(text(&format!("geodata/basemap/{file}")).chars());
    }
    letters.extend("– — “ ” „ ‘ ’ « » … · ° ± × − → ← ↔ ✓ † ‡ № ₾ ə ğ ı İ Ə Ğ ş ç ü ö ё Ё ք և ։ ჰ".chars());
    letters.retain(|letter| !letter.is_control());
    letters
}

#[test]
fn every_character_of_the_data_is_in_both_weights() {
    let letters = letters();
    assert!(letters.len() > 200, "only {} characters were read", letters.len());
    for (name, weight) in WEIGHTS {
        let bytes = read(&format!("fonts/NotoSans-{name}.ttf"));
        let face = Face::parse(&bytes, 0).unwrap();
        let missing: String = letters.iter().filter(|letter| face.glyph_index(**letter).is_none()).collect();
        assert_eq!(missing, "", "{name}");
        assert_eq!(face.weight().to_number(), weight, "{name}");
    }
}

#[test]
fn the_fonts_carry_no_hinting() {
    for (name, _) in WEIGHTS {
        let bytes = read(&format!("fonts/NotoSans-{name}.ttf"));
        let face = Face::parse(&bytes, 0).unwrap();
        for table in [b"fpgm", b"prep", b"cvt ", b"hdmx", b"VDMX"] {
            assert!(face.raw_face().table(Tag::from_bytes(table)).is_none(), "{name}: {}", Tag::from_bytes(table));
        }
    }
}

#[test]
fn the_two_weights_have_lines_of_one_height_and_fit_the_page() {
    let heights = WEIGHTS.map(|(name, _)| {
        let (woff2, bytes) = (read(&format!("fonts/NotoSans-{name}.woff2")), read(&format!("fonts/NotoSans-{name}.ttf")));
        assert_eq!(&woff2[..4], b"wOF2", "{name}");
        assert!(woff2.len() < 55_000, "{name}: {} bytes", woff2.len());
        let face = Face::parse(&bytes, 0).unwrap();
        (face.ascender(), face.descender(), face.line_gap(), face.units_per_em())
    });
    assert_eq!(heights[0], heights[1]);
}
