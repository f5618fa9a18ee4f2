//! Writes the log to standard error without delaying responses.
//!
//! A thread writes lines from a bounded buffer. If they cannot be written (full disk, closed pipe, pipe that nobody reads), lines are
//! lost and counted, and the next line that can be written reports how many.

use crate::cli::{
    config::{LogFormat, Serve},
    outcome::Failure,
};
use prometheus_client::metrics::counter::Counter;
use std::{
    fs::File,
    io::{self, ErrorKind, IsTerminal, Write},
    mem,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

/// Bytes of lines that may wait to be written; further lines are lost.
const MOST_WAITING: usize = 1 << 20;
/// Bytes that a pipe takes atomically (`PIPE_BUF` of Linux), so that lines of two processes are not mixed.
const PIECE: usize = 4096;
/// How long lines are collected before they are written, so that a busy server does not wake the writing thread for each.
const COLLECT: Duration = Duration::from_millis(5);
/// Pause before writing again to a non-blocking pipe that is full.
const PAUSE: Duration = Duration::from_millis(20);
/// Maximum wait for the last lines when the process ends.
const LAST: Duration = Duration::from_millis(400);

/// The running log; dropping it waits briefly for its last lines to be written.
pub(super) struct Log(Arc<Waiting>);

impl Drop for Log {
    fn drop(&mut self) {
        self.0.flush(LAST);
    }
}

/// Starts the log on standard error, panics included. `lost` counts the lines that are not written.
pub(super) fn start(flags: &Serve, lost: Counter) -> Result<Log, Failure> {
    let filter = EnvFilter::try_new(&flags.log).map_err(|error| Failure::Plain(format!("--log `{}`: {error}", flags.log)))?;
    let is_terminal = io::stderr().is_terminal();
    let default = if is_terminal { LogFormat::Text } else { LogFormat::Json };
    let cannot = |error: &dyn std::fmt::Display| Failure::Plain(format!("the log cannot start: {error}"));
    let waiting = Arc::new(Waiting { lost, ..Waiting::default() });
    let writer = Writer { out: standard_error().map_err(|error| cannot(&error))?, lost: waiting.lost.clone(), is_torn: false };
    let of_thread = Arc::clone(&waiting);
    let thread = thread::Builder::new().name("log".to_owned()).spawn(move || of_thread.write_all_to(writer));
    thread.map_err(|error| cannot(&error))?;
    // Write errors are counted; logging them would fail the same way.
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).log_internal_errors(false).with_writer(Lines(Arc::clone(&waiting)));
    // On a terminal the library decides, since it honours `NO_COLOR`; a file never has colours.
    let log = if is_terminal { log } else { log.with_ansi(false) };
    let started = match flags.log_format.unwrap_or(default) {
        LogFormat::Text => log.with_target(false).try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    started.map_err(|error| cannot(&error))?;
    // The standard library would block on standard error.
    std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "a thread panicked")));
    Ok(Log(waiting))
}

/// Opens standard error without the standard library's lock, which a blocked writing thread would never release.
#[cfg(unix)]
fn standard_error() -> io::Result<File> {
    use std::os::fd::AsFd;
    io::stderr().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn standard_error() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    io::stderr().as_handle().try_clone_to_owned().map(File::from)
}

/// Lines that wait to be written.
#[derive(Debug, Default)]
struct Waiting {
    state: Mutex<State>,
    filled: Condvar,
    emptied: Condvar,
    lost: Counter,
}

#[derive(Debug, Default)]
struct State {
    lines: Vec<u8>,
    is_writing: bool,
}

impl Waiting {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, line: &[u8]) {
        let mut state = self.state();
        if state.lines.len() + line.len() > MOST_WAITING {
            drop(state);
            self.lost.inc();
            return;
        }
        let was_empty = state.lines.is_empty();
        state.lines.extend_from_slice(line);
        drop(state);
        if was_empty {
            self.filled.notify_one();
        }
    }

    fn has_room(&self) -> bool {
        self.state().lines.len() < MOST_WAITING / 2
    }

    /// Writes lines as they arrive; never returns.
    fn write_all_to(&self, mut writer: Writer<impl Write>) {
        let (mut lines, mut reported) = (Vec::new(), 0);
        loop {
            let mut state = self.state();
            state.is_writing = false;
            self.emptied.notify_all();
            let state = self.filled.wait_while(state, |state| state.lines.is_empty()).unwrap_or_else(PoisonError::into_inner);
            drop(state);
            thread::sleep(COLLECT);
            let mut state = self.state();
            mem::swap(&mut state.lines, &mut lines);
            state.is_writing = true;
            drop(state);
            let is_written = writer.write(&lines);
            lines.clear();
            let lost = self.lost.get();
            // The report is a line like any other: if there is no room for it, it waits until there is.
            if is_written && lost > reported && self.has_room() {
                tracing::warn!(lines = lost - reported, "lines of the log were lost");
                reported = lost;
            }
        }
    }

    /// Waits until all lines are written, or until the timeout.
    fn flush(&self, most: Duration) {
        let is_waiting = |state: &mut State| state.is_writing || !state.lines.is_empty();
        // Lines not written by then are lost.
        drop(self.emptied.wait_timeout_while(self.state(), most, is_waiting));
    }
}

/// Receives lines from the log, one per call of `write`, as `tracing_subscriber` guarantees.
struct Lines(Arc<Waiting>);

impl<'a> MakeWriter<'a> for Lines {
    type Writer = &'a Self;

    fn make_writer(&'a self) -> Self::Writer {
        self
    }
}

impl Write for &Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.add(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes lines and counts those that fail.
struct Writer<W> {
    out: W,
    lost: Counter,
    /// True if the last write ended inside a line.
    is_torn: bool,
}

impl<W: Write> Writer<W> {
    /// Writes whole lines; returns true if all were written.
    fn write(&mut self, lines: &[u8]) -> bool {
        let mut rest = lines;
        if self.is_torn {
            self.is_torn = self.piece(b"\n") == 0;
        }
        while !rest.is_empty() && !self.is_torn {
            let end = |bytes: &[u8]| bytes.iter().rposition(|byte| *byte == b'\n').map(|at| at + 1);
            let first = || rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
            let length = end(&rest[..rest.len().min(PIECE)]).unwrap_or_else(first);
            let written = self.piece(&rest[..length]);
            rest = &rest[written..];
            if written < length {
                let whole = written == 0 || lines[lines.len() - rest.len() - 1] == b'\n';
                self.is_torn = !whole;
                break;
            }
        }
        let lost = rest.iter().filter(|byte| **byte == b'\n').count();
        self.lost.inc_by(lost as u64);
        rest.is_empty()
    }

    /// Writes bytes; returns how many were written before an error.
    fn piece(&mut self, bytes: &[u8]) -> usize {
        let mut written = 0;
        while written < bytes.len() {
            match self.out.write(&bytes[written..]) {
                Ok(0) => break,
                Ok(count) => written += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // Another process that shares the pipe made it non-blocking.
                Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(PAUSE),
                Err(_) => break,
            }
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A writer with room for a fixed number of bytes.
    struct Disk {
        room: usize,
        bytes: Vec<u8>,
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let count = bytes.len().min(self.room);
            if count == 0 {
                return Err(ErrorKind::StorageFull.into());
            }
            self.room -= count;
            self.bytes.extend_from_slice(&bytes[..count]);
            Ok(count)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_full_disk_loses_lines_and_tears_none_that_come_later() {
        let lost = Counter::default();
        let mut writer = Writer { out: Disk { room: 10, bytes: Vec::new() }, lost: lost.clone(), is_torn: false };
        assert!(!writer.write(b"one\ntwo\nthree\nfour\n"));
        assert_eq!(lost.get(), 2);
        assert!(!writer.write(b"five\n"));
        assert_eq!(lost.get(), 3);
        writer.out.room = 1000;
        assert!(writer.write(b"six\nseven\n"));
        assert_eq!(writer.out.bytes, b"one\ntwo\nth\nsix\nseven\n");
        assert_eq!(lost.get(), 3);
    }

    #[test]
    fn long_and_many_lines_are_written_as_they_are() {
        let mut lines = vec![b'x'; 10_000];
        lines.push(b'\n');
        (0..3_000).for_each(|number| lines.extend(format!("line {number}\n").into_bytes()));
        let mut writer = Writer { out: Disk { room: usize::MAX, bytes: Vec::new() }, lost: Counter::default(), is_torn: false };
        assert!(writer.write(&lines));
        assert!(writer.out.bytes == lines);
    }

    #[test]
    fn lines_beyond_the_bound_are_lost_and_counted() {
        let waiting = Waiting::default();
        let line = [b'x'; 1000];
        (0..1100).for_each(|_| waiting.add(&line));
        assert_eq!(waiting.state().lines.len(), MOST_WAITING / 1000 * 1000);
        assert_eq!(waiting.lost.get(), 1100 - (MOST_WAITING / 1000) as u64);
        // Nothing is written, and dropping the log still returns.
        waiting.flush(Duration::from_millis(20));
    }
}
