//! `/data/{file}`: the whole of each collection as a table or as GeoJSON, for those who open it in a spreadsheet or keep it; the same
//! bytes as `corridor export`.

use crate::encode::{
    Layer, csv,
    datapackage::{Resource, datapackage},
    features::Writer,
    tables::{self, Table},
};
use crate::server::{
    caching::{CachePolicy, CachedResponse, Cost, DependsOn},
    params::{About, ApiRequest, Id, OpenApi, negotiate::MediaFormat, param::Param},
    problem::ApiError,
    state::Shared,
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use serde_json::json;

const DESCRIPTOR: &str = "datapackage.json";

/// A file of `/data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum File {
    Table(Table),
    /// A collection of the API.
    Geojson(Layer),
    Descriptor,
}

impl File {
    fn named(name: &str) -> Option<Self> {
        if name == DESCRIPTOR {
            return Some(Self::Descriptor);
        }
        let geojson = || name.strip_suffix(".geojson").and_then(Layer::from_id).map(Self::Geojson);
        Table::from_file(name).map(Self::Table).or_else(geojson)
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Table(_) => crate::server::CSV,
            Self::Geojson(_) => "application/geo+json",
            Self::Descriptor => "application/json",
        }
    }

    /// Whether a day more changes nothing in it: the days end today, and the descriptor describes them.
    fn is_fixed(self) -> bool {
        matches!(self, Self::Table(Table::Items(_)) | Self::Geojson(_))
    }
}

pub(crate) async fn download(
    State(app): State<Shared>,
    Id(name): Id,
    question: ApiRequest,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let file = File::named(&name).ok_or_else(|| ApiError::NoResource(question.path.clone()))?;
    question.parameters.only(if matches!(file, File::Table(_)) { &["bom"] } else { &[] })?;
    let published = &question.published;
    let has_bom = BOM.read(&question.parameters, &published.atlas)?.unwrap_or(false);
    let day = if file.is_fixed() { String::new() } else { published.atlas.header().offset.day_of(question.now).to_string() };
    let answer = CachedResponse {
        // A day more is a row more.
        keep: CachePolicy::pinned(question.is_frozen() && file.is_fixed()),
        identity: format!("{day} {has_bom}"),
        depends: DependsOn::NOTHING,
        is_relative: !file.is_fixed(),
        effort: Cost::Shared,
        ..CachedResponse::new(&question, file.media_type())
    };
    let mut response = answer.send(&app, &headers, MediaFormat::Json, || bytes(&question, file, has_bom)).await;
    save_as(&mut response, &question, &name);
    Ok(response)
}

/// `1` where a table is to begin with a byte order mark, from which Excel knows that it is UTF-8.
pub(crate) const BOM: Param<bool> = Param {
    about: About {
        openapi: Some(OpenApi {
            description: "With f=csv: 1 begins the table with a byte order mark, so that Excel reads it as UTF-8.",
            members: |_| json!({"schema": {"type": "string", "enum": ["0", "1"], "default": "0"}}),
        }),
        ..About::new(
            "bom",
            "`1` begins a table with a byte order mark, so that Excel reads it as UTF-8; other forms have none",
            "`0`",
        )
    },
    parse: |given| match given.text {
        "0" => Ok(false),
        "1" => Ok(true),
        _ => Err(given.problem("that is neither 0 nor 1", "0, 1")),
    },
};

/// Has a browser save an answer under a name that says dataset and revision.
pub(crate) fn save_as(response: &mut Response, question: &ApiRequest, file: &str) {
    let published = &question.published;
    let name = format!("attachment; filename=\"{}-{}-{file}\"", published.atlas.header().id, published.revision.id.short());
    if let Ok(disposition) = HeaderValue::try_from(name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
}

fn bytes(question: &ApiRequest, file: File, has_bom: bool) -> Vec<u8> {
    let published = &question.published;
    let atlas = &published.atlas;
    match file {
        File::Table(table) if has_bom => [csv::BOM, &csv_of(question, table)].concat(),
        File::Table(table) => csv_of(question, table),
        File::Geojson(layer) => published.prepared.collection(atlas, layer, &tables::all(atlas, layer), b""),
        File::Descriptor => descriptor(question).into_bytes(),
    }
}

fn csv_of(question: &ApiRequest, table: Table) -> Vec<u8> {
    let published = &question.published;
    table.csv(&Writer { atlas: &published.atlas, revision: published.revision.id.short() }, question.now)
}

fn descriptor(question: &ApiRequest) -> String {
    let tables = Table::ALL.map(|table| (table, table.columns(), csv_of(question, table)));
    let resources = tables.each_ref().map(|(table, columns, bytes)| Resource {
        path: table.file(),
        description: table.description(),
        columns,
        bytes,
    });
    let published = &question.published;
    format!("{:#}\n", datapackage(&published.atlas, &published.revision, &resources))
}
