//! The one palette of map, page and pictures.
//!
//! Land has one tint wherever it is: a colour never tells whose a territory is. Statuses bring their own colours with the
//! dataset; everything else is here, and a test holds that text has at least 4.5 : 1 on its ground and status lines 3 : 1 on
//! land (WCAG 2.2, 1.4.3 and 1.4.11).

use crate::chronicle::{dataset::Header, place::words, status::Status};
use serde::{Deserialize, Serialize};

words! {
    /// For which eyes and which room.
    Theme {
        /// Dark ink on pale paper.
        Light = "light",
        /// Light ink on a dark ground.
        Dark = "dark",
        /// Black on white, without soft tones.
        Contrast = "contrast",
        /// Ink on white paper, with a darkness of its own for each status, so that a print without colours tells them apart.
        Print = "print",
    }
}

impl Theme {
    /// Whether fills are hatched, so that they are told apart without colour.
    #[must_use]
    pub const fn is_hatched(self) -> bool {
        matches!(self, Self::Contrast | Self::Print)
    }
}

macro_rules! inks {
    ($($(#[$doc:meta])* $field:ident: $light:literal, $dark:literal, $contrast:literal, $print:literal;)*) => {
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
                const PRINT: Palette = Palette { $($field: $print),* };
                match theme {
                    Theme::Light => &LIGHT,
                    Theme::Dark => &DARK,
                    Theme::Contrast => &CONTRAST,
                    Theme::Print => &PRINT,
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
    ground: "#e9edee", "#14171b", "#ffffff", "#f1f1f1";
    /// All land, whoever holds it.
    land: "#ebe7dc", "#232a31", "#ffffff", "#f3f2ee";
    /// Rivers.
    water: "#7fa6bf", "#4d7690", "#9fc3d6", "#6f93ab";
    /// Lakes.
    lake: "#c3d8e2", "#23404f", "#c9e0ec", "#dde8ee";
    /// Names of waters.
    water_label: "#3f6c89", "#8fb6cf", "#003a52", "#355a73";
    /// Borders: a thin line.
    border: "#6e5f6d", "#a799a8", "#6b6b6b", "#555555";
    /// The soft band under a border.
    border_band: "#b9a9b4", "#574a58", "#b0b0b0", "#cccccc";
    /// Names of countries.
    country: "#6d6a72", "#a3a3ab", "#3a3a3a", "#555555";
    /// Names of regions.
    region: "#5a5048", "#c9bcae", "#2b2b2b", "#444444";
    /// The edge of a road.
    road: "#a39a8a", "#5d636c", "#4a4a4a", "#6f6f6f";
    /// Between the edge of a road and its status line.
    casing: "#fffdf9", "#14171a", "#ffffff", "#ffffff";
    /// An illustrative area and the ring of a position that is not exactly known.
    faint: "#8b8171", "#7d8590", "#333333", "#6b6b6b";
    /// Names of towns.
    label: "#3b3731", "#d5d3cd", "#000000", "#262626";
    /// Around the names of towns.
    halo: "#f6f3ea", "#1a2026", "#ffffff", "#ffffff";
    /// Names of bridges and other places that the map is about.
    strong_label: "#17140f", "#f6f4ee", "#000000", "#000000";
    /// Scale bar, grid and notes on the map.
    note: "#655e53", "#a3a7ad", "#000000", "#454545";
    /// Of the page.
    background: "#f3efe7", "#101215", "#ffffff", "#ffffff";
    /// Cards and panels of the page.
    surface: "#fffdf9", "#1a1d21", "#ffffff", "#ffffff";
    /// Text.
    text: "#1d1a16", "#eceae4", "#000000", "#000000";
    /// Text of less weight.
    muted: "#625c52", "#a6a9ae", "#2b2b2b", "#484848";
    /// Lines between parts.
    line: "#d9d2c5", "#343940", "#000000", "#b4b4b4";
    /// Links and what can be pressed.
    accent: "#1b5578", "#8cc4e6", "#00307a", "#00307a";
    /// Text on the accent.
    on_accent: "#ffffff", "#0b1a24", "#ffffff", "#ffffff";
    /// Around what the keyboard is on.
    focus: "#b0410e", "#ffb070", "#b00060", "#b00060";
}

/// The colour of a status in a theme. In print it keeps its hue and takes the darkness of its rank in the vocabulary.
#[must_use]
pub fn status_colour(header: &Header, status: &Status, theme: Theme) -> String {
    on_screen(theme, &status.colour.light, &status.colour.dark).map_or_else(
        || {
            let mut order: Vec<&Status> = header.statuses.iter().collect();
            // What is not known is the lightest: it weighs no more than what is.
            order.sort_by_key(|other| (other.unknown, std::cmp::Reverse(other.severity)));
            let rank = order.iter().position(|other| other.id == status.id).unwrap_or(0);
            printed(&status.colour.light, rank, order.len())
        },
        str::to_owned,
    )
}

/// Returns the colour for the ground of a theme; none in print, where a colour follows from its rank.
pub(crate) fn on_screen<'a>(theme: Theme, light: &'a str, dark: &'a str) -> Option<&'a str> {
    match theme {
        Theme::Light | Theme::Contrast => Some(light),
        Theme::Dark => Some(dark),
        Theme::Print => None,
    }
}

/// The fill of a status's roads and ribbons in a theme; in print it is the status's colour.
#[must_use]
pub fn status_fill(header: &Header, status: &Status, theme: Theme) -> String {
    let fill = status.fill.as_ref().and_then(|fill| on_screen(theme, &fill.light, &fill.dark));
    fill.map_or_else(|| status_colour(header, status, theme), str::to_owned)
}

/// The ink of what stands on a fill: the one of the two that stands out more.
#[must_use]
pub(crate) fn sign_on(fill: &str) -> String {
    const INKS: [&str; 2] = ["#ffffff", "#15191d"];
    let [white, black] = INKS.map(|ink| contrast(ink, fill).unwrap_or(1.0));
    INKS[usize::from(black > white)].to_owned()
}

/// The darkest and the lightest ink of a print (CIE L*): both stand out from white paper, 3 : 1 at the least.
const PRINTED: (f64, f64) = (8.0, 58.0);

/// The colour with the darkness of its rank among so many, the first the darkest; grey where there is no hue to keep.
pub(crate) fn printed(colour: &str, rank: usize, of: usize) -> String {
    let part = |number: usize| u32::try_from(number).map_or(0.0, f64::from);
    let lightness = PRINTED.0 + (PRINTED.1 - PRINTED.0) * part(rank) / part(of.saturating_sub(1)).max(1.0);
    let wanted = ((lightness + 16.0) / 116.0).powi(3);
    let Some(mut channels) = linear(colour) else { return colour.to_owned() };
    // Twice: what a full channel cannot take, the others do, and the hue pales.
    for _ in 0..4 {
        let now = luminance_of(channels).max(1e-4);
        channels = channels.map(|channel| (channel.max(1e-3) * wanted / now).clamp(0.0, 1.0));
    }
    let written = channels.map(|value| {
        let value = if value <= 0.003_130_8 { 12.92 * value } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
        format!("{:02x}", (value * 255.0).round() as u8)
    });
    format!("#{}", written.concat())
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio); none where one is not `#rrggbb`.
///
/// ```
/// use corridor::symbology::palette::contrast;
/// assert_eq!(contrast("#000000", "#ffffff"), Some(21.0));
/// ```
#[must_use]
pub fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// How light a colour is (CIE L*), from 0 to 100, for colours that are not nearly black; none where it is not `#rrggbb`.
#[must_use]
pub fn lightness(colour: &str) -> Option<f64> {
    luminance(colour).map(|light| 116.0 * light.cbrt() - 16.0)
}

fn luminance(colour: &str) -> Option<f64> {
    linear(colour).map(luminance_of)
}

fn luminance_of([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The channels of `#rrggbb` as light, from 0 to 1.
fn linear(colour: &str) -> Option<[f64; 3]> {
    let channels = channels(colour)?.map(|value| f64::from(value) / 255.0);
    Some(channels.map(|value| if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }))
}

/// Red, green and blue of `#rrggbb`; none where it is not that.
#[must_use]
pub fn channels(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbology::{ACCESS, AccessSymbol};

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
                    least(status.id.as_str(), theme, &status_colour(&header, status, theme), ground, 3.0);
                }
                for access in &ACCESS {
                    least(access.id, theme, &access.colour(theme), ground, 3.0);
                }
            }
        }
    }

    #[test]
    fn a_print_without_colours_tells_statuses_apart() {
        let header = crate::geodata::built_in().unwrap().header;
        let darkness = |colour: &str| lightness(colour).unwrap();
        let mut statuses: Vec<(f64, &Status)> =
            header.statuses.iter().map(|status| (darkness(&status_colour(&header, status, Theme::Print)), status)).collect();
        statuses.sort_by(|one, other| one.0.total_cmp(&other.0));
        for pair in statuses.windows(2) {
            let ((one, dark), (other, light)) = (pair[0], pair[1]);
            assert!(other - one >= 2.5, "{} and {}: {one:.1}, {other:.1}", dark.id, light.id);
            assert!(dark.glyph != light.glyph || dark.dash != light.dash, "{} and {}", dark.id, light.id);
        }
        let inks: Vec<f64> = ACCESS.iter().map(|access| darkness(&access.colour(Theme::Print))).collect();
        for (at, one) in inks.iter().enumerate() {
            assert!(inks[at + 1..].iter().all(|other| (one - other).abs() >= 8.0), "{inks:?}");
        }
    }

    #[test]
    fn a_style_sheet_gets_every_colour() {
        let header = crate::geodata::built_in().unwrap().header;
        let css = crate::symbology::css_variables(&header, Theme::Dark);
        let colour = |name: &str| css.iter().find(|(other, _)| other == name).map(|(_, colour)| colour.as_str());
        assert_eq!(colour("land"), Some("#232a31"));
        assert_eq!(colour("water-label"), Some("#8fb6cf"));
        assert_eq!(colour("status-humanitarian-only"), Some("#f2b883"));
        assert_eq!(colour("status-humanitarian-only-fill"), Some("#d98c47"));
        let access = AccessSymbol::of(None);
        assert_eq!(colour("access-not-recorded"), Some(access.colour(Theme::Dark).as_str()));
    }
}
