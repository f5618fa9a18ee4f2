//! Which part of the crate may use which: an import that the table below does not allow fails here, and so does a difference between
//! the table and the picture in `docs/architecture.md`.
//!
//! The sources are read as tokens, so comments, strings and test modules do not count. The same pass counts lines: a file of
//! more than 300 without its tests is to be split by meaning, unless it is listed with a reason.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What each top module may use of the crate, itself apart. `main` is a crate of its own, which uses `cli`.
const MAY_USE: [(&str, &[&str]); 12] = [
    // The words of the interface, pure as the domain: the sentence is made of them.
    ("l10n", &[]),
    ("chronicle", &["l10n"]),
    ("schema", &["chronicle"]),
    ("geodata", &["chronicle", "schema"]),
    // `ledger::memory` is the ledger of a folder of files, so it reads `geodata`; the ledger itself knows records alone.
    ("ledger", &["chronicle", "geodata"]),
    ("query", &["chronicle"]),
    ("encode", &["l10n", "chronicle", "schema", "ledger"]),
    ("symbology", &["chronicle"]),
    ("render", &["l10n", "chronicle", "symbology"]),
    ("published", &["chronicle", "ledger", "encode", "geodata"]),
    ("server", &["l10n", "chronicle", "schema", "ledger", "query", "encode", "published", "symbology", "render"]),
    ("cli", &["chronicle", "geodata", "ledger", "encode", "published", "symbology", "render", "server"]),
];

/// Crates that one module alone may name, so that what it does with them stays its own affair.
const OWNED_CRATES: [(&str, &str); 1] = [("fluent_bundle", "l10n")];

/// The crates that the domain may name; everything else of Cargo.toml is beyond it.
const CHRONICLE_CRATES: [&str; 7] = ["jiff", "edtf_core", "geo", "geo_types", "geo_index", "serde", "thiserror"];

/// The parts of the standard library that reach out of the process or read the clock.
const OUTSIDE_WORLD: [&str; 7] = ["env", "fs", "io", "net", "process", "thread", "time"];

/// Files of more than [`LONGEST`] lines, and why they are not split.
const LONG: [(&str, &str); 5] = [
    (
        "src/chronicle/index/atlas.rs",
        "half of it is doc comments and examples; the views and the index they read belong together",
    ),
    ("src/chronicle/moment.rs", "one grammar: moments, days, instants and offsets share their pieces"),
    ("src/chronicle/fold.rs", "one algorithm, with the definitions that its examples need"),
    ("src/encode/features.rs", "property names are spelt in one file only"),
    ("src/server/limits/lane.rs", "one algorithm: the queue, whose turn is next, and who gives way"),
];

const LONGEST: usize = 300;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Word(String),
    /// `::`
    Path,
    Sign(char),
}

impl Token {
    /// Whether this is the word `text`.
    pub(crate) fn is(&self, text: &str) -> bool {
        matches!(self, Self::Word(word) if word == text)
    }
}

/// The words and signs of a source with the line that each stands on; no comments, strings, characters and lifetimes.
pub(crate) fn tokens(source: &str) -> Vec<(Token, usize)> {
    let letters: Vec<char> = source.chars().collect();
    let (mut out, mut at, mut line) = (Vec::new(), 0, 1);
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    while at < letters.len() {
        let rest = &letters[at..];
        let length = match rest {
            ['/', '/', ..] => rest.iter().position(|&c| c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => rest.windows(2).position(|pair| pair == ['*', '/']).map_or(rest.len(), |end| end + 2),
            ['"', ..] | ['b', '"', ..] => quoted(rest),
            ['r', '"' | '#', ..] if raw_quoted(rest).is_some() => raw_quoted(rest).unwrap(),
            ['\'', '\\', ..] => 3 + rest[3..].iter().position(|&c| c == '\'').unwrap() + 1,
            ['\'', _, '\'', ..] => 3,
            ['\'', ..] => 1 + rest[1..].iter().take_while(|&&c| is_word(c)).count(),
            [':', ':', ..] => {
                out.push((Token::Path, line));
                2
            }
            [c, ..] if is_word(*c) => {
                let length = rest.iter().take_while(|&&c| is_word(c)).count();
                out.push((Token::Word(rest[..length].iter().collect()), line));
                length
            }
            [c, ..] => {
                if !c.is_whitespace() {
                    out.push((Token::Sign(*c), line));
                }
                1
            }
            [] => break,
        };
        line += rest[..length].iter().filter(|&&c| c == '\n').count();
        at += length;
    }
    out
}

fn quoted(rest: &[char]) -> usize {
    let mut at = rest.iter().position(|&c| c == '"').unwrap() + 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

fn raw_quoted(rest: &[char]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|&&c| c == '#').count();
    (rest.get(1 + hashes) == Some(&'"')).then_some(())?;
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = &rest[hashes + 2..];
    body.windows(close.len()).position(|end| end == close).map(|end| hashes + 2 + end + close.len())
}

/// The tokens outside items under `#[cfg(test)]`, and how many lines those items take.
pub(crate) fn without_tests(tokens: Vec<(Token, usize)>) -> (Vec<(Token, usize)>, usize) {
    let marker: Vec<Token> =
        [Token::Sign('#'), Token::Sign('['), word("cfg"), Token::Sign('('), word("test"), Token::Sign(')')].into();
    let (mut kept, mut lines, mut at) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        let is_test =
            tokens.len() - at >= marker.len() && tokens[at..].iter().zip(&marker).all(|((token, _), wanted)| token == wanted);
        if !is_test {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let (start, mut depth) = (at, 0);
        loop {
            let (token, _) = &tokens[at];
            at += 1;
            match token {
                Token::Sign('{') => depth += 1,
                Token::Sign('}') => depth -= 1,
                _ => {}
            }
            let is_over = depth == 0 && matches!(token, Token::Sign('}' | ';'));
            if is_over || at == tokens.len() {
                break;
            }
        }
        lines += tokens[at - 1].1 - tokens[start].1 + 1;
    }
    (kept, lines)
}

fn word(text: &str) -> Token {
    Token::Word(text.to_owned())
}

/// The first words after a path that ends before `at`: one, or each member of a group.
fn heads(tokens: &[(Token, usize)], at: usize) -> Vec<(String, usize)> {
    match tokens.get(at) {
        Some((Token::Word(name), line)) => vec![(name.clone(), *line)],
        Some((Token::Sign('{'), _)) => {
            let (mut found, mut depth, mut at, mut is_head) = (Vec::new(), 1, at + 1, true);
            while depth > 0 {
                let (token, line) = &tokens[at];
                match token {
                    Token::Sign('{') => depth += 1,
                    Token::Sign('}') => depth -= 1,
                    Token::Sign(',') if depth == 1 => is_head = true,
                    Token::Word(name) if is_head => {
                        found.push((name.clone(), *line));
                        is_head = false;
                    }
                    _ => {}
                }
                at += 1;
            }
            found
        }
        _ => Vec::new(),
    }
}

/// The module path of a file below `src/`: `server/routes/ogc/items.rs` is `server::routes::ogc::items`.
pub(crate) fn module_of(file: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = file.strip_prefix("src/").unwrap().strip_suffix(".rs").unwrap().split('/').collect();
    if matches!(parts.last(), Some(&"mod" | &"lib")) {
        parts.pop();
    }
    parts
}

/// The top modules that a file names, as `crate::name` or by climbing out of its own, with the line.
fn uses(tokens: &[(Token, usize)], module: &[&str]) -> Vec<(String, usize)> {
    let starts = (0..tokens.len()).filter(|&at| starts_path(tokens, at));
    starts
        .flat_map(|at| match &tokens[at].0 {
            token if token.is("crate") => heads(tokens, at + 2),
            token if token.is("super") => above(tokens, at, module),
            _ => Vec::new(),
        })
        .collect()
}

/// Whether a path begins at a token, or one name that is used alone.
fn starts_path(tokens: &[(Token, usize)], at: usize) -> bool {
    let follows_path = at > 0 && tokens[at - 1].0 == Token::Path;
    let leads_path = matches!(tokens.get(at + 1), Some((Token::Path, _)));
    let is_used = at > 0 && tokens[at - 1].0 == word("use");
    !follows_path && (leads_path || is_used)
}

/// Everything in a file that the table does not allow, one line each.
fn violations(file: &str, source: &str, dependencies: &BTreeSet<String>) -> Vec<String> {
    let (tokens, _) = without_tests(tokens(source));
    let module = module_of(file);
    let Some(&top) = module.first() else { return Vec::new() };
    let allowed = MAY_USE.iter().find(|(name, _)| *name == top).map(|(_, allowed)| *allowed);
    if allowed.is_none() && top != "main" {
        return vec![format!("{file}: the module `{top}` is not in the table of tests/program/layering.rs")];
    }
    let others = uses(&tokens, &module).into_iter().filter(|(name, _)| name != top);
    let others = others.filter(|(name, _)| allowed.is_some_and(|allowed| !allowed.contains(&name.as_str())));
    let mut found: Vec<String> = others.map(|(name, line)| format!("{file}:{line}: `{top}` may not use `{name}`")).collect();
    for (at, (token, line)) in tokens.iter().enumerate() {
        let Token::Word(name) = token else { continue };
        if !starts_path(&tokens, at) {
            continue;
        }
        if let Some((_, owner)) = OWNED_CRATES.iter().find(|(owned, owner)| owned == name && *owner != top) {
            found.push(format!("{file}:{line}: only `{owner}` may use the crate `{name}`"));
        }
        if top == "chronicle" {
            if dependencies.contains(name) && !CHRONICLE_CRATES.contains(&name.as_str()) {
                found.push(format!("{file}:{line}: the domain may not use the crate `{name}`"));
            }
            let parts = if name == "std" { heads(&tokens, at + 2) } else { Vec::new() };
            let outside = parts.iter().filter(|(part, _)| OUTSIDE_WORLD.contains(&part.as_str()));
            found.extend(outside.map(|(part, line)| format!("{file}:{line}: the domain may not use `std::{part}`")));
        }
    }
    found
}

/// Which top modules a path that begins with `super` reaches, when it climbs out of its own.
fn above(tokens: &[(Token, usize)], at: usize, module: &[&str]) -> Vec<(String, usize)> {
    let (mut at, mut climbed) = (at, 0);
    while matches!(tokens.get(at), Some((token, _)) if *token == word("super")) {
        climbed += 1;
        at += 2;
    }
    if climbed >= module.len() { heads(tokens, at) } else { Vec::new() }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source of the crate with its path from the root, in order.
pub(crate) fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&root().join("src"), &mut paths);
    paths.sort();
    let named = |path: &PathBuf| path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
    paths.iter().map(|path| (named(path), fs::read_to_string(path).unwrap())).collect()
}

/// The crates of `[dependencies]`, as code names them.
fn dependencies() -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("\n[dependencies]\n").nth(1).unwrap();
    let section = section.split("\n[").next().unwrap();
    section.lines().filter_map(|line| line.split_once(" =")).map(|(name, _)| name.replace('-', "_")).collect()
}

#[test]
fn every_import_is_one_that_the_table_allows() {
    let (sources, dependencies) = (sources(), dependencies());
    assert!(sources.len() > 30 && dependencies.contains("axum") && dependencies.contains("geo_types"), "nothing was read");
    let found: Vec<String> = sources.iter().flat_map(|(file, source)| violations(file, source, &dependencies)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Every pair of the table: who may use whom.
fn arrows() -> BTreeSet<(String, String)> {
    let pairs = MAY_USE.iter().flat_map(|(from, to)| to.iter().map(|to| ((*from).to_owned(), (*to).to_owned())));
    pairs.collect()
}

/// Every arrow of a mermaid flowchart, whose lines are `from & from --> to & to`.
fn drawn(picture: &str) -> BTreeSet<(String, String)> {
    let rooms = |side: &str| side.split('&').map(|room| room.trim().to_owned()).collect::<Vec<_>>();
    let lines = picture.lines().filter_map(|line| line.split_once("-->"));
    lines
        .flat_map(|(from, to)| {
            rooms(from).into_iter().flat_map(move |from| rooms(to).into_iter().map(move |to| (from.clone(), to)))
        })
        .collect()
}

#[test]
fn the_picture_of_the_rooms_shows_the_arrows_of_the_table() {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let picture = page.split_once("```mermaid\n").and_then(|(_, rest)| rest.split_once("```")).unwrap().0;
    let (drawn, allowed) = (drawn(picture), arrows());
    let undrawn: Vec<_> = allowed.difference(&drawn).collect();
    let forbidden: Vec<_> = drawn.difference(&allowed).collect();
    assert!(undrawn.is_empty() && forbidden.is_empty(), "allowed, not drawn: {undrawn:?}; drawn, not allowed: {forbidden:?}");
}

#[test]
fn every_room_of_the_table_is_described_beside_the_picture() {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split(['/', '.', '`']).next());
    let described: BTreeSet<&str> = rows.collect();
    assert_eq!(described, MAY_USE.iter().map(|(room, _)| *room).collect());
}

#[test]
fn every_arrow_of_the_table_is_needed() {
    let mut used = BTreeSet::new();
    for (file, source) in sources() {
        let (tokens, _) = without_tests(tokens(&source));
        let module = module_of(&file);
        let Some(&top) = module.first() else { continue };
        used.extend(uses(&tokens, &module).into_iter().map(|(name, _)| (top.to_owned(), name)));
    }
    let unused: Vec<_> = arrows().into_iter().filter(|arrow| !used.contains(arrow)).collect();
    assert!(unused.is_empty(), "nothing uses {unused:?}: take them out of the table and the picture");
}

#[test]
fn a_picture_is_read_arrow_by_arrow() {
    let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let read = drawn("flowchart TD\n  cli --> server\n  a & b --> c & d\n");
    assert_eq!(read, [pair("cli", "server"), pair("a", "c"), pair("a", "d"), pair("b", "c"), pair("b", "d")].into());
}

#[test]
fn a_file_of_more_than_300_lines_is_split_or_has_a_reason() {
    let mut problems = Vec::new();
    for (file, source) in sources() {
        let length = source.lines().count() - without_tests(tokens(&source)).1;
        let reason = LONG.iter().find(|(long, _)| *long == file);
        match (length > LONGEST, reason) {
            (true, None) => problems.push(format!("{file} has {length} lines without its tests: split it by meaning")),
            (false, Some(_)) => problems.push(format!("{file} has {length} lines: take it out of the list of long files")),
            _ => {}
        }
    }
    for (file, _) in LONG {
        if !root().join(file).exists() {
            problems.push(format!("{file} is in the list of long files, but does not exist"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_checker_finds_what_is_not_allowed() {
    let found = |file: &str, source: &str| violations(file, source, &dependencies());
    assert_eq!(
        found(
            "src/chronicle/index/atlas.rs",
            "use crate::server::App;\nuse serde_json::Value;\nfn now() { std::time::SystemTime::now() }"
        ),
        [
            "src/chronicle/index/atlas.rs:1: `chronicle` may not use `server`",
            "src/chronicle/index/atlas.rs:2: the domain may not use the crate `serde_json`",
            "src/chronicle/index/atlas.rs:3: the domain may not use `std::time`",
        ]
    );
    assert_eq!(
        found("src/query.rs", "use crate::{\n    chronicle::{atlas::Atlas, server},\n    encode::csv,\n};"),
        ["src/query.rs:3: `query` may not use `encode`"]
    );
    assert_eq!(
        found("src/geodata/validate/mod.rs", "use super::super::published::Live;"),
        ["src/geodata/validate/mod.rs:1: `geodata` may not use `published`"]
    );
    assert_eq!(
        found("src/encode/csv.rs", "fn a(_: crate::published::Live) {}"),
        ["src/encode/csv.rs:1: `encode` may not use `published`"]
    );
    assert_eq!(
        found("src/server/pages.rs", "use fluent_bundle::FluentBundle;"),
        ["src/server/pages.rs:1: only `l10n` may use the crate `fluent_bundle`"]
    );
    assert_eq!(found("src/novel.rs", ""), ["src/novel.rs: the module `novel` is not in the table of tests/program/layering.rs"]);
}

#[test]
fn the_checker_passes_over_tests_comments_and_text() {
    let source = r##"
        //! See [`server`](crate::server) and `use crate::server::App;`
        use crate::chronicle::atlas::Atlas;
        use super::super::chronicle::{self, moment::Moment};
        use super::form::Form;
        const TEXT: &str = "use crate::server::App; \" // not a comment";
        const RAW: &str = r#"crate::server"#;
        fn quote<'a>(c: char) -> bool { c == '"' || c == '\'' } /* crate::server */
        #[cfg(test)]
        mod tests {
            use crate::server::App;
        }
    "##;
    assert_eq!(violations("src/geodata/validate.rs", source, &dependencies()), Vec::<String>::new());
    assert_eq!(without_tests(tokens(source)).1, 4, "the test module has four lines");
}
