//! Textures: the tiles that fill an area, such as a bar of a ribbon or a swatch of a legend, so that a look is told without colour.

use super::glyph::Glyph;
use serde::Serialize;
use std::borrow::Cow;

/// In what a texture's lines are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// In the colour of the surface below.
    Paper,
    /// In the colour of the status.
    Ink,
}

/// A tile that fills an area: a ground in the fill of the status, and lines on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Texture {
    /// The name of the tile: equal for equal tiles, and for no others.
    #[serde(skip)]
    pub name: Cow<'static, str>,
    /// Width of the tile in pixels.
    pub width: f64,
    /// Height of the tile in pixels.
    pub height: f64,
    /// How opaque the ground is, from 0 to 1.
    pub ground: f64,
    /// The lines from the tile's upper left corner as SVG path data, to be stroked; empty for none.
    pub path: &'static str,
    /// In what they are drawn.
    pub mark: Mark,
    /// Width of the lines in pixels.
    pub stroke: f64,
}

impl Texture {
    /// Returns the texture of a glyph: the `number`th where several looks of one vocabulary share the glyph, counted from 0.
    ///
    /// Later ones have wider tiles and paler grounds. Lines on a full ground stay as they are: there the ground pales alone.
    #[must_use]
    pub fn of(glyph: Glyph, number: u8) -> Self {
        let base = base(glyph);
        if number == 0 {
            return base;
        }
        let step = f64::from(number);
        let thousandths = |value: f64| (value * 1_000.0).round() / 1_000.0;
        let name = Cow::Owned(format!("{glyph}-{}", number.saturating_add(1)));
        Self { name, width: base.width * (1.0 + step), ground: thousandths(base.ground / (1.0 + 1.5 * step)), ..base }
    }

    /// Returns the texture on a fill of its own, or as it is: lines stand out from such a fill in the colour of the symbol.
    #[must_use]
    pub fn drawn_on(self, has_fill: bool) -> Self {
        if !has_fill || self.mark == Mark::Ink {
            return self;
        }
        Self { name: Cow::Owned(format!("{}-on-fill", self.name)), mark: Mark::Ink, ..self }
    }
}

fn base(glyph: Glyph) -> Texture {
    let name = Cow::Borrowed(glyph.as_str());
    let tile = |ground, width, height, path, mark| Texture { name, width, height, ground, path, mark, stroke: 1.2 };
    match glyph {
        Glyph::Circle => tile(1.0, 8.0, 8.0, "", Mark::Paper),
        Glyph::Half => tile(1.0, 9.0, 9.0, "M-1 10 10-1M-1 1 1-1M8 10 10 8", Mark::Paper),
        Glyph::Diamond => tile(1.0, 10.0, 8.0, "M5 1.6 7.4 4 5 6.4 2.6 4z", Mark::Paper),
        Glyph::Arrow => tile(1.0, 9.0, 8.0, "M1 1 5 4 1 7", Mark::Paper),
        Glyph::Cross => tile(1.0, 6.0, 6.0, "M-1-1 7 7M-1 5 1 7M5-1 7 1", Mark::Paper),
        Glyph::Bar => Texture { stroke: 0.8, ..tile(1.0, 4.0, 8.0, "M2-1V9", Mark::Paper) },
        Glyph::Square => tile(0.35, 8.0, 6.0, "M0 1.5H8M0 4.5H8", Mark::Ink),
        Glyph::Triangle => tile(0.14, 8.0, 8.0, "M0 6 4 2 8 6", Mark::Ink),
        Glyph::Ring => tile(0.16, 10.0, 10.0, "M2.5 5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z", Mark::Ink),
        Glyph::Dash => tile(0.2, 9.0, 6.0, "M1 3H6", Mark::Ink),
        Glyph::Dot => tile(0.1, 10.0, 6.0, "M3 3h1.5", Mark::Ink),
        Glyph::Question => tile(0.12, 5.0, 5.0, "M1 1h1M3.5 3.5h1", Mark::Ink),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_has_textures_of_its_own() {
        let numbers = [0, 1, 2];
        let all: Vec<Texture> = Glyph::ALL.iter().flat_map(|&glyph| numbers.map(|number| Texture::of(glyph, number))).collect();
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                assert_ne!(one.name, other.name);
                let unnamed = |texture: &Texture| Texture { name: "".into(), ..texture.clone() };
                assert_ne!(unnamed(one), unnamed(other), "{} and {}", one.name, other.name);
            }
        }
    }
}
