//! What is made from the table of fields and from the parameters of routes, and checked in, is what they make now. With `CORRIDOR_UPDATE=1` in the environment
//! these tests write the files, as whoever changes these does.

use corridor::{
    encode::tables::Table,
    schema::{self, markdown},
    server::parameter_tables,
};
use std::{fs, path::Path};

/// Compares a file of the repository with what it should be, or writes it.
#[expect(clippy::disallowed_methods, reason = "a test that writes what it checks has to be told to")]
pub(crate) fn is_fresh(name: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("CORRIDOR_UPDATE").is_some() {
        return fs::write(&path, wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let differs = found.lines().zip(wanted.lines()).position(|(found, wanted)| found != wanted);
    let line = differs.unwrap_or(found.lines().count().min(wanted.lines().count())) + 1;
    assert!(
        found == wanted,
        "{name} is not what the program makes, from line {line} on: run `CORRIDOR_UPDATE=1 cargo test --test program generated`"
    );
}

#[test]
fn the_types_of_the_page_are_those_of_the_table() {
    is_fresh("web/src/wire.ts", &schema::typescript::wire());
}

/// The page with what stands between `<!-- table: NAME -->` and `<!-- end of table -->` made anew.
fn with_tables(page: &str, table_of: impl Fn(&str) -> Option<String>) -> String {
    const END: &str = "<!-- end of table -->";
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!-- table: ") {
        let (name, after) = after.split_once(" -->\n").unwrap();
        let (_, after) = after.split_once(END).unwrap_or_else(|| panic!("the table `{name}` has no end"));
        let table = table_of(name).unwrap_or_else(|| panic!("there is no table `{name}`"));
        out += &format!("{before}<!-- table: {name} -->\n\n{table}\n{END}");
        rest = after;
    }
    out + rest
}

#[test]
fn the_tables_of_properties_are_those_of_the_table() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/properties.md")).unwrap();
    let columns = |table: Table| {
        let columns = table.columns();
        markdown::columns(columns.iter().map(|column| (column.name, column.holds, column.doc)))
    };
    let wanted = with_tables(&page, |name| markdown::table(name).or_else(|| Table::from_file(name).map(columns)));
    assert!(wanted.matches("<!-- table: ").count() >= 9, "docs/properties.md has its tables");
    is_fresh("docs/properties.md", &wanted);
}

#[test]
fn the_tables_of_parameters_are_those_of_the_routes() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/urls.md")).unwrap();
    let wanted = with_tables(&page, parameter_tables::table);
    assert_eq!(wanted.matches("<!-- table: ").count(), 8, "docs/urls.md has its tables");
    is_fresh("docs/urls.md", &wanted);
}
