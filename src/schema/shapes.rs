//! The named objects that an object consists of.

use super::types::{Face, FieldType, Shape};

/// The named objects of `shape` on a face, each once, each after those that it consists of itself; an object with a name is the
/// last.
pub(crate) fn within(shape: &'static Shape, face: Face) -> Vec<&'static Shape> {
    let mut found = Vec::new();
    gather(shape, face, &mut found);
    found
}

fn gather(shape: &'static Shape, face: Face, found: &mut Vec<&'static Shape>) {
    for (_, member) in shape.on(face) {
        of_type(&member.form, face, found);
    }
    if !shape.name.is_empty() && found.iter().all(|known| known.name != shape.name) {
        found.push(shape);
    }
}

fn of_type(form: &'static FieldType, face: Face, found: &mut Vec<&'static Shape>) {
    match form {
        FieldType::Object(shape) => gather(shape, face, found),
        FieldType::List(item) | FieldType::Dictionary(item) | FieldType::OrNull(item) | FieldType::ListOrWord(item, _) => {
            of_type(item, face, found);
        }
        FieldType::Tuple(items) => items.iter().for_each(|item| of_type(item, face, found)),
        _ => {}
    }
}
