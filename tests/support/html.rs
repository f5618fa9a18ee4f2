//! A page, read as a browser reads it: start tags with their decoded attributes, and the text that follows each.

use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};

/// A start tag, and the text up to the next tag.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) text: String,
}

impl Element {
    /// An attribute, empty where there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// All elements of a page, in their order.
#[derive(Debug)]
pub(crate) struct Document(pub(crate) Vec<Element>);

impl Document {
    pub(crate) fn read(text: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let text_of = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let mut elements: Vec<Element> = Vec::new();
        for token in Tokenizer::new_with_emitter(text, emitter) {
            match token.unwrap() {
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.iter().map(|(name, value)| (text_of(name), text_of(&value.value)));
                    elements.push(Element { name: text_of(&tag.name), attributes: attributes.collect(), text: String::new() });
                }
                Token::String(text) => {
                    if let Some(last) = elements.last_mut() {
                        last.text += &text_of(&text.value);
                    }
                }
                Token::Error(error) => panic!("{error:?} after {:?}", elements.last()),
                _ => {}
            }
        }
        Self(elements)
    }

    /// The elements of this name.
    pub(crate) fn all<'d>(&'d self, name: &'d str) -> impl Iterator<Item = &'d Element> {
        self.0.iter().filter(move |element| element.name == name)
    }

    /// The only element of this name with this attribute.
    #[track_caller]
    pub(crate) fn one<'d>(&'d self, name: &'d str, attribute: &str, value: &str) -> &'d Element {
        let mut found = self.all(name).filter(|element| element.get(attribute) == value);
        let first = found.next().unwrap_or_else(|| panic!("no {name} with {attribute}={value}"));
        assert!(found.next().is_none(), "two {name} with {attribute}={value}");
        first
    }

    /// Where all links of the page lead.
    pub(crate) fn hrefs(&self) -> BTreeSet<&str> {
        self.all("a").map(|link| link.get("href")).collect()
    }

    /// All text, tags left out.
    pub(crate) fn text(&self) -> String {
        self.0.iter().map(|element| element.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}
