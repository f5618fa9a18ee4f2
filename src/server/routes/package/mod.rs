//! `/package.zip`: everything of a view that a newsroom keeps – pictures, a map that works from disk, and the texts that go with
//! them – as it was published in a revision. Named or not, it is of one time and one revision, and so never changes.

pub(crate) mod zip;

use super::embed;
use super::snapshot::{
    manifest::{Manifest, hex, manifest},
    params::check_size,
    resolved::{ResolvedRequest, named, unmade},
};
use crate::{
    render::{image_format::ImageFormat, picture},
    server::{
        caching::etag::{etag, known},
        params::{
            ApiRequest, PageRequest, Rejection,
            negotiate::{Coding, MediaFormat},
        },
        problem::ApiError,
        state::{App, Shared},
    },
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use std::sync::Arc;

const MEDIA_TYPE: &str = "application/zip";

/// The pictures of a package: for pages and programs, for everything else, for print.
const FORMS: [ImageFormat; 3] = [ImageFormat::Png, ImageFormat::Svg, ImageFormat::Pdf];

/// Output pixels for each CSS pixel, where nothing else is asked for: what a sharp screen shows.
const SCALE: &str = "2";

pub(crate) async fn package(
    State(app): State<Shared>,
    asked: Result<PageRequest, Rejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let sitting = match asked.and_then(|asked| ResolvedRequest::of(&app, Ok(doubled(asked)))) {
        Ok(sitting) => sitting,
        Err(refusal) => return refusal.into_response(),
    };
    if let Err(error) = check_size(&sitting.order.asked, ImageFormat::Png, app.studio.limits.pixels) {
        return ApiError::TooLarge(error).into_response();
    }
    let answer = sitting.answer(MEDIA_TYPE);
    let key = answer.key(MediaFormat::Json);
    if let Some(tag) = known(&headers, key) {
        return answer.finish(StatusCode::NOT_MODIFIED.into_response(), tag, Coding::Identity, false);
    }
    if method == Method::HEAD {
        return unmade(answer, key);
    }
    let bytes = match made(&app, &sitting).await {
        Ok(bytes) => bytes,
        Err(error) => return error.into_response(),
    };
    let mut response = answer.finish(Body::from(bytes).into_response(), etag(key, Coding::Identity), Coding::Identity, true);
    if let Ok(disposition) = HeaderValue::try_from(format!("attachment; filename=\"{}\"", named(&sitting, "zip"))) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// Pictures on a screen have twice as many pixels unless another number is named; paper has its own density. The SVG has letters as
/// outlines unless something else is named: it goes to programs that would take another font for ours.
fn doubled(asked: PageRequest) -> PageRequest {
    let mut parameters = asked.question.parameters.clone();
    let is_named = |names: &[&str]| names.iter().any(|name| asked.question.parameters.value(name).is_some());
    if !is_named(&["scale", "dpi", "width_mm", "height_mm"]) {
        parameters = parameters.with("scale", SCALE);
    }
    if !is_named(&["text"]) {
        parameters = parameters.with("text", "outline");
    }
    PageRequest { question: ApiRequest { parameters, ..asked.question }, ..asked }
}

/// The pictures each in a turn of its own, then map and archive in another.
async fn made(app: &App, asked: &ResolvedRequest) -> Result<bytes::Bytes, ApiError> {
    let sitting = asked.settled(app);
    let kept = manifest(app, asked, &FORMS).await?;
    let question = written_out(&sitting);
    let published = Arc::clone(&sitting.question.published);
    let credits = credits(&sitting, &kept);
    let key = sitting.answer(MEDIA_TYPE).key(MediaFormat::Html);
    let make = move || {
        let map = embed::file(question).ok_or("the map has another address")?;
        let (caption, alternative) = (kept.said.caption() + "\n", kept.said.alternative.clone() + "\n");
        let names = FORMS.map(|form| format!("map.{}", form.extension()));
        let pictures = names.iter().zip(&kept.forms).map(|(name, (_, bytes))| (name.as_str(), &**bytes));
        let texts =
            [("map.html", &map), ("caption.txt", &caption), ("alternative-text.txt", &alternative), ("credits.txt", &credits)];
        let mut files: Vec<(&str, &[u8])> = pictures.chain(texts.map(|(name, text)| (name, text.as_bytes()))).collect();
        let manifest = with_files(kept.value, &files);
        files.push(("manifest.json", manifest.as_bytes()));
        zip::zip(&files, published.revision.recorded_at, published.atlas.header().offset)
    };
    app.studio.picture(key, sitting.question.share, 0, make).await
}

/// The question with its time named, since "today" would be another one elsewhere.
fn written_out(sitting: &ResolvedRequest) -> ApiRequest {
    let offset = sitting.question.published.atlas.header().offset;
    let shown = sitting.order.asked.shown(offset, sitting.order.now).written(offset);
    let mut parameters = sitting.question.parameters.clone();
    parameters.take("datetime");
    ApiRequest { parameters: parameters.with("datetime", &shown), path: "/embed".to_owned(), ..sitting.question.clone() }
}

/// Whom to name, and every source with its address.
fn credits(sitting: &ResolvedRequest, kept: &Manifest) -> String {
    let (order, published) = (&sitting.order, &sitting.question.published);
    let (header, revision) = (published.atlas.header(), published.revision.id.short());
    let request = order.asked.request(header.offset, order.now, order.told, order.host.as_deref(), revision);
    let mut lines = kept.said.credits.clone();
    lines.push(String::new());
    lines.extend(header.credits.iter().filter_map(|credit| Some(format!("{}: {}", credit.text, credit.url.as_deref()?))));
    lines.push(format!("{}: {}", header.licence.id, header.licence.url));
    lines.push(String::new());
    for source in picture::sources(&published.atlas, &request) {
        let date = source.date.as_ref().map(|date| format!(", {}", date.as_str())).unwrap_or_default();
        let address = source.url.as_ref().map(|url| format!("\n  {url}")).unwrap_or_default();
        lines.push(format!("{}: {}{date}{address}", source.publisher, source.title));
    }
    lines.join("\n") + "\n"
}

/// The manifest with every other file of the package.
fn with_files(mut manifest: Value, files: &[(&str, &[u8])]) -> String {
    let list: Vec<Value> =
        files.iter().map(|(name, bytes)| json!({"name": name, "bytes": bytes.len(), "sha256": hex(bytes)})).collect();
    manifest["files"] = list.into();
    format!("{manifest:#}\n")
}
