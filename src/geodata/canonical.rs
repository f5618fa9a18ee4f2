//! Formats a data file in its canonical layout, so that a diff shows only what changed.
//!
//! Indentation is two spaces; fields are in the order of the schema and languages in that of the dataset; a value that fits on a
//! line of 120 characters is on one line; numbers are in their shortest form; changes are oldest first. Values are not changed.

use super::source_file::SourceFile;
use crate::chronicle::moment::{Instant, Moment, Offset};
use crate::schema::{records, types::FieldType};
use jsonc_parser::ast::{Object, Value};

const WIDTH: usize = 120;

/// Returns the canonical text of the file `name` (one of [`FILES`](super::FILES)); none if it is not JSON.
///
/// ```
/// use corridor::geodata::canonical;
/// assert_eq!(canonical("sources.json", "[]", &[], None).as_deref(), Some("[]\n"));
/// ```
#[must_use]
pub fn canonical(name: &str, text: &str, languages: &[String], offset: Option<Offset>) -> Option<String> {
    of_document(&SourceFile::parse(name, text), languages, offset)
}

/// The canonical text of a file that is parsed already; none when it is not JSON.
pub(crate) fn of_document(document: &SourceFile<'_>, languages: &[String], offset: Option<Offset>) -> Option<String> {
    let (name, root) = (document.name, document.root.as_ref()?);
    let form = records::of_file(name);
    let mut out = String::new();
    let layout = Layout { languages, offset: offset.filter(|_| name == "changes.json") };
    layout.write(&mut out, root, form, 0, 0);
    out.push('\n');
    Some(out)
}

struct Layout<'a> {
    languages: &'a [String],
    /// Offset for sorting changes; without it, lists are not sorted.
    offset: Option<Offset>,
}

impl Layout<'_> {
    /// Writes `value` at `depth`; its line already has `used` characters.
    fn write(&self, out: &mut String, value: &Value<'_>, form: Option<&FieldType>, depth: usize, used: usize) {
        let mut flat = String::new();
        self.flat(&mut flat, value, form);
        // The file and each record span several lines, however short they are.
        let is_block = depth < 2 && matches!(value, Value::Object(_) | Value::Array(_)) && flat.len() > 2;
        if !is_block && used + flat.chars().count() < WIDTH {
            out.push_str(&flat);
            return;
        }
        let indent = "  ".repeat(depth + 1);
        match value {
            Value::Object(object) => {
                out.push_str("{\n");
                for (number, (name, value, form)) in self.members(object, form).into_iter().enumerate() {
                    out.push_str(if number == 0 { "" } else { ",\n" });
                    let key = format!("{indent}{}: ", string(name));
                    out.push_str(&key);
                    self.write(out, value, form, depth + 1, key.chars().count());
                }
                out.push('\n');
                out.push_str(&"  ".repeat(depth));
                out.push('}');
            }
            Value::Array(_) => {
                out.push_str("[\n");
                for (number, (element, form)) in self.elements(value, form, depth).into_iter().enumerate() {
                    out.push_str(if number == 0 { "" } else { ",\n" });
                    out.push_str(&indent);
                    self.write(out, element, form, depth + 1, indent.len());
                }
                out.push('\n');
                out.push_str(&"  ".repeat(depth));
                out.push(']');
            }
            scalar => self.flat(out, scalar, form),
        }
    }

    fn flat(&self, out: &mut String, value: &Value<'_>, form: Option<&FieldType>) {
        match value {
            Value::StringLit(text) => out.push_str(&string(&text.value)),
            Value::NumberLit(number) => out.push_str(&shortest(number.value)),
            Value::BooleanLit(flag) => out.push_str(if flag.value { "true" } else { "false" }),
            Value::NullKeyword(_) => out.push_str("null"),
            Value::Object(object) => {
                out.push('{');
                for (number, (name, value, form)) in self.members(object, form).into_iter().enumerate() {
                    out.push_str(if number == 0 { "" } else { ", " });
                    out.push_str(&string(name));
                    out.push_str(": ");
                    self.flat(out, value, form);
                }
                out.push('}');
            }
            Value::Array(_) => {
                out.push('[');
                for (number, (element, form)) in self.elements(value, form, usize::MAX).into_iter().enumerate() {
                    out.push_str(if number == 0 { "" } else { ", " });
                    self.flat(out, element, form);
                }
                out.push(']');
            }
        }
    }

    /// Returns the members of an object in canonical order: known ones in the order of the schema, then unknown ones as written.
    fn members<'v>(
        &self,
        object: &'v Object<'_>,
        form: Option<&FieldType>,
    ) -> Vec<(&'v str, &'v Value<'v>, Option<&'static FieldType>)> {
        let rank = |name: &str| match form {
            Some(FieldType::Object(shape)) => shape.fields.iter().position(|field| field.name == name),
            Some(FieldType::Label | FieldType::Words | FieldType::Prose) => {
                self.languages.iter().position(|language| language == name)
            }
            Some(FieldType::Geometry) => ["type", "coordinates"].iter().position(|known| *known == name),
            _ => None,
        };
        let inner = |name: &str| match form {
            Some(FieldType::Object(shape)) => shape.in_files(name).map(|member| &member.form),
            _ => None,
        };
        let mut members: Vec<_> = object
            .properties
            .iter()
            .map(|property| (property.name.as_str(), &property.value, inner(property.name.as_str())))
            .collect();
        members.sort_by_key(|(name, ..)| rank(name).unwrap_or(usize::MAX));
        members
    }

    fn elements<'v>(
        &self,
        value: &'v Value<'v>,
        form: Option<&FieldType>,
        depth: usize,
    ) -> Vec<(&'v Value<'v>, Option<&'static FieldType>)> {
        let Value::Array(list) = value else { return Vec::new() };
        let inner = match form {
            Some(FieldType::List(item) | FieldType::ListOrWord(item, _)) => Some(*item),
            _ => None,
        };
        let of_element = |element: &Value<'_>| {
            let has = |name: &str| element.as_object().is_some_and(|object| object.get(name).is_some());
            inner.map(|form| form.alternative(element.as_string_lit().is_some(), has).unwrap_or(form))
        };
        let mut elements: Vec<_> = list.elements.iter().map(|element| (element, of_element(element))).collect();
        if let Some(offset) = self.offset.filter(|_| depth == 0) {
            elements.sort_by_key(|(change, _)| earliest(change, offset));
        }
        elements
    }
}

fn earliest(change: &Value<'_>, offset: Offset) -> Instant {
    let moment = change.as_object().and_then(|change| change.get_string("moment"));
    let moment = moment.and_then(|moment| moment.value.parse::<Moment>().ok());
    moment.map_or(Instant::MAX, |moment| moment.earliest(offset))
}

fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn shortest(number: &str) -> String {
    let is_whole = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match number.parse::<f64>() {
        // The check rejects a number that is too large; until it is corrected it stays as written.
        Ok(real) if is_whole || !real.is_finite() => number.to_owned(),
        #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
        Ok(real) if real.fract() == 0.0 && real.abs() < 1e15 => (real as i64).to_string(),
        Ok(real) => real.to_string(),
        Err(_) => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_their_shortest_form_and_too_large_ones_as_written() {
        let written = ["45.20", "4.02e1", "9.0", "-0.0", "1e999", "12345678901234567890"];
        assert_eq!(written.map(shortest), ["45.2", "40.2", "9", "0", "1e999", "12345678901234567890"]);
    }

    #[test]
    fn changes_are_not_sorted_without_an_offset() {
        let text = "[\n  {\n    \"moment\": \"2023\"\n  },\n  {\n    \"moment\": \"2022\"\n  }\n]\n";
        assert_eq!(canonical("changes.json", text, &[], None).as_deref(), Some(text));
        assert_ne!(canonical("changes.json", text, &[], Some(Offset::UTC)).as_deref(), Some(text));
    }
}
