//! Builders for the rows of the table.

use super::types::{Field, FieldType, Member, Presence, Role};

/// Returns a field that no face has yet.
pub(super) const fn field(name: &'static str, form: FieldType, doc: &'static str) -> Field {
    Field { name, form, doc, file: None, feature: None, timeline: None, role: None, as_text: None, before: None, detail: "" }
}

/// Returns a field that files must have.
pub(super) const fn required(name: &'static str, form: FieldType, doc: &'static str) -> Field {
    field(name, form, doc).file(Presence::Always)
}

/// Returns a field that files may leave out.
pub(super) const fn optional(name: &'static str, form: FieldType, doc: &'static str) -> Field {
    field(name, form, doc).file(Presence::Optional)
}

/// Returns a property that every feature of a collection has a value for.
pub(super) const fn property(name: &'static str, form: FieldType, doc: &'static str) -> Field {
    field(name, form, doc).feature(Presence::Always)
}

/// Returns a member that `/timeline.json` always has a value for.
pub(super) const fn member(name: &'static str, form: FieldType, doc: &'static str) -> Field {
    field(name, form, doc).timeline(Presence::Always)
}

impl Field {
    const fn as_member(&self, presence: Presence) -> Option<Member> {
        Some(Member { form: self.form, presence, doc: self.doc })
    }

    pub(super) const fn file(self, presence: Presence) -> Self {
        Self { file: self.as_member(presence), ..self }
    }

    pub(super) const fn feature(self, presence: Presence) -> Self {
        Self { feature: self.as_member(presence), ..self }
    }

    pub(super) const fn timeline(self, presence: Presence) -> Self {
        Self { timeline: self.as_member(presence), ..self }
    }

    /// Adds the field to every face with the same type.
    pub(super) const fn everywhere(self, presence: Presence) -> Self {
        self.file(presence).feature(presence).timeline(presence)
    }

    pub(super) const fn feature_as(self, form: FieldType, presence: Presence, doc: &'static str) -> Self {
        Self { feature: Some(Member { form, presence, doc }), ..self }
    }

    pub(super) const fn timeline_as(self, form: FieldType, presence: Presence, doc: &'static str) -> Self {
        Self { timeline: Some(Member { form, presence, doc }), ..self }
    }

    pub(super) const fn role(self, role: Role) -> Self {
        Self { role: Some(role), ..self }
    }

    pub(super) const fn as_text(self, name: &'static str) -> Self {
        Self { as_text: Some(name), ..self }
    }

    pub(super) const fn before(self, name: &'static str) -> Self {
        Self { before: Some(name), ..self }
    }

    pub(super) const fn detail(self, detail: &'static str) -> Self {
        Self { detail, ..self }
    }
}
