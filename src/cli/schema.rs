//! `corridor schema`: writes the JSON Schemas of the data files, for code editors.

use super::config::Schema;
use super::outcome::{Failure, Outcome};
use crate::geodata;
use serde_json::{Map, Value};
use std::process::ExitCode;

pub(super) fn run(flags: &Schema) -> Outcome {
    let schemas: Map<String, Value> =
        geodata::FILES.iter().filter_map(|name| Some(((*name).to_owned(), geodata::schema(name)?))).collect();
    match &flags.out {
        None => super::outcome::print(format!("{:#}\n", Value::Object(schemas)).as_bytes())?,
        Some(folder) => {
            std::fs::create_dir_all(folder)
                .map_err(|error| Failure::Plain(format!("cannot make {}: {error}", folder.display())))?;
            for (name, schema) in schemas {
                let file = folder.join(file_name(&name));
                std::fs::write(&file, format!("{schema:#}\n"))
                    .map_err(|error| Failure::Plain(format!("cannot write {}: {error}", file.display())))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns `changes.schema.json` for `changes.json`.
fn file_name(data_file: &str) -> String {
    format!("{}.schema.json", data_file.split('.').next().unwrap_or(data_file))
}
