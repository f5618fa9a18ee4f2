//! Expressions of the style that ask what a place is and what holds there.

use super::brush::Brush;
use crate::symbology::Symbol;
use serde_json::{Value, json};

pub(super) fn look() -> Value {
    json!(["to-string", ["feature-state", "look"]])
}

pub(super) fn is_set(name: &str) -> Value {
    json!(["boolean", ["feature-state", name], false])
}

pub(super) fn is_kind(kinds: &[&str]) -> Value {
    json!(["match", ["get", "kind"], kinds, true, false])
}

/// Opaque while the look is one of these.
pub(super) fn while_one_of<'a>(looks: impl Iterator<Item = &'a Symbol>, opacity: f64) -> Value {
    let names: Vec<&str> = looks.map(|look| look.name.as_str()).collect();
    if names.is_empty() {
        return json!(0);
    }
    json!(["match", look(), names, ["case", is_set("faded"), opacity * 0.25, opacity], 0])
}

/// While it exists at all.
pub(super) fn while_there(opacity: f64) -> Value {
    json!(["case", ["==", look(), ""], 0, is_set("faded"), opacity * 0.25, opacity])
}

/// Unless another place's mark stands for it.
pub(super) fn unless_grouped(opacity: &Value) -> Value {
    json!(["case", is_set("grouped"), 0, opacity])
}

/// While it exists and the reader has chosen it.
pub(super) fn while_selected(opacity: f64) -> Value {
    json!(["case", ["==", look(), ""], 0, is_set("selected"), opacity, 0])
}

/// The colour of the look.
pub(super) fn colour(brush: &Brush<'_>) -> Value {
    by_look(brush.looks.iter().map(|look| (look, look.colour.as_str())), brush.palette.faint)
}

/// A colour for each look, and one for every other.
pub(super) fn by_look<'a>(looks: impl Iterator<Item = (&'a Symbol, impl Into<Value>)>, other: &str) -> Value {
    let mut expression = vec![json!("match"), look()];
    for (look, colour) in looks {
        expression.extend([json!(look.name), colour.into()]);
    }
    expression.push(json!(other));
    Value::Array(expression)
}
