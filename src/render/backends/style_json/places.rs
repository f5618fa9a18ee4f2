//! Layers of the dataset's own places, over the source `places` that the page fills.
//!
//! A feature has its properties for good; what changes with the shown moment is its state: `look` (the name of a look, absent
//! while the place does not exist), and `selected`, `hovered`, `faded`, `differs`.

use super::{
    brush::{Brush, font},
    expressions::{by_look, colour, is_kind, is_set, unless_grouped, while_one_of, while_selected, while_there},
    markers,
};
use crate::{
    render::{
        projection::{EQUATOR_M, TILE},
        road::{BEYOND, DOTS, HALO, spacing},
    },
    symbology::{Symbol, glyph::Glyph},
};
use serde_json::{Value, json};

/// Which layer group a dash belongs to, by its ink: the fuller lie on top.
const GROUPS: [(f64, f64); 3] = [(0.0, 0.36), (0.36, 0.999), (0.999, 2.0)];

/// A part of the width of a road.
fn scaled_width(by: f64) -> Value {
    let at = |schematic: f64, surveyed: f64| json!(["case", ["==", ["get", "schematic"], true], schematic * by, surveyed * by]);
    json!(["interpolate", ["linear"], ["zoom"], 7, at(4.2, 4.6), 14, at(7.2, 9.4)])
}

/// Widths from zoom 7 to 14, as in pictures; `beyond` is what edge and halo add to the line.
fn width(beyond: f64) -> Value {
    let at = |schematic: f64, surveyed: f64| {
        json!(["case", ["==", ["get", "schematic"], true], schematic + beyond, surveyed + beyond])
    };
    json!(["interpolate", ["linear"], ["zoom"], 7, at(4.2, 4.6), 14, at(7.2, 9.4)])
}

pub(super) fn layers(brush: &Brush<'_>) -> Vec<Value> {
    let mut layers = area(brush);
    layers.extend(roads(brush));
    layers.extend(rings(brush));
    layers.extend(towns(brush));
    // Names are set from the top layer down: below the markers they keep clear of them, and only the bridge's goes first.
    let mut labels = labels(brush);
    let bridges = labels.pop();
    layers.extend(labels);
    layers.extend(markers::layers(brush));
    layers.extend(bridges);
    layers
}

fn area(brush: &Brush<'_>) -> Vec<Value> {
    let faint = brush.palette.faint;
    vec![
        json!({
            "id": "places-area", "type": "fill", "source": "places", "filter": is_kind(&["area"]),
            "paint": {"fill-color": faint, "fill-opacity": while_selected(0.08)},
        }),
        json!({
            "id": "places-area-edge", "type": "line", "source": "places", "filter": is_kind(&["area"]),
            "paint": {"line-color": faint, "line-width": 1, "line-dasharray": [1, 4], "line-opacity": while_selected(0.8)},
        }),
    ]
}

fn line(id: String, paint: Value, is_round: bool) -> Value {
    json!({
        "id": id, "type": "line", "source": "places",
        "filter": ["all", is_kind(&["road", "corridor"]), ["!=", ["get", "carried"], true]],
        "layout": {"line-join": "round", "line-cap": if is_round { "round" } else { "butt" }},
        "paint": paint,
    })
}

fn roads(brush: &Brush<'_>) -> Vec<Value> {
    let palette = brush.palette;
    let accented =
        |name: &str| json!(["case", is_set(name), 0.55, is_set("hovered"), if name == "selected" { 0.3 } else { 0.0 }, 0]);
    let mut layers = vec![
        line(
            "places-road-selected".into(),
            json!({"line-color": palette.accent, "line-width": width(12.0), "line-opacity": accented("selected")}),
            true,
        ),
        line(
            "places-road-differs".into(),
            json!({"line-color": palette.focus, "line-width": width(10.0), "line-opacity": accented("differs")}),
            true,
        ),
        line(
            "places-road-casing".into(),
            json!({"line-color": palette.casing, "line-width": width(BEYOND.1), "line-opacity": while_there(HALO)}),
            true,
        ),
    ];
    for (number, (from, to)) in GROUPS.into_iter().enumerate() {
        let mut looks: Vec<&Symbol> = brush.looks.iter().filter(|look| (from..to).contains(&look.ink())).collect();
        looks.sort_by(|one, other| one.ink().total_cmp(&other.ink()).then(one.severity.cmp(&other.severity)));
        // A tube covers what lies below its edge, dashes what lies between them.
        let (tubes, dashed): (Vec<&Symbol>, Vec<&Symbol>) = looks.iter().partition(|look| look.is_tube());
        if number > 0 && !dashed.is_empty() {
            let covers = while_one_of(dashed.into_iter(), 1.0);
            let paint = json!({"line-color": palette.casing, "line-width": width(1.0), "line-opacity": covers});
            layers.push(line(format!("places-road-cover-{number}"), paint, true));
        }
        if !tubes.is_empty() {
            let is_tube = while_one_of(tubes.into_iter(), 1.0);
            let paint = json!({"line-color": colour(brush), "line-width": width(BEYOND.0), "line-opacity": is_tube});
            layers.push(line(format!("places-road-edge-{number}"), paint, true));
        }
        for look in looks {
            let mut paint = json!({
                "line-color": if look.is_tube() { &look.fill } else { &look.colour }, "line-width": width(0.0),
                "line-opacity": while_one_of(std::iter::once(look), 1.0),
            });
            if look.is_dotted() {
                paint["line-width"] = scaled_width(DOTS.0);
                paint["line-dasharray"] = json!([0, DOTS.1 / DOTS.0]);
            } else if !look.dash.is_empty() {
                paint["line-dasharray"] = json!(look.dash);
            }
            layers.push(line(format!("places-road-{}", look.name), paint, look.dash.is_empty() || look.is_dotted()));
        }
    }
    layers.extend(ways(brush));
    layers
}

/// The image that is repeated along a tube, by glyph.
const ALONG: [(Glyph, &str); 4] =
    [(Glyph::Arrow, "way"), (Glyph::Half, "hatch-half"), (Glyph::Diamond, "hatch-diamond"), (Glyph::Cross, "hatch-cross")];

/// Arrow heads along roads whose look has a direction, in every theme: they point back to where a line begins, since lines of the data lead
/// in. Where colours cannot be relied on, hatches along the others.
fn ways(brush: &Brush<'_>) -> Vec<Value> {
    let layer = |(glyph, image): (Glyph, &str)| {
        let looks = || brush.looks.iter().filter(|look| look.glyph == glyph && look.is_tube() && look.is_hatched);
        looks().next()?;
        let sign = by_look(looks().map(|look| (look, look.sign.as_str())), brush.palette.casing);
        Some(json!({
            "id": format!("places-road-{image}"), "type": "symbol", "source": "places",
            "filter": ["all", is_kind(&["road", "corridor"]), ["!=", ["get", "carried"], true]],
            "layout": {
                "symbol-placement": "line", "symbol-spacing": spacing(glyph), "icon-image": image, "icon-rotation-alignment": "map",
                "icon-size": ["interpolate", ["linear"], ["zoom"], 7, 0.38, 14, 0.65],
                "icon-overlap": "always", "icon-ignore-placement": true, "icon-padding": 0,
            },
            "paint": {"icon-color": sign, "icon-opacity": while_one_of(looks(), 1.0)},
        }))
    };
    ALONG.into_iter().filter_map(layer).collect()
}

/// Pixels of `precision_m` at zoom 0 and the latitude of the feature, doubled with every zoom: the true radius on the ground.
fn ground_radius() -> Value {
    let at = |zoom: f64| {
        json!([
            "/",
            ["*", ["get", "precision_m"], TILE * zoom.exp2() / EQUATOR_M],
            ["cos", ["*", ["get", "latitude"], ["/", ["pi"], 180]]]
        ])
    };
    json!(["interpolate", ["exponential", 2], ["zoom"], 0, at(0.0), 24, at(24.0)])
}

fn rings(brush: &Brush<'_>) -> Vec<Value> {
    let filter = json!(["all", is_kind(&["bridge", "checkpoint", "post", "site"]), ["has", "precision_m"], ["has", "latitude"]]);
    vec![json!({
        "id": "places-ring", "type": "circle", "source": "places", "filter": filter,
        "paint": {
            "circle-radius": ground_radius(), "circle-pitch-alignment": "map", "circle-color": brush.palette.faint,
            "circle-opacity": while_selected(0.07), "circle-stroke-color": brush.palette.faint, "circle-stroke-width": 1,
            "circle-stroke-opacity": while_selected(0.7),
        },
    })]
}

fn towns(brush: &Brush<'_>) -> Vec<Value> {
    let around = |id: &str, name: &str, colour: &str, radius: f64| {
        json!({
            "id": id, "type": "circle", "source": "places", "filter": ["==", ["geometry-type"], "Point"],
            "paint": {
                "circle-radius": radius, "circle-color": colour, "circle-opacity": ["case", is_set(name), 0.2, 0],
                "circle-stroke-color": colour, "circle-stroke-width": 2,
                "circle-stroke-opacity": ["case", is_set(name), 1, is_set("hovered"), if name == "selected" { 0.5 } else { 0.0 }, 0],
            },
        })
    };
    vec![
        around("places-point-differs", "differs", brush.palette.focus, 16.0),
        around("places-point-selected", "selected", brush.palette.accent, 20.0),
        json!({
            "id": "places-town", "type": "circle", "source": "places", "filter": shown_town(), "minzoom": 7,
            "paint": {
                "circle-radius": ["interpolate", ["linear"], ["zoom"], 7, 2, 10, 3, 14, 5], "circle-color": brush.palette.surface,
                "circle-stroke-color": brush.palette.label, "circle-stroke-width": 1.5,
            },
        }),
    ]
}

/// Where a name may stand about its point, the best first: to its right, unless a road is there.
fn positions(distance: f64) -> Value {
    let aslant = (distance * 70.0).round() / 100.0;
    // From the point to the anchor, which is the part of the text that stands nearest to it.
    let offset = |anchor: &str| {
        let ((vertical, horizontal), length) = match anchor.split_once('-') {
            Some(corner) => (corner, aslant),
            None => ((anchor, anchor), distance),
        };
        let toward = |side: &str, before: &str, after: &str| match side {
            _ if side == before => json!(length),
            _ if side == after => json!(-length),
            _ => json!(0),
        };
        [toward(horizontal, "left", "right"), toward(vertical, "top", "bottom")]
    };
    let tried =
        |anchors: &[&str]| -> Value { anchors.iter().flat_map(|anchor| [json!(anchor), json!(offset(anchor))]).collect() };
    let beside = tried(&["left", "right", "top-left", "bottom-right", "bottom-left", "top-right", "top", "bottom"]);
    let left = tried(&["right", "bottom-right", "top-right", "top", "bottom", "left"]);
    let below = tried(&["top", "bottom", "top-left", "top-right"]);
    let is = |side: &str| json!(["==", ["get", "side"], side]);
    json!(["case", is("below"), ["literal", below], is("left"), ["literal", left], ["literal", beside]])
}

/// Far out only the towns that a reader needs to find the roads by.
fn shown_town() -> Value {
    json!(["all", is_kind(&["settlement"]), ["step", ["zoom"], ["<=", ["coalesce", ["get", "rank"], 0], 3], 9, true]])
}

fn labels(brush: &Brush<'_>) -> Vec<Value> {
    let palette = brush.palette;
    let symbol = |id: &str, kinds: &[&str], minzoom: f64, is_bold: bool, size: Value, colour: &str, opacity: Value| {
        json!({
            "id": id, "type": "symbol", "source": "places", "filter": is_kind(kinds), "minzoom": minzoom,
            "layout": {
                "text-field": ["get", "label"], "text-font": [font(is_bold)], "text-size": size, "text-max-width": 11,
                "text-variable-anchor-offset": positions(if kinds == ["settlement"] { 0.6 } else { 1.5 }), "text-justify": "auto",
                "symbol-sort-key": ["coalesce", ["get", "rank"], 9], "text-optional": true,
            },
            "paint": {
                "text-color": colour, "text-halo-color": palette.halo, "text-halo-width": 1.6, "text-opacity": opacity,
            },
        })
    };
    // The towns at the ends of the roads are what a reader looks for first.
    let is_end = json!(["<=", ["coalesce", ["get", "rank"], 9], 1]);
    let towns = json!(["interpolate", ["linear"], ["zoom"], 8, ["case", is_end, 13, 11.5], 13, ["case", is_end, 16.5, 15]]);
    let others = json!(["interpolate", ["linear"], ["zoom"], 9, 12, 14, 15]);
    let mut town = symbol("places-town-label", &["settlement"], 7.5, false, towns, palette.label, json!(1));
    town["filter"] = shown_town();
    town["layout"]["text-font"] = json!(["case", is_end, ["literal", [font(true)]], ["literal", [font(false)]]]);
    vec![
        town,
        symbol(
            "places-label",
            &["checkpoint", "post", "site"],
            11.5,
            false,
            others.clone(),
            palette.strong_label,
            unless_grouped(&while_there(1.0)),
        ),
        symbol("places-bridge-label", &["bridge"], 7.0, true, others, palette.strong_label, while_there(1.0)),
    ]
}
