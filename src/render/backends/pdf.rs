//! Writes pictures as PDF: vector lines, searchable text, and exact page sizes in millimetres.

use super::{
    metadata::{Metadata, RENDERER},
    outline::{self, narrow},
    raster::{HALO, dashes},
};
use crate::{
    render::{
        font::FONTS,
        picture::{Panel, Picture},
        relief::Relief,
        scene::{Form, Ink, Shape, TextRun},
    },
    symbology::palette::{Palette, Theme, channels},
};
use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::Configuration,
    error::KrillaError,
    geom::{Path, PathBuilder, Point, Rect, Size, Transform},
    image::Image,
    metadata::{Metadata as About, TextDirection},
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash},
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph},
};
use std::sync::LazyLock;

static FACES: LazyLock<[Option<Font>; 2]> = LazyLock::new(|| FONTS.map(|font| Font::new(font.to_vec().into(), 0)));

/// Writes the picture as a one-page PDF.
///
/// # Errors
/// Returns the library's error; no picture is known to cause one.
pub fn pdf(picture: &Picture, metadata: &Metadata) -> Result<Vec<u8>, KrillaError> {
    // A point is 1/72 inch, a CSS pixel 1/96.
    let points = |pixels: f64| narrow(pixels * 72.0 / 96.0);
    let mut document =
        Document::new_with(SerializeSettings { configuration: Configuration::default(), ..SerializeSettings::default() });
    document.set_metadata(about(picture, metadata));
    let settings = PageSettings::from_wh(points(picture.size.width), points(picture.size.height)).unwrap_or_default();
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let scale = points(picture.size.width / picture.width);
    surface.push_transform(&Transform::from_scale(scale, scale));
    let mut writer = Writer { surface: &mut surface, theme: picture.theme };
    writer.fill_rect(picture.width, picture.height, &Ink::Palette("surface"));
    picture.panels.iter().for_each(|panel| writer.panel(panel));
    picture.shapes.iter().for_each(|shape| writer.shape(shape, (picture.width, picture.height)));
    picture.words.iter().for_each(|words| writer.words(words));
    surface.pop();
    surface.finish();
    page.finish();
    document.finish()
}

fn about(picture: &Picture, metadata: &Metadata) -> About {
    let mut keywords = vec![format!("date shown {}", metadata.shown), format!("revision {}", metadata.revision)];
    keywords.extend([metadata.credit.clone(), metadata.licence_url.clone()]);
    keywords.extend(metadata.permalink.clone());
    About::new()
        .title(metadata.title.clone())
        .description(metadata.description.clone())
        .keywords(keywords.into_iter().filter(|word| !word.is_empty()).collect())
        .language(picture.language.clone())
        .creator(RENDERER.to_owned())
        .producer(RENDERER.to_owned())
        .document_id(format!("{} {} {}", metadata.revision, metadata.shown, metadata.permalink.as_deref().unwrap_or("")))
        .text_direction(TextDirection::LeftToRight)
}

struct Writer<'a, 'b> {
    surface: &'a mut Surface<'b>,
    theme: Theme,
}

impl Writer<'_, '_> {
    fn colour(&self, ink: &Ink) -> rgb::Color {
        let written = match ink {
            Ink::Palette(name) => Palette::of(self.theme).entries().find(|(known, _)| known == name).map(|(_, colour)| colour),
            Ink::Symbol(look) => Some(look.colour.as_str()),
            Ink::Fill(look) => Some(look.fill.as_str()),
            Ink::Sign(look) => Some(look.sign.as_str()),
        };
        let [red, green, blue] = written.and_then(channels).unwrap_or_default();
        rgb::Color::new(red, green, blue)
    }

    fn fill(&self, ink: &Ink, opacity: f64, rule: FillRule) -> Fill {
        let opacity = NormalizedF32::new(narrow(opacity)).unwrap_or(NormalizedF32::ONE);
        Fill { paint: self.colour(ink).into(), opacity, rule }
    }

    fn fill_rect(&mut self, width: f64, height: f64, ink: &Ink) {
        let fill = self.fill(ink, 1.0, FillRule::NonZero);
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill));
        if let Some(path) = rectangle(width, height) {
            self.surface.draw_path(&path);
        }
    }

    fn panel(&mut self, panel: &Panel) {
        let size = (panel.scene.width, panel.scene.height);
        let Some(edge) = rectangle(size.0, size.1) else { return };
        self.surface.push_transform(&Transform::from_translate(narrow(panel.left), narrow(panel.top)));
        self.surface.push_clip_path(&edge, &FillRule::NonZero);
        panel.scene.shapes.iter().for_each(|shape| self.shape(shape, size));
        panel.scene.words.iter().for_each(|words| self.halo(words));
        panel.scene.words.iter().for_each(|words| self.words(words));
        self.surface.pop();
        self.surface.pop();
    }

    fn shape(&mut self, shape: &Shape, size: (f64, f64)) {
        if let Form::Relief { rectangle } = shape.form {
            self.relief(rectangle, shape.opacity, size);
            return;
        }
        let made = if matches!(shape.form, Form::Everything) {
            rectangle(size.0, size.1)
        } else {
            outline::form(&shape.form).and_then(|path| path_of(&path))
        };
        let Some(path) = made else { return };
        if let Some(ink) = &shape.fill {
            let fill = self.fill(ink, shape.opacity, FillRule::EvenOdd);
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(fill));
            self.surface.draw_path(&path);
        }
        if let Some(stroke) = &shape.stroke {
            let dash = dashes(&stroke.dash);
            let stroke = Stroke {
                paint: self.colour(&stroke.ink).into(),
                width: narrow(stroke.width),
                miter_limit: 4.0,
                line_cap: if stroke.is_round { LineCap::Round } else { LineCap::Butt },
                line_join: LineJoin::Round,
                opacity: NormalizedF32::new(narrow(shape.opacity)).unwrap_or(NormalizedF32::ONE),
                dash: (!dash.is_empty()).then_some(StrokeDash { array: dash, offset: 0.0 }),
            };
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(stroke));
            self.surface.draw_path(&path);
        }
    }

    fn relief(&mut self, rectangle: [f64; 4], opacity: f64, size: (f64, f64)) {
        let Some(piece) = Relief::built_in().and_then(|relief| relief.piece(size, rectangle, self.theme, opacity)) else {
            return;
        };
        let [left, top, width, height] = piece.rectangle.map(narrow);
        let (Ok(image), Some(size)) = (Image::from_png(piece.png.to_vec().into(), true), Size::from_wh(width, height)) else {
            return;
        };
        self.surface.push_transform(&Transform::from_translate(left, top));
        self.surface.draw_image(image, size);
        self.surface.pop();
    }

    /// Writes halos as paths instead of text, so that a search finds every name once.
    fn halo(&mut self, words: &TextRun) {
        let Some(path) = outline::words(words).and_then(|path| path_of(&path)) else { return };
        let stroke = Stroke {
            paint: self.colour(&Ink::Palette("halo")).into(),
            width: narrow(HALO),
            line_join: LineJoin::Round,
            ..Stroke::default()
        };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(stroke));
        self.surface.draw_path(&path);
    }

    fn words(&mut self, words: &TextRun) {
        let Some(font) = FACES[usize::from(words.is_bold)].clone() else { return };
        let (x, y) = outline::origin(words);
        let glyph = |letter: outline::Letter| KrillaGlyph {
            glyph_id: GlyphId::new(letter.glyph.into()),
            text_range: letter.start..letter.end,
            x_advance: narrow(letter.advance / words.size),
            x_offset: 0.0,
            y_offset: 0.0,
            y_advance: 0.0,
            location: None,
        };
        let glyphs: Vec<KrillaGlyph> = outline::letters(words).into_iter().map(glyph).collect();
        let fill = self.fill(&words.ink, 1.0, FillRule::NonZero);
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill));
        let lean = if words.is_italic { -outline::SLANT } else { 0.0 };
        self.surface.push_transform(&Transform::from_row(1.0, 0.0, lean, 1.0, narrow(x), narrow(y)));
        self.surface.draw_glyphs(Point::from_xy(0.0, 0.0), &glyphs, font, &words.text, narrow(words.size), false);
        self.surface.pop();
    }
}

fn rectangle(width: f64, height: f64) -> Option<Path> {
    let mut pen = PathBuilder::new();
    pen.push_rect(Rect::from_xywh(0.0, 0.0, narrow(width), narrow(height))?);
    pen.finish()
}

fn path_of(path: &tiny_skia::Path) -> Option<Path> {
    use tiny_skia::PathSegment::{Close, CubicTo, LineTo, MoveTo, QuadTo};
    let mut pen = PathBuilder::new();
    for segment in path.segments() {
        match segment {
            MoveTo(to) => pen.move_to(to.x, to.y),
            LineTo(to) => pen.line_to(to.x, to.y),
            QuadTo(by, to) => pen.quad_to(by.x, by.y, to.x, to.y),
            CubicTo(one, two, to) => pen.cubic_to(one.x, one.y, two.x, two.y, to.x, to.y),
            Close => pen.close(),
        }
    }
    pen.finish()
}
