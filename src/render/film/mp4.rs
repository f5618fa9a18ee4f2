//! Films as MP4, by `ffmpeg`: a program of its own, which is asked for by name and may be missing.
//!
//! Its file has to be sought in while it is written, so it is written beside and then copied; frames are passed on as they are
//! shot, each as often as its time is long. A program that takes no byte and writes none for as long as the context is patient is ended.

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

/// Frames a second.
const RATE: u32 = 25;
/// How often a program that is waited for is looked at.
const TICK: Duration = Duration::from_millis(20);
/// How long a program may take to say that it is there.
const HELLO: Duration = Duration::from_secs(10);
/// Bytes that a folder of temporary files has to have room for, to be called good at the start.
const ROOM: usize = 1 << 20;

/// An MP4 that is being made.
pub(super) struct Mp4<'o> {
    program: Program,
    frames: Option<Feed>,
    file: NamedTempFile,
    out: &'o mut (dyn Write + Send),
    watch: Watch<'o>,
    /// Hundredths of a second that were shown, and frames that were passed on.
    shown: u32,
    passed: u32,
}

/// Whether there is a program of that name that answers, within ten seconds.
#[must_use]
pub fn is_there(ffmpeg: &str) -> bool {
    let quiet = |command: &mut Command| {
        command.arg("-version").stdin(Stdio::null()).stdout(Stdio::null());
    };
    let answer = Program::start(OsStr::new(ffmpeg), &Cancel::default(), quiet).and_then(|mut program| program.wait(HELLO));
    answer.is_ok_and(|status| status.is_some_and(|status| status.success()))
}

/// Tries the folder of temporary files, in which an MP4 is made.
///
/// # Errors
/// When it is missing, cannot be written, or has no room for a megabyte.
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
            // Half of the colour's detail is left out by what every player takes, so sides have to be even.
            command.args([
                "-vf",
                // Players that are told nothing guess how colours were made, each in its own way.
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

    /// Waits until `ready` gives something, which is asked again and again.
    ///
    /// # Errors
    /// When the film is to end, or the program does nothing for too long.
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

    /// Bytes that the program has taken, and what it has written: the length of its file, and when that last changed.
    fn progress(&self) -> (u64, Option<(u64, Option<SystemTime>)>) {
        let written = fs::metadata(self.file.path()).ok().map(|file| (file.len(), file.modified().ok()));
        (self.frames.as_ref().map_or(0, Feed::taken), written)
    }

    /// Why the program stopped.
    fn why(&mut self) -> FilmError {
        // One that reads no more most likely ends.
        let _ = self.program.wait(Duration::from_secs(1));
        let _ = self.program.end();
        if let Err(error) = self.watch.check() {
            return error;
        }
        if self.program.is_missing() {
            return FilmError::NoFfmpeg(self.watch.context.ffmpeg.to_string());
        }
        let said = self.program.said();
        // Either it says so, or what it leaves has no room for more.
        if said.contains("No space left on device") {
            return no_room(io::Error::new(ErrorKind::StorageFull, said));
        }
        match self.file.write_all(&[0; PROBE]).and_then(|()| self.file.flush()) {
            Err(error) if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => no_room(error),
            _ => FilmError::Encoder(format!("ffmpeg: {said}")),
        }
    }
}

/// Bytes that are written to find out whether there is room for any.
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
