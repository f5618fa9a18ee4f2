//! What the page needs beside the layers: palette, legends, images and their paths, all from the same place as the layers.

use crate::{
    chronicle::{dataset::Header, status::AccessLevel},
    symbology::{
        ACCESS, Symbol,
        glyph::{Glyph, MARKERS, TILES},
        palette::{Palette, Theme},
        texture::Texture,
    },
};
use serde_json::{Map, Value, json};

/// The member `metadata` of the style; its names begin with `corridor:`, as the specification asks of what is not its own.
pub(super) fn metadata(header: &Header, theme: Theme, language: &str, looks: &[Symbol], attribution: &[&str]) -> Value {
    let palette: Map<String, Value> =
        Palette::of(theme).entries().map(|(name, colour)| (name.replace('_', "-"), colour.into())).collect();
    json!({
        "corridor:theme": theme,
        "corridor:palette": palette,
        "corridor:statuses": looks.iter().zip(&header.statuses).map(|(look, status)| {
            let mut row = row(look, status.label.in_language(language));
            row["id"] = json!(status.id);
            row["description"] = json!(status.description.in_language(language));
            row["severity"] = json!(status.severity);
            row
        }).collect::<Vec<_>>(),
        "corridor:access": looks[header.statuses.len()..].iter().zip(&ACCESS).map(|(look, access)| {
            let label = header.access_values.of(AccessLevel::from_word(access.id));
            let mut row = row(look, label.in_language(language));
            row["id"] = json!(access.id);
            row
        }).collect::<Vec<_>>(),
        "corridor:images": images(),
        "corridor:textures": textures(looks),
        "corridor:attribution": attribution,
    })
}

fn row(look: &Symbol, label: &str) -> Value {
    json!({
        "look": look.name, "label": label, "colour": look.colour, "fill": look.fill, "variable": format!("--{}", look.variable),
        "dash": look.dash, "glyph": look.glyph, "texture": look.texture.name,
    })
}

/// The tiles of all glyphs and looks, by name.
fn textures(looks: &[Symbol]) -> Map<String, Value> {
    let of_glyphs = Glyph::ALL.iter().map(|&glyph| Texture::of(glyph, 0));
    let all = of_glyphs.chain(looks.iter().map(|look| look.texture.clone()));
    all.map(|texture| (texture.name.to_string(), json!(texture))).collect()
}

/// The ring that marks a town of the basemap; the dataset has no place for it.
const TOWN: &str = "M0-7a7 7 0 1 0 .01 0zM0-4a4 4 0 1 1-.01 0z";

/// The images that the page adds, by name: a path in a box of 24 by 24 about its middle, filled even-odd, added as `sdf`.
fn images() -> Map<String, Value> {
    let image = |path: &str| json!({"path": path, "box": [-12, -12, 24, 24], "sdf": true});
    let mut images = Map::new();
    images.insert("town".into(), image(TOWN));
    for marker in &MARKERS {
        images.insert(format!("mark-{}", marker.kind), image(marker.mark));
    }
    images.insert("chip".into(), image(CHIP));
    images.extend(TILES.map(|(name, path)| (name.to_owned(), image(path))));
    for glyph in Glyph::ALL {
        images.insert(format!("glyph-{glyph}"), image(glyph.path()));
    }
    images
}

/// The disc that a glyph sits on.
const CHIP: &str = "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0z";
