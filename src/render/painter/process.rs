//! Runs the other process: starts it, waits with a time limit, and kills it in any case.
//!
//! A thread owns the pipes, since reading a pipe has no timeout. The thread ends with the process, which closes the pipes.

use super::Patience;
use crate::render::program::{Cancel, Program};
use std::{
    io::{self, Read, Write},
    path::Path,
    process::{ChildStdin, ChildStdout, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender},
    thread,
    time::Duration,
};
use tiny_skia::IntSize;

const MAGIC: &[u8; 4] = b"CRPT";
const VERSION: u16 = 1;
/// Maximum bytes of a name or a reason.
const MAX_TEXT: u32 = 4096;

/// Maximum time for a program to end after it has closed its pipe.
const LAST: Duration = Duration::from_secs(1);

/// A job: the bytes of a request, and the size of the expected picture.
type Job = (Vec<u8>, IntSize);

/// A running painter.
#[derive(Debug)]
pub(super) struct Process {
    program: Program,
    adapter: String,
    patience: Duration,
    jobs: Sender<Job>,
    answers: Receiver<Result<Vec<u8>, String>>,
}

impl Process {
    /// Starts a program and waits for its hello, which names its adapter.
    pub(super) fn start(program: &Path, patience: Patience, cancel: &Cancel) -> Result<Self, String> {
        let mut program = Program::start(program.as_os_str(), cancel, |command| {
            command.stdin(Stdio::piped()).stdout(Stdio::piped());
        })
        .map_err(|error| format!("it cannot be started: {error}"))?;
        let (stdin, stdout) = program.pipes();
        let (hello, said) = mpsc::sync_channel(1);
        let (jobs, asked) = mpsc::channel();
        let (answer, answers) = mpsc::sync_channel(1);
        let mut process = Self { program, adapter: String::new(), patience: patience.layer, jobs, answers };
        let (stdin, stdout) = stdin.zip(stdout).ok_or("it has no pipes")?;
        thread::Builder::new()
            .name("painter".to_owned())
            .spawn(move || converse(stdin, stdout, &hello, &asked, &answer))
            .map_err(|error| format!("no thread to talk to it: {error}"))?;
        process.adapter = within(&said, patience.hello, "no hello").map_err(|why| process.explain(why))?;
        Ok(process)
    }

    /// Returns the name of its adapter.
    pub(super) fn adapter(&self) -> &str {
        &self.adapter
    }

    /// Sends a request and waits for the picture.
    pub(super) fn paint(&mut self, request: Vec<u8>, size: IntSize) -> Result<Vec<u8>, String> {
        self.jobs.send((request, size)).map_err(|_gone| "it is gone".to_owned())?;
        within(&self.answers, self.patience, "no picture").map_err(|why| self.explain(why))
    }

    /// Kills the program and adds its standard error to the reason.
    fn explain(&mut self, why: String) -> String {
        // A program that closed its pipe is most likely ending, and its exit code tells whether it exists at all.
        if why == ENDED {
            let _ = self.program.wait(LAST);
        }
        let _ = self.program.end();
        let said = self.program.said().replace('\n', " ");
        match (self.program.is_no_program(), said.is_empty()) {
            (true, _) => format!("it cannot be started: {said}"),
            (false, true) => why,
            (false, false) => format!("{why}; it has said: {said}"),
        }
    }
}

fn within<T>(from: &Receiver<Result<T, String>>, patience: Duration, nothing: &str) -> Result<T, String> {
    match from.recv_timeout(patience) {
        Ok(answer) => answer,
        Err(RecvTimeoutError::Timeout) => Err(format!("{nothing} within {patience:?}")),
        Err(RecvTimeoutError::Disconnected) => Err("it is gone".to_owned()),
    }
}

/// The body of the thread: reads the hello, then a reply for each job until either side stops.
fn converse(
    mut stdin: ChildStdin,
    mut stdout: ChildStdout,
    said: &SyncSender<Result<String, String>>,
    jobs: &Receiver<Job>,
    answers: &SyncSender<Result<Vec<u8>, String>>,
) {
    let hello = hello(&mut stdout);
    let is_well = hello.is_ok();
    if said.send(hello).is_err() || !is_well {
        return;
    }
    for (request, size) in jobs {
        // A process that ends during a write may have sent a reason before.
        let written = stdin.write_all(&request).and_then(|()| stdin.flush());
        let answer = answer(&mut stdout, size).map_err(|why| match &written {
            Err(error) if why == ENDED => format!("it cannot be written to: {error}"),
            _ => why,
        });
        let is_over = answer.is_err();
        if answers.send(answer).is_err() || is_over {
            return;
        }
    }
}

fn hello(from: &mut impl Read) -> Result<String, String> {
    let magic: [u8; 4] = bytes(from)?;
    if &magic != MAGIC {
        return Err(format!("its hello begins with {magic:?} and not with {MAGIC:?}"));
    }
    let version = u16::from_le_bytes(bytes(from)?);
    if version != VERSION {
        return Err(format!("it speaks version {version} of the protocol, and not {VERSION}"));
    }
    match bytes(from)? {
        [b'A'] => text(from),
        [b'E'] => Err(text(from)?),
        [other] => Err(format!("its hello goes on with {other}")),
    }
}

fn answer(from: &mut impl Read, size: IntSize) -> Result<Vec<u8>, String> {
    match bytes(from)? {
        [b'P'] => {}
        [b'E'] => return Err(text(from)?),
        [other] => return Err(format!("its answer begins with {other}")),
    }
    let (width, height) = (u32::from_le_bytes(bytes(from)?), u32::from_le_bytes(bytes(from)?));
    if (width, height) != (size.width(), size.height()) {
        return Err(format!("its picture has {width} × {height} pixels, and not {} × {}", size.width(), size.height()));
    }
    let length = u64::from(width) * u64::from(height) * 4;
    let mut pixels = Vec::new();
    from.take(length).read_to_end(&mut pixels).map_err(ended)?;
    if pixels.len() as u64 != length {
        return Err(format!("it ended after {} of {length} bytes of a picture", pixels.len()));
    }
    // Premultiplied colours must not exceed alpha; later compositing relies on it.
    for pixel in pixels.chunks_exact_mut(4) {
        let alpha = pixel[3];
        pixel[..3].iter_mut().for_each(|value| *value = alpha.min(*value));
    }
    Ok(pixels)
}

fn bytes<const N: usize>(from: &mut impl Read) -> Result<[u8; N], String> {
    let mut bytes = [0; N];
    from.read_exact(&mut bytes).map_err(ended)?;
    Ok(bytes)
}

/// Cleans a name or a reason for one line of a log.
fn text(from: &mut impl Read) -> Result<String, String> {
    let length = u32::from_le_bytes(bytes(from)?);
    if length > MAX_TEXT {
        return Err(format!("it wants to say {length} bytes"));
    }
    let mut said = Vec::new();
    from.take(length.into()).read_to_end(&mut said).map_err(ended)?;
    Ok(String::from_utf8_lossy(&said).chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
}

/// Returns the message for output that ends too early.
const ENDED: &str = "it ended";

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` calls")]
fn ended(error: io::Error) -> String {
    if error.kind() == io::ErrorKind::UnexpectedEof { ENDED.to_owned() } else { format!("it cannot be read: {error}") }
}
