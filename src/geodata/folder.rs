//! Reads the files of a dataset folder. Whatever stands there under their names, reading ends: a pipe is not waited for, a
//! device is not opened, and of a huge file nothing is taken.

use super::{
    FILES,
    problem::{Problem, Severity},
    source_file::Diagnostic,
};
use crate::schema::expectation::quoted;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    path::Path,
};

/// Bytes of a file at the most.
pub(super) const MOST_BYTES: u64 = 256 << 20;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The problem of a folder that is not there.
pub(super) const NO_FOLDER: &str = "missing-folder";

/// The text of a file; else what could be read of it, and what is wrong.
pub(super) fn text_of(name: &str, folder: &Path) -> Result<String, (String, Diagnostic)> {
    let mut bytes = bytes_of(&folder.join(name)).map_err(|complaint| (String::new(), complaint))?;
    // Editors on Windows may write a byte order mark; JSON parsers refuse it.
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
        let message = "The file is not UTF-8 text: a letter here is in another encoding.";
        let fix = "open it in the encoding it was saved in, and save it as UTF-8";
        (before, Diagnostic::new("not-utf8", message, fix))
    })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let refused = |error: io::Error| {
        let message = match error.kind() {
            io::ErrorKind::NotFound => "The file is missing.".to_owned(),
            _ => format!("The file cannot be read: {error}."),
        };
        let fix = format!("put the file there; a dataset folder holds {}", quoted(FILES.into_iter()));
        Diagnostic::new("unreadable-file", message, fix)
    };
    // Asked before the file is opened, since opening a device may do something already; and again of what was opened.
    admit(&fs::metadata(path).map_err(refused)?)?;
    let file = open(path).map_err(refused)?;
    admit(&file.metadata().map_err(refused)?)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > MOST_BYTES { Err(too_large()) } else { Ok(bytes) }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        // A pipe without a writer would let the opening wait for one.
        options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed());
    }
    options.open(path)
}

/// Only regular files of bounded size are read.
fn admit(metadata: &fs::Metadata) -> Result<(), Diagnostic> {
    if !metadata.is_file() {
        let what = if metadata.is_dir() { "a folder" } else { "a pipe, a device or the like" };
        return Err(Diagnostic::new(
            "not-a-file",
            format!("This is {what}, where a file is expected."),
            "take it away, and put a regular file there (or a link to one)",
        ));
    }
    if metadata.len() > MOST_BYTES { Err(too_large()) } else { Ok(()) }
}

fn too_large() -> Diagnostic {
    Diagnostic::new(
        "too-large",
        format!("The file is larger than {} MB, and so was not read.", MOST_BYTES >> 20),
        "look whether it is the right file; data of this size has to be split into several datasets",
    )
}

/// A problem of a file that has no text; `before` is what could be read of it.
pub(super) fn unreadable(name: &str, before: &str, complaint: Diagnostic) -> Problem {
    Problem {
        file: name.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before.chars().rev().take_while(|letter| *letter != '\n').count() + 1,
        id: None,
        path: String::new(),
        code: complaint.code,
        severity: complaint.severity,
        message: complaint.message,
        fix: complaint.fix,
        start: before.len(),
        end: before.len(),
    }
}

/// The problem of a folder that is not there, or that is no folder; none where it is one.
pub(super) fn missing(folder: &Path) -> Option<Problem> {
    let message = match fs::metadata(folder) {
        Ok(found) if found.is_dir() => return None,
        Ok(_) => "The dataset folder is no folder.".to_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => "The dataset folder is not there.".to_owned(),
        Err(error) => format!("The dataset folder cannot be reached: {error}."),
    };
    let fix = format!("put it there; a dataset folder holds {}", quoted(FILES.into_iter()));
    Some(Problem { severity: Severity::Error, ..unreadable(".", "", Diagnostic::new(NO_FOLDER, message, fix)) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::Files;

    fn codes(folder: &Path) -> Vec<(String, &'static str)> {
        Files::read(folder).unwrap_err().0.into_iter().map(|problem| (problem.file, problem.code)).collect()
    }

    fn filled() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in Files::built_in().iter() {
            fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_in_place_of_a_file_is_said() {
        let folder = filled();
        let file = folder.path().join("sources.json");
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        assert!(codes(folder.path()).contains(&("sources.json".into(), "not-a-file")));
    }

    #[test]
    fn a_huge_file_is_said_and_not_read() {
        let folder = filled();
        // Nothing is written for it: the file is one hole.
        File::create(folder.path().join("changes.json")).unwrap().set_len(MOST_BYTES + 1).unwrap();
        assert!(codes(folder.path()).contains(&("changes.json".into(), "too-large")));
    }

    #[test]
    #[cfg(unix)]
    fn neither_a_pipe_nor_a_device_is_waited_for() {
        let folder = filled();
        let file = folder.path().join("dataset.json");
        fs::remove_file(&file).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&file).status().unwrap();
        assert!(made.success());
        assert!(codes(folder.path()).contains(&("dataset.json".into(), "not-a-file")));
        fs::remove_file(&file).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &file).unwrap();
        assert!(codes(folder.path()).contains(&("dataset.json".into(), "not-a-file")));
        // What became a pipe after it was asked about is opened without waiting.
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(!open(&pipe).unwrap().metadata().unwrap().is_file());
    }

    #[test]
    fn a_missing_folder_is_one_problem() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(codes(&folder.path().join("nowhere")), [(".".to_owned(), NO_FOLDER)]);
    }
}
