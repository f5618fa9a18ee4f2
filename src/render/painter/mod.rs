//! Layers painted by another process, `corridor-painter`, for as long as that goes well.
//!
//! It paints with the engine of maplibre-rs on a GPU. That engine brings old dependencies, a driver of the system and panics of
//! its own, so it has a process of its own, and nothing that it does can harm the server: when it is missing, finds no adapter,
//! refuses, is late, dies or answers with what is no picture, then it is ended, why is logged once, and that layer and all later ones
//! are painted here. What goes through the pipes is settled in `docs/painter.md`.

mod process;
mod request;

use self::process::Process;
use super::{
    layer::{Layer, LayerPainter},
    paint::OwnPainter,
};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use tiny_skia::{IntSize, Pixmap};

/// The name of the painter's program.
const PROGRAM: &str = "corridor-painter";

/// How long the other process is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until it says hello: a driver may compile itself a compiler first.
    pub hello: Duration,
    /// For each layer; the first includes the engine's pipelines.
    pub layer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { hello: Duration::from_secs(10), layer: Duration::from_secs(10) }
    }
}

/// The painter for a film: the program where one is given and works, and this process otherwise.
///
/// Starts the program and waits for its hello, so it belongs on a thread that may wait. What it starts ends with the value.
#[must_use]
pub fn open(program: Option<&Path>) -> Box<dyn LayerPainter> {
    match program {
        Some(program) => Box::new(Guarded::start(program, Patience::default())),
        None => Box::new(OwnPainter),
    }
}

/// The painter's program beside the server's, where there is one.
#[must_use]
pub fn beside(server: &Path) -> Option<PathBuf> {
    let program = server.with_file_name(format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX));
    program.is_file().then_some(program)
}

/// A painter in another process, and this one in its stead once it fails.
#[derive(Debug)]
pub struct Guarded {
    program: PathBuf,
    /// The other process, or why there is none.
    other: Result<Process, String>,
}

impl Guarded {
    /// Starts a program and waits for its hello.
    #[must_use]
    pub fn start(program: &Path, patience: Patience) -> Self {
        let mut guarded = Self { program: program.to_owned(), other: Process::start(program, patience) };
        if let Err(why) = &guarded.other {
            guarded.give_up(why.clone());
        }
        guarded
    }

    /// What the other process paints with, for as long as it does.
    #[must_use]
    pub fn adapter(&self) -> Option<&str> {
        self.other.as_ref().ok().map(Process::adapter)
    }

    /// Why the other process does not paint any more.
    #[must_use]
    pub fn given_up(&self) -> Option<&str> {
        self.other.as_ref().err().map(String::as_str)
    }

    /// Ends the other process.
    fn give_up(&mut self, why: String) {
        tracing::warn!(program = %self.program.display(), %why, "the painter is given up; layers are painted by the server");
        self.other = Err(why);
    }
}

impl LayerPainter for Guarded {
    fn name(&self) -> String {
        self.adapter().map_or_else(|| OwnPainter.name(), |adapter| format!("maplibre-rs on {adapter}"))
    }

    fn paint(&mut self, layer: &Layer<'_>) -> Option<Pixmap> {
        // A layer of no size is none for either.
        let size = IntSize::from_wh(layer.width, layer.height)?;
        if let Ok(process) = &mut self.other {
            let painted = request::request(layer).and_then(|request| process.paint(request, size));
            match painted
                .and_then(|pixels| Pixmap::from_vec(pixels, size).ok_or_else(|| "its picture has another size".to_owned()))
            {
                Ok(pixmap) => return Some(pixmap),
                Err(why) => self.give_up(why),
            }
        }
        OwnPainter.paint(layer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_beside_the_server_only_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let server = folder.path().join("corridor");
        assert_eq!(beside(&server), None);
        let program = folder.path().join(format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX));
        std::fs::write(&program, "").unwrap();
        assert_eq!(beside(&server), Some(program));
    }

    #[test]
    fn without_a_program_the_server_paints() {
        assert_eq!(open(None).name(), OwnPainter.name());
    }
}
