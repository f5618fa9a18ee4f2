//! A parsed JSON file with source positions, and the problems found in it.

use super::problem::{Problem, Severity};
use jsonc_parser::{
    CollectOptions, ParseOptions,
    ast::{self, Value},
    common::{Range, Ranged},
    errors::ParseErrorKind,
    parse_to_ast,
};
use std::{
    cell::{OnceCell, RefCell},
    fmt,
};

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// The path of a value in a file, such as `[12].effects[0].status`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Path(Vec<Step>);

impl Path {
    pub(crate) fn key(&self, key: &str) -> Self {
        self.with(Step::Key(key.to_owned()))
    }

    pub(crate) fn index(&self, index: usize) -> Self {
        self.with(Step::Index(index))
    }

    fn with(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }
}

/// Formats the whole path for tools; the alternate form (`{:#}`) names the last step for messages, which also give the line.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return match &self.0[..] {
                [] => f.write_str("The file"),
                [.., Step::Key(key)] => write!(f, "`{key}`"),
                [.., Step::Key(key), Step::Index(_)] => write!(f, "An entry of `{key}`"),
                _ => f.write_str("An entry"),
            };
        }
        for (number, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if number == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// A parsed file with the problems found so far.
pub(crate) struct SourceFile<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    pub(crate) root: Option<Value<'a>>,
    /// Start of each line in bytes; computed for the first problem.
    lines: OnceCell<Vec<usize>>,
    problems: RefCell<Vec<Problem>>,
}

/// A problem without its position: code, message, fix and severity.
pub(crate) struct Diagnostic {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) fix: String,
    pub(crate) severity: Severity,
}

impl Diagnostic {
    pub(crate) fn new(code: &'static str, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { code, message: message.into(), fix: fix.into(), severity: Severity::Error }
    }

    /// Creates a diagnostic that does not prevent publication.
    pub(crate) fn warning(code: &'static str, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::new(code, message, fix) }
    }
}

impl<'a> SourceFile<'a> {
    pub(crate) fn parse(name: &'a str, text: &'a str) -> Self {
        let strict = ParseOptions {
            allow_comments: false,
            allow_loose_object_property_names: false,
            allow_trailing_commas: false,
            allow_missing_commas: false,
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        };
        let document = |root| Self { name, text, root, lines: OnceCell::new(), problems: RefCell::default() };
        match parse_to_ast(text, &CollectOptions::default(), &strict) {
            Ok(parsed) if parsed.value.is_some() => document(parsed.value),
            Ok(_) => {
                let empty = document(None);
                empty.report(
                    None,
                    &Path::default(),
                    (0, 0),
                    Diagnostic::new("json-syntax", "The file is empty.", "restore it from an earlier version"),
                );
                empty
            }
            Err(error) => {
                let broken = document(None);
                let range = error.range();
                broken.report(None, &Path::default(), (range.start, range.end), not_json(error.kind()));
                broken
            }
        }
    }

    pub(crate) fn report(&self, id: Option<&str>, path: &Path, range: (usize, usize), diagnostic: Diagnostic) {
        let start = floor(self.text, range.0);
        let end = floor(self.text, range.1).max(start);
        let lines = self.lines.get_or_init(|| {
            let after = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after).collect()
        });
        let line = lines.partition_point(|&begins| begins <= start);
        let line_start = lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        self.problems.borrow_mut().push(Problem {
            file: self.name.to_owned(),
            line,
            column: self.text[line_start..start].chars().count() + 1,
            id: id.map(str::to_owned),
            path: path.to_string(),
            code: diagnostic.code,
            severity: diagnostic.severity,
            message: diagnostic.message,
            fix: diagnostic.fix,
            start,
            end,
        });
    }

    /// Reports a problem at the value at `path`, or at its innermost ancestor that exists.
    pub(crate) fn report_at(&self, id: Option<&str>, path: &Path, diagnostic: Diagnostic) {
        let range = self.root.as_ref().map_or((0, 0), |root| locate(root, path));
        self.report(id, path, range, diagnostic);
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.into_parts().1
    }

    /// What the file says, and what is wrong with it in the order of the text.
    pub(crate) fn into_parts(self) -> (Option<Value<'a>>, Vec<Problem>) {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|problem| (problem.start, problem.end));
        (self.root, problems)
    }

    pub(crate) fn is_clean(&self) -> bool {
        self.problems.borrow().iter().all(|problem| problem.severity == Severity::Warning)
    }

    /// Returns whether a problem with one of these codes was found in `range` (in bytes).
    pub(crate) fn has(&self, codes: &[&str], range: (usize, usize)) -> bool {
        self.problems.borrow().iter().any(|problem| (range.0..range.1).contains(&problem.start) && codes.contains(&problem.code))
    }

    /// Returns whether a problem with any other code was found in `range` (in bytes).
    pub(crate) fn has_other_than(&self, codes: &[&str], range: (usize, usize)) -> bool {
        self.problems.borrow().iter().any(|problem| (range.0..range.1).contains(&problem.start) && !codes.contains(&problem.code))
    }

    /// Returns the range of the whole file.
    pub(crate) fn everywhere(&self) -> (usize, usize) {
        (0, self.text.len() + 1)
    }
}

pub(crate) fn range_of(value: &Value<'_>) -> (usize, usize) {
    let Range { start, end } = value.range();
    (start, end)
}

/// Returns the range to mark for an object or list: its first line.
pub(crate) fn head_of(value: &Value<'_>, text: &str) -> (usize, usize) {
    let (start, end) = range_of(value);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    (start, end.min(line_end))
}

fn locate(root: &Value<'_>, path: &Path) -> (usize, usize) {
    let mut value = root;
    for step in &path.0 {
        let next = match (value, step) {
            (Value::Object(object), Step::Key(key)) => object.get(key).map(|property| &property.value),
            (Value::Array(array), Step::Index(index)) => array.elements.get(*index),
            _ => None,
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    match value {
        // Of an object or list, only the opening bracket is marked.
        Value::Object(ast::Object { range, .. }) | Value::Array(ast::Array { range, .. }) => (range.start, range.start + 1),
        scalar => range_of(scalar),
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Describes common syntax errors; for others, quotes the parser.
fn not_json(kind: &ParseErrorKind) -> Diagnostic {
    let (what, fix) = match kind {
        ParseErrorKind::CommentsNotAllowed => ("comments are not allowed", "remove it; a remark can go into a `note`"),
        ParseErrorKind::TrailingCommasNotAllowed => {
            ("there is a comma before a closing bracket", "remove the comma: commas are between entries only")
        }
        ParseErrorKind::ExpectedComma => ("a comma is missing", "put a comma after the entry before the marked place"),
        ParseErrorKind::SingleQuotedStringsNotAllowed => {
            ("a text is in single quotation marks", "use double ones, as in `\"open\"`")
        }
        ParseErrorKind::ExpectedStringObjectProperty => {
            ("the name of a field is not in quotation marks", "put it in double ones, as in `\"title\"`")
        }
        ParseErrorKind::UnexpectedWord => {
            ("a word is not in quotation marks", "put it in double ones; only `true`, `false` and `null` have none")
        }
        ParseErrorKind::UnterminatedObject => {
            ("the marked `{` has no `}`", "check whether a `}` is missing at the end of this or an inner object")
        }
        ParseErrorKind::UnterminatedArray => {
            ("the marked `[` has no `]`", "check whether a `]` is missing at the end of this or an inner list")
        }
        ParseErrorKind::MultipleRootJsonValues => {
            ("there is text after the end of the value", "check for an extra closing bracket before the marked place")
        }
        ParseErrorKind::NestingDepthExceeded => {
            ("the brackets are nested too deeply", "compare the file with an earlier version")
        }
        other => {
            let message = format!("This is not JSON: {}.", lower_first(&other.to_string()));
            let fix = "check the marked place and the line before it for a missing or extra comma, quotation mark or bracket";
            return Diagnostic::new("json-syntax", message, fix);
        }
    };
    Diagnostic::new("json-syntax", format!("This is not JSON: {what}."), fix)
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Returns the text of a JSON value for messages: on one line, at most 60 characters.
pub(crate) fn shown(text: &str, value: &Value<'_>) -> String {
    let (start, end) = range_of(value);
    let raw: String = text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    if raw.chars().count() > 60 { raw.chars().take(57).collect::<String>() + "…" } else { raw }
}
