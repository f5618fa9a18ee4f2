//! Checks that the catalogues are complete and that their messages can be formatted.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// Variables that a language may leave out: its sentences may have no verb, and its dates are of their own form.
const OPTIONAL: [&str; 5] = ["tense", "month", "month-since", "year", "year-ordinal"];

/// Returns the messages of a file with the names of their variables. A message starts at the beginning of a line.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            line.split(" =").next().unwrap().clone_into(&mut last);
            assert!(found.insert(last.clone(), BTreeSet::new()).is_none(), "{last} is defined twice");
        } else if line.starts_with('#') {
            continue;
        }
        for name in line.split('$').skip(1) {
            let name: String = name.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            found.get_mut(&last).unwrap().insert(name);
        }
    }
    found
}

fn files(language: &Language) -> [&'static str; 3] {
    [language.sentence, language.pages, language.pictures]
}

#[test]
fn every_file_parses_without_errors() {
    for language in &LANGUAGES {
        let mut bundle: FluentBundle<FluentResource> = FluentBundle::new_concurrent(vec![language.tag.parse().unwrap()]);
        for text in files(language) {
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| errors);
            bundle.add_resource(resource.unwrap_or_else(|errors| panic!("{}: {errors:?}", language.tag))).unwrap();
        }
    }
}

#[test]
fn every_language_has_the_messages_and_the_variables_of_english() {
    let [english, others @ ..] = &LANGUAGES;
    for language in others {
        for (own, english) in files(language).into_iter().zip(files(english)) {
            let (own, english) = (messages(own), messages(english));
            let names = |all: &BTreeMap<String, BTreeSet<String>>| all.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(&own), names(&english), "{}", language.tag);
            for (id, variables) in english {
                let own = &own[&id];
                let differ: Vec<&String> =
                    own.symmetric_difference(&variables).filter(|name| !OPTIONAL.contains(&name.as_str())).collect();
                assert!(differ.is_empty(), "{} {id}: {differ:?}", language.tag);
            }
        }
    }
}

#[test]
fn every_message_can_be_formatted() {
    for tag in TAGS {
        let catalogue = catalogue(tag);
        assert_eq!(catalogue.language(), tag);
        for (id, variables) in files(catalogue.language).into_iter().flat_map(messages) {
            for value in [Value::Text("X"), Value::Text("now"), Value::Count(1), Value::Count(2), Value::Count(12_345)] {
                let mut arguments = FluentArgs::new();
                variables.iter().for_each(|name| arguments.set(name.clone(), value));
                let pattern = catalogue.bundle.get_message(&id).and_then(|message| message.value());
                let pattern = pattern.unwrap_or_else(|| panic!("{tag}: {id} has no text"));
                let mut errors = Vec::new();
                let text = catalogue.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
                assert!(errors.is_empty() && !text.is_empty(), "{tag} {id}: {errors:?}");
                assert!(!text.contains(['{', '$', '\u{2068}']), "{tag} {id}: {text}");
                assert!(!text.contains("12,345"), "{tag} {id}: numbers are not grouped");
            }
        }
    }
}

#[test]
fn only_english_is_marked_as_reviewed() {
    let reviewed: Vec<&str> = TAGS.into_iter().filter(|tag| catalogue(tag).is_reviewed()).collect();
    assert_eq!(reviewed, ["en"], "when a language is reviewed, set its mark; the pages then no longer say that it was not");
}

#[test]
fn unknown_message_is_formatted_as_its_id() {
    assert_eq!(catalogue("hy").text("no-such-message", &[]), "no-such-message");
}
