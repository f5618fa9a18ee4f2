//! Why a picture or a film cannot be made as it was asked for, in words for whoever asked.

use super::field::Field;
use std::fmt;

/// What is wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderError {
    /// The field at fault.
    pub field: Field,
    /// What was given, where that is not simply the field's text.
    pub given: Option<String>,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its own value.
    Value {
        /// What is wrong with it.
        problem: String,
        /// What is allowed.
        allowed: String,
    },
    /// `center` or `zoom` beside a box.
    BesideBox,
    /// `center` without `zoom`, or `zoom` without `center`: the other one.
    WithoutHalf(Field),
    /// One side of a page without the other one.
    WithoutSide(Field),
    /// A side in pixels beside those in millimetres.
    BesideMillimetres,
    /// `scale` of a page.
    ScaleOfPaper,
    /// `dpi` of a picture in pixels.
    DpiOfPixels,
    /// A film whose end is not after its beginning.
    EndsBeforeItBegins,
    /// A film with more frames than this.
    TooManyFrames(usize),
}

impl RenderError {
    /// A field whose own value is wrong.
    pub(super) fn value(field: Field, given: Option<&str>, problem: impl Into<String>, allowed: impl Into<String>) -> Self {
        let reason = Reason::Value { problem: problem.into(), allowed: allowed.into() };
        Self { field, given: given.map(str::to_owned), reason }
    }

    /// A field that does not go with another.
    pub(super) fn rule(field: Field, reason: Reason) -> Self {
        Self { field, given: None, reason }
    }

    /// What is wrong, and what is allowed, with fields called as the caller knows them.
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

/// As the command line says it, which knows the field already.
impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (problem, allowed) = self.words(Field::flag);
        write!(f, "{problem}; allowed: {allowed}")
    }
}

impl std::error::Error for RenderError {}
