//! From four files to a dataset, or to the whole list of what is wrong with them.

use super::{
    FILES, canonical, folder,
    problem::{Problem, Problems, Severity},
    read,
    source_file::{Diagnostic, Path, SourceFile},
    validate::{
        self, CHANGES, DATASET, PLACES, Records, SOURCES,
        fields::{Mention, Walk},
    },
};
use crate::chronicle::{dataset::Dataset, index::atlas::Atlas, moment::Offset};
use crate::schema::records;
use std::path::Path as FilePath;

/// The texts of a dataset folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files([(&'static str, String); 4]);

impl Files {
    /// The files that are built into the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self([
            (FILES[0], include_str!("../../geodata/lachin-corridor/dataset.json").to_owned()),
            (FILES[1], include_str!("../../geodata/lachin-corridor/places.geojson").to_owned()),
            (FILES[2], include_str!("../../geodata/lachin-corridor/changes.json").to_owned()),
            (FILES[3], include_str!("../../geodata/lachin-corridor/sources.json").to_owned()),
        ])
    }

    /// Reads a folder.
    ///
    /// # Errors
    /// That there is no such folder; else every file that is missing or cannot be read, and everything that is wrong with the others, at once.
    pub fn read(directory: &FilePath) -> Result<Self, Problems> {
        if let Some(problem) = folder::missing(directory) {
            return Err(Problems(vec![problem]));
        }
        let mut problems_of_files = Vec::new();
        let texts = FILES.map(|name| {
            let text = folder::text_of(name, directory).unwrap_or_else(|(before, complaint)| {
                problems_of_files.push(folder::unreadable(name, &before, complaint));
                String::new()
            });
            (name, text)
        });
        if problems_of_files.is_empty() {
            return Ok(Self(texts));
        }
        // A file that could not be read is empty here, which is not what is wrong with it.
        let others = load(&Self(texts)).err().map_or_else(Vec::new, |problems| problems.0);
        let is_readable = |problem: &Problem| problems_of_files.iter().all(|known| known.file != problem.file);
        let mut problems: Vec<Problem> = others.into_iter().filter(is_readable).collect();
        problems.extend(problems_of_files);
        problems.sort_by_key(|problem| FILES.iter().position(|name| *name == problem.file));
        Err(Problems(problems))
    }

    /// Files from texts, in the order of [`FILES`].
    #[must_use]
    pub fn from_texts(texts: [String; 4]) -> Self {
        let mut names = FILES.iter();
        Self(texts.map(|text| (*names.next().unwrap_or(&""), text)))
    }

    /// Name and text of each file.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, text)| (*name, text.as_str()))
    }

    /// The text of the file with this name.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text)
    }

    /// The same files in canonical layout; a file that is not JSON stays as it is.
    #[must_use]
    pub fn in_canonical_form(&self) -> Self {
        let (languages, offset) = read::languages_and_offset(&SourceFile::parse(FILES[DATASET], self.text(FILES[DATASET])));
        let mut files = self.clone();
        for (name, text) in &mut files.0 {
            if let Some(canonical) = canonical::canonical(name, text, &languages, offset) {
                *text = canonical;
            }
        }
        files
    }
}

/// A folder without problems.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What it says.
    pub dataset: Dataset,
    /// How many claims have a note in place of a source.
    pub claims_without_source: usize,
    /// How many states its changes make.
    pub states: usize,
    /// What is not as it should be, and no hindrance.
    pub warnings: Vec<Problem>,
}

/// Checks and reads the files.
///
/// # Errors
/// Everything that is wrong with them, in the order of the files.
pub fn load(files: &Files) -> Result<Loaded, Problems> {
    let documents: Vec<SourceFile<'_>> = files.iter().map(|(name, text)| SourceFile::parse(name, text)).collect();
    let (languages, offset) = read::languages_and_offset(&documents[DATASET]);
    let mut defined: Vec<(usize, Mention)> = Vec::new();
    let mut referred: Vec<(usize, Mention)> = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        if let (Some(root), Some(form)) = (&document.root, records::of_file(document.name)) {
            let mut walk = Walk { languages: languages.clone(), offset, ..Walk::default() };
            walk.check(document, root, form, &Path::default());
            defined.extend(walk.defined.into_iter().map(|mention| (number, mention)));
            referred.extend(walk.referred.into_iter().map(|mention| (number, mention)));
        }
    }
    // What a form says is wrong cannot be read; what is right can be checked further, record by record.
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
    let states = validate::all(&documents, &records, &referred);
    // The layout follows the languages and the offset of the head; without them the others would be blamed for its slips.
    let head_tells = offset.is_some() && !documents[DATASET].has(&["english-not-first"], documents[DATASET].everywhere());
    for document in documents.iter().filter(|document| head_tells && document.is_clean()) {
        not_canonical(document, &languages, offset);
    }

    let (problems, warnings): (Vec<Problem>, Vec<Problem>) =
        documents.into_iter().flat_map(SourceFile::into_problems).partition(|problem| problem.severity == Severity::Error);
    match records.header {
        Some(header) if problems.is_empty() => {
            let dataset = Dataset {
                header: header.value,
                places: records.places.values(),
                changes: records.changes.values(),
                sources: records.sources.values(),
            };
            let claims = dataset.changes.iter().flat_map(|change| &change.claims);
            let claims_without_source = claims.filter(|claim| claim.sources.is_empty()).count();
            Ok(Loaded { dataset, claims_without_source, states, warnings })
        }
        None if problems.is_empty() => Err(Problems::internal("its head could not be read")),
        _ => Err(Problems(problems)),
    }
}

/// Reads files that were checked once, when they were published, without checking them again: rules may be younger than they are.
///
/// # Errors
/// What cannot be read at all.
pub fn read_published(files: &Files) -> Result<Dataset, Problems> {
    let documents: Vec<SourceFile<'_>> = files.iter().map(|(name, text)| SourceFile::parse(name, text)).collect();
    let header = read::header(&documents[DATASET]).filter(|header| header.whole);
    let (places, changes, sources) =
        (read::places(&documents[PLACES]), read::records(&documents[CHANGES], &[]), read::records(&documents[SOURCES], &[]));
    let lost = places.lost.len() + changes.lost.len() + sources.lost.len();
    let problems: Vec<Problem> = documents.into_iter().flat_map(SourceFile::into_problems).collect();
    match header {
        Some(header) if problems.is_empty() && lost == 0 => {
            Ok(Dataset { header: header.value, places: places.values(), changes: changes.values(), sources: sources.values() })
        }
        _ if problems.is_empty() => Err(Problems::internal("a record of it could not be read")),
        _ => Err(Problems(problems)),
    }
}

/// The dataset that is built into the program.
///
/// # Errors
/// What is wrong with it; a test holds that nothing is.
pub fn built_in() -> Result<Dataset, Problems> {
    load(&Files::built_in()).map(|loaded| loaded.dataset)
}

fn not_canonical(document: &SourceFile<'_>, languages: &[String], offset: Option<Offset>) {
    let Some(canonical) = canonical::canonical(document.name, document.text, languages, offset) else { return };
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
            "this line ends with a blank or with a Windows line break".to_owned()
        }
        Some(line) => format!("`{}` is expected here", line.trim().chars().take(100).collect::<String>()),
    };
    let complaint = Diagnostic::new(
        "not-canonical",
        format!("The layout is not the canonical one: {expected}."),
        "run `corridor check --fix` on the folder; it changes the layout and nothing else",
    );
    document.report(None, &Path::default(), (start, end), complaint);
}

impl Loaded {
    /// Folds the dataset.
    ///
    /// # Errors
    /// Never after a successful [`load`], which has folded it once already; kept as an error so that no caller has to trust that.
    pub fn into_atlas(self) -> Result<Atlas, Problems> {
        Atlas::new(self.dataset).map_err(|problems| Problems::internal(&format!("{problems:?}")))
    }
}
