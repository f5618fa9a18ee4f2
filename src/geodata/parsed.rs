//! The records of a dataset folder as they are written, for those who need every byte of them and not what they mean.

use super::{FILES, problem::Problem, source_file::SourceFile};
use jsonc_parser::ast::Value;
use serde::{Serialize, Serializer, ser::Error};

/// The files of a folder, parsed.
#[derive(Debug)]
pub struct Parsed<'f>(Vec<(&'f str, Option<Value<'f>>)>);

impl<'f> Parsed<'f> {
    /// Takes what the files say apart from what is wrong with them.
    pub(super) fn of(documents: Vec<SourceFile<'f>>) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let files = documents.into_iter().map(|document| {
            let (name, (root, found)) = (document.name, document.into_parts());
            problems.extend(found);
            (name, root)
        });
        (Self(files.collect()), problems)
    }

    /// Every record with the file that it is in, in the order of [`FILES`] and of each file; the head of the dataset is one record.
    pub fn records(&self) -> impl Iterator<Item = (&'f str, Json<'_>)> {
        self.0.iter().filter_map(|(name, root)| Some((*name, root.as_ref()?))).flat_map(|(name, root)| {
            let list = match root {
                Value::Object(root) if name == FILES[1] => root.get("features").map(|features| &features.value),
                root => Some(root),
            };
            let records = match list {
                Some(Value::Array(list)) if name != FILES[0] => &list.elements[..],
                Some(head) if name == FILES[0] => std::slice::from_ref(head),
                _ => &[],
            };
            records.iter().map(move |record| (name, Json(record)))
        })
    }
}

/// A JSON value as it is written, which serializes as itself.
#[derive(Clone, Copy, Debug)]
pub struct Json<'v>(&'v Value<'v>);

impl<'v> Json<'v> {
    /// Its member `id`, if that is a text.
    #[must_use]
    pub fn id(self) -> Option<&'v str> {
        Some(&*self.0.as_object()?.get_string("id")?.value)
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::StringLit(text) => serializer.serialize_str(&text.value),
            Value::NumberLit(number) => {
                serde_json::from_str::<serde_json::Number>(number.value).map_err(S::Error::custom)?.serialize(serializer)
            }
            Value::BooleanLit(flag) => serializer.serialize_bool(flag.value),
            Value::NullKeyword(_) => serializer.serialize_unit(),
            Value::Array(list) => serializer.collect_seq(list.elements.iter().map(Json)),
            Value::Object(object) => {
                serializer.collect_map(object.properties.iter().map(|property| (property.name.as_str(), Json(&property.value))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::Files;

    #[test]
    fn a_parsed_value_serializes_as_what_another_parser_reads() {
        for text in [
            r#"{"b": [1, -0.0, 1e2, 45.20, 12345678901234567890, 0.1e-7, 18446744073709551616], "a": {"": null, "ü": true}}"#,
            r#"{"id": "x", "text": "a\"b\\c\/\b\f\n\r\té 😀 \u0000 Լաչին"}"#,
            "[]",
            "[[], {}, [false, \"\"]]",
        ] {
            let document = SourceFile::parse("sources.json", text);
            let read: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_value(Json(document.root.as_ref().unwrap())).unwrap(), read, "{text}");
        }
    }

    #[test]
    fn records_are_those_of_each_file_in_its_order() {
        let texts = [r#"{"id": "head"}"#, r#"{"features": [{"id": "p"}]}"#, r#"[{"id": "c1"}, {"no": 1}]"#, "[]"];
        let files = Files::from_texts(texts.map(str::to_owned));
        let parsed = Parsed::new(&files).unwrap();
        let records: Vec<_> = parsed.records().map(|(file, record)| (file, record.id())).collect();
        let expected = [(FILES[0], Some("head")), (FILES[1], Some("p")), (FILES[2], Some("c1")), (FILES[2], None)];
        assert_eq!(records, expected);
        assert!(Parsed::new(&Files::from_texts(["{", "{}", "[]", "[]"].map(str::to_owned))).is_err());
    }
}
