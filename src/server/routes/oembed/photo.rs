//! A picture as itself, drawn smaller where there is less room.

use super::{
    max_size::{Drawing, MaxSize},
    response::{Answered, Kind, OembedResponse},
};
use crate::{
    render::{
        image_format::ImageFormat,
        picture::{View as Extent, time_words},
        request::RenderRequest,
    },
    server::{
        params::{ApiRequest, texts, url},
        routes::snapshot::params::{self, check_size},
        state::App,
    },
};

/// What of a query says how large a picture is.
const SIZES: [&str; 6] = ["width", "height", "scale", "width_mm", "height_mm", "dpi"];

/// How a picture is embedded; the error says why it is not.
pub(crate) fn photo(app: &App, question: &ApiRequest, form: ImageFormat, room: MaxSize) -> Answered {
    if form == ImageFormat::Pdf {
        return Err("a PDF is no picture that a page shows".to_owned());
    }
    let atlas = &question.published.atlas;
    let header = atlas.header();
    let asked = params::read(&question.parameters, atlas, question.now).map_err(|error| error.to_string())?;
    check_size(&asked, form, app.studio.limits.pixels).map_err(|error| error.to_string())?;
    let name = asked
        .place
        .map_or_else(|| header.title.in_language(&asked.language).to_owned(), |place| atlas.place(place).label(&asked.names));
    // Today passes, and what is kept of this answer with it.
    let dated = asked.datetime.map(|shown| format!(", {}", time_words(atlas, shown, &asked.language)));
    let title = name + &dated.unwrap_or_default();
    let kind = sized(question, &asked, form, room).unwrap_or(Kind::Link);
    Ok(OembedResponse::new(kind, title, header.title.in_language(&asked.language), header.publisher.as_ref(), &question.base))
}

fn sized(question: &ApiRequest, asked: &RenderRequest, form: ImageFormat, room: MaxSize) -> Option<Kind> {
    let scale = if form.is_raster() { asked.scale } else { 1.0 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates, and sizes were checked")]
    let pixels = |side: f64| (side * scale).round() as u32;
    let whole = (pixels(asked.size.width), pixels(asked.size.height));
    let (width, height) = room.fit(whole);
    let pairs = || texts(question.parameters.pairs());
    let pin = question.is_pinned.then(|| question.pin());
    if (width, height) == whole {
        let url = url(&question.base, &question.path, pairs().chain(pin));
        return Some(Kind::Photo { url, width, height });
    }
    let drawing = Drawing::of((width, height), form.is_raster())?;
    // A camera counts its zoom in pixels: fewer of them show the same at a lower one.
    let zoom = match asked.view {
        Extent::Camera(_, zoom) => Some((zoom + (f64::from(drawing.width) / asked.size.width).log2()).max(0.0)),
        _ => None,
    };
    let [drawn_width, drawn_height] = [drawing.width, drawing.height].map(|side| side.to_string());
    let zoom = zoom.map(|zoom| format!("{zoom:.2}"));
    let rest = pairs().filter(|(name, _)| !SIZES.contains(name) && (*name != "zoom" || zoom.is_none()));
    let own = [("width", drawn_width.as_str()), ("height", drawn_height.as_str())].into_iter();
    let own = own.chain(drawing.is_halved.then_some(("scale", "0.5"))).chain(zoom.as_deref().map(|zoom| ("zoom", zoom)));
    Some(Kind::Photo { url: url(&question.base, &question.path, rest.chain(own).chain(pin)), width, height })
}
