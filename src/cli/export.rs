//! `corridor export`: writes places, states, changes, sources or days to files for other tools.

use super::config::{Export, ExportFormat, ExportWhat};
use super::outcome::{Failure, Outcome};
use crate::{
    chronicle::{diff::states_at, moment::Instant, sentence::Shown},
    encode::{
        Collection, Layer,
        csv::{self, Column},
        datapackage::{Resource, datapackage},
        features::Writer,
        tables::{self, Table},
    },
    published::Published,
    server::params::parse_shown,
};
use std::process::ExitCode;

pub(super) fn run(flags: &Export, now: Instant) -> Outcome {
    let published = Published::from_files(&super::input::files(flags.geodata.as_deref())?)?;
    let offset = published.atlas.header().offset;
    let shown = parse_shown(&flags.at, offset);
    let shown = shown.map_err(|error| Failure::Plain(format!("--at: {error}; write {}", error.allowed)))?;
    let at = shown.map_or(now, |shown: Shown| shown.at(offset));
    let (name, bytes, columns) = exported(flags, &published, at, now)?;
    match &flags.out {
        None => super::outcome::print(&bytes)?,
        Some(folder) => {
            let description = format!("{name}, revision {}", published.revision.id);
            let resource = Resource { path: &name, description: &description, columns: &columns, bytes: &bytes };
            let descriptor = datapackage(&published.atlas, &published.revision, &[resource]);
            let write = |name: &str, bytes: &[u8]| {
                let file = folder.join(name);
                std::fs::write(&file, bytes).map_err(|error| Failure::Plain(format!("cannot write {}: {error}", file.display())))
            };
            std::fs::create_dir_all(folder)
                .map_err(|error| Failure::Plain(format!("cannot make {}: {error}", folder.display())))?;
            write(&name, &bytes)?;
            write("datapackage.json", format!("{descriptor:#}\n").as_bytes())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the file's name, its bytes, and its columns if it is a table.
type Exported = (String, Vec<u8>, Vec<Column>);

fn exported(flags: &Export, published: &Published, at: Instant, now: Instant) -> Result<Exported, Failure> {
    let atlas = &published.atlas;
    let writer = Writer { atlas, revision: published.revision.id.short() };
    let table = match flags.what {
        ExportWhat::StatesAt | ExportWhat::States => Table::Items(Collection::States),
        ExportWhat::Places => Table::Items(Collection::Places),
        ExportWhat::Changes => Table::Items(Collection::Changes),
        ExportWhat::Sources => Table::Items(Collection::Sources),
        ExportWhat::Figures => Table::Figures,
        ExportWhat::Daily => Table::Daily,
    };
    let held = (flags.what == ExportWhat::StatesAt).then(|| states_at(atlas, at).into_iter().flatten().collect::<Vec<u32>>());
    let name = if held.is_some() { "states-at" } else { table.file().trim_end_matches(".csv") };
    Ok(match (table, flags.format) {
        (Table::Items(collection), ExportFormat::Geojson) => {
            let layer = Layer::of(collection);
            let items = held.unwrap_or_else(|| tables::all(atlas, layer));
            (format!("{name}.geojson"), published.prepared.collection(atlas, layer, &items, b""), Vec::new())
        }
        (Table::Daily | Table::Figures, ExportFormat::Geojson) => {
            return Err(Failure::Plain(format!("{name} has no geometry, so it cannot be GeoJSON; add --format csv")));
        }
        (_, ExportFormat::Csv) => {
            let bytes = match held {
                Some(held) => csv::table(&writer, Layer::STATES, held),
                None => table.csv(&writer, now),
            };
            (format!("{name}.csv"), bytes, table.columns())
        }
    })
}
