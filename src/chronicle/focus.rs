//! The period on which a timeline opens: as the dataset says, else the shortest one that holds half of the changes.

use super::{index::atlas::Atlas, period::Period};

/// Returns the period on which a timeline opens; none where the data has neither a focus nor changes.
#[must_use]
pub fn focus(atlas: &Atlas) -> Option<Period> {
    let header = atlas.header();
    header.timeline_focus.as_ref().map(|focus| focus.period(header.offset)).or_else(|| busiest(atlas))
}

/// Returns the shortest period of whole local days that holds half of the changes, the earliest of several; none without changes.
fn busiest(atlas: &Atlas) -> Option<Period> {
    let offset = atlas.header().offset;
    let mut days: Vec<_> = atlas.changes().iter().map(|change| offset.day_of(change.moment.earliest(offset))).collect();
    days.sort_unstable();
    let half = days.len().div_ceil(2);
    let windows = days.windows(half.max(1)).map(|window| (window[0], window[window.len() - 1]));
    let (first, last) = windows.min_by_key(|&(first, last)| (last - first).get_days())?;
    Some(Period { since: offset.start_of(first), until: offset.span_of(last).until })
}
