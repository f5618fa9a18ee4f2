//! References inside the definition.

use serde_json::{Value, json};

pub(super) fn reference(section: &str, name: &str) -> Value {
    json!({"$ref": format!("#/components/{section}/{name}")})
}
