//! Problems of data files, with messages for the person who edits them.

use serde::Serialize;
use std::fmt;

/// The problem of a folder that is not there.
pub(super) const NO_FOLDER: &str = "missing-folder";

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The data is not published.
    Error,
    /// The data is published all the same.
    Warning,
}

/// A problem in a data file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// File, relative to the dataset folder.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column, counted from 1 in characters.
    pub column: usize,
    /// Id of the record that has the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Path of the value in the file, such as `[12].effects[0].status`.
    pub path: String,
    /// Stable name of the kind of problem, for tools.
    pub code: &'static str,
    /// Whether it prevents publication.
    pub severity: Severity,
    /// What is wrong, as a sentence.
    pub message: String,
    /// How to fix it, as a clause in the imperative.
    pub fix: String,
    /// Start of the marked text in the file, in bytes.
    #[serde(skip)]
    pub start: usize,
    /// End of the marked text, not included, in bytes.
    #[serde(skip)]
    pub end: usize,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: ", self.file, self.line, self.column)?;
        if let Some(id) = &self.id {
            write!(f, "{id}: ")?;
        }
        write!(f, "{} To fix it: {}", self.message, self.fix)
    }
}

/// All problems of a dataset folder, in the order of the files; never empty.
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
    /// Returns whether the problem is that the folder does not exist.
    #[must_use]
    pub fn is_of_missing_folder(&self) -> bool {
        self.0.iter().any(|problem| problem.code == NO_FOLDER)
    }

    /// Creates the problem that the program failed on data that passed all checks, which is a bug of the program.
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
            message: format!("The data passed all checks but could not be used: {reason}."),
            fix: "this is a bug of the program; report it together with the data".into(),
            start: 0,
            end: 0,
        }])
    }
}
