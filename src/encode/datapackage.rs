//! Writes `datapackage.json` (Data Package v1, Frictionless), which tells tools the columns and licence of exported files.

use super::csv::Column;
use crate::schema::properties::Holds;
use crate::{
    chronicle::{dataset::Header, index::atlas::Atlas},
    ledger::Revision,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// One exported file.
#[derive(Clone, Debug)]
pub struct Resource<'a> {
    /// The file name.
    pub path: &'a str,
    /// A description of the content.
    pub description: &'a str,
    /// The columns; empty for GeoJSON.
    pub columns: &'a [Column],
    /// The content.
    pub bytes: &'a [u8],
}

/// Returns the descriptor of a package of these files.
#[must_use]
pub fn datapackage(atlas: &Atlas, revision: &Revision, resources: &[Resource<'_>]) -> Value {
    let header = atlas.header();
    json!({
        "profile": if resources.iter().all(|resource| !resource.columns.is_empty()) { "tabular-data-package" } else { "data-package" },
        "name": &*header.id,
        "title": header.title.in_language("en"),
        "description": header.description.in_language("en"),
        "version": revision.id.short(),
        "created": header.offset.rfc3339(revision.recorded_at),
        "licenses": [{"name": &*header.licence.id, "path": &*header.licence.url}],
        "contributors": contributors(header),
        "resources": resources.iter().map(resource).collect::<Vec<_>>(),
    })
}

fn contributors(header: &Header) -> Vec<Value> {
    let publisher = header.publisher.as_ref().map(|publisher| {
        let mut value = json!({"title": publisher.name, "role": "publisher"});
        if let Some(url) = &publisher.url {
            value["path"] = json!(url);
        }
        value
    });
    let credited = header.credits.iter().map(|credit| json!({"title": &*credit.text, "role": "contributor"}));
    publisher.into_iter().chain(credited).collect()
}

fn resource(resource: &Resource<'_>) -> Value {
    let name: String = resource.path.chars().map(|c| if c == '.' { '-' } else { c }).collect();
    let hash: String = Sha256::digest(resource.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut value = json!({
        "name": name,
        "path": resource.path,
        "description": resource.description,
        "encoding": "utf-8",
        "bytes": resource.bytes.len(),
        "hash": format!("sha256:{hash}"),
    });
    if resource.columns.is_empty() {
        value["format"] = "geojson".into();
        value["mediatype"] = "application/geo+json".into();
    } else {
        value["profile"] = "tabular-data-resource".into();
        value["format"] = "csv".into();
        value["mediatype"] = "text/csv".into();
        value["schema"] = json!({"fields": resource.columns.iter().map(field).collect::<Vec<_>>(), "missingValues": [""]});
        // The key of the days is two columns; that of every other table is its id.
        value["schema"]["primaryKey"] = if resource.columns[0].name == "id" { "id".into() } else { json!(["date", "place"]) };
    }
    value
}

fn field(column: &Column) -> Value {
    let mut field = json!({"name": column.name, "type": column.holds.table_type(), "description": column.doc});
    // Our instants have an offset, which the default format of `datetime` does not allow.
    if column.holds == Holds::Instant {
        field["format"] = "any".into();
    }
    if let Holds::Words(words) = column.holds {
        field["constraints"] = json!({"enum": words});
    }
    field
}
