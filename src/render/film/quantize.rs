//! Chooses the 255 colours of a GIF palette: exact theme and status colours, then the most frequent blends.

use crate::symbology::{
    Symbol,
    palette::{Palette, Theme, channels},
};
use std::collections::HashMap;

/// Colours in the palette besides transparency.
const MOST: usize = 255;
/// Squared distance below which two blends are merged.
const NEAR: u32 = 40;

/// Counts of colours in frames.
#[derive(Debug)]
pub(super) struct Histogram {
    exact: Vec<[u8; 3]>,
    seen: HashMap<[u8; 3], u32>,
}

impl Histogram {
    /// Creates an empty histogram with the exact colours of the theme and the symbols.
    pub(super) fn new(theme: Theme, looks: &[Symbol]) -> Self {
        let palette = Palette::of(theme).entries().filter_map(|(_, colour)| channels(colour));
        let looks = looks.iter().flat_map(|look| [&look.colour, &look.fill]).filter_map(|colour| channels(colour));
        let mut exact: Vec<[u8; 3]> = Vec::new();
        for colour in palette.chain(looks) {
            if !exact.contains(&colour) {
                exact.push(colour);
            }
        }
        exact.truncate(MOST);
        Self { exact, seen: HashMap::new() }
    }

    /// Counts the pixels of a frame.
    pub(super) fn add(&mut self, pixels: &[[u8; 4]]) {
        // A run of one colour is counted in one step.
        for run in pixels.chunk_by(|one, other| one == other) {
            let [red, green, blue, _] = run[0];
            let count = self.seen.entry([red, green, blue]).or_default();
            *count = count.saturating_add(u32::try_from(run.len()).unwrap_or(u32::MAX));
        }
    }

    /// Returns the palette: exact colours, then the most frequent ones that are not near to one already chosen.
    pub(super) fn chosen(self) -> ColourTable {
        let mut blends: Vec<([u8; 3], u32)> = self.seen.into_iter().collect();
        blends.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
        let mut chosen = self.exact;
        for (colour, _) in blends {
            if chosen.len() >= MOST {
                break;
            }
            if chosen.iter().all(|known| distance(*known, colour) > NEAR) {
                chosen.push(colour);
            }
        }
        ColourTable { chosen }
    }
}

/// The palette of a film, with lookup by colour.
#[derive(Clone, Debug)]
pub(super) struct ColourTable {
    chosen: Vec<[u8; 3]>,
}

impl ColourTable {
    /// Red, green and blue of each colour.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.chosen.concat()
    }

    /// Returns the count of colours, which is also the index of transparency.
    pub(super) fn clear(&self) -> u8 {
        u8::try_from(self.chosen.len()).unwrap_or(u8::MAX)
    }

    /// Returns the index of the nearest colour.
    pub(super) fn nearest(&self, colour: [u8; 3]) -> u8 {
        let nearest = self.chosen.iter().enumerate().min_by_key(|(_, known)| distance(**known, colour));
        nearest.map_or(0, |(number, _)| u8::try_from(number).unwrap_or(0))
    }
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
}

/// A cache of indices by colour.
#[derive(Debug)]
pub(super) struct Index {
    colours: ColourTable,
    known: HashMap<[u8; 3], u8>,
    /// Neighbours mostly have the same colour.
    last: ([u8; 3], u8),
}

impl Index {
    pub(super) fn new(colours: ColourTable) -> Self {
        let last = ([0, 0, 0], colours.nearest([0, 0, 0]));
        Self { colours, known: HashMap::new(), last }
    }

    pub(super) fn clear(&self) -> u8 {
        self.colours.clear()
    }

    pub(super) fn of(&mut self, [red, green, blue, _]: [u8; 4]) -> u8 {
        let colour = [red, green, blue];
        if self.last.0 != colour {
            let number = *self.known.entry(colour).or_insert_with(|| self.colours.nearest(colour));
            self.last = (colour, number);
        }
        self.last.1
    }
}
