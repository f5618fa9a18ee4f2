//! The language of a page: the server's words from the catalogue, labels and prose from the data, days and moments.

use crate::{
    chronicle::{
        dataset::Header,
        moment::{Day, Instant, Moment, Offset},
        sentence::{bare_moment_words, day_words, party_name},
        status::{AccessLevel, Direction, Traveller},
        translated::{Label, Translated},
    },
    l10n::{Catalogue, Value, catalogue},
};
use maud::{Markup, html};

/// The language of a page whose link names none.
pub(crate) const DEFAULT_LANGUAGE: &str = "en";

/// One language, at the offset of one dataset.
#[derive(Clone, Debug)]
pub(crate) struct Locale {
    words: &'static Catalogue,
    /// BCP 47 tag.
    pub(crate) language: Box<str>,
    pub(crate) offset: Offset,
}

impl Locale {
    pub(crate) fn new(language: &str, offset: Offset) -> Self {
        Self { words: catalogue(language), language: language.into(), offset }
    }

    /// Whether nobody who speaks the language has reviewed its words.
    pub(crate) fn is_unreviewed(&self) -> bool {
        !self.words.is_reviewed()
    }

    /// A message without variables.
    pub(crate) fn say(&self, id: &str) -> String {
        self.words.text(id, &[])
    }

    /// A message with its variables.
    pub(crate) fn with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.words.text(id, values)
    }

    /// A message that takes one count.
    pub(crate) fn count(&self, id: &str, n: usize) -> String {
        self.with(id, &[("n", n.into())])
    }

    pub(crate) fn label<'l>(&self, label: &'l Label) -> &'l str {
        label.in_language(&self.language)
    }

    /// Prose in paragraphs, marked where it is in another language, and where nobody has checked its translation.
    pub(crate) fn prose(&self, prose: &Translated) -> Markup {
        let Some((language, version)) = prose.in_language(&self.language) else { return html! {} };
        let other = (language != &*self.language).then_some(language);
        html! {
            @for paragraph in version.text().split("\n\n") { p lang=[other] { (paragraph) } }
            @if version.is_unreviewed() { p.muted.small { (self.say("translation-unreviewed")) } }
        }
    }

    /// Prose inside a line.
    pub(crate) fn line(&self, prose: &Translated) -> Markup {
        let Some((language, version)) = prose.in_language(&self.language) else { return html! {} };
        let other = (language != &*self.language).then_some(language);
        html! {
            span lang=[other] { (version.text()) }
            @if version.is_unreviewed() { " " span.muted.small { "(" (self.say("translation-unreviewed-short")) ")" } }
        }
    }

    /// "April 2023".
    pub(crate) fn month(&self, day: Day) -> String {
        let month = self.say(&format!("month-alone-{}", day.month()));
        self.with("month-and-year", &[("month", (&month).into()), ("year", i32::from(day.year()).into())])
    }

    /// An instant as its local day, with the clock where that is not midnight.
    pub(crate) fn instant(&self, at: Instant) -> String {
        let (day, clock) = (day_words(self.offset.day_of(at), &self.language), self.offset.clock(at));
        if at == self.offset.start_of(self.offset.day_of(at)) {
            return day;
        }
        self.with("time-on-date", &[("time", (&clock).into()), ("date", (&day).into())])
    }

    /// A moment as precise as it was written: "April 2023", "about 12:30 on 3 December 2022".
    pub(crate) fn moment(&self, moment: &Moment) -> String {
        bare_moment_words(moment, self.offset, &self.language)
    }

    /// A moment with what a machine can read of it.
    pub(crate) fn time(&self, moment: &Moment) -> Markup {
        html! { time datetime=(moment.as_str().trim_end_matches(['~', '?', '%'])) { (self.moment(moment)) } }
    }

    /// A party with its qualifier, where the dataset shows qualifiers.
    pub(crate) fn party(&self, header: &Header, id: &str) -> String {
        party_name(header, id, &self.language)
    }

    /// "Azerbaijan says:", "Journalists say:".
    pub(crate) fn says(&self, header: &Header, id: &str) -> String {
        let is_plural = header.party(id).is_some_and(|party| party.plural_in.contains(&self.language));
        let n: usize = if is_plural { 2 } else { 1 };
        self.with("says", &[("who", (&self.party(header, id)).into()), ("n", n.into())])
    }

    pub(crate) fn traveller<'h>(&self, header: &'h Header, traveller: Traveller) -> &'h str {
        self.label(header.travellers.of(traveller))
    }

    pub(crate) fn direction<'h>(&self, header: &'h Header, direction: Direction) -> &'h str {
        self.label(header.directions.of(direction))
    }

    pub(crate) fn pass<'h>(&self, header: &'h Header, pass: Option<AccessLevel>) -> &'h str {
        self.label(header.access_values.of(pass))
    }

    /// What a language calls itself; its tag where there is no catalogue of it.
    pub(crate) fn own_name(language: &str) -> String {
        let words = catalogue(language);
        if words.language() == language { words.text("own-name", &[]) } else { language.to_owned() }
    }
}
