//! Layers of the ground: land, relief, water, borders, and the names of waters, towns, regions and countries.

use super::brush::{Brush, font};
use crate::{
    render::{
        basemap::{BORDERS_FADE, OWN_FROM_ZOOM, RIVER_GROWTH, river, town},
        ground::{REGIONS, region_size},
        relief::{Relief, files::tinted},
    },
    symbology::palette::Theme,
};
use serde_json::{Value, json};

/// The source of the relief in a theme that has one.
pub(super) fn relief(theme: Theme, base: &str) -> Option<Value> {
    let [west, south, east, north] = Relief::built_in()?.bbox();
    let url = format!("{base}{}", tinted(theme)?);
    Some(json!({"type": "image", "url": url, "coordinates": [[west, north], [east, north], [east, south], [west, south]]}))
}

/// The layer of the relief, over the land and under the water.
pub(super) fn relief_layer() -> Option<Value> {
    let fade = Relief::built_in()?.fade();
    let opacity = json!(["interpolate", ["linear"], ["zoom"], fade.from_zoom, 1, fade.to_zoom, fade.to_opacity]);
    Some(json!({
        "id": "relief", "type": "raster", "source": "relief", "paint": {"raster-opacity": opacity, "raster-fade-duration": 0},
    }))
}

/// The value of a property by rank, the last one for all lower ranks.
fn by_rank(values: impl Iterator<Item = (u8, Value)>) -> Value {
    let mut cases: Vec<Value> = vec!["match".into(), json!(["get", "rank"])];
    let values: Vec<(u8, Value)> = values.collect();
    for (rank, value) in &values {
        cases.extend([(*rank).into(), value.clone()]);
    }
    cases.push(values.last().map_or(Value::Null, |(_, value)| value.clone()));
    cases.into()
}

/// An expression that follows steps by zoom.
fn by_zoom(steps: &[(f64, f64)], value: impl Fn(f64) -> Value) -> Value {
    let mut parts: Vec<Value> = vec!["interpolate".into(), json!(["linear"]), json!(["zoom"])];
    for &(zoom, step) in steps {
        parts.extend([zoom.into(), value(step)]);
    }
    parts.into()
}

/// True for what is seen at the zoom by its rank.
fn is_near_enough(from_zoom: impl Fn(u8) -> f64) -> Value {
    // Zooms have to rise from step to step; of several ranks that come at one, the last counts.
    let ranks = (1_u8..=4).filter(|&rank| rank == 4 || from_zoom(rank) < from_zoom(rank + 1));
    let steps = ranks.flat_map(|rank| [Value::from(from_zoom(rank)), rank.into()]);
    let lowest: Vec<Value> = [json!("step"), json!(["zoom"]), json!(0)].into_iter().chain(steps).collect();
    json!(["<=", ["coalesce", ["get", "rank"], 1], lowest])
}

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
                "line-width": 1.1,
                "line-opacity": fading(0.0, opacity),
            },
        });
        match dash {
            Some(dash) => layer["paint"]["line-dasharray"] = dash,
            None => layer["layout"]["line-cap"] = "round".into(),
        }
        layer
    };
    let band = |id: &str, filter: Value| {
        json!({
            "id": id, "type": "line", "source": "borders", "filter": filter, "layout": {"line-join": "round", "line-cap": "round"},
            "paint": {"line-color": palette.border_band, "line-width": 6, "line-opacity": fading(0.0, 0.33)},
        })
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
    let dash = || Some(json!([6.5, 3.6]));
    let is_modelled = json!(["==", ["get", "modelled"], true]);
    vec![
        json!({"id": "ground", "type": "background", "paint": {"background-color": palette.ground}}),
        json!({
            "id": "land", "type": "fill", "source": "land",
            "paint": {"fill-color": palette.land, "fill-outline-color": palette.land},
        }),
        json!({
            "id": "lakes", "type": "fill", "source": "water", "filter": ["==", ["get", "kind"], "lake"],
            "paint": {"fill-color": palette.lake, "fill-outline-color": palette.water},
        }),
        json!({
            "id": "rivers", "type": "line", "source": "water",
            "filter": ["all", ["==", ["get", "kind"], "river"], is_near_enough(river::from_zoom)], "minzoom": 5,
            "layout": {"line-cap": "round", "line-join": "round"},
            "paint": {
                "line-color": palette.water,
                "line-opacity": by_zoom(&river::MODELLED_FADE, |faded| json!(["case", is_modelled, faded, 1])),
                "line-width": by_zoom(&RIVER_GROWTH, |growth| by_rank(
                    river::WIDTHS.into_iter().map(|(rank, width)| (rank, (width * growth).into()))
                )),
            },
        }),
        zoomed(band("borders-band-replaced", not(&own)), None, Some(OWN_FROM_ZOOM)),
        zoomed(band("borders-band", not(&replaced)), Some(OWN_FROM_ZOOM), None),
        border("borders", not(&undelimited), 1.0, None),
        border("borders-undelimited", json!(["all", undelimited, not(&own), not(&replaced)]), 1.0, dash()),
        zoomed(border("borders-replaced", replaced, 1.0, dash()), None, Some(OWN_FROM_ZOOM)),
        zoomed(border("borders-own", own, 1.0, dash()), Some(OWN_FROM_ZOOM), None),
        json!({
            "id": "water-labels", "type": "symbol", "source": "water", "minzoom": 7, "filter": is_near_enough(river::from_zoom),
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
            "paint": merged(json!({"text-color": palette.country}), &halo),
        }),
        json!({
            "id": "town-labels", "type": "symbol", "source": "towns", "filter": is_near_enough(town::from_zoom),
            "layout": {
                "text-field": ["get", "name"], "text-font": [font(false)],
                "text-size": by_rank((1..=4).map(|rank| (rank, town::size(rank).into()))),
                "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.5, "text-justify": "auto",
                "icon-image": "town", "icon-size": 0.42, "symbol-sort-key": ["get", "rank"],
            },
            "paint": merged(json!({"text-color": palette.note, "icon-color": palette.note, "icon-halo-color": palette.halo}), &halo),
        }),
        // The page fills this with the labels of the shown moment.
        json!({
            "id": "region-labels", "type": "symbol", "source": "regions", "minzoom": REGIONS.0, "maxzoom": REGIONS.1,
            "layout": {
                "text-field": ["get", "name"], "text-font": [font(false)], "text-letter-spacing": 0.17, "text-max-width": 100,
                "text-size": ["interpolate", ["linear"], ["zoom"], REGIONS.0, region_size(REGIONS.0), 14, region_size(14.0)],
                "text-variable-anchor": ["center", "bottom", "top", "left", "right"], "text-radial-offset": 1,
                "symbol-sort-key": ["get", "rank"],
            },
            "paint": merged(json!({"text-color": palette.region}), &halo),
        }),
    ]
}

/// The names of countries, which the page fills with each one once, in the part that is seen, and hides `country-labels`. They lie above
/// other names, so that small ones move aside where a country has no other room.
pub(super) fn country_names(brush: &Brush<'_>) -> Value {
    json!({
        "id": "country-names", "type": "symbol", "source": "countries",
        "layout": {
            "text-field": ["get", "name"], "text-font": [font(false)], "text-size": ["get", "size"], "text-letter-spacing": 0.38,
            "text-max-width": 100, "text-allow-overlap": true,
        },
        "paint": {"text-color": brush.palette.country, "text-halo-color": brush.palette.halo, "text-halo-width": 1.6},
    })
}

/// One object with the members of both.
pub(super) fn merged(mut one: Value, other: &Value) -> Value {
    if let (Some(members), Some(more)) = (one.as_object_mut(), other.as_object()) {
        members.extend(more.clone());
    }
    one
}
