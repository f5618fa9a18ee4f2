//! `/data/{file}`: the whole dataset as tables, for those who open it in a spreadsheet; the same bytes as `corridor export`.

use super::{
    Shared,
    cache::{Answer, Depends, Keep},
    error::ApiError,
    extract::{Id, Question},
    negotiate::Form,
};
use crate::encode::{
    csv, daily,
    datapackage::{Resource, datapackage},
    features::Writer,
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};

/// The files, with what each holds.
const FILES: [(&str, &str); 3] = [
    ("states.csv", "every state of every place, from when until when"),
    ("changes.csv", "every dated, sourced report"),
    ("daily.csv", "every place on every day, up to today"),
];

const DESCRIPTOR: &str = "datapackage.json";

pub(super) async fn download(
    State(app): State<Shared>,
    Id(file): Id,
    question: Question,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    question.parameters.only(&[])?;
    let is_descriptor = file == DESCRIPTOR;
    if !is_descriptor && !FILES.iter().any(|(name, _)| *name == file) {
        return Err(ApiError::NoResource(question.path.clone()));
    }
    let published = &question.published;
    let is_fixed = ["states.csv", "changes.csv"].contains(&&*file);
    let answer = Answer {
        // A day more is a row more.
        keep: Keep::pinned(question.is_frozen() && is_fixed),
        identity: if is_fixed { String::new() } else { published.atlas.header().offset.day_of(question.now).to_string() },
        depends: Depends::NOTHING,
        is_relative: !is_fixed,
        ..Answer::new(&question, if is_descriptor { "application/json" } else { "text/csv; charset=utf-8" })
    };
    let make = || if is_descriptor { descriptor(&question).into_bytes() } else { table(&question, &file) };
    let mut response = answer.send(&app, &headers, Form::Json, make);
    let name = format!("attachment; filename=\"{}-{}-{file}\"", published.atlas.header().id, published.revision.id.short());
    if let Ok(disposition) = HeaderValue::try_from(name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    Ok(response)
}

fn table(question: &Question, file: &str) -> Vec<u8> {
    let published = &question.published;
    let atlas = &published.atlas;
    let writer = Writer { atlas, revision: published.revision.id.short() };
    match file {
        "states.csv" => csv::states(&writer, (0..).zip(atlas.states()).map(|(index, _)| index)),
        "changes.csv" => csv::changes(&writer),
        _ => daily::csv(daily::rows(atlas, question.now)),
    }
}

fn descriptor(question: &Question) -> String {
    let tables = FILES.map(|(name, holds)| (name, holds, table(question, name)));
    let resources = tables.each_ref().map(|(name, holds, bytes)| Resource {
        path: name,
        description: holds,
        columns: match *name {
            "states.csv" => &csv::STATE_COLUMNS[..],
            "changes.csv" => &csv::CHANGE_COLUMNS[..],
            _ => &daily::COLUMNS[..],
        },
        bytes,
    });
    let published = &question.published;
    format!("{:#}\n", datapackage(&published.atlas, &published.revision, &resources))
}
