//! Why a question has no answer, for whoever sent it.

/// Why a question cannot be understood, in words for whoever sent it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the parameter `{parameter}` is `{given}`, but {problem}")]
pub struct QueryError {
    /// The parameter at fault.
    pub parameter: String,
    /// What was given.
    pub given: String,
    /// What is wrong with it.
    pub problem: String,
    /// What is allowed.
    pub allowed: String,
}

impl QueryError {
    /// Names the parameter, the value, what is wrong with it and what is allowed.
    #[must_use]
    pub fn new(parameter: &str, given: &str, problem: impl Into<String>, allowed: impl Into<String>) -> Self {
        let problem: String = problem.into();
        Self {
            parameter: shortened(parameter),
            given: shortened(given),
            // It may name one of several values.
            problem: problem.chars().take(300).collect(),
            allowed: allowed.into(),
        }
    }
}

/// The first part of a name or value, which names it well enough; it may itself be as long as a URL.
#[must_use]
pub fn shortened(text: &str) -> String {
    text.chars().take(200).collect()
}
