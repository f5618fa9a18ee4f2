//! Two painters, one layer: what happens when the other process fails, and that both paint the same.
//!
//! `make painted` builds that process and runs these with `CORRIDOR_PAINTER` set to it.

mod agreement;
#[cfg(unix)]
mod failures;

use corridor::{
    chronicle::{
        index::atlas::Atlas,
        moment::{parse_day, parse_instant},
    },
    render::{
        picture::{Panel, Parts, PictureRequest, Size, picture},
        raster_layer::RasterLayer,
    },
    symbology::palette::Theme,
};
use std::sync::LazyLock;

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| Atlas::new(corridor::geodata::built_in().unwrap()).unwrap());

/// The map of a picture of the shipped data, and how many pixels of the output one of its own has.
struct Map {
    panel: Panel,
    theme: Theme,
    scale: f64,
}

impl Map {
    fn on(day: &str, theme: Theme, (width, height): (f64, f64)) -> Self {
        let request = PictureRequest::plain(
            parse_day(day).unwrap(),
            parse_instant("2026-11-22T12:00:00+04:00").unwrap(),
            Size::pixels(width, height),
        );
        let request = PictureRequest { theme, parts: Parts::NONE, ..request };
        let picture = picture(&ATLAS, &request);
        let scale = width / picture.width;
        Self { panel: picture.panels.into_iter().next().unwrap(), theme, scale }
    }

    /// What changes from day to day.
    fn layer(&self) -> RasterLayer<'_> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture is a few thousand pixels wide")]
        let pixels = |side: f64| (side * self.scale).ceil() as u32;
        RasterLayer {
            shapes: &self.panel.scene.shapes[self.panel.ground..],
            theme: self.theme,
            width: pixels(self.panel.scene.width),
            height: pixels(self.panel.scene.height),
            scale: self.scale,
            begin: (0.0, 0.0),
        }
    }
}
