//! Checks a file against its schema.
//!
//! It reports every mismatch, and collects every id that is defined or referred to, so that references can be checked when all
//! files are read.

use super::{
    text_format::{self, closest},
    text_limits,
};
use crate::chronicle::moment::Offset;
use crate::{
    geodata::source_file::{Diagnostic, Path, SourceFile, head_of, range_of, shown},
    schema::{
        expectation::quoted,
        records,
        types::{Face, FieldType, Id, Member, Presence, Shape},
    },
};
use jsonc_parser::ast::{Object, Value};

/// An id that is defined or referred to, with its position.
#[derive(Clone, Debug)]
pub(in crate::geodata) struct Mention {
    pub(in crate::geodata) id: Id,
    pub(in crate::geodata) text: String,
    pub(in crate::geodata) range: (usize, usize),
    pub(in crate::geodata) path: Path,
    pub(in crate::geodata) owner: Option<String>,
}

/// A recursive check of a file against its schema, with the ids collected so far.
#[derive(Default)]
pub(in crate::geodata) struct FieldChecker {
    pub(in crate::geodata) languages: Vec<String>,
    pub(in crate::geodata) offset: Option<Offset>,
    pub(in crate::geodata) defined: Vec<Mention>,
    pub(in crate::geodata) referred: Vec<Mention>,
    /// Maximum number of characters of a text in the current field.
    pub(in crate::geodata) most: usize,
    /// Id of the current record.
    pub(in crate::geodata) owner: Option<String>,
}

impl FieldChecker {
    /// Checks `value` against the field type `form`, and reports problems to `document`.
    pub(in crate::geodata) fn check(&mut self, document: &SourceFile<'_>, value: &Value<'_>, form: &FieldType, path: &Path) {
        match (form, value) {
            (FieldType::Object(shape), Value::Object(object)) => self.object(document, object, value, shape, path),
            (FieldType::List(item) | FieldType::ListOrWord(item, _), Value::Array(list)) => {
                for (index, element) in list.elements.iter().enumerate() {
                    let outer = self.owner.clone();
                    self.check(document, element, item, &path.index(index));
                    self.owner = outer;
                }
            }
            (FieldType::AnyOf(_), Value::StringLit(_) | Value::Object(_)) => self.any_of(document, value, form, path),
            (FieldType::Label, Value::Object(object)) => {
                self.all_languages(document, object, value, path);
                self.words(document, object, path);
            }
            (FieldType::Words, Value::Object(object)) => {
                self.in_english(document, object, value, path);
                self.words(document, object, path);
            }
            (FieldType::Prose, Value::Object(object)) => self.prose(document, object, value, path),
            (FieldType::Numbers(count, min, max), Value::Array(list)) => {
                if list.elements.len() != *count {
                    self.report(
                        document,
                        value,
                        path,
                        Diagnostic::new(
                            "wrong-length",
                            format!("{path:#} has {} numbers, not {count}.", list.elements.len()),
                            format!("write {count} numbers"),
                        ),
                    );
                }
                for (index, element) in list.elements.iter().enumerate() {
                    self.check(document, element, &FieldType::Number(*min, *max), &path.index(index));
                }
            }
            (FieldType::Flag, Value::BooleanLit(_)) | (FieldType::Geometry | FieldType::OrNull(_), Value::NullKeyword(_)) => {}
            // Other values fall through, so that the message says what is allowed beside `null`.
            (FieldType::OrNull(inner), value) if matches!(value, Value::StringLit(_)) == inner.takes_text() => {
                self.check(document, value, inner, path);
            }
            // The content is checked in `geometry`.
            (FieldType::Geometry, Value::Object(geometry)) => self.no_duplicate_keys(document, geometry, path),
            (FieldType::Metres, Value::NumberLit(_)) => self.check(document, value, &FieldType::Number(0.0, records::ANY), path),
            (FieldType::Number(min, max), Value::NumberLit(number)) => {
                let fits = number.value.parse::<f64>().is_ok_and(|parsed| (*min..=*max).contains(&parsed));
                self.in_range(document, value, path, fits, &format!("a number from {min} to {max}"));
            }
            (FieldType::Whole(min, max), Value::NumberLit(number)) => {
                let fits = number.value.parse::<i64>().is_ok_and(|parsed| (*min..=*max).contains(&parsed));
                self.in_range(document, value, path, fits, &format!("a whole number from {min} to {max}"));
            }
            (form, Value::StringLit(text)) if form.takes_text() => {
                self.note_ids(&text.value, value, form, path);
                if let Some(diagnostic) = text_format::check(&text.value, form, path, self.offset) {
                    self.report(document, value, path, diagnostic);
                } else if matches!(form, FieldType::Text) {
                    self.free_text(document, value, &text.value, path, self.most);
                } else if let Some(diagnostic) =
                    text_limits::of_any(&text.value, crate::schema::text_limits::MOST_OF_ADDRESS, path)
                {
                    self.report(document, value, path, diagnostic);
                }
            }
            _ => self.wrong_type(document, value, form, path),
        }
    }

    fn wrong_type(&self, document: &SourceFile<'_>, value: &Value<'_>, form: &FieldType, path: &Path) {
        let diagnostic = Diagnostic::new(
            "wrong-type",
            format!("{path:#} is {}, where {} is expected.", shown(document.text, value), form.expects()),
            format!("write {}", form.example()),
        );
        self.report(document, value, path, diagnostic);
    }

    /// Checks a value against the one of several types that it is meant as.
    fn any_of(&mut self, document: &SourceFile<'_>, value: &Value<'_>, form: &FieldType, path: &Path) {
        let has = |name: &str| value.as_object().is_some_and(|object| object.get(name).is_some());
        match form.alternative(matches!(value, Value::StringLit(_)), has) {
            Some(form) => self.check(document, value, form, path),
            None => self.wrong_type(document, value, form, path),
        }
    }

    /// Checks text for readers with at most `most` characters.
    pub(in crate::geodata) fn free_text(
        &self,
        document: &SourceFile<'_>,
        value: &Value<'_>,
        text: &str,
        path: &Path,
        most: usize,
    ) {
        if let Some(diagnostic) = text_limits::of_any(text, most, path).or_else(|| text_limits::of_words(text, path)) {
            self.report(document, value, path, diagnostic);
        }
    }

    fn in_range(&self, document: &SourceFile<'_>, value: &Value<'_>, path: &Path, fits: bool, wanted: &str) {
        if !fits {
            let message = format!("{path:#} is {}, which is not {wanted}.", shown(document.text, value));
            self.report(document, value, path, Diagnostic::new("out-of-range", message, format!("write {wanted}")));
        }
    }

    /// Collects an id that is defined or referred to here.
    fn note_ids(&mut self, text: &str, value: &Value<'_>, form: &FieldType, path: &Path) {
        let (FieldType::Defines(id) | FieldType::Refers(id)) = form else { return };
        let mention =
            Mention { id: *id, text: text.to_owned(), range: range_of(value), path: path.clone(), owner: self.owner.clone() };
        match form {
            FieldType::Defines(_) => self.defined.push(mention),
            _ => self.referred.push(mention),
        }
    }

    pub(in crate::geodata) fn report(&self, document: &SourceFile<'_>, value: &Value<'_>, path: &Path, diagnostic: Diagnostic) {
        let range = match value {
            Value::Object(_) | Value::Array(_) => head_of(value, document.text),
            scalar => range_of(scalar),
        };
        document.report(self.owner.as_deref(), path, range, diagnostic);
    }

    fn object(&mut self, document: &SourceFile<'_>, object: &Object<'_>, value: &Value<'_>, shape: &'static Shape, path: &Path) {
        let fields = shape.on(Face::File);
        let outer = self.owner.clone();
        // A licence has an id too, but is no record.
        let is_record = fields.iter().any(|(_, member)| matches!(member.form, FieldType::Defines(_)));
        if let Some(id) = object.get_string("id").filter(|_| is_record) {
            self.owner = Some(id.value.to_string());
        }
        self.no_duplicate_keys(document, object, path);
        let mut misspelt = Vec::new();
        for property in &object.properties {
            let name = property.name.as_str();
            match shape.in_files(name) {
                Some(Member { form, .. }) => {
                    self.most = crate::schema::text_limits::most(name, form);
                    self.check(document, &property.value, form, &path.key(name));
                }
                None => {
                    let names = fields.iter().map(|(field, _)| field.name);
                    let fix = match closest(name, names.clone().filter(|known| object.get(known).is_none())) {
                        Some(meant) => {
                            misspelt.push(meant);
                            format!("write `{meant}` if that was meant, or remove `{name}`")
                        }
                        None => format!("remove it; the fields here are {}", quoted(names)),
                    };
                    let range = (property.range.start, property.range.start + name.len() + 2);
                    document.report(
                        self.owner.as_deref(),
                        &path.key(name),
                        range,
                        Diagnostic::new("unknown-field", format!("There is no field `{name}` here."), fix),
                    );
                }
            }
        }
        let is_missing = |name| object.get(name).is_none() && !misspelt.contains(&name);
        let required = fields.iter().filter(|(_, member)| member.presence == Presence::Always);
        for (field, member) in required.filter(|(field, _)| is_missing(field.name)) {
            let complaint = Diagnostic::new(
                "missing-field",
                format!("The field `{}` is missing.", field.name),
                format!("add it, such as `\"{}\": {}`: {}", field.name, member.form.sample(), member.doc),
            );
            self.report(document, value, path, complaint);
        }
        self.owner = outer;
    }

    pub(in crate::geodata) fn no_duplicate_keys(&self, document: &SourceFile<'_>, object: &Object<'_>, path: &Path) {
        for (number, property) in object.properties.iter().enumerate() {
            let name = property.name.as_str();
            if object.properties[..number].iter().any(|earlier| earlier.name.as_str() == name) {
                let range = (property.range.start, property.range.start + name.len() + 2);
                document.report(
                    self.owner.as_deref(),
                    &path.key(name),
                    range,
                    Diagnostic::new(
                        "duplicate-field",
                        format!("The field `{name}` occurs twice in one object."),
                        "keep one of the two",
                    ),
                );
            }
        }
    }
}
