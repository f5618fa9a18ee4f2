//! `/timeline`: every change, by year and month, below the ribbons of all places.

use super::{card::Card, components, drawings, json_ld, layout::PageLayout, view::View};
use crate::chronicle::{fold::ChangeIndex, index::atlas::Atlas, moment::Day};
use maud::{Markup, html};

pub(crate) fn page(view: &View) -> PageLayout<'_> {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let title = speech.say("timeline");
    let years = by_year(view);
    let body = html! {
        h1 { (title) }
        p.lead { (speech.say("timeline-lead")) }
        (drawings::ribbons(view))
        (drawings::legend_of_all(view))
        nav aria-label=(speech.say("years")) {
            ul.years-list { @for (year, _) in &years { li { a.chip href=(format!("#y{year}")) { (year) } } } }
        }
        @for (year, months) in &years {
            h2 id=(format!("y{year}")) { (year) }
            @for (month, changes) in months { (month_of(view, *month, changes)) }
        }
    };
    PageLayout {
        description: speech.count("timeline-description", atlas.changes().len()),
        title,
        kind: "website",
        linked: json_ld::list(view),
        trail: vec![],
        is_live: false,
        card: Card::default(),
        body,
    }
}

fn month_of(view: &View, month: Day, changes: &[ChangeIndex]) -> Markup {
    html! {
        section aria-labelledby=(format!("m{}", &month.to_string()[..7])) {
            h3 id=(format!("m{}", &month.to_string()[..7])) { (view.speech.month(month)) }
            ol.changes { @for &change in changes { (components::change_item(view, view.atlas().change(change), true)) } }
        }
    }
}

/// The changes by the time at which they begin; those of one instant in the order of the data.
pub(crate) fn in_time_order(atlas: &Atlas) -> Vec<ChangeIndex> {
    let mut order: Vec<ChangeIndex> = (0..).zip(atlas.changes()).map(|(index, _)| index).collect();
    order.sort_by_key(|&index| atlas.span_of(index).since);
    order
}

/// The months of a year, each by its first day, with the changes that begin in it.
type Months = Vec<(Day, Vec<ChangeIndex>)>;

fn by_year(view: &View) -> Vec<(i16, Months)> {
    let (atlas, offset) = (view.atlas(), view.speech.offset);
    let mut years: Vec<(i16, Months)> = Vec::new();
    for index in in_time_order(atlas) {
        let month = offset.day_of(atlas.span_of(index).since).first_of_month();
        if years.last().is_none_or(|(year, _)| *year != month.year()) {
            years.push((month.year(), Vec::new()));
        }
        let Some((_, months)) = years.last_mut() else { continue };
        match months.last_mut().filter(|(known, _)| *known == month) {
            Some((_, changes)) => changes.push(index),
            None => months.push((month, vec![index])),
        }
    }
    years
}
