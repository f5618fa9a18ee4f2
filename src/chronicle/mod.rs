//! The domain: places, dated reports, and the states that follow from them.
//!
//! It decides when a state starts and ends, what an exception interrupts, which report confirms what, and how the answer
//! reads in words. The module is pure: it has no files, JSON, HTTP, locks or clock. The caller passes the instant that is "now",
//! and the same arguments always give the same result.
//!
//! A [`Moment`](moment::Moment) is an EDTF date, a [`Period`](period::Period) is half-open, a [`Place`](place::Place) has a
//! kind and periods of existence, a [`Change`](change::Change) is one dated and sourced report with effects, and a
//! [`State`](fold::State) is a place during one period between two changes. The [`Atlas`](index::atlas::Atlas) holds all of
//! them, indexed and immutable.

pub mod balance;
mod certainty;
pub mod change;
pub mod claim;
pub mod curve;
pub mod dataset;
pub mod diff;
pub mod figure;
pub mod focus;
pub mod fold;
pub mod given_time;
mod id;
pub mod index;
mod instant;
pub mod labels;
pub mod map_label;
pub mod moment;
pub mod period;
pub mod place;
pub mod route;
pub mod sentence;
pub mod source;
pub mod status;
pub mod story;
pub mod story_number;
pub mod translated;

pub use id::{ChangeId, FigureId, MandateId, PartyId, PlaceId, SourceId, StatusId};
