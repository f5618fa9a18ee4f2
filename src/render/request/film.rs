//! The validated request for a film: that of a picture, plus start, end, steps and duration.

use super::{
    error::{Reason, RenderError},
    field::Field,
    options::FilmOptions,
    picture::{RenderRequest, time},
    range,
};
use crate::{
    chronicle::{
        index::atlas::Atlas,
        moment::{Instant, Offset},
        sentence::Shown,
    },
    render::film::times::{Run, Step, TooMany},
};

/// Default duration of a film, in seconds: six years in half a minute.
const USUAL: f64 = 30.0;
/// Default extra duration of a frame with a change, in seconds.
const PAUSE: f64 = 0.25;

/// A validated request for a film.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmRequest {
    /// The request for a frame; its time and compared time are ignored.
    pub picture: RenderRequest,
    /// The start, or `None` for the beginning of the data.
    pub since: Option<Shown>,
    /// The end, or `None` for today.
    pub until: Option<Shown>,
    /// The steps between changes.
    pub step: Step,
    /// The duration of the film.
    pub seconds: f64,
    /// The extra duration of a frame with a change.
    pub pause: f64,
}

impl FilmRequest {
    /// Validates options against the data of an atlas.
    ///
    /// # Errors
    /// Returns the first field that names something unknown, is outside the data, or contradicts another.
    pub fn new(asked: &FilmOptions, atlas: &Atlas, now: Instant) -> Result<Self, RenderError> {
        let picture = RenderRequest { datetime: None, compare: None, ..RenderRequest::new(&asked.picture, atlas, now)? };
        let film = Self {
            picture,
            since: time(Field::From, asked.since.as_ref(), atlas, now)?,
            until: time(Field::To, asked.until.as_ref(), atlas, now)?,
            step: asked.step.unwrap_or(Step::Month),
            seconds: range::number(Field::Seconds, asked.seconds)?.unwrap_or(USUAL),
            pause: range::number(Field::Pause, asked.pause)?.unwrap_or(PAUSE),
        };
        let (offset, run) = (atlas.header().offset, film.run(atlas, now));
        if run.since.at(offset) >= run.until.at(offset) {
            let field = if asked.since.is_some() { Field::From } else { Field::To };
            return Err(RenderError::rule(field, Reason::EndsBeforeItBegins));
        }
        Ok(film)
    }

    /// Returns the time range and speed of the film.
    #[must_use]
    pub fn run(&self, atlas: &Atlas, now: Instant) -> Run {
        let header = atlas.header();
        let first = header.offset.day_of(header.extent.since.earliest(header.offset));
        Run {
            since: self.since.unwrap_or(Shown::Day(first)),
            until: self.until.unwrap_or_else(|| Shown::Day(header.offset.day_of(now))),
            step: self.step,
            seconds: self.seconds,
            pause: self.pause,
        }
    }

    /// Returns the reference instant of a pinned film: the day after its end, so that its text never changes.
    #[must_use]
    pub fn told_from(&self, offset: Offset, now: Instant) -> Instant {
        self.until.and_then(|until| offset.span_of(until.day(offset)).until).unwrap_or(now)
    }

    /// Returns the error of a film with more frames than allowed.
    #[must_use]
    pub fn too_long(&self, TooMany { most }: TooMany) -> RenderError {
        let word = Step::WORDS[self.step as usize];
        RenderError { given: Some(word.to_owned()), ..RenderError::rule(Field::Step, Reason::TooManyFrames(most)) }
    }

    /// Rejects a film with more pixels in total than allowed.
    ///
    /// # Errors
    /// Names the size and the maximum.
    pub fn check_pixels(&self, frames: usize, most: u64) -> Result<(), RenderError> {
        let frames_pixels = f64::from(u32::try_from(frames).unwrap_or(u32::MAX)) * self.picture.pixels();
        #[expect(clippy::cast_precision_loss, reason = "a limit of pixels is far below 2^53")]
        let most = most as f64;
        if frames_pixels <= most {
            return Ok(());
        }
        let RenderRequest { scale, size, .. } = self.picture;
        let given = format!("{} × {} pixels", size.width * scale, size.height * scale);
        let allowed = format!("{} megapixels in all frames together", most / 1e6);
        let problem = format!("{frames} frames of that size are more than are made here");
        Err(RenderError::value(Field::Width, Some(&given), problem, allowed))
    }
}
