//! Shapes: a glyph for each status and a marker for each kind of place. Page and pictures share their paths.
//!
//! All paths lie in a box from -12 to 12 both ways, y downward, filled by the even-odd rule. A marker is a shape in the colour of
//! the status with a mark of its kind on it; the glyph of the status sits on a small disc beside it.

use crate::chronicle::place::{Kind, words};
use serde::{Deserialize, Serialize};

words! {
    /// The shape of a status's symbol, as the data spells it.
    Glyph {
        /// A full disc.
        Circle = "circle",
        /// A hollow disc.
        Ring = "ring",
        /// A square.
        Square = "square",
        /// A square on its corner.
        Diamond = "diamond",
        /// A triangle.
        Triangle = "triangle",
        /// A cross.
        Cross = "cross",
        /// A thick bar.
        Bar = "bar",
        /// A small disc.
        Dot = "dot",
        /// An upright bar, which halves a disc.
        Half = "half",
        /// A question mark.
        Question = "question",
        /// An arrow to the left, the way out of a strip.
        Arrow = "arrow",
        /// A thin bar.
        Dash = "dash",
    }
}

impl Glyph {
    /// Its path.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Circle => "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0z",
            Self::Ring => "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0zM-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
            Self::Square => "M-7-7h14v14h-14z",
            Self::Diamond => "M0-9.5 9.5 0 0 9.5-9.5 0z",
            Self::Triangle => "M0-9 9 7H-9z",
            Self::Cross => "M-9-5.5-5.5-9 0-3.5 5.5-9 9-5.5 3.5 0 9 5.5 5.5 9 0 3.5-5.5 9-9 5.5-3.5 0z",
            Self::Bar => "M-9.5-4h19v8h-19z",
            Self::Dot => "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
            Self::Half => "M-2-8.5h4v17h-4z",
            Self::Question => "M-6.5-3.5A6.5 6.5 0 1 1 1.7 2.8V4.5H-1.7V0H0A3.3 3.3 0 1 0-3.3-3.5zM-2 6.5h4v4h-4z",
            Self::Arrow => "M9.5-2.4H-1V-8.5L-10 0-1 8.5V2.4H9.5z",
            Self::Dash => "M-8-1.8h16v3.6h-16z",
        }
    }
}

/// How a kind of place is drawn where it is a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Which kind.
    pub kind: Kind,
    /// The pictogram that tells the kind, drawn on a tile.
    pub mark: &'static str,
}

impl Marker {
    /// The marker of a kind; none for what is drawn otherwise.
    #[must_use]
    pub fn of(kind: Kind) -> Option<&'static Self> {
        MARKERS.iter().find(|marker| marker.kind == kind)
    }
}

/// The markers.
pub const MARKERS: [Marker; 4] = [
    Marker {
        kind: Kind::Bridge,
        mark: "M-8.5 2H8.5V4.4H-8.5zM-7 2C-4.5-5.6 4.5-5.6 7 2H4.9V-.7L3.3-1.9V2H.8V-2.5H-.8V2H-3.3V-1.9L-4.9-.7V2z",
    },
    Marker {
        kind: Kind::Checkpoint,
        mark: "M-7.6-7H-5.2V7.5H-7.6zM-4.8-5.6 8.6-3.2V-.8L-4.8-3.2zM-1.4-2.6.6-2.2V.8L-1.4.4zM3.4-1.7 5.4-1.4V1.6L3.4 1.3z",
    },
    Marker { kind: Kind::Post, mark: "M0-8 7.8-2.2V7.2H-7.8V-2.2zM0-5.2-5.4-1.2V4.8H-2.1V0H2.1V4.8H5.4V-1.2z" },
    Marker {
        kind: Kind::Site,
        mark: "M-5.8-4.4a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0zM-7.4 6.4V2.6a4.2 4.2 0 0 1 8.4 0V6.4zM2.3-2.2a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0z\
               M2.6 6.4V2.6A6 6 0 0 0 2.1.9 3.6 3.6 0 0 1 8.2 3.6V6.4z",
    },
];

/// The arrow head and the hatches along a road; tiles below a pictogram, and their edges: round for passage, square for presence, dashed where a place is
/// rough.
pub const TILES: [(&str, &str); 9] = [
    ("way", "M3.4-5.6 5-4 1 0 5 4 3.4 5.6-2.2 0z"),
    ("hatch-half", "M-4-1.7H4V1.7H-4z"),
    ("hatch-diamond", "M-7.2 5 5-7.2 7.2-5-5 7.2z"),
    ("hatch-cross", "M-6.6 5-1.6 0-6.6-5-5-6.6 0-1.6 5-6.6 6.6-5 1.6 0 6.6 5 5 6.6 0 1.6-5 6.6z"),
    ("tile-round", "M-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0z"),
    ("tile-square", "M-11-6.5A4.5 4.5 0 0 1-6.5-11H6.5A4.5 4.5 0 0 1 11-6.5V6.5A4.5 4.5 0 0 1 6.5 11H-6.5A4.5 4.5 0 0 1-11 6.5z"),
    ("edge-round", "M-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0zM-9.3 0a9.3 9.3 0 1 1 18.6 0a9.3 9.3 0 1 1-18.6 0z"),
    (
        "edge-square",
        "M-11-6.5A4.5 4.5 0 0 1-6.5-11H6.5A4.5 4.5 0 0 1 11-6.5V6.5A4.5 4.5 0 0 1 6.5 11H-6.5A4.5 4.5 0 0 1-11 6.5z\
         M-9.3-6.5V6.5A2.8 2.8 0 0 0-6.5 9.3H6.5A2.8 2.8 0 0 0 9.3 6.5V-6.5A2.8 2.8 0 0 0 6.5-9.3H-6.5A2.8 2.8 0 0 0-9.3-6.5z",
    ),
    (
        "edge-square-rough",
        "M-11-6.5A4.5 4.5 0 0 1-6.5-11H-5.5V-9.3H-6.5A2.8 2.8 0 0 0-9.3-6.5V-5.5H-11zM11-6.5A4.5 4.5 0 0 0 6.5-11H5.5V-9.3H6.5A2.8 2.8 0 0 1 9.3-6.5V-5.5H11z\
         M-11 6.5A4.5 4.5 0 0 0-6.5 11H-5.5V9.3H-6.5A2.8 2.8 0 0 1-9.3 6.5V5.5H-11zM11 6.5A4.5 4.5 0 0 1 6.5 11H5.5V9.3H6.5A2.8 2.8 0 0 0 9.3 6.5V5.5H11z\
         M-2-11H2V-9.3H-2zM-2 9.3H2V11H-2zM-11-2H-9.3V2H-11zM9.3-2H11V2H9.3z",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_that_the_data_may_name_can_be_drawn() {
        for status in crate::geodata::built_in().unwrap().header.statuses {
            assert!(Glyph::from_word(&status.glyph).is_some(), "{}", status.glyph);
        }
    }

    #[test]
    fn glyphs_differ_from_each_other() {
        for (at, one) in Glyph::ALL.iter().enumerate() {
            for other in &Glyph::ALL[at + 1..] {
                assert_ne!(one.path(), other.path());
            }
        }
    }
}
