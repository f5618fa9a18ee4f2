//! `corridor-painter`: paints layers of corridor's films with the engine of [maplibre-rs](https://github.com/maplibre/maplibre-rs),
//! on a GPU by Vulkan, or on a CPU that a driver makes look like one.
//!
//! It is a process of its own, which the server starts and may kill at any time: requests come in by standard input, pixels go out
//! by standard output (see [`protocol`]), and when the input ends it ends as well. It opens no file and no connection.

mod blocks;
mod engine;
mod mesh;
mod paint;
mod protocol;
mod request;
mod sheets;

use engine::Engine;
use protocol::{Next, Refused};
use std::{
    any::Any,
    io::{self, BufWriter, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
};

const HELP: &str = "\
Paints layers of corridor's films with maplibre-rs. The server starts it; by hand it is of use for --probe only.

Usage: corridor-painter [--probe | --version | --help]

Without an option it reads requests on standard input and writes pixels on standard output, as docs/painter.md of corridor says.

  --probe    Say which adapter would paint, or what is missing
  --version  Say which version this is
  --help     Say this

Exit codes: 0 done, 1 no adapter, 2 an option that is not known, 3 an input that cannot be read any further.
";

/// No adapter.
const NOTHING_TO_PAINT_WITH: u8 = 1;
/// An option that is not known.
const USAGE: u8 = 2;
/// A pipe that broke, or a frame that is none.
const BROKEN: u8 = 3;

fn main() -> ExitCode {
    let mut options = std::env::args().skip(1);
    let (option, more) = (options.next(), options.next());
    let said = match (option.as_deref(), more) {
        (None, _) => return serve().unwrap_or(ExitCode::from(BROKEN)),
        (Some("--probe"), None) => match open() {
            Ok(engine) => Ok(format!("{}\n", engine.adapter)),
            Err(why) => Err((format!("corridor-painter: {why}\n"), NOTHING_TO_PAINT_WITH)),
        },
        (Some("--version"), None) => Ok(format!("corridor-painter {}\n", env!("CARGO_PKG_VERSION"))),
        (Some("--help"), None) => Ok(HELP.to_owned()),
        (Some(other), _) => Err((format!("corridor-painter: `{other}` is not known; see --help\n"), USAGE)),
    };
    let (written, code) = match said {
        Ok(text) => (io::stdout().write_all(text.as_bytes()), 0),
        Err((text, code)) => (io::stderr().write_all(text.as_bytes()), code),
    };
    ExitCode::from(if written.is_ok() { code } else { BROKEN })
}

/// Answers requests until there are no more.
fn serve() -> io::Result<ExitCode> {
    let (mut input, mut output) = (io::stdin().lock(), BufWriter::new(io::stdout().lock()));
    let opened = open();
    protocol::hello(&mut output, opened.as_ref().map(|engine| engine.adapter.as_str()).map_err(String::as_str))?;
    let Ok(engine) = opened else { return Ok(ExitCode::from(NOTHING_TO_PAINT_WITH)) };
    let mut engine = Some(engine);
    loop {
        match protocol::next(&mut input)? {
            Next::End => return Ok(ExitCode::SUCCESS),
            Next::Broken(why) => {
                protocol::answer(&mut output, Err(&why))?;
                return Ok(ExitCode::from(BROKEN));
            }
            Next::Payload(payload) => match painted(&mut engine, &payload) {
                Ok((width, height, pixels)) => protocol::answer(&mut output, Ok((width, height, &pixels)))?,
                Err(why) => protocol::answer(&mut output, Err(&why))?,
            },
        }
    }
}

/// Paints one request, with another engine where the last one did not survive.
fn painted(engine: &mut Option<Engine>, payload: &[u8]) -> Result<(u32, u32, Vec<u8>), Refused> {
    let request = protocol::request(payload)?;
    let mut open = match engine.take() {
        Some(engine) => engine,
        None => open().map_err(Refused)?,
    };
    let painted = catch_unwind(AssertUnwindSafe(|| paint::paint(&mut open, &request)));
    match painted {
        Ok(pixels) => {
            *engine = Some(open);
            Ok((request.width, request.height, pixels?))
        }
        Err(panic) => Err(Refused(format!("the engine failed: {}", message(panic.as_ref())))),
    }
}

fn open() -> Result<Engine, String> {
    catch_unwind(Engine::open).unwrap_or_else(|panic| Err(format!("the engine does not open: {}", message(panic.as_ref()))))
}

/// What a panic says.
fn message(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it does not say why")
}
