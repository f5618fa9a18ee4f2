//! No circle between the files of a top module: a file may use another one of its module only if that one does not lead back.
//!
//! A path counts for the file that defines the item, through every `use` that hands its name on. `mod x;` is no arrow, and
//! `pub use` in the file of a folder is one only where that file uses the name itself.

use super::layering::{Token, module_of, sources, tokens, without_tests};
use std::collections::{BTreeMap, BTreeSet};

type Path = Vec<String>;

/// One name of a `use` declaration.
struct Import {
    path: Path,
    /// The name that it has here; `*` for all of a module.
    name: String,
    is_public: bool,
}

/// What a file says about others.
struct Source {
    imports: Vec<Import>,
    /// The paths of its code, such as `super::picture::Size` and `labels::placed`.
    paths: Vec<Path>,
    /// Every word outside `use` declarations.
    words: BTreeSet<String>,
}

fn read(source: &str) -> Source {
    let (tokens, _) = without_tests(tokens(source));
    let (mut imports, mut paths, mut words) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut at = 0;
    while let Some((token, _)) = tokens.get(at) {
        let Token::Word(first) = token else {
            at += 1;
            continue;
        };
        let is_declaration = first == "use" && !matches!(tokens.get(at + 1), Some((Token::Sign('<'), _)));
        if is_declaration {
            // `pub use`, or `pub(crate) use`.
            let is_public = at > 0 && (matches!(&tokens[at - 1].0, Token::Sign(')')) || tokens[at - 1].0.is("pub"));
            at = tree(&tokens, at + 1, &mut Vec::new(), is_public, &mut imports);
            continue;
        }
        if first == "mod" {
            at += 2;
            continue;
        }
        let mut path = vec![first.clone()];
        while let (Some((Token::Path, _)), Some((Token::Word(next), _))) = (tokens.get(at + 1), tokens.get(at + 2)) {
            path.push(next.clone());
            at += 2;
        }
        words.insert(first.clone());
        if path.len() > 1 {
            paths.push(path);
        }
        at += 1;
    }
    Source { imports, paths, words }
}

/// Reads the tree of a `use` declaration from `at` on, and returns where it ends.
fn tree(tokens: &[(Token, usize)], mut at: usize, before: &mut Path, is_public: bool, found: &mut Vec<Import>) -> usize {
    let mut path = before.clone();
    let mut name = None;
    while let Some((token, _)) = tokens.get(at) {
        match token {
            Token::Word(word) if word == "as" => {
                let Some((Token::Word(alias), _)) = tokens.get(at + 1) else { panic!("`as` without a name") };
                name = Some(alias.clone());
                at += 1;
            }
            Token::Word(word) => path.push(word.clone()),
            Token::Sign('*') => path.push("*".to_owned()),
            Token::Sign('{') => {
                at += 1;
                while !matches!(tokens[at].0, Token::Sign('}')) {
                    at = tree(tokens, at, &mut path, is_public, found);
                    at += usize::from(matches!(tokens[at].0, Token::Sign(',')));
                }
                return at + 1;
            }
            Token::Path => {}
            Token::Sign(_) => break,
        }
        at += 1;
    }
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    if let Some(last) = path.last().cloned() {
        found.push(Import { path, name: name.unwrap_or(last), is_public });
    }
    at
}

/// The sources of the crate by module path, and what follows from them.
struct Program {
    sources: BTreeMap<Path, (String, Source)>,
}

impl Program {
    fn new<'s>(files: impl IntoIterator<Item = (&'s str, &'s str)>) -> Self {
        let owned = |file| module_of(file).into_iter().map(str::to_owned).collect();
        let sources = files.into_iter().map(|(file, source)| (owned(file), (file.to_owned(), read(source)))).collect();
        Self { sources }
    }

    /// The path from the root of the crate of one that stands in `module`; none where it leads out of the crate.
    fn absolute(&self, module: &[String], path: &[String], depth: usize) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let child = [module, &path[..1]].concat();
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                let climbed = rest.iter().take_while(|part| *part == "super").count();
                Some([&module[..module.len().checked_sub(climbed + 1)?], &rest[climbed..]].concat())
            }
            _ if self.sources.contains_key(&child) => Some([child.as_slice(), rest].concat()),
            _ if depth > 8 => None,
            _ => {
                let (_, source) = self.sources.get(module)?;
                let import = source.imports.iter().find(|import| import.name == *first && import.path[0] != *first)?;
                Some([self.absolute(module, &import.path, depth + 1)?, rest.to_vec()].concat())
            }
        }
    }

    /// The module whose file defines what an absolute path names; none where it names a module alone.
    fn home(&self, path: &[String], depth: usize) -> Option<Path> {
        let is_module = |length: &usize| self.sources.contains_key(&path[..*length]);
        let length = (1..=path.len()).rev().find(is_module)?;
        // An item may have the name of the module that it is handed on from.
        let length = if length == path.len() && self.hands_on(path) { length - 1 } else { length };
        let (module, rest) = path.split_at(length);
        let (name, rest) = rest.split_first()?;
        let (_, source) = &self.sources[module];
        let import = source.imports.iter().find(|import| import.name == *name && depth < 8);
        let handed_on = import.and_then(|import| self.absolute(module, &import.path, 0));
        match handed_on {
            Some(target) => self.home(&[target.as_slice(), rest].concat(), depth + 1),
            None => Some(module.to_vec()),
        }
    }

    /// Whether the module above a path has a `use` of its last name.
    fn hands_on(&self, path: &[String]) -> bool {
        let Some((name, above)) = path.split_last() else { return false };
        self.sources.get(above).is_some_and(|(_, source)| source.imports.iter().any(|import| import.name == *name))
    }

    /// From each file to the files of its top module that it uses.
    fn arrows(&self) -> BTreeMap<&Path, BTreeSet<Path>> {
        let arrows = self.sources.iter().map(|(module, (_, source))| {
            let is_folder = self.sources.keys().any(|other| other.len() > module.len() && other.starts_with(module));
            let hands_on = |import: &&Import| is_folder && import.is_public && !source.words.contains(&import.name);
            let imports = source.imports.iter().filter(|import| !hands_on(import)).map(|import| &import.path);
            let used = imports.chain(&source.paths).filter_map(|path| self.home(&self.absolute(module, path, 0)?, 0));
            (module, used.filter(|used| used != module && used.first() == module.first()).collect())
        });
        arrows.collect()
    }

    /// The sets of files that lead to each other, each file with the others of its set that it uses.
    fn circles(&self) -> Vec<Vec<(&str, Vec<&str>)>> {
        let arrows = self.arrows();
        let reached = |from: &Path| {
            let mut reached: BTreeSet<&Path> = BTreeSet::new();
            let mut waiting: Vec<&Path> = arrows[from].iter().collect();
            while let Some(next) = waiting.pop() {
                if reached.insert(next) {
                    waiting.extend(&arrows[next]);
                }
            }
            reached
        };
        let reach: BTreeMap<&Path, BTreeSet<&Path>> = arrows.keys().map(|module| (*module, reached(module))).collect();
        let file = |module: &Path| self.sources[module].0.as_str();
        let mut circles = BTreeMap::new();
        for (module, reached) in reach.iter().filter(|(module, reached)| reached.contains(*module)) {
            let circle: Vec<&Path> = reached.iter().copied().filter(|other| reach[other].contains(module)).collect();
            let within = arrows[module].iter().filter(|other| circle.contains(other)).map(file).collect();
            circles.entry(circle).or_insert_with(Vec::new).push((file(module), within));
        }
        circles.into_values().collect()
    }
}

#[test]
fn no_file_leads_back_to_itself() {
    let sources = sources();
    let program = Program::new(sources.iter().map(|(file, source)| (file.as_str(), source.as_str())));
    let arrows: usize = program.arrows().values().map(BTreeSet::len).sum();
    assert!(arrows > 300, "{arrows} arrows: the imports were not read");
    let circles = program.circles();
    let lines = circles.iter().map(|circle| {
        let files = circle.iter().map(|(file, used)| format!("    {file} uses {}", used.join(", ")));
        format!("{} files lead to each other:\n{}", circle.len(), files.collect::<Vec<_>>().join("\n"))
    });
    assert!(circles.is_empty(), "{}", lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_path_counts_for_the_file_that_defines_the_item() {
    let files = |root: &'static str, leaf: &'static str| {
        let sources = [
            ("src/render/mod.rs", root),
            ("src/render/size.rs", "pub struct Size;"),
            ("src/render/map.rs", leaf),
            ("src/query.rs", "use crate::render::Size;"),
        ];
        Program::new(sources).circles().into_iter().flatten().map(|(file, _)| file.to_owned()).collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    // The folder's file only hands the names on, so that its children may use them by it.
    let hands_on = "mod map; mod size; pub use map::draw; pub(crate) use size::Size;";
    assert_eq!(files(hands_on, "use super::Size; pub fn draw(size: Size) {}"), none);
    assert_eq!(files(hands_on, "use crate::render::{self as r}; pub fn draw(size: r::Size) {}"), none);
    assert_eq!(files(hands_on, "#[cfg(test)] mod tests { use super::super::own; }"), none);
    // It defines what a child uses, and uses the child.
    let circle = ["src/render/mod.rs", "src/render/map.rs"];
    let mut sorted = circle;
    sorted.sort_unstable();
    for (root, leaf) in [
        ("mod map; use map::draw; pub struct Own;", "pub fn draw(_: super::Own) {}"),
        ("mod map; pub use map::draw; pub struct Own; fn a() { draw() }", "use super::{Own, size}; pub fn draw(_: Own) {}"),
        ("mod map; pub struct Own; fn a() { map::draw() }", "use crate::render as r; pub fn draw(_: r::Own) {}"),
        ("mod map; pub struct Own; fn a() { map::draw() }", "use super::*; pub fn draw(_: Own) {}"),
    ] {
        let mut found = files(root, leaf);
        found.sort_unstable();
        assert_eq!(found, sorted, "{root} with {leaf}");
    }
}
