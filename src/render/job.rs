//! Everything that decides the bytes of a picture or a film, and how they are made of that: for the server and for the command line.

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

/// The revision that is drawn.
#[derive(Clone, Copy, Debug)]
pub struct DrawnRevision<'a> {
    /// Its data.
    pub atlas: &'a Atlas,
    /// Its id.
    pub id: &'a str,
    /// The digits that name it.
    pub short_id: &'a str,
}

impl DrawnRevision<'_> {
    /// What a file says of the data that it was made of.
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

/// Everything that decides the bytes of a picture.
#[derive(Clone, Debug)]
pub struct RenderJob {
    /// What it shows.
    pub asked: RenderRequest,
    /// What is now, which decides what is today.
    pub now: Instant,
    /// From when it is told, which decides the tense.
    pub told: Instant,
    /// The host that stands among the credits.
    pub host: Option<String>,
    /// Where the same picture is made again.
    pub permalink: Option<String>,
}

impl RenderJob {
    /// The picture as a plain value.
    #[must_use]
    pub fn picture(&self, revision: DrawnRevision<'_>) -> Picture {
        let offset = revision.atlas.header().offset;
        let request = self.asked.request(offset, self.now, self.told, self.host.as_deref(), revision.short_id);
        picture(revision.atlas, &request)
    }

    /// What its file says of itself.
    #[must_use]
    pub fn metadata(&self, revision: DrawnRevision<'_>, picture: &Picture) -> Metadata {
        let offset = revision.atlas.header().offset;
        let shown = self.asked.shown(offset, self.now).written(offset);
        let compare = self.asked.compare.map(|compare| format!("{}/", compare.written(offset))).unwrap_or_default();
        Metadata { permalink: self.permalink.clone(), shown: compare + &shown, ..revision.metadata() }.of(picture)
    }

    /// The bytes of the picture in a format.
    ///
    /// # Errors
    /// What an encoder refuses.
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

/// Everything that decides the bytes of a film.
#[derive(Clone, Debug)]
pub struct FilmJob {
    /// What it shows.
    pub asked: FilmRequest,
    /// What is now, which decides what is today.
    pub now: Instant,
    /// From when it is told, which decides the tense.
    pub told: Instant,
    /// The host that stands among the credits.
    pub host: Option<String>,
    /// Where the same film is made again.
    pub permalink: Option<String>,
}

impl FilmJob {
    fn request<'a>(&'a self, revision: DrawnRevision<'a>) -> PictureRequest<'a> {
        let offset = revision.atlas.header().offset;
        self.asked.picture.request(offset, self.now, self.told, self.host.as_deref(), revision.short_id)
    }

    /// Its frames.
    ///
    /// # Errors
    /// When there are more than `most` of them.
    pub fn moments(&self, revision: DrawnRevision<'_>, most: usize) -> Result<Vec<FrameTime>, TooMany> {
        moments(revision.atlas, &self.request(revision), &self.asked.run(revision.atlas, self.now), most)
    }

    /// Makes the film; `told` hears after each frame how many there are.
    ///
    /// # Errors
    /// When it cannot be written, an encoder refuses, or its context ends it.
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

    /// What its file is called: the dataset, and from when to when.
    #[must_use]
    pub fn file_name(&self, atlas: &Atlas, format: FilmFormat) -> String {
        let (header, run) = (atlas.header(), self.asked.run(atlas, self.now));
        let part = |shown: crate::chronicle::sentence::Shown| shown.written(header.offset).replace(':', "");
        format!("{}-{}-{}.{}", header.id, part(run.since), part(run.until), format.extension())
    }
}
