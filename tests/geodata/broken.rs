//! Broken data gets a message that an editor can use: one small edit of the fixture `one-road` a row, all messages in one
//! snapshot, to be read as an editor would read them: is it true, is it neutral, is it short, does it say what to do?

mod form;
mod meaning;

use corridor::geodata::{self, FILES, Files, Problem};
use form::FORM;
use meaning::MEANING;
use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

/// A small named edit of one file.
enum Edit {
    /// Replaces the first place at which a text stands.
    Replace(&'static str, &'static str, &'static str),
    /// Writes a whole file.
    Write(&'static str, &'static str),
    /// Writes bytes that may be no text.
    Bytes(&'static str, &'static [u8]),
    /// Writes ten thousand opening brackets.
    Nested(&'static str),
    /// Takes a file away.
    Delete(&'static str),
    /// Puts a folder in place of a file.
    Folder(&'static str),
    /// Makes a file longer than is read, without writing anything into it.
    Hole(&'static str),
    /// Replaces the first place at which a text stands by this letter, so many times.
    Long(&'static str, &'static str, &'static str, usize),
    /// Takes the folder itself away.
    Vanish,
}

impl Edit {
    fn apply(&self, folder: &Path) {
        match self {
            Self::Replace(file, old, new) => {
                let text = fs::read_to_string(folder.join(file)).unwrap();
                assert!(text.contains(old), "{file} has {old}");
                fs::write(folder.join(file), text.replacen(old, new, 1)).unwrap();
            }
            Self::Write(file, text) => fs::write(folder.join(file), text).unwrap(),
            Self::Bytes(file, bytes) => fs::write(folder.join(file), bytes).unwrap(),
            Self::Nested(file) => fs::write(folder.join(file), "[".repeat(10_000)).unwrap(),
            Self::Delete(file) => fs::remove_file(folder.join(file)).unwrap(),
            Self::Folder(file) => {
                fs::remove_file(folder.join(file)).unwrap();
                fs::create_dir(folder.join(file)).unwrap();
            }
            Self::Hole(file) => fs::File::create(folder.join(file)).unwrap().set_len(1 << 40).unwrap(),
            Self::Long(file, old, letter, count) => {
                let text = fs::read_to_string(folder.join(file)).unwrap();
                assert!(text.contains(old), "{file} has {old}");
                fs::write(folder.join(file), text.replacen(old, &letter.repeat(*count), 1)).unwrap();
            }
            Self::Vanish => fs::remove_dir_all(folder).unwrap(),
        }
    }
}

/// All rows: a name, and the edits that make the broken folder.
fn rows() -> impl Iterator<Item = (&'static str, &'static [Edit])> {
    FORM.iter().chain(MEANING).copied()
}

/// The problems of `one-road` after some edits.
fn problems(edits: &[Edit]) -> Vec<Problem> {
    let folder = tempfile::tempdir().unwrap();
    for name in FILES {
        fs::copy(super::fixture("one-road").join(name), folder.path().join(name)).unwrap();
    }
    edits.iter().for_each(|edit| edit.apply(folder.path()));
    let warnings = Files::read(folder.path()).and_then(|files| geodata::load(&files).map(|loaded| loaded.warnings));
    warnings.unwrap_or_else(|problems| problems.0)
}

#[test]
fn every_message_says_where_what_and_how_to_mend_it() {
    let mut told = String::new();
    for (name, edits) in rows() {
        writeln!(told, "# {name}").unwrap();
        let problems = problems(edits);
        if problems.is_empty() {
            told += "no problem\n";
        }
        for Problem { file, line, column, id, code, message, fix, .. } in problems {
            let id = id.map(|id| format!(" {id}")).unwrap_or_default();
            writeln!(told, "{file}:{line}:{column}{id} {code}: {message} / {fix}").unwrap();
        }
        told += "\n";
    }
    insta::assert_snapshot!("messages", told);
}

#[test]
fn the_names_of_the_rows_are_different_and_there_are_enough() {
    let names: BTreeSet<&str> = rows().map(|(name, _)| name).collect();
    assert_eq!(names.len(), rows().count());
    assert!(rows().count() >= 60);
}

#[test]
fn only_the_rows_that_say_so_have_no_problem() {
    for (name, edits) in rows() {
        assert_eq!(problems(edits).is_empty(), name.contains("no problem"), "{name}");
    }
}

/// Codes that no data brings about: they tell of an error of the program.
const OF_THE_PROGRAM: &[&str] = &["internal-error"];
/// Hyphenated texts of the source that are fields or formats.
const NO_CODES: &[&str] = &["not-recorded", "date-time", "counter-clockwise"];

#[test]
fn every_code_in_the_source_has_a_row() {
    let mut source = String::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/geodata")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                source += &fs::read_to_string(entry).unwrap();
            }
        }
    }
    let shown: BTreeSet<&str> = rows().flat_map(|(_, edits)| problems(edits)).map(|problem| problem.code).collect();
    // By custom a code is words joined by hyphens, and nearly nothing else in quotation marks is.
    let codes: BTreeSet<&str> = source.split('"').filter(|text| is_code(text) && !NO_CODES.contains(text)).collect();
    let missing: Vec<&&str> = codes.iter().filter(|code| !shown.contains(**code) && !OF_THE_PROGRAM.contains(code)).collect();
    assert!(missing.is_empty(), "no row shows {missing:?}; the rows show {shown:?}");
    let unseen: Vec<&&str> = shown.iter().filter(|code| !codes.contains(**code)).collect();
    assert!(unseen.is_empty(), "the search for codes misses {unseen:?}");
}

fn is_code(text: &str) -> bool {
    text.contains('-')
        && text.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}
