//! How long a layer takes: the built-in data, painted by this process and by `corridor-painter`, which is then said to be needed or not.
//!
//! `cargo bench --bench painter -- painter/target/release/corridor-painter` prints a table; without a program, one painter. Each turn
//! is another day. What the other process takes includes the pipes; its memory is the most that it had, by /proc.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement, run by hand"
)]

use corridor::{
    chronicle::{
        index::atlas::Atlas,
        moment::{parse_day, parse_instant},
    },
    render::{
        backends::raster::OwnPainter,
        painter::{Guarded, Patience},
        picture::{Panel, Parts, PictureRequest, Size, picture},
        raster_layer::{LayerPainter, RasterLayer},
    },
    symbology::palette::Theme,
};
use std::{
    path::Path,
    time::{Duration, Instant},
};

const DAYS: [&str; 6] = ["2020-11-17", "2022-08-31", "2022-12-03", "2022-12-12", "2023-04-23", "2023-09-25"];
const SIZES: [(f64, f64, usize); 2] = [(1200.0, 630.0, 120), (3840.0, 2160.0, 30)];

fn map(atlas: &Atlas, day: &str, width: f64, height: f64) -> (Panel, f64) {
    let request = PictureRequest::plain(
        parse_day(day).unwrap(),
        parse_instant("2026-11-22T12:00:00+04:00").unwrap(),
        Size::pixels(width, height),
    );
    let request = PictureRequest { parts: Parts::NONE, ..request };
    let picture = picture(atlas, &request);
    (picture.panels.into_iter().next().unwrap(), width / picture.width)
}

fn main() {
    let atlas = Atlas::new(corridor::geodata::built_in().unwrap()).unwrap();
    let program = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    for (width, height, turns) in SIZES {
        let maps: Vec<(Panel, f64)> = DAYS.iter().map(|day| map(&atlas, day, width, height)).collect();
        let layers: Vec<RasterLayer<'_>> = maps
            .iter()
            .map(|(panel, scale)| RasterLayer {
                shapes: &panel.scene.shapes[panel.ground..],
                theme: Theme::Light,
                width: width as u32,
                height: height as u32,
                scale: *scale,
                begin: (0.0, 0.0),
            })
            .collect();
        let shapes: Vec<usize> = layers.iter().map(|layer| layer.shapes.len()).collect();
        println!("\n{width} × {height}, {turns} turns, {shapes:?} shapes");
        measure(&mut OwnPainter, &layers, turns);
        if let Some(program) = &program {
            let begun = Instant::now();
            let mut other = Guarded::start(Path::new(program), Patience::default());
            println!("{:>8.1} ms until its hello", millis(begun.elapsed()));
            measure(&mut other, &layers, turns);
            println!("{:>8} MB at most", most().map_or_else(|| "?".to_owned(), |kilobytes| (kilobytes / 1024).to_string()));
            assert_eq!(other.given_up(), None);
        }
    }
}

fn measure(painter: &mut dyn LayerPainter, layers: &[RasterLayer<'_>], turns: usize) {
    let timed = |painter: &mut dyn LayerPainter, turn: usize| {
        let begun = Instant::now();
        assert!(painter.paint(&layers[turn % layers.len()]).is_some());
        begun.elapsed()
    };
    let first = timed(painter, 0);
    let mut times: Vec<Duration> = (0..turns).map(|turn| timed(painter, turn)).collect();
    times.sort();
    let (best, median, late) = (times[0], times[turns / 2], times[turns * 95 / 100]);
    let [first, best, median, late] = [first, best, median, late].map(millis);
    println!("{median:>8.1} ms median, {best:.1} best, {late:.1} at 95 %, {first:.1} the first: {}", painter.name());
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The most memory that a child of this process had, in kilobytes.
fn most() -> Option<u64> {
    let own = std::process::id().to_string();
    let status =
        std::fs::read_dir("/proc").ok()?.flatten().filter_map(|entry| std::fs::read_to_string(entry.path().join("status")).ok());
    let value = |status: &str, name: &str| {
        status.lines().find_map(|line| line.strip_prefix(name)).map(|value| value.trim().trim_end_matches(" kB").to_owned())
    };
    let child = status.into_iter().find(|status| value(status, "PPid:").as_ref() == Some(&own))?;
    value(&child, "VmHWM:")?.parse().ok()
}
