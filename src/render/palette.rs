//! The one palette of map, page and pictures.
//!
//! Land has one tint wherever it is: a colour never tells whose a territory is. Statuses bring their own colours with the
//! dataset; everything else is here, and a test holds that text has at least 4.5 : 1 on its ground and status lines 3 : 1 on
//! land (WCAG 2.2, 1.4.3 and 1.4.11).

use crate::chronicle::{dataset::Header, place::words, status::Status};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

words! {
    /// For which eyes and which room.
    Theme {
        /// Dark ink on pale paper.
        Light = "light",
        /// Light ink on a dark ground.
        Dark = "dark",
        /// Black on white, without soft tones.
        Contrast = "contrast",
    }
}

macro_rules! inks {
    ($($(#[$doc:meta])* $field:ident: $light:literal, $dark:literal, $contrast:literal;)*) => {
        /// Every colour that is not a status's, as `#rrggbb`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Palette {
            $($(#[$doc])* pub $field: &'static str,)*
        }

        impl Palette {
            /// The colours of a theme.
            #[must_use]
            pub const fn of(theme: Theme) -> &'static Self {
                const LIGHT: Palette = Palette { $($field: $light),* };
                const DARK: Palette = Palette { $($field: $dark),* };
                const CONTRAST: Palette = Palette { $($field: $contrast),* };
                match theme {
                    Theme::Light => &LIGHT,
                    Theme::Dark => &DARK,
                    Theme::Contrast => &CONTRAST,
                }
            }

            /// Each colour with its name.
            pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
                [$((stringify!($field), self.$field)),*].into_iter()
            }
        }
    };
}

inks! {
    /// Of the map, where there is no land: sea, and what lies beyond the basemap.
    ground: "#e9edee", "#14171b", "#ffffff";
    /// All land, whoever holds it.
    land: "#f8f5ef", "#1a1d21", "#ffffff";
    /// Lakes and rivers.
    water: "#c4d7df", "#2b3b46", "#9fc3d6";
    /// Names of waters.
    water_label: "#3d6273", "#9dbccb", "#003a52";
    /// Borders: soft and wide.
    border: "#b9b1a4", "#4c5158", "#6b6b6b";
    /// The edge of a road.
    road: "#a39a8a", "#5d636c", "#4a4a4a";
    /// Between the edge of a road and its status line.
    casing: "#fffdf9", "#14171a", "#ffffff";
    /// An illustrative area and the ring of a position that is not exactly known.
    faint: "#8b8171", "#7d8590", "#333333";
    /// Names of towns.
    label: "#3b3731", "#d5d3cd", "#000000";
    /// Around the names of towns.
    halo: "#f8f5ef", "#1a1d21", "#ffffff";
    /// Names of bridges and other places that the map is about.
    strong_label: "#17140f", "#f6f4ee", "#000000";
    /// Scale bar, grid and notes on the map.
    note: "#655e53", "#a3a7ad", "#000000";
    /// Of the page.
    background: "#f3efe7", "#101215", "#ffffff";
    /// Cards and panels of the page.
    surface: "#fffdf9", "#1a1d21", "#ffffff";
    /// Text.
    text: "#1d1a16", "#eceae4", "#000000";
    /// Text of less weight.
    muted: "#625c52", "#a6a9ae", "#2b2b2b";
    /// Lines between parts.
    line: "#d9d2c5", "#343940", "#000000";
    /// Links and what can be pressed.
    accent: "#1b5578", "#8cc4e6", "#00307a";
    /// Text on the accent.
    on_accent: "#ffffff", "#0b1a24", "#ffffff";
    /// Around what the keyboard is on.
    focus: "#b0410e", "#ffb070", "#b00060";
}

/// The colour of a status in a theme.
#[must_use]
pub fn status_colour(status: &Status, theme: Theme) -> &str {
    match theme {
        Theme::Light | Theme::Contrast => &status.colour.light,
        Theme::Dark => &status.colour.dark,
    }
}

/// The custom properties of a theme, for a rule of a style sheet: `--land:#…;` for the palette, `--status-closed:#…;` for statuses
/// and `--access-no:#…;` for access.
#[must_use]
pub fn css_variables(header: &Header, theme: Theme) -> String {
    let mut css = String::with_capacity(1_500);
    for (name, colour) in Palette::of(theme).entries() {
        let _ = write!(css, "--{}:{colour};", name.replace('_', "-"));
    }
    for status in &header.statuses {
        let _ = write!(css, "--status-{}:{};", status.id, status_colour(status, theme));
    }
    for access in &super::look::ACCESS {
        let _ = write!(css, "--access-{}:{};", access.id, access.colour(theme));
    }
    css
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio); none where one is not `#rrggbb`.
///
/// ```
/// use corridor::render::palette::contrast;
/// assert_eq!(contrast("#000000", "#ffffff"), Some(21.0));
/// ```
#[must_use]
pub fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let channel = |shift: u32| {
        let value = f64::from((number >> shift) & 0xff) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    Some(0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::look::ACCESS;

    fn least(what: &str, theme: Theme, one: &str, other: &str, least: f64) {
        let ratio = contrast(one, other).unwrap();
        assert!(ratio >= least, "{what} in {theme}: {one} on {other} is {ratio:.2}, below {least}");
    }

    #[test]
    fn text_can_be_read_on_its_ground_in_every_theme() {
        for &theme in Theme::ALL {
            let palette = Palette::of(theme);
            for ground in [palette.background, palette.surface] {
                for (what, ink) in [("text", palette.text), ("muted", palette.muted), ("accent", palette.accent)] {
                    least(what, theme, ink, ground, 4.5);
                }
                least("focus", theme, palette.focus, ground, 3.0);
            }
            least("text on the accent", theme, palette.on_accent, palette.accent, 4.5);
            for ground in [palette.land, palette.ground, palette.halo] {
                for (what, ink) in [("label", palette.label), ("strong label", palette.strong_label), ("note", palette.note)] {
                    least(what, theme, ink, ground, 4.5);
                }
            }
            least("water label", theme, palette.water_label, palette.land, 4.5);
            least("ring", theme, palette.faint, palette.land, 3.0);
        }
    }

    #[test]
    fn status_and_access_lines_stand_out_from_land_and_casing() {
        let header = crate::geodata::built_in().unwrap().header;
        for &theme in Theme::ALL {
            let palette = Palette::of(theme);
            for ground in [palette.land, palette.casing, palette.surface] {
                for status in &header.statuses {
                    least(status.id.as_str(), theme, status_colour(status, theme), ground, 3.0);
                }
                for access in &ACCESS {
                    least(access.id, theme, access.colour(theme), ground, 3.0);
                }
            }
        }
    }

    #[test]
    fn a_style_sheet_gets_every_colour() {
        let css = css_variables(&crate::geodata::built_in().unwrap().header, Theme::Dark);
        for wanted in
            ["--land:#1a1d21;", "--water-label:#9dbccb;", "--status-humanitarian-only:#f37c13;", "--access-not-recorded:#"]
        {
            assert!(css.contains(wanted), "{wanted} in {css}");
        }
    }
}
