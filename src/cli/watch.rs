//! Watches a dataset folder, reloads it when it changes, and publishes valid data.
//!
//! The operating system reports changes. In addition, times, sizes and inodes are compared at intervals, since some changes are not
//! reported: on network file systems, in a link swapped further up, in a folder that does not exist yet. The comparison opens no file,
//! and reading a file counts as no change, so the folder is read only when the data may have changed.

use crate::{
    chronicle::moment::Instant,
    geodata::{FILES, Files, Problems},
    published::{Live, Published},
};
use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{RecvTimeoutError, Sender, channel},
    },
    thread,
    time::Duration,
};

/// Wait after a change before the folder is read, since editors save in several steps.
const QUIET: Duration = Duration::from_millis(250);

/// Wait before broken or unfinished data is read again, so that a save can finish.
const SETTLING: Duration = Duration::from_millis(300);

/// How many times data that is broken or still being written is read again while it keeps changing: for about half a minute.
const MOST_READINGS: usize = 100;

/// A message to the watching thread.
enum Message {
    /// A data file changed, so the folder must be read.
    File,
    /// Something else in the folder changed, or the folder itself; a comparison tells whether the data is affected.
    Other,
    /// The server is stopping.
    Stop,
}

/// Stops the watch when dropped.
#[derive(Debug)]
pub(super) struct Watching(Sender<Message>);

impl Drop for Watching {
    fn drop(&mut self) {
        // Sending fails if the thread has already ended.
        let _ = self.0.send(Message::Stop);
    }
}

/// Reloads the folder whenever it changes. Broken data is not published but reported in the log and in `/readyz`. `loaded` is the data
/// published so far, so that an edit between loading and the start of the watch is found.
pub(super) fn watch(folder: &Path, loaded: Files, live: Arc<Live>, poll: Duration, now: fn() -> Instant) -> io::Result<Watching> {
    // Events have absolute paths, so they are compared with an absolute path.
    let folder = std::path::absolute(folder)?;
    live.read_folder(now());
    let (sender, messages) = channel();
    let mut eyes = Eyes { folder: folder.clone(), sender: sender.clone(), open: None, on: Whereabouts::default() };
    let mut watched = Watched { folder, last: Some(loaded), seen: Trace::default(), live, now };
    eyes.turn();
    thread::Builder::new().name("watch".to_owned()).spawn(move || {
        watched.read();
        loop {
            let mut is_file = match messages.recv_timeout(poll) {
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(message) => {
                    thread::sleep(QUIET);
                    matches!(message, Message::File)
                }
                Err(RecvTimeoutError::Timeout) => false,
            };
            for message in messages.try_iter() {
                match message {
                    Message::Stop => return,
                    Message::File => is_file = true,
                    Message::Other => {}
                }
            }
            // Watch before reading, so that no edit falls between the two.
            eyes.turn();
            if is_file || watched.is_changed() {
                watched.read();
            }
        }
    })?;
    Ok(Watching(sender))
}

/// The operating system's watch on the dataset folder and its parent.
struct Eyes {
    folder: PathBuf,
    sender: Sender<Message>,
    open: Option<RecommendedWatcher>,
    on: Whereabouts,
}

/// The identities of the folder at the path and of its parent; a watch follows the folder that it was started on.
#[derive(Debug, Default, PartialEq, Eq)]
struct Whereabouts {
    folder: Option<Node>,
    parent: Option<Node>,
}

impl Eyes {
    /// Watches the folder that is at the path now, and its parent, which reports when the folder is replaced.
    fn turn(&mut self) {
        let parent = self.folder.file_name().and_then(|_| self.folder.parent());
        let node = |path: &Path| fs::metadata(path).ok().as_ref().map(Node::of);
        let on = Whereabouts { folder: node(&self.folder), parent: parent.and_then(node) };
        if self.open.is_some() && on == self.on {
            return;
        }
        self.open = None;
        let (sender, folder) = (self.sender.clone(), self.folder.clone());
        let opened = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let message = match event {
                Ok(event) => message_of(&event, &folder),
                // Events were lost, so anything may have changed.
                Err(_) => Some(Message::File),
            };
            if let Some(message) = message {
                // Sending fails if the thread has ended.
                let _ = sender.send(message);
            }
        });
        let mut watcher = match opened {
            Ok(watcher) => watcher,
            Err(error) => {
                return tracing::warn!(%error, "the system reports no changes; the dataset folder is only checked at intervals (--geodata-poll)");
            }
        };
        if let Some(parent) = parent
            && let Err(error) = watcher.watch(parent, RecursiveMode::NonRecursive)
        {
            tracing::debug!(%error, "cannot watch the parent of the dataset folder");
        }
        if on.folder.is_some()
            && let Err(error) = watcher.watch(&self.folder, RecursiveMode::NonRecursive)
        {
            tracing::warn!(%error, "cannot watch the dataset folder; it is only checked at intervals (--geodata-poll)");
        }
        (self.open, self.on) = (Some(watcher), on);
    }
}

/// Converts an event to a message, or to `None` if a file was only opened or read, or is not part of the data.
fn message_of(event: &Event, folder: &Path) -> Option<Message> {
    if event.need_rescan() {
        return Some(Message::File);
    }
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Any => {}
        EventKind::Access(_) | EventKind::Other => return None,
    }
    let inside = || event.paths.iter().filter(|path| path.parent() == Some(folder)).filter_map(|path| path.file_name()?.to_str());
    if inside().any(|name| FILES.contains(&name)) {
        Some(Message::File)
    } else if inside().next().is_some() || event.paths.iter().any(|path| path == folder) {
        Some(Message::Other)
    } else {
        None
    }
}

/// The identity of a file or folder, which changes when it is replaced.
#[derive(Debug, PartialEq, Eq)]
struct Node(u64, u64);

impl Node {
    #[cfg(unix)]
    fn of(metadata: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(metadata.dev(), metadata.ino())
    }

    #[cfg(not(unix))]
    fn of(_: &fs::Metadata) -> Self {
        Self(0, 0)
    }
}

/// The metadata of the folder and its files.
#[derive(Debug, Default, PartialEq, Eq)]
struct Trace(Vec<Option<Seen>>);

/// The metadata of a file.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    node: Node,
    is_file: bool,
    bytes: u64,
    times: Vec<Option<(i64, i64)>>,
}

impl Trace {
    fn of(folder: &Path) -> Self {
        let of_folder = fs::metadata(folder).ok().map(|metadata| Seen {
            node: Node::of(&metadata),
            is_file: metadata.is_file(),
            // Other files in the folder are ignored.
            bytes: 0,
            times: Vec::new(),
        });
        let of_files = FILES.map(|name| fs::metadata(folder.join(name)).ok().as_ref().map(Seen::of));
        Self(std::iter::once(of_folder).chain(of_files).collect())
    }
}

impl Seen {
    fn of(metadata: &fs::Metadata) -> Self {
        let modified = metadata.modified().ok().and_then(|time| {
            let since = time.duration_since(std::time::UNIX_EPOCH).ok()?;
            Some((i64::try_from(since.as_secs()).ok()?, i64::from(since.subsec_nanos())))
        });
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt;
            Some((metadata.ctime(), metadata.ctime_nsec()))
        };
        #[cfg(not(unix))]
        let changed = None;
        Self { node: Node::of(metadata), is_file: metadata.is_file(), bytes: metadata.len(), times: vec![modified, changed] }
    }
}

/// A dataset folder and its content when it was last read.
struct Watched {
    folder: PathBuf,
    /// The data that was last published or rejected.
    last: Option<Files>,
    seen: Trace,
    live: Arc<Live>,
    now: fn() -> Instant,
}

impl Watched {
    fn is_changed(&self) -> bool {
        Trace::of(&self.folder) != self.seen
    }

    /// Reads the folder and publishes its data if it is new. Data that is broken, or changed while it was read, may be an unfinished
    /// save: it is read again until it is valid, or broken twice without a change in between.
    fn read(&mut self) {
        let mut doubted = None;
        for reading in 1..=MOST_READINGS {
            let seen = Trace::of(&self.folder);
            let files = Files::read(&self.folder);
            self.live.read_folder((self.now)());
            let is_still = Trace::of(&self.folder) == seen;
            if is_still && files.as_ref().is_ok_and(|files| Some(files) == self.last.as_ref()) {
                self.seen = seen;
                return;
            }
            // Data that changed while it was read is not parsed: it is read again anyway.
            if is_still || reading == MOST_READINGS {
                let published = files.as_ref().map_err(Clone::clone).and_then(Published::from_files);
                if published.is_ok() || doubted.as_ref() == Some(&seen) || reading == MOST_READINGS {
                    self.seen = seen;
                    self.last = files.ok();
                    return self.tell(published);
                }
            }
            doubted = Some(seen);
            thread::sleep(SETTLING);
        }
    }

    fn tell(&self, published: Result<Published, Problems>) {
        match published {
            Ok(published) => {
                tracing::info!(
                    revision = published.revision.id.short(),
                    states = published.atlas.states().len(),
                    "published newer data"
                );
                self.live.publish(published, (self.now)());
            }
            Err(problems) => {
                for problem in &problems.0 {
                    tracing::error!(file = problem.file, line = problem.line, id = problem.id, code = problem.code, "{problem}");
                }
                let what = if problems.is_of_missing_folder() { "the dataset folder is gone" } else { "newer data is broken" };
                tracing::error!(problems = problems.0.len(), "{what}; the last good data is still served");
                self.live.reject(problems);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Time enough for reading the folder twice.
    const PATIENCE: Duration = Duration::from_secs(30);
    const NEVER: Duration = Duration::from_secs(24 * 60 * 60);

    fn wait_for(what: &str, is_so: impl Fn() -> bool) {
        let step = Duration::from_millis(20);
        for _ in 0..PATIENCE.as_millis() / step.as_millis() {
            if is_so() {
                return;
            }
            thread::sleep(step);
        }
        panic!("timeout: {what}");
    }

    fn filled() -> (tempfile::TempDir, Files, Arc<Live>) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in Files::built_in().iter() {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let files = Files::read(folder.path()).unwrap();
        let live = Arc::new(Live::new(Published::from_files(&files).unwrap()));
        (folder, files, live)
    }

    #[test]
    fn edit_between_loading_and_watching_is_published() {
        let (folder, files, live) = filled();
        let before = live.current().revision.id.clone();
        let dataset = folder.path().join("dataset.json");
        let edited = fs::read_to_string(&dataset).unwrap().replacen("T12:00:00+04:00", "T12:15:00+04:00", 1);
        fs::write(&dataset, edited).unwrap();
        let _watching = watch(folder.path(), files, Arc::clone(&live), NEVER, || Instant::UNIX_EPOCH).unwrap();
        wait_for("the edit", || live.current().revision.id != before);
    }

    #[test]
    fn broken_edit_between_loading_and_watching_is_reported() {
        let (folder, files, live) = filled();
        fs::write(folder.path().join("sources.json"), "[").unwrap();
        let _watching = watch(folder.path(), files, Arc::clone(&live), NEVER, || Instant::UNIX_EPOCH).unwrap();
        wait_for("the rejected data", || live.last_error().is_some());
    }

    #[test]
    fn reading_a_file_is_not_a_change() {
        let folder = Path::new("/data");
        let event = |kind| Event::new(kind).add_path(folder.join("changes.json"));
        for kind in [AccessKind::Open(AccessMode::Any), AccessKind::Read, AccessKind::Close(AccessMode::Read)] {
            assert!(message_of(&event(EventKind::Access(kind)), folder).is_none(), "{kind:?}");
        }
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert!(matches!(message_of(&event(written), folder), Some(Message::File)));
        assert!(matches!(message_of(&event(EventKind::Modify(notify::event::ModifyKind::Any)), folder), Some(Message::File)));
    }

    #[test]
    fn events_outside_the_folder_are_ignored() {
        let folder = Path::new("/data/corridor");
        let created = |path: &str| message_of(&Event::new(EventKind::Any).add_path(path.into()), folder);
        assert!(created("/data/changes.json").is_none());
        assert!(created("/data/other").is_none());
        assert!(matches!(created("/data/corridor"), Some(Message::Other)));
        assert!(matches!(created("/data/corridor/..data"), Some(Message::Other)));
    }
}
