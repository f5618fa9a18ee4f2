//! Render jobs: all inputs that determine the bytes of a picture or film, for the server and the command line.

use super::{
    backends::{metadata::Metadata, pdf::pdf, picture_svg::picture_svg, png::png, webp::webp},
    film::{
        Film, FilmContext, FilmError, FilmFormat,
        times::{FrameTime, TooMany, moments},
    },
    image_format::ImageFormat,
    picture::{FilmScene, Picture, PictureRequest, picture},
    raster_layer::LayerPainter,
    request::{FilmRequest, RenderRequest},
};
use crate::chronicle::{index::atlas::Atlas, moment::Instant};
use std::io::Write;

/// The revision to draw.
#[derive(Clone, Copy, Debug)]
pub struct DrawnRevision<'a> {
    /// The data of the revision.
    pub atlas: &'a Atlas,
    /// The full id.
    pub id: &'a str,
    /// The short id.
    pub short_id: &'a str,
}

impl DrawnRevision<'_> {
    /// Returns the metadata about the revision.
    fn metadata(&self) -> Metadata {
        let licence = &self.atlas.header().licence;
        Metadata {
            licence: licence.id.to_string(),
            licence_url: licence.url.to_string(),
            revision: self.id.to_owned(),
            ..Metadata::default()
        }
    }
}

/// All inputs that determine the bytes of a picture.
#[derive(Clone, Debug)]
pub struct RenderJob {
    /// The request.
    pub asked: RenderRequest,
    /// The current instant, which determines today.
    pub now: Instant,
    /// The reference instant, which determines the tense.
    pub told: Instant,
    /// The host name in the credits.
    pub host: Option<String>,
    /// The permanent URL of the picture.
    pub permalink: Option<String>,
}

impl RenderJob {
    /// Composes the picture.
    #[must_use]
    pub fn picture(&self, revision: DrawnRevision<'_>) -> Picture {
        let offset = revision.atlas.header().offset;
        let request = self.asked.request(offset, self.now, self.told, self.host.as_deref(), revision.short_id);
        picture(revision.atlas, &request)
    }

    /// Returns the metadata of the file.
    #[must_use]
    pub fn metadata(&self, revision: DrawnRevision<'_>, picture: &Picture) -> Metadata {
        let offset = revision.atlas.header().offset;
        let shown = self.asked.shown(offset, self.now).written(offset);
        let compare = self.asked.compare.map(|compare| format!("{}/", compare.written(offset))).unwrap_or_default();
        Metadata { permalink: self.permalink.clone(), shown: compare + &shown, ..revision.metadata() }.of(picture)
    }

    /// Encodes the picture in a format.
    ///
    /// # Errors
    /// Returns the error of the encoder.
    pub fn make(&self, revision: DrawnRevision<'_>, format: ImageFormat) -> Result<Vec<u8>, String> {
        let picture = self.picture(revision);
        let metadata = self.metadata(revision, &picture);
        match format {
            ImageFormat::Svg => Ok(picture_svg(&picture, self.asked.lettering, &metadata).into_bytes()),
            ImageFormat::Png => png(&picture, self.asked.scale, &metadata).map_err(|error| error.to_string()),
            ImageFormat::Webp => webp(&picture, self.asked.scale, &metadata).map_err(|error| error.to_string()),
            ImageFormat::Pdf => pdf(&picture, &metadata).map_err(|error| format!("{error:?}")),
        }
    }
}

/// All inputs that determine the bytes of a film.
#[derive(Clone, Debug)]
pub struct FilmJob {
    /// The request.
    pub asked: FilmRequest,
    /// The current instant, which determines today.
    pub now: Instant,
    /// The reference instant, which determines the tense.
    pub told: Instant,
    /// The host name in the credits.
    pub host: Option<String>,
    /// The permanent URL of the film.
    pub permalink: Option<String>,
}

impl FilmJob {
    fn request<'a>(&'a self, revision: DrawnRevision<'a>) -> PictureRequest<'a> {
        let offset = revision.atlas.header().offset;
        self.asked.picture.request(offset, self.now, self.told, self.host.as_deref(), revision.short_id)
    }

    /// Returns the frames, in order.
    ///
    /// # Errors
    /// Fails if there are more than `most`.
    pub fn moments(&self, revision: DrawnRevision<'_>, most: usize) -> Result<Vec<FrameTime>, TooMany> {
        moments(revision.atlas, &self.request(revision), &self.asked.run(revision.atlas, self.now), most)
    }

    /// Renders and writes the film; `told` is called after each frame with the count so far.
    ///
    /// # Errors
    /// Fails if it cannot be written, an encoder fails, or its context ends it.
    #[expect(clippy::too_many_arguments, reason = "each is a thing of its own, and two callers name them once")]
    pub fn make(
        &self,
        revision: DrawnRevision<'_>,
        moments: &[FrameTime],
        format: FilmFormat,
        painter: &mut dyn LayerPainter,
        context: &FilmContext,
        out: &mut (dyn Write + Send),
        told: &mut dyn FnMut(usize),
    ) -> Result<(), FilmError> {
        let times: Vec<_> = moments.iter().map(|moment| moment.shown).collect();
        let stage = FilmScene::new(revision.atlas, &self.request(revision), &times);
        let metadata = self.metadata(revision, &stage);
        Film { stage: &stage, moments, scale: self.asked.picture.scale, metadata, context }.make(format, painter, out, told)
    }

    fn metadata(&self, revision: DrawnRevision<'_>, stage: &FilmScene<'_>) -> Metadata {
        let offset = revision.atlas.header().offset;
        let run = self.asked.run(revision.atlas, self.now);
        Metadata {
            title: stage.name.clone(),
            // What is said at the end.
            description: stage.said(run.until),
            credit: stage.credits.join(" "),
            permalink: self.permalink.clone(),
            shown: format!("{}/{}", run.since.written(offset), run.until.written(offset)),
            ..revision.metadata()
        }
    }

    /// Returns the file name without extension: the dataset id, start and end.
    #[must_use]
    pub fn file_name(&self, atlas: &Atlas, format: FilmFormat) -> String {
        let (header, run) = (atlas.header(), self.asked.run(atlas, self.now));
        let part = |shown: crate::chronicle::sentence::Shown| shown.written(header.offset).replace(':', "");
        format!("{}-{}-{}.{}", header.id, part(run.since), part(run.until), format.extension())
    }
}
