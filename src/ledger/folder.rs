//! Keeps published revisions in a folder: each in a subfolder named by its id, with a list of the times of publication.
//!
//! A revision is written under a temporary name, synced to disk, and then renamed, so that it is complete or absent, also after a
//! crash and with other processes writing. Other files in the folder are ignored and left unchanged. Stored revisions are never
//! modified.

use super::{Revision, RevisionId};
use crate::{
    chronicle::moment::{Instant, Offset, parse_instant},
    geodata::{FILES, Files},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Version of the format of kept revisions. Later releases must still read this one.
const FORMAT: u32 = 1;
/// Name of the file that identifies a folder as a revision of a dataset.
const MANIFEST: &str = "revision.json";
/// Name of the list of publications, one JSON object on each line.
const PUBLISHED: &str = "published.jsonl";
/// Prefix of the temporary name of a revision that is being written.
const UNFINISHED: &str = ".unfinished-";

/// Metadata of a kept revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    id: String,
    dataset: String,
    /// When the data was last modified, as stated in its header.
    recorded_at: String,
    /// SHA-256 of each file, by name.
    files: BTreeMap<String, String>,
}

/// A line of the list of publications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Publication {
    at: String,
    id: String,
}

/// The kept revisions of one dataset.
#[derive(Debug)]
pub struct FolderLedger {
    root: PathBuf,
    dataset: String,
    max_revisions: usize,
    index: Mutex<Index>,
}

#[derive(Debug, Default)]
struct Index {
    kept: BTreeMap<RevisionId, Instant>,
    /// Publications, oldest first.
    published: Vec<(Instant, RevisionId)>,
}

impl FolderLedger {
    /// Opens the folder, creating it if it is missing, and lists the kept revisions of this dataset. At most `max_revisions` are
    /// kept.
    ///
    /// # Errors
    /// If the folder cannot be created, read or written.
    pub fn open(root: &Path, dataset: &str, max_revisions: usize) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        // So that a folder without write permission is an error now and not at the first publication.
        drop(tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(root)?);
        let mut kept = BTreeMap::new();
        for entry in fs::read_dir(root)?.flatten() {
            let Some(id) = entry.file_name().to_str().and_then(RevisionId::parse) else { continue };
            match manifest(&entry.path()) {
                Ok(manifest) if manifest.dataset != dataset => {}
                Ok(manifest) if manifest.id == id.as_str() => {
                    if let Ok(recorded_at) = parse_instant(&manifest.recorded_at) {
                        kept.insert(id, recorded_at);
                    }
                }
                Ok(_) => tracing::warn!(revision = id.short(), "ignoring a kept revision: its manifest has another id"),
                Err(error) => {
                    tracing::warn!(revision = id.short(), %error, "ignoring a kept revision: its manifest cannot be read")
                }
            }
        }
        let mut published = publications(&root.join(PUBLISHED));
        published.retain(|(_, id)| kept.contains_key(id));
        Ok(Self {
            root: root.to_owned(),
            dataset: dataset.to_owned(),
            max_revisions: max_revisions.max(1),
            index: Mutex::new(Index { kept, published }),
        })
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a revision and records that it is published `now`.
    ///
    /// # Errors
    /// If it cannot be written; no part of it is left in the folder.
    pub fn keep(&self, files: &Files, revision: &Revision, now: Instant) -> io::Result<()> {
        let mut index = self.index();
        if !index.kept.contains_key(&revision.id) {
            self.write(files, revision)?;
            index.kept.insert(revision.id.clone(), revision.recorded_at);
        }
        let last = index.published.last().cloned();
        if last.as_ref().is_none_or(|(_, id)| *id != revision.id) {
            // The time in the data where possible, so that replicas agree. Restored data is older than what it replaces.
            let recorded = revision.recorded_at.min(now);
            let at = last.map_or(recorded, |(before, _)| if recorded > before { recorded } else { now.max(before) });
            self.append(&Publication { at: Offset::UTC.rfc3339(at), id: revision.id.as_str().to_owned() })?;
            index.published.push((at, revision.id.clone()));
        }
        self.prune(&mut index, &revision.id);
        Ok(())
    }

    fn write(&self, files: &Files, revision: &Revision) -> io::Result<()> {
        let target = self.root.join(revision.id.as_str());
        let unfinished = tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(&self.root)?;
        let mut hashes = BTreeMap::new();
        for (name, text) in files.iter() {
            write_durably(&unfinished.path().join(name), text.as_bytes())?;
            hashes.insert(name.to_owned(), hash(text));
        }
        let manifest = Manifest {
            format: FORMAT,
            id: revision.id.as_str().to_owned(),
            dataset: self.dataset.clone(),
            recorded_at: Offset::UTC.rfc3339(revision.recorded_at),
            files: hashes,
        };
        write_durably(&unfinished.path().join(MANIFEST), format!("{:#}\n", serde_json::to_value(&manifest)?).as_bytes())?;
        make_readable(unfinished.path())?;
        sync_folder(unfinished.path())?;
        if let Err(error) = fs::rename(unfinished.path(), &target) {
            // Another process that serves the same data may have been first: a folder of this name has the same content.
            if self.files(&revision.id).is_err() {
                return Err(error);
            }
        }
        sync_folder(&self.root)
    }

    fn append(&self, publication: &Publication) -> io::Result<()> {
        let mut file = OpenOptions::new().create(true).append(true).open(self.root.join(PUBLISHED))?;
        file.write_all(format!("{}\n", serde_json::to_string(publication)?).as_bytes())?;
        file.sync_all()
    }

    /// Removes the revisions that were published longest ago until `max_revisions` are left, never the current one.
    fn prune(&self, index: &mut Index, current: &RevisionId) {
        let last_published = |index: &Index, id: &RevisionId| {
            index.published.iter().rev().find(|(_, known)| known == id).map(|(at, _)| *at).or_else(|| index.kept.get(id).copied())
        };
        while index.kept.len() > self.max_revisions {
            let oldest = index.kept.keys().filter(|id| *id != current).min_by_key(|id| last_published(index, id)).cloned();
            let Some(oldest) = oldest else { return };
            match fs::remove_dir_all(self.root.join(oldest.as_str())) {
                Ok(()) => tracing::warn!(
                    revision = oldest.short(),
                    max_revisions = self.max_revisions,
                    "removed the oldest kept revision"
                ),
                Err(error) => {
                    tracing::warn!(revision = oldest.short(), %error, "cannot remove the oldest kept revision");
                    return;
                }
            }
            index.kept.remove(&oldest);
            index.published.retain(|(_, id)| *id != oldest);
        }
    }

    /// Returns the kept revision whose id begins with `digits` (12 to 64 of them).
    #[must_use]
    pub fn find(&self, digits: &str) -> Option<Revision> {
        let index = self.index();
        let found = index.kept.iter().find(|(id, _)| id.is_named_by(digits));
        found.map(|(id, recorded_at)| Revision { id: id.clone(), recorded_at: *recorded_at })
    }

    /// Returns the id of the newest kept revision that was published at or before `at`.
    #[must_use]
    pub fn published_at(&self, at: Instant) -> Option<RevisionId> {
        self.index().published.iter().rev().find(|(since, _)| *since <= at).map(|(_, id)| id.clone())
    }

    /// Reads the files of a kept revision.
    ///
    /// # Errors
    /// If a file is missing or its SHA-256 differs from that in the manifest.
    pub fn files(&self, id: &RevisionId) -> io::Result<Files> {
        let folder = self.root.join(id.as_str());
        let manifest = manifest(&folder)?;
        let mut texts = FILES.map(|_| String::new());
        for (name, text) in FILES.iter().zip(&mut texts) {
            *text = fs::read_to_string(folder.join(name))?;
            if manifest.files.get(*name) != Some(&hash(text)) {
                return Err(io::Error::new(io::ErrorKind::InvalidData, format!("{name} was changed after it was written")));
            }
        }
        Ok(Files::from_texts(texts))
    }

    /// How many bytes the files of a kept revision have.
    ///
    /// # Errors
    /// When one is missing.
    pub fn bytes(&self, id: &RevisionId) -> io::Result<u64> {
        let folder = self.root.join(id.as_str());
        FILES.iter().map(|name| Ok(fs::metadata(folder.join(name))?.len())).sum()
    }

    /// How many revisions are kept.
    #[must_use]
    pub fn count(&self) -> usize {
        self.index().kept.len()
    }
}

fn manifest(folder: &Path) -> io::Result<Manifest> {
    let manifest: Manifest = serde_json::from_slice(&fs::read(folder.join(MANIFEST))?)?;
    if manifest.format > FORMAT {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("it has format {}, and this release reads formats up to {FORMAT}", manifest.format),
        ));
    }
    Ok(manifest)
}

/// Reads the list of publications, oldest first; incomplete lines, such as after a full disk, are skipped.
fn publications(file: &Path) -> Vec<(Instant, RevisionId)> {
    let text = fs::read(file).map_or_else(|_| String::new(), |bytes| String::from_utf8_lossy(&bytes).into_owned());
    let read = |line: &str| {
        let publication: Publication = serde_json::from_str(line).ok()?;
        Some((parse_instant(&publication.at).ok()?, RevisionId::parse(&publication.id)?))
    };
    let mut published: Vec<(Instant, RevisionId)> = text.lines().filter_map(read).collect();
    published.sort_by_key(|(at, _)| *at);
    published
}

fn write_durably(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a folder readable for all users; temporary folders are readable for their owner alone.
fn make_readable(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Syncs the directory entries of a folder to disk.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::memory::revision_of;
    use proptest::prelude::*;

    fn now() -> Instant {
        "2026-11-26T08:00:00Z".parse().unwrap()
    }

    /// The built-in data with another title, and its revision.
    fn edition(number: u32) -> (Files, Revision) {
        let mut texts = Files::built_in().iter().map(|(_, text)| text.to_owned()).collect::<Vec<_>>();
        texts[0] = texts[0].replacen("\"en\": \"Lachin corridor\"", &format!("\"en\": \"Lachin corridor {number}\""), 1);
        let files = Files::from_texts(texts.try_into().unwrap());
        let loaded = crate::geodata::load(&files).unwrap();
        let revision = revision_of(&loaded.parsed, loaded.atlas.header().modified).unwrap();
        (files, revision)
    }

    fn open(root: &Path, max_revisions: usize) -> FolderLedger {
        FolderLedger::open(root, "lachin-corridor", max_revisions).unwrap()
    }

    #[test]
    fn stored_revision_is_found_after_a_restart() {
        let root = tempfile::tempdir().unwrap();
        let (files, revision) = edition(1);
        open(root.path(), 10).keep(&files, &revision, now()).unwrap();
        let again = open(root.path(), 10);
        assert_eq!(again.find(revision.id.short()).unwrap(), revision);
        assert_eq!(again.files(&revision.id).unwrap(), files);
        assert_eq!(again.published_at(now()).as_ref(), Some(&revision.id));
        assert_eq!(again.published_at("2020-01-01T00:00:00Z".parse().unwrap()), None);
        assert_eq!(FolderLedger::open(root.path(), "another", 10).unwrap().count(), 0, "it is of another dataset");
    }

    #[test]
    fn keeping_a_revision_twice_or_concurrently_writes_it_once() {
        let root = tempfile::tempdir().unwrap();
        let (files, revision) = edition(1);
        let (one, other) = (open(root.path(), 10), open(root.path(), 10));
        std::thread::scope(|scope| {
            for ledger in [&one, &other] {
                scope.spawn(|| (0..3).for_each(|_| ledger.keep(&files, &revision, now()).unwrap()));
            }
        });
        let names: Vec<String> =
            fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
        assert_eq!(open(root.path(), 10).files(&revision.id).unwrap(), files);
    }

    #[test]
    fn restored_data_is_the_newest_revision_again() {
        let root = tempfile::tempdir().unwrap();
        let ((first, one), (second, two)) = (edition(1), edition(2));
        let later = |seconds| now() + jiff::SignedDuration::from_secs(seconds);
        let ledger = open(root.path(), 10);
        ledger.keep(&first, &one, later(0)).unwrap();
        ledger.keep(&second, &two, later(60)).unwrap();
        ledger.keep(&first, &one, later(120)).unwrap();
        for ledger in [ledger, open(root.path(), 10)] {
            assert_eq!(ledger.published_at(one.recorded_at).as_ref(), Some(&one.id), "as the data says");
            assert_eq!(ledger.published_at(later(60)).as_ref(), Some(&two.id));
            assert_eq!(ledger.published_at(later(119)).as_ref(), Some(&two.id));
            assert_eq!(ledger.published_at(later(120)).as_ref(), Some(&one.id));
        }
    }

    #[test]
    fn pruning_removes_the_oldest_and_never_the_current_revision() {
        let root = tempfile::tempdir().unwrap();
        let ledger = open(root.path(), 3);
        let editions: Vec<(Files, Revision)> = (0..5).map(edition).collect();
        for (seconds, (files, revision)) in (0..).zip(&editions) {
            ledger.keep(files, revision, now() + jiff::SignedDuration::from_secs(seconds)).unwrap();
        }
        let kept: Vec<bool> = editions.iter().map(|(_, revision)| ledger.find(revision.id.as_str()).is_some()).collect();
        assert_eq!(kept, [false, false, true, true, true]);
        let alone = open(root.path(), 1);
        alone.keep(&editions[2].0, &editions[2].1, now() + jiff::SignedDuration::from_secs(9)).unwrap();
        assert!(alone.count() == 1 && alone.find(editions[2].1.id.as_str()).is_some());
    }

    #[test]
    fn foreign_and_broken_entries_are_ignored() {
        let root = tempfile::tempdir().unwrap();
        let (files, revision) = edition(1);
        let ledger = open(root.path(), 10);
        ledger.keep(&files, &revision, now()).unwrap();
        fs::write(root.path().join("notes.txt"), "mine").unwrap();
        fs::create_dir(root.path().join("a".repeat(64))).unwrap();
        fs::create_dir(root.path().join(".unfinished-x")).unwrap();
        fs::write(root.path().join("b".repeat(64)), "no folder").unwrap();
        let mut list = OpenOptions::new().append(true).open(root.path().join(PUBLISHED)).unwrap();
        list.write_all(b"{\"at\": \"2026-1").unwrap();
        let again = open(root.path(), 10);
        assert_eq!(again.count(), 1);
        assert_eq!(again.published_at(now()).as_ref(), Some(&revision.id));
        fs::write(root.path().join(revision.id.as_str()).join("changes.json"), "[]").unwrap();
        assert!(again.files(&revision.id).is_err(), "a changed file is not what was published");
    }

    #[test]
    fn open_fails_where_the_folder_cannot_be_written() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("file"), "").unwrap();
        assert!(FolderLedger::open(&root.path().join("file"), "lachin-corridor", 10).is_err());
        assert!(FolderLedger::open(&root.path().join("file/below"), "lachin-corridor", 10).is_err());
    }

    proptest! {
        #[test]
        fn parse_accepts_64_lower_case_hexadecimal_digits_only(text in "[0-9a-fA-F]{60,66}|.{0,70}") {
            let id = RevisionId::parse(&text);
            prop_assert_eq!(id.is_some(), text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase()));
        }
    }
}
