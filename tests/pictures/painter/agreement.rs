//! Both painters paint the same layer of the shipped data, on several days, in every theme, in two sizes.
//!
//! They smooth edges differently, with 4 samples for a pixel there and 16 lines here, and a GPU may round as it likes. So edges may
//! differ, areas may not: the share of pixels that differ visibly and the mean difference are held small.

use super::Map;
use corridor::{
    render::{
        backends::raster::OwnPainter,
        painter::{Guarded, Patience},
        raster_layer::{LayerPainter, RasterLayer},
        scene::{Form, Ink, Shape},
    },
    symbology::palette::Theme,
};
use std::{io::Write, path::PathBuf, time::Duration};
use tiny_skia::{Color, Pixmap, PixmapPaint, Transform};

/// Says it also where a test's words are kept back: nobody is to believe that two painters were compared when they were not.
fn say(words: &str) {
    std::io::stderr().write_all(format!("{words}\n").as_bytes()).unwrap();
}

/// From here on a channel, of 255, differs visibly.
const VISIBLY: u8 = 32;
/// The share of the pixels in which one may. Mesa's painter in software has 0.0007.
const SHARE: f64 = 0.002;
/// The largest difference of a channel: an edge that covers a third more of a pixel here than there. Mesa's has 115.
const LARGEST: u8 = 160;
/// The mean difference of all channels. Mesa's has 0.07.
const MEAN: f64 = 0.2;

const WIDE: (f64, f64) = (1200.0, 630.0);

#[test]
fn both_painters_paint_the_same_map() {
    let Some(mut painter) = other() else { return };
    for (theme, day, size) in [
        (Theme::Light, "2020-11-17", WIDE),
        (Theme::Light, "2022-12-12", WIDE),
        (Theme::Light, "2026-11-22", WIDE),
        (Theme::Dark, "2022-12-12", WIDE),
        (Theme::Dark, "2023-04-23", WIDE),
        (Theme::Print, "2022-12-12", WIDE),
        (Theme::Light, "2023-04-23", (630.0, 1200.0)),
        (Theme::Light, "2023-04-23", (3840.0, 2160.0)),
    ] {
        let map = Map::on(day, theme, size);
        agree(&mut painter, &map.layer(), &format!("{day}, {theme}, {} × {}", size.0, size.1));
    }
}

/// What the data may never have: more shapes than the engine keeps in order at once, and translucent ones over each other.
#[test]
fn both_painters_lay_shapes_over_each_other_alike() {
    let Some(mut painter) = other() else { return };
    let circle = |number: i32| {
        let at = (number * 1_117 % 6_000, number * 757 % 4_000);
        let ink = Ink::Palette(["water", "land", "halo", "text", "border"][number as usize % 5]);
        let circle = Shape::filled(Form::Circle { at, radius: 8.0 + f64::from(number % 7) * 6.0 }, ink);
        match number % 3 {
            0 => circle,
            1 => circle.faded(0.4),
            _ => circle.outlined(Ink::Palette("text"), 3.5).faded(0.7),
        }
    };
    let line = Form::Paths { paths: vec![vec![(-900, 300), (5_000, 900), (300, 3_500), (7_000, 5_000)]], are_closed: false };
    let mut shapes = vec![Shape::filled(Form::Everything, Ink::Palette("land")).faded(0.25)];
    shapes.extend((0..400).map(circle));
    shapes.push(Shape::stroked(line, Ink::Palette("text"), 5.0).dashed(&[14.0, 9.0]));
    let layer = RasterLayer { shapes: &shapes, theme: Theme::Light, width: 1500, height: 1000, scale: 2.5, begin: (0.25, -0.5) };
    // So many edges are a larger share of a picture than a map's.
    let difference = differ(&mut painter, &layer);
    say(&format!("circles: {difference:?}"));
    assert!(difference.share < 0.004 && difference.mean < 0.8, "{difference:?}");
}

fn agree(painter: &mut Guarded, layer: &RasterLayer<'_>, what: &str) {
    let difference = differ(painter, layer);
    say(&format!("{what}: {difference:?}"));
    assert!(difference.share < SHARE && difference.largest <= LARGEST && difference.mean < MEAN, "{what}: {difference:?}");
}

fn differ(painter: &mut Guarded, layer: &RasterLayer<'_>) -> Difference {
    let (own, other) = (OwnPainter.paint(layer).unwrap(), painter.paint(layer).unwrap());
    assert_eq!(painter.given_up(), None);
    assert!(own.pixels().iter().any(|pixel| pixel.alpha() > 0), "there is something to see");
    Difference::of(&grounded(&own), &grounded(&other))
}

/// The program that is to be tested; where one is named it has to work.
fn other() -> Option<Guarded> {
    #[expect(clippy::disallowed_methods, reason = "a test may be told where the program is")]
    let Some(program) = std::env::var_os("CORRIDOR_PAINTER").map(PathBuf::from) else {
        say(&format!("the other painter was not built (`make painted` builds it): only {} can run", OwnPainter.name()));
        return None;
    };
    // A machine that is busy with other tests is no reason to fail.
    let painter = Guarded::start(&program, Patience { hello: Duration::from_secs(60), layer: Duration::from_secs(60) });
    assert_eq!(painter.given_up(), None, "{} does not paint", program.display());
    say(&format!("{} beside {}", painter.name(), OwnPainter.name()));
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
    assert!(painter.paint(&RasterLayer { width: 0, ..map.layer() }).is_none());
    assert_eq!(painter.name(), name);
}
