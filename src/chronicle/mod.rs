//! The domain: places, dated reports, and the states that follow from them.
//!
//! Everything the product says is decided here: when a state starts and ends, what an exception interrupts, which report
//! confirms what, and how the answer reads in words. The module is pure. It refuses to know files, JSON, HTTP, locks and the
//! clock: the caller passes the instant that is "now", and gets the same answer for the same question for ever.
//!
//! The words are those of the field: a [`Moment`](moment::Moment) is EDTF, a [`Period`](period::Period) is half-open, a
//! [`Place`](place::Place) has a kind and existence periods, a [`Change`](change::Change) is one dated and sourced report with
//! effects, and a [`State`](timeline::State) is a place during one period between two changes.
//! The [`Atlas`](atlas::Atlas) holds all of it, indexed and immutable.

pub mod balance;
mod certainty;
pub mod change;
pub mod claim;
pub mod dataset;
pub mod diff;
pub mod figure;
pub mod fold;
pub mod given_time;
mod id;
pub mod index;
mod instant;
pub mod moment;
pub mod period;
pub mod place;
pub mod sentence;
pub mod source;
pub mod status;
pub mod translated;

pub use id::{ChangeId, FigureId, MandateId, PartyId, PlaceId, SourceId, StatusId};
