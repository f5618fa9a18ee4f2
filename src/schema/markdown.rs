//! Generates the tables of `docs/properties.md`.

use super::{
    collection::Collection,
    properties::Holds,
    records::{self, timeline},
    shapes,
    types::{Face, Field, FieldType, Member, Presence, Shape},
};

/// Returns a table of `docs/properties.md` by its name there, or `None` for an unknown name.
///
/// ```
/// let table = corridor::schema::markdown::table("sources").ok_or("a table of the page")?;
/// assert!(table.contains("| `author` | text or `null` | who wrote it |"));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn table(name: &str) -> Option<String> {
    if let Some(collection) = Collection::ALL.into_iter().find(|collection| collection.id() == name) {
        return Some(rows(records::of(collection), Face::Feature));
    }
    Some(match name {
        "objects" => objects(Collection::ALL.into_iter().map(records::of), Face::Feature, ""),
        "timeline" => rows(&timeline::TIMELINE, Face::Timeline),
        "timeline objects" => objects([&timeline::TIMELINE].into_iter(), Face::Timeline, "timeline: "),
        _ => return None,
    })
}

/// Writes columns as a table: name, type, meaning.
pub fn columns<'c>(columns: impl IntoIterator<Item = (&'c str, Holds, &'c str)>) -> String {
    let row = |(name, holds, doc)| {
        let form = match holds {
            Holds::Words(words) => one_of(words),
            Holds::Number => "number".into(),
            Holds::Metres => "number, metres".into(),
            Holds::Flag => "true or false".into(),
            Holds::Instant => "time".into(),
            Holds::Day => "day".into(),
            Holds::Edtf => "moment".into(),
            Holds::Url => "address".into(),
            Holds::Text | Holds::Texts | Holds::Objects | Holds::Object => "text".into(),
        };
        format!("| `{name}` | {form} | {doc} |\n")
    };
    HEAD.replace("member", "column") + &columns.into_iter().map(row).collect::<String>()
}

const HEAD: &str = "| member | type | meaning |\n| --- | --- | --- |\n";

fn rows(shape: &Shape, face: Face) -> String {
    let row = |(field, member): (&Field, &Member)| {
        let form = type_of(&member.form, face);
        let form = match member.presence {
            Presence::Always => form,
            Presence::Optional => format!("{form}, or left out"),
            Presence::Nullable => format!("{form} or `null`"),
        };
        format!("| `{}` | {form} | {} |\n", field.name, meaning(field, member, face))
    };
    let head = if face == Face::Feature { HEAD.replace("member", "property") } else { HEAD.to_owned() };
    head + &shape.on(face).into_iter().map(row).collect::<String>()
}

fn meaning(field: &Field, member: &Member, face: Face) -> String {
    let detail = if field.detail.is_empty() || face == Face::Timeline { String::new() } else { format!("; {}", field.detail) };
    // An unnamed object has no table, so its members are listed here.
    let members = member.form.shape().filter(|shape| shape.name.is_empty()).map_or_else(String::new, |shape| {
        let names: Vec<&str> = shape.on(face).into_iter().map(|(field, _)| field.name).collect();
        format!(": {}", quoted(&names))
    });
    format!("{}{members}{detail}", member.doc).replace('|', "\\|")
}

/// Writes a heading and a table for each named object inside `shapes`; for features, the shapes themselves are left out.
fn objects(of: impl Iterator<Item = &'static Shape>, face: Face, prefix: &str) -> String {
    let mut found: Vec<&Shape> = Vec::new();
    for outer in of {
        let inner = shapes::within(outer, face).into_iter().filter(|shape| shape.name != outer.name);
        found.extend(inner.filter(|shape| found.iter().all(|known| known.name != shape.name)).collect::<Vec<_>>());
    }
    let section =
        |shape: &&Shape| format!("### {prefix}{}\n\n{}.\n\n{}", title(shape.name), capital(shape.doc), rows(shape, face));
    found.iter().map(section).collect::<Vec<_>>().join("\n")
}

fn type_of(form: &FieldType, face: Face) -> String {
    match form {
        FieldType::Text | FieldType::Offset | FieldType::Language | FieldType::Contact | FieldType::Colour => "text".into(),
        FieldType::Defines(_) | FieldType::Refers(_) => "id".into(),
        FieldType::Moment => "moment".into(),
        FieldType::Instant => "time".into(),
        FieldType::Day => "day".into(),
        FieldType::OneOf(words) => one_of(words),
        FieldType::Exactly(word) => format!("`{word}`"),
        FieldType::Url => "address".into(),
        FieldType::Flag => "true or false".into(),
        FieldType::Number(..) | FieldType::Whole(..) => "number".into(),
        FieldType::Metres => "number, metres".into(),
        FieldType::Label | FieldType::Words | FieldType::Prose if face == Face::Timeline => "text".into(),
        FieldType::Label | FieldType::Words | FieldType::Prose => "texts by language".into(),
        FieldType::List(item) | FieldType::ListOrWord(item, _) => match item {
            FieldType::Refers(_) => "list of ids".into(),
            FieldType::Object(shape) if !shape.name.is_empty() => format!("list of {}", link(shape, face)),
            FieldType::Object(_) | FieldType::Tuple(_) => "list".into(),
            FieldType::AnyOf(_) => format!("list of: {}", type_of(item, face)),
            _ => format!("list of {}s", type_of(item, face)),
        },
        FieldType::Numbers(count, ..) => format!("{count} numbers"),
        FieldType::Tuple(_) => "pair".into(),
        FieldType::Object(shape) if !shape.name.is_empty() => link(shape, face),
        FieldType::Object(_) => "object".into(),
        FieldType::Dictionary(item) => format!("by name, {}", type_of(item, face)),
        FieldType::AnyOf(forms) => forms.iter().map(|form| type_of(form, face)).collect::<Vec<_>>().join(" or "),
        FieldType::OrNull(form) => format!("{} or `null`", type_of(form, face)),
        FieldType::Geometry => "geometry or `null`".into(),
    }
}

/// Returns a link to the table of an object.
fn link(shape: &Shape, face: Face) -> String {
    let title = title(shape.name);
    let prefix = if face == Face::Timeline { "timeline-" } else { "" };
    format!("[{title}](#{prefix}{})", title.replace(' ', "-"))
}

/// Converts `SpokenName` to `spoken name`.
fn title(name: &str) -> String {
    let mut title = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !title.is_empty() {
            title.push(' ');
        }
        title.extend(letter.to_lowercase());
    }
    title
}

fn one_of(words: &[&str]) -> String {
    format!("one of {}", quoted(words))
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
