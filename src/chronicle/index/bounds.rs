//! The bounds of a state as precisely as the reports say them: a year, a month, a day or a time, with its qualifier.

use super::atlas::StateView;
use crate::chronicle::{
    change::EffectKind,
    fold::ChangeIndex,
    moment::{Instant, Moment},
};
use std::borrow::Cow;

impl<'a> StateView<'a> {
    /// Returns the moment at which the state starts, as written: that of its maker, or the end of the exception after which it
    /// resumed. An exception without a written end lasts to the end of a local day, so the state resumes on the day after.
    #[must_use]
    pub fn since_written(&self) -> Cow<'a, Moment> {
        let maker = Cow::Borrowed(&self.maker().moment);
        let Some(exception) = self.state.resumed_after else { return maker };
        let since = self.state.period.since;
        self.exception_end(exception, since).or_else(|| self.exactly(since)).unwrap_or(maker)
    }

    /// Returns the moment at which the state ends (not included), as written: the start of the state that follows at once, else the
    /// end that an exception names, the moment of the change that ended it, or the end of the place; `None` while it goes on.
    #[must_use]
    pub fn until_written(&self) -> Option<Cow<'a, Moment>> {
        let until = self.state.period.until?;
        if let Some(next) = self.next().filter(|next| next.state.period.since == until) {
            return Some(next.since_written());
        }
        let (atlas, offset) = (self.atlas, self.atlas.header().offset);
        let own = self.effect().until.as_ref();
        let changes = atlas.changes_of(self.state.place).iter().map(|&change| &atlas.change(change).moment);
        let lifespans = self.place().periods.iter().filter_map(|period| period.until.as_ref());
        let written = own.into_iter().chain(changes).chain(lifespans).find(|moment| moment.earliest(offset) == until);
        written.map(Cow::Borrowed).or_else(|| self.exactly(until))
    }

    /// The state of the same place that starts next.
    fn next(&self) -> Option<StateView<'a>> {
        let range = self.atlas.states_of(self.state.place);
        let states = &self.atlas.states()[range.start as usize..range.end as usize];
        let after = states.partition_point(|state| state.period.since <= self.state.period.since);
        states.get(after).map(|state| StateView { atlas: self.atlas, state })
    }

    /// The end at `at` that an exception at this place names.
    fn exception_end(&self, exception: ChangeIndex, at: Instant) -> Option<Cow<'a, Moment>> {
        let (place, offset) = (&self.place().id, self.atlas.header().offset);
        let effects = self.atlas.change(exception).effects.iter();
        let ends = effects.filter(|effect| effect.kind == EffectKind::Exception && effect.places.contains(place));
        ends.filter_map(|effect| effect.until.as_ref()).find(|until| until.earliest(offset) == at).map(Cow::Borrowed)
    }

    /// An instant that nobody wrote as a moment: its local day where it is midnight, else the time.
    fn exactly(&self, at: Instant) -> Option<Cow<'a, Moment>> {
        let offset = self.atlas.header().offset;
        let day = offset.day_of(at);
        let text = if offset.start_of(day) == at { day.to_string() } else { offset.rfc3339(at) };
        text.parse().ok().map(Cow::Owned)
    }
}
