//! corridor: a server for maps of roads that open and close.
//!
//! It answers one question: *on day D, which of these roads, bridges and checkpoints could be passed, by whom, and who says
//! so?* Data comes from a [`geodata`] folder, is folded into states by [`chronicle`], sealed into a revision by [`ledger`],
//! published by [`published`], and served by [`server`]; its own words are in [`l10n`]. Arrows point one way;
//! `tests/program/layering.rs` holds them.

pub mod chronicle;
pub mod cli;
pub mod encode;
pub mod geodata;
pub mod l10n;
pub mod ledger;
pub mod published;
pub mod query;
pub mod render;
pub mod schema;
pub mod server;
pub mod symbology;
