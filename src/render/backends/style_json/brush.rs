//! What every layer of the style is made with.

use crate::{
    render::font::FAMILY,
    symbology::{Symbol, palette::Palette},
};

/// Everything that the layers are made of.
pub(super) struct Brush<'a> {
    pub(super) palette: &'static Palette,
    pub(super) looks: &'a [Symbol],
}

/// The name of a weight in `text-font` and `font-faces`.
pub(super) fn font(is_bold: bool) -> String {
    format!("{FAMILY} {}", if is_bold { "SemiBold" } else { "Regular" })
}
