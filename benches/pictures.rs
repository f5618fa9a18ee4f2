//! How long a picture takes: the built-in data at 1200×675 with labels, each form, one thread.
//!
//! `cargo bench --bench pictures` prints a table; `-- --quick` takes fewer turns. Warm: grounds, outlines and fonts were made once
//! before, as in a server that runs; "another day" changes what is drawn each time, "another frame" the ground too.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a measurement, run by hand"
)]

use corridor::{
    chronicle::{
        index::atlas::Atlas,
        moment::{parse_day, parse_instant},
    },
    render::{
        backends::{
            metadata::Metadata,
            pdf::pdf,
            picture_svg::{Lettering, picture_svg},
            png::png,
            raster::paint,
            webp::webp,
        },
        picture::{Picture, PictureRequest, Size, View, picture},
    },
};
use std::time::{Duration, Instant};

const DAYS: [&str; 6] = ["2020-11-17", "2022-08-31", "2022-12-03", "2022-12-12", "2023-04-23", "2023-09-25"];

fn request(day: &str, view: View) -> PictureRequest<'static> {
    PictureRequest {
        view,
        ..PictureRequest::plain(
            parse_day(day).unwrap(),
            parse_instant("2026-11-22T12:00:00+04:00").unwrap(),
            Size::pixels(1200.0, 675.0),
        )
    }
}

fn best_and_median(turns: u32, mut run: impl FnMut(u32)) -> (Duration, Duration) {
    run(0);
    let mut times: Vec<Duration> = (0..turns)
        .map(|turn| {
            let begun = Instant::now();
            run(turn);
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[0], times[times.len() / 2])
}

fn main() {
    let turns = if std::env::args().any(|argument| argument == "--quick") { 30 } else { 300 };
    let atlas = Atlas::new(corridor::geodata::built_in().unwrap()).unwrap();
    let day = |turn: u32| DAYS[turn as usize % DAYS.len()];
    let draw = |turn: u32| picture(&atlas, &request(day(turn), View::Default));
    let moved = |turn: u32| picture(&atlas, &request(day(turn), View::Camera([46.5 + f64::from(turn) * 0.001, 39.7], 9.3)));
    let about = |picture: &Picture| Metadata::default().of(picture);
    let form = |make: &dyn Fn(&Picture) -> usize| best_and_median(turns, |turn| assert!(make(&draw(turn)) > 1_000));
    let rows = [
        ("layout alone", best_and_median(turns, |turn| assert!(draw(turn).width > 0.0))),
        ("SVG, another day", form(&|picture| picture_svg(picture, Lettering::Text, &about(picture)).len())),
        ("SVG, outlines", form(&|picture| picture_svg(picture, Lettering::Outline, &about(picture)).len())),
        ("pixels alone, another day", form(&|picture| paint(picture, 1.0).unwrap().data().len())),
        ("PNG 1×, another day", form(&|picture| png(picture, 1.0, &about(picture)).unwrap().len())),
        ("PNG 2×, another day", form(&|picture| png(picture, 2.0, &about(picture)).unwrap().len())),
        (
            "PNG 1×, another frame",
            best_and_median(turns, |turn| assert!(png(&moved(turn), 1.0, &Metadata::default()).unwrap().len() > 1_000)),
        ),
        ("WebP 1×, another day", form(&|picture| webp(picture, 1.0, &about(picture)).unwrap().len())),
        ("PDF, another day", form(&|picture| pdf(picture, &about(picture)).unwrap().len())),
    ];
    println!("{:<28} {:>10} {:>10}", "1200 × 675, built-in data", "best ms", "median ms");
    for (what, (best, median)) in rows {
        println!("{what:<28} {:>10.2} {:>10.2}", best.as_secs_f64() * 1e3, median.as_secs_f64() * 1e3);
    }
    let bytes = |name: &str, bytes: usize| println!("{name:<28} {:>10.1} kB", bytes as f64 / 1e3);
    let one = draw(3);
    bytes("SVG", picture_svg(&one, Lettering::Text, &about(&one)).len());
    bytes("PNG 1×", png(&one, 1.0, &about(&one)).unwrap().len());
    bytes("WebP 1×", webp(&one, 1.0, &about(&one)).unwrap().len());
    bytes("PDF", pdf(&one, &about(&one)).unwrap().len());
}
