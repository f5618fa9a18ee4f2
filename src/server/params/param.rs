//! A parameter of a route, written once: how its value is read, and what the definition of the API and `docs/urls.md` say of it.
//!
//! A route has a struct of what it takes, made by [`params!`], so that reader, definition and documents have the same list.

use super::{Arity, Parameters};
use crate::{chronicle::index::atlas::Atlas, query::QueryError, server::state::Limits};
use serde_json::{Value, json};

/// A parameter whose value is a `T`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Param<T> {
    pub(crate) about: About,
    /// Reads a value of the parameter.
    pub(crate) parse: fn(&Given<'_>) -> Result<T, QueryError>,
}

/// A value that was given, and what it may refer to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given<'a> {
    pub(crate) name: &'static str,
    pub(crate) text: &'a str,
    pub(crate) atlas: &'a Atlas,
}

impl Given<'_> {
    /// The problem of this value.
    pub(crate) fn problem(&self, problem: impl Into<String>, allowed: impl Into<String>) -> QueryError {
        QueryError::new(self.name, self.text, problem, allowed)
    }
}

/// What is said of a parameter.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Its name.
    pub name: &'static str,
    /// How often it may stand.
    pub arity: Arity,
    /// Which values it takes, as Markdown.
    pub form: &'static str,
    /// What holds where it does not stand, as Markdown.
    pub default: &'static str,
    /// What the definition of the API says of it, where that describes its route.
    pub openapi: Option<OpenApi>,
}

/// What the definition of the API says of a parameter.
#[derive(Clone, Copy, Debug)]
pub struct OpenApi {
    /// What it asks for.
    pub description: &'static str,
    /// The members `schema` and `example`.
    pub members: fn(&Limits) -> Value,
}

impl<T> Param<T> {
    /// Reads the parameter; none where it does not stand.
    ///
    /// # Errors
    /// A value that cannot be understood, with what is allowed.
    pub(crate) fn read(&self, parameters: &Parameters, atlas: &Atlas) -> Result<Option<T>, QueryError> {
        let read = |text: &str| (self.parse)(&Given { name: self.about.name, text, atlas });
        match self.about.arity {
            Arity::One => parameters.value(self.about.name).map(read).transpose(),
            Arity::List => parameters.joined(self.about.name).as_deref().map(read).transpose(),
        }
    }
}

impl About {
    /// A parameter that may stand once, of a route that the definition of the API does not describe.
    #[must_use]
    pub const fn new(name: &'static str, form: &'static str, default: &'static str) -> Self {
        Self { name, arity: Arity::One, form, default, openapi: None }
    }

    /// The parameter in the definition of the API (OpenAPI 3.0).
    pub(crate) fn definition(&self, limits: &Limits) -> Option<Value> {
        let OpenApi { description, members } = self.openapi?;
        let mut definition = json!({
            "name": self.name, "in": "query", "required": false, "style": "form", "explode": false, "description": description,
        });
        if let (Some(definition), Value::Object(members)) = (definition.as_object_mut(), members(limits)) {
            definition.extend(members);
        }
        Some(definition)
    }

    /// The parameter as a row of a table of `docs/urls.md`.
    #[must_use]
    pub fn row(&self) -> String {
        format!("| `{}` | {} | {} |\n", self.name, self.form, self.default)
    }
}

/// Makes the struct of what a route takes: for each parameter the type of its value, and the [`Param`] that reads it.
macro_rules! params {
    ($(#[$doc:meta])* $visibility:vis struct $name:ident { $($(#[$field_doc:meta])* $field:ident: $value:ty = $param:expr),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug)]
        $visibility struct $name {
            $($(#[$field_doc])* pub(crate) $field: Option<$value>),*
        }

        impl $name {
            /// What is said of each parameter, in order.
            $visibility const ABOUT: &'static [$crate::server::params::About] = &[$($param.about),*];

            /// The name of each parameter, in order.
            $visibility const NAMES: &'static [&'static str] = &[$($param.about.name),*];

            /// Reads the parameters, in order.
            ///
            /// # Errors
            /// The first whose value cannot be understood.
            $visibility fn read(
                parameters: &$crate::server::params::Parameters,
                atlas: &$crate::chronicle::index::atlas::Atlas,
            ) -> Result<Self, $crate::query::QueryError> {
                Ok(Self { $($field: $param.read(parameters, atlas)?),* })
            }
        }
    };
}
pub(crate) use params;
