//! The program at the end of its pipes: what it says, what it paints, and how it ends.
//!
//! Where there is no adapter it has to say so; then there is nothing more to test.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    io::{Read, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

struct Painter {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: ChildStdout,
}

impl Painter {
    /// Starts it and reads its hello; none where it has no adapter.
    fn open() -> Option<Self> {
        let mut painter = Self::started(Command::new(env!("CARGO_BIN_EXE_corridor-painter")));
        match painter.hello() {
            Ok(_) => Some(painter),
            Err(why) => {
                assert!(why.contains("no Vulkan adapter"), "{why}");
                assert_eq!(painter.ends(), Some(1));
                None
            }
        }
    }

    fn started(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take().unwrap());
        Self { child, stdin, stdout }
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.stdout.read_exact(&mut bytes).unwrap();
        bytes
    }

    fn text(&mut self) -> String {
        let mut text = vec![0; u32::from_le_bytes(self.bytes()) as usize];
        self.stdout.read_exact(&mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    fn hello(&mut self) -> Result<String, String> {
        assert_eq!(self.bytes(), *b"CRPT\x01\x00");
        match self.bytes() {
            [b'A'] => Ok(self.text()),
            [b'E'] => Err(self.text()),
            other => panic!("{other:?}"),
        }
    }

    fn send(&mut self, bytes: &[u8]) {
        self.stdin.as_mut().unwrap().write_all(bytes).unwrap();
    }

    fn ask(&mut self, payload: &[u8]) -> Result<Vec<[u8; 4]>, String> {
        self.send(&u32::try_from(payload.len()).unwrap().to_le_bytes());
        self.send(payload);
        match self.bytes() {
            [b'P'] => {
                let [width, height] = [self.bytes(), self.bytes()].map(u32::from_le_bytes);
                assert_eq!([width, height].map(u32::to_le_bytes).concat(), payload[..8]);
                Ok((0..width * height).map(|_| self.bytes()).collect())
            }
            [b'E'] => Err(self.text()),
            other => panic!("{other:?}"),
        }
    }

    /// Its exit code after the input ends, and that it says nothing more.
    fn ends(&mut self) -> Option<i32> {
        self.stdin = None;
        let mut rest = Vec::new();
        self.stdout.read_to_end(&mut rest).unwrap();
        assert_eq!(rest, [0; 0]);
        self.child.wait().unwrap().code()
    }
}

/// A frame of 8 × 4 pixels with rectangles in it: left, top, right, bottom and colour.
fn frame(rectangles: &[([f32; 4], [u8; 4])]) -> Vec<u8> {
    let mut bytes = [8, 4, rectangles.len() as u32].map(u32::to_le_bytes).concat();
    for ([left, top, right, bottom], colour) in rectangles {
        bytes.extend(colour);
        bytes.push(0);
        bytes.extend(5_u32.to_le_bytes());
        for (verb, x, y) in [(0, left, top), (1, right, top), (1, right, bottom), (1, left, bottom)] {
            bytes.push(verb);
            bytes.extend(x.to_le_bytes());
            bytes.extend(y.to_le_bytes());
        }
        bytes.push(4);
    }
    bytes
}

const ALL: [f32; 4] = [0.0, 0.0, 8.0, 4.0];
const RED: [u8; 4] = [255, 0, 0, 255];

#[test]
fn pixels_are_where_they_were_asked_for_and_the_rest_is_nothing() {
    let Some(mut painter) = Painter::open() else { return };
    let pixels = painter.ask(&frame(&[([2.0, 1.0, 5.0, 3.0], RED)])).unwrap();
    for (at, pixel) in pixels.iter().enumerate() {
        let is_inside = (2..5).contains(&(at % 8)) && (1..3).contains(&(at / 8));
        assert_eq!(*pixel, if is_inside { RED } else { [0; 4] }, "{at}");
    }
    assert_eq!(painter.ends(), Some(0));
}

#[test]
fn translucent_shapes_are_mixed_and_multiplied_by_their_alpha() {
    let Some(mut painter) = Painter::open() else { return };
    let near = |pixel: [u8; 4], wanted: [u8; 4]| assert!(pixel.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 1), "{pixel:?}");
    near(painter.ask(&frame(&[(ALL, [255, 0, 0, 128])])).unwrap()[9], [128, 0, 0, 128]);
    near(painter.ask(&frame(&[(ALL, [0, 0, 255, 255]), (ALL, [255, 0, 0, 128])])).unwrap()[9], [128, 0, 127, 255]);
    near(painter.ask(&frame(&[(ALL, [255, 0, 0, 128]), (ALL, [255, 0, 0, 128])])).unwrap()[9], [192, 0, 0, 192]);
    near(painter.ask(&frame(&[(ALL, [255, 0, 0, 128]), (ALL, [0, 255, 0, 255])])).unwrap()[9], [0, 255, 0, 255]);
    assert_eq!(painter.ends(), Some(0));
}

#[test]
fn many_shapes_keep_their_order() {
    let Some(mut painter) = Painter::open() else { return };
    let mut many: Vec<_> = (0..1000).map(|number| (ALL, [(number % 251) as u8, 1, 2, 255])).collect();
    many.push((ALL, RED));
    assert_eq!(painter.ask(&frame(&many)).unwrap(), [RED; 32]);
}

#[test]
fn a_request_that_is_wrong_is_refused_and_the_next_one_painted() {
    let Some(mut painter) = Painter::open() else { return };
    let good = frame(&[(ALL, RED)]);
    let mut wrong = good.clone();
    wrong[22..26].copy_from_slice(&f32::NAN.to_le_bytes());
    assert!(painter.ask(&wrong).unwrap_err().contains("NaN"));
    assert!(painter.ask(&good[..20]).unwrap_err().contains("too early"));
    assert!(painter.ask(&[255; 12]).unwrap_err().contains("each side"));
    assert_eq!(painter.ask(&good).unwrap(), [RED; 32]);
    assert_eq!(painter.ask(&frame(&[])).unwrap(), [[0; 4]; 32]);
    assert_eq!(painter.ends(), Some(0));
}

/// Curves become many corners, which cannot be known before.
#[test]
fn a_shape_with_too_many_corners_is_refused() {
    let Some(mut painter) = Painter::open() else { return };
    let mut bytes = [8, 4, 1].map(u32::to_le_bytes).concat();
    bytes.extend([255, 0, 0, 255, 0]);
    let count = 2_000_u32;
    bytes.extend(count.to_le_bytes());
    let mut step = |verb: u8, points: &[f32]| {
        bytes.push(verb);
        points.iter().for_each(|value| bytes.extend(value.to_le_bytes()));
    };
    step(0, &[0.0, 0.0]);
    for at in 1..count {
        // Bows one below the other, each far to the right.
        let top = at as f32 * 40.0;
        step(2, &[90_000.0, top - 20.0, 0.0, top]);
    }
    assert!(painter.ask(&bytes).unwrap_err().contains("vertices"));
    assert_eq!(painter.ask(&frame(&[(ALL, RED)])).unwrap(), [RED; 32]);
}

#[test]
fn what_is_no_frame_is_the_end() {
    let Some(mut painter) = Painter::open() else { return };
    painter.send(&[255; 4]);
    assert_eq!(painter.bytes(), [b'E']);
    assert!(painter.text().contains("longer than"));
    assert_eq!(painter.ends(), Some(3));
    let Some(mut painter) = Painter::open() else { return };
    painter.send(&[100, 0, 0, 0, 1, 2, 3]);
    painter.stdin = None;
    assert_eq!(painter.bytes(), [b'E']);
    assert!(painter.text().contains("after 3 of 100 bytes"));
    assert_eq!(painter.ends(), Some(3));
}

#[test]
fn a_machine_without_a_driver_is_told_what_to_install() {
    let without = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corridor-painter"));
        command.env("VK_ICD_FILENAMES", "/nowhere").env("VK_DRIVER_FILES", "/nowhere");
        command
    };
    let mut painter = Painter::started(without());
    assert!(painter.hello().unwrap_err().contains("mesa-vulkan-drivers"));
    assert_eq!(painter.ends(), Some(1));
    let probe = without().arg("--probe").output().unwrap();
    assert!(probe.status.code() == Some(1) && probe.stdout.is_empty());
    assert!(String::from_utf8(probe.stderr).unwrap().contains("mesa-vulkan-drivers"));
}

#[test]
fn options_are_answered_and_unknown_ones_refused() {
    let run = |options: &[&str]| Command::new(env!("CARGO_BIN_EXE_corridor-painter")).args(options).output().unwrap();
    assert_eq!(run(&["--version"]).stdout, format!("corridor-painter {}\n", env!("CARGO_PKG_VERSION")).as_bytes());
    assert!(run(&["--help"]).stdout.starts_with(b"Paints layers"));
    assert_eq!(run(&["--paint"]).status.code(), Some(2));
    assert_eq!(run(&["--version", "again"]).status.code(), Some(2));
}
