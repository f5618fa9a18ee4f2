//! Places labels greedily: the most important first, each in the best free one of eight positions around its point.
//!
//! A label never overlaps another one, a reserved area or the edge. A label without a free position is left out; the
//! list beside the map has it.

use super::{
    clip::tenths_of,
    font,
    group::Group,
    scene::{Align, Ink, TextRun},
};

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Area {
    /// Returns a square around a point.
    #[must_use]
    pub fn around((x, y): (f64, f64), radius: f64) -> Self {
        Self { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }

    /// Returns true if the two overlap.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    pub(crate) fn contains(&self, (x, y): (f64, f64)) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }
}

/// A label to place.
#[derive(Clone, Debug)]
pub struct Name {
    /// The text.
    pub text: String,
    /// The labelled point, in pixels.
    pub at: (f64, f64),
    /// Radius of the symbol at the point, in pixels.
    pub radius: f64,
    /// Font size in pixels.
    pub size: f64,
    /// True for semi-bold.
    pub is_bold: bool,
    /// The ink.
    pub ink: Ink,
}

/// The occupied areas.
#[derive(Clone, Debug)]
pub struct Board {
    page: Area,
    taken: Vec<Area>,
    lines: Vec<(f64, f64)>,
}

/// Width in pixels above which a dual name is set on two lines.
const WIDEST_LINE: f64 = 118.0;
/// Clear space around a label, in pixels.
const PADDING: f64 = 2.0;
/// How much further off than others a name that matters may stand, in pixels.
const FURTHER: f64 = 12.0;
/// Cost of covering a road, relative to the order of the positions.
const ROAD_COST: usize = 3;

impl Board {
    /// Creates an empty board of this size.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        let page = Area { left: 4.0, top: 4.0, right: width - 4.0, bottom: height - 4.0 };
        Self { page, taken: Vec::new(), lines: Vec::new() }
    }

    /// Restricts labels to a smaller area.
    pub fn keep_within(&mut self, Area { left, top, right, bottom }: Area) {
        self.page = Area { left: left + 4.0, top: top + 4.0, right: right - 4.0, bottom: bottom - 4.0 };
    }

    /// Reserves an area.
    pub fn reserve(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Returns the reserved areas.
    pub fn taken_areas(&self) -> impl Iterator<Item = &Area> {
        self.taken.iter()
    }

    /// Returns points of the lines that labels avoid.
    pub fn line_points(&self) -> impl Iterator<Item = &(f64, f64)> {
        self.lines.iter()
    }

    /// Returns the area that labels stay within.
    #[must_use]
    pub fn page(&self) -> Area {
        self.page
    }

    /// Adds points of lines that labels should avoid.
    pub fn avoid(&mut self, points: impl IntoIterator<Item = (f64, f64)>) {
        self.lines.extend(points);
    }

    /// Returns the cost of covering an area: points of lines, and more for occupied areas.
    #[must_use]
    pub fn cost(&self, area: &Area) -> usize {
        let lines = self.lines.iter().filter(|&&point| area.contains(point)).count();
        lines + 40 * self.taken.iter().filter(|taken| taken.overlaps(area)).count()
    }

    /// Places a label if a position is free.
    pub fn place(&mut self, name: &Name) -> Option<Vec<TextRun>> {
        let lines = lines_of(name);
        let widest = lines.iter().map(|line| font::width(line, name.size, name.is_bold)).fold(0.0, f64::max);
        let leading = name.size * 1.18;
        let height = leading * count(lines.len());
        let (x, y) = name.at;
        let ring = |gap: f64| {
            let half = gap * 0.72;
            [
                (Align::Start, x + gap, y - height / 2.0),
                (Align::End, x - gap, y - height / 2.0),
                (Align::Middle, x, y - gap - height),
                (Align::Middle, x, y + gap),
                (Align::Start, x + half, y - half - height),
                (Align::Start, x + half, y + half),
                (Align::End, x - half, y - half - height),
                (Align::End, x - half, y + half),
            ]
        };
        // A name that matters may stand a little further off.
        let gaps = [Some(0.0), name.is_bold.then_some(FURTHER)].into_iter().flatten();
        let candidates: Vec<_> = gaps.flat_map(|more| ring(name.radius + 3.0 + more)).collect();
        let boxed = |align: Align, x: f64, top: f64| {
            let left = match align {
                Align::Start => x,
                Align::Middle => x - widest / 2.0,
                Align::End => x - widest,
            };
            Area { left: left - PADDING, top, right: left + widest + PADDING, bottom: top + height }
        };
        let cost = |area: &Area| self.lines.iter().filter(|&&point| area.contains(point)).count();
        let (_, align, x, top) = candidates
            .into_iter()
            .enumerate()
            .map(|(rank, (align, x, top))| (rank, align, x, top, boxed(align, x, top)))
            .filter(|(.., area)| self.is_free(area))
            .map(|(rank, align, x, top, area)| (rank + ROAD_COST * cost(&area), align, x, top))
            .min_by_key(|&(cost, ..)| cost)?;
        self.taken.push(boxed(align, x, top));
        let words = |(number, text): (usize, String)| TextRun {
            text,
            at: tenths_of(x, top + leading * count(number) + name.size * 0.92),
            align,
            size: name.size,
            is_bold: name.is_bold,
            is_italic: false,
            spacing: 0.0,
            ink: name.ink.clone(),
            group: Group::Labels,
        };
        Some(lines.into_iter().enumerate().map(words).collect())
    }

    /// Returns true if an area lies on the page and nothing is on it.
    #[must_use]
    pub fn is_free(&self, area: &Area) -> bool {
        let page = &self.page;
        let is_inside = area.left >= page.left && area.right <= page.right && area.top >= page.top && area.bottom <= page.bottom;
        is_inside && !self.taken.iter().any(|taken| taken.overlaps(area))
    }
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(0.0, f64::from)
}

/// Returns the name on one line, or a wide dual name on two lines of equal weight.
fn lines_of(name: &Name) -> Vec<String> {
    match name.text.split_once(" / ") {
        Some((first, second)) if font::width(&name.text, name.size, name.is_bold) > WIDEST_LINE => {
            vec![format!("{first} /"), second.to_owned()]
        }
        _ => vec![name.text.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str, at: (f64, f64)) -> Name {
        Name { text: text.into(), at, radius: 3.0, size: 12.0, is_bold: false, ink: Ink::Palette("label") }
    }

    #[test]
    fn a_second_name_at_the_same_point_takes_another_position() {
        let mut board = Board::new(300.0, 100.0);
        let first = board.place(&name("Goris", (150.0, 50.0))).unwrap();
        let second = board.place(&name("Tegh", (150.0, 50.0))).unwrap();
        assert_eq!((first[0].align, second[0].align), (Align::Start, Align::End));
    }

    #[test]
    fn a_name_without_room_is_left_out() {
        let mut board = Board::new(300.0, 100.0);
        board.reserve(Area { left: 0.0, top: 0.0, right: 300.0, bottom: 100.0 });
        assert!(board.place(&name("Goris", (150.0, 50.0))).is_none());
        assert!(Board::new(20.0, 20.0).place(&name("Goris", (10.0, 10.0))).is_none(), "it would cross the edge");
    }

    #[test]
    fn a_name_keeps_off_the_road() {
        let mut board = Board::new(300.0, 100.0);
        board.avoid((0..50).map(|step| (150.0 + f64::from(step), 50.0)));
        assert_eq!(board.place(&name("Goris", (150.0, 50.0))).unwrap()[0].align, Align::End);
    }

    #[test]
    fn a_wide_dual_name_has_two_lines_of_equal_size() {
        let words = Board::new(600.0, 100.0).place(&name("Boyuk Galadarasi / Mets Shen", (300.0, 50.0))).unwrap();
        assert_eq!(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(), ["Boyuk Galadarasi /", "Mets Shen"]);
        assert!((words[0].size - words[1].size).abs() < f64::EPSILON);
    }
}
