//! Writes films as MP4 with `ffmpeg`, an external program that may be missing.
//!
//! The output must be seekable, so it is a temporary file that is then copied. Frames are passed on as they are
//! rendered, repeated for their duration. A program that neither reads nor writes a byte for the patience of the context is killed.

use super::{
    super::program::{Cancel, Program},
    FilmError, Recorder,
    context::Watch,
    feed::Feed,
    frames::Frame,
};
use crate::render::backends::metadata::Metadata;
use std::{
    ffi::OsStr,
    fs,
    io::{self, ErrorKind, Write},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant, SystemTime},
};
use tempfile::NamedTempFile;

/// Frames per second.
const RATE: u32 = 25;
/// Interval between checks of a program that is waited for.
const TICK: Duration = Duration::from_millis(20);
/// Maximum time for a program to answer at start.
const HELLO: Duration = Duration::from_secs(10);
/// Bytes that the folder for temporary files must have room for at start.
const ROOM: usize = 1 << 20;

/// A writer of MP4.
pub(super) struct Mp4<'o> {
    program: Program,
    frames: Option<Feed>,
    file: NamedTempFile,
    out: &'o mut (dyn Write + Send),
    watch: Watch<'o>,
    /// Hundredths of a second shown and frames passed on so far.
    shown: u32,
    passed: u32,
}

/// Returns true if the program exists and answers within ten seconds.
#[must_use]
pub fn is_there(ffmpeg: &str) -> bool {
    let quiet = |command: &mut Command| {
        command.arg("-version").stdin(Stdio::null()).stdout(Stdio::null());
    };
    let answer = Program::start(OsStr::new(ffmpeg), &Cancel::default(), quiet).and_then(|mut program| program.wait(HELLO));
    answer.is_ok_and(|status| status.is_some_and(|status| status.success()))
}

/// Checks the folder for temporary files, which MP4 requires.
///
/// # Errors
/// Fails if it is missing, not writable, or has no room for a megabyte.
pub fn try_folder() -> Result<(), FilmError> {
    file()?.write_all(&[0; ROOM]).map_err(no_room)
}

fn file() -> Result<NamedTempFile, FilmError> {
    tempfile::Builder::new().suffix(".mp4").tempfile().map_err(no_room)
}

fn no_room(error: io::Error) -> FilmError {
    FilmError::NoRoom { folder: tempfile::env::temp_dir(), error }
}

impl<'o> Mp4<'o> {
    pub(super) fn new(
        watch: Watch<'o>,
        out: &'o mut (dyn Write + Send),
        (width, height): (u32, u32),
        metadata: &Metadata,
    ) -> Result<Self, FilmError> {
        let file = file()?;
        let settings = |command: &mut Command| {
            command.args(["-hide_banner", "-nostdin", "-loglevel", "error", "-y"]);
            command.args(["-f", "rawvideo", "-pixel_format", "rgba"]);
            command.args(["-video_size", &format!("{width}x{height}"), "-framerate", &RATE.to_string(), "-i", "-"]);
            // Chroma is subsampled (4:2:0), as all players require, so sides must be even.
            command.args([
                "-vf",
                // Without colour tags, players guess the colour space differently.
                "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-crf",
                "18",
            ]);
            command.args(["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]);
            command.args(["-pix_fmt", "yuv420p", "-tune", "animation", "-movflags", "+faststart", "-fflags", "+bitexact"]);
            for (keyword, text) in metadata.pairs() {
                let keyword = keyword.to_lowercase().replace(' ', "_");
                command.args(["-metadata", &format!("{keyword}={text}")]);
            }
            command.arg(file.path()).stdin(Stdio::piped()).stdout(Stdio::null());
        };
        let ffmpeg = &*watch.context.ffmpeg;
        let mut program =
            Program::start(OsStr::new(ffmpeg), &watch.context.cancel, settings).map_err(|error| match error.kind() {
                ErrorKind::NotFound => FilmError::NoFfmpeg(ffmpeg.to_owned()),
                _ => FilmError::Io(error),
            })?;
        let (pipe, _) = program.pipes();
        let frames = pipe.map(Feed::new).transpose()?;
        Ok(Self { program, frames, file, out, watch, shown: 0, passed: 0 })
    }

    /// Polls `ready` until it returns something.
    ///
    /// # Errors
    /// Fails if the film is cancelled, or the program makes no progress for too long.
    fn wait<T>(&mut self, mut ready: impl FnMut(&mut Self) -> Result<Option<T>, FilmError>) -> Result<T, FilmError> {
        let (mut progress, mut since) = (self.progress(), Instant::now());
        loop {
            if let Some(value) = ready(self)? {
                return Ok(value);
            }
            self.watch.check()?;
            let now = self.progress();
            if now != progress {
                (progress, since) = (now, Instant::now());
            } else if since.elapsed() >= self.watch.context.patience {
                let patience = self.watch.context.patience;
                self.program.end()?;
                return Err(FilmError::Encoder(format!(
                    "ffmpeg took nothing and wrote nothing for {patience:?}, and was ended; it has said: {}",
                    self.program.said()
                )));
            }
        }
    }

    /// Returns the bytes that the program has read, the length of its file, and when that last changed.
    fn progress(&self) -> (u64, Option<(u64, Option<SystemTime>)>) {
        let written = fs::metadata(self.file.path()).ok().map(|file| (file.len(), file.modified().ok()));
        (self.frames.as_ref().map_or(0, Feed::taken), written)
    }

    /// Returns the reason why the program stopped.
    fn why(&mut self) -> FilmError {
        // A program that stopped reading is most likely ending.
        let _ = self.program.wait(Duration::from_secs(1));
        let _ = self.program.end();
        if let Err(error) = self.watch.check() {
            return error;
        }
        if self.program.is_missing() {
            return FilmError::NoFfmpeg(self.watch.context.ffmpeg.to_string());
        }
        let said = self.program.said();
        // Either the program says so, or the disk has no room left.
        if said.contains("No space left on device") {
            return no_room(io::Error::new(ErrorKind::StorageFull, said));
        }
        match self.file.write_all(&[0; PROBE]).and_then(|()| self.file.flush()) {
            Err(error) if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => no_room(error),
            _ => FilmError::Encoder(format!("ffmpeg: {said}")),
        }
    }
}

/// Bytes written to test whether there is room.
const PROBE: usize = 64 << 10;

impl Recorder for Mp4<'_> {
    fn frame(&mut self, frame: &Frame, hundredths: u32) -> Result<(), FilmError> {
        self.shown += hundredths;
        // At least once, however short it is.
        let until = (self.shown * RATE).div_ceil(100).max(self.passed + 1);
        if let Some(frames) = &self.frames {
            frames.begin(frame.pixels().as_flattened().to_vec(), until - self.passed);
        }
        let written = self.wait(|this| Ok(this.frames.as_ref().map_or(Some(Ok(())), |frames| frames.result(TICK))))?;
        if written.is_err() {
            self.frames = None;
            return Err(self.why());
        }
        self.passed = until;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), FilmError> {
        self.frames = None;
        let status = self.wait(|this| {
            let status = this.program.ended()?;
            if status.is_none() {
                thread::sleep(TICK);
            }
            Ok(status)
        })?;
        if !status.success() {
            return Err(self.why());
        }
        io::copy(&mut self.file.reopen()?, self.out)?;
        self.out.flush()?;
        Ok(())
    }
}
