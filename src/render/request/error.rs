//! Errors of requests for pictures and films, worded for URLs and for the command line.

use super::field::Field;
use std::fmt;

/// An invalid request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderError {
    /// The field at fault.
    pub field: Field,
    /// The given value, if it differs from the text of the field.
    pub given: Option<String>,
    /// The problem.
    pub reason: Reason,
}

/// The problem of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The value itself is invalid.
    Value {
        /// The problem.
        problem: String,
        /// The allowed values.
        allowed: String,
    },
    /// `center` or `zoom` together with a box.
    BesideBox,
    /// `center` without `zoom`, or `zoom` without `center`: the other one.
    WithoutHalf(Field),
    /// One side of a page without the other.
    WithoutSide(Field),
    /// A side in pixels together with sides in millimetres.
    BesideMillimetres,
    /// `scale` for a page.
    ScaleOfPaper,
    /// `dpi` for a picture in pixels.
    DpiOfPixels,
    /// A film that does not end after its start.
    EndsBeforeItBegins,
    /// A film with more frames than this maximum.
    TooManyFrames(usize),
}

impl RenderError {
    /// Creates an error for an invalid value.
    pub(super) fn value(field: Field, given: Option<&str>, problem: impl Into<String>, allowed: impl Into<String>) -> Self {
        let reason = Reason::Value { problem: problem.into(), allowed: allowed.into() };
        Self { field, given: given.map(str::to_owned), reason }
    }

    /// Creates an error for a field that conflicts with another.
    pub(super) fn rule(field: Field, reason: Reason) -> Self {
        Self { field, given: None, reason }
    }

    /// Returns the problem and the allowed values, with field names as the caller knows them.
    #[must_use]
    pub fn words(&self, name: impl Fn(Field) -> String) -> (String, String) {
        let sides = || {
            let [width, height, width_mm, height_mm] = [Field::Width, Field::Height, Field::WidthMm, Field::HeightMm].map(&name);
            format!("either `{width}` and `{height}`, or `{width_mm}` and `{height_mm}`")
        };
        let [bbox, center, zoom] = [Field::Bbox, Field::Center, Field::Zoom].map(&name);
        match &self.reason {
            Reason::Value { problem, allowed } => (problem.clone(), allowed.clone()),
            Reason::BesideBox => (format!("`{bbox}` is given too"), format!("either `{bbox}`, or `{center}` with `{zoom}`")),
            Reason::WithoutHalf(other) => (format!("`{}` is missing", name(*other)), format!("`{center}` with `{zoom}`")),
            Reason::WithoutSide(other) => (format!("`{}` is missing", name(*other)), sides()),
            Reason::BesideMillimetres => ("millimetres are given too".to_owned(), sides()),
            Reason::ScaleOfPaper => ("the size is in millimetres".to_owned(), format!("`{}` in its place", name(Field::Dpi))),
            Reason::DpiOfPixels => {
                let [scale, width, height] = [Field::Scale, Field::WidthMm, Field::HeightMm].map(&name);
                ("the size is in pixels".to_owned(), format!("`{scale}` in its place, or `{width}` and `{height}`"))
            }
            Reason::EndsBeforeItBegins => {
                let [from, to] = [Field::From, Field::To].map(&name);
                let allowed = format!("`{from}` before `{to}`; without them, the beginning of the data and today");
                ("the film would end before it begins".to_owned(), allowed)
            }
            Reason::TooManyFrames(most) => {
                let [step, from, to] = [Field::Step, Field::From, Field::To].map(name);
                let allowed = format!(
                    "{most} frames, one for each change and each step; take a longer `{step}`, or a shorter time by `{from}` and `{to}`"
                );
                (format!("that makes more than {most} frames, or has more changes than are looked at"), allowed)
            }
        }
    }
}

/// Formats the error for the command line, which prints the flag itself.
impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (problem, allowed) = self.words(Field::flag);
        write!(f, "{problem}; allowed: {allowed}")
    }
}

impl std::error::Error for RenderError {}
