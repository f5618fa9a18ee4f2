//! The files that Vite built from `web/`: part of an optimised program, read from their folder by any other.
//!
//! Where the page was never built there are none, and the pages that the server writes do without.

use crate::server::caching::build_id::BuildId;
use bytes::Bytes;
use rust_embed::RustEmbed;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Dist;

/// The source of the page, as the manifest names it.
pub const MAIN: &str = "src/main.tsx";

/// The source of the script of an embed.
pub const EMBED: &str = "src/embed.tsx";

/// The source of the map, which the page imports when the rest of it can be used.
const MAP: &str = "src/map/map.ts";

/// Where the list of built files is, by Vite's `build.manifest`.
const MANIFEST: &str = ".vite/manifest.json";

/// The entries of the page that is part of the program, read once.
static BUILT: LazyLock<Entries> = LazyLock::new(|| entries(&Page::default()));

type Entries = BTreeMap<String, Arc<PageEntry>>;

/// What a document names in its head so that the page runs in it; paths from the root of the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageEntry {
    /// The module to run.
    pub script: String,
    /// Its style sheets, in their order.
    pub styles: Vec<String>,
    /// The modules that it imports at once, so that they load side by side.
    pub preloads: Vec<String>,
    /// The modules of the map, which it imports once the page can be used: fetched beside, and not run.
    pub later: Vec<String>,
}

/// The built page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where its files are; none: where the build put them.
    folder: Option<Arc<Path>>,
    build: BuildId,
}

impl Default for Page {
    /// The page where the build put it: part of an optimised program, read from its folder at the start by any other.
    fn default() -> Self {
        static BUILD: LazyLock<BuildId> = LazyLock::new(|| {
            let mut names: Vec<Cow<'static, str>> = Dist::iter().collect();
            names.sort();
            BuildId::with_page(names.iter().filter_map(|name| Some((&**name, Dist::get(name)?.metadata.sha256_hash()))))
        });
        Self { folder: None, build: *BUILD }
    }
}

/// A file of the page, with the first bytes of its SHA-256.
pub(crate) struct PageFile {
    pub(crate) bytes: Bytes,
    pub(crate) digest: [u8; 16],
}

impl Page {
    /// The page whose built files are in this folder.
    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Self {
        let mut names = Vec::new();
        collect_names(&folder, "", &mut names);
        names.sort();
        let digest = |name: &str| Some(Sha256::digest(std::fs::read(folder.join(name)).ok()?).into());
        let build = BuildId::with_page(names.iter().filter_map(|name| Some((name.as_str(), digest(name)?))));
        Self { folder: Some(folder.into()), build }
    }

    /// The build that answers with this page.
    #[must_use]
    pub fn build_id(&self) -> BuildId {
        self.build
    }

    /// What a document needs to run what was built from this source, such as [`MAIN`]; none where it was not built.
    #[must_use]
    pub fn entry(&self, source: &str) -> Option<Arc<PageEntry>> {
        // Only the files within the program cannot change while it runs.
        let is_fixed = self.folder.is_none() && !cfg!(debug_assertions);
        if is_fixed { BUILT.get(source).cloned() } else { entries(self).remove(source) }
    }

    /// The file with this path, which has to be a clean one: nothing in it may lead upwards.
    pub(crate) fn file(&self, path: &str) -> Option<PageFile> {
        if let Some(folder) = &self.folder {
            let bytes = Bytes::from(std::fs::read(folder.join(path)).ok()?);
            let digest = start(Sha256::digest(&bytes).into());
            return Some(PageFile { bytes, digest });
        }
        let file = Dist::get(path)?;
        let bytes = match file.data {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => bytes.into(),
        };
        Some(PageFile { bytes, digest: start(file.metadata.sha256_hash()) })
    }
}

/// The files under a folder, by their paths within it. What cannot be read is left out, as it is not served either.
fn collect_names(folder: &Path, within: &str, names: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder.join(within)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if within.is_empty() { name } else { format!("{within}/{name}") };
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect_names(folder, &path, names);
        } else {
            names.push(path);
        }
    }
}

fn start(hash: [u8; 32]) -> [u8; 16] {
    let mut digest = [0; 16];
    digest.copy_from_slice(&hash[..16]);
    digest
}

/// A chunk of the manifest, as far as it is read here.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Chunk {
    file: String,
    #[serde(default)]
    is_entry: bool,
    #[serde(default)]
    css: Vec<String>,
    #[serde(default)]
    imports: Vec<String>,
    #[serde(default)]
    dynamic_imports: Vec<String>,
}

fn entries(page: &Page) -> Entries {
    let Some(file) = page.file(MANIFEST) else { return Entries::new() };
    let chunks: BTreeMap<String, Chunk> = match serde_json::from_slice(&file.bytes) {
        Ok(chunks) => chunks,
        Err(error) => {
            tracing::error!(%error, "the manifest of the page cannot be read; pages are sent without it");
            return Entries::new();
        }
    };
    let entries = chunks.iter().filter(|(_, chunk)| chunk.is_entry);
    entries.map(|(source, chunk)| (source.clone(), Arc::new(entry(source, chunk, &chunks)))).collect()
}

fn entry(source: &str, chunk: &Chunk, chunks: &BTreeMap<String, Chunk>) -> PageEntry {
    let (mut seen, mut order) = (BTreeSet::new(), Vec::new());
    collect(source, chunks, &mut seen, &mut order);
    let path = |file: &String| format!("/{file}");
    let mut styles: Vec<String> = Vec::new();
    for style in order.iter().flat_map(|chunk| &chunk.css).map(path) {
        if !styles.contains(&style) {
            styles.push(style);
        }
    }
    let preloads = order.iter().map(|chunk| path(&chunk.file)).filter(|file| file[1..] != chunk.file).collect();
    // The second walk leaves out what the first has seen.
    let mut of_map = Vec::new();
    if order.iter().any(|part| part.dynamic_imports.iter().any(|import| import == MAP)) {
        collect(MAP, chunks, &mut seen, &mut of_map);
    }
    let later = of_map.iter().map(|part| path(&part.file)).collect();
    PageEntry { script: path(&chunk.file), styles, preloads, later }
}

/// A chunk after those that it imports, each once: the order in which style sheets have to stand.
fn collect<'c>(source: &'c str, chunks: &'c BTreeMap<String, Chunk>, seen: &mut BTreeSet<&'c str>, order: &mut Vec<&'c Chunk>) {
    let Some(chunk) = chunks.get(source) else { return };
    if seen.insert(source) {
        for import in &chunk.imports {
            collect(import, chunks, seen, order);
        }
        order.push(chunk);
    }
}
