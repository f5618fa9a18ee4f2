//! What a film is asked to show, read strictly: all that a picture is asked, and from when to when, in which steps, how fast.

use crate::{
    chronicle::{
        index::atlas::Atlas,
        moment::{Instant, Offset},
        sentence::Shown,
    },
    query::QueryError,
    render::film::times::{Run, Step, TooMany},
    server::{
        params::Parameters,
        routes::snapshot::params::{self, SnapshotParams},
    },
};

/// The parameters of a film beside those of a picture; others are ignored.
pub const NAMES: [&str; 5] = ["from", "to", "step", "seconds", "pause"];

/// Seconds of a film.
const SECONDS: (f64, f64) = (1.0, 600.0);
/// How long a film is that names no length: six years in half a minute.
const USUAL: f64 = 30.0;
/// How much longer a frame with a change is shown.
const PAUSE: f64 = 0.25;

/// What a film is asked to show.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmParams {
    /// How a frame looks; its time and what it is compared with are not looked at.
    pub picture: SnapshotParams,
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

impl FilmParams {
    /// Reads the parameters.
    ///
    /// # Errors
    /// The first that is malformed, stands twice, or contradicts another.
    pub fn read(parameters: &Parameters, atlas: &Atlas, now: Instant) -> Result<Self, QueryError> {
        for name in NAMES {
            parameters.once(name)?;
        }
        let picture = SnapshotParams { datetime: None, compare: None, ..SnapshotParams::read(parameters, atlas, now)? };
        let offset = atlas.header().offset;
        let (since, until) = (params::time(parameters, "from", atlas, now)?, params::time(parameters, "to", atlas, now)?);
        let step = params::word(parameters, "step", &Step::WORDS, Step::from_word)?.unwrap_or(Step::Month);
        let number =
            |name, range, usual| Ok(crate::server::routes::snapshot::extent::number(parameters, name, range)?.unwrap_or(usual));
        let asked = Self {
            picture,
            since,
            until,
            step,
            seconds: number("seconds", SECONDS, USUAL)?,
            pause: number("pause", (0.0, 10.0), PAUSE)?,
        };
        let run = asked.run(atlas, now);
        if run.since.at(offset) >= run.until.at(offset) {
            let given = parameters.value("from").or_else(|| parameters.value("to")).unwrap_or("");
            let name = if parameters.value("from").is_some() { "from" } else { "to" };
            let allowed = "`from` before `to`; without them, the beginning of the data and today";
            return Err(QueryError::new(name, given, "the film would end before it begins", allowed));
        }
        Ok(asked)
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
}

/// A film with more frames than are allowed.
#[must_use]
pub fn too_long(asked: &FilmParams, TooMany { most }: TooMany) -> QueryError {
    let word = Step::WORDS[asked.step as usize];
    let allowed =
        format!("{most} frames, one for each change and each step; take a longer `step`, or a shorter time by `from` and `to`");
    QueryError::new("step", word, format!("that makes more than {most} frames, or has more changes than are looked at"), allowed)
}

/// A film with more pixels in all than are allowed.
///
/// # Errors
/// The size, with what is allowed.
pub fn check_pixels(asked: &FilmParams, frames: usize, most: u64) -> Result<(), QueryError> {
    let frames_pixels = f64::from(u32::try_from(frames).unwrap_or(u32::MAX)) * asked.picture.pixels();
    #[expect(clippy::cast_precision_loss, reason = "a limit of pixels is far below 2^53")]
    let most = most as f64;
    if frames_pixels <= most {
        return Ok(());
    }
    let scale = asked.picture.scale;
    let given = format!("{} × {} pixels", asked.picture.size.width * scale, asked.picture.size.height * scale);
    let allowed = format!("{} megapixels in all frames together", most / 1e6);
    Err(QueryError::new("width", &given, format!("{frames} frames of that size are more than are made here"), allowed))
}
