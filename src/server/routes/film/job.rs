//! Everything that decides the bytes of a film, and how it is made of that: for the server and for the command line.

use super::params::FilmParams;
use crate::{
    chronicle::moment::Instant,
    published::Published,
    render::{
        backends::metadata::Metadata,
        film::{
            Film, FilmContext, FilmError, FilmFormat,
            times::{FrameTime, TooMany, moments},
        },
        picture::{FilmScene, PictureRequest},
        raster_layer::LayerPainter,
    },
    server::routes::snapshot::params::written,
};
use std::io::Write;

/// Everything that decides the bytes of a film.
#[derive(Clone, Debug)]
pub struct FilmOrder {
    /// What it shows.
    pub asked: FilmParams,
    /// What is now, which decides what is today.
    pub now: Instant,
    /// From when it is told, which decides the tense.
    pub told: Instant,
    /// The host that stands among the credits.
    pub host: Option<String>,
    /// Where the same film is made again.
    pub permalink: Option<String>,
}

impl FilmOrder {
    fn request<'a>(&'a self, published: &'a Published) -> PictureRequest<'a> {
        let offset = published.atlas.header().offset;
        self.asked.picture.request(offset, self.now, self.told, self.host.as_deref(), published.revision.id.short())
    }

    /// Its frames.
    ///
    /// # Errors
    /// When there are more than `most` of them.
    pub fn moments(&self, published: &Published, most: usize) -> Result<Vec<FrameTime>, TooMany> {
        moments(&published.atlas, &self.request(published), &self.asked.run(&published.atlas, self.now), most)
    }

    /// Makes the film; `told` hears after each frame how many there are.
    ///
    /// # Errors
    /// When it cannot be written, an encoder refuses, or its context ends it.
    #[expect(clippy::too_many_arguments, reason = "each is a thing of its own, and two callers name them once")]
    pub fn make(
        &self,
        published: &Published,
        moments: &[FrameTime],
        form: FilmFormat,
        painter: &mut dyn LayerPainter,
        context: &FilmContext,
        out: &mut (dyn Write + Send),
        told: &mut dyn FnMut(usize),
    ) -> Result<(), FilmError> {
        let times: Vec<_> = moments.iter().map(|moment| moment.shown).collect();
        let stage = FilmScene::new(&published.atlas, &self.request(published), &times);
        let metadata = self.metadata(published, &stage);
        Film { stage: &stage, moments, scale: self.asked.picture.scale, metadata, context }.make(form, painter, out, told)
    }

    fn metadata(&self, published: &Published, stage: &FilmScene<'_>) -> Metadata {
        let header = published.atlas.header();
        let run = self.asked.run(&published.atlas, self.now);
        Metadata {
            title: stage.name.clone(),
            // What is said at the end.
            description: stage.said(run.until),
            credit: stage.credits.join(" "),
            licence: header.licence.id.to_string(),
            licence_url: header.licence.url.to_string(),
            permalink: self.permalink.clone(),
            revision: published.revision.id.as_str().to_owned(),
            shown: format!("{}/{}", written(run.since, header.offset), written(run.until, header.offset)),
        }
    }

    /// What its file is called: the dataset, and from when to when.
    #[must_use]
    pub fn file_name(&self, published: &Published, form: FilmFormat) -> String {
        let header = published.atlas.header();
        let run = self.asked.run(&published.atlas, self.now);
        let part = |shown| written(shown, header.offset).replace(':', "");
        format!("{}-{}-{}.{}", header.id, part(run.since), part(run.until), form.extension())
    }
}
