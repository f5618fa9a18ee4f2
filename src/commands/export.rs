//! `corridor export`: states, changes or days as files that other tools read.

use super::{Failure, Outcome};
use crate::{
    chronicle::{diff::states_at, moment::Instant, sentence::Shown},
    config::{Export, ExportFormat, ExportWhat},
    encode::{
        Collection, csv, daily,
        datapackage::{Resource, datapackage},
        features::Writer,
    },
    http::extract::parse_shown,
    live::Published,
};
use std::process::ExitCode;

pub(super) fn run(flags: &Export, now: Instant) -> Outcome {
    let published = Published::from_files(&super::files(flags.geodata.as_deref())?)?;
    let offset = published.atlas.header().offset;
    let shown = parse_shown(&flags.at, offset);
    let shown = shown.map_err(|error| Failure::Plain(format!("--at: {error}; write {}", error.allowed)))?;
    let at = shown.map_or(now, |shown: Shown| shown.at(offset));
    let (name, bytes, columns) = exported(flags, &published, at, now)?;
    match &flags.out {
        None => super::print(&bytes)?,
        Some(folder) => {
            let description = format!("{name}, revision {}", published.revision.id);
            let resource = Resource { path: &name, description: &description, columns, bytes: &bytes };
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

type Exported = (String, Vec<u8>, &'static [&'static str]);

fn exported(flags: &Export, published: &Published, at: Instant, now: Instant) -> Result<Exported, Failure> {
    let atlas = &published.atlas;
    let writer = Writer { atlas, revision: published.revision.id.short() };
    let held = || states_at(atlas, at).into_iter().flatten();
    let every_state = || (0..).zip(atlas.states()).map(|(index, _)| index);
    let geojson = |collection, items: Vec<u32>| published.prepared.collection(Vec::new(), atlas, collection, &items, b"");
    let states: &[&str] = &csv::STATE_COLUMNS;
    Ok(match (flags.what, flags.format) {
        (ExportWhat::StatesAt, ExportFormat::Geojson) => {
            ("states-at.geojson".into(), geojson(Collection::States, held().collect()), &[])
        }
        (ExportWhat::States, ExportFormat::Geojson) => {
            ("states.geojson".into(), geojson(Collection::States, every_state().collect()), &[])
        }
        (ExportWhat::Changes, ExportFormat::Geojson) => {
            let all = (0..).zip(atlas.changes()).map(|(index, _)| index).collect();
            ("changes.geojson".into(), geojson(Collection::Changes, all), &[])
        }
        (ExportWhat::StatesAt, ExportFormat::Csv) => ("states-at.csv".into(), csv::states(&writer, held()), states),
        (ExportWhat::States, ExportFormat::Csv) => ("states.csv".into(), csv::states(&writer, every_state()), states),
        (ExportWhat::Changes, ExportFormat::Csv) => ("changes.csv".into(), csv::changes(&writer), &csv::CHANGE_COLUMNS),
        (ExportWhat::Daily, ExportFormat::Csv) => ("daily.csv".into(), daily::csv(daily::rows(atlas, now)), &daily::COLUMNS),
        (ExportWhat::Daily, ExportFormat::Geojson) => {
            return Err(Failure::Plain("days have no geometry of their own; add --format csv".into()));
        }
    })
}
