//! The formats of a picture file.

/// The format of a picture file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageFormat {
    /// SVG: vectors and text.
    Svg,
    /// PNG: pixels.
    Png,
    /// WebP: pixels in fewer bytes.
    Webp,
    /// PDF: a page.
    Pdf,
}

impl ImageFormat {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Svg, Self::Png, Self::Webp, Self::Pdf];

    /// Returns the file extension.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
        }
    }

    /// Returns the format of a file extension.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }

    /// Returns the media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// Returns true for text formats, which HTTP compression makes smaller.
    #[must_use]
    pub fn is_text(self) -> bool {
        self == Self::Svg
    }

    /// Returns true for raster formats, which have a scale.
    #[must_use]
    pub fn is_raster(self) -> bool {
        matches!(self, Self::Png | Self::Webp)
    }
}
