//! Loads the four files into a dataset, or returns all problems.

use super::{
    FILES, canonical, folder,
    parsed::Parsed,
    problem::{Problem, Problems, Severity},
    read,
    source_file::{Diagnostic, Path, SourceFile},
    validate::{
        self, CHANGES, DATASET, PLACES, Records, SOURCES,
        fields::{FieldChecker, Mention},
    },
};
use crate::chronicle::{dataset::Dataset, index::atlas::Atlas, moment::Offset};
use crate::schema::records;
use std::{path::Path as FilePath, sync::Arc};

/// The texts of a dataset folder; a copy shares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files([(&'static str, Arc<str>); 4]);

impl Files {
    /// Returns the files that are compiled into the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self([
            (FILES[0], include_str!("../../geodata/lachin-corridor/dataset.json").into()),
            (FILES[1], include_str!("../../geodata/lachin-corridor/places.geojson").into()),
            (FILES[2], include_str!("../../geodata/lachin-corridor/changes.json").into()),
            (FILES[3], include_str!("../../geodata/lachin-corridor/sources.json").into()),
        ])
    }

    /// Reads the files of a folder.
    ///
    /// # Errors
    /// If there is no such folder, that problem; if a file is missing or cannot be read, all such files and all problems of the
    /// others.
    pub fn read(directory: &FilePath) -> Result<Self, Problems> {
        if let Some(problem) = folder::missing(directory) {
            return Err(Problems(vec![problem]));
        }
        let mut problems_of_files = Vec::new();
        let texts = FILES.map(|name| {
            let text = folder::text_of(name, directory).unwrap_or_else(|(before, diagnostic)| {
                problems_of_files.push(folder::unreadable(name, &before, diagnostic));
                String::new()
            });
            (name, text.into())
        });
        if problems_of_files.is_empty() {
            return Ok(Self(texts));
        }
        // A file that could not be read is empty here; problems that follow from that are dropped.
        let others = load(&Self(texts)).err().map_or_else(Vec::new, |problems| problems.0);
        let is_readable = |problem: &Problem| problems_of_files.iter().all(|known| known.file != problem.file);
        let mut problems: Vec<Problem> = others.into_iter().filter(is_readable).collect();
        problems.extend(problems_of_files);
        problems.sort_by_key(|problem| FILES.iter().position(|name| *name == problem.file));
        Err(Problems(problems))
    }

    /// Creates files from texts, in the order of [`FILES`].
    #[must_use]
    pub fn from_texts(texts: [String; 4]) -> Self {
        let mut names = FILES.iter();
        Self(texts.map(|text| (*names.next().unwrap_or(&""), text.into())))
    }

    /// Returns the name and text of each file, in the order of [`FILES`].
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, text)| (*name, &**text))
    }

    /// Returns the text of the file `name`; empty where there is no such file.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text)
    }

    /// How many bytes they have.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.iter().map(|(_, text)| text.len() as u64).sum()
    }

    /// The same files in canonical layout; a file that is not JSON stays as it is.
    #[must_use]
    pub fn in_canonical_form(&self) -> Self {
        let (languages, offset) = read::languages_and_offset(&SourceFile::parse(FILES[DATASET], self.text(FILES[DATASET])));
        let mut files = self.clone();
        for (name, text) in &mut files.0 {
            if let Some(canonical) = canonical::canonical(name, text, &languages, offset) {
                *text = canonical.into();
            }
        }
        files
    }
}

/// A folder without problems.
#[derive(Debug)]
pub struct Loaded<'f> {
    /// What it says, folded.
    pub atlas: Atlas,
    /// The same as it is written.
    pub parsed: Parsed<'f>,
    /// How many claims have a note in place of a source.
    pub claims_without_source: usize,
    /// What is not as it should be, and no hindrance.
    pub warnings: Vec<Problem>,
}

/// Checks, reads and folds the files; each is parsed once.
///
/// # Errors
/// Everything that is wrong with them, in the order of the files.
pub fn load(files: &Files) -> Result<Loaded<'_>, Problems> {
    let documents = documents(files);
    let (languages, offset) = read::languages_and_offset(&documents[DATASET]);
    let mut defined: Vec<(usize, Mention)> = Vec::new();
    let mut referred: Vec<(usize, Mention)> = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        if let (Some(root), Some(form)) = (&document.root, records::of_file(document.name)) {
            let mut checker = FieldChecker { languages: languages.clone(), offset, ..FieldChecker::default() };
            checker.check(document, root, form, &Path::default());
            defined.extend(checker.defined.into_iter().map(|mention| (number, mention)));
            referred.extend(checker.referred.into_iter().map(|mention| (number, mention)));
        }
    }
    // Records that do not match the schema cannot be read; the others are checked further.
    let header = read::header(&documents[DATASET]);
    validate::geometry(
        &documents[PLACES],
        header.as_ref().map(|header| header.value.extent.bbox).filter(|extent| validate::is_box(*extent)),
    );
    let records = Records {
        places: read::places(&documents[PLACES]),
        changes: read::records(&documents[CHANGES], &[]),
        sources: read::records(&documents[SOURCES], &[]),
        header,
    };
    validate::references(&documents, &defined, &referred);
    let atlas = validate::all(&documents, records, &referred);
    // The layout follows the languages and the offset of the head; without them the others would be blamed for its slips.
    let head_tells = offset.is_some() && !documents[DATASET].has(&["english-not-first"], documents[DATASET].everywhere());
    for document in documents.iter().filter(|document| head_tells && document.is_clean()) {
        not_canonical(document, &languages, offset);
    }

    let (parsed, problems) = Parsed::of(documents);
    let (problems, warnings): (Vec<Problem>, Vec<Problem>) =
        problems.into_iter().partition(|problem| problem.severity == Severity::Error);
    match atlas {
        Some(atlas) if problems.is_empty() => {
            let claims = atlas.changes().iter().flat_map(|change| &change.claims);
            let claims_without_source = claims.filter(|claim| claim.sources.is_empty()).count();
            Ok(Loaded { atlas, parsed, claims_without_source, warnings })
        }
        None if problems.is_empty() => Err(Problems::internal("not all of it could be read and folded")),
        _ => Err(Problems(problems)),
    }
}

fn documents(files: &Files) -> Vec<SourceFile<'_>> {
    files.iter().map(|(name, text)| SourceFile::parse(name, text)).collect()
}

impl<'f> Parsed<'f> {
    /// Parses files without checking what they say.
    ///
    /// # Errors
    /// What is no JSON.
    pub fn new(files: &'f Files) -> Result<Self, Problems> {
        let (parsed, problems) = Self::of(documents(files));
        if problems.is_empty() { Ok(parsed) } else { Err(Problems(problems)) }
    }
}

/// Reads files that were checked once, when they were published, without checking them again: rules may be younger than they are.
///
/// # Errors
/// All values that cannot be read.
pub fn read_published(files: &Files) -> Result<Dataset, Problems> {
    let documents = documents(files);
    let header = read::header(&documents[DATASET]).filter(|header| header.is_complete);
    let (places, changes, sources) =
        (read::places(&documents[PLACES]), read::records(&documents[CHANGES], &[]), read::records(&documents[SOURCES], &[]));
    let lost = places.lost.len() + changes.lost.len() + sources.lost.len();
    let problems: Vec<Problem> = documents.into_iter().flat_map(SourceFile::into_problems).collect();
    match header {
        Some(header) if problems.is_empty() && lost == 0 => {
            Ok(Dataset { header: header.value, places: places.values(), changes: changes.values(), sources: sources.values() })
        }
        _ if problems.is_empty() => Err(Problems::internal("one of its records could not be read")),
        _ => Err(Problems(problems)),
    }
}

/// Loads the dataset that is compiled into the program.
///
/// # Errors
/// All problems of it; a test asserts that there are none.
pub fn built_in() -> Result<Dataset, Problems> {
    load(&Files::built_in()).map(|loaded| loaded.atlas.into_dataset())
}

impl Loaded<'_> {
    /// What the folder says, without the parsed files.
    #[must_use]
    pub fn into_atlas(self) -> Atlas {
        self.atlas
    }
}

fn not_canonical(document: &SourceFile<'_>, languages: &[String], offset: Option<Offset>) {
    let Some(canonical) = canonical::of_document(document, languages, offset) else { return };
    if canonical == document.text {
        return;
    }
    let (written, wanted) = (document.text, canonical.as_str());
    let same = written.split_inclusive('\n').zip(wanted.split_inclusive('\n')).take_while(|(one, other)| one == other).count();
    let start: usize = written.split_inclusive('\n').take(same).map(str::len).sum();
    let end = written[start..].find('\n').map_or(written.len(), |newline| start + newline);
    let expected = match wanted.split_inclusive('\n').nth(same) {
        None => "nothing more is expected from here on".to_owned(),
        Some(line) if line.trim_end() == &written[start..end] => "the last line has to end with a line break".to_owned(),
        Some(line) if line.trim_end() == written[start..end].trim_end() => {
            "this line ends with a space or a Windows line break".to_owned()
        }
        Some(line) => format!("`{}` is expected here", line.trim().chars().take(100).collect::<String>()),
    };
    let diagnostic = Diagnostic::new(
        "not-canonical",
        format!("The layout is not canonical: {expected}."),
        "run `corridor check --fix` on the folder; it changes the layout and nothing else",
    );
    document.report(None, &Path::default(), (start, end), diagnostic);
}
