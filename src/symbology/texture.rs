//! Textures: how an area is filled, such as a bar of a ribbon or a swatch of a legend.
//!
//! Passage is a ground between two rails, and the ground becomes a hatch where colours cannot be relied on: in the contrast theme, in
//! print and in forced colours. Arrows are drawn in every theme, since their status alone has a direction. Presence is an outline and no
//! report a row of dots, in every theme.

use super::{glyph::Glyph, palette::Theme};
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

/// A ground in the fill of the status, a tile of lines on it, an outline around it and a line along its middle.
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
    /// The dashes of the outline in pixels, empty for a solid one; none for no outline.
    pub edge: Option<&'static [f64]>,
    /// The dashes of the line along the middle in pixels, empty for a solid one; none for no line.
    pub middle: Option<&'static [f64]>,
    /// Whether the tile is drawn in every theme; others only where colours cannot be relied on ([`Theme::is_hatched`]).
    ///
    /// [`Theme::is_hatched`]: super::palette::Theme::is_hatched
    pub always: bool,
    /// The lines from the tile's upper left corner as SVG path data, to be stroked; empty for none.
    pub path: &'static str,
    /// In what they are drawn.
    pub mark: Mark,
    /// Width of the lines of tile and middle in pixels.
    pub stroke: f64,
}

impl Texture {
    /// Returns the texture of a glyph: the `number`th where several looks of one vocabulary share the glyph, counted from 0.
    ///
    /// Later ones have wider tiles and paler grounds, and of outlines the second is dotted or, where the first is filled, empty.
    #[must_use]
    pub fn of(glyph: Glyph, number: u8) -> Self {
        let base = base(glyph);
        if number == 0 {
            return base;
        }
        let step = f64::from(number);
        let thousandths = |value: f64| (value * 1_000.0).round() / 1_000.0;
        let name = Cow::Owned(format!("{glyph}-{}", number.saturating_add(1)));
        let (ground, width) = (thousandths(base.ground / (1.0 + 1.5 * step)), base.width * (1.0 + step));
        match glyph {
            Glyph::Square => Self { name, width, ground: 0.0, ..base },
            Glyph::Ring => Self { name, width, edge: Some(&[1.5, 2.5]), middle: None, ..base },
            _ => Self { name, width, ground, ..base },
        }
    }

    /// Returns the texture of what is not recorded: a hairline.
    #[must_use]
    pub fn hairline() -> Self {
        let plain = base(Glyph::Question);
        Self { name: Cow::Borrowed("hairline"), middle: Some(&[]), stroke: 1.0, ..plain }
    }

    /// Returns the texture on a fill of its own, or as it is: on such a fill the ground is full, and the lines of a hatch stand out in the
    /// colour of the symbol.
    #[must_use]
    pub fn drawn_on(self, has_fill: bool) -> Self {
        if !has_fill || self.always {
            return self;
        }
        let ground = if self.ground > 0.0 { 1.0 } else { 0.0 };
        Self { name: Cow::Owned(format!("{}-on-fill", self.name)), mark: Mark::Ink, ground, ..self }
    }

    /// Whether lines are drawn on the ground in a theme.
    #[must_use]
    pub fn has_lines(&self, theme: Theme) -> bool {
        !self.path.is_empty() && (self.always || theme.is_hatched())
    }
}

fn base(glyph: Glyph) -> Texture {
    let name = Cow::Borrowed(glyph.as_str());
    let bare = Texture {
        name,
        width: 8.0,
        height: 8.0,
        ground: 0.0,
        edge: Some(&[]),
        middle: None,
        always: false,
        path: "",
        mark: Mark::Ink,
        stroke: 1.2,
    };
    let hatch = |width, height, path| Texture { ground: 1.0, mark: Mark::Paper, width, height, path, ..bare.clone() };
    match glyph {
        Glyph::Circle => hatch(8.0, 8.0, ""),
        Glyph::Half => hatch(8.0, 11.0, "M2 5.5H6"),
        Glyph::Diamond => hatch(6.0, 6.0, "M-1 7 7-1M-1 1 1-1M5 7 7 5"),
        // Toward the left, as the road of a strip leads out.
        Glyph::Arrow => Texture { always: true, stroke: 1.6, ..hatch(9.0, 14.0, "M6 4 3 7 6 10") },
        Glyph::Cross => hatch(8.0, 8.0, "M-1-1 9 9M-1 9 9-1"),
        Glyph::Bar => hatch(4.0, 8.0, ""),
        Glyph::Square => Texture { ground: 0.14, ..bare },
        Glyph::Triangle => Texture { always: true, width: 16.0, height: 14.0, path: "M4 16 14-2", stroke: 1.0, ..bare },
        Glyph::Ring => Texture { middle: Some(&[1.5, 2.5]), ..bare },
        Glyph::Dash => Texture { middle: Some(&[]), ..bare },
        Glyph::Dot => Texture { edge: Some(&[5.0, 3.0]), ..bare },
        Glyph::Question => Texture { edge: None, middle: Some(&[2.0, 4.0]), stroke: 2.0, ..bare },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_are_hatched_only_where_colours_cannot_be_relied_on() {
        let is_drawn = |glyph: Glyph, theme| Texture::of(glyph, 0).has_lines(theme);
        for glyph in [Glyph::Half, Glyph::Diamond, Glyph::Cross] {
            let drawn = [Theme::Light, Theme::Dark, Theme::Contrast, Theme::Print].map(|theme| is_drawn(glyph, theme));
            assert_eq!(drawn, [false, false, true, true], "{glyph}");
        }
        assert!(Theme::ALL.iter().all(|&theme| is_drawn(Glyph::Arrow, theme) && !is_drawn(Glyph::Bar, theme)));
    }

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
