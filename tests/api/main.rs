//! What HTTP promises, asked through the router: one module per resource, names that say the promise.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

mod as_of;
mod assets;
mod brief;
mod caching;
mod changes;
mod conformance;
mod downloads;
mod embed;
mod embed_steps;
mod errors;
mod faces;
mod film;
mod forms;
mod headers;
mod kept;
mod lenient;
mod metadata;
mod oembed;
mod package;
mod pages;
mod paging;
mod places;
mod ranges;
mod reach;
mod resolved;
mod snapshot;
mod sources;
mod states;
mod story;
mod style;
mod timeline;
mod written;
