//! What is made from the table of fields and checked in is what the table makes now. With `CORRIDOR_UPDATE=1` in the environment
//! these tests write the files, as whoever changes the table does.

use corridor::schema;
use std::{fs, path::Path};

/// Compares a file of the repository with what it should be, or writes it.
fn is_fresh(name: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("CORRIDOR_UPDATE").is_some() {
        return fs::write(&path, wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let differs = found.lines().zip(wanted.lines()).position(|(found, wanted)| found != wanted);
    let line = differs.unwrap_or(found.lines().count().min(wanted.lines().count())) + 1;
    assert!(
        found == wanted,
        "{name} is not what the table of fields makes, from line {line} on: run `CORRIDOR_UPDATE=1 cargo test --test program generated`"
    );
}

#[test]
fn the_types_of_the_page_are_those_of_the_table() {
    is_fresh("web/src/wire.ts", &schema::typescript::wire());
}
