//! The style of the live map (MapLibre style specification, version 8), made from the palette and the dataset's vocabulary.
//!
//! The page adds no look of its own: it fills the source `places` once and then says, place by place, which look it has
//! (`setFeatureState`), so that a step of the playhead costs only what changed. What cannot follow a feature's state (dashes,
//! images) has a layer for each look, of which one at a time is opaque. Fonts, images and tables that the page needs beside the
//! layers are in `metadata`.

mod brush;
mod expressions;
pub(crate) mod ground;
pub(crate) mod markers;
pub(crate) mod places;
pub(crate) mod tables;

use crate::chronicle::dataset::Header;
use crate::symbology::{
    Symbol,
    palette::{Palette, Theme},
};
use brush::{Brush, font};
use serde_json::{Value, json};

/// The style of a dataset in a theme, with labels of its tables in `language`; `base` is where this server is reached.
#[must_use]
pub fn style(header: &Header, theme: Theme, language: &str, base: &str) -> Value {
    let looks = Symbol::all(header, theme);
    let brush = Brush { palette: Palette::of(theme), looks: &looks };
    let mut layers = ground::layers(&brush, language);
    let relief = ground::relief(theme, base).and_then(|source| Some((source, ground::relief_layer()?)));
    if let Some((_, layer)) = &relief {
        // Over the land, which is the second layer.
        layers.insert(2, layer.clone());
    }
    layers.extend(places::layers(&brush));
    layers.push(ground::country_names(&brush));
    let attribution: Vec<&str> = header.credits.iter().map(|credit| &*credit.text).collect();
    let basemap = |name: &str| json!({"type": "geojson", "data": format!("{base}/basemap/{name}.geojson")});
    let mut land = basemap("land");
    land["attribution"] = attribution.join(" · ").into();
    let filled_by_the_page = || json!({"type": "geojson", "data": {"type": "FeatureCollection", "features": []}});
    let mut style = json!({
        "version": 8,
        "name": header.title.in_language(language),
        "center": header.default_view.center,
        "zoom": header.default_view.zoom,
        "metadata": tables::metadata(header, theme, language, &looks, &attribution),
        "font-faces": {
            (font(false)): format!("{base}/fonts/NotoSans-Regular.woff2"),
            (font(true)): format!("{base}/fonts/NotoSans-SemiBold.woff2"),
        },
        "sources": {
            "land": land,
            "borders": basemap("borders"),
            "water": basemap("water"),
            "towns": basemap("towns"),
            "countries": filled_by_the_page(),
            "regions": filled_by_the_page(),
            "groups": filled_by_the_page(),
            "places": {
                "type": "geojson",
                "promoteId": "id",
                "data": {"type": "FeatureCollection", "features": []},
            },
        },
        "transition": {"duration": 0, "delay": 0},
        "layers": layers,
    });
    if let Some((source, _)) = relief {
        style["sources"]["relief"] = source;
    }
    style
}
