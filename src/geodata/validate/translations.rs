//! Words in several languages: which languages a label lacks, and who made a translation.

use super::fields::Walk;
use crate::schema::text_limits::MOST_OF_TRANSLATOR;
use crate::{
    geodata::source_file::{Diagnostic, Path, SourceFile, shown},
    schema::expectation::quoted,
};
use jsonc_parser::ast::{Object, Value};

impl Walk {
    pub(in crate::geodata) fn all_languages(
        &self,
        document: &SourceFile<'_>,
        object: &Object<'_>,
        value: &Value<'_>,
        path: &Path,
    ) {
        let missing: Vec<&str> =
            self.languages.iter().map(String::as_str).filter(|language| object.get(language).is_none()).collect();
        if !missing.is_empty() {
            let complaint = Diagnostic::new(
                "missing-language",
                format!("{path:#} has no word in {}.", quoted(missing.iter().copied())),
                format!("add one for each: a label is complete in {}", quoted(self.languages.iter().map(String::as_str))),
            );
            self.report(document, value, path, complaint);
        }
    }

    pub(in crate::geodata) fn in_english(&self, document: &SourceFile<'_>, object: &Object<'_>, value: &Value<'_>, path: &Path) {
        if object.get("en").is_none() {
            let fix = "add `\"en\": \"…\"`: it is complete in English, other languages may be added";
            self.report(
                document,
                value,
                path,
                Diagnostic::new("missing-language", format!("{path:#} has no English text."), fix),
            );
        }
    }

    pub(in crate::geodata) fn words(&self, document: &SourceFile<'_>, object: &Object<'_>, path: &Path) {
        self.no_duplicate_keys(document, object, path);
        self.only_known_languages(document, object, path);
        for property in &object.properties {
            let path = path.key(property.name.as_str());
            if let Value::StringLit(text) = &property.value
                && !text.value.trim().is_empty()
            {
                self.free_text(document, &property.value, &text.value, &path, self.most);
            } else {
                let message = format!("{path:#} is {}, where a word is expected.", shown(document.text, &property.value));
                self.report(
                    document,
                    &property.value,
                    &path,
                    Diagnostic::new("wrong-type", message, "write a text in quotation marks"),
                );
            }
        }
    }

    pub(in crate::geodata) fn prose(&self, document: &SourceFile<'_>, object: &Object<'_>, value: &Value<'_>, path: &Path) {
        self.no_duplicate_keys(document, object, path);
        self.only_known_languages(document, object, path);
        self.in_english(document, object, value, path);
        for property in &object.properties {
            let path = path.key(property.name.as_str());
            let is_text = |text: &str| !text.trim().is_empty();
            let is_fine = match &property.value {
                Value::StringLit(text) => is_text(&text.value),
                Value::Object(version) => {
                    version.get_string("text").is_some_and(|text| is_text(&text.value))
                        && version.get_string("by").is_some_and(|by| is_text(&by.value))
                        && version.get_boolean("reviewed").is_some()
                        && version.properties.len() == 3
                }
                _ => false,
            };
            if !is_fine {
                let message = match &property.value {
                    Value::Object(_) => format!("{path:#} is not a whole translation."),
                    other => format!("{path:#} is {}, where words are expected.", shown(document.text, other)),
                };
                let fix =
                    "write a text, or for a translation `{\"text\": \"…\", \"by\": \"who translated it\", \"reviewed\": false}`";
                self.report(document, &property.value, &path, Diagnostic::new("wrong-type", message, fix));
                continue;
            }
            match &property.value {
                Value::StringLit(text) => self.free_text(document, &property.value, &text.value, &path, self.most),
                Value::Object(version) => {
                    for (name, most) in [("text", self.most), ("by", MOST_OF_TRANSLATOR)] {
                        if let Some(property) = version.get(name)
                            && let Value::StringLit(text) = &property.value
                        {
                            self.free_text(document, &property.value, &text.value, &path.key(name), most);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn only_known_languages(&self, document: &SourceFile<'_>, object: &Object<'_>, path: &Path) {
        for property in &object.properties {
            let name = property.name.as_str();
            if !self.languages.is_empty() && name != "en" && !self.languages.iter().any(|language| language == name) {
                let range = (property.range.start, property.range.start + name.len() + 2);
                let complaint = Diagnostic::new(
                    "unknown-language",
                    format!("`{name}` is not a language of this dataset."),
                    format!(
                        "use one of {}, or add it to `languages` in dataset.json",
                        quoted(self.languages.iter().map(String::as_str))
                    ),
                );
                document.report(self.owner.as_deref(), &path.key(name), range, complaint);
            }
        }
    }
}
