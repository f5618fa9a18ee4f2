//! corridor: a server for maps of roads that open and close.
//!
//! It answers one question: *on day D, which of these roads, bridges and checkpoints could be passed, by whom, and who says
//! so?* Data comes from a [`geodata`] folder, is folded into states by [`chronicle`], sealed into a revision by [`ledger`],
//! published by [`live`], and served by [`http`]; what it says of its own stands in the [`catalogue`]. Arrows point one way;
//! `tests/layering.rs` holds them.

pub mod catalogue;
pub mod chronicle;
pub mod commands;
pub mod config;
pub mod encode;
pub mod geodata;
pub mod http;
pub mod ledger;
pub mod live;
pub mod query;
pub mod render;
