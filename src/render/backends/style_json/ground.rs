//! Layers of the coarse ground: land, water, borders, and the names of waters and, far out, of countries.

use super::brush::{Brush, font};
use crate::render::basemap::{BORDERS_FADE, OWN_FROM_ZOOM};
use serde_json::{Value, json};

pub(super) fn layers(brush: &Brush<'_>, language: &str) -> Vec<Value> {
    let palette = brush.palette;
    let halo = json!({"text-halo-color": palette.halo, "text-halo-width": 1.2});
    let fading =
        |least: f64, most: f64| json!(["interpolate", ["linear"], ["zoom"], BORDERS_FADE.0, most, BORDERS_FADE.1, least]);
    let border = |id: &str, filter: Value, opacity: f64, dash: Option<Value>| {
        let mut layer = json!({
            "id": id, "type": "line", "source": "borders", "filter": filter,
            "layout": {"line-join": "round"},
            "paint": {
                "line-color": palette.border,
                "line-width": ["interpolate", ["linear"], ["zoom"], 4, 1.2, 9, 2.6],
                "line-opacity": fading(0.0, opacity),
            },
        });
        match dash {
            Some(dash) => layer["paint"]["line-dasharray"] = dash,
            None => layer["layout"]["line-cap"] = "round".into(),
        }
        layer
    };
    let undelimited = json!(["==", ["get", "delimited"], false]);
    let own = json!(["==", ["get", "scale"], "crossing"]);
    let replaced = json!(["==", ["get", "replaced"], true]);
    let not = |filter: &Value| json!(["!", filter]);
    let zoomed = |mut layer: Value, from: Option<f64>, to: Option<f64>| {
        if let Some(from) = from {
            layer["minzoom"] = from.into();
        }
        if let Some(to) = to {
            layer["maxzoom"] = to.into();
        }
        layer
    };
    let dash = || Some(json!([3, 2]));
    vec![
        json!({"id": "ground", "type": "background", "paint": {"background-color": palette.ground}}),
        json!({
            "id": "land", "type": "fill", "source": "land",
            "paint": {"fill-color": palette.land, "fill-outline-color": palette.land},
        }),
        json!({
            "id": "lakes", "type": "fill", "source": "water", "filter": ["==", ["get", "kind"], "lake"],
            "paint": {"fill-color": palette.water},
        }),
        json!({
            "id": "rivers", "type": "line", "source": "water", "filter": ["==", ["get", "kind"], "river"], "minzoom": 5,
            "layout": {"line-cap": "round", "line-join": "round"},
            "paint": {
                "line-color": palette.water, "line-opacity": 0.75,
                "line-width": ["interpolate", ["linear"], ["zoom"], 5, 1, 9, 3, 14, 6],
            },
        }),
        border("borders", not(&undelimited), 0.4, None),
        border("borders-undelimited", json!(["all", undelimited, not(&own), not(&replaced)]), 0.75, dash()),
        zoomed(border("borders-replaced", replaced, 0.75, dash()), None, Some(OWN_FROM_ZOOM)),
        zoomed(border("borders-own", own, 0.75, dash()), Some(OWN_FROM_ZOOM), None),
        json!({
            "id": "water-labels", "type": "symbol", "source": "water", "minzoom": 7,
            "layout": {
                "text-field": ["get", "name"], "text-font": [font(false)], "text-size": 11,
                "symbol-placement": ["step", ["zoom"], "point", 9, "line"], "text-max-angle": 30, "text-padding": 12,
            },
            "paint": merged(json!({"text-color": palette.water_label}), &halo),
        }),
        json!({
            "id": "country-labels", "type": "symbol", "source": "land", "filter": ["==", ["get", "kind"], "country"],
            "minzoom": 3, "maxzoom": 7,
            "layout": {
                "text-field": ["coalesce", ["get", format!("name_{language}")], ["get", "name_en"]],
                "text-font": [font(false)], "text-size": 12, "text-letter-spacing": 0.08,
            },
            "paint": merged(json!({"text-color": palette.note}), &halo),
        }),
    ]
}

/// One object with the members of both.
pub(super) fn merged(mut one: Value, other: &Value) -> Value {
    if let (Some(members), Some(more)) = (one.as_object_mut(), other.as_object()) {
        members.extend(more.clone());
    }
    one
}
