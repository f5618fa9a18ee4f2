//! Films as MP4, by `ffmpeg`: a program of its own, which is asked for by name and may be missing.
//!
//! Its file has to be sought in while it is written, so it is written beside and then copied; frames are passed on as they are
//! shot, each as often as its time is long.

use super::{super::metadata::Metadata, FilmError, Recorder, shoot::Frame};
use std::{
    io::{self, ErrorKind, Read, Write},
    process::{Child, ChildStdin, Command, Stdio},
};
use tempfile::NamedTempFile;

/// Frames a second.
const RATE: u32 = 25;

/// An MP4 that is being made.
pub(super) struct Mp4<'o> {
    program: Child,
    frames: Option<ChildStdin>,
    file: NamedTempFile,
    out: &'o mut (dyn Write + Send),
    /// Hundredths of a second that were shown, and frames that were passed on.
    shown: u32,
    passed: u32,
}

/// Whether there is a program of that name that answers.
#[must_use]
pub fn is_there(ffmpeg: &str) -> bool {
    let quiet = Command::new(ffmpeg).arg("-version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|status| status.success())
}

impl<'o> Mp4<'o> {
    pub(super) fn new(
        ffmpeg: &str,
        out: &'o mut (dyn Write + Send),
        (width, height): (u32, u32),
        metadata: &Metadata,
    ) -> Result<Self, FilmError> {
        let file = tempfile::Builder::new().suffix(".mp4").tempfile()?;
        let mut command = Command::new(ffmpeg);
        command.args(["-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pixel_format", "rgba"]);
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
        command.arg(file.path()).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut program = command.spawn().map_err(|error| match error.kind() {
            ErrorKind::NotFound => FilmError::NoFfmpeg(ffmpeg.to_owned()),
            _ => FilmError::Io(error),
        })?;
        let frames = program.stdin.take();
        Ok(Self { program, frames, file, out, shown: 0, passed: 0 })
    }

    /// What the program says of why it stopped.
    fn why(&mut self) -> FilmError {
        let mut said = String::new();
        if let Some(stderr) = &mut self.program.stderr {
            let _ = stderr.take(2_000).read_to_string(&mut said);
        }
        FilmError::Encoder(format!("ffmpeg: {}", said.trim()))
    }
}

impl Recorder for Mp4<'_> {
    fn frame(&mut self, frame: &Frame, hundredths: u32) -> Result<(), FilmError> {
        self.shown += hundredths;
        // At least once, however short it is.
        let until = (self.shown * RATE).div_ceil(100).max(self.passed + 1);
        for _ in self.passed..until {
            let Some(frames) = &mut self.frames else { break };
            if frames.write_all(frame.pixels().as_flattened()).is_err() {
                self.frames = None;
                return Err(self.why());
            }
        }
        self.passed = until;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), FilmError> {
        self.frames = None;
        if !self.program.wait()?.success() {
            return Err(self.why());
        }
        io::copy(&mut self.file.reopen()?, self.out)?;
        self.out.flush()?;
        Ok(())
    }
}

impl Drop for Mp4<'_> {
    fn drop(&mut self) {
        self.frames = None;
        // After an error nobody waits for the rest; one that has ended cannot be killed, which is as well.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
