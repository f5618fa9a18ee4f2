//! The answer in words: the state of a place on a day or at an instant, who could pass, for how long, and what is not known.
//!
//! Pages, pictures, feeds and the API all use these sentences. A sentence states no more than the state does: the account of one
//! side reads as reported, a denied one as disputed, and what was not recorded is left out. The messages come from
//! [`l10n`](crate::l10n).
//!
//! Each answer is a filled-in template: the words hold for a whole slice of time, and only the date, the time and two counters
//! change within it. [`sentences`] returns all templates of a place, so that the page needs no request while the time moves.

mod access;
mod answer;
mod builder;
mod facts;
mod format;
mod party;
mod shown;
mod slices;
mod statement;

pub use answer::{Answer, also_clauses, answer, state_label};

pub use facts::{STALE_AFTER_DAYS, first_day_without_ordinary_traffic};
pub use format::{
    as_sentence, bare_moment_words, date_template, day_words, moment_words, month_names, month_template, months_alone, ordinals,
};
pub use party::{control_words, party_name};
pub use shown::{Shown, ShownText};
pub use slices::{Sentences, Slice, sentences, slice_period};
pub use statement::{HEADLINE_CHARS, LABEL_CHARS};
