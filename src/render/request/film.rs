//! What a film is asked to show, understood: all that a picture is asked, and from when to when, in which steps, how fast.

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

/// How long a film is that names no length, in seconds: six years in half a minute.
const USUAL: f64 = 30.0;
/// How much longer a frame with a change is shown, in seconds.
const PAUSE: f64 = 0.25;

/// What a film is asked to show.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmRequest {
    /// How a frame looks; its time and what it is compared with are not looked at.
    pub picture: RenderRequest,
    /// From when on; none: from the beginning of the data.
    pub since: Option<Shown>,
    /// Until when; none: today.
    pub until: Option<Shown>,
    /// Steps between changes.
    pub step: Step,
    /// How long it is.
    pub seconds: f64,
    /// How much longer than the others a frame with a change is shown.
    pub pause: f64,
}

impl FilmRequest {
    /// Understands what was asked of the data of an atlas.
    ///
    /// # Errors
    /// The first field that names what there is not, lies outside the data, or contradicts another.
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

    /// What the film runs over.
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

    /// The instant from which a pinned film is told: the day after its end, so that its words never change.
    #[must_use]
    pub fn told_from(&self, offset: Offset, now: Instant) -> Instant {
        self.until.and_then(|until| offset.span_of(until.day(offset)).until).unwrap_or(now)
    }

    /// The error of a film with more frames than are allowed.
    #[must_use]
    pub fn too_long(&self, TooMany { most }: TooMany) -> RenderError {
        let word = Step::WORDS[self.step as usize];
        RenderError { given: Some(word.to_owned()), ..RenderError::rule(Field::Step, Reason::TooManyFrames(most)) }
    }

    /// Refuses a film with more pixels in all than are allowed.
    ///
    /// # Errors
    /// The size, with what is allowed.
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
