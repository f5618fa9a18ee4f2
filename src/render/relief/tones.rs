//! A picture of tones, and how it is enlarged smoothly (Catmull-Rom), to whole tones.

use std::ops::Range;

/// Tones in rows, west to east and north to south.
#[derive(Clone, Debug)]
pub(super) struct Tones {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) tones: Vec<u8>,
}

impl Tones {
    /// Returns a tone; beyond an edge that of the edge.
    pub(super) fn at(&self, column: i64, row: i64) -> u8 {
        let within = |at: i64, count: u32| usize::try_from(at.clamp(0, i64::from(count) - 1)).unwrap_or(0);
        self.tones[within(row, self.height) * self.width as usize + within(column, self.width)]
    }

    /// Returns a picture of half the width and height, each tone the mean of four.
    pub(super) fn halved(&self) -> Self {
        let (width, height) = (self.width.div_ceil(2), self.height.div_ceil(2));
        let mean = |column: u32, row: u32| {
            let (x, y) = (2 * i64::from(column), 2 * i64::from(row));
            let four = [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)];
            ((four.iter().map(|&(x, y)| u32::from(self.at(x, y))).sum::<u32>() + 2) / 4) as u8
        };
        let tones = (0..height).flat_map(|row| (0..width).map(move |column| (column, row)));
        Self { width, height, tones: tones.map(|(column, row)| mean(column, row)).collect() }
    }
}

/// For each output pixel of a row or column, the tone before it and the weights of the four around it.
struct Taps {
    taps: Vec<(i64, [f32; 4])>,
    /// The output pixels that the picture lies on.
    seen: Range<u32>,
}

impl Taps {
    /// For `length` output pixels, of which `size` from `begin` on show `count` tones.
    fn new(length: u32, begin: f64, size: f64, count: u32) -> Self {
        let within = |value: f64| value.round().clamp(0.0, f64::from(length)) as u32;
        let seen = within(begin)..within(begin + size);
        let tap = |at: u32| {
            let position = (f64::from(at) + 0.5 - begin) * f64::from(count) / size - 0.5;
            (position.floor() as i64, catmull_rom((position - position.floor()) as f32))
        };
        Self { taps: seen.clone().map(tap).collect(), seen }
    }

    fn each(&self) -> impl Iterator<Item = (u32, i64, [f32; 4])> {
        self.seen.clone().zip(&self.taps).map(|(at, &(before, weights))| (at, before, weights))
    }
}

/// Returns the weights of four values in a row for a position between the second (0) and the third (1).
fn catmull_rom(t: f32) -> [f32; 4] {
    let (t2, t3) = (t * t, t * t * t);
    [0.5 * (2.0 * t2 - t - t3), 0.5 * (2.0 - 5.0 * t2 + 3.0 * t3), 0.5 * (t + 4.0 * t2 - 3.0 * t3), 0.5 * (t3 - t2)]
}

/// Calls `paint` with column, row and tone of each output pixel within a width and a height on which the tones lie; their box (left, top, width,
/// height) is in output pixels.
pub(super) fn resample(
    from: &Tones,
    (width, height): (u32, u32),
    [left, top, wide, high]: [f64; 4],
    mut paint: impl FnMut(u32, u32, u8),
) {
    let (across, down) = (Taps::new(width, left, wide, from.width), Taps::new(height, top, high, from.height));
    let highest = f32::from(from.tones.iter().copied().max().unwrap_or(0));
    // The rows of tones that the last output row was made of, enlarged from west to east.
    let mut kept: Vec<(i64, Vec<f32>)> = Vec::new();
    for (y, before, weights) in down.each() {
        let wanted = [before - 1, before, before + 1, before + 2];
        kept.retain(|(row, _)| wanted.contains(row));
        for row in wanted {
            if !kept.iter().any(|(known, _)| *known == row) {
                let value = |(_, before, weights): (u32, i64, [f32; 4])| {
                    weights.iter().zip(before - 1..).map(|(weight, column)| weight * f32::from(from.at(column, row))).sum()
                };
                kept.push((row, across.each().map(value).collect()));
            }
        }
        kept.sort_by_key(|(row, _)| *row);
        let [(_, one), (_, two), (_, three), (_, four)] = kept.as_slice() else { continue };
        let rows = one.iter().zip(two).zip(three.iter().zip(four));
        for (x, ((one, two), (three, four))) in across.seen.clone().zip(rows) {
            let tone = weights[0] * one + weights[1] * two + weights[2] * three + weights[3] * four;
            paint(x, y, tone.round().clamp(0.0, highest) as u8);
        }
    }
}
