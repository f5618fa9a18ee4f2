//! Layers painted by another process, `corridor-painter`, for as long as that goes well.
//!
//! It paints with the engine of maplibre-rs on a GPU. That engine brings old dependencies, a driver of the system and panics of
//! its own, so it has a process of its own, and nothing that it does can harm the server: when it is missing, finds no adapter,
//! refuses, is late, dies or answers with what is no picture, then it is ended, why is logged once, and that layer and all later ones
//! are painted here. What goes through the pipes is settled in `docs/painter.md`.

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

/// What the name of an adapter has inside that is none but the processor.
const SOFTWARE: &str = "(Cpu";

/// Which other program paints films, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// None.
    Own,
    /// One that happens to be there: it paints where it has a graphics card, since in software it is slower than this process.
    IfFaster(PathBuf),
    /// One that was named, whatever it paints with.
    Named(PathBuf),
}

/// Opens painters, one for each film.
#[derive(Debug)]
pub struct PainterPool {
    choice: Choice,
    patience: Patience,
    cancel: Cancel,
    /// Whether the program was found to be of no use; it is not tried again.
    is_out: AtomicBool,
}

impl PainterPool {
    /// A studio with this choice of painters.
    #[must_use]
    pub fn new(choice: Choice) -> Self {
        Self::with(choice, Patience::default(), Cancel::default())
    }

    /// A studio whose programs are waited for no longer than this, and can be cancelled.
    #[must_use]
    pub fn with(choice: Choice, patience: Patience, cancel: Cancel) -> Self {
        Self { choice, patience, cancel, is_out: AtomicBool::new(false) }
    }

    /// The painter for a film: the program where there is one and it works, and this process otherwise.
    ///
    /// Starts the program and waits for its hello, so it belongs on a thread that may wait. What it starts ends with the value.
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
        Self::start_with(program, patience, &Cancel::default())
    }

    /// The same, of a program that can be cancelled.
    #[must_use]
    pub fn start_with(program: &Path, patience: Patience, cancel: &Cancel) -> Self {
        let mut guarded = Self { program: program.to_owned(), other: Process::start(program, patience, cancel) };
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

    fn paint(&mut self, layer: &RasterLayer<'_>) -> Option<Pixmap> {
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
