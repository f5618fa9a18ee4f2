//! The relief under the map: one picture of 24 tones, which each theme tints.
//!
//! `geodata/basemap/relief.png` has a tone a pixel, and `relief.json` says where it lies and how it is tinted. Between pixels a tone
//! is interpolated and then rounded, so that a picture keeps few colours. The rim has the tone of level land, so that no edge is seen.

pub mod files;
mod tones;

use super::projection::Frame;
use crate::symbology::palette::{Theme, channels};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};
use tones::{Tones, resample};

/// A smaller picture is taken where a pixel of this one would be shown on less of an output pixel.
const SHARP: f64 = 0.75;

/// The picture and its description, as embedded.
const PICTURE: &[u8] = include_bytes!("../../../geodata/basemap/relief.png");
const DESCRIPTION: &str = include_str!("../../../geodata/basemap/relief.json");

/// Where the relief lies, and how it is drawn.
#[derive(Clone, Debug, Deserialize)]
pub struct Description {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
    /// How many tones there are.
    tones: u8,
    /// The tone of level land.
    flat: u8,
    /// The colour of each tone as `#rrggbb`, by theme.
    palettes: BTreeMap<Theme, Vec<String>>,
    fade: Fade,
}

/// Between which zooms it fades, and to which opacity.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Fade {
    /// The zoom up to which it is drawn in full.
    pub from_zoom: f64,
    /// The zoom from which on it does not fade further.
    pub to_zoom: f64,
    /// The opacity there.
    pub to_opacity: f64,
}

impl Fade {
    /// Returns the opacity at a zoom.
    #[must_use]
    pub fn opacity(&self, zoom: f64) -> f64 {
        let part = ((zoom - self.from_zoom) / (self.to_zoom - self.from_zoom)).clamp(0.0, 1.0);
        1.0 + (self.to_opacity - 1.0) * part
    }
}

/// The relief.
#[derive(Clone, Debug)]
pub struct Relief {
    about: Description,
    /// The picture, and the same at a half, a quarter and an eighth of its size.
    levels: Vec<Tones>,
}

static BUILT_IN: LazyLock<Option<Relief>> = LazyLock::new(|| Relief::read(PICTURE, DESCRIPTION));

impl Relief {
    /// Returns the built-in relief; none if its files cannot be read, which a test excludes.
    #[must_use]
    pub fn built_in() -> Option<&'static Self> {
        BUILT_IN.as_ref()
    }

    fn read(picture: &[u8], description: &str) -> Option<Self> {
        let about: Description = serde_json::from_str(description).ok()?;
        let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().ok()?;
        let mut tones = vec![0; reader.output_buffer_size()?];
        let read = reader.next_frame(&mut tones).ok()?;
        tones.truncate(read.buffer_size());
        let (width, height) = (read.width, read.height);
        let are_tinted = about.palettes.values().all(|palette| palette.len() == usize::from(about.tones));
        let are_tones = tones.len() == width as usize * height as usize && tones.iter().all(|&tone| tone < about.tones);
        if read.color_type != png::ColorType::Grayscale || !are_tinted || !are_tones {
            return None;
        }
        let mut levels = vec![Tones { width, height, tones }];
        for level in 0..3 {
            let half = levels[level].halved();
            levels.push(half);
        }
        Some(Self { about, levels })
    }

    /// Returns how it fades.
    #[must_use]
    pub fn fade(&self) -> Fade {
        self.about.fade
    }

    /// Returns its corners: west, south, east, north, in degrees.
    #[must_use]
    pub fn bbox(&self) -> [f64; 4] {
        [self.about.west, self.about.south, self.about.east, self.about.north]
    }

    /// Returns its box on a frame, in pixels: left, top, width, height.
    #[must_use]
    pub fn on(&self, frame: &Frame) -> [f64; 4] {
        let (left, top) = frame.pixel(self.about.west, self.about.north);
        let (right, bottom) = frame.pixel(self.about.east, self.about.south);
        [left, top, right - left, bottom - top]
    }

    /// Returns the colour of each tone in a theme, faded towards that of level land; none for a theme without a relief.
    #[must_use]
    pub fn palette(&self, theme: Theme, opacity: f64) -> Option<Vec<[u8; 3]>> {
        let colours: Vec<[u8; 3]> = self.about.palettes.get(&theme)?.iter().filter_map(|colour| channels(colour)).collect();
        let flat = *colours.get(usize::from(self.about.flat))?;
        let mixed = |channel: u8, flat: u8| {
            let (channel, flat) = (f64::from(channel), f64::from(flat));
            (flat + (channel - flat) * opacity.clamp(0.0, 1.0)).round() as u8
        };
        Some(colours.into_iter().map(|colour| std::array::from_fn(|at| mixed(colour[at], flat[at]))).collect())
    }

    /// Calls `paint` with column, row and tone of each output pixel within a width and a height on which the relief lies. Its box (left, top,
    /// width, height) is in output pixels.
    pub(crate) fn sample(&self, size: (u32, u32), [left, top, wide, high]: [f64; 4], paint: impl FnMut(u32, u32, u8)) {
        if [left, top, wide, high].iter().all(|value| value.is_finite()) && wide > 0.0 && high > 0.0 {
            let level = self.level(wide / f64::from(self.levels[0].width));
            resample(level, size, [left, top, wide, high], paint);
        }
    }

    /// Returns the tones at the size to take where one pixel of the picture is shown on so many.
    fn level(&self, scale: f64) -> &Tones {
        let mut level = 0;
        let mut scale = scale;
        while scale < SHARP && level + 1 < self.levels.len() {
            scale *= 2.0;
            level += 1;
        }
        &self.levels[level]
    }
}

#[cfg(test)]
mod tests;
