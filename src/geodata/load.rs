//! From four files to a dataset, or to the whole list of what is wrong with them.

use super::{
    FILES, canonical,
    checks::{self, Typed},
    document::{Complaint, Document, Path},
    form::{Mention, Walk},
    forms,
    problem::{Problem, Problems},
};
use crate::chronicle::{
    atlas::Atlas,
    change::Change,
    dataset::{Dataset, Header},
    moment::Offset,
    place::{Confidence, Existence, Kind, Name, Place},
    source::Source,
    text::{Label, Prose},
};
use serde::Deserialize;
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
    /// Every file that is missing or cannot be read, at once.
    pub fn read(folder: &FilePath) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let texts = FILES.map(|name| {
            let text = std::fs::read(folder.join(name)).map_err(|error| error.to_string()).and_then(|bytes| {
                String::from_utf8(bytes).map_err(|error| format!("it is not UTF-8 text ({})", error.utf8_error()))
            });
            let text = text.unwrap_or_else(|reason| {
                problems.push(unreadable(name, folder, &reason));
                String::new()
            });
            // Editors on Windows may write a byte order mark; JSON parsers refuse it.
            (name, text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
        });
        if problems.is_empty() { Ok(Self(texts)) } else { Err(Problems(problems)) }
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
        let (languages, offset) = self.languages_and_offset();
        let mut files = self.clone();
        for (name, text) in &mut files.0 {
            if let Some(canonical) = canonical::canonical(name, text, &languages, offset) {
                *text = canonical;
            }
        }
        files
    }

    /// The languages and the offset, read leniently, since they are needed to check everything else.
    fn languages_and_offset(&self) -> (Vec<String>, Option<Offset>) {
        #[derive(Default, Deserialize)]
        struct Head {
            #[serde(default)]
            languages: Vec<String>,
            offset: Option<Offset>,
        }
        let head: Head = serde_json::from_str(self.text("dataset.json")).unwrap_or_default();
        (head.languages, head.offset)
    }
}

fn unreadable(name: &str, folder: &FilePath, reason: &str) -> Problem {
    Problem {
        file: name.to_owned(),
        line: 1,
        column: 1,
        id: None,
        path: String::new(),
        code: "unreadable-file",
        message: format!("`{}` cannot be read: {reason}.", folder.join(name).display()),
        fix: format!("put the file there; a dataset folder holds {}", FILES.join(", ")),
        start: 0,
        end: 0,
    }
}

/// A folder without problems.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What it says.
    pub dataset: Dataset,
    /// How many claims name no source.
    pub claims_without_source: usize,
}

/// Checks and reads the files.
///
/// # Errors
/// Everything that is wrong with them, in the order of the files.
pub fn load(files: &Files) -> Result<Loaded, Problems> {
    let documents: Vec<Document<'_>> = files.iter().map(|(name, text)| Document::parse(name, text)).collect();
    let (languages, offset) = files.languages_and_offset();
    let mut defined: Vec<(usize, Mention)> = Vec::new();
    let mut referred: Vec<(usize, Mention)> = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        if let (Some(root), Some(form)) = (&document.root, forms::of_file(document.name)) {
            let mut walk = Walk { languages: languages.clone(), offset, ..Walk::default() };
            walk.check(document, root, form, &Path::default());
            defined.extend(walk.defined.into_iter().map(|mention| (number, mention)));
            referred.extend(walk.referred.into_iter().map(|mention| (number, mention)));
        }
    }
    // What a form says is wrong cannot be read; what is right can be checked further, file by file.
    let [header, places, changes, sources] = &documents[..] else { return Err(Problems::internal("four files")) };
    let typed = Typed {
        header: read::<Header>(header),
        places: read::<PlacesFile>(places).map(PlacesFile::into_places),
        changes: read::<Vec<Change>>(changes),
        sources: read::<Vec<Source>>(sources),
    };
    checks::references(&documents, &defined, &referred);
    checks::all(&documents, &typed);
    for document in &documents {
        not_canonical(document, &languages, offset);
    }

    let problems: Vec<Problem> = documents.into_iter().flat_map(Document::into_problems).collect();
    match typed {
        Typed { header: Some(header), places: Some(places), changes: Some(changes), sources: Some(sources) }
            if problems.is_empty() =>
        {
            let claims = changes.iter().flat_map(|change| &change.claims);
            let claims_without_source = claims.filter(|claim| claim.sources.is_empty()).count();
            Ok(Loaded { dataset: Dataset { header, places, changes, sources }, claims_without_source })
        }
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

fn read<T: for<'de> Deserialize<'de>>(document: &Document<'_>) -> Option<T> {
    if !document.is_clean() {
        return None;
    }
    match serde_json::from_str(document.text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line_start =
                document.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
            let at = line_start + error.column().saturating_sub(1);
            let complaint = Complaint::new(
                "unreadable-value",
                format!("This cannot be read: {error}."),
                "compare it with a neighbour that works",
            );
            document.report(None, &Path::default(), (at, at + 1), complaint);
            None
        }
    }
}

fn not_canonical(document: &Document<'_>, languages: &[String], offset: Option<Offset>) {
    let Some(canonical) = canonical::canonical(document.name, document.text, languages, offset) else { return };
    if canonical == document.text {
        return;
    }
    let same = document.text.lines().zip(canonical.lines()).take_while(|(written, wanted)| written == wanted).count();
    let start: usize = document.text.split_inclusive('\n').take(same).map(str::len).sum();
    let end = document.text[start..].find('\n').map_or(document.text.len(), |newline| start + newline);
    let wanted = canonical.lines().nth(same).map_or_else(|| "nothing more".to_owned(), |line| format!("`{}`", line.trim()));
    let wanted: String = wanted.chars().take(100).collect();
    let complaint = Complaint::new(
        "not-canonical",
        format!("The file is not in canonical form: from here on, {wanted} is expected."),
        "run `corridor check --fix` on the folder; it changes the layout and nothing else",
    );
    document.report(None, &Path::default(), (start, end), complaint);
}

/// `places.geojson` as it is read once its form is known to be right.
#[derive(Deserialize)]
struct PlacesFile {
    features: Vec<PlaceFeature>,
}

#[derive(Deserialize)]
struct PlaceFeature {
    id: String,
    properties: PlaceProperties,
    geometry: Option<geojson::Geometry>,
}

#[derive(Deserialize)]
struct PlaceProperties {
    kind: Kind,
    names: Vec<Name>,
    in_sentence: Option<Label>,
    #[serde(default)]
    part_of: Vec<crate::chronicle::PlaceId>,
    #[serde(default)]
    periods: Vec<Existence>,
    precision_m: Option<f64>,
    #[serde(default)]
    schematic: bool,
    confidence: Option<Confidence>,
    origin: Option<Box<str>>,
    #[serde(default)]
    sources: Vec<crate::chronicle::SourceId>,
    note: Option<Prose>,
}

impl PlacesFile {
    fn into_places(self) -> Vec<Place> {
        let place = |PlaceFeature { id, properties, geometry }: PlaceFeature| Place {
            id: id.as_str().into(),
            kind: properties.kind,
            names: properties.names,
            in_sentence: properties.in_sentence,
            part_of: properties.part_of,
            periods: properties.periods,
            geometry: geometry.and_then(|geometry| geo_types::Geometry::try_from(geometry).ok()),
            precision_m: properties.precision_m,
            schematic: properties.schematic,
            confidence: properties.confidence,
            origin: properties.origin,
            sources: properties.sources,
            note: properties.note,
        };
        self.features.into_iter().map(place).collect()
    }
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
