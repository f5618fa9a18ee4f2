//! `/snapshot.json`: what a picture says, whom it rests on, and the hash of each of its forms, so that it can be shown later what
//! was published. It speaks of the settled picture, whose time and revision are named: that one never changes.

use super::{
    params::check_size,
    resolved::{ResolvedRequest, drawn, permalink},
};
use crate::{
    chronicle::sentence::Shown,
    render::{
        backends::{metadata::RENDERER, raster::output},
        font::FONTS,
        image_format::ImageFormat,
        picture::{Caption, sources as picture_sources},
    },
    server::{problem::ApiError, state::App},
};
use bytes::Bytes;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A manifest, with what it is about.
pub(crate) struct Manifest {
    pub(crate) value: Value,
    pub(crate) said: Caption,
    pub(crate) forms: Vec<(ImageFormat, Bytes)>,
}

/// The manifest of a picture in these forms; one in which it would be too large is left out.
pub(crate) async fn manifest(app: &App, asked: &ResolvedRequest, wanted: &[ImageFormat]) -> Result<Manifest, ApiError> {
    let sitting = asked.settled(app);
    let (order, published) = (&sitting.order, &sitting.question.published);
    let header = published.atlas.header();
    let picture = order.picture(drawn(published));
    let said = &picture.said;
    let shown = |shown: Shown| shown.written(header.offset);
    let revision = published.revision.id.short();
    let request = order.asked.request(header.offset, order.now, order.told, order.host.as_deref(), revision);
    let sources: Vec<Value> = picture_sources(&published.atlas, &request)
        .into_iter()
        .map(|source| {
            json!({"id": source.id.as_str(), "publisher": source.publisher, "title": source.title,
                   "date": source.date.as_ref().map(|date| date.as_str()), "url": source.url, "archived_url": source.archived_url})
        })
        .collect();
    let (mut forms, mut made) = (Vec::new(), Vec::new());
    for &form in wanted {
        if check_size(&order.asked, form, app.studio.limits.pixels).is_err() {
            continue;
        }
        let path = format!("/snapshot.{}", form.extension());
        let own = sitting.at(&path).settled(app);
        let bytes = own.bytes(app, form).await?;
        let (width, height) = output(&picture, if form.is_raster() { order.asked.scale } else { 1.0 });
        forms.push(json!({
            "type": form.media_type(),
            "url": permalink(&own.question, &own.order.asked, &path),
            "width": width,
            "height": height,
            "bytes": bytes.len(),
            "sha256": hex(&bytes),
        }));
        made.push((form, bytes));
    }
    let value = json!({
        "headline": said.finding,
        "title": said.title,
        "date": said.date,
        "datetime": shown(request.shown),
        "compare": order.asked.compare.map(shown),
        "sentence": said.sentences.join(" "),
        "also_that_day": said.also,
        "caption": said.caption(),
        "credit": said.credit(),
        "alternative_text": said.alternative,
        "caption_short": said.brief.caption,
        "credit_short": said.brief.credit,
        "alternative_text_short": said.brief.alternative,
        "language": picture.language,
        "sources": sources,
        "publisher": header.publisher,
        "credits": header.credits,
        "licence": header.licence,
        "revision": published.revision.id.as_str(),
        "permalink": permalink(&sitting.question, &order.asked, "/snapshot.json"),
        "renderer": RENDERER,
        "fonts": [
            {"name": "NotoSans-Regular.ttf", "sha256": hex(FONTS[0])},
            {"name": "NotoSans-SemiBold.ttf", "sha256": hex(FONTS[1])},
        ],
        "forms": forms,
    });
    Ok(Manifest { value, said: picture.said, forms: made })
}

/// SHA-256 as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
