//! Writes a picture as a self-contained SVG file, with an embedded font or with text as outlines.

use super::{
    font_subset::woff,
    metadata::Metadata,
    outline,
    raster::HALO,
    svg::{Colours, escaped, number, write_shape, write_words},
};
use crate::render::{
    font::FAMILY,
    picture::Picture,
    scene::{Ink, TextRun},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use quick_cache::sync::Cache;
use std::{
    collections::BTreeSet,
    fmt::Write,
    sync::{Arc, LazyLock},
};

/// Minimum characters of a line that gets a `textLength`: shorter lines look right in a fallback font.
const LONG: usize = 24;

/// How an SVG contains text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lettering {
    /// As text with an embedded font: searchable, selectable, accessible.
    Text,
    /// As outlines, for programs that ignore embedded fonts.
    Outline,
}

/// A cache of font subsets: pictures in one language often have the same characters.
static FONTS: LazyLock<Cache<(String, bool), Arc<str>>> = LazyLock::new(|| Cache::new(64));

/// Writes the picture as an SVG document.
#[must_use]
pub fn picture_svg(picture: &Picture, lettering: Lettering, metadata: &Metadata) -> String {
    let colours = Colours::Literal(picture.theme);
    let mut out = String::with_capacity(120_000);
    let (width, height) = (number(picture.width), number(picture.height));
    let (unit, wide, high) = if picture.size.is_paper {
        ("mm", picture.size.width / 96.0 * 25.4, picture.size.height / 96.0 * 25.4)
    } else {
        ("", picture.size.width, picture.size.height)
    };
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{}{unit}\" height=\"{}{unit}\" role=\"img\" \
         lang=\"{}\" font-family=\"'{FAMILY}', sans-serif\" aria-labelledby=\"t d\"><title id=\"t\">{}</title><desc id=\"d\">{}</desc>\
         <metadata>{}</metadata>",
        number(wide),
        number(high),
        escaped(&picture.language),
        escaped(&picture.name()),
        escaped(&picture.said.alternative),
        // A processing instruction is not allowed inside an element.
        metadata.xmp().split_once("?>").and_then(|(_, rest)| rest.rsplit_once("<?")).map_or("", |(xmp, _)| xmp),
    );
    if lettering == Lettering::Text {
        write_fonts(&mut out, picture);
    }
    let _ = write!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>", colours.of(&Ink::Palette("surface")));
    for (index, panel) in picture.panels.iter().enumerate() {
        let size = (panel.scene.width, panel.scene.height);
        let _ = write!(
            out,
            "<clipPath id=\"p{index}\"><rect width=\"{}\" height=\"{}\"/></clipPath><g transform=\"translate({} {})\" clip-path=\"url(#p{index})\">",
            number(size.0),
            number(size.1),
            number(panel.left),
            number(panel.top),
        );
        panel.scene.shapes.iter().for_each(|shape| write_shape(&mut out, shape, size, colours));
        let halo = colours.of(&Ink::Palette("halo"));
        let _ = write!(out, "<g stroke=\"{halo}\" stroke-width=\"{HALO}\" stroke-linejoin=\"round\" paint-order=\"stroke\">");
        panel.scene.words.iter().for_each(|words| write_letters(&mut out, words, lettering, colours));
        out.push_str("</g></g>");
    }
    picture.shapes.iter().for_each(|shape| write_shape(&mut out, shape, (picture.width, picture.height), colours));
    picture.words.iter().for_each(|words| write_letters(&mut out, words, lettering, colours));
    out.push_str("</svg>");
    out
}

fn write_letters(out: &mut String, words: &TextRun, lettering: Lettering, colours: Colours) {
    if lettering == Lettering::Text {
        // Where the embedded font is ignored, as in librsvg and Inkscape, a fallback font is fitted to the same width.
        let width = (words.text.chars().count() >= LONG).then(|| words.width());
        return write_words(out, words, colours, width);
    }
    let Some(path) = outline::words(words) else { return };
    let _ = write!(out, "<path fill=\"{}\" d=\"", colours.of(&words.ink));
    use tiny_skia::PathSegment::{Close, CubicTo, LineTo, MoveTo, QuadTo};
    let at = |point: tiny_skia::Point| format!("{} {}", number(point.x.into()), number(point.y.into()));
    for segment in path.segments() {
        let _ = match segment {
            MoveTo(to) => write!(out, "M{}", at(to)),
            LineTo(to) => write!(out, "L{}", at(to)),
            QuadTo(by, to) => write!(out, "Q{} {}", at(by), at(to)),
            CubicTo(one, two, to) => write!(out, "C{} {} {}", at(one), at(two), at(to)),
            Close => write!(out, "z"),
        };
    }
    out.push_str("\"/>");
}

/// Writes an embedded font for the characters of each weight.
fn write_fonts(out: &mut String, picture: &Picture) {
    out.push_str("<style>");
    for (is_bold, weight) in [(false, 400), (true, 600)] {
        let letters: BTreeSet<char> =
            picture.all_words().filter(|words| words.is_bold == is_bold).flat_map(|words| words.text.chars()).collect();
        let letters: String = letters.into_iter().collect();
        let made = FONTS.get_or_insert_with(&(letters.clone(), is_bold), || {
            let font = woff(letters.chars(), is_bold).map_or_else(String::new, |font| STANDARD.encode(font));
            Ok::<_, std::convert::Infallible>(Arc::from(font))
        });
        let Ok(font) = made;
        if !font.is_empty() {
            let _ = write!(
                out,
                "@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:url(data:font/woff;base64,{font}) format('woff')}}"
            );
        }
    }
    out.push_str("</style>");
}
