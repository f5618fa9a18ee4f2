//! The 255 colours of a film in 256: those of palette and statuses exactly, and of the blends between them the most frequent.

use crate::symbology::{
    Symbol,
    palette::{Palette, Theme, channels},
};
use std::collections::HashMap;

/// How many colours there are beside the one that lets the frame before show through.
const MOST: usize = 255;
/// Two blends nearer to each other than this, as a sum of squares, are one.
const NEAR: u32 = 40;

/// Colours that were seen.
#[derive(Debug)]
pub(super) struct Histogram {
    exact: Vec<[u8; 3]>,
    seen: HashMap<[u8; 3], u32>,
}

impl Histogram {
    /// Nothing seen yet; the colours of the theme and the looks are there in any case.
    pub(super) fn new(theme: Theme, looks: &[Symbol]) -> Self {
        let palette = Palette::of(theme).entries().filter_map(|(_, colour)| channels(colour));
        let looks = looks.iter().filter_map(|look| channels(&look.colour));
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
        // Runs of one colour are counted at once.
        for run in pixels.chunk_by(|one, other| one == other) {
            let [red, green, blue, _] = run[0];
            let count = self.seen.entry([red, green, blue]).or_default();
            *count = count.saturating_add(u32::try_from(run.len()).unwrap_or(u32::MAX));
        }
    }

    /// The colours: exact ones first, then the most frequent that are not near to one already there.
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

/// The colours of a film, each with its number.
#[derive(Clone, Debug)]
pub(super) struct ColourTable {
    chosen: Vec<[u8; 3]>,
}

impl ColourTable {
    /// Red, green and blue of each.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.chosen.concat()
    }

    /// How many there are, which is the number of the one that shows nothing.
    pub(super) fn clear(&self) -> u8 {
        u8::try_from(self.chosen.len()).unwrap_or(u8::MAX)
    }

    /// The number of the nearest.
    pub(super) fn nearest(&self, colour: [u8; 3]) -> u8 {
        let nearest = self.chosen.iter().enumerate().min_by_key(|(_, known)| distance(**known, colour));
        nearest.map_or(0, |(number, _)| u8::try_from(number).unwrap_or(0))
    }
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
}

/// The numbers of colours that were asked for already.
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
