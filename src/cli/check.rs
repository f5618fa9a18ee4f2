//! `corridor check`: lists every problem of a dataset folder with its lines and how to fix it.

use super::config::Check;
use super::{
    outcome::{Failure, Outcome},
    report,
};
use crate::{
    geodata::{self, Files, Problem, Problems},
    ledger::memory,
};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, Severity, SourceCode,
    SourceSpan, SpanContents,
};
use std::{
    fmt,
    io::{IsTerminal, Write},
    process::ExitCode,
};

pub(super) fn run(flags: &Check) -> Outcome {
    if !flags.dir.is_dir() {
        return Err(Failure::Plain(format!("there is no folder {}", flags.dir.display())));
    }
    let mut files = match Files::read(&flags.dir) {
        Ok(files) => files,
        Err(problems) => return report(flags, None, &problems),
    };
    if flags.fix {
        files = fix(flags, files)?;
    }
    match geodata::load(&files) {
        Err(problems) => report(flags, Some(&files), &problems),
        Ok(loaded) => {
            let unsourced = loaded.claims_without_source;
            let warnings = &loaded.warnings;
            let data = loaded.atlas.dataset();
            // Sealing finds what would only fail on publishing.
            memory::revision_of(&loaded.parsed, data.header.modified)
                .map_err(|error| Failure::Data(Problems::internal(&error.to_string())))?;
            if flags.json {
                super::outcome::print(as_json(warnings).as_bytes())?;
            } else {
                let mut out = String::new();
                shown(&mut out, Some(&files), warnings);
                let counts = [
                    report::counted(data.places.len(), "place"),
                    report::counted(data.changes.len(), "change"),
                    report::counted(data.sources.len(), "source"),
                    report::counted(loaded.atlas.states().len(), "state"),
                ];
                let unsourced = match unsourced {
                    1 => "1 claim has a note in place of a source".to_owned(),
                    n => format!("{n} claims have a note in place of a source"),
                };
                let warned = match warnings.len() {
                    0 => String::new(),
                    n => format!(", {}", report::counted(n, "warning")),
                };
                out += &format!("{}: no problems{warned}. {}; {unsourced}.\n", flags.dir.display(), counts.join(", "));
                if flags.report {
                    out += &report::balance(data);
                }
                super::outcome::print(out.as_bytes())?;
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Rewrites every file whose layout is not canonical. A file is replaced atomically, so that a full disk loses nothing.
fn fix(flags: &Check, files: Files) -> Result<Files, Failure> {
    let fixed = files.in_canonical_form();
    for ((name, before), (_, after)) in files.iter().zip(fixed.iter()) {
        if before != after {
            let target = flags.dir.join(name);
            let fresh = flags.dir.join(format!(".{name}.new"));
            let written = std::fs::write(&fresh, after).and_then(|()| std::fs::rename(&fresh, &target));
            written.map_err(|error| Failure::Plain(format!("cannot write {}: {error}", target.display())))?;
            let _ = writeln!(std::io::stderr(), "{}: put into canonical form", target.display());
        }
    }
    Ok(fixed)
}

fn report(flags: &Check, files: Option<&Files>, problems: &Problems) -> Outcome {
    let mut out = String::new();
    if flags.json {
        out = as_json(&problems.0);
    } else {
        shown(&mut out, files, &problems.0);
        out += &format!("{}: {}.\n", flags.dir.display(), report::counted(problems.0.len(), "problem"));
    }
    super::outcome::print(out.as_bytes())?;
    Ok(ExitCode::FAILURE)
}

fn as_json(problems: &[Problem]) -> String {
    serde_json::to_string_pretty(problems).unwrap_or_default() + "\n"
}

/// Writes each problem with its lines, followed by an empty line.
fn shown(out: &mut String, files: Option<&Files>, problems: &[Problem]) {
    let width = 110;
    let theme = if std::io::stdout().is_terminal() { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(width).with_context_lines(1).with_links(false);
    for problem in problems {
        let source = files.map(|files| Lines { problem, text: files.text(&problem.file) });
        // Writing to a string cannot fail; if the report did, the plain line has everything.
        if handler.render_report(out, &Shown { problem, source }).is_err() {
            *out += &format!("{problem}\n");
        }
        *out += "\n";
    }
}

/// A problem as `miette` prints it: its lines, with the message below the marked text.
#[derive(Debug)]
struct Shown<'a> {
    problem: &'a Problem,
    source: Option<Lines<'a>>,
}

/// The lines of a problem, cut out of the file with their number: counting lines from the start for each problem would be slow.
#[derive(Debug)]
struct Lines<'a> {
    problem: &'a Problem,
    text: &'a str,
}

impl SourceCode for Lines<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        let (Some(head), Some(tail)) = (self.text.get(..span.offset()), self.text.get(end..)) else {
            return Err(MietteError::OutOfBounds);
        };
        let mut first = head.rfind('\n').map_or(0, |newline| newline + 1);
        let mut line = self.problem.line.saturating_sub(1);
        for _ in 0..before.min(line) {
            first = head[..first.saturating_sub(1)].rfind('\n').map_or(0, |newline| newline + 1);
            line -= 1;
        }
        let last = tail.match_indices('\n').nth(after).map_or(self.text.len(), |(newline, _)| end + newline + 1);
        let shown = &self.text[first..last];
        let span = SourceSpan::from((first, last - first));
        let column = if before == 0 { self.problem.column.saturating_sub(1) } else { 0 };
        let name = self.problem.file.clone();
        Ok(Box::new(MietteSpanContents::new_named(name, shown.as_bytes(), span, line, column, shown.lines().count())))
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, line, column, id, message, .. } = self.problem;
        write!(f, "{file}:{line}:{column}")?;
        if let Some(id) = id {
            write!(f, " ({id})")?;
        }
        write!(f, ": {message}")
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.problem.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.problem.severity {
            geodata::Severity::Error => Severity::Error,
            geodata::Severity::Warning => Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.problem.fix))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let Problem { start, end, .. } = self.problem;
        self.source.as_ref()?;
        // Only the last part: the path (`[12].effects[0].status`) is for tools and is in the JSON.
        Some(Box::new(std::iter::once(LabeledSpan::new(None, *start, end - start))))
    }
}
