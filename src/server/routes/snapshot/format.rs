//! The forms of a picture, and how each is made.

use super::params::{SnapshotParams, written};
use crate::{
    chronicle::moment::Instant,
    published::Published,
    query::QueryError,
    render::{
        backends::{
            metadata::Metadata,
            pdf::pdf,
            picture_svg::picture_svg,
            png::png,
            webp::{LONGEST, webp},
        },
        picture::{Picture, picture},
    },
};

/// The form of a picture file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageFormat {
    /// Lines and text.
    Svg,
    /// Pixels.
    Png,
    /// Pixels, in fewer bytes.
    Webp,
    /// A page.
    Pdf,
}

impl ImageFormat {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Svg, Self::Png, Self::Webp, Self::Pdf];

    /// What its file name ends in.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
        }
    }

    /// The form of a file with this name.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.extension() == extension)
    }

    /// The form of the picture at this path.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        path.strip_prefix("/snapshot.").and_then(Self::of_extension)
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// Whether its bytes become fewer on the way.
    #[must_use]
    pub fn is_text(self) -> bool {
        self == Self::Svg
    }

    /// Whether it is made of pixels, so that its scale matters.
    #[must_use]
    pub fn is_raster(self) -> bool {
        matches!(self, Self::Png | Self::Webp)
    }
}

/// Everything that decides the bytes of a picture.
#[derive(Clone, Debug)]
pub struct RenderJob {
    /// What it shows.
    pub asked: SnapshotParams,
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
    pub fn picture(&self, published: &Published) -> Picture {
        let offset = published.atlas.header().offset;
        let revision = published.revision.id.short();
        picture(&published.atlas, &self.asked.request(offset, self.now, self.told, self.host.as_deref(), revision))
    }

    /// What its file says of itself.
    #[must_use]
    pub fn metadata(&self, published: &Published, picture: &Picture) -> Metadata {
        let header = published.atlas.header();
        let shown = written(self.asked.shown(header.offset, self.now), header.offset);
        let compare = self.asked.compare.map(|compare| format!("{}/", written(compare, header.offset))).unwrap_or_default();
        let metadata = Metadata {
            licence: header.licence.id.to_string(),
            licence_url: header.licence.url.to_string(),
            permalink: self.permalink.clone(),
            revision: published.revision.id.as_str().to_owned(),
            shown: compare + &shown,
            ..Metadata::default()
        };
        metadata.of(picture)
    }

    /// The bytes of the picture in a form.
    ///
    /// # Errors
    /// What an encoder refuses.
    pub fn make(&self, published: &Published, form: ImageFormat) -> Result<Vec<u8>, String> {
        let picture = self.picture(published);
        let metadata = self.metadata(published, &picture);
        match form {
            ImageFormat::Svg => Ok(picture_svg(&picture, self.asked.lettering, &metadata).into_bytes()),
            ImageFormat::Png => png(&picture, self.asked.scale, &metadata).map_err(|error| error.to_string()),
            ImageFormat::Webp => webp(&picture, self.asked.scale, &metadata).map_err(|error| error.to_string()),
            ImageFormat::Pdf => pdf(&picture, &metadata).map_err(|error| format!("{error:?}")),
        }
    }
}

/// Refuses what has more pixels than are allowed, and what a form cannot hold.
///
/// # Errors
/// The size, with what is allowed.
pub fn check_size(asked: &SnapshotParams, form: ImageFormat, most: u64) -> Result<(), QueryError> {
    let scale = if form.is_raster() { asked.scale } else { 1.0 };
    let (width, height) = ((asked.size.width * scale).round(), (asked.size.height * scale).round());
    let given = format!("{width} × {height} pixels");
    let longest = if form == ImageFormat::Webp { LONGEST } else { 30_000.0 };
    #[expect(clippy::cast_precision_loss, reason = "a limit of pixels is far below 2^53")]
    let most = most as f64;
    if width * height > most {
        let allowed = format!("{most} pixels in all, width times height times the square of the scale");
        return Err(QueryError::new("width", &given, "that is more than is drawn here", allowed));
    }
    if width.max(height) > longest {
        return Err(QueryError::new("width", &given, "a side is too long", format!("{longest} pixels a side")));
    }
    Ok(())
}
