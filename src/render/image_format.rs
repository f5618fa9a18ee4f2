//! The formats of a picture file.

/// The format of a picture file.
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
    /// Every format.
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

    /// The format of a file with this extension.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
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

    /// Whether it is text, so that compression makes it smaller.
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
