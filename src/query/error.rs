//! The error of a parameter that cannot be understood.

/// An invalid parameter: its name, its value, what is wrong and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the parameter `{parameter}` is `{given}`, but {problem}")]
pub struct QueryError {
    /// Name of the parameter, shortened.
    pub parameter: String,
    /// Value that was given, shortened.
    pub given: String,
    /// What is wrong, as a clause that follows "but".
    pub problem: String,
    /// Values or forms that are allowed.
    pub allowed: String,
}

impl QueryError {
    /// Creates an error from the parameter, its value, what is wrong and what is allowed.
    #[must_use]
    pub fn new(parameter: &str, given: &str, problem: impl Into<String>, allowed: impl Into<String>) -> Self {
        let problem: String = problem.into();
        Self {
            parameter: shortened(parameter),
            given: shortened(given),
            // The problem may quote one of several values.
            problem: problem.chars().take(300).collect(),
            allowed: allowed.into(),
        }
    }
}

/// Returns the first 200 characters of a name or value, which may be as long as a URL.
#[must_use]
pub fn shortened(text: &str) -> String {
    text.chars().take(200).collect()
}
