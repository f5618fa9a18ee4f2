//! Generates `web/src/wire.ts`, the types of `/timeline.json` for the page.

use super::{
    records::timeline::TIMELINE,
    shapes,
    types::{Face, FieldType, Presence},
};
use crate::chronicle::{
    change::Certainty,
    place::Kind,
    status::{AccessLevel, Direction, Traveller},
};
use std::fmt::Write as _;

/// The vocabularies that the page refers to by name.
const UNIONS: [(&str, &[&str]); 5] = [
    ("Traveller", Traveller::WORDS),
    ("Direction", Direction::WORDS),
    ("Pass", AccessLevel::WORDS),
    ("Certainty", Certainty::WORDS),
    ("Kind", Kind::WORDS),
];

const HEAD: &str = "\
// The JSON of `/timeline.json`, as the table of fields in `src/schema/records` has it. Do not edit:
// `CORRIDOR_UPDATE=1 cargo test --test program generated` writes this file.

import type { Geometry } from 'geojson'

";

/// Returns the types of `/timeline.json` as a TypeScript module.
///
/// ```
/// let module = corridor::schema::typescript::wire();
/// assert!(module.contains("export interface WireSource {"));
/// ```
#[must_use]
pub fn wire() -> String {
    let mut out = HEAD.to_owned();
    // Writing to a string cannot fail.
    for (name, words) in UNIONS {
        let _ = writeln!(out, "export type {name} = {}", union(words));
    }
    let _ = writeln!(out, "export type PassWord = Pass | 'not-recorded'");
    for shape in shapes::within(&TIMELINE, Face::Timeline) {
        let _ = write!(out, "\n/** {}. */\nexport interface Wire{} {{\n", capital(shape.doc), shape.name);
        for (field, member) in shape.on(Face::Timeline) {
            let _ = writeln!(
                out,
                "  /** {}. */\n  readonly {}",
                capital(member.doc),
                typed(field.name, member.presence, &member.form)
            );
        }
        out.push_str("}\n");
    }
    out
}

/// Writes a member and its type.
fn typed(name: &str, presence: Presence, form: &FieldType) -> String {
    let name = if name.contains('-') { format!("'{name}'") } else { name.to_owned() };
    match presence {
        Presence::Always => format!("{name}: {}", type_of(form)),
        Presence::Optional => format!("{name}?: {}", type_of(form)),
        Presence::Nullable => format!("{name}: {} | null", type_of(form)),
    }
}

fn type_of(form: &FieldType) -> String {
    match form {
        FieldType::OneOf(words) => {
            UNIONS.iter().find(|(_, known)| known == words).map_or_else(|| union(words), |(name, _)| (*name).to_owned())
        }
        FieldType::Exactly(word) => format!("'{word}'"),
        FieldType::Flag => "boolean".to_owned(),
        FieldType::Number(..) | FieldType::Whole(..) | FieldType::Metres => "number".to_owned(),
        FieldType::List(item) | FieldType::ListOrWord(item, _) => match type_of(item) {
            inner if inner.contains([' ', '|']) => format!("readonly ({inner})[]"),
            inner => format!("readonly {inner}[]"),
        },
        FieldType::Numbers(count, ..) => format!("readonly [{}]", vec!["number"; *count].join(", ")),
        FieldType::Tuple(items) => format!("readonly [{}]", items.iter().map(type_of).collect::<Vec<_>>().join(", ")),
        FieldType::Object(shape) if shape.name.is_empty() => {
            let members = shape.on(Face::Timeline).into_iter();
            let members = members.map(|(field, member)| format!("readonly {}", typed(field.name, member.presence, &member.form)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join("; "))
        }
        FieldType::Object(shape) => format!("Wire{}", shape.name),
        FieldType::Dictionary(item) => format!("Readonly<Record<string, {}>>", type_of(item)),
        FieldType::AnyOf(forms) => forms.iter().map(type_of).collect::<Vec<_>>().join(" | "),
        FieldType::OrNull(form) => format!("{} | null", type_of(form)),
        FieldType::Geometry => "Geometry | null".to_owned(),
        FieldType::Text
        | FieldType::Defines(_)
        | FieldType::Refers(_)
        | FieldType::Moment
        | FieldType::Instant
        | FieldType::Day
        | FieldType::Offset
        | FieldType::Language
        | FieldType::Url
        | FieldType::Contact
        | FieldType::Colour
        | FieldType::Label
        | FieldType::Words
        | FieldType::Prose => "string".to_owned(),
    }
}

fn union(words: &[&str]) -> String {
    words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" | ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
