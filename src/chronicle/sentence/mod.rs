//! The answer in words: what held at a place on a day or at an instant, who could pass, for how long, and what is not known.
//!
//! Made once, here, so that page, picture, feed and API say the same. It states no more than the state does: one side's word
//! reads as reported, a denied one as disputed, and what nobody recorded is not spoken of. The words are those of the
//! [`catalogue`](crate::l10n), in every language of it.
//!
//! Each answer is a template filled in: the same words hold for a whole stretch of time, and only the date, the time and two
//! counters move. [`sentences`] gives all templates of a place, so that a page can move its playhead without asking.

mod access;
mod answer;
mod builder;
mod facts;
mod format;
mod shown;
mod slices;

pub use answer::{Answer, also_clauses, answer};
pub use facts::STALE_AFTER_DAYS;
pub use format::{
    as_sentence, bare_moment_words, date_template, day_words, moment_words, month_names, month_template, months_alone, ordinals,
};
pub use shown::{Shown, ShownText};
pub use slices::{Sentences, Slice, sentences};
