//! Compares JSON values with the table, for tests of the encoders that are written by hand.

use super::types::{Face, FieldType, Presence, Shape};
use serde_json::Value;

/// Adds to `found` each part of a value that differs from the rows of a face.
pub(crate) fn misfits(value: &Value, form: &FieldType, face: Face, path: &str, found: &mut Vec<String>) {
    let mut wrong = |expected: &str| found.push(format!("{path} is {value}, not {expected}"));
    match (form, value) {
        (FieldType::OrNull(_) | FieldType::Geometry, Value::Null) => {}
        (FieldType::OrNull(inner), value) => misfits(value, inner, face, path, found),
        (FieldType::AnyOf(_), value) => match form.alternative(value.is_string(), |name| value.get(name).is_some()) {
            Some(form) => misfits(value, form, face, path, found),
            None => wrong(&format!("{form:?}")),
        },
        (FieldType::OneOf(words), value) => {
            if !value.as_str().is_some_and(|word| words.contains(&word)) {
                wrong(&format!("one of {words:?}"));
            }
        }
        (FieldType::Object(shape), value) => object(value, shape, face, path, found),
        (FieldType::List(item) | FieldType::ListOrWord(item, _), Value::Array(values)) => {
            for (index, value) in values.iter().enumerate() {
                misfits(value, item, face, &format!("{path}[{index}]"), found);
            }
        }
        (FieldType::Tuple(items), Value::Array(values)) if items.len() == values.len() => {
            for (index, (value, item)) in values.iter().zip(*items).enumerate() {
                misfits(value, item, face, &format!("{path}[{index}]"), found);
            }
        }
        (FieldType::Numbers(count, ..), Value::Array(values))
            if values.len() == *count && values.iter().all(Value::is_number) => {}
        (FieldType::Dictionary(item), Value::Object(members)) => {
            members.iter().for_each(|(name, value)| misfits(value, item, face, &format!("{path}.{name}"), found));
        }
        (FieldType::Flag, Value::Bool(_)) => {}
        (FieldType::Number(least, most), Value::Number(number))
            if number.as_f64().is_some_and(|n| (*least..=*most).contains(&n)) => {}
        (FieldType::Whole(least, most), Value::Number(number))
            if number.as_i64().is_some_and(|n| (*least..=*most).contains(&n)) => {}
        (FieldType::Metres, Value::Number(number)) if number.as_f64().is_some_and(|metres| metres >= 0.0) => {}
        (FieldType::Geometry, Value::Object(_)) => {}
        // Features have texts in all languages, the timeline in one.
        (FieldType::Label | FieldType::Words | FieldType::Prose, Value::Object(_)) if face == Face::Feature => {}
        (FieldType::Label | FieldType::Words | FieldType::Prose, Value::String(_)) if face == Face::Timeline => {}
        (FieldType::Instant, Value::String(text)) if text.parse::<jiff::Timestamp>().is_ok() => {}
        (FieldType::Day, Value::String(text)) if text.parse::<jiff::civil::Date>().is_ok() => {}
        (FieldType::Moment, Value::String(text)) if text.parse::<crate::chronicle::moment::Moment>().is_ok() => {}
        (FieldType::Url, Value::String(text)) if text.starts_with("http") => {}
        (
            FieldType::Text
            | FieldType::Defines(_)
            | FieldType::Refers(_)
            | FieldType::Offset
            | FieldType::Language
            | FieldType::Contact
            | FieldType::Colour,
            Value::String(_),
        ) => {}
        (FieldType::Exactly(word), Value::String(text)) if text == word => {}
        _ => wrong(&format!("{form:?}")),
    }
}

fn object(value: &Value, shape: &Shape, face: Face, path: &str, found: &mut Vec<String>) {
    let Value::Object(members) = value else { return found.push(format!("{path} is {value}, not an object")) };
    let fields = shape.on(face);
    let unknown = members.keys().filter(|name| fields.iter().all(|(field, _)| field.name != name.as_str()));
    found.extend(unknown.map(|name| format!("{path} has `{name}`, which the table lacks")));
    for (field, member) in fields {
        match (members.get(field.name), member.presence) {
            (None, Presence::Optional) | (Some(Value::Null), Presence::Nullable) => {}
            (None, _) => found.push(format!("{path} lacks `{}`", field.name)),
            (Some(value), _) => misfits(value, &member.form, face, &format!("{path}.{}", field.name), found),
        }
    }
}
