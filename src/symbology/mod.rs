//! What a place can look like: one look for each status of the dataset, and one for each answer to "could this traveller pass?".
//!
//! A look is a colour, a dash, a glyph and a texture together, so that no one of them is needed to tell two apart. They are decided here
//! alone: map, ribbons, legends, embeds, pictures and films read them from a [`Symbol`], the live page from `/style.json`.

pub mod glyph;
pub mod palette;
pub mod texture;

use crate::chronicle::{
    dataset::Header,
    status::{AccessLevel, Status},
};
use glyph::Glyph;
use palette::{Palette, Theme, on_screen, printed, sign_on, status_colour, status_fill};
use texture::Texture;

/// The look of one answer about passing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AccessSymbol {
    /// The word of the API for it.
    pub id: &'static str,
    light: &'static str,
    dark: &'static str,
    /// The fill of roads and ribbons, light and dark.
    fill: (&'static str, &'static str),
    /// Dashes in line widths; empty is solid.
    pub dash: &'static [f64],
    /// The shape of its symbol.
    pub glyph: Glyph,
}

impl AccessSymbol {
    /// Its colour in a theme.
    #[must_use]
    pub fn colour(&self, theme: Theme) -> String {
        on_screen(theme, self.light, self.dark).map_or_else(
            || printed(self.light, PRINT_ORDER.iter().position(|id| *id == self.id).unwrap_or(0), ACCESS.len()),
            str::to_owned,
        )
    }

    /// The fill of roads and ribbons in a theme; in print it is the colour.
    #[must_use]
    pub fn fill(&self, theme: Theme) -> String {
        on_screen(theme, self.fill.0, self.fill.1).map_or_else(|| self.colour(theme), str::to_owned)
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

/// The looks of access, in the order of a legend: the same ramp as that of statuses, from open to closed; the two greys differ by dash
/// and glyph from each other.
pub const ACCESS: [AccessSymbol; 5] = [
    AccessSymbol { id: "yes", light: "#14666f", dark: "#62bac2", fill: ("#9ddbde", "#1d5a62"), dash: &[], glyph: Glyph::Circle },
    AccessSymbol {
        id: "limited",
        light: "#7d5600",
        dark: "#e0b450",
        fill: ("#dfae3c", "#826619"),
        dash: &[],
        glyph: Glyph::Half,
    },
    AccessSymbol { id: "no", light: "#17111b", dark: "#fffdf4", fill: ("#17111b", "#fffdf4"), dash: &[], glyph: Glyph::Bar },
    AccessSymbol {
        id: "unknown",
        light: "#6f6f6f",
        dark: "#a5a5a5",
        fill: ("#6f6f6f", "#a5a5a5"),
        dash: &[0.5, 2.2],
        glyph: Glyph::Question,
    },
    AccessSymbol {
        id: "not-recorded",
        light: "#787b7e",
        dark: "#7d868d",
        fill: ("#787b7e", "#7d868d"),
        dash: &[1.0, 5.0],
        glyph: Glyph::Ring,
    },
];

/// From the darkest ink of a print to the lightest.
const PRINT_ORDER: [&str; 5] = ["no", "limited", "yes", "unknown", "not-recorded"];

/// A colour, a dash, a glyph and a texture under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// What the page calls it: the id of a status, or `access-` and the word of the API.
    pub name: String,
    /// The name of its colour among the custom properties of a style sheet, without the hyphens before it.
    pub variable: String,
    /// Its colour as `#rrggbb`.
    pub colour: String,
    /// The fill of roads and ribbons, as `#rrggbb`; the colour draws their edges.
    pub fill: String,
    /// What stands on that fill, such as a pictogram, as `#rrggbb`.
    pub sign: String,
    /// Dashes in line widths; empty is solid.
    pub dash: Vec<f64>,
    /// The shape of its symbol.
    pub glyph: Glyph,
    /// The further from free passage, the higher: where roads share a stretch, the higher lies on top.
    pub severity: u8,
    /// What fills an area, such as a bar of a ribbon.
    pub texture: Texture,
    /// Whether the theme draws the lines of its texture; inline drawings of a page leave that to its style sheet.
    pub is_hatched: bool,
}

impl Symbol {
    /// The look of a status.
    #[must_use]
    pub fn of_status(header: &Header, status: &Status, theme: Theme) -> Self {
        let glyph = Glyph::from_word(&status.glyph).unwrap_or(Glyph::Dot);
        let texture =
            Texture::of(glyph, number_among_sharers(header, status)).drawn_on(status.fill.is_some() && theme != Theme::Print);
        Self {
            name: status.id.as_str().to_owned(),
            variable: format!("status-{}", status.id),
            colour: status_colour(header, status, theme),
            sign: sign_on(&status_fill(header, status, theme)),
            fill: status_fill(header, status, theme),
            dash: status.dash.clone(),
            glyph,
            severity: status.severity,
            is_hatched: texture.has_lines(theme),
            texture,
        }
    }

    /// The look of an answer about passing.
    #[must_use]
    pub fn of_access(access: &AccessSymbol, theme: Theme) -> Self {
        let texture = if access.id == "not-recorded" { Texture::hairline() } else { Texture::of(access.glyph, 0) }
            .drawn_on(access.dash.is_empty() && theme != Theme::Print);
        Self {
            name: format!("access-{}", access.id),
            variable: format!("access-{}", access.id),
            colour: access.colour(theme),
            sign: sign_on(&access.fill(theme)),
            fill: access.fill(theme),
            dash: access.dash.to_vec(),
            glyph: access.glyph,
            severity: ACCESS.iter().position(|other| other.id == access.id).and_then(|at| u8::try_from(at).ok()).unwrap_or(0),
            is_hatched: texture.has_lines(theme),
            texture,
        }
    }

    /// Every look of a dataset, statuses first.
    #[must_use]
    pub fn all(header: &Header, theme: Theme) -> Vec<Self> {
        let statuses = header.statuses.iter().map(|status| Self::of_status(header, status, theme));
        statuses.chain(ACCESS.iter().map(|access| Self::of_access(access, theme))).collect()
    }

    /// Whether its roads are tubes: an edge in its colour around a fill. Others are dashes in its colour.
    #[must_use]
    pub fn is_tube(&self) -> bool {
        self.dash.is_empty()
    }

    /// Whether its roads are round dots: its dashes are shorter than they are wide.
    #[must_use]
    pub fn is_dotted(&self) -> bool {
        self.dash.first().is_some_and(|&first| first < 0.9)
    }

    /// Whether its marks have a sign on a disc: all but presence that has a fill of its own.
    #[must_use]
    pub fn has_sign(&self) -> bool {
        self.is_tube() || self.fill == self.colour
    }

    /// How much of the line its dashes fill, from 0 to 1.
    ///
    /// Where two roads share a stretch, the fuller line lies on top: a road in use is never covered by one that is planned.
    #[must_use]
    pub fn ink(&self) -> f64 {
        ink(&self.dash)
    }
}

/// Returns the CSS custom properties of a theme, name and colour: `land` of the palette, `status-closed` for statuses, `access-no` for
/// access; and `hatch`, the opacity of the lines that are drawn only where fills are hatched.
#[must_use]
pub fn css_variables(header: &Header, theme: Theme) -> Vec<(String, String)> {
    let palette = Palette::of(theme).entries().map(|(name, colour)| (name.replace('_', "-"), colour.to_owned()));
    palette
        .chain(Symbol::all(header, theme).into_iter().flat_map(|Symbol { variable, colour, fill, sign, .. }| {
            [(format!("{variable}-fill"), fill), (format!("{variable}-sign"), sign), (variable, colour)]
        }))
        .chain([("hatch".to_owned(), u8::from(theme.is_hatched()).to_string())])
        .collect()
}

fn ink(dash: &[f64]) -> f64 {
    let total: f64 = dash.iter().sum();
    // An odd number of dashes is read twice, as in SVG, so that half of it is ink.
    if total <= 0.0 {
        1.0
    } else if dash.len() % 2 == 1 {
        0.5
    } else {
        dash.iter().step_by(2).sum::<f64>() / total
    }
}

/// Returns the position of a status among those with the same glyph, the one with the fullest line first.
fn number_among_sharers(header: &Header, status: &Status) -> u8 {
    let fullness = |other: &Status| ink(&other.dash).total_cmp(&ink(&status.dash));
    let sharers = header.statuses.iter().filter(|other| other.glyph == status.glyph);
    let fuller = sharers.clone().filter(|other| fullness(other).is_gt()).count();
    let earlier = sharers.take_while(|other| other.id != status.id).filter(|other| fullness(other).is_eq()).count();
    u8::try_from(fuller + earlier).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::{palette::lightness, *};

    #[test]
    fn not_recorded_and_unknown_are_not_no() {
        let looks = [None, Some(AccessLevel::Unknown), Some(AccessLevel::No)].map(AccessSymbol::of);
        assert_eq!(looks.map(|look| look.id), ["not-recorded", "unknown", "no"]);
        for (at, one) in ACCESS.iter().enumerate() {
            for other in &ACCESS[at + 1..] {
                let are_apart = one.dash != other.dash || one.fill != other.fill;
                assert!(are_apart && one.glyph != other.glyph, "{} and {}", one.id, other.id);
                for &theme in Theme::ALL {
                    assert_ne!(one.colour(theme), other.colour(theme));
                }
            }
        }
    }

    /// Passage, from open to closed.
    const PASSAGE: [&str; 6] = ["open", "restricted", "humanitarian-only", "outbound-only", "blocked", "closed"];

    #[test]
    fn passage_is_a_ramp_that_reads_in_grey_and_presence_has_no_hue() {
        let header = crate::geodata::built_in().unwrap().header;
        for (theme, is_darker) in [(Theme::Light, true), (Theme::Dark, false)] {
            let look = |id: &str| Symbol::of_status(&header, header.status(id).unwrap(), theme);
            let steps: Vec<f64> = PASSAGE.iter().map(|id| lightness(&look(id).fill).unwrap()).collect();
            for pair in steps.windows(2) {
                let step = if is_darker { pair[0] - pair[1] } else { pair[1] - pair[0] };
                assert!(step >= 9.0, "{theme}: {steps:?}");
            }
            for status in header.statuses.iter().filter(|status| !PASSAGE.contains(&status.id.as_str())) {
                let [red, green, blue] = palette::channels(&look(status.id.as_str()).colour).unwrap();
                assert!(red.max(green).max(blue) - red.min(green).min(blue) <= 24, "{} in {theme}", status.id);
            }
        }
    }

    #[test]
    fn statuses_have_textures_of_their_own_and_so_has_access() {
        let header = crate::geodata::built_in().unwrap().header;
        let all = Symbol::all(&header, Theme::Light);
        for looks in [&all[..header.statuses.len()], &all[header.statuses.len()..]] {
            for (at, one) in looks.iter().enumerate() {
                for other in &looks[at + 1..] {
                    assert_ne!(one.texture.name, other.texture.name, "{} and {}", one.name, other.name);
                }
            }
        }
    }

    #[test]
    fn of_statuses_that_share_a_glyph_the_fullest_line_has_the_texture_of_the_glyph() {
        let header = crate::geodata::built_in().unwrap().header;
        let texture = |id: &str| Symbol::of_status(&header, header.status(id).unwrap(), Theme::Light).texture.name;
        assert_eq!([texture("active"), texture("controlled")], ["square-on-fill", "square-2"]);
        assert_eq!([texture("not-yet-open"), texture("planned")], ["ring", "ring-2"]);
    }

    #[test]
    fn what_is_planned_or_unknown_has_less_ink_than_what_could_be_passed_or_not() {
        let header = crate::geodata::built_in().unwrap().header;
        let ink = |id: &str| Symbol::of_status(&header, header.status(id).unwrap(), Theme::Light).ink();
        assert!(ink("planned") < ink("closed") && ink("unknown") < ink("planned"));
        for id in PASSAGE {
            assert!((ink(id) - 1.0).abs() < f64::EPSILON, "{id} is a tube");
        }
    }
}
