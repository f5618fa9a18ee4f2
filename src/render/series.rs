//! Draws a map through time, for a file that shows any day offline: the basemap once, every piece drawn on it
//! once, and for each period the list of its pieces.
//!
//! The pieces are those of [`map_svg`](super::map::map_svg), so a map joined from them is byte for byte the same.

use super::{
    backends::svg::{Colours, write_halo, write_head, write_shape, write_words},
    basemap::Basemap,
    ground,
    layers::Drawn,
    map::{MapRequest, above_ground, drawn, whole_frame},
};
use crate::chronicle::{index::atlas::Atlas, moment::Instant};
use crate::symbology::palette::Theme;
use std::collections::HashMap;

/// The content of one time, as indices of pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Shapes, the lowest first.
    pub shapes: Vec<usize>,
    /// Text, above all shapes.
    pub words: Vec<usize>,
}

/// A map at several instants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    ground: String,
    halo: String,
    /// Every shape and text drawn at any time, as SVG elements.
    pub pieces: Vec<String>,
    /// The distinct frames.
    pub frames: Vec<Frame>,
    /// The frame index of each instant.
    pub at: Vec<usize>,
}

/// Draws the map of `request` at each of these instants; its own time is ignored.
#[must_use]
pub fn series(atlas: &Atlas, request: &MapRequest<'_>, instants: &[Instant], colours: Colours) -> Series {
    let theme = if let Colours::Literal(theme) = colours { theme } else { Theme::Light };
    let whole = whole_frame(request);
    let size = (whole.width, whole.height);
    let mut series = Series::default();
    let (left, top) = request.spare;
    write_head(&mut series.ground, (left, top, request.frame.width, request.frame.height), (request.title, request.description));
    for shape in ground::ground(Basemap::built_in(), &whole) {
        write_shape(&mut series.ground, &shape, size, colours);
    }
    write_halo(&mut series.halo, colours);
    let (mut known, mut numbers) = (HashMap::new(), HashMap::new());
    for &at in instants {
        let places = drawn(atlas, &MapRequest { at, ..request.clone() }, theme);
        let frame = *known.entry((looks(&places), labels(atlas, at))).or_insert_with(|| {
            let (shapes, words) = above_ground(atlas, &places, &MapRequest { at, ..request.clone() });
            let mut piece = |text: String| {
                *numbers.entry(text).or_insert_with_key(|text| {
                    series.pieces.push(text.clone());
                    series.pieces.len() - 1
                })
            };
            let shapes =
                shapes.iter().map(|shape| written(|out| write_shape(out, shape, size, colours))).map(&mut piece).collect();
            let words = words.iter().map(|words| written(|out| write_words(out, words, colours, None))).map(&mut piece).collect();
            series.frames.push(Frame { shapes, words });
            series.frames.len() - 1
        });
        series.at.push(frame);
    }
    series
}

fn written(write: impl FnOnce(&mut String)) -> String {
    let mut out = String::new();
    write(&mut out);
    out
}

/// The labels of regions at an instant, by their numbers.
fn labels(atlas: &Atlas, at: Instant) -> Vec<usize> {
    let header = atlas.header();
    let shown = header.labels.iter().enumerate().filter(|(_, label)| label.period(header.offset).contains(at));
    shown.map(|(number, _)| number).collect()
}

/// The places and their symbols, which with the labels determine a frame.
fn looks(places: &[Drawn<'_>]) -> Vec<(String, Option<String>)> {
    let look = |drawn: &Drawn<'_>| drawn.look.as_ref().map(|look| look.name.clone());
    places.iter().map(|drawn| (drawn.place.id.to_string(), look(drawn))).collect()
}

impl Series {
    /// Joins the map with the pieces of a frame, in two groups: shapes, then text.
    #[must_use]
    pub fn svg(&self, frame: usize) -> String {
        let pieces = |numbers: &[usize]| numbers.iter().map(|&number| self.pieces[number].as_str()).collect::<String>();
        let frame = self.frames.get(frame).cloned().unwrap_or_default();
        format!("{}<g>{}</g>{}{}</g></svg>", self.ground, pieces(&frame.shapes), self.halo, pieces(&frame.words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::map::{default_frame, map_svg};

    #[test]
    fn the_pieces_of_each_time_make_the_map_of_that_time() {
        let atlas = Atlas::new(crate::geodata::built_in().unwrap()).unwrap();
        let request = MapRequest {
            at: Instant::MIN,
            names: "hy",
            traveller: None,
            chosen: None,
            frame: default_frame(&atlas, 400.0, 300.0),
            spare: (100.0, 50.0),
            title: "A map",
            description: "What it shows",
        };
        let instants: Vec<Instant> = atlas.instants().iter().step_by(9).copied().collect();
        let series = series(&atlas, &request, &instants, Colours::Variables);
        assert_eq!(series.at.len(), instants.len());
        assert!(series.frames.len() > 5 && series.frames.len() <= instants.len());
        for (&at, &frame) in instants.iter().zip(&series.at) {
            let whole = map_svg(&atlas, &MapRequest { at, ..request.clone() }, Colours::Variables);
            assert_eq!(series.svg(frame).replace("<g>", "").replacen("</g>", "", 1), whole);
        }
    }
}
