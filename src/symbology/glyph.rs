//! Shapes: a glyph for each status and a marker for each kind of place. Page and pictures share their paths.
//!
//! All paths lie in a box from -12 to 12 both ways, y downward, filled by the even-odd rule. A marker is a shape in the colour of
//! the status with a mark of its kind on it; the glyph of the status sits on a small chip beside it. A marker with a sharp corner
//! stands with that corner at the position, so that a checkpoint on a bridge hides neither.

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
        /// A disc of which half is full.
        Half = "half",
        /// A question mark.
        Question = "question",
        /// An arrow to the right.
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
            Self::Half => "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0zM0-6a6 6 0 0 0 0 12z",
            Self::Question => "M-6.5-3.5A6.5 6.5 0 1 1 1.7 2.8V4.5H-1.7V0H0A3.3 3.3 0 1 0-3.3-3.5zM-2 6.5h4v4h-4z",
            Self::Arrow => "M-9.5-3H1V-8.5L10 0 1 8.5V3H-9.5z",
            Self::Dash => "M-8-1.8h16v3.6h-16z",
        }
    }
}

/// How a kind of place is drawn where it is a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Which kind.
    pub kind: Kind,
    /// Its outline, filled with the colour of the status.
    pub shape: &'static str,
    /// What tells the kind, drawn on the shape.
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
        shape: "M-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0z",
        mark: "M-8 1.5H8V4H-8zM-6 1.5a6 6.5 0 0 1 12 0h-2.3a3.7 4.2 0 0 0-7.4 0z",
    },
    Marker {
        kind: Kind::Checkpoint,
        shape: "M-11-5a6 6 0 0 1 6-6H5a6 6 0 0 1 6 6V5a6 6 0 0 1-6 6H-5a6 6 0 0 1-6-6z",
        mark: "M-7-4.5h2.6V7H-7zM-3.6-3.9H0v3.2h-3.6zM1.3-3.9h2.6v3.2H1.3zM5.2-3.9h2.4v3.2H5.2z",
    },
    Marker {
        kind: Kind::Post,
        shape: "M-11-5a6 6 0 0 1 6-6H5a6 6 0 0 1 6 6V5a6 6 0 0 1-6 6H-5a6 6 0 0 1-6-6z",
        mark: "M-5.5-7h11v6h-11zM-4.6-1h2.2L-4.2 7.5h-2.2zM2.4-1h2.2L6.4 7.5H4.2zM-3 2.6h6v1.7h-6z",
    },
    Marker {
        kind: Kind::Site,
        shape: "M0-12 12 0 0 12-12 0z",
        mark: "M-2.5-3.2a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0zM-4.8 5.2a4.8 4.8 0 0 1 9.6 0z",
    },
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
