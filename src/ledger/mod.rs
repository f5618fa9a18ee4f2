//! The ledger: published revisions and when each was published.
//!
//! The id of a revision is the SHA-256 of the canonical JSON (RFC 8785) of its records and of nothing else, so equal data has the
//! same id on every machine. A ledger handles records and files without interpreting them.

pub mod folder;
pub mod memory;

use crate::chronicle::moment::Instant;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{fmt, io, sync::Arc};

/// The id of a revision: 64 lower-case hexadecimal digits; the first 12 suffice to identify it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionId(Arc<str>);

/// Number of digits of a revision id in URLs and responses.
pub const SHORT_ID: usize = 12;

impl RevisionId {
    /// Parses the 64 digits of an id; none for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 64 && text.bytes().all(is_digit)).then(|| Self(text.into()))
    }

    /// Returns all 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the first [`SHORT_ID`] digits, for URLs and responses.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.0[..SHORT_ID]
    }

    /// Returns whether `given` (12 to 64 lower-case hexadecimal digits) is a prefix of the id.
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

/// Type of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    /// The header of the dataset.
    Dataset,
    /// A place.
    Place,
    /// A change.
    Change,
    /// A source.
    Source,
}

/// An item that a revision adds or corrects (with a payload) or retracts (without one).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record<P = Value> {
    /// What sort of thing it is.
    pub kind: RecordKind,
    /// Identifier, unique within its type.
    pub id: String,
    /// What the data says of it; none retracts it.
    pub payload: Option<P>,
}

/// A published state of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Identifier, computed from the records.
    pub id: RevisionId,
    /// When the data was last modified, as stated in its header.
    pub recorded_at: Instant,
}

impl Revision {
    /// Computes the revision of records.
    ///
    /// ```
    /// use corridor::ledger::{Record, RecordKind, Revision};
    /// let at = "2026-11-22T16:00:00Z".parse()?;
    /// let record = |id: &str| Record { kind: RecordKind::Place, id: id.to_owned(), payload: None };
    /// let one = Revision::seal(at, &[record("tatev")])?;
    /// assert_eq!(one.id, Revision::seal("2026-11-23T16:00:00Z".parse()?, &[record("tatev")])?.id);
    /// assert_ne!(one.id, Revision::seal(at, &[record("goris")])?.id);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When a payload cannot be written as canonical JSON (a number that is not finite).
    pub fn seal(recorded_at: Instant, records: &[Record]) -> Result<Self, serde_json::Error> {
        Self::of_records(recorded_at, records)
    }

    /// Seals records of any kind of payload, which are hashed as they are written.
    fn of_records<P: Serialize>(recorded_at: Instant, records: &[Record<P>]) -> Result<Self, serde_json::Error> {
        let mut hash = Hash(Sha256::new());
        serde_json_canonicalizer::to_writer(&records, &mut hash)?;
        let id: String = hash.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { id: RevisionId(id.into()), recorded_at })
    }
}

/// Takes bytes into a hash.
struct Hash(Sha256);

impl io::Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
