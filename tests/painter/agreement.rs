//! Both painters paint the same layer of the shipped data, on several days, in every theme, in two sizes.
//!
//! They smooth edges differently, with 4 samples for a pixel there and 16 lines here, and a GPU may round as it likes. So edges may
//! differ, areas may not: the share of pixels that differ visibly and the mean difference are held small.

use super::Map;
use corridor::render::{
    layer::LayerPainter,
    paint::OwnPainter,
    painter::{Guarded, Patience},
    palette::Theme,
};
use std::{path::PathBuf, time::Duration};
use tiny_skia::{Color, Pixmap, PixmapPaint, Transform};

/// From here on a channel, of 255, differs visibly.
const VISIBLY: u8 = 32;
/// The share of the pixels in which one may.
const SHARE: f64 = 0.015;
/// The largest difference of a channel: an edge that one painter puts into a pixel and the other does not.
const LARGEST: u8 = 200;
/// The mean difference of all channels.
const MEAN: f64 = 0.5;

#[test]
fn both_painters_paint_the_same() {
    let Some(mut painter) = other() else {
        eprintln!("the other painter was not built (`make painted` builds it): only {} was run", OwnPainter.name());
        return;
    };
    let days = ["2020-11-17", "2022-12-12", "2023-04-23", "2026-11-22"];
    for (theme, size) in [
        (Theme::Light, (1200.0, 630.0)),
        (Theme::Dark, (1200.0, 630.0)),
        (Theme::Print, (1200.0, 630.0)),
        (Theme::Light, (630.0, 1200.0)),
        (Theme::Light, (3840.0, 2160.0)),
    ] {
        for day in days {
            let map = Map::on(day, theme, size);
            let (own, other) = (OwnPainter.paint(&map.layer()).unwrap(), painter.paint(&map.layer()).unwrap());
            assert_eq!(painter.given_up(), None);
            let difference = Difference::of(&grounded(&own), &grounded(&other));
            eprintln!("{day} {theme} {}×{}: {difference:?}", size.0, size.1);
            assert!(
                difference.share < SHARE && difference.largest <= LARGEST && difference.mean < MEAN,
                "{day}, {theme}, {} × {}: {difference:?}",
                size.0,
                size.1
            );
        }
    }
}

/// The program that is to be tested; where one is named it has to work.
fn other() -> Option<Guarded> {
    #[expect(clippy::disallowed_methods, reason = "a test may be told where the program is")]
    let program = PathBuf::from(std::env::var_os("CORRIDOR_PAINTER")?);
    // A machine that is busy with other tests is no reason to fail.
    let painter = Guarded::start(&program, Patience { hello: Duration::from_secs(60), layer: Duration::from_secs(60) });
    assert_eq!(painter.given_up(), None, "{} does not paint", program.display());
    eprintln!("{} beside {}", painter.name(), OwnPainter.name());
    Some(painter)
}

/// The layer over a colour, as it is seen.
fn grounded(layer: &Pixmap) -> Pixmap {
    let mut ground = Pixmap::new(layer.width(), layer.height()).unwrap();
    ground.fill(Color::from_rgba8(225, 229, 222, 255));
    ground.draw_pixmap(0, 0, layer.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
    ground
}

#[derive(Debug)]
struct Difference {
    /// Of the pixels that differ visibly.
    share: f64,
    /// Of any channel.
    largest: u8,
    /// Of all channels.
    mean: f64,
}

impl Difference {
    #[allow(clippy::cast_precision_loss, reason = "there are not so many pixels")]
    fn of(one: &Pixmap, other: &Pixmap) -> Self {
        let pairs = || one.data().iter().zip(other.data()).map(|(one, other)| one.abs_diff(*other));
        let apart: Vec<u8> = pairs().collect();
        let visible = apart.chunks(4).filter(|pixel| pixel.iter().any(|&value| value >= VISIBLY)).count();
        let sum: u64 = pairs().map(u64::from).sum();
        Self {
            share: visible as f64 / (apart.len() / 4) as f64,
            largest: pairs().max().unwrap_or_default(),
            mean: sum as f64 / apart.len() as f64,
        }
    }
}

#[test]
fn a_layer_of_no_size_is_none_and_no_failure() {
    let map = Map::on("2023-04-23", Theme::Light, (1200.0, 630.0));
    let mut painter: Box<dyn LayerPainter> = match other() {
        Some(painter) => Box::new(painter),
        None => Box::new(OwnPainter),
    };
    let name = painter.name();
    assert!(painter.paint(&corridor::render::layer::Layer { width: 0, ..map.layer() }).is_none());
    assert_eq!(painter.name(), name);
}
