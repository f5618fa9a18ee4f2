//! Draws the legend: samples and their labels, in columns without gaps.

use super::text_block::{Style, words, wrapped};
use crate::{
    chronicle::place::Kind,
    render::{
        clip::tenths_of,
        font,
        ground::border,
        group::Group,
        layers::{lines_of, palette},
        road::{BEYOND, road},
        scene::{Align, Form, Shape, TextRun},
        tile,
    },
    symbology::{Symbol, glyph::Marker},
};

/// The sample of a legend entry.
#[derive(Clone, Debug)]
pub(super) enum Sample {
    /// What held; with its sign where it held at a marked place.
    Symbol { look: Box<Symbol>, is_mark: bool },
    /// A road without a recorded state.
    Bare,
    /// The pictogram of a kind of place.
    Kind(Kind),
    /// A road with an unsurveyed course.
    Schematic,
    /// A ring around an imprecise position.
    Ring,
    /// An illustrative area.
    Area,
    /// The dot of a town.
    Town,
    /// A border; its dashes say that it is not delimited.
    Border { is_delimited: bool },
    /// The mark of a difference between two times.
    Differs,
}

/// A legend entry: a sample and its label.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) sample: Sample,
    pub(super) label: String,
}

/// Width of a sample, in layout pixels.
const SAMPLE: f64 = 44.0;
const GAP: f64 = 8.0;
/// Width of its line, in layout pixels; the glyph follows.
const LINE: f64 = 28.0;

/// Space between two columns, in layout pixels.
pub(super) const BETWEEN: f64 = 18.0;
/// The greatest width of a label, in its font sizes; a longer one has several lines.
const LONGEST: f64 = 11.5;
/// The most columns.
const COLUMNS: usize = 5;

/// Returns the width of a column with the space to the next one: every label is on one line, or as wide as a label may be.
pub(super) fn column_width(entries: &[Entry], style: Style) -> f64 {
    let widest = entries.iter().map(|entry| font::width(&entry.label, style.size, false)).fold(0.0, f64::max);
    widest.min(style.size * LONGEST) + SAMPLE + GAP + BETWEEN
}

/// Returns the number of entries of each column: all columns but the last are full, and no more than `most` are used.
fn columns(heights: &[f64], most: usize) -> Vec<usize> {
    let filled = |limit: f64| {
        let (mut counts, mut taken) = (vec![0], 0.0);
        for height in heights {
            if taken + height > limit && taken > 0.0 {
                counts.push(0);
                taken = 0.0;
            }
            taken += height;
            if let Some(count) = counts.last_mut() {
                *count += 1;
            }
        }
        counts
    };
    // The lowest height into which all go; every sum of neighbours is tried.
    let sums = (0..heights.len()).flat_map(|from| {
        heights[from..].iter().scan(0.0, |sum, height| {
            *sum += height;
            Some(*sum + 0.01)
        })
    });
    let mut limits: Vec<f64> = sums.collect();
    limits.sort_by(f64::total_cmp);
    limits.into_iter().map(filled).find(|counts| counts.len() <= most.max(1)).unwrap_or_default()
}

/// Draws the legend from the position down, in as many columns as fit, and returns its height.
pub(super) fn legend(entries: &[Entry], (left, top): (f64, f64), width: f64, style: Style) -> (Vec<Shape>, Vec<TextRun>, f64) {
    let indent = SAMPLE + GAP;
    let (row, leading) = (style.size * 1.62, style.size * style.leading);
    let widest = column_width(entries, style);
    let most = (1..=COLUMNS).rev().find(|&columns| count(columns) * widest <= width + BETWEEN + 0.01).unwrap_or(1);
    let lines_of = |columns: usize| -> Vec<Vec<String>> {
        let room = (width + BETWEEN) / count(columns) - BETWEEN - indent;
        entries.iter().map(|entry| wrapped(&entry.label, style.size, false, room + 0.01)).collect()
    };
    let height_of = |lines: &Vec<String>| row + leading * count(lines.len().saturating_sub(1));
    let counts = columns(&lines_of(most).iter().map(height_of).collect::<Vec<_>>(), most);
    let lines = lines_of(counts.len().max(1));
    let step = (width + BETWEEN) / count(counts.len().max(1));
    let (mut shapes, mut texts, mut lowest) = (Vec::new(), Vec::new(), top);
    let mut all = entries.iter().zip(&lines);
    for (column, entries) in counts.into_iter().enumerate() {
        let (x, mut y) = (left + step * count(column), top);
        for (entry, lines) in all.by_ref().take(entries) {
            let middle = y + style.size * 0.62;
            shapes.extend(
                sample(&entry.sample, (x, middle), style.size / 12.0).into_iter().map(|shape| shape.within(Group::Legend)),
            );
            for (number, line) in lines.iter().enumerate() {
                let at = (x + indent, middle + style.size * 0.35 + leading * count(number));
                texts.push(words(line.clone(), at, Align::Start, style).within(Group::Legend));
            }
            y += height_of(lines);
        }
        lowest = lowest.max(y);
    }
    (shapes, texts, lowest - top)
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(0))
}

/// The width of a sample's road.
const WIDTH: f64 = 4.8;

/// Draws a sample; the position is the middle of its left edge, and `by` the scale of its signs.
fn sample(sample: &Sample, (x, y): (f64, f64), by: f64) -> Vec<Shape> {
    let line = || lines_of(vec![vec![tenths_of(x + 4.0, y), tenths_of(x + LINE - 4.0, y)]]);
    let middle = tenths_of(x + LINE / 2.0, y);
    let on_halo = |look: Option<&Symbol>| {
        let mut shapes = vec![Shape::stroked(line(), palette("casing"), WIDTH + BEYOND.1)];
        shapes.extend(road(&line(), look, WIDTH));
        shapes
    };
    match sample {
        Sample::Symbol { look, is_mark } => {
            let mut shapes = tile::swatch(look, [x + 1.0, y - 5.5 * by, LINE - 2.0, 11.0 * by]);
            // Of points a sign tells more than a colour.
            if *is_mark && look.has_sign() {
                shapes.extend(tile::sign(look, (x + SAMPLE - 7.0, y), by));
            }
            shapes
        }
        Sample::Bare => on_halo(None),
        Sample::Kind(kind) => {
            let Some(marker) = Marker::of(*kind) else { return Vec::new() };
            vec![Shape::filled(Form::Glyph { at: middle, scale: 0.72 * by, path: marker.mark }, palette("label"))]
        }
        Sample::Town => {
            let dot = Form::Circle { at: middle, radius: 2.8 };
            vec![Shape::filled(dot, palette("surface")).outlined(palette("label"), 1.5)]
        }
        Sample::Border { is_delimited } => vec![border(line(), *is_delimited)],
        Sample::Schematic => road(&line(), None, WIDTH),
        Sample::Ring => vec![Shape::stroked(Form::Circle { at: middle, radius: 7.5 }, palette("faint"), 1.2).dashed(&[3.0, 3.0])],
        Sample::Area => {
            let form = super::text_block::rectangle(x + 2.0, y - 6.0, LINE - 4.0, 12.0);
            vec![
                Shape::filled(form.clone(), palette("faint")).faded(0.1),
                Shape::stroked(form, palette("faint"), 1.0).dashed(&[1.0, 4.0]),
            ]
        }
        Sample::Differs => vec![Shape::stroked(line(), palette("accent"), 13.0).faded(0.3)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_no_gap_but_at_the_end_and_none_is_empty() {
        for number in 1..40 {
            for most in 1..=COLUMNS {
                let counts = columns(&vec![1.0; number], most);
                assert_eq!(counts.iter().sum::<usize>(), number);
                assert!(counts.len() <= most && counts.iter().all(|&count| count > 0), "{number} in {most}: {counts:?}");
                let (last, full) = counts.split_last().unwrap();
                assert!(full.iter().all(|count| *count == counts[0]) && *last <= counts[0], "{number} in {most}: {counts:?}");
            }
        }
        assert_eq!(columns(&[1.0, 1.0, 2.0, 1.0], 2), [2, 2]);
        assert_eq!(columns(&[], 3), Vec::<usize>::new());
    }
}
