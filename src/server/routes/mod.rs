//! One module a resource: extract, ask, wrap.

pub mod assets;
pub(crate) mod downloads;
pub(crate) mod embed;
pub mod film;
pub(crate) mod health;
pub(crate) mod oembed;
pub(crate) mod ogc;
pub(crate) mod package;
pub(crate) mod pages;
pub mod snapshot;
pub(crate) mod style;
pub(crate) mod timeline;
