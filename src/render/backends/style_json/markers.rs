//! Layers of what is a point: a shape and a mark of its kind, and on a chip the glyph of its look.
//!
//! An image cannot follow a feature's state, but a colour and an opacity can: so there is a layer for each glyph.

use super::{
    brush::{Brush, font},
    expressions::{colour, is_kind, unless_grouped, while_one_of, while_there},
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
    // A chip stands below and to the right of the middle. An offset is multiplied by the size of its icon.
    let beside = |size: f64| json!([CHIP_AT / size, CHIP_AT / size]);
    let icon = |id: String, image: Value, offset: Value, colour: Value, opacity: Value, size: f64| {
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
    let image = |part: &str| json!(["concat", format!("{part}-"), ["get", "kind"]]);
    let halo = json!({"icon-halo-color": palette.casing, "icon-halo-width": 2});
    let mut shape = icon("places-marker".into(), image("shape"), json!([0, 0]), colour(brush), while_there(1.0), 1.0);
    shape["paint"] = merged(shape["paint"].take(), &halo);
    let mut layers = vec![
        shape,
        icon("places-mark".into(), image("mark"), json!([0, 0]), json!(palette.casing), while_there(1.0), 1.0),
        icon("places-chip".into(), json!("chip"), beside(1.0), json!(palette.casing), while_there(1.0), 1.0),
    ];
    for &glyph in Glyph::ALL {
        let looks: Vec<&Symbol> = brush.looks.iter().filter(|look| look.glyph == glyph).collect();
        if looks.is_empty() {
            continue;
        }
        let (id, opacity) = (format!("places-glyph-{glyph}"), while_one_of(looks.into_iter(), 1.0));
        layers.push(icon(id, json!(format!("glyph-{glyph}")), beside(GLYPH_SIZE), colour(brush), opacity, GLYPH_SIZE));
    }
    layers.extend(counts(brush));
    layers
}

/// The size of markers far out, against that near.
const FAR_SIZE: f64 = 0.8;

/// The size of a glyph on a chip, against its image.
const GLYPH_SIZE: f64 = 0.45;

/// Where the middle of a chip stands from that of its mark, to the right and down, in pixels of the image.
const CHIP_AT: f64 = 9.0;

/// The marks that are seen, and how many places each stands for, above it on the right: the page fills the source `groups`.
fn counts(brush: &Brush<'_>) -> Vec<Value> {
    let palette = brush.palette;
    let aside = json!(["interpolate", ["linear"], ["zoom"], 8, ["literal", [8, -8]], 11.5, ["literal", [9.5, -9.5]]]);
    let is_group = json!([">", ["get", "count"], 1]);
    vec![
        // Names keep clear of the marks that are seen. Nothing of this layer is.
        json!({
            "id": "groups-room", "type": "symbol", "source": "groups",
            "layout": {"icon-image": "shape-site", "icon-size": 0.9, "icon-overlap": "always"}, "paint": {"icon-opacity": 0},
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
