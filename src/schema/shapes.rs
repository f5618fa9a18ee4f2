//! Lists the named objects inside an object.

use super::types::{Face, FieldType, Shape};

/// Returns the named objects inside `shape` on a face, each once and after the objects that it contains; `shape` itself comes last if
/// it has a name.
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
        FieldType::Tuple(items) | FieldType::AnyOf(items) => items.iter().for_each(|item| of_type(item, face, found)),
        _ => {}
    }
}
