//! Layers of what is a point: a tile that tells the status, the pictogram of its kind, and on a disc the glyph of its look.
//!
//! An image cannot follow a feature's state, but a colour and an opacity can: so there is a layer for each shape of tile and each glyph.

use super::{
    brush::{Brush, font},
    expressions::{by_look, colour, is_kind, unless_grouped, while_one_of, while_there},
    ground::merged,
};
use crate::symbology::{
    Symbol,
    glyph::{Glyph, MARKERS},
};
use serde_json::{Value, json};

pub(super) fn layers(brush: &Brush<'_>) -> Vec<Value> {
    let palette = brush.palette;
    let kinds: Vec<&str> = MARKERS.iter().map(|marker| marker.kind.as_str()).collect();
    // A disc stands below and to the right of the middle. An offset is multiplied by the size of its icon.
    let beside = |size: f64| json!([CHIP_AT / size, CHIP_AT / size]);
    let here = || json!([0, 0]);
    let icon = |id: &str, image: Value, offset: Value, colour: Value, opacity: Value, size: f64| {
        json!({
            "id": id, "type": "symbol", "source": "places", "filter": is_kind(&kinds),
            "layout": {
                "icon-image": image, "icon-offset": offset,
                // Far out there is less room.
                "icon-size": ["interpolate", ["linear"], ["zoom"], 8, size * FAR_SIZE, 11.5, size],
                "icon-overlap": "always", "icon-ignore-placement": true,
                "symbol-sort-key": ["match", ["get", "kind"], "bridge", 2, 1],
            },
            "paint": {"icon-color": colour, "icon-opacity": unless_grouped(&opacity)},
        })
    };
    let haloed = |mut layer: Value| {
        let halo = json!({"icon-halo-color": palette.casing, "icon-halo-width": 2});
        layer["paint"] = merged(layer["paint"].take(), &halo);
        layer
    };
    // Presence without a fill of its own is empty, as is what has no look.
    let is_full = |look: &&Symbol| look.is_tube() || look.fill != look.colour;
    let ground = || by_look(brush.looks.iter().filter(is_full).map(|look| (look, look.fill.as_str())), palette.casing);
    let sign = || {
        let ink = |look: &Symbol| if look.is_tube() { look.sign.clone() } else { look.colour.clone() };
        by_look(brush.looks.iter().map(|look| (look, ink(look))), palette.faint)
    };
    let is_tube = || while_one_of(brush.looks.iter().filter(|look| look.is_tube()), 1.0);
    let not_tube = || {
        let there = while_there(1.0);
        let names: Vec<&str> = brush.looks.iter().filter(|look| look.is_tube()).map(|look| look.name.as_str()).collect();
        json!(["match", super::expressions::look(), names, 0, there])
    };
    let is_rough = json!([">=", ["coalesce", ["get", "precision_m"], 0], ROUGH_M]);
    let has_sign = || while_one_of(brush.looks.iter().filter(|look| look.has_sign()), 1.0);
    let mut layers = vec![
        haloed(icon("places-marker", json!("tile-round"), here(), ground(), is_tube(), TILE_SIZE)),
        haloed(icon("places-marker-square", json!("tile-square"), here(), ground(), not_tube(), TILE_SIZE)),
        icon("places-edge", json!("edge-round"), here(), colour(brush), is_tube(), TILE_SIZE),
        icon(
            "places-edge-square",
            json!(["case", is_rough, "edge-square-rough", "edge-square"]),
            here(),
            colour(brush),
            not_tube(),
            TILE_SIZE,
        ),
        icon("places-mark", json!(["concat", "mark-", ["get", "kind"]]), here(), sign(), while_there(1.0), MARK_SIZE),
        haloed(icon("places-chip", json!("chip"), beside(CHIP_SIZE), colour(brush), has_sign(), CHIP_SIZE)),
        icon("places-chip-ground", json!("chip"), beside(CHIP_SIZE * 0.8), ground(), has_sign(), CHIP_SIZE * 0.8),
    ];
    // Open is the disc alone: a disc on a disc would not be seen.
    for &glyph in Glyph::ALL.iter().filter(|&&glyph| glyph != Glyph::Circle) {
        let looks: Vec<&Symbol> = brush.looks.iter().filter(|look| look.glyph == glyph && look.has_sign()).collect();
        if looks.is_empty() {
            continue;
        }
        let (id, opacity) = (format!("places-glyph-{glyph}"), while_one_of(looks.into_iter(), 1.0));
        layers.push(icon(&id, json!(format!("glyph-{glyph}")), beside(GLYPH_SIZE), sign(), opacity, GLYPH_SIZE));
    }
    layers.extend(counts(brush));
    layers
}

/// The sizes of a tile, of the pictogram on it and of a disc, against their images.
const TILE_SIZE: f64 = 0.95;
const MARK_SIZE: f64 = 0.76;
const CHIP_SIZE: f64 = 0.86;
/// The precision of a place from which on its edge is dashed, in metres.
const ROUGH_M: f64 = 1000.0;

/// The size of markers far out, against that near.
const FAR_SIZE: f64 = 0.8;

/// The size of a glyph on a chip, against its image.
const GLYPH_SIZE: f64 = 0.41;

/// Where the middle of a chip stands from that of its mark, to the right and down, in pixels of the image.
const CHIP_AT: f64 = 8.5;

/// The marks that are seen, and how many places each stands for, above it on the right: the page fills the source `groups`.
fn counts(brush: &Brush<'_>) -> Vec<Value> {
    let palette = brush.palette;
    let aside = json!(["interpolate", ["linear"], ["zoom"], 8, ["literal", [8, -8]], 11.5, ["literal", [9.5, -9.5]]]);
    let is_group = json!([">", ["get", "count"], 1]);
    vec![
        // Names keep clear of the marks that are seen. Nothing of this layer is.
        json!({
            "id": "groups-room", "type": "symbol", "source": "groups",
            "layout": {"icon-image": "tile-square", "icon-size": 0.9, "icon-overlap": "always"}, "paint": {"icon-opacity": 0},
        }),
        json!({
            "id": "groups-disc", "type": "circle", "source": "groups", "filter": is_group,
            "paint": {
                "circle-radius": 7, "circle-translate": aside, "circle-color": palette.casing,
                "circle-stroke-color": palette.strong_label, "circle-stroke-width": 1.2,
            },
        }),
        json!({
            "id": "groups-count", "type": "symbol", "source": "groups", "filter": is_group,
            "layout": {
                "text-field": ["to-string", ["get", "count"]], "text-font": [font(true)], "text-size": 10.5,
                "text-allow-overlap": true, "text-ignore-placement": true,
            },
            "paint": {"text-color": palette.strong_label, "text-translate": aside},
        }),
    ]
}
