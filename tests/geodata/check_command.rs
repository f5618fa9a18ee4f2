//! `corridor check` as an editor runs it: the real program on a real folder.

use corridor::geodata::FILES;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A copy of the fixture `one-road`, to be edited.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in FILES {
            fs::copy(super::fixture("one-road").join(name), folder.path().join(name)).unwrap();
        }
        Self(folder)
    }

    fn replace(self, file: &str, old: &str, new: &str) -> Self {
        let text = self.text(file);
        assert!(text.contains(old), "{file} has {old}");
        fs::write(self.file(file), text.replacen(old, new, 1)).unwrap();
        self
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap()
    }

    /// What the program says, with the folder named `DIR`.
    fn check(&self, flags: &[&str]) -> Said {
        check(self.0.path(), flags)
    }
}

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

fn check(folder: &Path, flags: &[&str]) -> Said {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_corridor")).arg("check").args(flags).arg(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap().replace(folder.to_str().unwrap(), "DIR");
    Said { code: status.code(), out: text(stdout), err: text(stderr) }
}

#[test]
fn a_good_folder_is_counted() {
    let said = check(&super::fixture("one-road"), &[]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(said.out, @r#"DIR: no problems. 1 place, 6 changes, 2 sources, 4 states; 1 claim has a note in place of a source."#);
}

#[test]
fn a_good_folder_is_an_empty_list_for_tools() {
    let said = check(&super::fixture("one-road"), &["--json"]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), "[]\n"));
}

fn broken() -> Folder {
    Folder::new()
        .replace("dataset.json", "{\"en\": \"Closed\", \"fr\": \"Fermé\"}", "{\"en\": \"Closed\"}")
        .replace("changes.json", "\"2021-02-10\"", "\"2021-02-30\"")
        .replace("changes.json", "\"party\": \"council\"", "\"party\": \"counsil\"")
}

#[test]
fn a_broken_folder_is_reported_with_the_lines_at_fault_and_without_colour() {
    let said = broken().check(&[]);
    assert_eq!((said.code, said.err.as_str()), (Some(1), ""));
    assert!(!said.out.contains('\u{1b}'), "no escape codes where no terminal is");
    insta::assert_snapshot!(said.out, @r#"
    missing-language

      × dataset.json:80:16 (closed): `label` has no text in `fr`.
        ╭─[dataset.json:80:16]
     79 │       "id": "closed",
     80 │       "label": {"en": "Closed"},
        ·                ────────────────
     81 │       "description": {"en": "Nobody passes.", "fr": "Personne ne passe."},
        ╰────
      help: add one for each language: a label is complete in `en` and `fr`

    malformed-moment

      × changes.json:13:15 (c2): `2021-02-30` is not a date in the calendar.
        ╭─[changes.json:13:15]
     12 │     "id": "c2",
     13 │     "moment": "2021-02-30",
        ·               ────────────
     14 │     "certainty": "reported",
        ╰────
      help: correct the date; a day is written `2023-04-23`, a time `2023-04-23T12:00+04:00`

    not-in-vocabulary

      × changes.json:23:18 (c2): There is no party `counsil` in `parties` of dataset.json.
        ╭─[changes.json:23:18]
     22 │       {
     23 │         "party": "counsil",
        ·                  ─────────
     24 │         "speaker": {"name": "A. Example", "role": {"en": "head of the council"}},
        ╰────
      help: write `council` if that was meant, or add `counsil` to `parties` of dataset.json

    DIR: 3 problems.
    "#);
}

#[test]
fn a_broken_folder_is_a_list_of_problems_for_tools() {
    let said = broken().check(&["--json"]);
    assert_eq!((said.code, said.err.as_str()), (Some(1), ""));
    let problems: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    insta::assert_json_snapshot!(problems, @r#"
    [
      {
        "code": "missing-language",
        "column": 16,
        "file": "dataset.json",
        "fix": "add one for each language: a label is complete in `en` and `fr`",
        "id": "closed",
        "line": 80,
        "message": "`label` has no text in `fr`.",
        "path": "statuses[2].label",
        "severity": "error"
      },
      {
        "code": "malformed-moment",
        "column": 15,
        "file": "changes.json",
        "fix": "correct the date; a day is written `2023-04-23`, a time `2023-04-23T12:00+04:00`",
        "id": "c2",
        "line": 13,
        "message": "`2021-02-30` is not a date in the calendar.",
        "path": "[1].moment",
        "severity": "error"
      },
      {
        "code": "not-in-vocabulary",
        "column": 18,
        "file": "changes.json",
        "fix": "write `council` if that was meant, or add `counsil` to `parties` of dataset.json",
        "id": "c2",
        "line": 23,
        "message": "There is no party `counsil` in `parties` of dataset.json.",
        "path": "[1].claims[0].party",
        "severity": "error"
      }
    ]
    "#);
}

#[test]
fn a_folder_that_is_not_there_is_said_to_be_missing() {
    let said = check(Path::new("/nowhere/at/all"), &[]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    insta::assert_snapshot!(said.err, @r#"corridor: there is no folder DIR"#);
}

#[test]
fn a_folder_without_files_is_said_to_lack_them() {
    let empty = tempfile::tempdir().unwrap();
    let said = check(empty.path(), &[]);
    assert_eq!((said.code, said.err.as_str()), (Some(1), ""));
    insta::assert_snapshot!(said.out, @r"
    unreadable-file

      × dataset.json:1:1: The file is missing.
      help: add the file; a dataset folder has `dataset.json`, `places.geojson`, `changes.json` and
            `sources.json`

    unreadable-file

      × places.geojson:1:1: The file is missing.
      help: add the file; a dataset folder has `dataset.json`, `places.geojson`, `changes.json` and
            `sources.json`

    unreadable-file

      × changes.json:1:1: The file is missing.
      help: add the file; a dataset folder has `dataset.json`, `places.geojson`, `changes.json` and
            `sources.json`

    unreadable-file

      × sources.json:1:1: The file is missing.
      help: add the file; a dataset folder has `dataset.json`, `places.geojson`, `changes.json` and
            `sources.json`

    DIR: 4 problems.
    ");
}

#[test]
fn an_unreadable_file_does_not_hide_what_is_wrong_with_the_others() {
    let folder = broken();
    fs::remove_file(folder.file("sources.json")).unwrap();
    let said = folder.check(&["--json"]);
    let problems: Vec<serde_json::Value> = serde_json::from_str(&said.out).unwrap();
    let codes: Vec<&str> = problems.iter().filter_map(|problem| problem["code"].as_str()).collect();
    assert_eq!(codes, ["missing-language", "malformed-moment", "not-in-vocabulary", "unreadable-file"]);
}

#[test]
fn fix_changes_the_layout_and_nothing_else() {
    let folder = Folder::new()
        .replace(
            "changes.json",
            "{\n    \"id\": \"c4\",\n    \"moment\": \"2021-03-01\",",
            "{\"moment\": \"2021-03-01\", \"id\": \"c4\",",
        )
        .replace("sources.json", "  {\n    \"id\": \"s2\",", "\t{\r\n\"id\":\"s2\",")
        .replace("places.geojson", "[45.2, 40.2]", "[45.20, 4.02e1]");
    let values = || FILES.map(|name| serde_json::from_str::<serde_json::Value>(&folder.text(name)).unwrap());
    let before = values();
    assert_eq!(folder.check(&[]).code, Some(1), "the layout is not the canonical one");

    let said = folder.check(&["--fix"]);
    assert_eq!(said.code, Some(0), "{}", said.out);
    insta::assert_snapshot!(said.err, @r"
    DIR/places.geojson: put into canonical form
    DIR/changes.json: put into canonical form
    DIR/sources.json: put into canonical form
    ");
    assert_eq!(values(), before);
    for name in FILES {
        assert_eq!(folder.text(name), fs::read_to_string(super::fixture("one-road").join(name)).unwrap());
    }

    let again = folder.check(&["--fix"]);
    assert_eq!((again.code, again.err.as_str()), (Some(0), ""), "nothing is left to fix");
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), FILES.len(), "no file is left behind");
}

#[test]
fn fix_puts_changes_in_order_and_keeps_those_of_one_moment_as_they_stand() {
    let folder = Folder::new();
    let changes: Vec<serde_json::Value> = serde_json::from_str(&folder.text("changes.json")).unwrap();
    let reversed: Vec<&serde_json::Value> = changes.iter().rev().collect();
    fs::write(folder.file("changes.json"), serde_json::to_string(&reversed).unwrap()).unwrap();
    assert_eq!(folder.check(&["--fix"]).code, Some(0));
    let sorted: Vec<serde_json::Value> = serde_json::from_str(&folder.text("changes.json")).unwrap();
    assert_eq!(sorted, changes);
}

#[test]
fn fix_leaves_a_file_that_is_not_json_as_it_is() {
    let folder = Folder::new().replace("changes.json", "[\n", "[,\n");
    let before = folder.text("changes.json");
    assert_eq!(folder.check(&["--fix"]).code, Some(1));
    assert_eq!(folder.text("changes.json"), before);
}
