//! Which build answers: part of every key, so that a new program never says 304 for the bytes of an old one.

use sha2::{Digest, Sha256};
use std::fmt;

/// The first half of the SHA-256 over the program's sources, its lock file, what is built into it, and the files of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BuildId([u8; 16]);

/// The hash of the program's sources, its lock file and what is built into it; see `build.rs`.
const PROGRAM: &str = env!("CORRIDOR_BUILD");

impl BuildId {
    /// The id of this program with these files of the page: names and digests.
    #[must_use]
    pub fn with_page<'f>(files: impl Iterator<Item = (&'f str, [u8; 32])>) -> Self {
        let mut hash = Sha256::new();
        hash.update(PROGRAM);
        for (name, digest) in files {
            hash.update([0]);
            hash.update(name);
            hash.update([0]);
            hash.update(digest);
        }
        let mut id = [0; 16];
        id.copy_from_slice(&hash.finalize()[..16]);
        Self(id)
    }

    /// Its bytes, for a key.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The same as a number, which makes the keys of fixed files those of a build: how they are compressed is up to it.
    #[must_use]
    pub fn as_key(&self) -> u128 {
        u128::from_be_bytes(self.0)
    }
}

impl fmt::Display for BuildId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0[..6].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_of_the_page_is_another_build() {
        let id = |files: &[(&'static str, u8)]| BuildId::with_page(files.iter().map(|(name, byte)| (*name, [*byte; 32])));
        assert_eq!(id(&[("a.js", 1)]), id(&[("a.js", 1)]));
        assert_ne!(id(&[("a.js", 1)]), id(&[("a.js", 2)]));
        assert_ne!(id(&[("a.js", 1)]), id(&[("b.js", 1)]));
        assert_ne!(id(&[("a.js", 1)]), id(&[]));
    }

    #[test]
    fn the_program_has_a_hash_of_its_own() {
        assert_eq!(PROGRAM.len(), 64);
        assert_eq!(BuildId::with_page(std::iter::empty()).to_string().len(), 12);
    }
}
