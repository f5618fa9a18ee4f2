//! Names countries in wide letters, each once, in the part that is seen: on its land, beside borders, roads and other names.
//!
//! Two countries that have not agreed on their border are named both or neither, and all names have one size.

use super::{
    basemap::{Basemap, Piece},
    clip::{Tenths, paths, tenths_of},
    font,
    group::Group,
    labels::{Area, Board},
    layers::palette,
    projection::Frame,
    scene::{Align, TextRun},
};
use quick_cache::sync::Cache;
use std::{
    convert::Infallible,
    sync::{Arc, LazyLock},
};

/// Side of a cell of the grid on which room is sought, in pixels.
const CELL: f64 = 6.0;
/// Cells to the nearest border or shore.
const APART: usize = 1;
/// Room around a name that is tried, in pixels.
const AROUND: [f64; 4] = [48.0, 30.0, 14.0, 0.0];
/// Sizes that are tried, as parts of the largest.
const SHRINKING: [f64; 4] = [1.0, 0.88, 0.78, 0.7];
/// The zooms at which countries are named.
const ZOOMS: (f64, f64) = (4.0, 12.0);

/// Returns the names of the countries that are seen, where there is room.
pub(crate) fn countries(language: &str, frame: &Frame, board: &mut Board) -> Vec<TextRun> {
    if frame.zoom < ZOOMS.0 || frame.zoom > ZOOMS.1 {
        return Vec::new();
    }
    let map = Basemap::built_in();
    let lands = lands(map, frame);
    let named = |land| Country::of(map, land, language);
    let seen: Vec<Country<'_>> = lands.iter().filter_map(named).collect();
    let is_bound = |country: &Country<'_>| {
        let disputed = map.borders.iter().filter(|border| !border.is_delimited);
        let others = disputed.filter(|border| border.between.iter().any(|iso| Some(&**iso) == country.iso));
        others
            .flat_map(|border| &border.between)
            .any(|iso| Some(&**iso) != country.iso && seen.iter().any(|other| other.iso == Some(iso)))
    };
    let (bound, free): (Vec<&Country<'_>>, Vec<&Country<'_>>) = seen.iter().partition(|country| is_bound(country));
    let largest = (frame.width.min(frame.height) / 26.0).clamp(14.0, 22.0);
    let all_bound = |part: f64| {
        let mut board = board.clone();
        let names: Option<Vec<TextRun>> = bound.iter().map(|country| country.named(largest * part, &mut board)).collect();
        Some((part, names?, board))
    };
    let none = || (SHRINKING[SHRINKING.len() - 1], Vec::new(), board.clone());
    let (part, mut names, mut board_then) = SHRINKING.into_iter().find_map(all_bound).unwrap_or_else(none);
    names.extend(free.iter().filter_map(|country| country.named(largest * part, &mut board_then)));
    *board = board_then;
    names
}

/// The cells of a frame on the land of a country, off lakes and its edge, and their middle.
struct Land {
    /// The number of the country in the basemap.
    number: usize,
    room: Grid,
    middle: (f64, f64),
}

/// A cache of lands by frame: they do not change over time, and clipping them is most of the work.
static LANDS: LazyLock<Cache<[u64; 5], Arc<[Land]>>> = LazyLock::new(|| Cache::new(64));

/// Returns the land of each country of which a frame shows some.
fn lands(map: &Basemap, frame: &Frame) -> Arc<[Land]> {
    let made = LANDS.get_or_insert_with(&frame.key(), || {
        let lakes: Vec<Vec<Tenths>> =
            map.water.iter().filter(|piece| &*piece.kind == "lake").flat_map(|piece| paths(&piece.geometry, frame)).collect();
        let land = |(number, piece): (usize, &Piece)| {
            let rings = Some(paths(&piece.geometry, frame)).filter(|rings| !rings.is_empty())?;
            let mut land = Grid::new(frame);
            land.fill(&rings, true);
            land.fill(&lakes, false);
            let room = land.cells.contains(&true).then(|| land.shrunk())?;
            Some(Land { number, middle: room.middle(), room })
        };
        Ok::<_, Infallible>(map.land.iter().enumerate().filter_map(land).collect())
    });
    let Ok(lands) = made;
    lands
}

/// A country of which some is seen.
struct Country<'a> {
    iso: Option<&'a str>,
    name: String,
    land: &'a Land,
}

impl<'a> Country<'a> {
    fn of(map: &'a Basemap, land: &'a Land, language: &str) -> Option<Self> {
        let piece = map.land.get(land.number)?;
        Some(Self { iso: piece.iso.as_deref(), name: capitals(piece.name_in(language)?), land })
    }

    /// Places the name nearest to the middle of the land that is seen.
    fn named(&self, size: f64, board: &mut Board) -> Option<TextRun> {
        let mut words = TextRun {
            text: self.name.clone(),
            at: (0, 0),
            align: Align::Middle,
            size,
            is_bold: false,
            is_italic: false,
            spacing: size * 0.38,
            ink: palette("country"),
            group: Group::Labels,
        };
        let mut room = self.land.room.clone();
        room.keep(&board.page());
        board.taken_areas().for_each(|area| room.remove(area));
        board.line_points().for_each(|&(x, y)| room.remove(&Area::around((x, y), 4.0)));
        let (wide, high) = (words.width() + 8.0, size * 1.1);
        // The wider the room around it, the sooner a name is understood as that of a country.
        let (x, y) = AROUND.iter().find_map(|around| room.nearest(self.land.middle, wide + 2.0 * around, high + 2.0 * around))?;
        board.reserve(Area { left: x - wide / 2.0, top: y - high / 2.0, right: x + wide / 2.0, bottom: y + high / 2.0 });
        words.at = tenths_of(x, y + size * 0.36);
        Some(words)
    }
}

/// Returns a name in capitals; as it is where the font lacks them, as for Georgian, which has none in running text.
fn capitals(name: &str) -> String {
    let upper = name.to_uppercase();
    if upper.chars().all(|letter| font::glyph(letter, false).0 != 0) { upper } else { name.to_owned() }
}

/// Which cells of a frame are free.
#[derive(Clone)]
struct Grid {
    columns: usize,
    rows: usize,
    cells: Vec<bool>,
}

fn whole(value: f64, most: usize) -> usize {
    // The cast saturates.
    (value.max(0.0) as usize).min(most)
}

impl Grid {
    fn new(frame: &Frame) -> Self {
        let cells = |pixels: f64| whole((pixels / CELL).ceil(), 2_000);
        let (columns, rows) = (cells(frame.width), cells(frame.height));
        Self { columns, rows, cells: vec![false; columns * rows] }
    }

    /// Sets the cells whose middle is within rings, by the even-odd rule.
    fn fill(&mut self, rings: &[Vec<Tenths>], value: bool) {
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); self.rows];
        let pixel = |at: Tenths| (f64::from(at.0) / 10.0, f64::from(at.1) / 10.0);
        for ring in rings {
            for (at, &one) in ring.iter().enumerate() {
                let ((ax, ay), (bx, by)) = (pixel(one), pixel(ring[(at + 1) % ring.len()]));
                let row_after = |y: f64| whole((y / CELL - 0.5).ceil(), self.rows);
                let (from, to) = (row_after(ay.min(by)), row_after(ay.max(by)));
                for (row, crossings) in crossings.iter_mut().enumerate().take(to).skip(from) {
                    let y = (row as f64 + 0.5) * CELL;
                    crossings.push(ax + (bx - ax) * (y - ay) / (by - ay));
                }
            }
        }
        for (row, crossings) in crossings.iter_mut().enumerate() {
            crossings.sort_by(f64::total_cmp);
            for pair in crossings.chunks_exact(2) {
                let column_after = |x: f64| whole((x / CELL - 0.5).ceil(), self.columns);
                let cells = column_after(pair[0])..column_after(pair[1]);
                self.cells[row * self.columns..][cells].fill(value);
            }
        }
    }

    /// Without the cells next to one that is not free; beyond the frame all are.
    fn shrunk(&self) -> Self {
        let mut out = self.clone();
        for row in 0..self.rows {
            for column in 0..self.columns {
                let near = |at: usize, count: usize| at.saturating_sub(APART)..(at + APART + 1).min(count);
                let is_free = near(row, self.rows)
                    .all(|row| near(column, self.columns).all(|column| self.cells[row * self.columns + column]));
                out.cells[row * self.columns + column] = is_free;
            }
        }
        out
    }

    fn keep(&mut self, page: &Area) {
        let inside = |at: usize, low: f64, high: f64| at as f64 * CELL >= low && (at + 1) as f64 * CELL <= high;
        for (at, cell) in self.cells.iter_mut().enumerate() {
            *cell &= inside(at % self.columns, page.left, page.right) && inside(at / self.columns, page.top, page.bottom);
        }
    }

    fn remove(&mut self, area: &Area) {
        let columns = whole((area.left / CELL).floor(), self.columns)..whole((area.right / CELL).ceil(), self.columns);
        for row in whole((area.top / CELL).floor(), self.rows)..whole((area.bottom / CELL).ceil(), self.rows) {
            self.cells[row * self.columns..][columns.clone()].fill(false);
        }
    }

    /// Returns the middle of the free cells, in cells.
    fn middle(&self) -> (f64, f64) {
        let free = self.cells.iter().enumerate().filter(|(_, is_free)| **is_free);
        let (count, columns, rows) = free.fold((0_usize, 0, 0), |(count, columns, rows), (at, _)| {
            (count + 1, columns + at % self.columns, rows + at / self.columns)
        });
        (columns as f64 / count.max(1) as f64, rows as f64 / count.max(1) as f64)
    }

    /// Returns the middle of the free rectangle of this size in pixels that is nearest to some cell, in pixels.
    fn nearest(&self, middle: (f64, f64), width: f64, height: f64) -> Option<(f64, f64)> {
        let (wide, high) = (whole((width / CELL).ceil(), 10_000), whole((height / CELL).ceil(), 10_000));
        if wide > self.columns || high > self.rows {
            return None;
        }
        // Above each cell, how many rows have enough free cells in a row that end at it.
        let mut best: Option<(f64, (f64, f64))> = None;
        let mut depth = vec![0_usize; self.columns];
        for row in 0..self.rows {
            let mut length = 0;
            let cells = &self.cells[row * self.columns..];
            for (column, (depth, is_free)) in depth.iter_mut().zip(cells).enumerate() {
                length = if *is_free { length + 1 } else { 0 };
                *depth = if length >= wide { *depth + 1 } else { 0 };
                if *depth >= high {
                    let at = (column as f64 + 1.0 - wide as f64 / 2.0, row as f64 + 1.0 - high as f64 / 2.0);
                    let away = (at.0 - middle.0).hypot((at.1 - middle.1) * 1.5);
                    if best.is_none_or(|(nearest, _)| away < nearest) {
                        best = Some((away, at));
                    }
                }
            }
        }
        best.map(|(_, (column, row))| (column * CELL, row * CELL))
    }
}

#[cfg(test)]
mod tests;
