//! Paints layers in another process, `corridor-painter`, with a fallback to this process.
//!
//! It paints with the engine of maplibre-rs on a GPU. That engine brings old dependencies, a graphics driver and panics,
//! so it runs in a separate process and cannot harm the server. If it is missing, finds no adapter,
//! refuses, is late, dies or sends an invalid picture, it is killed, the reason is logged once, and that layer and all later ones
//! are painted here. `docs/painter.md` specifies the protocol.

mod patience;
pub(crate) mod process;
pub(crate) mod request;

pub use self::patience::Patience;
use self::process::Process;
use super::{
    backends::raster::OwnPainter,
    program::Cancel,
    raster_layer::{LayerPainter, RasterLayer},
};
use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};
use tiny_skia::{IntSize, Pixmap};

/// Parts of adapter names that mean software rendering.
const SOFTWARE: &str = "(Cpu";

/// The choice of the program that paints films.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// No external program.
    Own,
    /// A program found beside this one: used only with a graphics card, since software rendering is slower than this process.
    IfFaster(PathBuf),
    /// A program named by the operator, used with any adapter.
    Named(PathBuf),
}

/// Opens a painter for each film.
#[derive(Debug)]
pub struct PainterPool {
    choice: Choice,
    patience: Patience,
    cancel: Cancel,
    /// True once the program was found unusable; it is not tried again.
    is_out: AtomicBool,
}

impl PainterPool {
    /// Creates a pool with this choice of painters.
    #[must_use]
    pub fn new(choice: Choice) -> Self {
        Self::with(choice, Patience::default(), Cancel::default())
    }

    /// Creates a pool with time limits for its programs, and a way to cancel them.
    #[must_use]
    pub fn with(choice: Choice, patience: Patience, cancel: Cancel) -> Self {
        Self { choice, patience, cancel, is_out: AtomicBool::new(false) }
    }

    /// Returns a painter for a film: the program if it works, otherwise this process.
    ///
    /// Starts the program and waits for its hello, so call it on a blocking thread. Dropping the value ends the program.
    #[must_use]
    pub fn open(&self) -> Box<dyn LayerPainter> {
        let (Choice::IfFaster(program) | Choice::Named(program)) = &self.choice else { return Box::new(OwnPainter) };
        if self.is_out.load(Ordering::Relaxed) {
            return Box::new(OwnPainter);
        }
        let painter = Guarded::start_with(program, self.patience, &self.cancel);
        let is_slow = matches!(self.choice, Choice::IfFaster(_)) && painter.adapter().is_some_and(|name| name.contains(SOFTWARE));
        if is_slow {
            tracing::info!(adapter = painter.adapter(), "the painter beside this program has no graphics card, and is not used");
        }
        if is_slow || painter.given_up().is_some() {
            self.is_out.store(true, Ordering::Relaxed);
            return Box::new(OwnPainter);
        }
        Box::new(painter)
    }
}

/// A painter in another process, replaced by this process once it fails.
#[derive(Debug)]
pub struct Guarded {
    program: PathBuf,
    /// The other process, or the reason why there is none.
    other: Result<Process, String>,
}

impl Guarded {
    /// Starts a program and waits for its hello.
    #[must_use]
    pub fn start(program: &Path, patience: Patience) -> Self {
        Self::start_with(program, patience, &Cancel::default())
    }

    /// Starts a program that can be cancelled and waits for its hello.
    #[must_use]
    pub fn start_with(program: &Path, patience: Patience, cancel: &Cancel) -> Self {
        let mut guarded = Self { program: program.to_owned(), other: Process::start(program, patience, cancel) };
        if let Err(why) = &guarded.other {
            guarded.give_up(why.clone());
        }
        guarded
    }

    /// Returns the adapter of the other process while it paints.
    #[must_use]
    pub fn adapter(&self) -> Option<&str> {
        self.other.as_ref().ok().map(Process::adapter)
    }

    /// Returns the reason why the other process no longer paints.
    #[must_use]
    pub fn given_up(&self) -> Option<&str> {
        self.other.as_ref().err().map(String::as_str)
    }

    /// Kills the other process.
    fn give_up(&mut self, why: String) {
        tracing::warn!(program = %self.program.display(), %why, "the painter is given up; layers are painted by the server");
        self.other = Err(why);
    }
}

impl LayerPainter for Guarded {
    fn name(&self) -> String {
        self.adapter().map_or_else(|| OwnPainter.name(), |adapter| format!("maplibre-rs on {adapter}"))
    }

    fn paint(&mut self, layer: &RasterLayer<'_>) -> Option<Pixmap> {
        // A layer of size zero is invalid for both.
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
    fn without_a_program_the_server_paints() {
        assert_eq!(PainterPool::new(Choice::Own).open().name(), OwnPainter.name());
    }

    #[test]
    fn a_program_that_is_of_no_use_is_not_tried_for_every_film() {
        let studio = PainterPool::new(Choice::Named("there is no such program".into()));
        assert_eq!(studio.open().name(), OwnPainter.name());
        assert!(studio.is_out.load(Ordering::Relaxed));
    }
}
