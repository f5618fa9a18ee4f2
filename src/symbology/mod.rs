//! What a place can look like: one look for each status of the dataset, and one for each answer to "could this traveller pass?".
//!
//! A look is a colour, a dash and a glyph together, so that no one of them is needed to tell two apart.

pub mod glyph;
pub mod palette;

use crate::chronicle::{
    dataset::Header,
    status::{AccessLevel, Status},
};
use glyph::Glyph;
use palette::{Palette, Theme, printed, status_colour};
use std::fmt::Write;

/// The look of one answer about passing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AccessSymbol {
    /// The word of the API for it.
    pub id: &'static str,
    light: &'static str,
    dark: &'static str,
    /// Dashes in line widths; empty is solid.
    pub dash: &'static [f64],
    /// The shape of its symbol.
    pub glyph: Glyph,
}

impl AccessSymbol {
    /// Its colour in a theme.
    #[must_use]
    pub fn colour(&self, theme: Theme) -> String {
        match theme {
            Theme::Light | Theme::Contrast => self.light.to_owned(),
            Theme::Dark => self.dark.to_owned(),
            Theme::Print => printed(self.light, PRINT_ORDER.iter().position(|id| *id == self.id).unwrap_or(0), ACCESS.len()),
        }
    }

    /// The look of what was recorded; nothing recorded has a look of its own.
    #[must_use]
    pub fn of(pass: Option<AccessLevel>) -> &'static Self {
        &ACCESS[match pass {
            Some(AccessLevel::Yes) => 0,
            Some(AccessLevel::Limited) => 1,
            Some(AccessLevel::No) => 2,
            Some(AccessLevel::Unknown) => 3,
            None => 4,
        }]
    }
}

/// The looks of access, in the order of a legend: blue, ochre and near-black differ for every kind of colour vision, the two greys
/// by dash and glyph from each other and from *no*.
pub const ACCESS: [AccessSymbol; 5] = [
    AccessSymbol { id: "yes", light: "#1f6fae", dark: "#5aa9e6", dash: &[], glyph: Glyph::Circle },
    AccessSymbol { id: "limited", light: "#a8690a", dark: "#e0a23c", dash: &[4.0, 1.5], glyph: Glyph::Half },
    AccessSymbol { id: "no", light: "#2a0710", dark: "#fbf3ee", dash: &[0.6, 0.8], glyph: Glyph::Bar },
    AccessSymbol { id: "unknown", light: "#77707d", dark: "#9a93a3", dash: &[0.5, 2.2], glyph: Glyph::Question },
    AccessSymbol { id: "not-recorded", light: "#80796c", dark: "#8a8579", dash: &[1.0, 5.0], glyph: Glyph::Ring },
];

/// From the darkest ink of a print to the lightest.
const PRINT_ORDER: [&str; 5] = ["no", "limited", "yes", "unknown", "not-recorded"];

/// A colour, a dash and a glyph under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// What the page calls it: the id of a status, or `access-` and the word of the API.
    pub name: String,
    /// The name of its colour among the custom properties of a style sheet, without the hyphens before it.
    pub variable: String,
    /// Its colour as `#rrggbb`.
    pub colour: String,
    /// Dashes in line widths; empty is solid.
    pub dash: Vec<f64>,
    /// The shape of its symbol.
    pub glyph: Glyph,
}

impl Symbol {
    /// The look of a status.
    #[must_use]
    pub fn of_status(header: &Header, status: &Status, theme: Theme) -> Self {
        Self {
            name: status.id.as_str().to_owned(),
            variable: format!("status-{}", status.id),
            colour: status_colour(header, status, theme),
            dash: status.dash.clone(),
            glyph: Glyph::from_word(&status.glyph).unwrap_or(Glyph::Dot),
        }
    }

    /// The look of an answer about passing.
    #[must_use]
    pub fn of_access(access: &AccessSymbol, theme: Theme) -> Self {
        Self {
            name: format!("access-{}", access.id),
            variable: format!("access-{}", access.id),
            colour: access.colour(theme),
            dash: access.dash.to_vec(),
            glyph: access.glyph,
        }
    }

    /// Every look of a dataset, statuses first.
    #[must_use]
    pub fn all(header: &Header, theme: Theme) -> Vec<Self> {
        let statuses = header.statuses.iter().map(|status| Self::of_status(header, status, theme));
        statuses.chain(ACCESS.iter().map(|access| Self::of_access(access, theme))).collect()
    }

    /// How much of the line its dashes fill, from 0 to 1.
    ///
    /// Where two roads share a stretch, the fuller line lies on top: a road in use is never covered by one that is planned.
    #[must_use]
    pub fn ink(&self) -> f64 {
        let total: f64 = self.dash.iter().sum();
        // An odd number of dashes is read twice, as in SVG, so that half of it is ink.
        if total <= 0.0 {
            1.0
        } else if self.dash.len() % 2 == 1 {
            0.5
        } else {
            self.dash.iter().step_by(2).sum::<f64>() / total
        }
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
        let _ = write!(css, "--status-{}:{};", status.id, status_colour(header, status, theme));
    }
    for access in &ACCESS {
        let _ = write!(css, "--access-{}:{};", access.id, access.colour(theme));
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_recorded_and_unknown_are_not_no() {
        let looks = [None, Some(AccessLevel::Unknown), Some(AccessLevel::No)].map(AccessSymbol::of);
        assert_eq!(looks.map(|look| look.id), ["not-recorded", "unknown", "no"]);
        for (at, one) in ACCESS.iter().enumerate() {
            for other in &ACCESS[at + 1..] {
                assert!(one.dash != other.dash && one.glyph != other.glyph, "{} and {}", one.id, other.id);
                for &theme in Theme::ALL {
                    assert_ne!(one.colour(theme), other.colour(theme));
                }
            }
        }
    }

    #[test]
    fn a_planned_road_has_less_ink_than_a_closed_one() {
        let header = crate::geodata::built_in().unwrap().header;
        let ink = |id: &str| Symbol::of_status(&header, header.status(id).unwrap(), Theme::Light).ink();
        assert!(ink("planned") < ink("closed") && ink("closed") < ink("open"));
        assert!(ink("unknown") < ink("planned"));
        assert!((ink("open") - 1.0).abs() < f64::EPSILON);
    }
}
