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
    group::Group,
    picture::{Panel, Picture},
    scene::{Ink, Scene, Shape, TextRun},
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
    let mut writer = Writer { out, picture, lettering, colours };
    for index in 0..picture.panels.len() {
        writer.clip_path(index);
    }
    for group in Group::ALL {
        writer.group(group);
    }
    let mut out = writer.out;
    out.push_str("</svg>");
    out
}

/// Writes the groups of a picture, each once, whatever it holds.
struct Writer<'a> {
    out: String,
    picture: &'a Picture,
    lettering: Lettering,
    colours: Colours,
}

impl Writer<'_> {
    fn clip_path(&mut self, index: usize) {
        let Scene { width, height, .. } = self.picture.panels[index].scene;
        let (width, height) = (number(width), number(height));
        let _ = write!(self.out, "<clipPath id=\"p{index}\"><rect width=\"{width}\" height=\"{height}\"/></clipPath>");
    }

    fn group(&mut self, group: Group) {
        let picture = self.picture;
        let _ = write!(self.out, "<g id=\"{}\">", group.id());
        picture.panels.iter().enumerate().for_each(|(index, panel)| self.part_of(index, panel, group));
        let size = (picture.width, picture.height);
        picture.shapes.iter().filter(|shape| shape.group == group).for_each(|shape| self.shape(shape, size));
        picture.words.iter().filter(|words| words.group == group).for_each(|words| self.words(words));
        self.out.push_str("</g>");
    }

    /// Writes what a panel has of a group, clipped at the edge of the panel.
    fn part_of(&mut self, index: usize, panel: &Panel, group: Group) {
        let scene = &panel.scene;
        let shapes = || scene.shapes.iter().filter(|shape| shape.group == group);
        let words = || scene.words.iter().filter(|words| words.group == group);
        if shapes().next().is_none() && words().next().is_none() {
            return;
        }
        let (left, top) = (number(panel.left), number(panel.top));
        let _ = write!(self.out, "<g transform=\"translate({left} {top})\" clip-path=\"url(#p{index})\">");
        shapes().for_each(|shape| self.shape(shape, (scene.width, scene.height)));
        if words().next().is_some() {
            let halo = self.colours.of(&Ink::Palette("halo"));
            let pen = "stroke-linejoin=\"round\" paint-order=\"stroke\"";
            let _ = write!(self.out, "<g stroke=\"{halo}\" stroke-width=\"{HALO}\" {pen}>");
            words().for_each(|words| self.words(words));
            self.out.push_str("</g>");
        }
        self.out.push_str("</g>");
    }

    fn shape(&mut self, shape: &Shape, size: (f64, f64)) {
        write_shape(&mut self.out, shape, size, self.colours);
    }

    fn words(&mut self, words: &TextRun) {
        write_letters(&mut self.out, words, self.lettering, self.colours);
    }
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
