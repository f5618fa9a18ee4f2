//! The ledger: what was published when, as an append-only chain of revisions.
//!
//! A revision's id is the SHA-256 of the previous id and the canonical JSON (RFC 8785) of everything the revision says, so the
//! same files make the same id on every machine, and nothing can be altered unseen. A ledger knows records, not their meaning.

pub mod memory;

use crate::chronicle::moment::{Instant, Offset};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{fmt, sync::Arc};

/// The id of a revision: 64 lower-case hexadecimal digits, of which the first 12 are enough to name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RevisionId(Arc<str>);

/// How many digits of a revision's id name it in URLs and answers.
pub const SHORT_ID: usize = 12;

impl RevisionId {
    /// All its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits that name it in URLs and answers.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.0[..SHORT_ID]
    }

    /// Whether `given` (12 to 64 hexadecimal digits) names it.
    #[must_use]
    pub fn is_named_by(&self, given: &str) -> bool {
        given.len() >= SHORT_ID && self.0.starts_with(given)
    }
}

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.short())
    }
}

/// What sort of thing a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    /// The head of the dataset.
    Dataset,
    /// A place.
    Place,
    /// A change.
    Change,
    /// A source.
    Source,
}

/// One thing that a revision adds or corrects (with a payload) or retracts (without).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    /// What sort of thing it is.
    pub kind: RecordKind,
    /// Its id.
    pub id: String,
    /// What the data says of it; none retracts it.
    pub payload: Option<Value>,
}

/// One append to the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Counted from 1.
    pub number: u64,
    /// Its id.
    pub id: RevisionId,
    /// The id of the one before.
    pub previous: Option<RevisionId>,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Who recorded it.
    pub author: String,
    /// Why.
    pub message: String,
}

impl Revision {
    /// Seals records into the revision after `previous`.
    ///
    /// ```
    /// use corridor::ledger::Revision;
    /// let at = "2026-11-22T16:00:00Z".parse()?;
    /// let one = Revision::seal(None, at, "desk", "first", &[])?;
    /// let same = Revision::seal(None, at, "desk", "first", &[])?;
    /// let other = Revision::seal(None, at, "desk", "first!", &[])?;
    /// assert_eq!(one.id, same.id);
    /// assert_ne!(one.id, other.id);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When a payload cannot be written as canonical JSON (a number that is not finite).
    pub fn seal(
        previous: Option<&Self>,
        recorded_at: Instant,
        author: &str,
        message: &str,
        records: &[Record],
    ) -> Result<Self, serde_json::Error> {
        #[derive(Serialize)]
        struct Content<'a> {
            number: u64,
            recorded_at: String,
            author: &'a str,
            message: &'a str,
            records: &'a [Record],
        }
        let number = previous.map_or(1, |previous| previous.number + 1);
        let content = Content { number, recorded_at: Offset::UTC.rfc3339(recorded_at), author, message, records };
        let canonical = serde_json_canonicalizer::to_vec(&content)?;
        let mut hash = Sha256::new();
        hash.update(previous.map_or("", |previous| previous.id.as_str()));
        hash.update(&canonical);
        let id: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self {
            number,
            id: RevisionId(id.into()),
            previous: previous.map(|previous| previous.id.clone()),
            recorded_at,
            author: author.to_owned(),
            message: message.to_owned(),
        })
    }
}
