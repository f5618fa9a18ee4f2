//! What is wrong with a file, in words for the person who edits it.

use serde::Serialize;
use std::fmt;

/// The problem of a folder that is not there.
pub(super) const NO_FOLDER: &str = "missing-folder";

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The data is not used before it is mended.
    Error,
    /// The data is used as it is.
    Warning,
}

/// One thing that is wrong in a data file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file, relative to the dataset folder.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1 in characters.
    pub column: usize,
    /// The id of the place, change or source that it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where in the file, such as `[12].effects[0].status`.
    pub path: String,
    /// A short name of the kind of problem, for tools.
    pub code: &'static str,
    /// Whether the data can be used all the same.
    pub severity: Severity,
    /// What is wrong, and what was expected.
    pub message: String,
    /// How to mend it.
    pub fix: String,
    /// Where the text at fault begins in the file, in bytes.
    #[serde(skip)]
    pub start: usize,
    /// Where it ends.
    #[serde(skip)]
    pub end: usize,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: ", self.file, self.line, self.column)?;
        if let Some(id) = &self.id {
            write!(f, "{id}: ")?;
        }
        write!(f, "{} To mend it: {}", self.message, self.fix)
    }
}

/// Everything that is wrong with a dataset folder, in the order of the files; never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, rest @ ..] = &self.0[..] else { return f.write_str("no problem") };
        write!(f, "{first}")?;
        match rest.len() {
            0 => Ok(()),
            1 => write!(f, " (and 1 more problem)"),
            n => write!(f, " (and {n} more problems)"),
        }
    }
}

impl Problems {
    /// Whether it is the folder itself that is not there.
    #[must_use]
    pub fn is_of_missing_folder(&self) -> bool {
        self.0.iter().any(|problem| problem.code == NO_FOLDER)
    }

    /// The program failed on data that its own checks had passed: a bug here, said as plainly as a problem of the data.
    #[must_use]
    pub fn internal(reason: &str) -> Self {
        Self(vec![Problem {
            file: "dataset.json".into(),
            line: 1,
            column: 1,
            id: None,
            path: String::new(),
            code: "internal-error",
            severity: Severity::Error,
            message: format!("The data passed every check, and could not be used all the same: {reason}."),
            fix: "this is an error of the program; report it with the data".into(),
            start: 0,
            end: 0,
        }])
    }
}
