//! Painters that fail, each in its own way: the layer is painted all the same, once and for all by the server, and nothing is left
//! of the process.

use super::Map;
use corridor::{
    render::{
        backends::raster::OwnPainter,
        painter::{Guarded, Patience},
        raster_layer::{LayerPainter, RasterLayer},
    },
    symbology::palette::Theme,
};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tiny_skia::Pixmap;

/// What every false painter can do: say hello, read a request, answer with a picture on which there is nothing.
const WORDS: &str = r#"#!/bin/sh
echo $$ > "$0.pid"
hello() { printf 'CRPT\001\000A\005\000\000\000false'; }
request() { length=$(head -c 4 | od -An -tu4); [ -n "$length" ] || exit 0; head -c "$length" >/dev/null; }
head_of_picture() { printf 'P\110\000\000\000\050\000\000\000'; }
picture() { head_of_picture; head -c 11520 /dev/zero; }
"#;

/// A program that is being written when another thread starts one cannot be started.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

struct False {
    program: PathBuf,
    painter: Guarded,
    _folder: TempDir,
}

impl False {
    fn that(does: &str) -> Self {
        Self::with(does, Patience { hello: Duration::from_secs(30), layer: Duration::from_secs(30) })
    }

    fn with(does: &str, patience: Patience) -> Self {
        let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("painter");
        fs::write(&program, format!("{WORDS}{does}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let painter = Guarded::start(&program, patience);
        Self { program, painter, _folder: folder }
    }

    fn why(&self) -> &str {
        self.painter.given_up().unwrap()
    }

    /// Paints as the server does, twice, and says so; and its process is no more.
    fn is_replaced(&mut self, because: &str) {
        let (map, own) = (map(), own());
        for _ in 0..2 {
            assert!(self.painter.paint(&layer(&map)).unwrap() == own, "the layer is not what the server paints");
        }
        assert!(self.why().contains(because), "{}", self.why());
        assert_eq!((self.painter.name(), self.painter.adapter()), (OwnPainter.name(), None));
        self.is_gone();
    }

    fn is_gone(&self) {
        let file = format!("{}.pid", self.program.display());
        let process = fs::read_to_string(file).unwrap_or_default();
        if Path::new("/proc/self").exists() && !process.trim().is_empty() {
            assert!(!Path::new("/proc").join(process.trim()).exists(), "the process is still there");
        }
    }
}

fn map() -> Map {
    Map::on("2023-04-23", Theme::Light, (1200.0, 630.0))
}

/// A small part of the map: 72 × 40 pixels, as the false painters' pictures.
fn layer(map: &Map) -> RasterLayer<'_> {
    RasterLayer { width: 72, height: 40, scale: 0.1, ..map.layer() }
}

fn own() -> Pixmap {
    let own = OwnPainter.paint(&layer(&map())).unwrap();
    assert!(own.pixels().iter().any(|pixel| pixel.alpha() > 0), "there is something to see");
    own
}

#[test]
fn a_program_that_is_missing() {
    let mut painter = Guarded::start(Path::new("/nowhere/corridor-painter"), Patience::default());
    assert!(painter.given_up().unwrap().starts_with("it cannot be started"));
    assert!(painter.paint(&layer(&map())).unwrap() == own());
    assert_eq!(painter.name(), OwnPainter.name());
}

#[test]
fn a_program_that_ends_at_once() {
    False::that("exit 0").is_replaced("it ended");
    False::that("exit 7").is_replaced("it ended");
}

#[test]
fn a_program_that_finds_no_adapter() {
    False::that(r"printf 'CRPT\001\000E\012\000\000\000no adapter'; exit 1").is_replaced("no adapter");
}

#[test]
fn a_program_that_says_something_else() {
    False::that("echo hello, world").is_replaced("its hello begins with");
    False::that(r"printf 'CRPT\002\000A\005\000\000\000false'").is_replaced("version 2 of the protocol");
    False::that(r"printf 'CRPT\001\000A\377\377\377\377false'").is_replaced("wants to say 4294967295 bytes");
    False::that(r"printf 'CRPT\001\000'; head -c 100000 /dev/zero").is_replaced("its hello goes on with 0");
}

#[test]
fn a_program_that_hangs_before_its_hello() {
    let begun = Instant::now();
    let patience = Patience { hello: Duration::from_millis(200), layer: Duration::from_secs(30) };
    False::with("exec sleep 100", patience).is_replaced("no hello within 200ms");
    assert!(begun.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_program_that_hangs_at_a_layer() {
    let begun = Instant::now();
    let patience = Patience { hello: Duration::from_secs(30), layer: Duration::from_millis(200) };
    False::with("hello; exec sleep 100", patience).is_replaced("no picture within 200ms");
    False::with("hello; request; head_of_picture; exec sleep 100", patience).is_replaced("no picture within 200ms");
    assert!(begun.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_program_that_answers_with_garbage() {
    False::that("hello; request; head -c 100000 /dev/zero").is_replaced("its answer begins with 0");
}

#[test]
fn a_program_that_answers_with_another_size() {
    False::that(r"hello; request; printf 'P\001\000\000\000\001\000\000\000abcd'")
        .is_replaced("its picture has 1 × 1 pixels, and not 72 × 40");
}

#[test]
fn a_program_that_sends_too_little() {
    False::that("hello; request; head_of_picture; head -c 11519 /dev/zero").is_replaced("after 11519 of 11520 bytes");
    False::that("hello; request").is_replaced("it ended");
}

#[test]
fn a_program_that_refuses_a_layer() {
    False::that(r"hello; request; printf 'E\011\000\000\000a\nreason.'; request").is_replaced("a reason.");
}

#[test]
fn a_program_that_dies_in_the_middle_of_a_film() {
    let mut painter = False::that("hello; request; picture; request; picture; request; kill -9 $$");
    assert_eq!(painter.painter.name(), "maplibre-rs on false");
    let map = map();
    for _ in 0..2 {
        let painted = painter.painter.paint(&layer(&map)).unwrap();
        assert!(painted.pixels().iter().all(|pixel| pixel.alpha() == 0), "the other one paints, and paints nothing");
    }
    painter.is_replaced("it ended");
}

#[test]
fn a_program_that_is_gone_before_the_next_layer() {
    let mut painter = False::that("hello; request; picture");
    let map = map();
    assert!(painter.painter.paint(&layer(&map)).is_some() && painter.painter.given_up().is_none());
    // Whether the end is seen when writing or when reading is a matter of time.
    painter.is_replaced("it ");
}

#[test]
fn colours_that_no_pixel_can_have_are_corrected() {
    let mut painter = False::that(r"hello; request; head_of_picture; head -c 11520 /dev/zero | tr '\000' '\377'; request");
    assert!(painter.painter.paint(&layer(&map())).unwrap().data().iter().all(|&value| value == 255));
    let mut painter = False::that(r"hello; request; head_of_picture; yes '' | head -c 11520 | tr '\012' '\007'; request");
    assert!(painter.painter.paint(&layer(&map())).unwrap().pixels().iter().all(|pixel| pixel.red() <= pixel.alpha()));
}

#[test]
fn nothing_is_left_of_a_program_that_is_not_needed_any_more() {
    let painter = False::that("hello; request; picture; request; exec sleep 100");
    let (program, folder) = (painter.program.clone(), painter._folder);
    drop(painter.painter);
    False { program, painter: Guarded::start(Path::new("/nowhere"), Patience::default()), _folder: folder }.is_gone();
}
