//! Revisions kept in a folder: each published one whole, in a folder named by its id, with a list of when which was published.
//!
//! A revision is written under another name, put on disk, and then renamed: it is there whole or not at all, whatever happens and
//! whoever writes beside us. What is in the folder and is not ours is left alone and looked over. Nothing here is ever corrected.

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

/// How kept revisions are written. A later release that writes another format still reads this one.
const FORMAT: u32 = 1;
/// What says of a folder that it is a revision, and of which data.
const MANIFEST: &str = "revision.json";
/// When which revision was published: one JSON object a line.
const PUBLISHED: &str = "published.jsonl";
/// The beginning of the name of a revision that is being written.
const UNFINISHED: &str = ".unfinished-";

/// What is known of a kept revision beside its files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    id: String,
    dataset: String,
    /// When its data was last modified, as the data said.
    recorded_at: String,
    /// The SHA-256 of each file.
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
    most: usize,
    index: Mutex<Index>,
}

#[derive(Debug, Default)]
struct Index {
    kept: BTreeMap<RevisionId, Instant>,
    /// When which revision was published, the first one first.
    published: Vec<(Instant, RevisionId)>,
}

impl FolderLedger {
    /// Opens the folder, which is made where it is missing, and reads which revisions of this dataset it holds. At most `most` are kept.
    ///
    /// # Errors
    /// When the folder cannot be made, read or written.
    pub fn open(root: &Path, dataset: &str, most: usize) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        // Told now rather than at the first correction.
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
                Ok(_) => tracing::warn!(revision = id.short(), "a kept revision is passed over: it says that it is another one"),
                Err(error) => tracing::warn!(revision = id.short(), %error, "a kept revision is passed over: it cannot be read"),
            }
        }
        let mut published = publications(&root.join(PUBLISHED));
        published.retain(|(_, id)| kept.contains_key(id));
        Ok(Self {
            root: root.to_owned(),
            dataset: dataset.to_owned(),
            most: most.max(1),
            index: Mutex::new(Index { kept, published }),
        })
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a revision that is published now.
    ///
    /// # Errors
    /// When it cannot be written; then nothing of it stays.
    pub fn keep(&self, files: &Files, revision: &Revision, now: Instant) -> io::Result<()> {
        let mut index = self.index();
        if !index.kept.contains_key(&revision.id) {
            self.write(files, revision)?;
            index.kept.insert(revision.id.clone(), revision.recorded_at);
        }
        let last = index.published.last().cloned();
        if last.as_ref().is_none_or(|(_, id)| *id != revision.id) {
            // As the data says where it can be so: replicas then agree. Data that was put back is older than what it replaces.
            let said = revision.recorded_at.min(now);
            let at = last.map_or(said, |(before, _)| if said > before { said } else { now.max(before) });
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
            // Another process that serves the same data may have been faster: a folder by this name holds the same.
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

    /// Removes the oldest revisions of more than are to be kept, never the one that is published.
    fn prune(&self, index: &mut Index, current: &RevisionId) {
        let last_published = |index: &Index, id: &RevisionId| {
            index.published.iter().rev().find(|(_, known)| known == id).map(|(at, _)| *at).or_else(|| index.kept.get(id).copied())
        };
        while index.kept.len() > self.most {
            let oldest = index.kept.keys().filter(|id| *id != current).min_by_key(|id| last_published(index, id)).cloned();
            let Some(oldest) = oldest else { return };
            match fs::remove_dir_all(self.root.join(oldest.as_str())) {
                Ok(()) => tracing::warn!(revision = oldest.short(), most = self.most, "the oldest kept revision is removed"),
                Err(error) => {
                    tracing::warn!(revision = oldest.short(), %error, "the oldest kept revision cannot be removed");
                    return;
                }
            }
            index.kept.remove(&oldest);
            index.published.retain(|(_, id)| *id != oldest);
        }
    }

    /// Returns the kept revision that 12 to 64 digits name, with the instant at which its data was modified.
    #[must_use]
    pub fn find(&self, digits: &str) -> Option<Revision> {
        let index = self.index();
        let found = index.kept.iter().find(|(id, _)| id.is_named_by(digits));
        found.map(|(id, recorded_at)| Revision { id: id.clone(), recorded_at: *recorded_at })
    }

    /// Returns the id of the revision that was the newest at an instant, and is kept.
    #[must_use]
    pub fn published_at(&self, at: Instant) -> Option<RevisionId> {
        self.index().published.iter().rev().find(|(since, _)| *since <= at).map(|(_, id)| id.clone())
    }

    /// Reads the files of a kept revision.
    ///
    /// # Errors
    /// When one is missing, or is not what was written.
    pub fn files(&self, id: &RevisionId) -> io::Result<Files> {
        let folder = self.root.join(id.as_str());
        let manifest = manifest(&folder)?;
        let mut texts = FILES.map(|_| String::new());
        for (name, text) in FILES.iter().zip(&mut texts) {
            *text = fs::read_to_string(folder.join(name))?;
            if manifest.files.get(*name) != Some(&hash(text)) {
                return Err(io::Error::new(io::ErrorKind::InvalidData, format!("{name} is not the file that was written")));
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
            format!("it has format {}, which a later release writes", manifest.format),
        ));
    }
    Ok(manifest)
}

/// The publications that can be read; a line that was cut off, by a full disk say, is passed over.
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

/// Gives a folder the rights of any other: it was made for its maker alone.
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

/// Puts the names within a folder on disk.
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

    /// The shipped data with another title, and its revision.
    fn edition(number: u32) -> (Files, Revision) {
        let mut texts = Files::built_in().iter().map(|(_, text)| text.to_owned()).collect::<Vec<_>>();
        texts[0] = texts[0].replacen("\"en\": \"Lachin corridor\"", &format!("\"en\": \"Lachin corridor {number}\""), 1);
        let files = Files::from_texts(texts.try_into().unwrap());
        let loaded = crate::geodata::load(&files).unwrap();
        let revision = revision_of(&loaded.parsed, loaded.atlas.header().modified).unwrap();
        (files, revision)
    }

    fn open(root: &Path, most: usize) -> FolderLedger {
        FolderLedger::open(root, "lachin-corridor", most).unwrap()
    }

    #[test]
    fn a_kept_revision_is_there_after_a_restart() {
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
    fn keeping_twice_and_side_by_side_writes_once() {
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
    fn what_is_put_back_is_the_newest_again() {
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
    fn the_oldest_go_first_and_never_the_one_that_is_published() {
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
    fn what_is_not_ours_or_broken_harms_nobody() {
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
    fn a_folder_that_cannot_be_written_is_an_error_at_once() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("file"), "").unwrap();
        assert!(FolderLedger::open(&root.path().join("file"), "lachin-corridor", 10).is_err());
        assert!(FolderLedger::open(&root.path().join("file/below"), "lachin-corridor", 10).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_an_id_or_none(text in "[0-9a-fA-F]{60,66}|.{0,70}") {
            let id = RevisionId::parse(&text);
            prop_assert_eq!(id.is_some(), text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase()));
        }
    }
}
