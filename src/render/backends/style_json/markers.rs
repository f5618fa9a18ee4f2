//! Layers of what is a point: a shape and a mark of its kind, and on a chip the glyph of its look.
//!
//! An image cannot follow a feature's state, but a colour and an opacity can: so there is a layer for each glyph.

use super::{
    Brush,
    expressions::{colour, is_kind, while_one_of, while_there},
    ground::merged,
};
use crate::symbology::{
    Symbol,
    glyph::{Anchor, Glyph, MARKERS},
};
use serde_json::{Value, json};

pub(super) fn layers(brush: &Brush<'_>) -> Vec<Value> {
    let palette = brush.palette;
    let kinds: Vec<&str> = MARKERS.iter().map(|marker| marker.kind.as_str()).collect();
    // Where the middle of a marker stands about its position, in pixels of its image of 24 by 24.
    let offset = |reach: f64| {
        let mut expression = vec![json!("match"), json!(["get", "kind"])];
        for marker in &MARKERS {
            let away = |toward: f64| json!(["literal", [toward * (15.0 + reach), -15.0 - reach]]);
            match marker.anchor {
                Anchor::Center if reach > 0.0 => expression.extend([json!(marker.kind), json!(["literal", [reach, reach]])]),
                Anchor::Center => {}
                Anchor::LowerLeft => expression.extend([json!(marker.kind), away(1.0)]),
                Anchor::LowerRight => expression.extend([json!(marker.kind), away(-1.0)]),
            }
        }
        expression.push(json!(["literal", [0, 0]]));
        Value::Array(expression)
    };
    let icon = |id: String, image: Value, offset: Value, colour: Value, opacity: Value, size: f64| {
        json!({
            "id": id, "type": "symbol", "source": "places", "filter": is_kind(&kinds),
            "layout": {
                "icon-image": image, "icon-offset": offset,
                // Far out several stand close together, so that smaller ones are clearer.
                "icon-size": ["interpolate", ["linear"], ["zoom"], 8, size * FAR_SIZE, 11.5, size],
                "icon-overlap": "always", "icon-ignore-placement": true,
                "symbol-sort-key": ["match", ["get", "kind"], "bridge", 2, 1],
            },
            "paint": {"icon-color": colour, "icon-opacity": opacity},
        })
    };
    let image = |part: &str| json!(["concat", format!("{part}-"), ["get", "kind"]]);
    let halo = json!({"icon-halo-color": palette.casing, "icon-halo-width": 2});
    let mut shape = icon("places-marker".into(), image("shape"), offset(0.0), colour(brush), while_there(1.0), 1.0);
    shape["layout"]["icon-ignore-placement"] = false.into();
    shape["paint"] = merged(shape["paint"].take(), &halo);
    let mut layers = vec![
        shape,
        icon("places-mark".into(), image("mark"), offset(0.0), json!(palette.casing), while_there(1.0), 1.0),
        icon("places-chip".into(), json!("chip"), scaled(offset(9.0), 1.0), json!(palette.casing), while_there(1.0), 1.0),
    ];
    for &glyph in Glyph::ALL {
        let looks: Vec<&Symbol> = brush.looks.iter().filter(|look| look.glyph == glyph).collect();
        if looks.is_empty() {
            continue;
        }
        let (id, opacity) = (format!("places-glyph-{glyph}"), while_one_of(looks.into_iter(), 1.0));
        layers.push(icon(
            id,
            json!(format!("glyph-{glyph}")),
            scaled(offset(9.0), 1.0 / GLYPH_SIZE),
            colour(brush),
            opacity,
            GLYPH_SIZE,
        ));
    }
    layers
}

/// The size of markers far out, against that near.
const FAR_SIZE: f64 = 0.5;

/// The size of a glyph on a chip, against its image.
const GLYPH_SIZE: f64 = 0.45;

/// An offset is multiplied by the icon's size; this takes that back.
fn scaled(mut offset: Value, by: f64) -> Value {
    if let Some(members) = offset.as_array_mut() {
        for pair in members.iter_mut().filter_map(|member| member.get_mut(1)?.as_array_mut()) {
            for value in pair {
                *value = json!(value.as_f64().map_or(0.0, |value| (value * by * 100.0).round() / 100.0));
            }
        }
    }
    offset
}
